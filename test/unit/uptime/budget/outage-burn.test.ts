import { describe, expect, test } from 'vitest';
import { measureOutageBurn, type OutageBudgetRule } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, MINUTE } from '../month.js';

const RULE: OutageBudgetRule = {
  targetPercent: 99,
  window: { unit: 'month', timeZone: 'UTC' },
};
const AT = Date.parse('2026-06-10T12:00Z');
const lost = (from: number, to: number, weight?: string) => ({
  start: AT + from,
  end: AT + to,
  ...(weight === undefined ? {} : { weight }),
});

describe('a lookback', () => {
  test('ends at the instant of judgement, and begins so long before it', () => {
    // Half an hour before each end; of that before two hours, nothing lies in one.
    const outages = [lost(-150 * MINUTE, -120 * MINUTE), lost(-30 * MINUTE, 30 * MINUTE)];
    const burns = measureOutageBurn(RULE, { outages }, { at: AT, lookbacks: ['PT1H', 3 * HOUR] });
    expect(burns).toEqual([
      {
        lookbackMs: HOUR,
        measuredMs: HOUR,
        downtimeMs: 30 * MINUTE,
        errorRatio: '0.5',
        burnRate: '50',
      },
      // A third, rounded half away from zero.
      {
        lookbackMs: 3 * HOUR,
        measuredMs: 3 * HOUR,
        downtimeMs: HOUR,
        errorRatio: '0.333333',
        burnRate: '33.333333',
      },
    ]);
  });

  test('counts service time alone, on both sides', () => {
    // Service in every second half hour: 30 min of the hour, 6 of them lost.
    const serviceTime = [[AT - 90 * MINUTE, AT - 60 * MINUTE] as const, [AT - 30 * MINUTE, AT]];
    const outages = [lost(-40 * MINUTE, -24 * MINUTE)];
    expect(
      measureOutageBurn(RULE, { outages, serviceTime } as never, { at: AT, lookbacks: [HOUR] })[0],
    ).toMatchObject({
      measuredMs: 30 * MINUTE,
      downtimeMs: 6 * MINUTE,
      errorRatio: '0.2',
      burnRate: '20',
    });
  });

  test('counts a fraction of a millisecond as a whole one, and the share exactly', () => {
    // 0.3 and 0.5 of a millisecond are 0.8 of 1000.
    const outages = [lost(-3, -2, '0.3'), lost(-2, -1, '0.5')];
    expect(measureOutageBurn(RULE, { outages }, { at: AT, lookbacks: [1000] })[0]).toMatchObject({
      downtimeMs: 1,
      errorRatio: '0.0008',
      burnRate: '0.08',
    });
  });

  test('without a loss burns nothing, and shows 0, not -0', () => {
    const [burn] = measureOutageBurn(RULE, {}, { at: AT, lookbacks: [HOUR] });
    expect(burn).toEqual({
      lookbackMs: HOUR,
      measuredMs: HOUR,
      downtimeMs: 0,
      errorRatio: '0',
      burnRate: '0',
    });
  });

  test('with a loss against a target of 100 % has a share, and no burn rate', () => {
    const whole = { ...RULE, targetPercent: 100 };
    const options = { at: AT, lookbacks: [HOUR] };
    expect(measureOutageBurn(whole, { outages: [lost(-36_000, 0)] }, options)[0]).toMatchObject({
      errorRatio: '0.01',
      burnRate: null,
    });
    expect(measureOutageBurn(whole, {}, options)[0]).toMatchObject({ burnRate: '0' });
  });

  test('takes the rounding and the digits that are asked for', () => {
    const options = { at: AT, lookbacks: [3 * HOUR], digits: 2, rounding: 'ceiling' } as const;
    // 1/3 and 33 1/3.
    expect(measureOutageBurn(RULE, { outages: [lost(-HOUR, 0)] }, options)[0]).toMatchObject({
      errorRatio: '0.34',
      burnRate: '33.34',
    });
  });
});

describe('what measureOutageBurn takes', () => {
  const lookbacks = (count: number) => Array.from({ length: count }, () => DAY);

  test('are a thousand lookbacks, and not one more', () => {
    expect(measureOutageBurn(RULE, {}, { at: AT, lookbacks: lookbacks(1000) })).toHaveLength(1000);
    expect(
      thrownBy(() => measureOutageBurn(RULE, {}, { at: AT, lookbacks: lookbacks(1001) })),
    ).toMatchObject({
      path: ['options', 'lookbacks'],
      expected: 'a list of lookbacks, 0 to 1000 of them',
    });
    expect(measureOutageBurn(RULE, {}, { at: AT, lookbacks: [] })).toEqual([]);
  });

  test.each<[unknown, unknown, unknown, string[], string]>([
    [null, {}, { at: AT, lookbacks: [] }, [], 'a budget of outages'],
    [RULE, null, { at: AT, lookbacks: [] }, ['facts'], 'facts of a service'],
    [RULE, {}, null, ['options'], 'options'],
    [
      RULE,
      {},
      { at: AT, lookbacks: 7 },
      ['options', 'lookbacks'],
      'a list of lookbacks, 0 to 1000 of them',
    ],
  ])('%j, %j and %j are refused at %j', (rule, facts, options, path, expected) => {
    const call = () => measureOutageBurn(rule as never, facts as never, options as never);
    expect(thrownBy(call)).toMatchObject({ path, expected });
  });
});
