import type { Mutation } from './plain.js';
import type { Random } from './random.js';

/** Mutations that only a program can make: what is no JSON, and what bites when it is guarded. */

/** Thrown by what bites. No error of the library may carry on with it. */
function bite(): never {
  throw new Error('the host threw');
}

const BITES = {
  get: bite,
  has: bite,
  ownKeys: bite,
  getOwnPropertyDescriptor: bite,
  getPrototypeOf: bite,
};

/** Made anew each time, since a call may keep it. */
const VALUES: readonly (() => unknown)[] = [
  () => undefined,
  () => Number.NaN,
  () => Number.POSITIVE_INFINITY,
  () => Number.NEGATIVE_INFINITY,
  () => -0,
  () => 10n,
  () => Symbol('strange'),
  () => Symbol.iterator,
  () => () => 7,
  () => bite,
  () => class Strange {},
  // biome-ignore lint/suspicious/noSparseArray: holes are what is tried.
  () => [, 1, , 2],
  () => new Array(3),
  () => new Date(Number.NaN),
  () => new Date(8.64e15),
  () => new Map([['a', 1]]),
  () => new Set([1]),
  () => new WeakMap(),
  () => Float64Array.of(Number.NaN, 1, 0),
  () => Float64Array.of(20, 10),
  () => new BigInt64Array(2),
  () => new ArrayBuffer(8),
  () => /x/g,
  () => Promise.resolve(1),
  () => new Error('given'),
  () => Object('text'),
  () => Object(7),
  () => Object.create(null),
  () => Object.create({ inherited: 1, id: 'x', at: 0 }),
  () => JSON.parse('{"__proto__":{"polluted":1}}'),
  () => ({ length: 1e9 }),
  () => ({ length: -1 }),
  () => ({ epochMilliseconds: Number.NaN }),
  () => ({ toString: bite, valueOf: bite, toJSON: bite }),
  () => ({ [Symbol.toPrimitive]: bite }),
  () => ({ [Symbol.iterator]: bite }),
  () => ({ [Symbol.iterator]: () => ({ next: bite }) }),
  () => ({ [Symbol.iterator]: () => ({ next: () => 7 }) }),
  () => ({ [Symbol.toStringTag]: 'Date' }),
  () => Object.defineProperty({}, 'epochMilliseconds', { get: bite, enumerable: true }),
  () => new Proxy({}, BITES),
  () => new Proxy([], BITES),
  () => new Proxy(() => 7, BITES),
  () => revoked({}),
  () => revoked([]),
  () => cyclicList(),
  () => cyclicObject(),
];

/** Puts a value in the place of any that no JSON has. */
export const estranged: Mutation = (_, random) => random.pick(VALUES)();

/** Keeps what a value says, and changes what it is: a proxy, a getter, another prototype, shared, cyclic. */
export const disguised: Mutation = (value, random) => {
  if (typeof value !== 'object' || value === null) return disguisedPrimitive(value, random);
  return random.pick(DISGUISES)(value, random);
};

const DISGUISES: readonly ((value: object, random: Random) => unknown)[] = [
  (value) => new Proxy(value, {}),
  (value) => new Proxy(value, BITES),
  (value) => revoked(value),
  (value, random) => withGetter(value, random, false),
  (value, random) => withGetter(value, random, true),
  (value) => Object.assign(Object.create(null), value),
  (value) => Object.assign(Object.create({ inherited: bite }), value),
  (value) => Object.create(value),
  (value) => withField(value, Symbol('strange'), 1),
  (value) => withField(value, 'strange', undefined),
  (value) => copied(value),
  (value) => withoutOne(value),
  (value) => shared(value, (inner) => [inner, inner]),
  (value) => shared(value, (inner) => ({ all: [inner, inner] })),
  (value) => shared(value, (inner) => ({ mean: [inner, inner] })),
  (value) => shared(value, (inner) => ({ series: [inner, inner] })),
  (value) => shared(value, (inner) => ({ ...value, union: [inner, inner] })),
  (value) => cyclicWithin(value),
  (value) => new Map(Object.entries(value)),
  (value) => Object.values(value)[Symbol.iterator](),
  (value) => (Array.isArray(value) ? Float64Array.from(value as []) : Object.entries(value)),
  (value) => (Array.isArray(value) ? withHole(value) : undefined),
  (value) => (Array.isArray(value) ? new Set(value as unknown[]) : structuredCloneOf(value)),
];

function disguisedPrimitive(value: unknown, random: Random): unknown {
  return random.pick<() => unknown>([
    () => Object(value),
    () => ({ toString: () => value, valueOf: () => value }),
    () => () => value,
    () => (typeof value === 'number' && Number.isInteger(value) ? BigInt(value) : Symbol.for('x')),
    () => (typeof value === 'string' ? [...value].slice(0, 50) : undefined),
    () => new Date(Number(typeof value === 'number' ? value : Number.NaN)),
  ])();
}

/** The same object with one field, or index, behind a getter: one that answers, or one that throws. */
function withGetter(value: object, random: Random, throws: boolean): object {
  const keys = Object.keys(value);
  const copy = Array.isArray(value) ? [...value] : { ...value };
  if (keys.length === 0) return copy;
  const key = random.pick(keys);
  const field = (value as Record<string, unknown>)[key];
  const get = throws ? bite : () => field;
  return Object.defineProperty(copy, key, { get, enumerable: true, configurable: true });
}

function withField(value: object, key: string | symbol, field: unknown): object {
  const copy = Array.isArray(value) ? [...value] : { ...value };
  return Object.assign(copy, { [key]: field });
}

function withHole(value: readonly unknown[]): unknown {
  const copy = [...value];
  delete copy[0];
  return copy;
}

/** What is left of it on its way through a database. */
function copied(value: object): unknown {
  try {
    return JSON.parse(JSON.stringify(value));
  } catch {
    return {};
  }
}

/** Lists and objects that went to another thread and came back. */
function structuredCloneOf(value: object): unknown {
  try {
    return structuredClone(value);
  } catch {
    return { ...value };
  }
}

/** An object cut off: of what was made here only the first half of its fields. */
function withoutOne(value: object): unknown {
  const entries = Object.entries(value);
  return Object.fromEntries(entries.slice(0, entries.length >> 1));
}

/** 2^40 parts in as many objects as there are levels. */
function shared(value: unknown, twice: (inner: unknown) => unknown): unknown {
  let whole = value;
  for (let i = 0; i < 40; i++) whole = twice(whole);
  return whole;
}

function cyclicWithin(value: object): unknown {
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value)
    ? [...value]
    : { ...value };
  const [key = '0'] = Object.keys(copy);
  (copy as Record<string, unknown>)[key] = copy;
  return copy;
}

function cyclicList(): unknown {
  const list: unknown[] = [];
  list.push(list);
  return list;
}

function cyclicObject(): unknown {
  const object: Record<string, unknown> = {};
  for (const name of ['all', 'union', 'mean', 'series', 'not']) object[name] = [object];
  object.self = object;
  return object;
}

function revoked(value: object): unknown {
  const { proxy, revoke } = Proxy.revocable(value, {});
  revoke();
  return proxy;
}
