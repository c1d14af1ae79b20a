import { describe, expect, test } from 'vitest';
import {
  checkTermination,
  compileTermination,
  type TerminationRule,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });
const consecutive = (when: unknown) => [{ kind: 'consecutive', periods: 1, when }];

const count = 'a whole number of periods, from 1 to 400';

describe('a rule of termination that is none is told what it should be', () => {
  test.each<[string, unknown, object]>([
    [
      'no list',
      {},
      { code: 'invalid-type', path: [], expected: 'a list of rules, 0 to 100 of them' },
    ],
    [
      'no rule',
      ['consecutive'],
      {
        code: 'invalid-type',
        path: [0],
        expected: "a rule such as { kind: 'consecutive', periods: 3 }",
      },
    ],
    [
      'null',
      [null],
      {
        code: 'invalid-type',
        path: [0],
        expected: "a rule such as { kind: 'consecutive', periods: 3 }",
      },
    ],
    [
      'an unknown kind',
      [{ kind: 'cuont' }],
      {
        code: 'invalid-option',
        path: [0, 'kind'],
        expected: 'one of consecutive, count, mean, sum',
        hint: 'did you mean count?',
      },
    ],
    [
      'periods beyond a year of days',
      [{ kind: 'consecutive', periods: 401 }],
      { code: 'invalid-option', path: [0, 'periods'], expected: count },
    ],
    [
      'a window of nothing',
      [{ kind: 'count', atLeast: 1, window: 0 }],
      { code: 'invalid-option', path: [0, 'window'], expected: count },
    ],
    [
      'more than the window holds',
      [{ kind: 'count', atLeast: 4, window: 3 }],
      {
        code: 'invalid-option',
        path: [0, 'atLeast'],
        expected: 'at most 3, the periods of the window',
        received: '4',
        hint: 'a rule that needs more than its window holds never gives a right',
      },
    ],
    ['a mean without levels', [{ kind: 'mean', window: 1 }], { path: [0, 'level'] }],
    ['a sum without an amount', [{ kind: 'sum', window: 1 }], { path: [0, 'atLeast'] }],
    [
      'a condition of two kinds',
      consecutive({ missed: true, capReached: true }),
      {
        code: 'invalid-type',
        path: [0, 'when'],
        expected: 'a condition with exactly one of missed, capReached, level, creditPercent',
        received: 'missed and capReached',
      },
    ],
    [
      'a cap that was not reached',
      consecutive({ capReached: false }),
      {
        code: 'invalid-option',
        path: [0, 'when', 'capReached'],
        expected: 'true',
        received: 'false',
      },
    ],
    [
      'a level that is no bounds',
      consecutive({ level: 5 }),
      { code: 'invalid-type', path: [0, 'when', 'level'] },
    ],
    [
      'a misspelt bound',
      consecutive({ creditPercent: { gtee: 5 } }),
      { code: 'unknown-field', path: [0, 'when', 'creditPercent', 'gtee'] },
    ],
  ])('%s', (_, rules, fault) => {
    expect(thrownBy(() => compileTermination(rules as TerminationRule[]))).toMatchObject(fault);
  });

  test('a hundred rules are read, more are not', () => {
    const many = (length: number) =>
      Array.from({ length }, () => ({ kind: 'consecutive', periods: 400 }));
    expect(checkTermination(many(100)).ok).toBe(true);
    expect(checkTermination(many(101)).ok).toBe(false);
  });

  test('every kind and every condition passes, and is given back', () => {
    const rules = [
      { kind: 'consecutive', periods: 1, when: { missed: true } },
      { kind: 'consecutive', periods: 1, when: { capReached: true } },
      { kind: 'count', atLeast: 3, window: 3, when: { level: { lt: 99 } } },
      { kind: 'count', atLeast: 1, window: 400, when: { creditPercent: { gt: 0 } } },
      { kind: 'mean', window: 3, level: { gte: 1, lte: 2 } },
      { kind: 'sum', window: 12, atLeast: usd('0') },
    ];
    expect(checkTermination(rules)).toEqual({ ok: true, value: rules, warnings: [] });
  });
});
