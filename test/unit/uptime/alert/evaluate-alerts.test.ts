import { describe, expect, test } from 'vitest';
import {
  type AlertObjective,
  alertFigures,
  checkAlerts,
  evaluateAlerts,
  evaluateBucketAlerts,
  WORKBOOK_ALERTS,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, MINUTE } from '../month.js';

const at = (text: string): number => Date.parse(`2026-06-10T${text}Z`);
const PAGE: AlertObjective = {
  targetPercent: '99.9',
  rules: [{ id: 'page', severity: 'page', burnRate: '14.4', longWindow: 'PT1H' }],
};
const down = [[at('08:00'), at('08:10')]] as const;

describe('alerts over outages', () => {
  test('fire after 51.84 s, and stop when the last five minutes have less than 4.32 s of it', () => {
    const { alerts, nextChangeAt } = evaluateAlerts(PAGE, { outages: down }, { at: at('12:00') });
    expect(alerts).toEqual([
      {
        id: 'page',
        severity: 'page',
        status: 'quiet',
        burningSinceAt: null,
        longBurnRate: '0',
        shortBurnRate: '0',
        // 0.0144 × 3600 s = 51.84 s; 08:10 + 300 s - 4.32 s is the last instant.
        firings: [{ firedAt: at('08:00:51.840'), endedAt: at('08:14:55.681') }],
        nextChangeAt: null,
      },
    ]);
    expect(nextChangeAt).toBe(null);
  });

  test('while it burns, say when that ends if nothing more happens', () => {
    const during = evaluateAlerts(PAGE, { outages: down }, { at: at('08:10') });
    expect(during.alerts[0]).toMatchObject({
      status: 'firing',
      burningSinceAt: at('08:00:51.840'),
      // 10 min of an hour: a sixth, of 0.1 %.
      longBurnRate: '166.666667',
      shortBurnRate: '1000',
      firings: [{ firedAt: at('08:00:51.840'), endedAt: null }],
    });
    expect(during.nextChangeAt).toBe(at('08:14:55.681'));
  });

  test('an outage that goes on fires soon, and then for ever', () => {
    const open = [{ start: at('08:00'), end: null }];
    expect(evaluateAlerts(PAGE, { outages: open }, { at: at('08:00') })).toMatchObject({
      alerts: [{ status: 'quiet' }],
      nextChangeAt: at('08:00:51.840'),
    });
    expect(evaluateAlerts(PAGE, { outages: open }, { at: at('08:01') })).toMatchObject({
      alerts: [{ status: 'firing' }],
      nextChangeAt: null,
    });
  });

  test('what begins later is not known yet', () => {
    expect(evaluateAlerts(PAGE, { outages: down }, { at: at('07:59') })).toMatchObject({
      alerts: [{ status: 'quiet', firings: [] }],
      nextChangeAt: null,
    });
  });

  test('are pending until they have held', () => {
    const held = { ...PAGE, rules: [{ ...PAGE.rules[0], hold: 'PT2M' }] } as AlertObjective;
    const early = evaluateAlerts(held, { outages: down }, { at: at('08:01') });
    expect(early.alerts[0]).toMatchObject({ status: 'pending', firings: [] });
    expect(early.nextChangeAt).toBe(at('08:02:51.840'));
    const short = [[at('08:00'), at('08:00:52')]] as const;
    // 52 s reach the long window at 51.84 s; of the short one, 4.32 s are left until 08:05:47.68.
    const late = evaluateAlerts(held, { outages: short }, { at: at('12:00') });
    expect(late.alerts[0]?.firings).toEqual([
      { firedAt: at('08:02:51.840'), endedAt: at('08:05:47.681') },
    ]);
  });

  test('against a target of 100 % fire on any loss, and on none not', () => {
    const whole = { ...PAGE, targetPercent: 100 };
    const lost = evaluateAlerts(
      whole,
      { outages: [[at('08:00'), at('08:00') + 1]] },
      { at: at('12:00') },
    );
    expect(lost.alerts[0]).toMatchObject({
      longBurnRate: '0',
      firings: [{ firedAt: at('08:00') + 1, endedAt: at('08:05') + 1 }],
    });
  });

  test('have no figure where there is no service time', () => {
    const closed = { outages: down, serviceTime: [[at('09:00'), at('10:00')]] as const };
    expect(evaluateAlerts(PAGE, closed, { at: at('08:05') }).alerts[0]).toMatchObject({
      status: 'quiet',
      longBurnRate: null,
      firings: [],
    });
  });

  test.each<[AlertObjective, string, (string | number)[]]>([
    [{ targetPercent: 99, rules: [{ burnRate: 2 }] }, 'missing-field', ['rules', 0, 'longWindow']],
    [
      { targetPercent: 99, rules: [{ burnRate: 0, longWindow: HOUR }] },
      'invalid-option',
      ['rules', 0, 'burnRate'],
    ],
    [{ rules: [] }, 'missing-field', ['targetPercent']],
  ])('%j is refused as %s at %j', (objective, code, path) => {
    expect(thrownBy(() => evaluateAlerts(objective, {}, { at: 0 }))).toMatchObject({ code, path });
  });

  const window = 'a long window, or budgetPercent';
  test.each<[unknown, unknown, unknown, (string | number)[], string, string?]>([
    [
      { targetPercent: 99, rules: [{ burnRate: 2 }] },
      {},
      { at: 0 },
      ['rules', 0, 'longWindow'],
      `${window} with the window of the objective`,
    ],
    [
      { targetPercent: 99, rules: [{ burnRate: 2 }], window: HOUR },
      {},
      { at: 0 },
      ['rules', 0, 'longWindow'],
      window,
    ],
    [
      { targetPercent: 99, rules: [{ burnRate: 2, shortWindow: HOUR }] },
      {},
      { at: 0 },
      ['rules', 0, 'longWindow'],
      `${window} with the window of the objective`,
    ],
    [
      { targetPercent: 99, rules: [{ burnRate: 0, longWindow: HOUR }] },
      {},
      { at: 0 },
      ['rules', 0, 'burnRate'],
      'a burn rate above 0, for anything reaches 0',
      "operator: 'gt' fires on any error",
    ],
    [null, {}, { at: 0 }, [], 'alerts on an objective'],
    [PAGE, null, { at: 0 }, ['facts'], 'facts of a service'],
    [PAGE, { weights: 7 }, { at: 0 }, ['facts', 'weights'], 'weights by name'],
    [PAGE, {}, null, ['options'], 'options'],
  ])('%j over %j with %j is told what to give at %j', (alerts, facts, options, path, ...told) => {
    const [expected, hint] = told;
    const error = thrownBy(() => evaluateAlerts(alerts as never, facts as never, options as never));
    expect(error).toMatchObject({ path, expected });
    if (hint !== undefined) expect(error.hint).toBe(hint);
  });

  test('weigh an outage as its state or it itself says', () => {
    // At a tenth 0.1 % of errors burn at 100; the hour before 08:30 has 30 min: 0.05, 50 times.
    const outages = [
      { start: at('08:00'), end: at('08:30'), state: 'slow' },
      { start: at('06:00'), end: at('07:00'), weight: '0.5' },
    ];
    const facts = { outages, weights: { slow: '0.1' } };
    expect(evaluateAlerts(PAGE, facts, { at: at('08:30') }).alerts[0]).toMatchObject({
      status: 'firing',
      longBurnRate: '50',
      shortBurnRate: '100',
    });
    expect(evaluateAlerts(PAGE, facts, { at: at('07:00') }).alerts[0]).toMatchObject({
      longBurnRate: '500',
    });
  });

  test('have no rate while errors meet a budget of nothing, and fire', () => {
    const whole = { ...PAGE, targetPercent: 100 };
    expect(evaluateAlerts(whole, { outages: down }, { at: at('08:05') }).alerts[0]).toMatchObject({
      status: 'firing',
      longBurnRate: null,
      shortBurnRate: null,
    });
  });

  test('a threshold of 0 fires on any error where it must be passed', () => {
    const any = { targetPercent: 99, rules: [{ burnRate: 0, longWindow: HOUR }] };
    const { alerts } = evaluateAlerts(
      { ...any, operator: 'gt' },
      { outages: [[at('08:00'), at('08:01')]] },
      { at: at('12:00') },
    );
    // A millisecond of the minute is left in the last five until 08:06 less one.
    expect(alerts[0]?.firings).toEqual([{ firedAt: at('08:00') + 1, endedAt: at('08:06') }]);
  });
});

describe('alerts over buckets', () => {
  const facts = {
    startAt: at('08:00'),
    bucket: MINUTE,
    buckets: [{ bad: 1, total: 1 }, null, { good: 0, total: 0 }, { bad: 0, total: 99 }],
  };
  const rules = [{ burnRate: 10, longWindow: 3 * MINUTE, shortWindow: 3 * MINUTE }];

  test('one error of one request fires, but not where ten are wanted', () => {
    const objective = { targetPercent: 99, rules };
    const alone = evaluateBucketAlerts(objective, facts, { at: at('08:01') });
    expect(alone.alerts[0]).toMatchObject({ status: 'firing', longBurnRate: '100' });
    // If nothing more is counted, the window is empty after three minutes.
    expect(alone.nextChangeAt).toBe(at('08:04'));
    const ten = evaluateBucketAlerts(objective, facts, { at: at('08:04'), minEvents: 10 });
    expect(ten.alerts[0]).toMatchObject({ firings: [] });
  });

  test('windows are whole buckets, or refused', () => {
    const odd = { targetPercent: 99, rules: [{ burnRate: 10, longWindow: 90_000 }] };
    expect(thrownBy(() => evaluateBucketAlerts(odd, facts, { at: 0 }))).toMatchObject({
      code: 'invalid-duration',
      path: ['rules', 0, 'longWindow'],
      expected: 'a multiple of the bucket of 60000 ms',
    });
    const twelfth = { targetPercent: 99, rules: [{ burnRate: 10, longWindow: 3 * MINUTE }] };
    expect(thrownBy(() => evaluateBucketAlerts(twelfth, facts, { at: 0 }))).toMatchObject({
      path: ['rules', 0, 'shortWindow'],
      received: '15000 ms',
    });
    const long = { targetPercent: 99, rules: [{ burnRate: 10, longWindow: 2000 * DAY }] };
    expect(
      thrownBy(() => evaluateBucketAlerts(long, { ...facts, bucket: 100 }, { at: 0 })),
    ).toMatchObject({ code: 'result-out-of-range', path: ['rules', 0, 'longWindow'] });
  });

  test('fractions of events are exact', () => {
    // 0.3 of 3 is a tenth: 10 × 1 %.
    const fractions = {
      ...facts,
      buckets: [
        { bad: '0.1', total: 1 },
        { bad: '0.20', total: '2.000' },
      ],
    };
    const { alerts } = evaluateBucketAlerts({ targetPercent: 99, rules }, fractions, {
      at: at('08:02'),
    });
    expect(alerts[0]).toMatchObject({ status: 'firing', longBurnRate: '10' });
  });
});

describe('figures of alerts', () => {
  const [page] = alertFigures({ ...PAGE, window: 30 * DAY, events: 7200 });

  test('a total outage resets within the short window, but for what is below the threshold', () => {
    // 300 s × (1 - 0.0144)
    expect(page?.resetMs).toBe(295_680);
    const [half] = alertFigures({ ...PAGE, errorRatio: '0.0288' });
    expect(half?.resetMs).toBe(150_000);
  });

  test('tell of alerts on promises that are kept, and of one event that fires', () => {
    expect(page?.firesWithinBudget).toBe(false);
    // 7200 requests in 30 days are 10 an hour: one is 10 %, 100 times what may be bad.
    expect(page?.firesOnOneEvent).toBe(true);
    const [busy] = alertFigures({ ...PAGE, window: 30 * DAY, events: 7_200_000 });
    expect(busy?.firesOnOneEvent).toBe(false);
    const slow = { burnRate: '0.9', longWindow: 'PT1H' };
    const [kept] = alertFigures({ targetPercent: 99, rules: [slow] });
    expect(kept).toMatchObject({ firesWithinBudget: true, firesOnOneEvent: null });
  });

  test('what must be passed is not reached by all there is', () => {
    const rules = [{ burnRate: 10, longWindow: 'PT1H' }];
    const passed = alertFigures({ targetPercent: 90, rules, operator: 'gt' });
    expect(passed[0]).toMatchObject({ reachable: false, detectionMs: null, resetMs: null });
  });
});

describe('checkAlerts', () => {
  const told = (input: unknown): string[] =>
    checkAlerts(input).warnings.map(({ code, path }) => [code, ...path].join(' '));

  test('tells of what never fires, and of what fires too soon', () => {
    expect(told({ rules: WORKBOOK_ALERTS, targetPercent: 90, window: { hours: 720 } })).toEqual([
      'unreachable rules 0',
    ]);
    // 10 % of 28 days in 3: 0.933.
    expect(told({ rules: WORKBOOK_ALERTS, targetPercent: '99.9', window: { hours: 672 } })).toEqual(
      ['fires-within-budget rules 3'],
    );
    const long = { rules: [{ burnRate: 2, longWindow: { hours: 48 } }], targetPercent: 99 };
    expect(told({ ...long, window: { hours: 24 } })).toEqual(['window-too-long rules 0']);
  });

  test('tells of a target that one error breaks', () => {
    const promise = { rules: [], targetPercent: '99.9', window: { hours: 720 } };
    expect(told({ ...promise, events: 999 })).toEqual(['one-event-breaks-target events']);
    expect(told({ ...promise, events: 1000 })).toEqual([]);
  });

  test('tells of a ratio as percent, and lists issues without throwing', () => {
    expect(told({ rules: [], targetPercent: '0.999' })).toEqual([
      'percent-like-ratio targetPercent',
    ]);
    expect(checkAlerts({ rules: [{}], targetPercent: 99 })).toMatchObject({
      ok: false,
      issues: [{ code: 'missing-field', path: ['rules', 0, 'burnRate'] }],
    });
    expect(checkAlerts(null).ok).toBe(false);
  });
});
