import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { sealStatement } from '../../../src/agreement/seal/seal.js';
import { hashesOf, type SealedStatement, sealOf } from '../../../src/agreement/seal/sealed.js';
import { verifyStatement } from '../../../src/agreement/seal/verify.js';
import { isSlaError } from '../../../src/core/error.js';
import { facts, fullAgreement, type Settling } from './arbitraries.js';

const sla = compileAgreement(fullAgreement);
const sealedOf = ({ at, ...rest }: Settling): SealedStatement => sealStatement(sla, rest, { at });
const sealed: fc.Arbitrary<SealedStatement> = facts.map(sealedOf);

type Place = readonly (string | number)[];

/** Every figure of plain data, and its place. */
function figuresIn(value: unknown, place: Place = []): readonly (readonly [Place, unknown])[] {
  if (typeof value !== 'object' || value === null) return [[place, value]];
  return Object.entries(value).flatMap(([key, field]) =>
    figuresIn(field, [...place, Array.isArray(value) ? Number(key) : key]),
  );
}

/** The same data with another value at a place. */
function withValue(value: unknown, [step, ...rest]: Place, other: unknown): unknown {
  if (step === undefined) return other;
  const inner = withValue((value as Record<string, unknown>)[step], rest, other);
  return Array.isArray(value)
    ? value.with(Number(step), inner)
    : { ...(value as object), [step]: inner };
}

/** What somebody makes who knows how: the hashes fit what was changed. */
function forged(document: SealedStatement): SealedStatement {
  const hashes = hashesOf(document);
  return { ...document, hashes, seal: sealOf({ ...document, hashes }) };
}

/** Another value of the same kind, and one of another kind. */
function otherThan(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return [`${value}0`, null];
  if (typeof value === 'number') return [value + 1, String(value)];
  return [typeof value === 'boolean' ? !value : 0, 'x'];
}

describe('a sealed statement', () => {
  it('is valid, and the same whatever the order of the facts’ fields', () => {
    fc.assert(
      fc.property(facts, (input) => {
        const one = sealedOf(input);
        expect(verifyStatement(JSON.parse(JSON.stringify(one))).status).toBe('valid');
        const turned = Object.fromEntries(Object.entries(input).reverse()) as Settling;
        expect(sealedOf(turned)).toEqual(one);
      }),
    );
  });

  it('tells any figure that was changed, and no other, by its path and both values', () => {
    fc.assert(
      fc.property(sealed, fc.nat(), fc.nat(), (one, index, kind) => {
        const figures = figuresIn(one.statement);
        const [path, ours] = figures[index % figures.length] as (typeof figures)[number];
        const others = otherThan(ours);
        const theirs = others[kind % others.length];
        const changed = withValue(one, ['statement', ...path], theirs) as SealedStatement;
        const expected = { first: { path, kind: 'changed', theirs, ours }, count: 1 };
        expect(verifyStatement(changed)).toMatchObject({
          status: 'altered',
          altered: ['statement'],
          statement: expected,
        });
        expect(verifyStatement(forged(changed))).toMatchObject({
          status: 'differs',
          altered: [],
          statement: expected,
        });
      }),
    );
  });

  it('is altered when any value of it is another', () => {
    fc.assert(
      fc.property(sealed, fc.nat(), (one, index) => {
        const { format: _, ...rest } = one;
        const figures = figuresIn(rest).filter(([, value]) => typeof value === 'string');
        const [path, value] = figures[index % figures.length] as (typeof figures)[number];
        const changed = withValue(one, path, `${value}x`) as SealedStatement;
        const { status, altered } = verifyStatement(changed);
        expect(status).toBe('altered');
        expect(altered).toContain(
          ['seal', 'hashes', 'libraryVersion'].includes(String(path[0])) ? 'seal' : path[0],
        );
      }),
    );
  });

  it('is answered or refused with an SlaError, whatever anybody puts into it', () => {
    fc.assert(
      fc.property(sealed, fc.nat(), fc.jsonValue(), fc.boolean(), (one, index, value, isForged) => {
        const figures = figuresIn(one);
        const [path] = figures[index % figures.length] as (typeof figures)[number];
        const place = path.slice(0, 1 + (index % path.length));
        const changed = withValue(one, place, value) as SealedStatement;
        try {
          const verification = verifyStatement(isForged ? forged(changed) : changed);
          expect(JSON.parse(JSON.stringify(verification))).toEqual(verification);
        } catch (error) {
          expect(isSlaError(error), String(error)).toBe(true);
        }
      }),
    );
  });

  it('names one’s own fact that differs', () => {
    fc.assert(
      fc.property(sealed, fc.nat(), (one, index) => {
        const figures = figuresIn(one.facts).filter(([, value]) => typeof value === 'number');
        const [path, theirs] = figures[index % figures.length] as (typeof figures)[number];
        const ours = (theirs as number) + 1;
        const own = withValue(one.facts, path, ours) as SealedStatement['facts'];
        expect(verifyStatement(one, { facts: own })).toMatchObject({
          status: 'other-facts',
          facts: { first: { path, kind: 'changed', theirs, ours }, count: 1 },
        });
      }),
    );
  });
});
