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
    });
  });

  test('rules that were not compiled are told so', () => {
    expect(thrownBy(() => terminationRight([] as never, []))).toMatchObject({
      code: 'invalid-type',
    });
  });
});
