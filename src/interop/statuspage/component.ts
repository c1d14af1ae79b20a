import type { Reader } from '../../core/read.js';
import { flag, id, text } from '../../core/read-values.js';
import { orNone } from '../shared/foreign.js';
import { type Beside, pickOrTell } from '../shared/unread.js';

/** A component as a page lists it today. */
export interface Component {
  readonly place: Reader;
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** The id of the group that it is in. */
  readonly group: string | undefined;
  readonly isGroup: boolean;
}

/** Reads a component; what is not read of it and holds something is told. */
export function readComponent(reader: Reader, tell: Beside['tell']): Component {
  const fields = pickOrTell(
    reader,
    'a component',
    { id, name: text, status: text, group_id: orNone(id), group: orNone(flag) },
    { immaterial: IMMATERIAL, tell },
  );
  return {
    place: reader,
    id: fields.id,
    name: fields.name,
    status: fields.status,
    group: fields.group_id,
    isGroup: fields.group === true,
  };
}

const IMMATERIAL: readonly string[] = [
  'automation_email',
  // The members of a group say themselves which one they are in.
  'components',
  'created_at',
  'description',
  'only_show_if_degraded',
  'page_id',
  'position',
  'showcase',
  'start_date',
  'updated_at',
];
