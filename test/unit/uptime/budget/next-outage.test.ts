import { describe, expect, test } from 'vitest';
import { assessNextOutage, type OutageBudgetRule } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, MINUTE } from '../month.js';

const at = (text: string): number => Date.parse(`2026-${text}Z`);
const lost = (start: string, minutes: number) => [at(start), at(start) + minutes * MINUTE] as const;

/** 1 % of ten days are 144 minutes. */
const TEN_DAYS: OutageBudgetRule = {
  targetPercent: 99,
  window: { unit: 'rolling', days: 10, timeZone: 'UTC' },
};
/** 0.1 % of June are 43.2 minutes. */
const JUNE: OutageBudgetRule = {
  targetPercent: '99.9',
  window: { unit: 'month', timeZone: 'UTC' },
};

describe('the next outage in a rolling window', () => {
  const now = at('06-11T00:00');
  // 108 of 144 minutes are spent; the first 72 of them begin to leave at once.
  const outages = [lost('06-01T00:00', 72), lost('06-10T12:00', 36)];
  const afterwards = (length: number) =>
    assessNextOutage(TEN_DAYS, { outages }, { at: now, length }).after;

  test('costs nothing while as much leaves as it loses', () => {
    // 72 minutes for the 72, then the 36 that are left.
    expect(assessNextOutage(TEN_DAYS, { outages }, { at: now })).toEqual({
      evaluatedAt: now,
      period: { startAt: at('06-01T00:00'), endAt: now, id: 'P10D' },
      keptUntilAt: now + 108 * MINUTE,
      longestMs: 108 * MINUTE,
      after: null,
    });
  });

  test('leaves the budget of the window that ends with it', () => {
    // From 00:30 on 42 of the 72 are still there: 42 + 36 + 30; from 02:00 on none: 36 + 120.
    expect(afterwards(30 * MINUTE)).toMatchObject({
      endsAt: now + 30 * MINUTE,
      costMs: 30 * MINUTE,
      budget: { totalMs: 144 * MINUTE, spentMs: 108 * MINUTE, remainingMs: 36 * MINUTE },
    });
    expect(afterwards(2 * HOUR)).toMatchObject({
      costMs: 2 * HOUR,
      budget: { spentMs: 156 * MINUTE, remainingMs: -12 * MINUTE, withinBudget: false },
    });
  });

  test('keeps the promise at its longest, and not a millisecond longer', () => {
    expect(afterwards(108 * MINUTE)?.budget).toMatchObject({ remainingMs: 0, withinBudget: true });
    expect(afterwards(108 * MINUTE + 1)?.budget).toMatchObject({
      remainingMs: -1,
      withinBudget: false,
    });
  });

  test('fills the whole window when it is longer', () => {
    const day = { ...TEN_DAYS, window: { ...TEN_DAYS.window, days: 1 } as never };
    expect(assessNextOutage(day, {}, { at: now, length: 2 * DAY }).after).toMatchObject({
      endsAt: now + 2 * DAY,
      costMs: DAY,
      budget: { totalMs: DAY / 100, spentMs: DAY },
    });
  });

  test('that goes on already ends now, to begin anew', () => {
    // 60 of 144 minutes are spent.
    const open = [{ start: at('06-10T23:00'), end: null }];
    expect(assessNextOutage(TEN_DAYS, { outages: open }, { at: now }).longestMs).toBe(84 * MINUTE);
  });
});

describe('the next outage in a calendar window', () => {
  test('ends with the window, and costs no more', () => {
    const now = at('06-30T23:30');
    const next = assessNextOutage(JUNE, {}, { at: now, length: HOUR });
    expect(next).toMatchObject({ keptUntilAt: null, longestMs: null });
    expect(next.after).toMatchObject({
      endsAt: at('07-01T00:30'),
      costMs: 30 * MINUTE,
      budget: { totalMs: 43.2 * MINUTE, remainingMs: 13.2 * MINUTE },
    });
  });

  test('may fill the rest of it where that is no longer than the budget', () => {
    const last = at('07-01T00:00') - 43.2 * MINUTE;
    expect(assessNextOutage(JUNE, {}, { at: last }).keptUntilAt).toBeNull();
    expect(assessNextOutage(JUNE, {}, { at: last - 1 }).longestMs).toBe(43.2 * MINUTE);
  });

  test('adds to what was spent since the window began', () => {
    // 20 min in May, 20 in June.
    const outages = [lost('05-31T12:00', 20), lost('06-10T12:00', 20)];
    const next = assessNextOutage(JUNE, { outages }, { at: at('06-11T00:00'), length: 'PT30M' });
    expect(next.longestMs).toBe(23.2 * MINUTE);
    expect(next.after?.budget).toMatchObject({ spentMs: 50 * MINUTE, remainingMs: -6.8 * MINUTE });
  });

  test('of a part of the service is cheaper, and costs a whole millisecond at the least', () => {
    const cost = (weight: string, length: number) =>
      assessNextOutage(JUNE, {}, { at: at('06-11T00:00'), weight, length }).after?.costMs;
    expect([cost('0.5', 30 * MINUTE), cost('0.001', 1), cost('0', 1)]).toEqual([15 * MINUTE, 1, 0]);
  });

  test('weighs its share beside outages of other shares', () => {
    // 40 min at 0.25 are 10; 43.2 - 10 = 33.2, at 0.4: 83 min.
    const outages = [{ start: at('06-10T12:00'), end: at('06-10T12:40'), weight: '0.25' }];
    const options = { at: at('06-11T00:00'), weight: '0.4', length: HOUR };
    const next = assessNextOutage(JUNE, { outages }, options);
    expect(next.longestMs).toBe(83 * MINUTE);
    // 0.4 × 60.
    expect(next.after).toMatchObject({
      costMs: 24 * MINUTE,
      budget: { spentMs: 34 * MINUTE },
    });
  });
});

describe('service hours', () => {
  /** Ten hours a day for two days at 1 %: 12 minutes. */
  const rule: OutageBudgetRule = {
    targetPercent: 99,
    window: { unit: 'day', count: 2, timeZone: 'UTC', anchor: '2026-06-10' },
  };
  const serviceTime = [
    [at('06-10T08:00'), at('06-10T18:00')],
    [at('06-11T08:00'), at('06-11T18:00')],
  ] as const;
  const until = (now: string, minutes: number) =>
    assessNextOutage(
      rule,
      { outages: [lost('06-10T10:00', minutes)], serviceTime },
      { at: at(now) },
    ).keptUntilAt;

  test('leave no outage where the budget is just spent, but for the night', () => {
    expect(until('06-10T12:00', 12)).toBe(at('06-10T12:00'));
    expect(until('06-10T18:00', 12)).toBe(at('06-11T08:00'));
    expect(until('06-11T18:00', 12)).toBeNull();
  });

  test('leave none at all where more is spent, not even at night', () => {
    expect(until('06-10T18:00', 13)).toBe(at('06-10T18:00'));
  });

  test('bound what is lost of both days', () => {
    // 2 of 12 min are spent; 5 min before the close and 5 after the opening.
    expect(until('06-10T17:55', 2)).toBe(at('06-11T08:05'));
  });
});

describe('what assessNextOutage takes', () => {
  const LAST = Date.parse('9999-12-31T23:59:59.999Z');

  test('is an outage that ends while there are instants', () => {
    const call = (length: number) => () =>
      assessNextOutage(TEN_DAYS, {}, { at: LAST - DAY, length });
    expect(call(DAY)().after?.endsAt).toBe(LAST);
    expect(thrownBy(call(DAY + 1))).toMatchObject({
      code: 'result-out-of-range',
      path: ['options', 'length'],
      expected: 'an outage that ends in the year 9999 or before',
      received: 'a later end',
    });
  });

  test.each<[object | null, string[], string]>([
    [null, ['options'], 'options'],
    [{ at: 0, length: 0 }, ['options', 'length'], 'a length above 0'],
    [{ at: 0, weight: 2 }, ['options', 'weight'], 'a share from 0 to 1'],
  ])('options are refused: %j', (options, path, expected) => {
    const call = () => assessNextOutage(JUNE, {}, options as never);
    expect(thrownBy(call)).toMatchObject({ path, expected });
  });
});
