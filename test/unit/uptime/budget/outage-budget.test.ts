import { describe, expect, test } from 'vitest';
import {
  assessNextOutage,
  forecastExhaustion,
  measureOutageBudget,
  measureOutageBurn,
  type OutageBudgetRule,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, MINUTE } from '../month.js';

const FORTNIGHT: OutageBudgetRule = {
  targetPercent: '99.9',
  window: { unit: 'week', count: 2, timeZone: 'UTC', anchor: '2026-01-19' },
};
const ROLLING: OutageBudgetRule = {
  targetPercent: '99.9',
  window: { unit: 'rolling', days: 30, timeZone: 'UTC' },
};
const at = (text: string): number => Date.parse(`2026-${text}Z`);

describe('the budget of a window', () => {
  test('a fortnight from Monday 19 January ends on 2 February, and has two views', () => {
    const outages = [[at('01-20T10:00'), at('01-20T10:05')]] as const;
    const { period, budget } = measureOutageBudget(
      FORTNIGHT,
      { outages },
      { at: at('01-26T00:00') },
    );
    expect(period).toEqual({
      startAt: at('01-19T00:00'),
      endAt: at('02-02T00:00'),
      id: '2026-01-19',
    });
    // 0.1 % of 7 and of 14 days: 604 800 and 1 209 600 ms.
    expect(budget.elapsed).toMatchObject({ totalMs: 604_800, spentMs: 300_000 });
    expect(budget.period).toMatchObject({ totalMs: 1_209_600, remainingMs: 909_600 });
  });

  test('counts service time only, and what is known only', () => {
    const facts = {
      outages: [
        [at('01-20T08:30'), at('01-20T09:05')],
        [at('01-23T10:00'), at('01-23T11:00')],
      ] as const,
      serviceTime: [[at('01-20T09:00'), at('01-20T17:00')]] as const,
    };
    const { budget } = measureOutageBudget(FORTNIGHT, facts, { at: at('01-22T00:00') });
    // 8 hours × 0.1 % = 28.8 s; five minutes of them were lost.
    expect(budget.period).toMatchObject({ totalMs: 28_800, spentMs: 300_000, exhausted: true });
  });
});

describe('whose a loss is', () => {
  // A from 10:00 to 11:00, whole; B from 10:30 to 11:30, three tenths.
  const outages = [
    { start: at('06-10T10:00'), end: at('06-10T11:00'), cause: 'a', component: 'db' },
    {
      start: at('06-10T10:30'),
      end: at('06-10T11:30'),
      cause: 'b',
      component: 'db',
      weight: '0.3',
    },
  ];
  const spentBy = (division: 'equally' | 'first', rows = outages) =>
    measureOutageBudget(
      ROLLING,
      { outages: rows },
      { at: at('06-11T00:00'), division },
    ).byCause.map(({ name, spentMs }) => [name, spentMs / MINUTE]);

  test('equally: of the half hour together, A has 0.85 and B 0.15', () => {
    // A: 30 + 25.5; B: 4.5 + 9.
    expect(spentBy('equally')).toEqual([
      ['a', 55.5],
      ['b', 13.5],
    ]);
  });

  test('first: whoever began first has it, who comes later what is lost beyond', () => {
    expect(spentBy('first')).toEqual([
      ['a', 60],
      ['b', 9],
    ]);
    const [a, b] = outages as [(typeof outages)[0], (typeof outages)[0]];
    const early = { ...b, start: at('06-10T09:30') };
    // B: 0.3 of 120 min; A: 0.7 of 60 min.
    expect(spentBy('first', [a, early])).toEqual([
      ['a', 42],
      ['b', 36],
    ]);
  });

  test('parts in thirds are shared out so that they add up', () => {
    const rows = ['x', 'y', 'z'].map((cause) => ({
      start: at('06-10T10:00'),
      end: at('06-10T10:00:00.100'),
      cause,
    }));
    const { byCause, byComponent, budget } = measureOutageBudget(
      ROLLING,
      { outages: rows },
      { at: at('06-11T00:00'), digits: 2 },
    );
    expect(byCause.map(({ spentMs }) => spentMs)).toEqual([34, 33, 33]);
    expect(byCause.map(({ sharePercent }) => sharePercent)).toEqual(['33.34', '33.33', '33.33']);
    expect(byCause[0]?.exactMs).toEqual({ numerator: '100', denominator: '3' });
    expect(byComponent).toMatchObject([{ name: null, spentMs: 100, sharePercent: '100' }]);
    expect(budget.period.spentMs).toBe(100);
  });

  test('nobody, when nothing was lost', () => {
    const { byCause } = measureOutageBudget(ROLLING, {}, { at: at('06-11T00:00') });
    expect(byCause).toEqual([]);
  });

  test('an outage without length, or without weight, is nobody´s', () => {
    const rows = [
      { start: at('06-10T10:00'), end: at('06-10T10:00'), cause: 'none' },
      { start: at('06-10T10:00'), end: at('06-10T11:00'), cause: 'slow', state: 'degraded' },
    ];
    expect(spentBy('equally', rows as never)).toEqual([]);
  });
});

describe('burn', () => {
  test('6 minutes of an hour burn 99.9 % at 100, of 6 hours at 16.667', () => {
    const outages = [[at('06-10T08:00'), at('06-10T08:06')]] as const;
    const burns = measureOutageBurn(
      ROLLING,
      { outages },
      { at: at('06-10T08:06'), lookbacks: [HOUR, { hours: 6 }], digits: 3 },
    );
    expect(burns.map(({ burnRate }) => burnRate)).toEqual(['100', '16.667']);
  });

  test('without service time there is no figure', () => {
    const facts = { serviceTime: [[0, DAY]] as const };
    const [burn] = measureOutageBurn(ROLLING, facts, { at: at('06-10T00:00'), lookbacks: [HOUR] });
    expect(burn).toEqual({
      lookbackMs: HOUR,
      measuredMs: 0,
      downtimeMs: 0,
      errorRatio: null,
      burnRate: null,
    });
  });
});

describe('what is ahead', () => {
  test('a calendar window ends before it is exhausted, or after', () => {
    // June: 43.2 min. 10 lost in the last 10 days, 1/1440 of them: 33.2 min last 47 808 min, too long.
    const rule = { targetPercent: '99.9', window: { unit: 'month', timeZone: 'UTC' } } as const;
    const outages = [[at('06-05T00:00'), at('06-05T00:10')]] as const;
    const options = { at: at('06-11T00:00'), lookback: { hours: 240 } };
    expect(forecastExhaustion(rule, { outages }, options)).toMatchObject({
      naiveAt: null,
      rollingAt: null,
      burnRate: '0.694444',
      exhausted: false,
    });
    // 40 lost: 3.2 min last 1152 min.
    const worse = [[at('06-05T00:00'), at('06-05T00:40')]] as const;
    expect(forecastExhaustion(rule, { outages: worse }, options)).toMatchObject({
      naiveAt: at('06-11T19:12'),
    });
  });

  test('what is spent is spent now', () => {
    const outages = [[at('06-09T00:00'), at('06-10T00:00')]] as const;
    const now = at('06-11T00:00');
    expect(forecastExhaustion(ROLLING, { outages }, { at: now, lookback: HOUR })).toMatchObject({
      exhausted: true,
      naiveAt: now,
      rollingAt: now,
    });
    expect(assessNextOutage(ROLLING, { outages }, { at: now })).toMatchObject({
      longestMs: 0,
      keptUntilAt: now,
    });
  });

  test('an outage may last through the night, when nobody is promised anything', () => {
    // 10 h of service a day for 2 days, 99 %: 12 min. The 12 begin five minutes before the close.
    const rule: OutageBudgetRule = {
      targetPercent: 99,
      window: { unit: 'day', count: 2, timeZone: 'UTC', anchor: '2026-06-10' },
    };
    const serviceTime = [
      [at('06-10T08:00'), at('06-10T18:00')],
      [at('06-11T08:00'), at('06-11T18:00')],
    ] as const;
    const next = assessNextOutage(rule, { serviceTime }, { at: at('06-10T17:55'), length: 'PT1H' });
    expect(next.keptUntilAt).toBe(at('06-11T08:07'));
    expect(next.after).toMatchObject({ costMs: 5 * MINUTE, budget: { remainingMs: 7 * MINUTE } });
  });

  test('an outage of a tenth lasts ten times as long', () => {
    const now = at('06-11T00:00');
    // 43.2 min of 30 days.
    const whole = assessNextOutage(ROLLING, {}, { at: now });
    const tenth = assessNextOutage(ROLLING, {}, { at: now, weight: '0.1' });
    expect([whole.longestMs, tenth.longestMs]).toEqual([43.2 * MINUTE, 432 * MINUTE]);
    const none = assessNextOutage(ROLLING, {}, { at: now, weight: 0 });
    expect(none).toMatchObject({ keptUntilAt: null, longestMs: null, after: null });
  });
});

describe('bad input', () => {
  const now = at('06-11T00:00');
  test.each<[() => unknown, string, (string | number)[]]>([
    [() => measureOutageBudget({} as never, {}, { at: now }), 'missing-field', ['window']],
    [() => measureOutageBudget(ROLLING, {}, {} as never), 'missing-field', ['options', 'at']],
    [
      () => measureOutageBudget(ROLLING, { outage: [] } as never, { at: now }),
      'unknown-field',
      ['facts', 'outage'],
    ],
    [
      () => measureOutageBudget(ROLLING, { outages: [[2, 1]] }, { at: now }),
      'invalid-interval',
      ['facts', 'outages', 0],
    ],
    [
      () => measureOutageBurn(ROLLING, {}, { at: now, lookbacks: [0] }),
      'invalid-duration',
      ['options', 'lookbacks', 0],
    ],
    [
      () => measureOutageBurn(ROLLING, {}, { at: now, lookbacks: Array(1001).fill(1) }),
      'invalid-type',
      ['options', 'lookbacks'],
    ],
    [
      () => assessNextOutage(ROLLING, {}, { at: '9999-12-31T00:00:00Z', length: 2 * DAY }),
      'result-out-of-range',
      ['options', 'length'],
    ],
  ])('%o is refused as %s at %j', (call, code, path) => {
    expect(thrownBy(call)).toMatchObject({ code, path });
  });
});

describe('the parts of a budget', () => {
  const minutes = (from: number, to: number, cause?: string) => ({
    start: at('06-10T10:00') + from * MINUTE,
    end: at('06-10T10:00') + to * MINUTE,
    ...(cause === undefined ? {} : { cause }),
  });
  const now = at('06-11T00:00');

  test('come by what was lost, those that lost alike by name, and the nameless last', () => {
    const outages = [
      minutes(0, 10),
      minutes(10, 20, 'b'),
      minutes(20, 30, 'a'),
      minutes(30, 50, 'c'),
    ];
    for (const list of [outages, [...outages].reverse()]) {
      const { byCause } = measureOutageBudget(ROLLING, { outages: list }, { at: now });
      expect(byCause.map(({ name }) => name)).toEqual(['c', 'a', 'b', null]);
    }
  });

  test('say what they are of all that was spent, and of the budget', () => {
    // 43.2 min: 20 are 46.296296… %, 10 are 23.148148… %, rounded up; of 30 spent 2/3 and 1/3.
    const outages = [minutes(0, 20, 'a'), minutes(20, 30, 'b')];
    const { evaluatedAt, byCause } = measureOutageBudget(ROLLING, { outages }, { at: now });
    expect(evaluatedAt).toBe(now);
    expect(byCause).toEqual([
      {
        name: 'a',
        spentMs: 20 * MINUTE,
        exactMs: { numerator: '1200000', denominator: '1' },
        sharePercent: '66.666667',
        consumedPercent: '46.296297',
      },
      {
        name: 'b',
        spentMs: 10 * MINUTE,
        exactMs: { numerator: '600000', denominator: '1' },
        sharePercent: '33.333333',
        consumedPercent: '23.148149',
      },
    ]);
  });

  test('are exact in lowest terms, and add up to the whole milliseconds of the budget', () => {
    // Three at a half share 1.5 ms of three: 0.5 each; the budget spent 2 ms.
    const outages = ['x', 'y', 'z'].map((cause) => ({
      start: now - 10,
      end: now - 7,
      cause,
      weight: '0.50',
    }));
    const { byCause, budget } = measureOutageBudget(ROLLING, { outages }, { at: now });
    expect(budget.period.spentMs).toBe(2);
    expect(byCause.map(({ spentMs }) => spentMs)).toEqual([1, 1, 0]);
    expect(byCause[2]?.exactMs).toEqual({ numerator: '1', denominator: '2' });
  });

  test('are written with the digits that are asked for, and zeros where those are', () => {
    const outages = [minutes(0, 20, 'a'), minutes(20, 30, 'b')];
    const options = { at: now, digits: 1, fixed: true, rounding: 'floor' } as const;
    const { byCause, budget } = measureOutageBudget(ROLLING, { outages }, options);
    expect(byCause.map(({ sharePercent }) => sharePercent)).toEqual(['66.7', '33.3']);
    expect(byCause.map(({ consumedPercent }) => consumedPercent)).toEqual(['46.2', '23.1']);
    // 30 of 43.2.
    expect(budget.period.consumedPercent).toBe('69.4');
    const [only] = measureOutageBudget(ROLLING, { outages: [minutes(0, 1)] }, options).byCause;
    expect(only?.sharePercent).toBe('100.0');
  });

  test('have no share of a budget of nothing', () => {
    const none: OutageBudgetRule = { ...ROLLING, targetPercent: 100 };
    const { byCause, budget } = measureOutageBudget(
      none,
      { outages: [minutes(0, 1, 'a')] },
      { at: now },
    );
    expect(byCause).toMatchObject([{ sharePercent: '100', consumedPercent: null }]);
    expect(budget.period).toMatchObject({ totalMs: 0, consumedPercent: null, exhausted: true });
  });

  test('are those of the time so far', () => {
    // The day begins at 00:00; of 11:55 to 12:05 five minutes have passed, and none of tomorrow's.
    const day: OutageBudgetRule = { targetPercent: 99, window: { unit: 'day', timeZone: 'UTC' } };
    const outages = [
      { start: at('06-10T11:55'), end: at('06-10T12:05'), cause: 'a' },
      { start: at('06-09T23:50'), end: at('06-10T00:10'), cause: 'b' },
    ];
    const { byCause, budget } = measureOutageBudget(day, { outages }, { at: at('06-10T12:00') });
    expect(byCause.map(({ name, spentMs }) => [name, spentMs / MINUTE])).toEqual([
      ['b', 10],
      ['a', 5],
    ]);
    // 1 % of 12 and of 24 hours: 7.2 and 14.4 min.
    expect(budget).toMatchObject({
      elapsed: { totalMs: 7.2 * MINUTE, spentMs: 15 * MINUTE },
      period: { totalMs: 14.4 * MINUTE, spentMs: 15 * MINUTE },
    });
  });

  test('weigh what the rule says of a state', () => {
    const rule: OutageBudgetRule = { ...ROLLING, weights: { slow: '0.25' } };
    const outages = [{ ...minutes(0, 20, 'a'), state: 'slow' }];
    expect(measureOutageBudget(rule, { outages }, { at: now }).budget.period.spentMs).toBe(
      5 * MINUTE,
    );
  });
});

test('options that are none are refused as options', () => {
  const call = () => measureOutageBudget(ROLLING, {}, null as never);
  expect(thrownBy(call)).toMatchObject({ path: ['options'], expected: 'options' });
});

test('a division is one of two', () => {
  const call = () =>
    measureOutageBudget(ROLLING, {}, { at: at('06-11T00:00'), division: 'fair' as 'first' });
  expect(thrownBy(call)).toMatchObject({
    path: ['options', 'division'],
    expected: 'one of equally, first',
  });
});
