import Holidays from 'date-holidays';
import { describe, expect, test } from 'vitest';
import { type DateHoliday, holidaysFromDateHolidays } from '../../../src/interop/date-holidays.js';
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

test('a holiday from sunset to sunset removes the parts of two days', () => {
  const list = [day('2026-03-20 18:00:00', 'Feast', 'public', 24)];
  expect(holidaysFromDateHolidays(list).overrides).toEqual([
    { kind: 'remove', date: '2026-03-20', hours: '18:00-24:00', name: 'Feast' },
    { kind: 'remove', date: '2026-03-21', hours: '00:00-18:00', name: 'Feast' },
  ]);
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
