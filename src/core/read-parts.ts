import { asUnreadable, fail, shown } from './error.js';
import { nearestName } from './nearest.js';
import { setOwn } from './own-field.js';
import {
  childOf,
  expectRefusal,
  isList,
  keysOf,
  note,
  placeIn,
  REFUSED,
  type Read,
  type Reader,
  refuse,
  unknownName,
  type ValuesOf,
} from './read.js';

/**
 * Readers of objects, lists and records. Each reads all of its members before it gives up, so that
 * one check tells all faults.
 */

/**
 * Reads an object field by field. A field that no reader takes is refused, with the nearest name: a
 * field that nobody reads is a promise that nobody keeps.
 *
 * @param what - What the object is, for the finding: `a target`.
 */
export function readFields<Table extends Readonly<Record<string, Read<unknown>>>>(
  reader: Reader,
  what: string,
  table: Table,
): ValuesOf<Table> {
  requireObject(reader, what);
  const names = Object.keys(table);
  let isRefused = refuseUnknownFields(reader, names);
  const values: Record<string, unknown> = {};
  for (const name of names) {
    const value = tryRead(childOf(reader, name), table[name] as Read<unknown>);
    if (value === FAILED) isRefused = true;
    else setOwn(values, name, value);
  }
  if (isRefused) throw REFUSED;
  return values as ValuesOf<Table>;
}

/** What {@link takeFields} gives: the fields that it read, and a reader of the rest. */
export interface Taken<Values> {
  /** `undefined` when one of them was refused. */
  readonly values: Values | undefined;
  readonly rest: Reader;
}

/**
 * Reads some fields of an object and leaves the rest to another reader, which knows these names but
 * does not read them: what an agreement adds to the rule of an engine.
 */
export function takeFields<Table extends Readonly<Record<string, Read<unknown>>>>(
  reader: Reader,
  what: string,
  table: Table,
): Taken<ValuesOf<Table>> {
  requireObject(reader, what);
  const names = Object.keys(table);
  const fields = keysOf(reader).map((key) => [key, childOf(reader, key).value] as const);
  const own = Object.fromEntries(fields.filter(([key]) => names.includes(key)));
  const others = Object.fromEntries(fields.filter(([key]) => !names.includes(key)));
  const values = tryRead({ ...reader, value: own }, (at) => readFields(at, what, table));
  return {
    values: values === FAILED ? undefined : values,
    rest: { ...reader, value: others, taken: [...(reader.taken ?? []), ...names] },
  };
}

/** Reads a value that may be left out; `undefined` counts as left out. */
export function optional<T>(read: Read<T>): Read<T | undefined>;
export function optional<T, const Absent>(read: Read<T>, absent: Absent): Read<T | Absent>;
export function optional<T>(read: Read<T>, absent?: T): Read<T | undefined> {
  return (reader) => (reader.value === undefined ? absent : read(reader));
}

/** Reads a value that may be null: known to be unknown, or without end. */
export function nullable<T>(read: Read<T>): Read<T | null> {
  return (reader) => (reader.value === null ? null : read(reader));
}

/** How many members a list may have; both ends included. */
export interface ListBounds {
  /** @defaultValue 0 */
  readonly least?: number;
  /** @defaultValue no limit */
  readonly most?: number;
}

/** Reads a list of things. */
export function listOf<T>(
  what: string,
  item: Read<T>,
  bounds: ListBounds = {},
): Read<readonly T[]> {
  const { least = 0, most = Number.POSITIVE_INFINITY } = bounds;
  return (reader) => {
    const length = isList(reader) ? (childOf(reader, 'length').value as number) : -1;
    if (length < least || length > most)
      refuse(reader, { code: 'invalid-type', expected: sized(`a list of ${what}`, least, most) });
    const values: T[] = [];
    let isRefused = false;
    // By index, so that a hole in the list is read as the nothing that it is.
    for (let i = 0; i < length; i++) {
      const value = tryRead(childOf(reader, i), item);
      if (value === FAILED) isRefused = true;
      else values.push(value);
    }
    if (isRefused) throw REFUSED;
    return values;
  };
}

/** Reads things by name. A `Map`, since a name such as `__proto__` is a name like any other there. */
export function byName<T>(what: string, item: Read<T>): Read<ReadonlyMap<string, T>> {
  return (reader) => {
    const values = new Map<string, T>();
    let isRefused = false;
    requireObject(reader, `${what} by name`);
    for (const name of keysOf(reader)) {
      const value = tryRead(childOf(reader, name), item);
      if (value === FAILED) isRefused = true;
      else values.set(name, value);
    }
    if (isRefused) throw REFUSED;
    return values;
  };
}

/**
 * Reads an object of one of several kinds, told apart by the one field that it must have: a target
 * has `elapsed`, `businessDays` or `dueAt`.
 *
 * @param beside - Fields that every kind has: none of them is a slip for the one that is missing.
 */
export function oneKind<T>(
  what: string,
  kinds: Readonly<Record<string, Read<T>>>,
  code: 'invalid-type' | 'invalid-target' | 'invalid-condition' = 'invalid-type',
  beside: readonly string[] = [],
): Read<T> {
  const names = Object.keys(kinds);
  return (reader) => {
    const object = requireObject(reader, what, code);
    const keys = keysOf(reader);
    const own = names.filter((name) => keys.includes(name));
    const given = own.filter((name) => childOf(reader, name).value !== undefined);
    const [kind] = given;
    if (kind !== undefined && given.length === 1) return (kinds[kind] as Read<T>)(reader);
    const strangers = keys.filter((key) => !beside.includes(key));
    const [misspelt] = given.length === 0 ? strangers : [];
    refuse(reader, {
      code,
      expected: `${what} with exactly one of ${names.join(', ')}`,
      received: given.length > 1 ? given.join(' and ') : shown(object),
      ...(misspelt === undefined ? {} : unknownName(misspelt, names)),
    });
  };
}

/** Checks that a value is an object with fields of its own, and gives it. */
export function requireObject(
  reader: Reader,
  what: string,
  code: 'invalid-type' | 'invalid-target' | 'invalid-condition' = 'invalid-type',
): Readonly<Record<string, unknown>> {
  const { value } = reader;
  if (typeof value === 'object' && value !== null && !isList(reader))
    return value as Record<string, unknown>;
  refuse(reader, { code, expected: what });
}

/** Notes each field that is not among the known ones; tells whether there was any. */
function refuseUnknownFields(reader: Reader, known: readonly string[]): boolean {
  const { taken = [] } = reader;
  let isRefused = false;
  for (const key of keysOf(reader)) {
    if (known.includes(key) || taken.includes(key)) continue;
    isRefused = true;
    const names = [...known, ...taken];
    note(placeIn(reader, key), {
      code: 'unknown-field',
      expected: names.length === 0 ? 'no fields' : `one of ${names.join(', ')}`,
      received: shown(key),
      ...unknownName(key, names),
    });
  }
  return isRefused;
}

/** The names of all fields of an options object, each once: a new option that is missing here does not compile. */
export type KnownFields<Options> = { readonly [Key in keyof Required<Options>]: true };

/**
 * Refuses options that are no object, and fields of them that nobody reads; for calls that read
 * their options by hand because they are hot.
 */
export function requireKnown<Options>(
  options: Options,
  known: KnownFields<Options>,
  name: string = 'options',
): void {
  try {
    if (typeof options !== 'object' || options === null || Array.isArray(options)) {
      const code = options === undefined ? 'missing-field' : 'invalid-type';
      fail({ code, path: [name], expected: name, received: shown(options) });
    }
    for (const key in options) {
      // What a table has only from its prototype is not `true`; asking `hasOwn` costs twice as much.
      if (known[key] !== true) failUnknown(name, key, Object.keys(known));
    }
  } catch (error) {
    throw asUnreadable(error, name);
  }
}

/** Without a reader, so that a call that reads its options by hand does not pay for the kit. */
function failUnknown(name: string, key: string, names: readonly string[]): never {
  const nearest = nearestName(key, names);
  fail({
    code: 'unknown-field',
    path: [name, key],
    expected: `one of ${names.join(', ')}`,
    received: shown(key),
    ...(nearest === undefined ? {} : { hint: `did you mean ${nearest}?` }),
  });
}

const FAILED: unique symbol = Symbol('failed');

/** Reads, or says that it failed after the findings were noted. */
function tryRead<T>(reader: Reader, read: Read<T>): T | typeof FAILED {
  try {
    return read(reader);
  } catch (error) {
    expectRefusal(reader, error);
    return FAILED;
  }
}

function sized(what: string, least: number, most: number): string {
  if (most !== Number.POSITIVE_INFINITY) return `${what}, ${least} to ${most} of them`;
  return least > 0 ? `${what}, at least ${least}` : what;
}
