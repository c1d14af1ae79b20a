import { describe, expect, test } from 'vitest';
import {
  type AvailabilityPart,
  compileAvailability,
  judgePart,
  measureParts,
  mergeParts,
} from '../../../../src/uptime.js';
import { DAY, HOUR, JULY_1, JUNE, JUNE_1, refusal } from '../month.js';

const rule = compileAvailability({
  targetPercent: '99.5',
  exclusionRules: { maintenance: { cap: { hours: 3 } } },
});
const day = (index: number) => [JUNE_1 + index * DAY, JUNE_1 + (index + 1) * DAY] as const;
const facts = {
  period: JUNE,
  // From the 2nd, 22:00, to the 3rd, 02:00, and two hours on the 5th.
  outages: [
    [JUNE_1 + 46 * HOUR, JUNE_1 + 50 * HOUR],
    [JUNE_1 + 100 * HOUR, JUNE_1 + 102 * HOUR],
  ],
  // Two hours on the 5th are excluded, and of two on the 6th one more.
  exclusions: [
    [JUNE_1 + 101 * HOUR, JUNE_1 + 103 * HOUR],
    [JUNE_1 + 124 * HOUR, JUNE_1 + 126 * HOUR],
  ],
} as const;

function parts(...stretches: readonly (readonly [number, number])[]): AvailabilityPart[] {
  return measureParts(rule, facts, { at: JULY_1, parts: stretches });
}

describe('the days of a month', () => {
  test('share what the month was granted', () => {
    const days = parts(...Array.from({ length: 30 }, (_, i) => day(i)));
    const lost = days.map(({ lostMs }) => Number(lostMs) / HOUR);
    expect(lost.slice(0, 6)).toEqual([0, 2, 2, 0, 1, 0]);
    const excluded = days.map(({ excludedMs }) => excludedMs / HOUR);
    expect(excluded.slice(3, 7)).toEqual([0, 2, 1, 0]);
    expect(
      days.map((one) => judgePart(rule, one, { digits: 2 }).availabilityPercent).slice(0, 3),
    ).toEqual(['100', '91.66', '91.66']);
  });

  test('see an incident over midnight on both days, and once together', () => {
    const [second, third] = parts(day(1), day(2)) as [AvailabilityPart, AvailabilityPart];
    expect(second.incidents).toEqual({
      count: 1,
      impairedMs: 2 * HOUR,
      longestMs: 2 * HOUR,
      beforeMs: null,
      afterMs: 2 * HOUR,
      isThroughout: false,
    });
    expect(third.incidents.beforeMs).toBe(2 * HOUR);
    const [both] = mergeParts([third, second]) as [AvailabilityPart];
    expect(both.incidents).toMatchObject({ count: 1, longestMs: 4 * HOUR, afterMs: null });
    expect(both.incidents.count).toBe(1);
  });

  test('stay apart where a day is missing, and become one when it comes', () => {
    const [a, b, c] = parts(day(0), day(1), day(2)) as [
      AvailabilityPart,
      AvailabilityPart,
      AvailabilityPart,
    ];
    const apart = mergeParts([c, a]);
    expect(apart).toEqual([a, c]);
    expect(mergeParts([...apart, b])).toEqual(mergeParts([a, b, c]));
    expect(mergeParts([...apart, b])).toHaveLength(1);
  });

  test('may overlap as windows that roll, which are not merged', () => {
    const windows = parts([JUNE_1, JUNE_1 + 3 * DAY], [JUNE_1 + DAY, JUNE_1 + 4 * DAY]);
    expect(windows.map(({ lostMs }) => Number(lostMs) / HOUR)).toEqual([4, 4]);
    expect(() => mergeParts(windows)).toThrowError(refusal('invalid-interval', ['parts', 1]));
  });

  test('are refused beyond the period, and where they are no parts', () => {
    expect(() => parts([JUNE_1 - 1, JUNE_1])).toThrowError(
      refusal('invalid-interval', ['options', 'parts', 0]),
    );
    const [part] = parts(day(0)) as [AvailabilityPart];
    expect(() => mergeParts([{ ...part, version: 2 as never }])).toThrowError(
      refusal('invalid-option', ['parts', 0, 'version']),
    );
    expect(() => judgePart(rule, { ...part, lostMs: 'many' })).toThrowError(
      refusal('invalid-decimal', ['part', 'lostMs']),
    );
  });
});
