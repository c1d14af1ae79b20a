import { describe, expect, test } from 'vitest';
import { checkCalendar } from '../../../src/calendar.js';
import { OFFICE } from './calendar.js';

/** Places of the warnings of one code. */
function placesOf(code: string, definition: unknown): readonly string[] {
  const check = checkCalendar(definition);
  expect(check.ok).toBe(true);
  return check.warnings.filter((one) => one.code === code).map(({ path }) => path.join('.'));
}

/** The overrides without which the office, or another calendar, would be the same, by their place. */
function idle(overrides: readonly object[], parts: object = {}): readonly number[] {
  const places = placesOf('unreachable-override', { ...OFFICE, ...parts, overrides });
  return places.map((place) => Number(place.replace('overrides.', '')));
}

// 2 March 2026 is a Monday, the 7th a Saturday; the office is open 09:00 to 17:00 from Monday to Friday.
const [MON, TUE, SAT] = ['2026-03-02', '2026-03-03', '2026-03-07'] as const;
const on = (kind: string, date: string, hours: string) => ({ kind, date, hours });

describe('an override that adds hours', () => {
  test.each<[string, readonly object[], readonly number[]]>([
    ['within the hours of the week', [on('add', MON, '10:00-11:00')], [0]],
    ['up to the hours of the week', [on('add', MON, '09:00-17:00')], [0]],
    ['behind them', [on('add', MON, '17:00-18:00')], []],
    ['over their end', [on('add', MON, '16:00-18:00')], []],
    ['on a day without any', [on('add', SAT, '10:00-12:00')], []],
    [
      'twice, each of which would do',
      [on('add', MON, '17:00-18:00'), on('add', MON, '17:00-18:00')],
      [0, 1],
    ],
    [
      'twice, each with an hour of its own',
      [on('add', MON, '17:00-19:00'), on('add', MON, '18:00-20:00')],
      [],
    ],
    [
      'within those of another',
      [on('add', MON, '17:00-20:00'), on('add', MON, '18:00-19:00')],
      [1],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(idle(overrides)).toEqual(expected);
  });
});

describe('an override that removes hours', () => {
  test.each<[string, readonly object[], readonly number[]]>([
    ['of the week', [on('remove', MON, '12:00-13:00')], []],
    ['outside of them', [on('remove', MON, '18:00-19:00')], [0]],
    ['on a day without any', [on('remove', SAT, '09:00-17:00')], [0]],
    ['over their end', [on('remove', MON, '16:00-20:00')], []],
    [
      'twice, each of which would do',
      [on('remove', MON, '12:00-13:00'), on('remove', MON, '12:00-13:00')],
      [0, 1],
    ],
    [
      'twice, each with an hour of its own',
      [on('remove', MON, '12:00-14:00'), on('remove', MON, '13:00-15:00')],
      [],
    ],
    // Without the first they stay closed, without the second they would be open.
    ['that another adds', [on('add', MON, '17:00-18:00'), on('remove', MON, '17:00-18:00')], [0]],
    [
      'of another day than it is added to',
      [on('add', MON, '17:00-18:00'), on('remove', TUE, '17:00-18:00')],
      [1],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(idle(overrides)).toEqual(expected);
  });
});

describe('an override that replaces hours', () => {
  test.each<[string, readonly object[], readonly number[]]>([
    ['by the same', [on('replace', MON, '09:00-17:00')], [0]],
    ['by fewer', [on('replace', MON, '10:00-17:00')], []],
    ['by more', [on('replace', MON, '08:00-17:00')], []],
    ['by none', [on('replace', MON, '')], []],
    ['by none where there are none', [on('replace', SAT, '')], [0]],
    ['where there are none', [on('replace', SAT, '10:00-12:00')], []],
    [
      'twice by the same',
      [on('replace', MON, '10:00-12:00'), on('replace', MON, '10:00-12:00')],
      [0, 1],
    ],
    [
      'twice by others, which hold together',
      [on('replace', MON, '10:00-12:00'), on('replace', MON, '13:00-15:00')],
      [],
    ],
    // The week's hours are gone with either; only the second has hours of its own.
    [
      'by none, where another replaces them too',
      [on('replace', MON, ''), on('replace', MON, '10:00-12:00')],
      [0],
    ],
    [
      'that another removes again',
      [on('replace', MON, '18:00-19:00'), on('remove', MON, '18:00-19:00')],
      [],
    ],
  ])('%s', (_, overrides, expected) => {
    expect(idle(overrides)).toEqual(expected);
  });
});

describe('hours that run into the next day', () => {
  const night = { weekly: { mon: '22:00-06:00' } };

  test('are there on that day, and what is added within them does nothing', () => {
    expect(idle([on('add', TUE, '00:00-05:00')], night)).toEqual([0]);
    expect(idle([on('add', TUE, '05:00-07:00')], night)).toEqual([]);
    expect(idle([on('remove', TUE, '05:00-07:00')], night)).toEqual([]);
    expect(idle([on('remove', TUE, '06:00-07:00')], night)).toEqual([0]);
  });

  test('of an override reach into it, too', () => {
    // From 17:00 on Monday through 10:00 on Tuesday; the office opens at 09:00.
    const long = on('add', MON, '17:00-10:00');
    expect(idle([long, on('add', TUE, '08:00-09:00')])).toEqual([1]);
    expect(idle([long, on('remove', TUE, '00:00-24:00')])).toEqual([]);
  });
});

describe('overrides of many days', () => {
  const span = (kind: string, from: string, through: string, hours: string) => ({
    ...{ kind, from, through, hours },
  });

  test('matter where one of their days does', () => {
    expect(idle([span('add', MON, '2026-03-06', '10:00-11:00')])).toEqual([0]);
    expect(idle([span('add', MON, SAT, '10:00-11:00')])).toEqual([]);
  });

  test('that lie years apart are told apart, by their place and not by their date', () => {
    const far = [
      on('add', '2036-03-03', '10:00-11:00'),
      on('add', MON, '10:00-11:00'),
      on('add', '2036-03-03', '17:00-18:00'),
      on('add', '2016-03-07', '10:00-11:00'),
    ];
    expect(idle(far)).toEqual([0, 1, 3]);
  });

  test('that follow one another are looked at together', () => {
    // The second begins where the first ends; what the third removes has the second added.
    const chain = [
      span('add', MON, TUE, '17:00-18:00'),
      span('add', TUE, '2026-03-05', '17:00-18:00'),
      on('remove', '2026-03-05', '17:00-18:00'),
    ];
    expect(idle(chain)).toEqual([]);
  });

  test('of years are looked at', () => {
    expect(idle([span('add', MON, '2029-03-02', '10:00-11:00')])).toEqual([]);
    expect(
      idle([span('add', MON, '2029-03-02', '10:00-11:00')], {
        weekly: { 'mon-sun': '09:00-17:00' },
      }),
    ).toEqual([0]);
  });
});

describe('a night that runs into the hours of the next day', () => {
  const overlaps = (parts: object) => placesOf('overlap-merged', { timeZone: 'UTC', ...parts });

  test.each<[string, object, readonly string[]]>([
    ['counts once', { mon: '22:00-06:00', tue: '05:00-12:00' }, ['weekly']],
    ['also from Sunday to Monday', { sun: '22:00-06:00', mon: '05:00-12:00' }, ['weekly']],
    ['not where it ends as they begin', { mon: '22:00-06:00', tue: '06:00-12:00' }, []],
    ['not where the next day has none', { mon: '22:00-06:00', wed: '05:00-12:00' }, []],
    ['not where it ends at midnight', { mon: '22:00-24:00', tue: '00:00-12:00' }, []],
    ['for each night', { 'mon-tue': '22:00-06:00', wed: '05:00-12:00' }, ['weekly']],
  ])('%s', (_, weekly, expected) => {
    expect(overlaps({ weekly })).toEqual(expected);
  });

  test('is told at its layer', () => {
    const sound = { weekly: { fri: '09:00-17:00' } };
    const night = { weekly: { mon: '22:00-06:00', tue: '05:00-12:00' } };
    const from = '2026-03-02';
    expect(overlaps({ layers: [sound, { ...night, from }] })).toEqual(['layers.1.weekly']);
    expect(overlaps({ ...sound, layers: [{ ...night, from }] })).toEqual(['layers.0.weekly']);
    expect(overlaps({ ...night, layers: [{ ...sound, from }] })).toEqual(['weekly']);
  });

  test('is told in the parts of a calendar', () => {
    const night = { timeZone: 'UTC', weekly: { mon: '22:00-06:00', tue: '05:00-12:00' } };
    expect(placesOf('overlap-merged', { union: [OFFICE, night] })).toEqual(['union.1.weekly']);
  });
});

describe('dates on which no layer holds', () => {
  const weekly = { 'mon-fri': '09:00-17:00' };
  const layer = (from?: string, through?: string) => ({ from, through, weekly });
  const gapOf = (...layers: readonly object[]) => {
    const check = checkCalendar({ timeZone: 'UTC', layers });
    return check.warnings
      .filter(({ code }) => code === 'layer-gap')
      .map(({ received }) => received);
  };

  test.each<[string, readonly object[], readonly string[]]>([
    [
      'of one day',
      [layer(undefined, MON), layer('2026-03-04')],
      ['no hours from 2026-03-03 through 2026-03-03'],
    ],
    [
      'in whatever order the layers stand',
      [layer('2026-03-06'), layer(undefined, MON)],
      ['no hours from 2026-03-03 through 2026-03-05'],
    ],
    ['none where they follow one another', [layer(undefined, MON), layer(TUE)], []],
    ['none where they overlap', [layer(undefined, '2026-03-10'), layer(TUE)], []],
    [
      'none where a longer one holds',
      [layer('2026-03-01', '2026-03-31'), layer(MON, TUE), layer('2026-04-01')],
      [],
    ],
    ['none where one holds always', [layer(undefined, MON), layer('2026-03-10'), layer()], []],
  ])('%s', (_, layers, expected) => {
    expect(gapOf(...layers)).toEqual(expected);
  });

  test('make a holiday idle only when none of its days has hours', () => {
    const idleOn = (from: string, through: string) =>
      placesOf('holiday-outside-layers', {
        timeZone: 'UTC',
        layers: [layer(MON, SAT)],
        holidays: [{ from, through, name: 'Works holidays' }],
      });
    expect(idleOn('2026-02-20', '2026-02-27')).toEqual(['holidays.0']);
    expect(idleOn('2026-02-20', TUE)).toEqual([]);
    expect(idleOn(TUE, '2026-03-20')).toEqual([]);
  });
});
