import { childOf, type Reader } from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';
import { id, text } from '../../core/read-values.js';
import { orNone } from '../shared/foreign.js';
import { pickOrTell } from '../shared/unread.js';
import { type Tell, tellLoss } from './warning.js';

/** An object of OpenSLO: its kind, its name, and where its specification stands. */
export interface OpenSloObject {
  readonly kind: string;
  readonly name: string | undefined;
  readonly displayName: string | undefined;
  readonly spec: Reader;
  readonly place: Reader;
}

/** Kinds that promise nothing: what they say is for other tools. */
const IMMATERIAL_KINDS = ['Service', 'DataSource', 'AlertNotificationTarget'];
const KINDS = ['SLO', 'SLI', 'AlertPolicy', 'AlertCondition'];

const IMMATERIAL = ['labels', 'annotations'];

/** Reads an object; what is of a later version, or of no kind that is known, is told and left out. */
export function readObject(reader: Reader, tell: Tell): OpenSloObject | undefined {
  requireObject(reader, 'an object of OpenSLO');
  const version = childOf(reader, 'apiVersion');
  if (version.value !== 'openslo/v1') {
    tellLoss(tell, 'unknown-version', version, ['openslo/v1', 'the document is left out']);
    return undefined;
  }
  const kind = childOf(reader, 'kind');
  if (IMMATERIAL_KINDS.includes(kind.value as string)) return undefined;
  if (!KINDS.includes(kind.value as string)) {
    tellLoss(tell, 'unknown-kind', kind, [
      `one of ${KINDS.join(', ')}`,
      'the document is left out',
    ]);
    return undefined;
  }
  return readNamed(reader, tell);
}

/** Reads an object that stands where only one kind can, as alerts within an SLO do. */
export function readNamed(reader: Reader, tell: Tell): OpenSloObject {
  const { kind = '' } = pickOrTell(
    reader,
    'an object of OpenSLO',
    { kind: orNone(text) },
    { immaterial: ['apiVersion', 'metadata', 'spec'], tell },
  );
  const metadata = childOf(reader, 'metadata');
  const { name, displayName } =
    metadata.value === undefined
      ? { name: undefined, displayName: undefined }
      : pickOrTell(
          metadata,
          'metadata',
          { name: orNone(id), displayName: orNone(text) },
          { immaterial: IMMATERIAL, tell },
        );
  return { kind, name, displayName, spec: childOf(reader, 'spec'), place: reader };
}
