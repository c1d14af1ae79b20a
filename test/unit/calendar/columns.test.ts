import { describe, expect, test } from 'vitest';
import {
  addBusinessDaysColumn,
  addBusinessTimeColumn,
  businessDaysBetweenColumns,
  businessTimeBetweenColumns,
  compileCalendar,
} from '../../../src/calendar.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/core/instant.js';
import { thrownBy } from '../../oracle/thrown.js';
import { at, office } from './calendar.js';

const HOUR = 3_600_000;
const [MON, FRI] = [at('2026-03-02T09:00Z'), at('2026-03-06T16:00Z')] as const;
const MONDAY = at('2026-03-02T00:00Z') / 86_400_000;

/** Open from 09:00 to 17:00 on Monday 2 March 2026, and never else. */
const once = compileCalendar({
  timeZone: 'UTC',
  overrides: [{ kind: 'add', date: '2026-03-02', hours: '09:00-17:00' }],
});

describe('adding business time, row by row', () => {
  test('takes one amount for all', () => {
    // Two hours from Friday 16:00 on are the last of Friday and the first of Monday.
    expect([...addBusinessTimeColumn(office, Float64Array.of(MON, FRI), 2 * HOUR)]).toEqual([
      MON + 2 * HOUR,
      at('2026-03-09T10:00Z'),
    ]);
  });

  test('takes an amount for each, nothing included', () => {
    const amounts = Float64Array.of(0, HOUR);
    expect([...addBusinessTimeColumn(office, Float64Array.of(MON, FRI), amounts)]).toEqual([
      MON,
      FRI + HOUR,
    ]);
  });

  test('has no end where there is not so much', () => {
    // The one day has eight hours.
    const amounts = Float64Array.of(8 * HOUR, 8 * HOUR + 1);
    expect([...addBusinessTimeColumn(once, Float64Array.of(MON, MON), amounts)]).toEqual([
      MON + 8 * HOUR,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

test('business time between, row by row, is negative where the row is reversed', () => {
  const [from, to] = [Float64Array.of(MON, FRI, MON), Float64Array.of(FRI, MON, MON)] as const;
  // Four days of eight hours, and seven on Friday.
  expect([...businessTimeBetweenColumns(office, from, to)]).toEqual([39 * HOUR, -39 * HOUR, 0]);
});

describe('business days, row by row', () => {
  test('are stepped over, one number for all or one for each', () => {
    const days = Int32Array.of(MONDAY, MONDAY + 4);
    // From Monday and from Friday to the next business day, Tuesday and Monday.
    expect([...addBusinessDaysColumn(office, days, 1)]).toEqual([MONDAY + 1, MONDAY + 7]);
    expect([...addBusinessDaysColumn(office, days, Int32Array.of(5, -1))]).toEqual([
      MONDAY + 7,
      MONDAY + 3,
    ]);
  });

  test('that are not there have the least number as their sign', () => {
    expect([...addBusinessDaysColumn(once, Int32Array.of(MONDAY - 1, MONDAY), 1)]).toEqual([
      MONDAY,
      -2_147_483_648,
    ]);
  });

  test('are counted, without the first and with the last', () => {
    const [from, to] = [Int32Array.of(MONDAY, MONDAY + 7), Int32Array.of(MONDAY + 7, MONDAY)];
    expect([...businessDaysBetweenColumns(office, from as Int32Array, to as Int32Array)]).toEqual([
      5, -5,
    ]);
  });

  test('may count for less than one', () => {
    const saturdays = compileCalendar({
      timeZone: 'UTC',
      weekly: { 'mon-fri': '09:00-17:00', sat: '09:00-13:00' },
      dayShares: { sat: 0.5 },
    });
    const [from, to] = [Int32Array.of(MONDAY), Int32Array.of(MONDAY + 7)] as const;
    expect([...businessDaysBetweenColumns(saturdays, from, to)]).toEqual([5.5]);
    expect(
      thrownBy(() => addBusinessDaysColumn(saturdays, from, Float64Array.of(0.25))),
    ).toMatchObject({
      code: 'invalid-option',
      path: ['steps', 0],
      expected: 'a number of business days in steps of 0.5',
      received: '0.25',
    });
  });
});

describe('a column is refused where it is none, or at its row', () => {
  const two = Float64Array.of(MON, FRI);
  const days = Int32Array.of(MONDAY, MONDAY);
  test.each<[string, () => unknown, object]>([
    [
      'a list of instants',
      () => addBusinessTimeColumn(office, [MON] as never, 1),
      { code: 'invalid-type', path: ['at'], expected: 'a typed array', received: 'an array of 1' },
    ],
    [
      'a list of starts',
      () => businessTimeBetweenColumns(office, [] as never, two),
      { path: ['from'] },
    ],
    [
      'a list of ends',
      () => businessTimeBetweenColumns(office, two, [] as never),
      { path: ['to'] },
    ],
    ['a list of days', () => addBusinessDaysColumn(office, [] as never, 1), { path: ['days'] }],
    [
      'a list of steps',
      () => addBusinessDaysColumn(office, days, [] as never),
      { path: ['steps'] },
    ],
    [
      'a list of first days',
      () => businessDaysBetweenColumns(office, [] as never, days),
      { path: ['from'] },
    ],
    [
      'a list of last days',
      () => businessDaysBetweenColumns(office, days, [] as never),
      { path: ['to'] },
    ],
    [
      'fewer amounts than instants',
      () => addBusinessTimeColumn(office, two, Float64Array.of(1)),
      {
        code: 'invalid-option',
        path: ['amountsMs'],
        expected: 'a column of 2 rows, as the other',
        received: '1 rows',
      },
    ],
    [
      'a negative amount',
      () => addBusinessTimeColumn(office, two, Float64Array.of(1, -1)),
      {
        code: 'invalid-duration',
        path: ['amountsMs', 1],
        expected: 'whole milliseconds, 0 or more',
      },
    ],
    [
      'part of a millisecond',
      () => addBusinessTimeColumn(office, two, 0.5),
      { code: 'invalid-duration', path: ['amountsMs', 0] },
    ],
    [
      'no instant',
      () => addBusinessTimeColumn(office, Float64Array.of(MON, Number.NaN), 1),
      { code: 'invalid-instant', path: ['at', 1] },
    ],
    [
      'an instant before the first',
      () =>
        businessTimeBetweenColumns(office, Float64Array.of(MIN_INSTANT - 1), Float64Array.of(0)),
      { code: 'instant-out-of-range', path: ['from', 0] },
    ],
    [
      'an instant after the last',
      () => businessTimeBetweenColumns(office, two, Float64Array.of(MON, MAX_INSTANT + 1)),
      { code: 'instant-out-of-range', path: ['to', 1] },
    ],
    [
      'a day before the first',
      // 1 January of the year 1 is 719,162 days before 1970; a day more is the year before.
      () => businessDaysBetweenColumns(office, Int32Array.of(-719_164), Int32Array.of(0)),
      {
        code: 'invalid-date',
        path: ['from', 0],
        expected: 'an epoch day of the years 0001 to 9999',
      },
    ],
    [
      'a day after the last',
      () => businessDaysBetweenColumns(office, days, Int32Array.of(0, 2_932_898)),
      { code: 'invalid-date', path: ['to', 1], received: '2932898' },
    ],
  ])('%s', (_, ask, expected) => {
    expect(thrownBy(ask)).toMatchObject(expected);
  });

  test('the first and the last instant are instants', () => {
    const ends = Float64Array.of(MIN_INSTANT, MAX_INSTANT);
    expect([...businessTimeBetweenColumns(office, ends, ends)]).toEqual([0, 0]);
  });
});
