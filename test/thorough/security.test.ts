import { existsSync, readFileSync } from 'node:fs';
import { build } from 'esbuild';
import fc from 'fast-check';
import {
  checkAgreement,
  checkAvailability,
  checkCalendar,
  checkClock,
  checkCreditScheme,
} from 'slakit';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, readEntries } from '../entries.js';
import type { Findings } from '../security/answers.js';
import { sentencesOf } from '../security/page.js';
import {
  bundleProgram,
  type Program,
  permissionFlags,
  removeProgram,
  runProgram,
} from '../security/process.js';
import { OTHERS, PROMISES } from '../security/promises.js';
import { readCallables } from '../surface/functions.js';
import { placesIn, withField } from '../surface/mutations.js';

describe('SECURITY.md', () => {
  const sentences = sentencesOf(readFileSync(`${ROOT}/SECURITY.md`, 'utf8'));
  const texts = sentences.map(({ text }) => text);

  test('says what the tables list, and nothing else', () => {
    expect([...texts].sort()).toEqual([...Object.keys(PROMISES), ...OTHERS].sort());
  });

  test('promises in one place alone', () => {
    const promised = sentences.filter(({ text }) => Object.hasOwn(PROMISES, text));
    expect(new Set(promised.map(({ under }) => under))).toEqual(new Set(['What is promised']));
  });

  test.each(Object.entries(PROMISES))('has tests for: %s', (_, proofs) => {
    expect(proofs).not.toEqual([]);
    const missing = proofs.filter(({ file, title }) => {
      const text = existsSync(`${ROOT}/${file}`) ? readFileSync(`${ROOT}/${file}`, 'utf8') : '';
      return !text.includes(`'${title}'`);
    });
    expect(missing).toEqual([]);
  });

  test('names the repository of package.json as the place for reports', () => {
    const { repository } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8'));
    const address = repository.url.replace(/^git\+|\.git$/g, '');
    expect(texts.join(' ')).toContain(`<${address}/security/advisories/new>`);
  });
});

describe('every public function in a process of its own', () => {
  let program: Program;
  let usual: Findings;

  beforeAll(async () => {
    program = await bundleProgram();
    usual = runProgram(program, []);
  }, 120_000);
  afterAll(() => removeProgram(program));

  test('answers: no function of the table is left out, and none throws', async () => {
    const names = (await readCallables()).map(({ name }) => name);
    expect(Object.keys(usual.answers)).toEqual(names);
    const thrown = Object.entries(usual.answers).filter(([, text]) => text.startsWith('threw '));
    expect(thrown).toEqual([]);
  });

  test('no function tries a door of the host', () => {
    expect(usual.tried).toEqual([]);
  });

  test('no function draws a random number', () => {
    expect(usual.chance).toEqual([]);
  });

  test('no global changes but the two of zod', () => {
    // Node makes this one when it is asked for first, and a hash of text asks.
    const changed = usual.globals.filter((name) => name !== 'TextEncoder');
    expect(changed).toEqual(['__zod_globalConfig', '__zod_globalRegistry']);
  });

  test('a second call answers as the first', () => {
    expect(usual.unlike).toEqual([]);
  });

  test('every function answers where Node lets it read nothing and start nothing', () => {
    expect(runProgram(program, permissionFlags(program)).answers).toEqual(usual.answers);
  }, 120_000);

  // A process takes seconds, so each changes all that can be changed at once. The polyfill of Temporal
  // looks at the clock when it looks for the next change of an offset: three years ahead of the later of
  // the two. We never ask further than 398 days. A frozen Node has no other clock to give.
  const strict = ['--disallow-code-generation-from-strings', '--frozen-intrinsics'];
  const apia = { TZ: 'Pacific/Apia', LC_ALL: 'tr_TR.UTF-8', LANG: 'tr_TR.UTF-8' };
  const caracas = { TZ: 'America/Caracas', LC_ALL: 'ar_EG.UTF-8', LANG: 'ar_EG.UTF-8' };
  test.each([
    ['frozen, __proto__ throws', [...strict, '--disable-proto=throw'], ['backwards'], apia],
    ['in 1970, no __proto__', ['--disable-proto=delete'], ['clock=1970-01-01T00:00:00Z'], apia],
    ['in 2199', [], ['clock=2199-12-31T00:00:00Z', 'backwards'], caracas],
  ] as const)(
    'every function answers the same in a strict Node, at another time, zone, language and order of calls: %s',
    (_, flags, args, env) => {
      expect(runProgram(program, flags, { args, env }).answers).toEqual(usual.answers);
    },
    120_000,
  );
});

test('the bundles of the entries import no module of Node', async () => {
  const result = await build({
    entryPoints: readEntries().map(({ name }) => `${ROOT}/src/${name}.ts`),
    outdir: `${ROOT}/never-written`,
    bundle: true,
    write: false,
    format: 'esm',
    // Node is no platform here, so that a module of it is not found.
    platform: 'neutral',
    mainFields: ['module', 'main'],
    metafile: true,
    logLevel: 'silent',
  });
  const imports = Object.values(result.metafile.outputs).flatMap((output) => output.imports);
  expect(imports.filter(({ external }) => external)).toEqual([]);
});

const callables = await readCallables();

describe('a prototype', () => {
  /** Keys through which a careless copy reaches a prototype. */
  const payloads: readonly (readonly [string, unknown])[] = [
    ['__proto__', { polluted: 'yes' }],
    ['constructor', { prototype: { polluted: 'yes' } }],
    ['prototype', { polluted: 'yes' }],
  ];
  const prototypes = [Object, Array, Function, String, Number, Map, Set, Date, Error].map(
    (of) => of.prototype as object,
  );
  const state = () =>
    prototypes.flatMap((one) =>
      Reflect.ownKeys(one).map((key) => {
        const { value, get, set } = Object.getOwnPropertyDescriptor(one, key) ?? {};
        return [one, key, value, get, set];
      }),
    );
  const before = state().flat();

  test.each(callables.map((callable) => [callable.name, callable] as const))(
    '%s changes no prototype, whatever key is put into its arguments',
    async (_, { call, args }) => {
      for (const place of placesIn(args())) {
        for (const [key, value] of payloads) {
          const changed = withField(args(), place, key, value) as readonly unknown[];
          try {
            await call(...changed);
          } catch {
            // Refusing it is an answer, too.
          }
        }
      }
      const after = state().flat();
      expect(after.length).toBe(before.length);
      expect(after.filter((part, i) => !Object.is(part, before[i])).map(String)).toEqual([]);
    },
  );
});

describe('a check', () => {
  test.each(
    Object.entries({
      checkAgreement,
      checkCalendar,
      checkClock,
      checkAvailability,
      checkCreditScheme,
    }),
  )('%s never throws for a value of any form', (name, check) => {
    const row = callables.find((callable) => callable.name === name);
    const [rule] = row?.args() ?? [];
    const places = placesIn(rule);
    const anywhere = fc
      .tuple(fc.constantFrom(...places), fc.string(), fc.anything())
      .map(([place, key, value]) => withField(rule, place, key, value));
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue(), anywhere), (value) => {
        expect(check(value as never)).toHaveProperty('ok');
      }),
    );
  });
});
