import { describe, expect, test } from 'vitest';
import { type CalendarDefinition, compileCalendar, isSlaError } from '../../../../src/calendar.js';
import { OFFICE } from '../calendar.js';

/** The code and path of the complaint about a definition; anything but an SlaError is a failure. */
function complaint(definition: unknown): readonly [code: string, path: string] | 'none' {
  try {
    compileCalendar(definition as CalendarDefinition);
    return 'none';
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return [error.code, error.path.join('.')];
  }
}

const withPart = (part: object): object => ({ ...OFFICE, ...part });
const holidayOf = (holiday: unknown): object => withPart({ holidays: [holiday] });
const overrideOf = (override: unknown): object => withPart({ overrides: [override] });
const breakOf = (item: unknown): object => withPart({ breaks: [item] });
const layerOf = (layer: unknown): object => withPart({ layers: [layer] });
const mondayOf = (hours: unknown): object => withPart({ weekly: { mon: hours } });

const date = '2026-03-02';
const swapped = { from: '2026-03-02', through: '2026-03-01' };
const day = { month: 3, weekday: 'mon', nth: 1 };

const BAD: readonly (readonly [what: string, definition: unknown, code: string, path: string])[] = [
  ['nothing', null, 'invalid-type', ''],
  ['a text', 'office', 'invalid-type', ''],
  ['a list', [], 'invalid-type', ''],
  ['no zone', { weekly: OFFICE.weekly }, 'missing-field', 'timeZone'],
  ['an unknown zone', withPart({ timeZone: 'Mars/Olympus' }), 'invalid-time-zone', 'timeZone'],
  ['a zone of the prototype', withPart({ timeZone: '__proto__' }), 'invalid-time-zone', 'timeZone'],
  ['no hours at all', { timeZone: 'UTC' }, 'missing-field', 'weekly'],
  ['an unknown field', withPart({ holiday: [] }), 'unknown-field', 'holiday'],
  ['weekly hours that are null', withPart({ weekly: null }), 'invalid-type', 'weekly'],
  ['an unknown weekday', withPart({ weekly: { monday: '' } }), 'unknown-field', 'weekly.monday'],
  [
    'a weekday of the prototype',
    JSON.parse('{"timeZone":"UTC","weekly":{"__proto__":""}}'),
    'unknown-field',
    'weekly.__proto__',
  ],
  ['hours that are null', mondayOf(null), 'invalid-calendar', 'weekly.mon'],
  ['hours without an end', mondayOf('09:00'), 'invalid-calendar', 'weekly.mon'],
  ['a time of one digit', mondayOf('9:00-17:00'), 'invalid-time', 'weekly.mon'],
  ['a time past 24:00', mondayOf('09:00-24:01'), 'invalid-time', 'weekly.mon'],
  [
    'a second bad pair',
    mondayOf([
      ['09:00', '10:00'],
      ['11:00', '12:60'],
    ]),
    'invalid-time',
    'weekly.mon.1',
  ],
  ['equal start and end', mondayOf('09:00-09:00'), 'invalid-calendar', 'weekly.mon'],
  ['a start at 24:00', mondayOf('24:00-09:00'), 'invalid-calendar', 'weekly.mon'],
  [
    'a cycle without weeks',
    withPart({ weekly: { anchor: date, weeks: [] } }),
    'invalid-type',
    'weekly.weeks',
  ],
  [
    'a cycle without anchor',
    withPart({ weekly: { weeks: [{}] } }),
    'missing-field',
    'weekly.anchor',
  ],
  [
    'odd weeks without even ones',
    withPart({ weekly: { odd: { mon: '' } } }),
    'missing-field',
    'weekly.even',
  ],
  ['a layer that is null', layerOf(null), 'invalid-type', 'layers.0'],
  ['a layer without hours', layerOf({ from: date }), 'missing-field', 'layers.0.weekly'],
  [
    'a season from a fifth weekday',
    layerOf({ from: { ...day, nth: 5 }, through: '05-01', weekly: {} }),
    'invalid-option',
    'layers.0.from.nth',
  ],
  [
    'a season from long before Easter',
    layerOf({ from: { easter: -61 }, through: '05-01', weekly: {} }),
    'invalid-option',
    'layers.0.from.easter',
  ],
  [
    'a season without an end',
    layerOf({ from: { easter: 0 }, weekly: {} }),
    'missing-field',
    'layers.0.through',
  ],
  [
    'a season that ends on a date',
    layerOf({ from: day, through: date, weekly: {} }),
    'invalid-date',
    'layers.0.through',
  ],
  [
    'a bound of two kinds',
    layerOf({ from: { ...day, easter: 1 }, through: '05-01', weekly: {} }),
    'invalid-type',
    'layers.0.from',
  ],
  ['a bound that is a list', layerOf({ from: [], weekly: {} }), 'invalid-type', 'layers.0.from'],
  ['a layer from no date', layerOf({ from: 'soon', weekly: {} }), 'invalid-date', 'layers.0.from'],
  [
    'a layer through no date',
    layerOf({ through: 5, weekly: {} }),
    'invalid-date',
    'layers.0.through',
  ],
  [
    'a layer that ends first',
    layerOf({ ...swapped, weekly: {} }),
    'invalid-date',
    'layers.0.through',
  ],
  ['half a season', layerOf({ from: '06-01', weekly: {} }), 'missing-field', 'layers.0.through'],
  [
    'a season that ends on a date',
    layerOf({ from: '06-01', through: date, weekly: {} }),
    'invalid-date',
    'layers.0.through',
  ],
  ['holidays that are no list', withPart({ holidays: {} }), 'invalid-type', 'holidays'],
  ['a holiday that is null', holidayOf(null), 'invalid-type', 'holidays.0'],
  ['a date that does not exist', holidayOf('2026-02-29'), 'invalid-date', 'holidays.0'],
  ['a day that no year has', holidayOf('02-30'), 'invalid-date', 'holidays.0'],
  ['a range of holidays that ends first', holidayOf(swapped), 'invalid-date', 'holidays.0.through'],
  ['half a range of holidays', holidayOf({ from: date }), 'missing-field', 'holidays.0.through'],
  ['Easter plus a text', holidayOf({ easter: '1' }), 'invalid-option', 'holidays.0.easter'],
  [
    'an unknown church',
    holidayOf({ easter: 1, church: 'none' }),
    'invalid-option',
    'holidays.0.church',
  ],
  ['month 13', holidayOf({ ...day, month: 13 }), 'invalid-option', 'holidays.0.month'],
  [
    'a month without a text',
    holidayOf({ ...day, month: Object.create(null) }),
    'invalid-option',
    'holidays.0.month',
  ],
  ['the zeroth Monday', holidayOf({ ...day, nth: 0 }), 'invalid-option', 'holidays.0.nth'],
  [
    'a year that is a text',
    holidayOf({ yearly: '01-01', since: '2026' }),
    'invalid-date',
    'holidays.0.since',
  ],
  [
    'a substitute that is null',
    holidayOf({ date, substitute: null }),
    'invalid-type',
    'holidays.0.substitute',
  ],
  [
    'a change to no zone',
    withPart({ timeZoneChanges: [{ from: date, timeZone: 'Mars/Olympus' }] }),
    'invalid-time-zone',
    'timeZoneChanges.0.timeZone',
  ],
  [
    'a change of zone without a date',
    withPart({ timeZoneChanges: [{ timeZone: 'UTC' }] }),
    'missing-field',
    'timeZoneChanges.0.from',
  ],
  [
    'changes of zone that are an object',
    withPart({ timeZoneChanges: {} }),
    'invalid-type',
    'timeZoneChanges',
  ],
  ['a share of nothing', holidayOf({ date, share: 0 }), 'invalid-option', 'holidays.0.share'],
  ['a share above 1', holidayOf({ date, share: 1.5 }), 'invalid-option', 'holidays.0.share'],
  [
    'a share of five decimals',
    withPart({ dayShares: { sat: '0.00001' } }),
    'invalid-option',
    'dayShares.sat',
  ],
  [
    'a share in words',
    withPart({ dayShares: { sat: 'half' } }),
    'invalid-decimal',
    'dayShares.sat',
  ],
  [
    'a share of no day',
    withPart({ dayShares: { saturday: 1 } }),
    'unknown-field',
    'dayShares.saturday',
  ],
  [
    'two shares of a day',
    withPart({ dayShares: { 'mon-sat': 1, sat: '0.5' } }),
    'invalid-option',
    'dayShares.sat',
  ],
  ['shares that are a list', withPart({ dayShares: [] }), 'invalid-type', 'dayShares'],
  ['an eve that says nothing', holidayOf({ date, eve: {} }), 'invalid-type', 'holidays.0.eve'],
  [
    'an eve that says it twice',
    holidayOf({ date, eve: { shorterBy: 'PT1H', hours: '09:00-12:00' } }),
    'invalid-type',
    'holidays.0.eve',
  ],
  [
    'an eve of a bare number',
    holidayOf({ date, eve: { shorterBy: 1 } }),
    'invalid-duration',
    'holidays.0.eve.shorterBy',
  ],
  [
    'an eve that is no shorter',
    holidayOf({ date, eve: { shorterBy: 'PT0H' } }),
    'invalid-duration',
    'holidays.0.eve.shorterBy',
  ],
  [
    'an eve on another day',
    holidayOf({ date, eve: { hours: '', on: 'friday' } }),
    'invalid-option',
    'holidays.0.eve.on',
  ],
  [
    'a substitute that is a number',
    holidayOf({ date, substitute: 5 }),
    'invalid-type',
    'holidays.0.substitute',
  ],
  [
    'a substitute sideways',
    holidayOf({ date, substitute: { sat: 'up' } }),
    'invalid-option',
    'holidays.0.substitute.sat',
  ],
  ['an override that is null', overrideOf(null), 'invalid-type', 'overrides.0'],
  ['an override of no kind', overrideOf({ date, hours: '' }), 'missing-field', 'overrides.0.kind'],
  [
    'an override without date',
    overrideOf({ kind: 'add', hours: '' }),
    'missing-field',
    'overrides.0',
  ],
  [
    'an override without hours',
    overrideOf({ kind: 'add', date }),
    'missing-field',
    'overrides.0.hours',
  ],
  ['a break that is null', breakOf(null), 'invalid-type', 'breaks.0'],
  ['a break without hours', breakOf({ days: 'mon' }), 'missing-field', 'breaks.0.hours'],
  [
    'a break on weekdays and a date',
    breakOf({ days: 'mon', date, hours: '' }),
    'unknown-field',
    'breaks.0.date',
  ],
  [
    'an override of one date with an end',
    overrideOf({ kind: 'add', date, through: date, hours: '' }),
    'unknown-field',
    'overrides.0.through',
  ],
  [
    'a cycle with a field that nobody reads',
    withPart({ weekly: { anchor: date, weeks: [{}], week: 2 } }),
    'unknown-field',
    'weekly.week',
  ],
  [
    'a substitute on no weekday',
    holidayOf({ date, substitute: { saturday: 'next' } }),
    'unknown-field',
    'holidays.0.substitute.saturday',
  ],
  ['years of a single date', holidayOf({ date, since: 2020 }), 'unknown-field', 'holidays.0.since'],
  [
    'a year before all others',
    holidayOf({ yearly: '01-01', since: 0 }),
    'invalid-date',
    'holidays.0.since',
  ],
  [
    'a break on no weekday',
    breakOf({ days: 'lunch', hours: '' }),
    'invalid-calendar',
    'breaks.0.days',
  ],
  ['a union of nothing', { union: [] }, 'invalid-type', 'union'],
  [
    'a bad part',
    { union: [OFFICE, { ...OFFICE, timeZone: 'X' }] },
    'invalid-time-zone',
    'union.1.timeZone',
  ],
  ['two compositions at once', { union: [OFFICE], difference: [] }, 'unknown-field', 'difference'],
];

test.each(BAD)('%s is refused, and the error says where', (_, definition, code, path) => {
  expect(complaint(definition)).toEqual([code, path]);
});

describe('a calendar that never opens is refused when it is compiled', () => {
  const wholeDay = { hours: '00:00-24:00' };
  test.each<readonly [string, object]>([
    ['no weekday has hours', withPart({ weekly: {} })],
    ['breaks take every hour', withPart({ breaks: [wholeDay] })],
    [
      'its hours lie within breaks, after a layer without end',
      withPart({ layers: [{ from: date, weekly: { sat: '10:00-11:00' } }], breaks: [wholeDay] }),
    ],
    [
      'its only layer holds on a Sunday',
      {
        timeZone: 'UTC',
        layers: [{ from: '2026-03-01', through: '2026-03-01', weekly: OFFICE.weekly }],
      },
    ],
    [
      'its parts never meet',
      { intersection: [OFFICE, { ...OFFICE, weekly: { 'mon-fri': '17:00-20:00' } }] },
    ],
  ])('%s', (_, definition) => {
    expect(complaint(definition)).toEqual(['calendar-never-opens', '']);
  });

  test('one that closes for good does open before', () => {
    expect(complaint(layerOf({ from: '2025-07-13', weekly: {} }))).toBe('none');
    expect(complaint(layerOf({ from: '0001-02-01', weekly: {} }))).toBe('none');
  });
});

describe('a hostile definition is refused and not worked on', () => {
  const million = 1_000_000;
  test.each<readonly [string, () => unknown, string]>([
    ['a text of a megabyte', () => mondayOf('9'.repeat(million)), 'invalid-calendar'],
    [
      'a zone of a megabyte',
      () => withPart({ timeZone: 'x'.repeat(million) }),
      'invalid-time-zone',
    ],
    ['a million holidays', () => withPart({ holidays: Array(million).fill(date) }), 'invalid-type'],
    [
      'a million hours a day',
      () => mondayOf(Array(million).fill(['09:00', '10:00'])),
      'invalid-calendar',
    ],
    [
      'a million weeks',
      () => withPart({ weekly: { anchor: date, weeks: Array(million).fill({}) } }),
      'invalid-type',
    ],
    ['a million parts', () => ({ union: Array(million).fill(OFFICE) }), 'invalid-type'],
    ['a depth of ten thousand', () => deep(10_000), 'invalid-type'],
  ])('%s', (_, definition, code) => {
    expect(complaint(definition())[0]).toBe(code);
  });

  function deep(levels: number): object {
    let definition: object = OFFICE;
    for (let level = 0; level < levels; level++) definition = { union: [definition] };
    return definition;
  }
});
