import { describe, expect, test } from 'vitest';
import { type AvailabilityPart, mergeParts } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';

type Incidents = AvailabilityPart['incidents'];
const QUIET: Incidents = {
  count: 0,
  impairedMs: 0,
  longestMs: 0,
  beforeMs: null,
  afterMs: null,
  isThroughout: false,
};

/** A part of ten thousand milliseconds or as many as are asked for. */
function part(
  startAt: number,
  more: Partial<Omit<AvailabilityPart, 'incidents'>> = {},
  incidents: Partial<Incidents> = {},
): AvailabilityPart {
  return {
    format: 'slakit-availability-part',
    version: 1,
    startAt,
    endAt: startAt + 10,
    serviceMs: 10,
    excludedMs: 0,
    unknownMs: 0,
    measuredMs: 10,
    lostMs: '0',
    knownLostMs: '0',
    ...more,
    incidents: { ...QUIET, ...incidents },
  };
}
const incidentsOf = (...list: readonly Partial<Incidents>[]) =>
  mergeParts(list.map((incidents, i) => part(10 * i, {}, incidents))).map(
    ({ incidents }) => incidents,
  );

describe('parts that touch', () => {
  test('are added, figure by figure, exactly', () => {
    const a = { excludedMs: 1, unknownMs: 2, measuredMs: 7, lostMs: '0.5', knownLostMs: '0.125' };
    const b = { serviceMs: 8, excludedMs: 3, unknownMs: 1, measuredMs: 4 };
    const merged = mergeParts([part(0, a), part(10, { ...b, lostMs: '2.75', knownLostMs: '1' })]);
    expect(merged).toEqual([
      {
        format: 'slakit-availability-part',
        version: 1,
        startAt: 0,
        endAt: 20,
        serviceMs: 18,
        excludedMs: 4,
        unknownMs: 3,
        measuredMs: 11,
        lostMs: '3.25',
        knownLostMs: '1.125',
        incidents: QUIET,
      },
    ]);
  });

  test('become one in any order, those without time vanish, and a gap stays', () => {
    const parts = [part(40), part(10), part(0), part(25, { endAt: 25 }), part(30)];
    expect(mergeParts(parts).map(({ startAt, endAt }) => [startAt, endAt])).toEqual([
      [0, 20],
      [30, 50],
    ]);
    expect(mergeParts([part(5, { endAt: 5 }), part(5, { endAt: 5 })])).toEqual([]);
    expect(mergeParts([])).toEqual([]);
  });
});

describe('an incident over the point where two parts meet', () => {
  test('is one, as long as it was on both sides', () => {
    expect(
      incidentsOf(
        { count: 2, impairedMs: 6, longestMs: 4, afterMs: 2 },
        { count: 3, impairedMs: 8, longestMs: 3, beforeMs: 3 },
      ),
    ).toEqual([{ ...QUIET, count: 4, impairedMs: 14, longestMs: 5 }]);
  });

  test('is not the longest where another is', () => {
    const [left] = incidentsOf({ longestMs: 9, afterMs: 2, count: 2 }, { beforeMs: 3, count: 1 });
    const [right] = incidentsOf({ afterMs: 2, count: 1 }, { longestMs: 8, beforeMs: 3, count: 2 });
    expect([left?.longestMs, right?.longestMs]).toEqual([9, 8]);
  });

  test('counts once where it was down on one side only', () => {
    const [left] = incidentsOf({ count: 1, afterMs: 2 }, { count: 0, beforeMs: 0 });
    const [right] = incidentsOf({ count: 0, afterMs: 0 }, { count: 1, beforeMs: 2 });
    const [neither] = incidentsOf({ count: 3, afterMs: 0 }, { count: 2, beforeMs: 0 });
    expect([left?.count, right?.count, neither?.count]).toEqual([1, 1, 5]);
  });

  test('goes on through a part that it fills, and over the ends of all', () => {
    const through = {
      count: 1,
      impairedMs: 10,
      longestMs: 10,
      beforeMs: 10,
      afterMs: 10,
      isThroughout: true,
    };
    const begins = { count: 1, impairedMs: 4, longestMs: 4, afterMs: 4 };
    const ends = { count: 1, impairedMs: 3, longestMs: 3, beforeMs: 3 };
    expect(incidentsOf(begins, through, ends)).toEqual([
      { ...QUIET, count: 1, impairedMs: 17, longestMs: 17 },
    ]);
    expect(incidentsOf(begins, through)).toEqual([
      { ...QUIET, count: 1, impairedMs: 14, longestMs: 14, afterMs: 14 },
    ]);
    expect(incidentsOf(through, ends)).toEqual([
      { ...QUIET, count: 1, impairedMs: 13, longestMs: 13, beforeMs: 13 },
    ]);
    expect(incidentsOf(through, through)).toEqual([
      {
        count: 1,
        impairedMs: 20,
        longestMs: 20,
        beforeMs: 20,
        afterMs: 20,
        isThroughout: true,
      },
    ]);
  });

  test('leaves what reaches over the outer ends as it is', () => {
    expect(
      incidentsOf({ count: 2, beforeMs: 1, afterMs: 2 }, { count: 2, beforeMs: 3, afterMs: 4 }),
    ).toMatchObject([{ count: 3, beforeMs: 1, afterMs: 4, isThroughout: false }]);
  });
});

describe('what mergeParts takes', () => {
  test('are parts that overlap no other', () => {
    expect(thrownBy(() => mergeParts([part(0), part(20), part(9)]))).toMatchObject({
      code: 'invalid-interval',
      path: ['parts', 2],
      expected: 'a part that overlaps no other',
      hint: 'time that two parts hold would be counted twice',
    });
  });

  test('end where they begin, or later', () => {
    expect(thrownBy(() => mergeParts([{ ...part(0), endAt: -1 }]))).toMatchObject({
      code: 'invalid-interval',
      path: ['parts', 0, 'endAt'],
      expected: 'an end at or after the start',
    });
  });

  test.each<[unknown, (string | number)[], string]>([
    [7, ['parts'], 'a list of parts'],
    [[7], ['parts', 0], 'a part'],
    [[{ ...part(0), incidents: 7 }], ['parts', 0, 'incidents'], 'incidents'],
    [[{ ...part(0), format: 'part' }], ['parts', 0, 'format'], "'slakit-availability-part'"],
    [
      [{ ...part(0), version: 2 }],
      ['parts', 0, 'version'],
      'a whole number of versions, from 1 to 1',
    ],
    [
      [part(0, {}, { count: 0.5 })],
      ['parts', 0, 'incidents', 'count'],
      'a whole number of incidents, from 0 on',
    ],
  ])('%j is refused at %j', (parts, path, expected) => {
    expect(thrownBy(() => mergeParts(parts as never))).toMatchObject({ path, expected });
  });
});
