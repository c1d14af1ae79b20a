import { describe, expect, test } from 'vitest';
import { checkAgreement } from '../../../src/agreement/check.js';
import { clock, documentWith, uptime } from '../../fixtures/agreement.js';

/** The warnings about an objective and its remedy, which stand behind another objective. */
function warningsOf(objective: object, remedy: object) {
  const objectives = [
    { ...uptime, id: 'first' },
    { ...objective, remedy: 'r' },
  ];
  const result = checkAgreement(documentWith({ objectives, remedies: { r: remedy } }));
  expect(result.ok).toBe(true);
  return result.warnings.filter(({ path }) => path[0] === 'objectives');
}

const below = (bound: string) => [{ lt: bound, remedy: { percent: 10 } }];

describe('a remedy without a target of its own', () => {
  test('that pays although the promise was kept is doubted', () => {
    const [warning, ...others] = warningsOf(uptime, { rows: below('99.95') });
    expect(others).toEqual([]);
    expect(warning).toMatchObject({
      code: 'credit-while-target-met',
      severity: 'warning',
      path: ['objectives', 1, 'remedy'],
      expected: 'rows for levels below the promised 99.9 % only',
      hint: 'the rows decide: a credit is owed although the promise was kept',
    });
  });

  test('that pays below the promise only is not', () => {
    expect(warningsOf(uptime, { rows: below('99.9') })).toEqual([]);
  });

  test('with other doubts about its table is not doubted here for those', () => {
    const overlapping = [...below('99.9'), ...below('99.5')];
    expect(warningsOf(uptime, { rows: overlapping })).toEqual([]);
  });
});

describe('a remedy with a target of its own', () => {
  test.each<[string, object, string, string]>([
    [
      'below the promise',
      { gte: '99' },
      'one whose target is 99 %',
      'levels between the two miss the promise and owe nothing',
    ],
    [
      'above the promise',
      { gt: '99.95' },
      'one whose target is 99.95 %',
      'levels between the two keep the promise and may owe a credit',
    ],
  ])('%s is doubted', (_, target, received, hint) => {
    expect(warningsOf(uptime, { target, rows: below('99') })).toMatchObject([
      {
        code: 'remedy-target-differs',
        path: ['objectives', 1, 'remedy'],
        expected: 'a remedy whose target is the promised 99.9 %',
        received,
        hint,
      },
    ]);
  });

  test.each<[string, object]>([
    ['that is the promise', { gte: '99.9' }],
    ['that is the promise, written otherwise', { gte: '99.900' }],
    ['that has no lower bound', { lte: '100' }],
  ])('%s is not', (_, target) => {
    expect(warningsOf(uptime, { target, rows: below('99') })).toEqual([]);
  });
});

describe('where there is nothing to compare', () => {
  test('a remedy by another unit is not doubted', () => {
    const remedy = {
      unit: 'hours',
      target: { lte: 4 },
      rows: [{ gt: 4, remedy: { percent: 10 } }],
    };
    expect(warningsOf(uptime, remedy)).toEqual([]);
    expect(
      warningsOf(uptime, { unit: 'hours', rows: [{ gt: 0, remedy: { percent: 10 } }] }),
    ).toEqual([]);
  });

  test('a clock without a promise is not doubted, one with a promise is', () => {
    expect(warningsOf(clock, { rows: below('99.95') })).toEqual([]);
    expect(warningsOf({ ...clock, attainmentPercent: 95 }, { rows: below('99') })).toMatchObject([
      { expected: 'rows for levels below the promised 95 % only' },
    ]);
  });
});
