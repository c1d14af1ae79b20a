import { describe, expect, test } from 'vitest';
import { calendarFromOpeningHours } from '../../../src/interop/opening-hours.js';
import { thrownBy } from '../../oracle/thrown.js';

// January: no zone in which the tests run changes its clocks then.
const JANUARY = { timeZone: 'Europe/Berlin', from: '2026-01-01', through: '2026-01-31' };
const BERLIN = { lat: 52.5, lon: 13.4, address: { country_code: 'de', state: 'Berlin' } };

describe('hours that repeat', () => {
  test('are weekly hours of one layer', () => {
    const { calendar, warnings } = calendarFromOpeningHours(
      'Mo-Fr 08:00-12:00,13:00-18:00',
      JANUARY,
    );
    expect(calendar).toEqual({
      timeZone: 'Europe/Berlin',
      layers: [
        {
          from: '2026-01-01',
          through: '2026-01-31',
          weekly: { 'mon,tue,wed,thu,fri': '08:00-12:00, 13:00-18:00' },
        },
      ],
      overrides: [],
    });
    expect(warnings).toEqual([]);
  });

  test('a night belongs to the day on which it begins', () => {
    const { calendar } = calendarFromOpeningHours('Fr,Sa 22:00-06:00', JANUARY);
    expect(calendar.layers?.[0]?.weekly).toEqual({ 'fri,sat': '22:00-06:00' });
  });

  test('24/7 is every day from 00:00 to 24:00', () => {
    const { calendar } = calendarFromOpeningHours('24/7', JANUARY);
    expect(calendar.layers?.[0]?.weekly).toEqual({ 'mon,tue,wed,thu,fri,sat,sun': '00:00-24:00' });
    expect(calendar.overrides).toEqual([]);
  });
});

describe('dates that differ', () => {
  test('are overrides', () => {
    const { calendar } = calendarFromOpeningHours('Mo-Fr 08:00-18:00; Jan 06 10:00-12:00', JANUARY);
    expect(calendar.overrides).toEqual([
      { kind: 'replace', date: '2026-01-06', hours: '10:00-12:00' },
    ]);
  });

  test('public holidays are those of the place', () => {
    const { calendar } = calendarFromOpeningHours('Mo-Fr 08:00-18:00; PH off', {
      ...JANUARY,
      nominatim: BERLIN,
    });
    expect(calendar.overrides).toEqual([{ kind: 'replace', date: '2026-01-01', hours: '' }]);
  });

  test('a rule for a date also cuts the night that runs into it, as OpenStreetMap has it', () => {
    // Off from 00:00 to 24:00 of the 8th: the night of the 7th ends early, that of the 8th begins late.
    const { calendar } = calendarFromOpeningHours('Mo-Fr 22:00-06:00; Jan 08 off', JANUARY);
    expect(calendar.overrides?.slice(-3)).toEqual([
      { kind: 'replace', date: '2026-01-07', hours: '22:00-24:00' },
      { kind: 'replace', date: '2026-01-08', hours: '' },
      { kind: 'replace', date: '2026-01-09', hours: '00:00-06:00, 22:00-06:00' },
    ]);
  });
});

test('what nobody knows is closed and told, comments are told once', () => {
  const { calendar, warnings } = calendarFromOpeningHours(
    'Mo 08:00-18:00 open "by appointment"; Jan 06 10:00-12:00 unknown',
    JANUARY,
  );
  expect(calendar.overrides).toEqual([]);
  expect(warnings.map(({ code, received, hint }) => [code, received, hint])).toEqual([
    ['unknown', '2026-01-06', 'taken as closed'],
    ['comment', '2026-01-05', 'by appointment'],
  ]);
});

test('mistakes are refused', () => {
  const codeOf = (text: unknown, options = {}) =>
    thrownBy(() => calendarFromOpeningHours(text as string, { ...JANUARY, ...options })).code;
  expect(codeOf('Mo-Frx 9')).toBe('invalid-calendar');
  expect(codeOf('')).toBe('invalid-calendar');
  expect(codeOf(7)).toBe('invalid-type');
  expect(codeOf('24/7', { from: '2026-02-01' })).toBe('invalid-date');
  expect(codeOf('24/7', { timeZone: 'Nowhere' })).toBe('invalid-time-zone');
});
