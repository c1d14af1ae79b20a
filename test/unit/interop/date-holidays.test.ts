import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import {
  type DateHoliday,
  type Holiday,
  holidaysFromDateHolidays,
  type Override,
} from '../../../src/interop/date-holidays.js';
import { thrownBy } from '../../oracle/thrown.js';

const day = (date: string, name: string, type = 'public', hours = 24): DateHoliday => {
  const start = new Date(`${date.replace(' ', 'T')}Z`);
  return { date, name, type, start, end: new Date(start.getTime() + hours * 3_600_000) };
};

describe('what the package answers', () => {
  const berlin = new Holidays('DE', 'BE').getHolidays(2026);

  test('public holidays are taken with their names, and nothing else', () => {
    const { holidays, overrides } = holidaysFromDateHolidays(berlin);
    expect(holidays).toContainEqual({ name: 'Karfreitag', date: '2026-04-03' });
    expect(holidays).toContainEqual({ name: 'Tag der Deutschen Einheit', date: '2026-10-03' });
    expect(holidays.map(({ name }) => name)).not.toContain('Muttertag');
    expect(overrides).toEqual([]);
  });

  test('a holiday from the afternoon removes the afternoon', () => {
    const { overrides, skipped } = holidaysFromDateHolidays(berlin, { types: ['bank'] });
    expect(overrides).toEqual([
      { kind: 'remove', date: '2026-12-24', hours: '14:00-24:00', name: 'Heiliger Abend' },
      { kind: 'remove', date: '2026-12-31', hours: '14:00-24:00', name: 'Silvester' },
    ]);
    expect(skipped).toContainEqual({ name: 'Muttertag', date: '2026-05-10', reason: 'type' });
  });

  test('substitute days are days of their own', () => {
    // Christmas 2027 is a Saturday, Boxing Day a Sunday: Monday and Tuesday stand in.
    const { holidays } = holidaysFromDateHolidays(new Holidays('GB').getHolidays(2027));
    expect(holidays).toContainEqual({
      name: 'Christmas Day (substitute day)',
      date: '2027-12-27',
    });
    expect(holidays).toContainEqual({ name: 'Boxing Day (substitute day)', date: '2027-12-28' });
  });
});

test('a holiday of several days is a range', () => {
  const list = [day('2026-03-20 00:00:00', 'Feast', 'public', 72)];
  expect(holidaysFromDateHolidays(list).holidays).toEqual([
    { name: 'Feast', from: '2026-03-20', through: '2026-03-22' },
  ]);
});

test.each([23, 25])('a day of %i hours is a whole day', (hours) => {
  const list = [day('2026-03-29 00:00:00', 'Short or long', 'public', hours)];
  expect(holidaysFromDateHolidays(list).holidays).toEqual([
    { name: 'Short or long', date: '2026-03-29' },
  ]);
});

describe('F6: holidays from sunset', () => {
  const listOf = (country: string, year = 2026) => new Holidays(country).getHolidays(year);
  const named = (list: readonly (Holiday | Override)[], name: string) =>
    list.filter((one) => typeof one === 'object' && one.name === name);

  test('Turkey, Ramazan Bayramı 2026: from 18:00 on 19 March to 12:00 on the 23rd', () => {
    // The package has "2026-03-20 00:00:00 -0600" for 90 hours: 6 + 3 * 24 + 12.
    const { holidays, overrides, warnings } = holidaysFromDateHolidays(listOf('TR'), {
      timeZone: 'Europe/Istanbul',
    });
    expect(named(holidays, 'Ramazan Bayramı')).toEqual([
      { name: 'Ramazan Bayramı', from: '2026-03-20', through: '2026-03-22' },
    ]);
    expect(named(overrides, 'Ramazan Bayramı')).toEqual([
      { kind: 'remove', date: '2026-03-19', hours: '18:00-24:00', name: 'Ramazan Bayramı' },
      { kind: 'remove', date: '2026-03-23', hours: '00:00-12:00', name: 'Ramazan Bayramı' },
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['assumed-sunset', 'assumed-sunset']);
  });

  test('in a calendar of London the same hours are three earlier, and whole days keep their dates', () => {
    // Istanbul is at +03:00 all year; London at +00:00 until 29 March.
    const { holidays, overrides } = holidaysFromDateHolidays(listOf('TR'), {
      timeZone: 'Europe/London',
    });
    expect(named(overrides, 'Ramazan Bayramı')).toEqual([
      { kind: 'remove', date: '2026-03-19', hours: '15:00-24:00', name: 'Ramazan Bayramı' },
      { kind: 'remove', date: '2026-03-23', hours: '00:00-09:00', name: 'Ramazan Bayramı' },
    ]);
    expect(holidays).toContainEqual({ name: 'Cumhuriyet Bayramı', date: '2026-10-29' });
  });

  test('without a zone hours are on the clock of the place, and a warning says so', () => {
    const { overrides, warnings } = holidaysFromDateHolidays(listOf('TR'));
    expect(
      named(overrides, 'Ramazan Bayramı').map(
        (one) => typeof one === 'object' && 'hours' in one && one.hours,
      ),
    ).toEqual(['18:00-24:00', '00:00-12:00']);
    expect(warnings.at(-1)).toMatchObject({
      code: 'clock-of-place',
      path: ['options', 'timeZone'],
    });
  });

  test.each(['IL', 'SA', 'EG', 'PK', 'BH', 'ID'])(
    '%s: each of them begins and ends at 18:00',
    (country) => {
      // P1D, P3D and P4D are whole days, also over a night on which the clocks of Israel or Egypt change.
      const { overrides } = holidaysFromDateHolidays(listOf(country));
      const hours = overrides.map((one) => typeof one === 'object' && 'hours' in one && one.hours);
      expect(hours.length).toBeGreaterThan(3);
      expect(new Set(hours)).toEqual(new Set(['18:00-24:00', '00:00-18:00']));
    },
  );

  test('over a night on which clocks change it ends at the same hour of the clock', () => {
    // Cairo goes forward in the night to 24 April 2026: 18:00 to 18:00 is 23 hours there.
    const list = [
      {
        ...day('2026-04-24 00:00:00', 'Feast'),
        date: '2026-04-24 00:00:00 -0600',
        start: new Date('2026-04-23T16:00:00Z'),
        end: new Date('2026-04-24T15:00:00Z'),
      },
    ];
    const expected = [
      { kind: 'remove', date: '2026-04-23', hours: '18:00-24:00', name: 'Feast' },
      { kind: 'remove', date: '2026-04-24', hours: '00:00-18:00', name: 'Feast' },
    ];
    expect(holidaysFromDateHolidays(list).overrides).toEqual(expected);
    expect(holidaysFromDateHolidays(list, { timeZone: 'Africa/Cairo' }).overrides).toEqual(
      expected,
    );
  });

  test.each([
    '2026-03-20 00:00:00 -0660',
    '2026-03-20 00:00:00 EST',
    '2026-03-20 00:00:00 -0600 x',
  ])('a date such as %s is refused', (date) => {
    const list = [{ ...day('2026-03-20 00:00:00', 'Feast'), date }];
    expect(thrownBy(() => holidaysFromDateHolidays(list))).toMatchObject({
      code: 'invalid-date',
      path: ['list', 0, 'date'],
    });
  });
});

test('a holiday that begins in the afternoon is on the clock of the calendar', () => {
  // 14:00 in Berlin is 22:00 in Tokyo in winter, and its midnight 08:00 of the next day.
  const { overrides, warnings } = holidaysFromDateHolidays(new Holidays('DE').getHolidays(2026), {
    types: ['bank'],
    timeZone: 'Asia/Tokyo',
  });
  expect(overrides.slice(0, 2)).toEqual([
    { kind: 'remove', date: '2026-12-24', hours: '22:00-24:00', name: 'Heiliger Abend' },
    { kind: 'remove', date: '2026-12-25', hours: '00:00-08:00', name: 'Heiliger Abend' },
  ]);
  expect(warnings).toEqual([]);
});

test('a note on a holiday is told with it', () => {
  const note = 'Official holiday, business as usual';
  const list = [{ ...day('2026-05-01 00:00:00', 'Feast'), note }];
  const { holidays, warnings } = holidaysFromDateHolidays(list);
  expect(holidays).toEqual([{ name: 'Feast', date: '2026-05-01' }]);
  expect(warnings).toMatchObject([{ code: 'note', path: ['list', 0, 'note'], hint: note }]);
});

test('joined lists may repeat an entry, and a function may refuse one', () => {
  const list = [day('2026-05-01 00:00:00', 'May Day'), day('2026-05-02 00:00:00', 'Bridge')];
  const { holidays, skipped } = holidaysFromDateHolidays([...list, ...list], {
    include: ({ name }) => name !== 'Bridge',
  });
  expect(holidays).toEqual([{ name: 'May Day', date: '2026-05-01' }]);
  expect(skipped.map(({ reason }) => reason)).toEqual([
    'not-included',
    'duplicate',
    'not-included',
  ]);
});

test('mistakes are refused with their place', () => {
  const refuse = (list: unknown, options = {}) =>
    thrownBy(() => holidaysFromDateHolidays(list as never, options));
  expect(refuse(false)).toMatchObject({ code: 'invalid-type', path: ['list'] });
  expect(refuse([null])).toMatchObject({ code: 'invalid-type', path: ['list', 0] });
  expect(refuse([day('2026-05-01 00:00:00', 'x', 'public', 0)])).toMatchObject({
    code: 'invalid-date',
    path: ['list', 0, 'end'],
  });
  expect(refuse([], { types: ['publik'] })).toMatchObject({ code: 'invalid-option' });
});
