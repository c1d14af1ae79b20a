import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlaError, shown } from '../../../src/core/error.js';
import { checkResultOf, type Finding, throwFirst } from '../../../src/core/finding.js';
import type { Read } from '../../../src/core/read.js';
import { byName, listOf, nullable, optional, readFields } from '../../../src/core/read-parts.js';
import { decimal, duration, flag, instant, text, whole } from '../../../src/core/read-values.js';
import { thrownBy } from '../../oracle/thrown.js';
import { checked, compiled } from '../../oracle/twins.js';

/** A reader, and a value that it may take or refuse. */
interface Case {
  readonly read: Read<unknown>;
  readonly value: unknown;
}

const LEAVES: readonly { readonly read: Read<unknown>; readonly good: readonly unknown[] }[] = [
  { read: text, good: ['', 'a'] },
  { read: flag, good: [true, false] },
  { read: whole('things'), good: [0, 7] },
  { read: decimal, good: ['99.9', -1] },
  { read: duration, good: ['PT4H', { minutes: 90 }] },
  { read: instant, good: ['2026-03-02T09:00:00Z', 0, 1_772_442_000] },
  { read: optional(text), good: [undefined, 'a'] },
  { read: nullable(text), good: [null, 'a'] },
];

const BAD: readonly unknown[] = [undefined, null, -1.5, 'a', Number.NaN, [], {}, { days: 1 }, 1n];

const leaf: fc.Arbitrary<Case> = fc
  .tuple(fc.constantFrom(...LEAVES), fc.nat(), fc.integer({ min: 0, max: 3 }), fc.nat())
  .map(([{ read, good }, choice, fault, which]) => ({
    read,
    value: fault === 0 ? BAD[which % BAD.length] : good[choice % good.length],
  }));

const names = fc.constantFrom('name', 'size', 'at', '__proto__', 'constructor', 'rows');

/** Nested cases: objects, lists and records of leaves, some of them wrong. */
const cases: fc.Arbitrary<Case> = fc.letrec<{ any: Case }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc
      .uniqueArray(fc.tuple(names, tie('any')), { maxLength: 3, selector: ([name]) => name })
      .chain((fields) =>
        fc.tuple(fc.constant(fields), fc.option(fc.constantFrom('extra', 'sizes'), { freq: 4 })),
      )
      .map(([fields, extra]) => objectCase(fields, extra)),
    fc.tuple(leaf, fc.array(tie('any'), { maxLength: 3 })).map(([{ read }, members]) => ({
      read: listOf('things', read),
      value: members.map(({ value }) => value),
    })),
    fc.tuple(leaf, fc.dictionary(names, leaf, { maxKeys: 3 })).map(([{ read }, members]) => ({
      read: byName('things', read),
      value: fromEntries(Object.entries(members).map(([name, { value }]) => [name, value])),
    })),
  ),
})).any;

function objectCase(fields: readonly (readonly [string, Case])[], extra: string | null): Case {
  const table = fromEntries(fields.map(([name, { read }]) => [name, read])) as never;
  const values = fields.map(([name, { value }]) => [name, value] as const);
  return {
    read: (reader) => readFields(reader, 'an object', table),
    value: fromEntries(extra === null ? values : [...values, [extra, 1]]),
  };
}

/** Own fields only, `__proto__` among them. */
function fromEntries(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(entries);
}

const errorsOf = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(({ severity }) => severity === 'error');

describe('the twins cannot differ', () => {
  test('what one throws is the first that the other lists', () => {
    fc.assert(
      fc.property(cases, ({ read, value }) => {
        const result = checked(read, value);
        const [first] = errorsOf(result.findings);
        if (first === undefined) {
          expect(compiled(read, value)).toEqual(result.value);
        } else {
          const thrown = thrownBy(() => compiled(read, value));
          const { severity: _severity, message, ...problem } = first;
          expect(thrown).toMatchObject(problem);
          expect(thrown.message).toBe(message);
          expect(thrownBy(() => throwFirst(result.findings)).message).toBe(message);
        }
      }),
    );
  });

  test('a value is given exactly when no error is listed', () => {
    fc.assert(
      fc.property(cases, ({ read, value }) => {
        const { value: result, findings } = checked(read, value);
        const { ok } = checkResultOf(result, findings);
        expect(ok).toBe(errorsOf(findings).length === 0);
        if (!ok) expect(result).toBeUndefined();
      }),
    );
  });

  test('reading changes nothing of what it reads', () => {
    fc.assert(
      fc.property(cases, ({ read, value }) => {
        const before = structuredClone(value);
        checked(read, value);
        expect(value).toEqual(before);
      }),
    );
  });
});

describe('a finding leads to what is wrong', () => {
  test('its path is a way through the input, and it shows what stands there', () => {
    fc.assert(
      fc.property(cases, ({ read, value }) => {
        for (const { code, path, received } of checked(read, value).findings) {
          const parents = path.slice(0, -1);
          const holder = parents.reduce<unknown>(memberOf, value);
          const last = path.at(-1);
          const there = last === undefined ? value : memberOf(holder, last);
          if (code === 'unknown-field') expect(received).toBe(shown(last));
          // A duration is refused where its wrong part stands, by that part's name.
          else if (code !== 'invalid-duration') expect(received).toBe(shown(there));
        }
      }),
    );
  });

  test('a check never throws, whatever comes in', () => {
    fc.assert(
      fc.property(cases, fc.anything(), ({ read }, value) => {
        expect(() => checked(read, value)).not.toThrow();
      }),
    );
  });

  test('a compiling twin throws nothing but an SlaError', () => {
    fc.assert(
      fc.property(cases, fc.anything(), ({ read }, value) => {
        try {
          compiled(read, value);
        } catch (error) {
          expect(isSlaError(error)).toBe(true);
        }
      }),
    );
  });
});

function memberOf(value: unknown, key: string | number): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}
