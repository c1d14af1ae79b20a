import { describe, expect, test } from 'vitest';
import { type BucketFacts, evaluateBucketAlerts } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { MINUTE } from '../month.js';

const START = Date.parse('2026-06-10T08:00Z');
const at = (minute: number): number => START + minute * MINUTE;
/** Ten times one percent of errors, in the last three minutes and in the last. */
const objective = {
  targetPercent: 99,
  rules: [{ burnRate: 10, longWindow: 'PT3M', shortWindow: 'PT1M' }],
};
const bad = (...counts: readonly number[]): BucketFacts => ({
  startAt: START,
  bucket: 'PT1M',
  buckets: counts.map((count) => ({ bad: count, total: 100 })),
});
const alert = (facts: BucketFacts, minute: number, more: object = {}, rule: object = {}) =>
  evaluateBucketAlerts(
    { ...objective, ...more, rules: [{ ...objective.rules[0], ...rule }] },
    facts,
    { at: at(minute) },
  ).alerts[0];

describe('alerts over buckets', () => {
  test('fire from the end of a bucket to the end of one', () => {
    // 40 of 100, 200 and 300 are more than a tenth: but the last minute is quiet at 2.
    const facts = bad(40, 0, 0, 40, 40, 0);
    expect(alert(facts, 6)?.firings).toEqual([
      { firedAt: at(1), endedAt: at(2) },
      { firedAt: at(4), endedAt: at(6) },
    ]);
  });

  test('know no bucket that has not ended', () => {
    const facts = bad(0, 40, 40);
    expect(alert(facts, 1.999)).toMatchObject({ status: 'quiet', firings: [] });
    expect(alert(facts, 2)).toMatchObject({
      status: 'firing',
      burningSinceAt: at(2),
      longBurnRate: '20',
      shortBurnRate: '40',
      nextChangeAt: at(3),
    });
    expect(alert(facts, -5)).toMatchObject({
      status: 'quiet',
      longBurnRate: null,
      shortBurnRate: null,
    });
  });

  test('wait until they have held for so many buckets, of which a part is a whole one', () => {
    const facts = bad(40, 40, 40, 40, 0);
    const firings = (hold: string) => alert(facts, 5, {}, { hold })?.firings;
    expect(firings('PT0S')).toEqual([{ firedAt: at(1), endedAt: at(5) }]);
    expect(firings('PT2M')).toEqual([{ firedAt: at(3), endedAt: at(5) }]);
    expect(firings('PT1M1S')).toEqual([{ firedAt: at(3), endedAt: at(5) }]);
    expect(firings('PT4M')).toEqual([]);
    expect(alert(facts, 2, {}, { hold: 'PT2M' })).toMatchObject({
      status: 'pending',
      burningSinceAt: at(1),
      nextChangeAt: at(3),
    });
  });

  test('round their rates half away from zero', () => {
    // 20 of 300 against 10 %: two thirds.
    const facts = bad(0, 0, 20);
    expect(alert(facts, 3, { targetPercent: 90 })?.longBurnRate).toBe('0.666667');
  });

  test('have no rate where nothing was counted, nor against a budget of nothing', () => {
    const facts: BucketFacts = {
      startAt: START,
      bucket: 'PT1M',
      buckets: [null, { bad: 1, total: 2 }, null],
    };
    expect(alert(facts, 3)).toMatchObject({ longBurnRate: '50', shortBurnRate: null });
    expect(alert(facts, 2, { targetPercent: 100 })).toMatchObject({
      status: 'firing',
      longBurnRate: null,
    });
  });

  test('count fractions in the smallest that there are, wherever those stand', () => {
    // A tenth of 3.5: 10 × 1 %. In whole events none of 3 would be bad.
    const facts: BucketFacts = {
      startAt: START,
      bucket: 'PT1M',
      buckets: [
        { good: '3.15', total: '3.5' },
        { good: 9, total: 10 },
      ],
    };
    expect(alert(facts, 1)).toMatchObject({ status: 'firing', longBurnRate: '10' });
    expect(alert(facts, 2)).toMatchObject({ status: 'firing', longBurnRate: '10' });
    const fewer = { ...facts, buckets: [{ good: '3.1501', total: '3.5' }] };
    expect(alert(fewer, 1)?.status).toBe('quiet');
  });

  test('wait for as many events as they are told', () => {
    const facts = { ...bad(40), buckets: [{ bad: 4, total: 10 }] };
    const status = (minEvents: number) =>
      evaluateBucketAlerts(objective, facts, { at: at(1), minEvents }).alerts[0]?.status;
    expect([status(10), status(11)]).toEqual(['firing', 'quiet']);
  });
});

describe('what evaluateBucketAlerts takes', () => {
  const LAST = Date.parse('9999-12-31T23:59:59.999Z');

  test('are buckets that end while there are instants', () => {
    const facts = (startAt: number) => ({ ...bad(0, 0), startAt });
    const call = (startAt: number) => () =>
      evaluateBucketAlerts(objective, facts(startAt), { at: LAST }).alerts[0]?.status;
    expect(call(LAST - 2 * MINUTE)()).toBe('quiet');
    expect(thrownBy(call(LAST - 2 * MINUTE + 1))).toMatchObject({
      code: 'result-out-of-range',
      path: ['facts', 'buckets'],
      expected: 'buckets that end in the year 9999 or before',
      received: 'later ones',
    });
  });

  test('are windows of whole buckets, and not of too many', () => {
    const windows = (longWindow: number, bucket: number) => () =>
      evaluateBucketAlerts(
        { targetPercent: 99, rules: [{ burnRate: 10, longWindow, shortWindow: bucket }] },
        { ...bad(), bucket },
        { at: START },
      ).alerts.length;
    expect(windows(1_000_000, 1)()).toBe(1);
    expect(thrownBy(windows(1_000_001, 1))).toMatchObject({
      expected: 'at most 1000000 buckets in a window',
      received: '1000001',
    });
    expect(thrownBy(windows(1001, 2))).toMatchObject({
      code: 'invalid-duration',
      hint: 'give smaller buckets, or a window that ends where a bucket does',
    });
  });

  test.each<[unknown, unknown, unknown, (string | number)[], string]>([
    [null, bad(), { at: START }, [], 'alerts on an objective'],
    [objective, null, { at: START }, ['facts'], 'counted buckets'],
    [objective, bad(), null, ['options'], 'options'],
    [objective, { ...bad(), buckets: 7 }, { at: START }, ['facts', 'buckets'], 'a list of buckets'],
    [
      objective,
      { ...bad(), buckets: [7] },
      { at: START },
      ['facts', 'buckets', 0],
      'counts of a bucket',
    ],
    [
      objective,
      bad(),
      { at: START, minEvents: 0 },
      ['options', 'minEvents'],
      'a whole number of events, from 1 on',
    ],
    [objective, { ...bad(), bucket: 0 }, { at: START }, ['facts', 'bucket'], 'a length above 0'],
  ])('%j over %j with %j is refused at %j', (alerts, facts, options, path, expected) => {
    const call = () => evaluateBucketAlerts(alerts as never, facts as never, options as never);
    expect(thrownBy(call)).toMatchObject({ path, expected });
  });
});
