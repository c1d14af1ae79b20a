import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CreditScheme, checkCreditScheme, isWithin } from '../../../../src/credit.js';
import { assess } from '../../../unit/credit/assess-scheme.js';
import { asLevel, holdsIn, levels, looseRows } from '../arbitraries.js';

describe('checkCreditScheme', () => {
  test('finds a hole or an overlap at a level exactly when the assessment does', () => {
    fc.assert(
      fc.property(looseRows, levels, levels, (rows, promise, level) => {
        fc.pre(rows.length > 0);
        const scheme: CreditScheme = { target: { gte: asLevel(promise) }, rows };
        const { status } = assess(scheme, { level: asLevel(level) });
        const found = checkCreditScheme(scheme).warnings.filter(
          ({ levels: range, code }) =>
            (code === 'hole' || code === 'overlap') &&
            range !== null &&
            isWithin(asLevel(level), range),
        );
        const expected = { uncovered: ['hole'], overlap: ['overlap'] }[status as string] ?? [];
        expect(found.map(({ code }) => code)).toEqual(expected);
      }),
    );
  });

  test('calls a row dead exactly when no level is decided by it', () => {
    fc.assert(
      fc.property(looseRows, (rows) => {
        const scheme: CreditScheme = { rows, domain: { gte: 0, lte: 100 } };
        const dead = checkCreditScheme(scheme).warnings.flatMap(({ code, rows: [row] }) =>
          code === 'dead-row' ? [row] : [],
        );
        // Bounds lie on thousandths, so borders and the halves between them reach every stretch.
        const borders = rows.flatMap(({ gt, gte, lt, lte }) =>
          [gt, gte, lt, lte].flatMap((value) =>
            value === undefined ? [] : [Number(String(value).replace('.', ''))],
          ),
        );
        const probes = [0, 100_000, ...borders.flatMap((at) => [at - 0.5, at, at + 0.5])].filter(
          (at) => at >= 0 && at <= 100_000,
        );
        const expected = rows.flatMap((row, index) =>
          probes.some((at) => holdsIn(row, at)) ? [] : [index],
        );
        expect(dead).toEqual(expected);
      }),
    );
  });
});
