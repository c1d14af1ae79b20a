import { describe, expect, test } from 'vitest';
import {
  calendarFromOpeningHours,
  type OpeningHoursOptions,
} from '../../../src/interop/opening-hours.js';
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

describe('what depends on a place', () => {
  const JUNE = { timeZone: 'Europe/Berlin', from: '2026-06-21', through: '2026-06-21' };
  const hoursOf = (text: string, options: object = {}) => {
    const { calendar } = calendarFromOpeningHours(text, {
      ...JUNE,
      nominatim: BERLIN,
      ...options,
    } as OpeningHoursOptions);
    return calendar.layers?.[0]?.weekly;
  };

  test.each([
    'PH off; 09:00-17:00',
    'SH 10:00-12:00',
    'sunrise-sunset',
    'feiertag off',
    'daylight',
  ])('F2: %s without a place is refused, and the hint says what is missing', (text) => {
    const error = thrownBy(() => calendarFromOpeningHours(text, JUNE));
    expect(error).toMatchObject({ code: 'invalid-calendar', path: ['text'] });
    expect(error.hint).toMatch(/give nominatim/);
  });

  test('F2: a country without holidays is refused too, not given those of another', () => {
    const india = { lat: 28.6, lon: 77.2, address: { country_code: 'in', state: 'Delhi' } };
    const options = { ...JANUARY, timeZone: 'Asia/Kolkata', nominatim: india };
    expect(thrownBy(() => calendarFromOpeningHours('PH off', options)).hint).toMatch(/\(PH\).* in/);
  });

  test('a comment that mentions PH or the sunset needs no place', () => {
    expect(hoursOf('10:00-12:00 open "PH by sunset"', { nominatim: undefined })).toEqual({
      sun: '10:00-12:00',
    });
  });

  test('a place without a state is told: its holidays are those of the country', () => {
    const nominatim = { lat: '52.5', lon: '13.4', address: { country_code: 'DE' } };
    const { calendar, warnings } = calendarFromOpeningHours('08:00-18:00; PH off', {
      ...JANUARY,
      nominatim,
    });
    expect(calendar.overrides).toEqual([{ kind: 'replace', date: '2026-01-01', hours: '' }]);
    expect(warnings.map(({ code }) => code)).toEqual(['no-state']);
    const coded = { ...nominatim, address: { country_code: 'de', 'ISO3166-2-lvl4': 'DE-BY' } };
    const bavaria = calendarFromOpeningHours('08:00-18:00; PH off', {
      ...JANUARY,
      nominatim: coded,
    });
    // Epiphany is a holiday in Bavaria, and not in Berlin.
    expect(bavaria.calendar.overrides?.map((one) => 'date' in one && one.date)).toEqual([
      '2026-01-01',
      '2026-01-06',
    ]);
    expect(bavaria.warnings).toEqual([]);
  });

  // The almanac has 04:43 and 21:33 for Berlin on 21 June 2026. In the sunrise equation by hand:
  // declination 23.44°, cos w = (sin -0.833° - sin 52.5° sin 23.44°) / (cos 52.5° cos 23.44°) = -0.591,
  // w = 126.2° = 8 h 25; solar noon is 12:00 + (15° - 13.4°) * 4 min + 2 min + 1 h = 13:08 CEST.
  test.each([
    ['numbers', 52.5, 13.4],
    ['texts', '52.5', '13.4'],
  ])('F7: sunrise and sunset of Berlin with %s for its place', (_, lat, lon) => {
    const nominatim = { ...BERLIN, lat, lon };
    expect(Object.values(hoursOf('sunrise-sunset', { nominatim }) ?? {})).toEqual(['04:43-21:33']);
  });

  test('F7: an event of the sun may be shifted, and end a night', () => {
    expect(Object.values(hoursOf('(sunrise+01:00)-(sunset-00:30)') ?? {})).toEqual(['05:43-21:03']);
    expect(Object.values(hoursOf('08:00-sunset open "no sunset"') ?? {})).toEqual(['08:00-21:33']);
    // Civil twilight of 21 June lasts about 50 minutes there: 03:53 and 22:23.
    expect(Object.values(hoursOf('dusk-dawn') ?? {})).toEqual(['00:00-03:53, 22:23-24:00']);
  });

  test('the sun of a place on the other side of the world is on its own clock', () => {
    // Tokyo: the almanac has 04:25 and 19:00. Apia is 171.77° west, and its clock that of 195° east, a
    // day ahead of its sun: noon is 6.77° * 4 min + 1.9 min after 12:00, 12:29. By the sunrise equation
    // cos w = (-0.0145 + 0.239 * 0.3976) / 0.8909 = 0.0904, w = 84.8° = 5 h 39.3: 06:49.7 and 18:08.3.
    const tokyo = { lat: 35.69, lon: 139.69, address: { country_code: 'jp' } };
    const apia = { lat: -13.83, lon: -171.77, address: { country_code: 'ws' } };
    const at = (timeZone: string, nominatim: object) =>
      Object.values(hoursOf('sunrise-sunset', { timeZone, nominatim }) ?? {})[0]?.split('-');
    expect(at('Asia/Tokyo', tokyo)).toEqual(['04:25', '19:00']);
    expect(at('Pacific/Apia', apia)).toEqual(['06:49', '18:08']);
  });

  test('where the sun does not set it is up all day, where it does not rise down, and the date is told', () => {
    const nominatim = { lat: 69.65, lon: 18.96, address: { country_code: 'no', state: 'Troms' } };
    const at = (text: string, date: string) => {
      const options = { timeZone: 'Europe/Oslo', from: date, through: date, nominatim };
      const { calendar, warnings } = calendarFromOpeningHours(text, options);
      return [
        Object.values(calendar.layers?.[0]?.weekly ?? {}).join(),
        warnings.map(({ code, received }) => `${code} ${received}`).join(),
      ];
    };
    expect(at('sunrise-sunset', '2026-06-21')).toEqual(['00:00-24:00', 'no-sun 2026-06-21']);
    expect(at('sunrise-sunset', '2026-12-21')).toEqual(['', 'no-sun 2026-12-21']);
    expect(at('10:00-16:00, sunrise-sunset', '2026-12-21')[0]).toBe('10:00-16:00');
    // At the equinox the sun rises and sets there as everywhere, near 06:00 and 18:00 of the sun,
    // which is 16 minutes before the clock and 7 behind it in March: about 05:45 and 18:00.
    expect(at('sunrise-sunset', '2026-03-20')).toEqual([
      expect.stringMatching(/^05:.*-1[78]:/),
      '',
    ]);
  });

  test('too many dates for the sun are refused', () => {
    const options = { ...JUNE, through: '2046-06-21', nominatim: BERLIN };
    expect(thrownBy(() => calendarFromOpeningHours('sunrise-sunset', options))).toMatchObject({
      code: 'invalid-date',
      path: ['options', 'through'],
    });
  });
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
