import type { Random } from './random.js';

/** Mutations of plain data: whatever comes out could have come from `JSON.parse`. */

/** A mutation of one value: gives what stands there instead. */
export type Mutation = (value: unknown, random: Random, pool: readonly unknown[]) => unknown;

/** Nested so deep that a walk without a limit overflows the stack. */
const DEEP_LIST: unknown = nested((inner) => [inner]);
const DEEP_OBJECT: unknown = nested((inner) => ({ a: inner }));

const LITERALS: readonly unknown[] = [
  ...[null, true, false, 0, -0, 1, 1.5, -1, 0.1, 1e308, 5e-324, 2 ** 53 + 1, -(2 ** 53), 1e15],
  ...['', ' ', '0', '-1', '1e308', '1e999', '9'.repeat(400), 'a'.repeat(20_000), '\u0000', '💥'],
  ...['__proto__', 'constructor', 'toString', 'PT1H', 'P1D', '09:00-17:00', '24:00', 'UTC'],
  ...['2026-03-02T09:00:00Z', '0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999Z', '2026-02-30'],
  ...[-62_135_596_800_000, 253_402_300_799_999, 253_402_300_800_000, 1_772_438_400_000],
  ...[{}, [], [[]], [null], [{}], { length: 3 }, { a: { b: { c: [1, 'x', null] } } }],
  ...[DEEP_LIST, DEEP_OBJECT],
];

const KEYS = ['', 'id', 'at', 'kind', '__proto__', 'constructor', 'hasOwnProperty', 'length', '0'];

/** Puts another value in the place of any. */
export const replaced: Mutation = (_, random, pool) =>
  random.oneIn(3) ? random.pick(pool) : random.pick(LITERALS);

/** Changes a value into one that is near it. */
export const nudged: Mutation = (value, random, pool) => {
  if (typeof value === 'number') return nudgedNumber(value, random);
  if (typeof value === 'string') return nudgedText(value, random);
  if (typeof value === 'boolean') return random.pick([!value, String(value), Number(value)]);
  return random.pick([[value], { a: value }, { value }, [value, value], random.pick(pool)]);
};

const LIST_CHANGES: readonly ((list: readonly unknown[], random: Random) => unknown)[] = [
  (list, random) => list.filter((_, i) => i !== random.below(list.length)),
  (list, random) => [...list, random.pick(list)],
  (list) => list.slice(0, list.length >> 1),
  (list) => [...list].reverse(),
  (list) => (list.length > 200 ? list : Array.from({ length: 50 }, () => list).flat()),
  (list, random) => [...list, random.pick(LITERALS)],
  (list) => [list, ...list],
  (list) => Object.fromEntries(list.entries()),
  () => [],
];

/** Drops, doubles, turns round, repeats or cuts off what a list holds. */
export const relisted: Mutation = (value, random) => {
  const list = value as readonly unknown[];
  return list.length === 0 ? [random.pick(LITERALS)] : random.pick(LIST_CHANGES)(list, random);
};

/** Drops, adds, renames or swaps what an object holds. */
export const rekeyed: Mutation = (value, random, pool) => {
  const entries = Object.entries(value as object);
  const at = random.below(Math.max(1, entries.length));
  const other = random.below(Math.max(1, entries.length));
  switch (random.below(5)) {
    case 0:
      return Object.fromEntries(entries.filter((_, i) => i !== at));
    case 1:
      return Object.fromEntries([...entries, [random.pick(KEYS), random.pick(pool)]]);
    case 2:
      return Object.fromEntries(
        entries.map(([key, field], i) => [i === at ? random.pick(KEYS) : key, field]),
      );
    case 3:
      return entries.map(([, field]) => field);
    default:
      return Object.fromEntries(
        entries.map(([key, field], i) => [key, i === at ? entries[other]?.[1] : field]),
      );
  }
};

function nudgedNumber(value: number, random: Random): unknown {
  const near = [value + 1, value - 1, -value, value / 2, value * 1e6, String(value)];
  return random.pick([...near, value + 0.5, [value, value + 1], value * 1e15]);
}

function nudgedText(value: string, random: Random): unknown {
  const at = random.below(value.length + 1);
  return random.pick<unknown>([
    value.slice(0, at) + value.slice(at + 1),
    value.slice(0, at) +
      random.pick(['9', '-', ':', ' ', 'x', '\n', ';', '0', '.', '\ud800']) +
      value.slice(at),
    value.slice(0, at),
    value + value,
    value.slice(0, 200).repeat(200),
    value.toUpperCase(),
    ` ${value}`,
    [value],
    [value, value],
    Number(value.replace(/\D/g, '').slice(0, 9)),
    value.replace(/\d+/, '99999999'),
    value.replace(/\d{4}/, random.pick(['0001', '9999', '0000', '1970'])),
  ]);
}

function nested(wrap: (inner: unknown) => unknown): unknown {
  let value: unknown = 1;
  for (let i = 0; i < 20_000; i++) value = Object.freeze(wrap(value));
  return value;
}
