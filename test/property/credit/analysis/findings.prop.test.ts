import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  assessCredit,
  type Bounds,
  type CreditAssessment,
  type CreditFacts,
  type CreditFinding,
  type CreditScheme,
  checkCreditScheme,
  compileScheme,
  isWithin,
} from '../../../../src/credit.js';
import { GRID, smallSchemes } from './small-schemes.js';

const COMPILED = new WeakMap<CreditScheme, ReturnType<typeof compileScheme>>();

/** Assesses a scheme that is compiled once. */
function assess(scheme: CreditScheme, facts: CreditFacts): CreditAssessment {
  const compiled = COMPILED.get(scheme) ?? compileScheme(scheme);
  COMPILED.set(scheme, compiled);
  return assessCredit(compiled, facts);
}

const CERTAIN = ['met', 'missed', 'credited'];

/** The findings of a scheme that compiles, by code. */
function found(scheme: CreditScheme, code: string): readonly CreditFinding[] {
  const result = checkCreditScheme(scheme);
  fc.pre(result.ok);
  return result.warnings.filter((finding) => finding.code === code);
}

function percentAt(scheme: CreditScheme, level: string): number {
  return Number(assess(scheme, { level }).creditPercent);
}

/** The target of a small scheme, which never follows a period. */
function boundsOf({ target }: CreditScheme): Bounds | undefined {
  return target as Bounds | undefined;
}

/** Which stretches of levels grow worse, and which way: 1 up, -1 down. */
function slopesOf(scheme: CreditScheme): readonly (readonly [Bounds, 1 | -1])[] {
  const { steps = [] } = scheme;
  const target = boundsOf(scheme);
  if (target === undefined) {
    const sides = new Set(steps.map(({ toward }) => toward));
    if (sides.size !== 1) return [];
    return [[{}, sides.has('above') ? 1 : -1]];
  }
  const { gt, gte, lt, lte } = target;
  const [low, high] = [gt ?? gte, lt ?? lte];
  if (low !== undefined && high !== undefined)
    return [
      [{ lte: high }, -1],
      [{ gte: low }, 1],
    ];
  return [[{}, low === undefined ? 1 : -1]];
}

describe('checkCreditScheme, against a look at every quarter', () => {
  test('calls a scheme not monotone exactly when some better level is paid more', () => {
    fc.assert(
      fc.property(smallSchemes, (scheme) => {
        const findings = found(scheme, 'not-monotone');
        for (const {
          witnesses: [worse = '', better = ''],
        } of findings)
          expect(percentAt(scheme, worse)).toBeLessThan(percentAt(scheme, better));
        const falls = slopesOf(scheme).some(([range, worse]) => {
          const levels = GRID.filter((level) => isWithin(level, range));
          const credits = (worse === 1 ? levels : [...levels].reverse())
            .map((level) => assess(scheme, { level }))
            .filter(({ status }) => CERTAIN.includes(status))
            .map(({ creditPercent }) => Number(creditPercent));
          return credits.some((credit, i) => i > 0 && credit < (credits[i - 1] as number));
        });
        if (falls) expect(findings).not.toEqual([]);
      }),
    );
  });

  test('a better level is never paid more where it says nothing, and its pairs are in order', () => {
    fc.assert(
      fc.property(smallSchemes, (scheme) => {
        for (const {
          witnesses: [worse = '', better = ''],
        } of found(scheme, 'not-monotone')) {
          const isInOrder = slopesOf(scheme).some(
            ([range, way]) =>
              isWithin(worse, range) &&
              isWithin(better, range) &&
              Math.sign(Number(worse) - Number(better)) === way,
          );
          expect(isInOrder).toBe(true);
        }
      }),
    );
  });

  test.each([
    ['hole', 'uncovered'],
    ['overlap', 'overlap'],
    ['miss-without-credit', 'missed'],
  ] as const)('every witness of %s is assessed as %s', (code, status) => {
    fc.assert(
      fc.property(smallSchemes, (scheme) => {
        for (const { witnesses } of found(scheme, code)) {
          expect(witnesses).toHaveLength(1);
          for (const level of witnesses) expect(assess(scheme, { level }).status).toBe(status);
        }
      }),
    );
  });

  test('every witness of a credit while the target is met meets it and is in a row or past a step', () => {
    fc.assert(
      fc.property(smallSchemes, ({ target, ...scheme }) => {
        const byRows = { ...scheme, decidedBy: 'rows' as const };
        for (const { witnesses } of found({ ...scheme, target }, 'credit-while-target-met')) {
          for (const level of witnesses) {
            expect(isWithin(level, target as Bounds)).toBe(true);
            const { status, lines } = assess(byRows, { level });
            expect(status === 'overlap' || lines[0]?.remedy !== null).toBe(true);
          }
        }
      }),
    );
  });

  test('covers and overlaps as the assessment of every quarter does', () => {
    fc.assert(
      fc.property(smallSchemes, (given) => {
        const scheme = { ...given, roundLevel: undefined };
        fc.pre(scheme.target !== undefined);
        const ranges = {
          uncovered: found(scheme, 'hole'),
          overlap: found(scheme, 'overlap'),
          missed: found(scheme, 'miss-without-credit'),
        };
        for (const level of GRID) {
          const { status, lines } = assess(scheme, { level });
          // What keeps the promise is told of as such, whatever rows hold it.
          if (isWithin(level, boundsOf(scheme) ?? {})) continue;
          const told = (findings: readonly CreditFinding[]): boolean =>
            findings.some(({ levels }) => levels !== null && isWithin(level, levels));
          expect(told(ranges.uncovered)).toBe(status === 'uncovered');
          expect(told(ranges.overlap)).toBe(status === 'overlap');
          const isForgotten = status === 'missed' && lines[0]?.remedy === null;
          expect(told(ranges.missed)).toBe(isForgotten);
        }
      }),
    );
  });

  test('calls a row dead only when no level is decided by it', () => {
    fc.assert(
      fc.property(smallSchemes, (scheme) => {
        const dead = found(scheme, 'dead-row').flatMap(({ rows }) => rows);
        const deciding = new Set(
          GRID.flatMap((level) => {
            const { lines, diagnostics } = assess(scheme, { level });
            const shared = diagnostics.filter(({ code }) => code === 'overlap');
            return [lines[0]?.row, ...shared.flatMap(({ rows }) => rows)];
          }),
        );
        for (const row of dead) expect(deciding.has(row)).toBe(false);
      }),
    );
  });

  test('calls a step dead only when leaving it out changes no level', () => {
    fc.assert(
      fc.property(smallSchemes, (scheme) => {
        for (const { path } of found(scheme, 'dead-step')) {
          const steps = (scheme.steps ?? []).filter((_, index) => index !== path[1]);
          // Without any steps, levels would be in no row that now are just missed.
          if (steps.length === 0) continue;
          const without = { ...scheme, steps };
          for (const level of GRID)
            expect(percentAt(without, level)).toBe(percentAt(scheme, level));
        }
      }),
    );
  });
});
