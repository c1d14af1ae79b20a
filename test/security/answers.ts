import { createRequire, syncBuiltinESMExports } from 'node:module';
import type { Callable } from '../surface/table.js';

/** Modules of Node through which a program reaches files, the network, or other programs. */
const DOORS = [
  ...['fs', 'fs/promises', 'net', 'tls', 'dgram', 'dns', 'dns/promises', 'http', 'https', 'http2'],
  ...['child_process', 'worker_threads', 'cluster', 'os', 'vm'],
];
/** Globals that do the same. */
const GLOBAL_DOORS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest', 'Worker'];

/** What a process found out about every public function. */
export interface Findings {
  /** The answer of each function, as text. */
  readonly answers: Readonly<Record<string, string>>;
  /** The functions whose second answer differs from the first. */
  readonly unlike: readonly string[];
  /** The doors of the host that were tried while the functions answered. */
  readonly tried: readonly string[];
  /** The sources of random numbers that were asked. */
  readonly chance: readonly string[];
  /** The globals that were added, taken away or put to another value by then. */
  readonly globals: readonly string[];
}

/** Asks every function twice, with all doors of the host shut. */
export async function askAll(
  callables: readonly Callable[],
  before: ReadonlyMap<string, unknown>,
): Promise<Findings> {
  const asked = callables.map(({ name, call, args }) => ({ name, call, forms: [args(), args()] }));
  const tried: string[] = [];
  const chance: string[] = [];
  const open = shutDoors(tried);
  const forget = watchChance(chance);
  const answers: Record<string, string> = {};
  const unlike: string[] = [];
  for (const { name, call, forms } of asked) {
    const texts: string[] = [];
    for (const form of forms) texts.push(await answerOf(call, form));
    answers[name] = texts[0] as string;
    if (texts[0] !== texts[1]) unlike.push(name);
  }
  forget();
  open();
  return { answers, unlike, tried, chance, globals: changedGlobals(before) };
}

/** Every global with its value, so that a change can be seen. */
export function readGlobals(): ReadonlyMap<string, unknown> {
  return new Map(
    Object.entries(Object.getOwnPropertyDescriptors(globalThis)).map(([name, { value, get }]) => [
      name,
      value ?? get,
    ]),
  );
}

function changedGlobals(before: ReadonlyMap<string, unknown>): readonly string[] {
  const after = readGlobals();
  return [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => !Object.is(before.get(name), after.get(name)),
  );
}

async function answerOf(call: Callable['call'], args: readonly unknown[]): Promise<string> {
  try {
    const answer = await call(...args);
    // What was compiled is opaque, and fills as it is asked.
    const isCompiled = typeof answer === 'object' && answer !== null && 'kind' in answer;
    return isCompiled ? 'compiled' : JSON.stringify(answer, plain);
  } catch (error) {
    return `threw ${error instanceof Error ? error.message : error}`;
  }
}

/** What JSON would lose, as words. */
function plain(_: string, value: unknown): unknown {
  const isLost = value === undefined || (typeof value === 'number' && !Number.isFinite(value));
  return isLost || typeof value === 'function' ? String(value) : value;
}

/** Makes every door throw and tell that it was tried; gives back what opens them again. */
function shutDoors(tried: string[]): () => void {
  const require = createRequire(import.meta.url);
  const doors: readonly (readonly [string, Record<string, unknown>, readonly string[]])[] = [
    ...DOORS.map((name) => [name, require(`node:${name}`)] as const).map(
      ([name, module]) => [name, module, Object.keys(module)] as const,
    ),
    ['global', globalThis as unknown as Record<string, unknown>, GLOBAL_DOORS] as const,
  ];
  const shut = doors.flatMap(([name, holder, keys]) =>
    keys
      .filter((key) => isWritableFunction(holder, key))
      .map((key) => [name, holder, key] as const),
  );
  const restore = shut.map(([name, holder, key]) => {
    const original = holder[key];
    holder[key] = () => {
      tried.push(`${name}.${key}`);
      throw new Error(`${name}.${key} is shut`);
    };
    return () => {
      holder[key] = original;
    };
  });
  syncBuiltinESMExports();
  return () => {
    for (const open of restore) open();
    syncBuiltinESMExports();
  };
}

/** Tells who asks for chance; where intrinsics are frozen, nobody is watched. */
function watchChance(asked: string[]): () => void {
  const watched = [
    ['Math.random', Math, 'random'],
    ['crypto.getRandomValues', crypto, 'getRandomValues'],
    ['crypto.randomUUID', crypto, 'randomUUID'],
  ] as const;
  const restore = watched.map(([name, holder, key]) => {
    const target = holder as unknown as Record<string, (...args: unknown[]) => unknown>;
    const own = Object.getOwnPropertyDescriptor(target, key);
    const original = target[key] as (...args: unknown[]) => unknown;
    const told = (...args: unknown[]) => {
      asked.push(name);
      return original.apply(target, args);
    };
    if (!Reflect.defineProperty(target, key, { value: told, writable: true, configurable: true }))
      return () => {};
    return () => {
      Reflect.deleteProperty(target, key);
      if (own !== undefined) Reflect.defineProperty(target, key, own);
    };
  });
  return () => {
    for (const undo of restore) undo();
  };
}

function isWritableFunction(holder: object, key: string): boolean {
  const { value, writable } = Object.getOwnPropertyDescriptor(holder, key) ?? {};
  return typeof value === 'function' && writable === true;
}
