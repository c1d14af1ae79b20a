import { formatDuration } from './duration.js';
import { fail, guarded, shown } from './error.js';

/** An instant as ISO 8601 text in UTC, such as `2026-03-02T08:00:00.000Z`. */
export type IsoInstant = `${string}T${string}Z`;

/** A length as ISO 8601 text, such as `PT1M30S` or `-PT2H`. */
export type IsoDuration = `PT${string}` | `-PT${string}`;

/**
 * A result with its instants and lengths written out, and everything else as it was. A bare value is
 * read as if it stood in a field called `at`.
 */
export type Readable<T> = ReadableField<'at', T>;

/**
 * One field of a result, written out by its name: `at` and names that end in `At` hold instants,
 * names that end in `Ms` lengths. Words and `null` beside the numbers stay what they are.
 */
export type ReadableField<Key, Value> = Value extends number
  ? Key extends 'at' | `${string}At`
    ? IsoInstant
    : Key extends `${string}Ms`
      ? IsoDuration
      : Value
  : Value extends readonly unknown[]
    ? { readonly [Index in keyof Value]: ReadableField<Key, Value[Index]> }
    : Value extends
          | Date
          | ArrayBufferView
          | ReadonlyMap<unknown, unknown>
          | ReadonlySet<unknown>
          | ((...parameters: never) => unknown)
      ? Value
      : Value extends object
        ? { readonly [Name in keyof Value]: ReadableField<Name, Value[Name]> }
        : Value;

/**
 * Renders a result for reading: numbers in fields called `at`, or with a name that ends in `At`,
 * become ISO 8601 instants in UTC, numbers in fields whose name ends in `Ms` become ISO 8601
 * lengths, and so do numbers in lists of such a name. A bare number, or each of a bare list, is
 * taken for an instant. Words (`never-opens`) and `null` stay, as do typed arrays and other objects
 * that are not plain data. The input is not changed. It may nest 200 levels deep; what stands in it
 * several times is rendered once, and stands in the copy as often.
 *
 * @param result - A result of any function, or a part of one.
 * @returns A copy with texts in place of those numbers.
 * @throws {@link SlaError} `invalid-instant` when a number is no instant, `invalid-duration` when it
 * is no length, `invalid-type` when the result nests too deep, holds itself, or cannot be read.
 * @example
 * import { toIso } from 'slakit'
 * toIso({ dueAt: 1772438400000, remainingMs: 90000, state: 'running' })
 * // => { dueAt: '2026-03-02T08:00:00.000Z', remainingMs: 'PT1M30S', state: 'running' }
 * toIso('never-opens') // => 'never-opens'
 */
export function toIso<T>(result: T): Readable<T> {
  return render({ depth: 0, rendered: new Map() }, null, result) as Readable<T>;
}

/** More levels than any result has, and few enough for the stack of any host. */
const MOST_LEVELS = 200;

interface Walk {
  readonly depth: number;
  /**
   * What each object was rendered as, a list by the name that it had last: parts that stand in
   * several places would cost two to the power of their levels.
   */
  readonly rendered: Map<object, { readonly name: string | null; readonly as: unknown }>;
}

/** Renders a field; what stands alone has no name, and is rendered as one called `at`. */
function render(walk: Walk, name: string | null, value: unknown): unknown {
  if (typeof value === 'number') return renderNumber(name, value);
  if (typeof value !== 'object' || value === null) return value;
  const kind = guarded(() => kindOf(value), name);
  if (kind === 'other') return value;
  const known = walk.rendered.get(value);
  if (known !== undefined && (kind === 'object' || known.name === name)) return known.as;
  const { depth, rendered } = walk;
  if (depth >= MOST_LEVELS) failDeep(name, value);
  const inner = { depth: depth + 1, rendered };
  const as =
    kind === 'list'
      ? membersOf(value, name).map((item) => render(inner, name, item))
      : Object.fromEntries(fieldsOf(value, name).map(([key, at]) => [key, render(inner, key, at)]));
  rendered.set(value, { name, as });
  return as;
}

function kindOf(value: object): 'list' | 'object' | 'other' {
  if (Array.isArray(value)) return 'list';
  return Object.prototype.toString.call(value) === '[object Object]' ? 'object' : 'other';
}

function membersOf(value: object, name: string | null): readonly unknown[] {
  return guarded(() => Array.from(value as readonly unknown[]), name);
}

function fieldsOf(value: object, name: string | null): readonly (readonly [string, unknown])[] {
  return guarded(() => Object.entries(value), name);
}

function failDeep(name: string | null, value: object): never {
  fail({
    code: 'invalid-type',
    path: pathOf(name),
    expected: `a result of at most ${MOST_LEVELS} levels`,
    received: shown(value),
    hint: 'a result of slakit is far below that: does a part of it hold itself?',
  });
}

function pathOf(name: string | null): readonly string[] {
  return name === null ? [] : [name];
}

/** An instant as ISO 8601 text in UTC. */
export function instantText(at: number): string {
  return isoInstant('at', at);
}

function renderNumber(name: string | null, value: number): number | string {
  if (name === null || name === 'at' || name.endsWith('At')) return isoInstant(name, value);
  return name.endsWith('Ms') ? formatDuration(value) : value;
}

function isoInstant(name: string | null, epochMs: number): string {
  const date = new Date(epochMs);
  if (!Number.isNaN(date.getTime())) return date.toISOString();
  fail({
    code: 'invalid-instant',
    path: pathOf(name),
    expected: 'epoch milliseconds',
    received: shown(epochMs),
  });
}
