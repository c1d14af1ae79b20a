import { toInstant } from '../../core/instant.js';
import { setOwn } from '../../core/own-field.js';
import { DEEPEST_VALUE, shapeOf } from '../../core/plain.js';
import { childOf, keysOf, type Read, type Reader, refuse } from '../../core/read.js';

/** More values than the facts of any period have; some 100 MB of JSON. */
const MOST_SEALED_VALUES = 3_000_000;

/**
 * Copies data as JSON has it, so that every party writes the same text of it. Instants of `Date` and
 * Temporal become epoch milliseconds, typed arrays lists, -0 becomes 0, and a field without a value is
 * not there. All else that JSON would lose or change is refused, lone surrogates among it (RFC 7493).
 */
export const readJson: Read<unknown> = (reader) => copied(reader, 'leftOut');

/** The same with fields that have no value, for whoever looks whether anybody knows their names. */
export const readAlmostJson: Read<unknown> = (reader) => copied(reader, 'kept');

function copied(reader: Reader, noValueAs: 'kept' | 'leftOut'): unknown {
  let count = 0;
  // What is shared is copied once and counted wherever it stands: it is written there each time.
  const known = new Map<object, Copied>();
  const tally = (values: number): void => {
    count += values;
    if (count > MOST_SEALED_VALUES) refuseLarge(reader);
  };
  const copyOf = (at: Reader, depth: number): unknown => {
    const { value } = at;
    if (depth > DEEPEST_VALUE) refuseLarge(reader);
    const shared = typeof value === 'object' && value !== null ? known.get(value) : undefined;
    tally(shared?.count ?? 1);
    if (shared !== undefined) return shared.copy;
    if (typeof value !== 'object' || value === null) return scalarOf(at);
    const before = count - 1;
    const copy = containerOf(at, value, depth);
    known.set(value, { copy, count: count - before });
    return copy;
  };
  const containerOf = (at: Reader, value: object, depth: number): unknown => {
    if (isColumn(value)) return membersOf(at, value.length, depth);
    const shape = shapeOf(value);
    if (shape === 'list') return membersOf(at, (value as readonly unknown[]).length, depth);
    return shape === 'fields' ? fieldsOf(at, depth) : instantOf(at);
  };
  const membersOf = (at: Reader, length: number, depth: number): unknown[] => {
    const list: unknown[] = [];
    for (let i = 0; i < length; i++) list.push(copyOf(childOf(at, i), depth + 1));
    return list;
  };
  const fieldsOf = (at: Reader, depth: number): Record<string, unknown> => {
    const fields: Record<string, unknown> = {};
    for (const name of keysOf(at)) {
      const field = childOf(at, name);
      if (hasLoneSurrogate(name)) refuseText(field);
      if (field.value !== undefined) setOwn(fields, name, copyOf(field, depth + 1));
      else if (noValueAs === 'kept') setOwn(fields, name, undefined);
    }
    return fields;
  };
  return copyOf(reader, 0);
}

/** The copy of an object, and of how many values it is. */
interface Copied {
  readonly copy: unknown;
  readonly count: number;
}

function scalarOf(reader: Reader): string | number | boolean | null {
  const { value } = reader;
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  if (typeof value === 'string') return hasLoneSurrogate(value) ? refuseText(reader) : value;
  if (value === null || typeof value === 'boolean') return value;
  refuseOther(reader);
}

function isColumn(value: object): value is ArrayLike<number> & ArrayBufferView {
  return ArrayBuffer.isView(value) && 'length' in value;
}

/** A `Date` or an instant of Temporal, as the instant that `settlePeriod` reads in it. */
function instantOf(reader: Reader): number {
  try {
    return toInstant(reader.value as Date);
  } catch {
    refuseOther(reader);
  }
}

function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}

function refuseOther(reader: Reader): never {
  refuse(reader, {
    code: 'invalid-type',
    expected: 'plain data, as JSON has it, or an instant',
    hint: 'what is sealed is texts, finite numbers, true, false, null, lists and objects of them',
  });
}

function refuseText(reader: Reader): never {
  refuse(reader, {
    code: 'invalid-type',
    expected: 'text of whole characters',
    received: 'half of a surrogate pair',
    hint: 'no two programs write it as the same bytes',
  });
}

function refuseLarge(reader: Reader): never {
  refuse(reader, {
    code: 'invalid-type',
    expected: `at most ${MOST_SEALED_VALUES} values, nested ${DEEPEST_VALUE} levels deep`,
    received: 'more, or a cycle',
    hint: 'settle fewer tickets at a time',
  });
}
