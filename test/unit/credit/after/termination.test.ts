import { describe, expect, test } from 'vitest';
import {
  assessCreditSeries,
  type CreditPeriod,
  checkTermination,
  compileScheme,
  compileTermination,
  type TerminationRule,
  terminationRight,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('terminationRight', () => {
  const at = (rule: TerminationRule, history: readonly CreditPeriod[]) =>
    terminationRight(compileTermination([rule]), history).atIndex;
  const misses = (text: string) => [...text].map((sign) => ({ missed: sign === 'x' }));

  test('asks for periods side by side', () => {
    expect(at({ kind: 'consecutive', periods: 3 }, misses('xx.xxx'))).toBe(5);
    expect(at({ kind: 'consecutive', periods: 3 }, misses('xx.xx.'))).toBeNull();
  });

  test('lets misses leave a window', () => {
    expect(at({ kind: 'count', atLeast: 3, window: 6 }, misses('x.x..x'))).toBe(5);
    expect(at({ kind: 'count', atLeast: 3, window: 6 }, misses('x.x...x'))).toBeNull();
  });

  test('takes a mean only of a full window of known levels', () => {
    const rule: TerminationRule = { kind: 'mean', window: 3, level: { lt: 97 } };
    const levels = (...list: (string | null)[]) => list.map((level) => ({ level }));
    expect(at(rule, levels('96', '97', '98'))).toBeNull();
    expect(at(rule, levels('96', '97', '97.9'))).toBe(2);
    expect(at(rule, levels('1', null, '1'))).toBeNull();
  });

  test('adds up credits, and an equal sum counts', () => {
    const rule: TerminationRule = { kind: 'sum', window: 2, atLeast: usd('500') };
    const credits = (...list: string[]) => list.map((amount) => ({ credit: usd(amount) }));
    expect(at(rule, credits('250', '249.99', '250.01'))).toBe(2);
  });

  test('counts the periods in which a cap was reached', () => {
    const scheme = compileScheme({
      rows: [{ remedy: { percent: 60 } }],
      caps: [{ limit: { percent: 50 } }],
    });
    const { history } = assessCreditSeries(scheme, [{ level: 0 }, { level: 0 }]);
    expect(at({ kind: 'consecutive', periods: 2, when: { capReached: true } }, history)).toBe(1);
    const percents = [20, 0, 0, 20].map((creditPercent) => ({ creditPercent }));
    const when = { creditPercent: { gte: 20 } };
    expect(at({ kind: 'count', atLeast: 2, window: 4, when }, percents)).toBe(3);
  });

  test('slides a window of any length along the history', () => {
    // Means of two: 1.5, 5, 9.5, 15.5. Of three: 11/3, 7, 13. Of four: 5.5, 10.25.
    const levels = [1, 2, 8, 11, 20].map((level) => ({ level }));
    const meanOf = (window: number, gte: number) =>
      at({ kind: 'mean', window, level: { gte } }, levels);
    expect([meanOf(2, 9.5), meanOf(2, 9.6), meanOf(2, 15.5), meanOf(2, 15.6)]).toEqual([
      3,
      4,
      4,
      null,
    ]);
    expect([meanOf(3, 3), meanOf(3, 7), meanOf(3, 7.1), meanOf(3, 13)]).toEqual([2, 3, 4, 4]);
    expect([meanOf(4, 5.5), meanOf(4, 10.25), meanOf(4, 10.3)]).toEqual([3, 4, null]);
    expect([meanOf(1, 8), meanOf(5, 8.4), meanOf(5, 8.5), meanOf(6, 0)]).toEqual([
      2,
      4,
      null,
      null,
    ]);
  });

  test('adds up the credits of a window, full or not, and takes none that is unknown', () => {
    // Sums of at most three: 5, 7, 10, 5, 7, where the fourth adds nothing and the first has left.
    const history = ['5', '2', '3', null, '4'].map((amount) => ({
      credit: amount === null ? null : usd(amount),
    }));
    const sumOf = (amount: string) => at({ kind: 'sum', window: 3, atLeast: usd(amount) }, history);
    expect(['0', '5', '6', '8', '10', '10.01'].map(sumOf)).toEqual([0, 0, 1, 2, 2, null]);
    const later = [{}, {}, ...history];
    expect(at({ kind: 'sum', window: 2, atLeast: usd('5') }, later)).toBe(2);
    expect(at({ kind: 'sum', window: 2, atLeast: usd('7') }, later)).toBe(3);
  });

  test('does not count what is unknown, nor what the condition does not hold', () => {
    const once = (
      when: NonNullable<(TerminationRule & { kind: 'count' })['when']>,
      history: CreditPeriod[],
    ) => at({ kind: 'count', atLeast: 1, window: 1, when }, history);
    expect(
      once({ missed: true }, [{}, { missed: null }, { missed: false }, { missed: true }]),
    ).toBe(3);
    expect(
      once({ capReached: true }, [{ missed: true }, { capReached: false }, { capReached: true }]),
    ).toBe(2);
    expect(once({ level: { lt: 90 } }, [{}, { level: null }, { level: 90 }, { level: 89 }])).toBe(
      3,
    );
    expect(
      once({ creditPercent: { lt: 9 } }, [{}, { creditPercent: 9 }, { creditPercent: 0 }]),
    ).toBe(2);
  });

  test('of no periods, and of no rules, no right arises', () => {
    const nothing = { triggered: false, atIndex: null, rule: null };
    expect(terminationRight(compileTermination([{ kind: 'consecutive', periods: 1 }]), [])).toEqual(
      nothing,
    );
    expect(terminationRight(compileTermination([]), misses('x'))).toEqual(nothing);
  });

  test('names the first rule that holds', () => {
    const rules: TerminationRule[] = [
      { kind: 'consecutive', periods: 2 },
      { kind: 'count', atLeast: 1, window: 1 },
    ];
    expect(terminationRight(compileTermination(rules), misses('.xx'))).toEqual({
      triggered: true,
      atIndex: 1,
      rule: 1,
    });
  });
});

describe('rules of termination', () => {
  test.each([
    ['an unknown kind', [{ kind: 'often' }], 'invalid-option', [0, 'kind']],
    ['no periods at all', [{ kind: 'consecutive', periods: 0 }], 'invalid-option', [0, 'periods']],
    [
      'more than the window holds',
      [{ kind: 'count', atLeast: 4, window: 3 }],
      'invalid-option',
      [0, 'atLeast'],
    ],
    [
      'a field of another kind',
      [{ kind: 'mean', window: 3, level: {}, when: { missed: true } }],
      'unknown-field',
      [0, 'when'],
    ],
    [
      'a condition that is never asked for',
      [{ kind: 'consecutive', periods: 1, when: { missed: false } }],
      'invalid-option',
      [0, 'when', 'missed'],
    ],
    [
      'a misspelt condition',
      [{ kind: 'consecutive', periods: 1, when: { mised: true } }],
      'invalid-type',
      [0, 'when'],
    ],
    [
      'a sum below 0',
      [{ kind: 'sum', window: 1, atLeast: usd('-1') }],
      'invalid-money',
      [0, 'atLeast'],
    ],
    ['no list', { kind: 'sum' }, 'invalid-type', []],
  ])('%s is refused, by compile and first by check', (_, rules, code, path) => {
    expect(thrownBy(() => compileTermination(rules as TerminationRule[]))).toMatchObject({
      code,
      path,
    });
    const result = checkTermination(rules);
    expect(result.ok ? [] : result.issues[0]).toMatchObject({ code, path });
  });

  test('sums of two currencies are refused where they stand', () => {
    const rules = compileTermination([{ kind: 'sum', window: 1, atLeast: usd('1') }]);
    const history = [{ credit: { amount: 1, currency: 'EUR' } }];
    expect(thrownBy(() => terminationRight(rules, history))).toMatchObject({
      code: 'currency-mismatch',
      path: ['history', 0, 'credit', 'currency'],
      expected: 'USD',
      received: 'EUR',
    });
    const unknown = [{ credit: null }, {}];
    expect(terminationRight(rules, unknown).triggered).toBe(false);
  });

  test('a history that is none is told so', () => {
    const rules = compileTermination([{ kind: 'consecutive', periods: 1 }]);
    expect(thrownBy(() => terminationRight(rules, {} as never))).toMatchObject({
      path: ['history'],
      expected: 'a list of periods, oldest first, 0 to 4000 of them',
    });
  });

  test('rules that were not compiled are told so', () => {
    expect(thrownBy(() => terminationRight([] as never, []))).toMatchObject({
      code: 'invalid-type',
    });
  });
});
