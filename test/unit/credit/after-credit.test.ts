import { describe, expect, it } from 'vitest';
import {
  allocate,
  applyCredit,
  assessCreditSeries,
  assessCreditsSeries,
  type CreditPeriod,
  checkTermination,
  earnBack,
  isWithin,
  levelText,
  roundMoney,
  roundTo,
  type TerminationRule,
} from '../../../src/credit.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

describe('allocate', () => {
  const split = (amount: string, ratios: readonly (number | string)[]) =>
    allocate(usd(amount), ratios).map((share) => share.amount);

  it('gives what is left to the largest ratio first, then in order', () => {
    expect(split('0.05', [100, 101, 100, 100])).toEqual(['0.01', '0.02', '0.01', '0.01']);
    expect(split('10.03', [1, 1, 1])).toEqual(['3.35', '3.34', '3.34']);
  });

  it('mirrors negative amounts', () => {
    expect(split('-10.03', [1, 1, 1])).toEqual(['-3.35', '-3.34', '-3.34']);
  });

  it('refuses no ratios, negative ones, only zeros, and amounts finer than the currency', () => {
    expect(() => split('1', [])).toThrow('ratios');
    expect(() => split('1', [1, -1])).toThrow('ratios[1]');
    expect(() => split('1', [0, 0])).toThrow('ratios');
    expect(() => split('1.005', [1])).toThrow('round it first');
  });
});

describe('earnBack', () => {
  const rule = {
    stages: [
      { periods: 2, returnPercent: 50 },
      { periods: 4, returnPercent: 50 },
    ],
  };
  const credited = (following: readonly boolean[], eligible = true) => {
    const { status, earnedBack, net } = earnBack(rule, {
      credit: usd('15000'),
      following,
      eligible,
    });
    return [status, earnedBack.amount, net.amount];
  };

  it('returns stage by stage', () => {
    expect(credited([])).toEqual(['pending', '0.00', '15000.00']);
    expect(credited([true, true])).toEqual(['pending', '7500.00', '7500.00']);
    expect(credited([true, true, true, true])).toEqual(['earned', '15000.00', '0.00']);
  });

  it('ends at the first bad period, even if good ones follow', () => {
    expect(credited([true, true, true, false, true, true])).toEqual([
      'partly',
      '7500.00',
      '7500.00',
    ]);
    expect(credited([false, true, true, true, true])).toEqual(['lost', '0.00', '15000.00']);
  });

  it('returns nothing of a credit that is not eligible', () => {
    expect(credited([true, true, true, true], false)).toEqual(['lost', '0.00', '15000.00']);
  });

  it('splits an odd cent so that both parts add up', () => {
    const half = { stages: [{ periods: 1, returnPercent: 50 }] };
    const { earnedBack, net } = earnBack(half, { credit: usd('0.03'), following: [true] });
    expect([earnedBack.amount, net.amount]).toEqual(['0.02', '0.01']);
  });
});

describe('applyCredit', () => {
  it('never takes more than the charge, and sends the rest where the terms say', () => {
    const rest = (where: 'carry' | 'payOut' | 'lapse') => {
      const { carried, paidOut, lapsed } = applyCredit(usd('800'), usd('300'), { rest: where });
      return [carried.amount, paidOut.amount, lapsed.amount];
    };
    expect(rest('carry')).toEqual(['500.00', '0.00', '0.00']);
    expect(rest('payOut')).toEqual(['0.00', '500.00', '0.00']);
    expect(rest('lapse')).toEqual(['0.00', '0.00', '500.00']);
  });

  it('limits what a credit may take of one charge', () => {
    const { applied, payable } = applyCredit(usd('80'), usd('100'), { limitPercent: 50 });
    expect([applied.amount, payable.amount]).toEqual(['50.00', '50.00']);
  });

  it('refuses two currencies', () => {
    expect(() => applyCredit(usd('1'), { amount: 1, currency: 'EUR' })).toThrow('expected USD');
  });
});

describe('checkTermination', () => {
  const at = (rule: TerminationRule, history: readonly CreditPeriod[]) =>
    checkTermination([rule], history).atIndex;
  const misses = (text: string) => [...text].map((sign) => ({ missed: sign === 'x' }));

  it('asks for periods side by side', () => {
    expect(at({ kind: 'consecutive', periods: 3 }, misses('xx.xxx'))).toBe(5);
    expect(at({ kind: 'consecutive', periods: 3 }, misses('xx.xx.'))).toBeNull();
  });

  it('lets misses leave a window', () => {
    expect(at({ kind: 'count', atLeast: 3, window: 6 }, misses('x.x..x'))).toBe(5);
    expect(at({ kind: 'count', atLeast: 3, window: 6 }, misses('x.x...x'))).toBeNull();
  });

  it('takes a mean only of a full window of known levels', () => {
    const rule: TerminationRule = { kind: 'mean', window: 3, level: { lt: 97 } };
    const levels = (...list: (string | null)[]) => list.map((level) => ({ level }));
    expect(at(rule, levels('96', '97', '98'))).toBeNull();
    expect(at(rule, levels('96', '97', '97.9'))).toBe(2);
    expect(at(rule, levels('1', null, '1'))).toBeNull();
  });

  it('adds up credits, and an equal sum counts', () => {
    const rule: TerminationRule = { kind: 'sum', window: 2, atLeast: usd('500') };
    const credits = (...list: string[]) => list.map((amount) => ({ credit: usd(amount) }));
    expect(at(rule, credits('250', '249.99', '250.01'))).toBe(2);
  });

  it('counts the periods in which a cap was reached', () => {
    const scheme = { rows: [{ remedy: { percent: 60 } }], caps: [{ limit: { percent: 50 } }] };
    const { history } = assessCreditSeries(scheme, [{ level: 0 }, { level: 0 }]);
    expect(at({ kind: 'consecutive', periods: 2, when: { capReached: true } }, history)).toBe(1);
    const percents = [20, 0, 0, 20].map((creditPercent) => ({ creditPercent }));
    const when = { creditPercent: { gte: 20 } };
    expect(at({ kind: 'count', atLeast: 2, window: 4, when }, percents)).toBe(3);
  });

  it('names the first rule that holds, and refuses one that it does not know', () => {
    const rules: TerminationRule[] = [
      { kind: 'consecutive', periods: 2 },
      { kind: 'count', atLeast: 1, window: 1 },
    ];
    expect(checkTermination(rules, misses('.xx'))).toEqual({
      triggered: true,
      atIndex: 1,
      rule: 1,
    });
    expect(() => checkTermination([{ kind: 'often' } as never], [])).toThrow('kind');
  });
});

describe('series', () => {
  it('doubles a repeated failure without compounding, and starts over after a good period', () => {
    const scheme = {
      target: { gte: 99 },
      rows: [{ lt: 99, remedy: { points: 4 } }],
      factors: [{ repeat: [1, 2] }],
    };
    const levels = [95, 95, 95, 99, 95].map((level) => ({ level }));
    const { periods, total, history } = assessCreditSeries(scheme, levels);
    expect(periods.map(({ points }) => points)).toEqual(['4', '8', '8', '0', '4']);
    expect([total.points, total.amount, history.length]).toEqual(['24', null, 5]);
  });

  it('goes on from a given history', () => {
    const rows = [{ remedy: { percent: 10 } }];
    const group = {
      objectives: { api: { rows } },
      stacking: 'sum',
      caps: [{ limit: { money: usd('25') }, periods: 12 }],
    } as const;
    const month = { readings: [{ objective: 'api', level: 1 }], base: usd('100') };
    const first = assessCreditsSeries(group, [month, month]);
    const next = assessCreditsSeries(group, [month], first.history);
    expect([first.total.amount?.amount, next.total.amount?.amount]).toEqual(['20.00', '5.00']);
  });
});

describe('figures', () => {
  it('rounds by names that mean the same for negative figures', () => {
    expect(roundTo('-1.5', 0, 'halfTowardPositive')).toBe('-1');
    expect(roundTo('-1.5', 0, 'halfAwayFromZero')).toBe('-2');
    expect(roundTo('-0.4', 0, 'halfEven')).toBe('0');
    expect(() => roundTo('1', -1, 'floor')).toThrow('scale');
    expect(() => roundTo('1', 0, 'up' as never)).toThrow('mode');
  });

  it('rounds money to the digits of its currency', () => {
    expect(roundMoney({ amount: '1.2345', currency: 'KWD' }).amount).toBe('1.235');
    expect(() => roundMoney(null as never)).toThrow('money');
    expect(() => roundMoney({ amount: 1, currency: 'usd' })).toThrow('ISO 4217');
  });

  it('writes a level exactly, or to twelve digits where no decimal is exact', () => {
    expect(levelText({ amount: 497_400, per: 86_400 })).toBe('5.756944444444');
    expect(levelText({ amount: 1, per: 1024 })).toBe('0.0009765625');
    expect(() => levelText({ good: 1, total: 0 })).toThrow('level.total');
    expect(() => levelText({ mean: [] })).toThrow('level.mean');
    expect(() => levelText(true as never)).toThrow('level');
  });

  it('holds every level without bounds', () => {
    expect(isWithin('-5', {})).toBe(true);
    expect(isWithin('1', { gt: 1 })).toBe(false);
  });
});
