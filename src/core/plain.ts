import { setOwn } from './own-field.js';
import { note, type Reader, refuse } from './read.js';

/** Deeper than any document, and shallow enough for whatever reads one by recursion. */
export const DEEPEST_VALUE = 200;

/**
 * More values than any real document has: some 3 MB of JSON. A part that stands in several places is
 * counted in each of them, since each is read: 25 lists that hold the next one twice are 2^25 values.
 */
export const MOST_VALUES = 250_000;

/** How many steps of the way to what is too deep are told; two hundred would say no more. */
const SHOWN_STEPS = 8;

/**
 * What to do with things that are more than their fields, dates for example, and with what is nested
 * too deep or holds itself: `kept` leaves them to readers that know what they expect.
 */
export type OtherThings = 'kept' | 'refused';

/** How much has been copied so far, and how to go on. */
interface Walk {
  count: number;
  /** What is being copied, outermost first. */
  readonly within: Set<object>;
  readonly others: OtherThings;
  /** Whether it goes into a result, where no reader looks at it any more. */
  readonly isEcho: boolean;
}

/**
 * Copies plain data, each field read once: whoever reads the copy meets neither a getter nor a proxy,
 * neither a cycle nor more than {@link MOST_VALUES} values. What throws when it is read is refused, and
 * so are keys named `__proto__`, which many copies drop silently.
 */
export function plainCopy(reader: Reader, others: OtherThings): unknown {
  return copyOf(reader, 0, { count: 0, within: new Set(), others, isEcho: false });
}

/** {@link plainCopy} of what goes into a result: a field without a value is not there. */
export function plainEcho(reader: Reader): unknown {
  const walk: Walk = { count: 0, within: new Set(), others: 'refused', isEcho: true };
  return withoutUndefined(copyOf(reader, 0, walk));
}

/** Plain data without the fields that have no value. */
export function withoutUndefined(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(withoutUndefined);
  const out: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(value))
    if (field !== undefined) setOwn(out, key, withoutUndefined(field));
  return out;
}

function copyOf(reader: Reader, depth: number, walk: Walk): unknown {
  const { value } = reader;
  walk.count++;
  if (walk.count > MOST_VALUES) refuseMany(reader);
  // No document means the zero with a sign that a number may be.
  if (typeof value !== 'object' || value === null) {
    if (walk.isEcho && !isOfJson(value)) return noteOther(reader);
    return value === 0 ? 0 : value;
  }
  if (depth >= DEEPEST_VALUE) return walk.others === 'kept' ? value : refuseDeep(reader);
  if (walk.within.has(value) && walk.others === 'kept') return value;
  walk.within.add(value);
  const copy = copyOfObject(reader, depth, walk);
  walk.within.delete(value);
  return copy;
}

/** Whether JSON could say a value that is no object; what is left out is no value at all. */
function isOfJson(value: unknown): boolean {
  return (
    value === null ||
    ['string', 'boolean', 'undefined'].includes(typeof value) ||
    Number.isFinite(value)
  );
}

function copyOfObject(reader: Reader, depth: number, walk: Walk): unknown {
  const shape = tried(() => shapeOf(reader.value as object));
  switch (shape) {
    case 'list':
      return copyOfList(reader, depth, walk);
    case 'fields':
      return copyOfFields(reader, depth, walk);
    case 'other':
      return walk.others === 'kept' ? reader.value : noteOther(reader);
    default:
      return noteUnreadable(reader);
  }
}

function copyOfList(reader: Reader, depth: number, walk: Walk): unknown {
  const list = reader.value as readonly unknown[];
  const length = tried(() => list.length);
  if (length === THROWS) return noteUnreadable(reader);
  const out: unknown[] = [];
  // By index, so that a hole is read as the nothing that it is, and counts.
  for (let i = 0; i < length; i++) {
    const member = copyOfMember(reader, i, depth, walk);
    // What goes into a result has no holes.
    if (walk.isEcho && member === undefined) noteOther(memberOf(reader, i, undefined));
    out.push(member);
  }
  return out;
}

function copyOfFields(reader: Reader, depth: number, walk: Walk): unknown {
  const keys = tried(() => Object.keys(reader.value as object));
  if (keys === THROWS) return noteUnreadable(reader);
  const out: Record<string, unknown> = {};
  for (const key of keys) {
    if (key === '__proto__') noteProto(memberOf(reader, key, undefined));
    else setOwn(out, key, copyOfMember(reader, key, depth, walk));
  }
  return out;
}

function copyOfMember(reader: Reader, key: string | number, depth: number, walk: Walk): unknown {
  const value = tried(() => (reader.value as Readonly<Record<string | number, unknown>>)[key]);
  if (value === THROWS) return noteUnreadable(memberOf(reader, key, undefined));
  return copyOf(memberOf(reader, key, value), depth + 1, walk);
}

function memberOf(parent: Reader, key: string | number, value: unknown): Reader {
  return { value, parent, key, findings: parent.findings };
}

/** What reading something gives that throws. */
const THROWS: unique symbol = Symbol('throws');

function tried<T>(read: () => T): T | typeof THROWS {
  try {
    return read();
  } catch {
    return THROWS;
  }
}

/** A list, an object without ancestors other than the root of all, of whatever realm it is, or more. */
export function shapeOf(value: object): 'list' | 'fields' | 'other' {
  if (Array.isArray(value)) return 'list';
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null ? 'fields' : 'other';
}

function refuseMany(reader: Reader): never {
  refuse(rootOf(reader), {
    code: 'invalid-type',
    expected: `at most ${MOST_VALUES} values`,
    received: 'more, parts that stand in several places counted in each',
    hint: 'divide the document, or name what it repeats',
  });
}

function refuseDeep(reader: Reader): never {
  const way: Reader[] = [];
  for (let at: Reader | null = reader; at !== null; at = at.parent) way.push(at);
  refuse(way.reverse()[SHOWN_STEPS] ?? reader, {
    code: 'invalid-type',
    expected: `at most ${DEEPEST_VALUE} levels of nesting`,
    received: 'more, or a cycle',
  });
}

function rootOf(reader: Reader): Reader {
  return reader.parent === null ? reader : rootOf(reader.parent);
}

function noteOther(reader: Reader): void {
  note(reader, {
    code: 'invalid-type',
    expected: 'plain data, as JSON has it',
    hint: 'a document holds texts, numbers, true, false, null, lists and objects of them; write an instant as ISO text',
  });
}

function noteUnreadable(reader: Reader): void {
  note(reader, {
    code: 'invalid-type',
    expected: 'plain data, as JSON has it',
    received: 'what throws when it is read',
  });
}

function noteProto(reader: Reader): void {
  note(reader, {
    code: 'unknown-field',
    expected: 'no such field',
    received: '"__proto__"',
    hint: 'no id or field can have this name',
  });
}
