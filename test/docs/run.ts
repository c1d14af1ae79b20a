import { inspect } from 'node:util';
import { transform } from 'esbuild';
import { expect } from 'vitest';
import { isSlaError } from '../../src/core/error.js';
import { ROOT, readEntries } from '../entries.js';
import { type Claim, prepare } from './claims.js';

const FILES = new Map(
  readEntries().map(({ specifier, name }) => [specifier, `${ROOT}/src/${name}.ts`] as const),
);

type Body = (
  load: (specifier: string) => Promise<unknown>,
  claim: (index: number, actual: unknown, expected: () => unknown) => void,
  throws: (index: number, run: () => unknown) => void,
  console: Pick<Console, 'log'>,
) => Promise<void>;

/** Runs an example and checks each of its claims; every claim must have been reached. */
export async function runExample(code: string): Promise<void> {
  const prepared = prepare(code);
  const reached = new Set<number>();
  const claimAt = (index: number): Claim => {
    reached.add(index);
    return prepared.claims[index] as Claim;
  };
  const body = await compile(prepared.code);
  await body(
    load,
    (index, actual, expected) => {
      const { line } = claimAt(index);
      expect(plain(actual), `line ${line} of the example`).toStrictEqual(plain(expected()));
    },
    (index, run) => {
      const { line, expected } = claimAt(index);
      expect(thrownBy(run), `line ${line} of the example`).toContain(
        expected.replace(/^throws\s*/, ''),
      );
    },
    { log: () => undefined },
  );
  const missed = prepared.claims.filter((_, index) => !reached.has(index));
  expect(missed, 'claims that never ran').toEqual([]);
}

async function compile(code: string): Promise<Body> {
  const wrapped = `return (async () => {\n${code}\n})();`;
  const { code: js } = await transform(`async function body() {\n${wrapped}\n}`, {
    loader: 'ts',
    target: 'es2022',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  return new Function('$import', '$claim', '$throws', 'console', `${js}\nreturn body();`) as Body;
}

async function load(specifier: string): Promise<unknown> {
  const file = FILES.get(specifier);
  if (file === undefined && specifier.startsWith('slakit')) {
    throw new Error(`${specifier} is no entry of the package`);
  }
  return import(/* @vite-ignore */ file ?? specifier);
}

/** What a caller would see of an error: its code and its message. */
function thrownBy(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (isSlaError(error)) return `${error.code}: ${error.message}`;
    return error instanceof Error ? `${error.name}: ${error.message}` : inspect(error);
  }
  throw new Error('nothing was thrown');
}

/** Typed arrays are compared by what they hold: documentation writes them as plain arrays. */
function plain(value: unknown): unknown {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    return Array.from(value as unknown as ArrayLike<unknown>);
  }
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, plain(field)]));
}
