import { describe, expect, test } from 'vitest';
import { forecastExhaustion, type OutageBudgetRule } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, MINUTE } from '../month.js';

const at = (text: string): number => Date.parse(`2026-${text}Z`);
const lost = (start: string, minutes: number) => [at(start), at(start) + minutes * MINUTE] as const;

describe('a rolling window', () => {
  /** 1 % of ten days are 144 minutes. */
  const rule: OutageBudgetRule = {
    targetPercent: 99,
    window: { unit: 'rolling', days: 10, timeZone: 'UTC' },
  };
  const day = { at: at('06-11T00:00'), lookback: 24 * HOUR };

  test('regains what leaves it before more is lost', () => {
    // 36 min in the last day are 2.5 %. The 36 that are left last a day; the 72 leave in the first 72
    // minutes, after which 36 are spent: 108 more last three days.
    const outages = [lost('06-01T00:00', 72), lost('06-10T12:00', 36)];
    expect(forecastExhaustion(rule, { outages }, day)).toEqual({
      evaluatedAt: day.at,
      period: { startAt: at('06-01T00:00'), endAt: day.at, id: 'P10D' },
      exhausted: false,
      burnRate: '2.5',
      naiveAt: at('06-12T00:00'),
      rollingAt: at('06-14T00:00'),
    });
  });

  test('is spent in the end at a burn rate of 1, when the last of its own days has been lost so', () => {
    // 14.4 min a day: 144 - 72 - 14.4 last four days; without the 72, 129.6 last nine.
    const outages = [lost('06-01T00:00', 72), lost('06-10T12:00', 14.4)];
    expect(forecastExhaustion(rule, { outages }, day)).toMatchObject({
      burnRate: '1',
      naiveAt: at('06-15T00:00'),
      rollingAt: at('06-20T00:00'),
    });
  });

  test('is spent for one moment where an old outage begins to leave just then', () => {
    // 129.6 min of nine days and the 14.4 are 144 on 20 June at 00:00, when the 14.4 begin to leave.
    const outages = [lost('06-01T00:00', 72), lost('06-10T00:00', 14.4)];
    expect(forecastExhaustion(rule, { outages }, day).rollingAt).toBe(at('06-20T00:00'));
  });

  test('is never spent at less, though nothing leaving it would be', () => {
    // 7.2 min a day: 64.8 last nine days, but ten days of it are 72.
    const outages = [lost('06-01T00:00', 72), lost('06-10T12:00', 7.2)];
    expect(forecastExhaustion(rule, { outages }, day)).toMatchObject({
      burnRate: '0.5',
      naiveAt: at('06-20T00:00'),
      rollingAt: null,
    });
  });

  test('is spent by less and less service in it, though nothing more is lost', () => {
    // Service ended. Two days at 1 % allow 28.8 min, and 14.4 less with each day that leaves: of the
    // first, 8.8 / 14.4 are 880 minutes.
    const two: OutageBudgetRule = { ...rule, window: { ...rule.window, days: 2 } as never };
    const facts = {
      outages: [lost('06-10T12:00', 20)],
      serviceTime: [[at('06-09T00:00'), at('06-11T00:00')]] as const,
    };
    expect(forecastExhaustion(two, facts, day)).toMatchObject({
      exhausted: false,
      naiveAt: null,
      rollingAt: at('06-11T14:40'),
    });
  });

  test('has no forecast where there was no service to look back on, though it is spent', () => {
    // 1 % of the one day are 14.4 min.
    const facts = {
      outages: [lost('06-05T00:00', 30)],
      serviceTime: [[at('06-05T00:00'), at('06-06T00:00')]] as const,
    };
    expect(forecastExhaustion(rule, facts, day)).toMatchObject({
      exhausted: true,
      burnRate: null,
      naiveAt: null,
      rollingAt: null,
    });
  });

  test('without a loss lasts for ever', () => {
    expect(forecastExhaustion(rule, {}, day)).toMatchObject({
      exhausted: false,
      burnRate: '0',
      naiveAt: null,
      rollingAt: null,
    });
  });
});

describe('a calendar window', () => {
  /** 0.1 % of June are 43.2 minutes. */
  const june: OutageBudgetRule = {
    targetPercent: '99.9',
    window: { unit: 'month', timeZone: 'UTC' },
  };

  test('that burns at 1 is spent at its very end, and at less it lasts', () => {
    const options = { at: at('06-16T00:00'), lookback: 15 * DAY };
    const half = [lost('06-05T00:00', 21.6)];
    expect(forecastExhaustion(june, { outages: half }, options)).toMatchObject({
      burnRate: '1',
      naiveAt: at('07-01T00:00'),
      rollingAt: null,
    });
    const less = [[at('06-05T00:00') + 1, at('06-05T00:00') + 21.6 * MINUTE]] as const;
    expect(forecastExhaustion(june, { outages: less }, options).naiveAt).toBeNull();
  });

  test('is exhausted when nothing is left, not a millisecond before', () => {
    const options = { at: at('06-11T00:00'), lookback: 10 * DAY };
    expect(
      forecastExhaustion(june, { outages: [lost('06-05T00:00', 43.2)] }, options),
    ).toMatchObject({ exhausted: true, naiveAt: options.at, rollingAt: null });
    // One is left: 2,591,999 of 864,000,000 ms lose it in 333.3.
    const outages = [[at('06-05T00:00') + 1, at('06-05T00:00') + 43.2 * MINUTE]] as const;
    expect(forecastExhaustion(june, { outages }, options)).toMatchObject({
      exhausted: false,
      naiveAt: options.at + 333,
    });
  });

  test('is spent in service time only', () => {
    // Two days of ten hours at 1 %: 12 min. 4 of the last 300 minutes were lost: 8 more take ten hours,
    // five of them today.
    const rule: OutageBudgetRule = {
      targetPercent: 99,
      window: { unit: 'day', count: 2, timeZone: 'UTC', anchor: '2026-06-10' },
    };
    const facts = {
      outages: [lost('06-10T10:00', 4)],
      serviceTime: [
        [at('06-10T08:00'), at('06-10T18:00')],
        [at('06-11T08:00'), at('06-11T18:00')],
      ] as const,
    };
    const options = { at: at('06-10T13:00'), lookback: 'PT5H' };
    expect(forecastExhaustion(rule, facts, options)).toMatchObject({
      burnRate: '1.333333',
      naiveAt: at('06-11T13:00'),
    });
  });

  test('that is spent is spent now, at night and where nothing more is lost, too', () => {
    const rule: OutageBudgetRule = {
      targetPercent: 99,
      window: { unit: 'day', count: 2, timeZone: 'UTC', anchor: '2026-06-10' },
    };
    const facts = {
      outages: [lost('06-10T10:00', 12)],
      serviceTime: [
        [at('06-10T08:00'), at('06-10T18:00')],
        [at('06-11T08:00'), at('06-11T18:00')],
      ] as const,
    };
    for (const lookback of [12 * HOUR, 2 * HOUR])
      expect(forecastExhaustion(rule, facts, { at: at('06-10T18:30'), lookback })).toMatchObject({
        exhausted: true,
        naiveAt: at('06-10T18:30'),
      });
  });

  test('of no budget is spent by the first loss, which is when service goes on', () => {
    const none = { ...june, targetPercent: 100 };
    const options = { at: at('06-01T00:00'), lookback: DAY };
    const outages = [lost('05-31T12:00', 1)];
    expect(forecastExhaustion(none, { outages }, options)).toMatchObject({
      exhausted: false,
      burnRate: null,
      naiveAt: options.at,
    });
    const serviceTime = [
      [at('05-31T00:00'), at('06-01T00:00')],
      [at('06-01T09:00'), at('06-01T17:00')],
    ] as const;
    expect(forecastExhaustion(none, { outages, serviceTime }, options).naiveAt).toBe(
      at('06-01T09:00'),
    );
    expect(forecastExhaustion(none, {}, options)).toMatchObject({
      exhausted: false,
      burnRate: '0',
      naiveAt: null,
    });
  });

  test('has a burn rate rounded half away from zero, or as is asked for', () => {
    // 1/15 of 1/10.
    const options = { at: at('06-16T00:00'), lookback: 15 * DAY };
    const rule = { ...june, targetPercent: 90 };
    const outages = [lost('06-05T00:00', 24 * 60)];
    expect(forecastExhaustion(rule, { outages }, options).burnRate).toBe('0.666667');
    const short = { ...options, digits: 2, rounding: 'floor' } as const;
    expect(forecastExhaustion(rule, { outages }, short).burnRate).toBe('0.66');
  });
});

test.each<[object | null, string[], string]>([
  [null, ['options'], 'options'],
  [{ at: 0, lookback: 0 }, ['options', 'lookback'], 'a length above 0'],
])('options are refused: %j', (options, path, expected) => {
  const rule = { targetPercent: 99, window: { unit: 'month', timeZone: 'UTC' } } as const;
  const call = () => forecastExhaustion(rule, {}, options as never);
  expect(thrownBy(call)).toMatchObject({ path, expected });
});
