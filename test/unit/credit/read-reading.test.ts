import { describe, expect, test } from 'vitest';
import { assessCredit, type CreditFacts, compileScheme } from '../../../src/credit.js';
import { thrownBy } from '../../oracle/thrown.js';

const scheme = compileScheme({
  rows: [{ remedy: { points: 8 } }],
  factors: [{ input: 'users' }, { input: 'affected', share: true }],
});

const points = (factors: unknown) =>
  assessCredit(scheme, { level: 0, factors } as CreditFacts).quantities.points;

describe('the multiples of a reading', () => {
  test('are decimals, or quotients', () => {
    // 8 x 3 x 1/4, and 8 x 3/2 x 1: a share of everything is one.
    expect(points({ users: 3, affected: '0.25' })).toBe('6');
    expect(points({ users: { amount: 3, per: 2 }, affected: 1 })).toBe('12');
    expect(points({ users: 0, affected: { amount: 1, per: 4 } })).toBe('0');
  });

  const asked = 'the multiple that the scheme asks for';
  test.each<[string, unknown, object]>([
    ['no factors at all', undefined, { code: 'missing-field', path: ['factors', 'users'] }],
    [
      'one of two',
      { users: 1 },
      { code: 'missing-field', path: ['factors', 'affected'], expected: asked },
    ],
    [
      'no object',
      5,
      {
        code: 'invalid-type',
        path: ['factors'],
        expected: 'the factors that the rule asks for',
      },
    ],
    [
      'null for a multiple',
      { users: null, affected: 1 },
      { code: 'invalid-decimal', path: ['factors', 'users'] },
    ],
    [
      'a quotient without its parts',
      { users: {}, affected: 1 },
      {
        code: 'invalid-type',
        path: ['factors', 'users'],
        expected: 'a multiple with exactly one of amount',
      },
    ],
    [
      'a quotient of nothing',
      { users: { amount: 1, per: 0 }, affected: 1 },
      {
        code: 'invalid-option',
        path: ['factors', 'users', 'per'],
        expected: 'a value above 0',
      },
    ],
    [
      'a multiple below 0',
      { users: -1, affected: 1 },
      { code: 'invalid-option', path: ['factors', 'users'], expected: '0 or more' },
    ],
    [
      'a share above 1',
      { users: 1, affected: { amount: 5, per: 4 } },
      {
        code: 'invalid-option',
        path: ['factors', 'affected'],
        expected: 'a share from 0 to 1',
        hint: 'write 40 % as 0.4, or as { amount: 40, per: 100 }',
      },
    ],
  ])('%s is refused', (_, factors, fault) => {
    expect(thrownBy(() => points(factors))).toMatchObject(fault);
  });

  test('a reading that does not say otherwise is not excused', () => {
    expect(
      assessCredit(compileScheme({ rows: [{ remedy: { points: 1 } }] }), { level: 0 }),
    ).toMatchObject({
      status: 'credited',
    });
  });
});
