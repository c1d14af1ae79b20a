import { describe, expect, test } from 'vitest';
import { toIso } from '../../../src/core/iso.js';
import {
  type CalendarPeriodRule,
  nextPeriod,
  type PeriodRule,
  periodAt,
  previousPeriod,
} from '../../../src/zone/period.js';
import { thrownBy } from '../../oracle/thrown.js';

const ids = (rule: CalendarPeriodRule, from: string, count: number): string[] => {
  let period = periodAt(rule, from);
  return Array.from({ length: count }, () => {
    const { id } = period;
    period = nextPeriod(rule, period);
    return id;
  });
};

describe('real lengths', () => {
  // 31 days are 2 678 400 s; October has an hour more, March one less.
  test.each([
    ['month', 'Europe/Riga', '2023-10-15T00:00Z', 2_682_000],
    ['month', 'Europe/Riga', '2024-03-15T00:00Z', 2_674_800],
    ['month', 'Europe/Riga', '2024-02-15T00:00Z', 29 * 86_400],
    ['month', 'UTC', '2023-10-15T00:00Z', 2_678_400],
    ['day', 'Europe/Riga', '2023-10-29T12:00Z', 25 * 3600],
    ['day', 'Europe/Riga', '2024-03-31T12:00Z', 23 * 3600],
    ['day', 'Australia/Lord_Howe', '2024-04-06T20:00Z', 24.5 * 3600],
    ['day', 'America/Sao_Paulo', '2018-11-04T12:00Z', 23 * 3600],
    ['day', 'Asia/Almaty', '2024-02-29T12:00Z', 25 * 3600],
    ['week', 'Europe/Riga', '2024-03-31T12:00Z', 7 * 86_400 - 3600],
    ['year', 'Europe/Riga', '2024-06-01T00:00Z', 366 * 86_400],
    // December 2011 had 30 days in Samoa.
    ['month', 'Pacific/Apia', '2011-12-15T00:00Z', 30 * 86_400],
  ] as const)('a %s in %s around %s', (unit, timeZone, at, seconds) => {
    const { startAt, endAt } = periodAt({ unit, timeZone }, at);
    expect((endAt - startAt) / 1000).toBe(seconds);
  });
});

describe('names and borders', () => {
  test.each([
    ['day', '2026-03-02', '2026-03-02', '2026-03-03'],
    ['week', '2026-03-02', '2026-03-02', '2026-03-09'],
    ['month', '2026-03', '2026-03-01', '2026-04-01'],
    ['quarter', '2026-Q1', '2026-01-01', '2026-04-01'],
    ['year', '2026', '2026-01-01', '2027-01-01'],
  ] as const)('the %s of 2026-03-02 is %s', (unit, id, start, end) => {
    const expected = { startAt: `${start}T00:00:00.000Z`, endAt: `${end}T00:00:00.000Z`, id };
    const rule = { unit, timeZone: 'UTC' };
    expect(toIso(periodAt(rule, '2026-03-02T00:00Z'))).toEqual(expected);
    expect(toIso(periodAt(rule, '2026-03-02T23:59:59.999Z'))).toEqual(expected);
  });

  test('an end belongs to the next period, a start to its own', () => {
    const rule = { unit: 'month', timeZone: 'Europe/Riga' } as const;
    const march = periodAt(rule, '2024-03-10T00:00Z');
    expect(periodAt(rule, march.startAt).id).toBe('2024-03');
    expect(periodAt(rule, march.endAt - 1).id).toBe('2024-03');
    expect(periodAt(rule, march.endAt).id).toBe('2024-04');
    expect(previousPeriod(rule, march).id).toBe('2024-02');
  });

  test('a Sunday belongs to the week of the Monday before', () => {
    expect(periodAt({ unit: 'week', timeZone: 'UTC' }, '2026-03-01T12:00Z').id).toBe('2026-02-23');
  });
});

describe('billing anchors', () => {
  const on = (anchor: string, unit: CalendarPeriodRule['unit'] = 'month'): CalendarPeriodRule => ({
    unit,
    timeZone: 'UTC',
    anchor,
  });

  test('the 31st is the last day of a shorter month, and the 31st again after', () => {
    expect(ids(on('2023-12-31'), '2024-01-01T00:00Z', 5)).toEqual([
      '2023-12-31',
      '2024-01-31',
      '2024-02-29',
      '2024-03-31',
      '2024-04-30',
    ]);
  });

  test('the 30th and the 29th give way in February only', () => {
    const from = '2025-01-30T00:00Z';
    expect(ids(on('2024-12-30'), from, 3)).toEqual(['2025-01-30', '2025-02-28', '2025-03-30']);
    expect(ids(on('2024-12-29'), from, 3)).toEqual(['2025-01-29', '2025-02-28', '2025-03-29']);
    expect(ids(on('2023-12-29'), '2024-01-30T00:00Z', 2)).toEqual(['2024-01-29', '2024-02-29']);
  });

  test('a year from a leap day', () => {
    expect(ids(on('2024-02-29', 'year'), '2024-03-01T00:00Z', 5)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2028-02-29',
    ]);
  });

  test('quarters from the end of November', () => {
    expect(ids(on('2025-11-30', 'quarter'), '2025-12-01T00:00Z', 4)).toEqual([
      '2025-11-30',
      '2026-02-28',
      '2026-05-30',
      '2026-08-30',
    ]);
  });

  test('periods before the anchor are counted back', () => {
    expect(ids(on('2026-01-31'), '2025-02-10T00:00Z', 2)).toEqual(['2025-01-31', '2025-02-28']);
    expect(ids(on('2026-01-15', 'year'), '2020-01-14T00:00Z', 1)).toEqual(['2019-01-15']);
  });

  test('the first of a month keeps the name of the month', () => {
    expect(ids(on('2026-05-01'), '2026-06-01T00:00Z', 1)).toEqual(['2026-06']);
    expect(ids(on('2026-04-01', 'quarter'), '2026-06-01T00:00Z', 1)).toEqual(['2026-Q2']);
    expect(ids(on('2026-05-01', 'quarter'), '2026-06-01T00:00Z', 1)).toEqual(['2026-05-01']);
    expect(ids(on('2026-04-15', 'quarter'), '2026-06-01T00:00Z', 1)).toEqual(['2026-04-15']);
    expect(ids(on('2026-04-01', 'year'), '2026-06-01T00:00Z', 1)).toEqual(['2026-04-01']);
  });

  test('weeks may begin on a Sunday', () => {
    expect(ids(on('2026-03-01', 'week'), '2026-03-07T23:00Z', 2)).toEqual([
      '2026-03-01',
      '2026-03-08',
    ]);
  });
});

describe('billing anchors with a time', () => {
  test('periods begin at that time of the clock on the wall', () => {
    // Riga is UTC+2, and UTC+3 from 29 March on.
    const rule = { unit: 'month', timeZone: 'Europe/Riga', anchor: '2026-01-15T09:00' } as const;
    const [february, march, april] = [15, 15, 15].map((day, i) =>
      new Date(Date.UTC(2026, 1 + i, day, i === 2 ? 6 : 7)).toISOString(),
    );
    expect(toIso(periodAt(rule, '2026-03-15T06:59:59.999Z'))).toEqual({
      startAt: february,
      endAt: march,
      id: '2026-02-15',
    });
    expect(toIso(periodAt(rule, '2026-03-15T07:00Z'))).toEqual({
      startAt: march,
      endAt: april,
      id: '2026-03-15',
    });
  });

  test('of the day that did not take place, nothing is left; the day before lasts until its time', () => {
    // Samoa: at 10:00Z on the 30th, 00:00 of the 30th became 00:00 of the 31st, -10 became +14.
    const rule = { unit: 'day', timeZone: 'Pacific/Apia', anchor: '2011-01-01T09:00' } as const;
    expect(toIso(periodAt(rule, '2011-12-30T10:00Z'))).toEqual({
      startAt: '2011-12-29T19:00:00.000Z',
      endAt: '2011-12-30T19:00:00.000Z',
      id: '2011-12-29',
    });
  });

  test.each([
    ['2026-01-15T09:00T10:00', 'invalid-time', '"09:00T10:00"'],
    ['2026-01-15T25:00', 'invalid-time', '"25:00"'],
    ['2026-01-15T', 'invalid-time', '""'],
    ['T09:00', 'invalid-date', '""'],
    ['2026-01-15 09:00', 'invalid-date', '"2026-01-15 09:00"'],
    [15, 'invalid-date', '15'],
    [null, 'invalid-date', 'null'],
  ])('%j is no anchor: %s, received %s', (anchor, code, received) => {
    const rule = { unit: 'month', timeZone: 'UTC', anchor } as CalendarPeriodRule;
    expect(thrownBy(() => periodAt(rule, 0))).toMatchObject({ code, path: ['anchor'], received });
  });
});

describe('days that clocks tear', () => {
  test('a day that did not take place is no period', () => {
    const rule = { unit: 'day', timeZone: 'Pacific/Apia' } as const;
    expect(ids(rule, '2011-12-29T12:00Z', 3)).toEqual(['2011-12-29', '2011-12-31', '2012-01-01']);
    const after = periodAt(rule, '2011-12-30T10:00Z');
    expect(after.id).toBe('2011-12-31');
    expect(previousPeriod(rule, after).id).toBe('2011-12-29');
  });

  test('yesterday shown again after midnight belongs to the day that has begun', () => {
    // 2006-10-29 in St. John's: at 00:01 (02:31Z) the clocks went back to 23:01 of the 28th.
    const rule = { unit: 'day', timeZone: 'America/St_Johns' } as const;
    const sunday = periodAt(rule, '2006-10-29T12:00Z');
    expect(toIso(sunday)).toEqual({
      startAt: '2006-10-29T02:30:00.000Z',
      endAt: '2006-10-30T03:30:00.000Z',
      id: '2006-10-29',
    });
    expect(periodAt(rule, '2006-10-29T03:00Z')).toEqual(sunday);
    expect(nextPeriod(rule, periodAt(rule, '2006-10-29T02:29Z'))).toEqual(sunday);
  });

  test('a midnight inside a gap: what the clock shows before the start is still the day before', () => {
    // 1919-03-30 in Toronto: 23:30 (04:30Z) became 00:30 of the 31st; its 00:00 moves to 01:00.
    const rule = { unit: 'day', timeZone: 'America/Toronto' } as const;
    const monday = periodAt(rule, '1919-03-31T12:00Z');
    expect(new Date(monday.startAt).toISOString()).toBe('1919-03-31T05:00:00.000Z');
    const torn = periodAt(rule, '1919-03-31T04:45Z');
    expect([torn.id, torn.endAt]).toEqual(['1919-03-30', monday.startAt]);
  });
});

describe('rolling periods', () => {
  test.each([
    [{ days: 30 }, '2024-04-10T09:00:00Z', '2024-03-11T10:00:00.000Z', 'P30D'],
    [{ days: 1 }, '2023-10-29T12:00:00Z', '2023-10-28T11:00:00.000Z', 'P1D'],
    [{ months: 1 }, '2024-03-31T10:00:00Z', '2024-02-29T11:00:00.000Z', 'P1M'],
    [{ months: 12 }, '2024-02-29T10:00:00Z', '2023-02-28T10:00:00.000Z', 'P12M'],
  ])('%j in Riga before %s start at %s', (length, at, start, id) => {
    const period = periodAt({ unit: 'rolling', timeZone: 'Europe/Riga', ...length }, at);
    expect(toIso(period)).toEqual({ startAt: start, endAt: at.replace('Z', '.000Z'), id });
  });

  test.each([
    {},
    { days: 1, months: 1 },
    { days: 0 },
    { days: -1 },
    { days: 1.5 },
    { months: Number.NaN },
    { days: '7' },
    { days: null },
  ])('%j is no length', (length) => {
    const rule = { unit: 'rolling', timeZone: 'UTC', ...length } as PeriodRule;
    const [field] = Object.entries(length).length === 1 ? Object.keys(length) : [];
    expect(thrownBy(() => periodAt(rule, 0))).toMatchObject({
      code: 'invalid-option',
      path: field === undefined ? [] : [field],
    });
  });

  test.each([{ days: 1e6 }, { days: 1e15 }, { months: 1e5 }, { months: Number.MAX_SAFE_INTEGER }])(
    '%j reach too far back',
    (length) => {
      const rule = { unit: 'rolling', timeZone: 'Europe/Riga', ...length } as PeriodRule;
      expect(thrownBy(() => periodAt(rule, 0))).toMatchObject({
        code: 'result-out-of-range',
        path: [],
        expected: 'a rolling period that starts in the year 0001 or later',
        received: 'days' in length ? `P${length.days}D` : `P${length.months}M`,
      });
    },
  );

  test('the first day of the year 0001 can be reached', () => {
    const rule = { unit: 'rolling', timeZone: 'UTC', days: 1 } as const;
    expect(toIso(periodAt(rule, '0001-01-02T00:00Z')).startAt).toBe('0001-01-01T00:00:00.000Z');
  });

  test.each([
    [{}, 'a rolling period of either days or months', 'neither'],
    [{ days: 1, months: 1 }, 'a rolling period of either days or months', 'both'],
    [{ days: 0 }, 'a whole number of days, from 1 on', '0'],
    [{ months: 0 }, 'a whole number of months, from 1 on', '0'],
  ])('%j is refused as no length: expected %s, received %s', (length, expected, received) => {
    const rule = { unit: 'rolling', timeZone: 'UTC', ...length } as PeriodRule;
    expect(thrownBy(() => periodAt(rule, 0))).toMatchObject({ expected, received });
  });
});

describe('neighbours', () => {
  const rule = { unit: 'month', timeZone: 'UTC' } as const;

  test('nothing follows the last period, which ends with the year 9999', () => {
    const last = periodAt(rule, '9999-12-15T00:00Z');
    expect(nextPeriod(rule, periodAt(rule, '9999-11-15T00:00Z'))).toEqual(last);
    expect(thrownBy(() => nextPeriod(rule, last))).toMatchObject({
      code: 'instant-out-of-range',
      path: ['period'],
      expected: 'a period that ends within the years 0001 to 9999',
      received: new Date(last.endAt).toISOString(),
    });
  });

  test.each([nextPeriod, previousPeriod])('%o names the period that is none', (neighbour) => {
    const reversed = { startAt: 1, endAt: 0 };
    expect(thrownBy(() => neighbour(rule, reversed)).path).toEqual(['period']);
  });
});

describe('periods of several units', () => {
  // Counted on a calendar; 2026-01-05 and 2026-01-19 are Mondays, two weeks apart.
  test.each([
    ['week', 2, '2026-01-05', '2026-01-20T12:00Z', '2026-01-19', '2026-02-02'],
    ['week', 2, '2026-01-19', '2026-01-20T12:00Z', '2026-01-19', '2026-02-02'],
    ['week', 2, '2026-01-19', '2026-01-18T23:59Z', '2026-01-05', '2026-01-19'],
    ['week', 4, '2026-01-05', '2026-02-01T23:59Z', '2026-01-05', '2026-02-02'],
    ['day', 90, '2026-01-01', '2026-04-01T00:00Z', '2026-04-01', '2026-06-30'],
    ['month', 3, '2026-01-31', '2026-05-01T00:00Z', '2026-04-30', '2026-07-31'],
    ['month', 6, undefined, '2026-07-01T00:00Z', '2026-07-01', '2027-01-01'],
    ['quarter', 2, undefined, '2026-06-30T23:59Z', '2026-01-01', '2026-07-01'],
    ['year', 3, '2025-01-01', '2027-12-31T00:00Z', '2025-01-01', '2028-01-01'],
  ] as const)('%s × %d from %s', (unit, count, anchor, at, start, end) => {
    const rule = { unit, count, timeZone: 'UTC', anchor };
    expect(toIso(periodAt(rule, at))).toEqual({
      startAt: `${start}T00:00:00.000Z`,
      endAt: `${end}T00:00:00.000Z`,
      id: start,
    });
  });
});

test('what is no object is no rule of periods', () => {
  expect(thrownBy(() => periodAt([] as never, 0))).toMatchObject({
    code: 'invalid-type',
    path: [],
    expected: 'a rule of periods such as { unit, timeZone }',
  });
});

test.each([
  [{ unit: 'month', timeZone: 'Europe/Pariss' }, 'invalid-time-zone', ['timeZone']],
  [{ unit: 'month' }, 'missing-field', ['timeZone']],
  [{ unit: 'month', timeZone: 'UTC', anchor: '2026-02-30' }, 'invalid-date', ['anchor']],
  [{ unit: 'decade', timeZone: 'UTC' }, 'invalid-option', ['unit']],
  [{ unit: 'toString', timeZone: 'UTC' }, 'invalid-option', ['unit']],
  [{ timeZone: 'UTC' }, 'missing-field', ['unit']],
  [{ unit: 'month', timeZone: 'UTC', anchr: '2026-01-01' }, 'unknown-field', ['anchr']],
  [
    { unit: 'rolling', timeZone: 'UTC', days: 1, anchor: '2026-01-01' },
    'unknown-field',
    ['anchor'],
  ],
  [{ unit: 'week', count: 2, timeZone: 'UTC' }, 'missing-field', ['anchor']],
  [{ unit: 'month', count: 5, timeZone: 'UTC' }, 'missing-field', ['anchor']],
  [{ unit: 'year', count: 2, timeZone: 'UTC' }, 'missing-field', ['anchor']],
  [{ unit: 'month', count: 0, timeZone: 'UTC' }, 'invalid-option', ['count']],
  [{ unit: 'month', count: 1.5, timeZone: 'UTC' }, 'invalid-option', ['count']],
  [{ unit: 'month', count: 1001, timeZone: 'UTC' }, 'invalid-option', ['count']],
  [{ unit: 'rolling', days: 1, count: 2, timeZone: 'UTC' }, 'unknown-field', ['count']],
  [null, 'invalid-type', []],
])('%j is refused', (rule, code, path) => {
  expect(thrownBy(() => periodAt(rule as PeriodRule, 0))).toMatchObject({ code, path });
});
