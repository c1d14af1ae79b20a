import { describe, expect, test } from 'vitest';
import type { OutageRule } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { JUNE_1, june, MINUTE } from '../month.js';

const outage = (from: number, to: number, weight?: string, state?: string) => ({
  start: JUNE_1 + from * MINUTE,
  end: JUNE_1 + to * MINUTE,
  ...(weight === undefined ? {} : { weight }),
  ...(state === undefined ? {} : { state }),
});
type Outages = readonly ReturnType<typeof outage>[];

/** The minutes that count, the number of incidents and the longest, and the joined minutes. */
function counted(outageRule: OutageRule, outages: Outages) {
  const found = june({ outageRule }, { outages }, { listIntervals: true });
  return {
    down: found.downtimeMs / MINUTE,
    count: found.incidents.count,
    longest: found.incidents.longestMs / MINUTE,
    pieces: (found.intervals?.downtime ?? []).map(({ startAt, endAt }) => [
      (startAt - JUNE_1) / MINUTE,
      (endAt - JUNE_1) / MINUTE,
    ]),
  };
}

describe('a rule for outages', () => {
  const two = [outage(0, 4), outage(10, 20)];

  test('deducts from an incident as far as its outages reach, and no further', () => {
    // All of the four minutes, and two of the ten.
    expect(counted({ mergeWithin: 'PT6M', deductible: 'PT6M' }, two)).toEqual({
      down: 8,
      count: 1,
      longest: 8,
      pieces: [[12, 20]],
    });
    expect(counted({ mergeWithin: 'PT6M', deductible: 'PT4M' }, two).pieces).toEqual([[10, 20]]);
    expect(counted({ mergeWithin: 'PT6M', deductible: 'PT14M' }, two)).toMatchObject({
      down: 0,
      count: 0,
      pieces: [],
    });
    // Each by itself: nothing of the first, four of the second.
    expect(counted({ deductible: 'PT6M' }, two)).toMatchObject({ down: 4, count: 1 });
  });

  test('holds the downtime of an incident against its gate, without the gaps', () => {
    // 14 minutes, over 20 from start to end.
    const rule = (minutes: number): OutageRule => ({
      mergeWithin: 'PT6M',
      onlyLongerThan: { minutes },
    });
    expect(counted(rule(13), two).down).toBe(14);
    expect(counted(rule(14), two).down).toBe(0);
    // With the gaps, 20.
    expect(counted({ ...rule(14), gapsAs: 'down' }, two).down).toBe(20);
  });

  test('counts outages as they happened, also before the period', () => {
    const early = [outage(-10, 2)];
    expect(counted({ onlyLongerThan: 'PT5M' }, early).pieces).toEqual([[0, 2]]);
    expect(counted({ deductible: 'PT5M' }, early).pieces).toEqual([[0, 2]]);
    expect(counted({ deductible: 'PT11M' }, early).pieces).toEqual([[1, 2]]);
    expect(
      counted({ mergeWithin: 'PT5M', gapsAs: 'down' }, [outage(-9, -3), outage(2, 3)]).pieces,
    ).toEqual([[0, 3]]);
  });

  test('merges over gaps that are short enough, one by one', () => {
    const three = [outage(0, 1), outage(6, 7), outage(12, 13), outage(19, 20)];
    // Gaps of 5, 5 and 6 minutes.
    expect(counted({ mergeWithin: 'PT5M' }, three)).toMatchObject({ count: 2, longest: 3 });
    expect(counted({ mergeWithin: 'PT4M59S' }, three)).toMatchObject({ count: 4, longest: 1 });
    expect(counted({ mergeWithin: 'PT6M' }, three)).toMatchObject({ count: 1, longest: 4 });
    expect(counted({ mergeWithin: 'PT5M', gapsAs: 'down' }, three)).toMatchObject({
      down: 14,
      pieces: [
        [0, 13],
        [19, 20],
      ],
    });
  });

  test('loses in a gap what was lost before it', () => {
    // A half for 10, the same for the gap of 10, all for 10.
    const outages = [outage(0, 10, '0.5'), outage(20, 30)];
    const rule = { mergeWithin: 'PT10M', gapsAs: 'down' } as const;
    expect(counted(rule, outages)).toMatchObject({ down: 20, count: 1, pieces: [[0, 30]] });
    expect(counted(rule, [outage(0, 10), outage(20, 30, '0.5')])).toMatchObject({ down: 25 });
    // A minute longer, and nothing is merged.
    const later = [outage(0, 10, '0.5'), outage(21, 31)];
    expect(counted(rule, later)).toMatchObject({ down: 15, count: 2 });
  });

  test('does not see what weighs nothing: it neither is an incident nor fills a gap', () => {
    const idle = outage(12, 14, undefined, 'degraded');
    const outages = [outage(0, 10, '0.5'), idle, outage(20, 30)];
    const rule = { mergeWithin: 'PT10M', gapsAs: 'down' } as const;
    expect(counted(rule, outages)).toMatchObject({ down: 20, count: 1 });
    expect(counted({ mergeWithin: 'PT9M' }, outages)).toMatchObject({ down: 15, count: 2 });
    expect(counted({ deductible: 'PT1M' }, [idle])).toMatchObject({ down: 0, count: 0 });
  });

  test('that says nothing counts all, whole', () => {
    expect(counted({}, two)).toEqual({
      down: 14,
      count: 2,
      longest: 10,
      pieces: [
        [0, 4],
        [10, 20],
      ],
    });
  });

  test.each<[unknown, string[], string]>([
    [7, [], 'a rule for outages'],
    [{ gapsAs: 'lost' }, ['gapsAs'], 'one of up, down'],
  ])('%j is refused', (outageRule, path, expected) => {
    const call = () => june({ outageRule: outageRule as OutageRule });
    expect(thrownBy(call)).toMatchObject({ path: ['outageRule', ...path], expected });
  });
});
