import { isSlaError } from '../../src/core/error.js';

/** Where something stands in the arguments of a call: the index of the argument, then keys. */
export type Place = readonly (string | number)[];

/** Values that a mutation leaves alone, however plain they look: what a compiler made. */
const OPAQUE = new WeakSet<object>();

/** Marks a value as one piece: its fields are not for users to write. */
export function opaque<T extends object>(value: T): T {
  OPAQUE.add(value);
  return value;
}

/** The places of all plain objects in a value, outermost first. */
export function placesIn(value: unknown, at: Place = []): readonly Place[] {
  if (!isContainer(value)) return [];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    placesIn(member, [...at, Array.isArray(value) ? Number(key) : key]),
  );
  return Array.isArray(value) ? inner : [at, ...inner];
}

/**
 * Whether a pattern names a place: `1.rows.*` is every row of the second argument. `*` stands for
 * one step, `**` for any number of them.
 */
export function isNamedBy(place: Place, pattern: string): boolean {
  const fits = (steps: Place, wanted: readonly string[]): boolean => {
    const [first, ...rest] = wanted;
    if (first === undefined) return steps.length === 0;
    if (first === '**') return steps.some((_, i) => fits(steps.slice(i), rest)) || fits([], rest);
    return (
      steps.length > 0 &&
      (first === '*' || first === String(steps[0])) &&
      fits(steps.slice(1), rest)
    );
  };
  return fits(place, pattern.split('.'));
}

/** The same value with one more field in the object at a place. */
export function withField(value: unknown, place: Place, key: string, field: unknown): unknown {
  return changedAt(value, place, (object) =>
    fromEntries([...Object.entries(object), [key, field]]),
  );
}

/** The same value with a field of the object at a place called otherwise, in its old position. */
export function withRenamed(value: unknown, place: Place, from: string, to: string): unknown {
  return changedAt(value, place, (object) =>
    fromEntries(Object.entries(object).map(([key, field]) => [key === from ? to : key, field])),
  );
}

/** What stands at a place. */
export function valueAt(value: unknown, place: Place): unknown {
  return place.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], value);
}

/** Spellings of a name that are one slip away from it: a letter left out, doubled, wrong, or late. */
export function slipsOf(name: string): readonly string[] {
  const letters = [...name];
  const slips = letters.flatMap((letter, i) => {
    const before = name.slice(0, i);
    const after = name.slice(i + 1);
    const wrong = letter === 'z' ? 'q' : 'z';
    return [
      before + after,
      before + letter + letter + after,
      before + wrong + after,
      before + after.slice(0, 1) + letter + after.slice(1),
    ];
  });
  return [...new Set(slips)].filter((slip) => slip !== name);
}

/** What is told about a fault: its code, and the last step to its place. */
export interface Told {
  readonly code: string;
  readonly key: string | number | undefined;
}

/**
 * What a call tells of its arguments: the error that it throws, or the issues of its result. A call
 * that breaks in any other way throws here too.
 */
export function toldBy(call: () => unknown): readonly Told[] {
  let result: unknown;
  try {
    result = call();
    // A generator reads its arguments when it is asked for the first.
    if (isIterator(result)) result.next();
  } catch (error) {
    if (isSlaError(error)) return [{ code: error.code, key: error.path.at(-1) }];
    throw error;
  }
  return issuesOf(result).map(({ code, path }) => ({ code, key: path.at(-1) }));
}

interface Issue {
  readonly code: string;
  readonly path: Place;
}

/** What a result tells is wrong: a check as a whole, a statement on its lines, sealed or not. */
function issuesOf(result: unknown): readonly Issue[] {
  if (Array.isArray(result)) return result.flatMap((one) => issuesOf({ lines: [one] }));
  const { statement } = (result ?? {}) as { readonly statement?: unknown };
  const { issues, lines } = (statement ?? result ?? {}) as {
    readonly issues?: unknown;
    readonly lines?: unknown;
  };
  if (Array.isArray(issues)) return issues;
  if (!Array.isArray(lines)) return [];
  return lines.flatMap((line: { readonly issue?: Issue | null } | null) =>
    Array.isArray(line?.issue?.path) ? [line.issue] : [],
  );
}

/** Whether a value is a plain object or a list, and no piece that is opaque. */
export function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || OPAQUE.has(value)) return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function isIterator(value: unknown): value is Iterator<unknown> {
  return typeof (value as { next?: unknown } | null | undefined)?.next === 'function';
}

function changedAt(
  value: unknown,
  [step, ...rest]: Place,
  change: (object: object) => object,
): unknown {
  if (step === undefined) return change(value as object);
  const inner = changedAt((value as Record<string, unknown>)[step], rest, change);
  if (Array.isArray(value)) return value.map((member, i) => (i === step ? inner : member));
  return fromEntries(
    Object.entries(value as object).map(([key, member]) => [key, key === step ? inner : member]),
  );
}

/** Own fields, `__proto__` among them, as `JSON.parse` makes them. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}
