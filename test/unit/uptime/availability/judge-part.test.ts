import { describe, expect, test } from 'vitest';
import {
  type AvailabilityFacts,
  type AvailabilityPart,
  type AvailabilityRule,
  compileAvailability,
  judgePart,
  measureAvailability,
  measureParts,
} from '../../../../src/uptime.js';
import { HOUR, JULY_1, JUNE, JUNE_1 } from '../month.js';

const at = (hour: number): number => JUNE_1 + hour * HOUR;

/** The first hours of June by a rule. */
function judged(hours: number, rule: AvailabilityRule, facts: Omit<AvailabilityFacts, 'period'>) {
  const compiled = compileAvailability(rule);
  const options = { at: JULY_1, parts: [[at(0), at(hours)] as const] };
  const [part] = measureParts(compiled, { period: JUNE, ...facts }, options);
  return judgePart(compiled, part as AvailabilityPart);
}

describe('a part', () => {
  test('has shares that add up, a budget, and its incidents', () => {
    // 2 of 3 h are up; of the 10 % that may be lost, 18 min, 60 were spent: 333.3 %.
    expect(judged(3, { targetPercent: 90 }, { outages: [[at(1), at(2)]] })).toMatchObject({
      status: 'missed',
      availabilityPercent: '66.666666',
      availabilityRatio: '0.666666',
      downtimePercent: '33.333334',
      measuredMs: 3 * HOUR,
      uptimeMs: 2 * HOUR,
      downtimeMs: HOUR,
      coverageRatio: '1',
      budget: { totalMs: 0.3 * HOUR, spentMs: HOUR, consumedPercent: '333.333334' },
      incidents: { count: 1 },
    });
  });

  test('has no budget without a target', () => {
    expect(judged(3, {}, {})).toMatchObject({ status: 'measured', budget: null });
  });

  test('has a coverage, whatever unknown time counts as', () => {
    const facts = { unknown: [[at(0), at(1)]] } as const;
    expect(judged(4, {}, facts)).toMatchObject({ measuredMs: 3 * HOUR, coverageRatio: '0.75' });
    expect(judged(4, { unknownAs: 'up' }, facts)).toMatchObject({
      measuredMs: 4 * HOUR,
      uptimeMs: 4 * HOUR,
      coverageRatio: '0.75',
    });
    expect(judged(4, { unknownAs: 'down' }, facts)).toMatchObject({
      measuredMs: 4 * HOUR,
      uptimeMs: 3 * HOUR,
      downtimeMs: HOUR,
      coverageRatio: '0.75',
    });
  });

  test('that nobody watched has no data, and a coverage of nothing', () => {
    expect(judged(1, { targetPercent: 99 }, { unknown: [[at(0), at(5)]] })).toMatchObject({
      status: 'no-data',
      availabilityPercent: null,
      availabilityRatio: null,
      downtimePercent: null,
      measuredMs: 0,
      coverageRatio: '0',
      budget: { totalMs: 0 },
    });
  });

  test('without service was promised nothing', () => {
    expect(judged(1, { targetPercent: 99 }, { serviceTime: [[at(5), at(6)]] })).toMatchObject({
      status: 'nothing-promised',
      availabilityPercent: null,
      coverageRatio: null,
    });
  });
});

test.each<AvailabilityRule>([
  { targetPercent: 99 },
  { targetPercent: 99, acceptablePercent: 90, unknownAs: 'down' },
  { targetPercent: 99, unknownAs: 'up' },
  { targetPercent: 99, minimumCoveragePercent: 99.9 },
  {},
])('the whole of a period is judged as the period is: %j', (rule) => {
  const compiled = compileAvailability(rule);
  const facts = {
    period: JUNE,
    outages: [[at(0), at(20)]],
    unknown: [[at(100), at(110)]],
    exclusions: [[at(5), at(6)]],
  } as const;
  const [part] = measureParts(compiled, facts, { at: JULY_1, parts: [JUNE] });
  const { budget, ...others } = judgePart(compiled, part as AvailabilityPart);
  const whole = measureAvailability(compiled, facts, { at: JULY_1 });
  expect(whole).toMatchObject(others);
  expect(whole.budget?.period ?? null).toEqual(budget);
});
