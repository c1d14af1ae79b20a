import { describe, expect, test } from 'vitest';
import {
  calendarFromOpeningHoursSpecification,
  type OpeningHoursSpecification,
  openingHoursSpecificationOf,
} from '../../../src/interop/schema-org.js';
import { thrownBy } from '../../oracle/thrown.js';

const ZONE = { timeZone: 'Europe/Berlin' };
const read = (...list: readonly OpeningHoursSpecification[]) =>
  calendarFromOpeningHoursSpecification(list, ZONE);

describe('reading', () => {
  test('days are names or addresses, one or several, or all', () => {
    expect(
      read(
        { dayOfWeek: 'https://schema.org/Monday', opens: '09:00', closes: '17:00' },
        { dayOfWeek: ['http://schema.org/Tuesday', 'wednesday'], opens: '10:00', closes: '12:00' },
      ).calendar.weekly,
    ).toEqual({ mon: '09:00-17:00', 'tue,wed': '10:00-12:00' });
    expect(read({ opens: '00:00', closes: '23:59' }).calendar.weekly).toEqual({
      'mon,tue,wed,thu,fri,sat,sun': '00:00-24:00',
    });
  });

  test('an end before the start runs into the next day, 00:00 is the end of the day', () => {
    expect(
      read(
        { dayOfWeek: 'Friday', opens: '18:00', closes: '02:00' },
        { dayOfWeek: 'Sunday', opens: '18:00', closes: '00:00' },
      ).calendar.weekly,
    ).toEqual({ fri: '18:00-02:00', sun: '18:00-24:00' });
  });

  test('00:00 to 00:00 on a date closes it', () => {
    const date = { validFrom: '2026-12-25', validThrough: '2026-12-25' };
    const { calendar } = read(
      { opens: '09:00', closes: '17:00' },
      { ...date, name: 'Christmas', opens: '00:00', closes: '00:00' },
    );
    expect(calendar.overrides).toEqual([
      { kind: 'replace', date: '2026-12-25', hours: '', name: 'Christmas' },
    ]);
  });

  test('dates replace the days that they name, the others stay regular', () => {
    const summer = { validFrom: '2026-07-01', validThrough: '2026-08-31' };
    const { calendar } = read(
      { dayOfWeek: ['Monday', 'Friday'], opens: '09:00', closes: '17:00' },
      { ...summer, dayOfWeek: 'Friday', opens: '09:00', closes: '12:00' },
    );
    expect(calendar.layers).toEqual([
      {
        from: '2026-07-01',
        through: '2026-08-31',
        weekly: { mon: '09:00-17:00', fri: '09:00-12:00' },
      },
    ]);
  });

  test('what the calendar does not say is told', () => {
    const { warnings } = read(
      { dayOfWeek: ['Monday', 'PublicHolidays'], opens: '09:00', closes: '17:00' },
      { dayOfWeek: 'Tuesday', opens: '09:00', closes: '23:59', validFrom: '2026-01-01T12:00' },
    );
    expect(warnings.map(({ code }) => code)).toEqual([
      'public-holidays',
      'time-of-validity',
      'end-of-day',
    ]);
  });

  test.each([['9:00'], ['09:00:00'], ['T09:00'], ['2026-01-05T09:00:00'], ['09:00:00.000']])(
    'opens at %s is nine o’clock',
    (opens) => {
      const { calendar, warnings } = read({ dayOfWeek: 'Monday', opens, closes: '17:00' });
      expect(calendar.weekly).toEqual({ mon: '09:00-17:00' });
      expect(warnings).toEqual([]);
    },
  );

  test('an offset of a time is left aside, and told', () => {
    const { calendar, warnings } = read({
      dayOfWeek: 'Monday',
      opens: '9:00+02:00',
      closes: '17:00Z',
    });
    expect(calendar.weekly).toEqual({ mon: '09:00-17:00' });
    expect(warnings.map(({ code, path }) => [code, path])).toEqual([
      ['time-offset', ['specifications', 0, 'opens']],
      ['time-offset', ['specifications', 0, 'closes']],
    ]);
  });

  test.each([[[]], [''], [[' ', '']], [[null]]])(
    'dayOfWeek %j names no day, and is told',
    (days) => {
      const { calendar, warnings } = read(
        { dayOfWeek: days as never, opens: '09:00', closes: '17:00' },
        { dayOfWeek: 'Friday', opens: '09:00', closes: '12:00' },
      );
      expect(calendar.weekly).toEqual({ fri: '09:00-12:00' });
      expect(warnings).toMatchObject([
        { code: 'no-days', path: ['specifications', 0, 'dayOfWeek'] },
      ]);
    },
  );

  test('days are short names, ranges and nodes of JSON-LD too', () => {
    const hours = { opens: '09:00', closes: '17:00' };
    expect(read({ dayOfWeek: ['Mo', 'tue'], ...hours }).calendar.weekly).toEqual({
      'mon,tue': '09:00-17:00',
    });
    expect(read({ dayOfWeek: 'Sa-Mo', ...hours }).calendar.weekly).toEqual({
      'mon,sat,sun': '09:00-17:00',
    });
    const node = { '@id': 'https://schema.org/Sunday' };
    expect(read({ dayOfWeek: node as never, ...hours }).calendar.weekly).toEqual({
      sun: '09:00-17:00',
    });
  });

  test('a stretch of two dates is written with its two days', () => {
    // 24 and 25 December 2026 are Thursday and Friday.
    const { specifications } = openingHoursSpecificationOf({
      ...ZONE,
      layers: [{ from: '2026-12-24', through: '2026-12-25', weekly: { 'mon-fri': '09:00-12:00' } }],
    });
    const christmas = specifications.filter(({ validFrom }) => validFrom === '2026-12-24');
    expect(christmas.map(({ dayOfWeek }) => dayOfWeek)).toEqual([['Thursday', 'Friday']]);
  });

  test('hours for days of which the dates have none are told', () => {
    // Christmas 2026 is a Friday.
    const { calendar, warnings } = read({
      dayOfWeek: 'Monday',
      ...{ opens: '10:00', closes: '12:00', validFrom: '2026-12-25', validThrough: '2026-12-25' },
    });
    expect(calendar.overrides).toEqual([]);
    expect(warnings).toMatchObject([{ code: 'impossible-day', received: 'Monday' }]);
  });

  describe('a whole business', () => {
    const shop = {
      '@context': 'https://schema.org',
      '@type': 'Store',
      name: 'Shop',
      openingHoursSpecification: [{ dayOfWeek: 'Monday', opens: '9:00', closes: '17:00' }],
      specialOpeningHoursSpecification: {
        ...{ opens: '00:00', closes: '00:00', validFrom: '2026-12-25', validThrough: '2026-12-25' },
      },
    };

    test.each([
      ['alone', shop],
      ['in a list', [shop]],
      ['in the graph of a page', { '@graph': [{ '@type': 'WebSite', name: 'x' }, shop] }],
    ])('%s gives its specifications', (_, given) => {
      const { calendar, warnings } = calendarFromOpeningHoursSpecification(given, ZONE);
      expect(calendar.weekly).toEqual({ mon: '09:00-17:00' });
      expect(calendar.overrides).toEqual([{ kind: 'replace', date: '2026-12-25', hours: '' }]);
      expect(warnings).toEqual([]);
    });

    test('what it says of its hours elsewhere is told', () => {
      const given = { ...shop, openingHours: 'Mo-Fr 09:00-17:00', department: [{ name: 'Bar' }] };
      const { warnings } = calendarFromOpeningHoursSpecification(given, ZONE);
      expect(warnings.map(({ code, received }) => [code, received])).toEqual([
        ['hours-beside', 'openingHours'],
        ['hours-beside', 'department'],
      ]);
    });

    test('without hours is refused, not closed for ever', () => {
      const refuse = (given: unknown) =>
        thrownBy(() => calendarFromOpeningHoursSpecification(given as never, ZONE));
      expect(refuse({ '@type': 'Store', name: 'Shop' })).toMatchObject({
        code: 'missing-field',
        path: ['specifications', 0, 'opens'],
      });
      expect(refuse({}).code).toBe('missing-field');
      expect(refuse([shop, shop])).toMatchObject({
        code: 'invalid-type',
        path: ['specifications', 1],
      });
    });
  });

  test('mistakes are refused with their place', () => {
    const refuse = (item: unknown) => thrownBy(() => read(item as OpeningHoursSpecification));
    expect(refuse({ dayOfWeek: 'Montag', opens: '09:00', closes: '17:00' })).toMatchObject({
      code: 'invalid-option',
      path: ['specifications', 0, 'dayOfWeek'],
    });
    expect(refuse({ opens: '09:00', closes: '09:00' }).code).toBe('invalid-option');
    expect(refuse({ opens: '9 am', closes: '17:00' }).code).toBe('invalid-time');
    expect(refuse({ opens: '09:00' })).toMatchObject({
      code: 'missing-field',
      path: ['specifications', 0, 'closes'],
    });
    expect(refuse({ validFrom: '2026-02-01', validThrough: '2026-01-01' }).code).toBe(
      'invalid-date',
    );
    expect(refuse(null).code).toBe('invalid-type');
  });
});

describe('writing', () => {
  test('a break makes two specifications of one day, a closed day makes none', () => {
    const { specifications, warnings } = openingHoursSpecificationOf({
      ...ZONE,
      weekly: { 'mon-tue': '09:00-17:00' },
      breaks: [{ days: 'mon', hours: '12:00-13:00' }],
    });
    expect(
      specifications.map(({ dayOfWeek, opens, closes }) => [dayOfWeek, opens, closes]),
    ).toEqual([
      [['Monday'], '09:00', '12:00'],
      [['Monday'], '13:00', '17:00'],
      [['Tuesday'], '09:00', '17:00'],
    ]);
    expect(warnings.map(({ code }) => code)).toEqual(['time-zone']);
  });

  test('a holiday is a date that is closed', () => {
    const { specifications } = openingHoursSpecificationOf({
      ...ZONE,
      weekly: { 'mon-fri': '09:00-17:00' },
      holidays: ['2026-05-01'],
    });
    expect(specifications.at(-1)).toEqual({
      '@type': 'OpeningHoursSpecification',
      opens: '00:00',
      closes: '00:00',
      validFrom: '2026-05-01',
      validThrough: '2026-05-01',
    });
  });

  test('what returns every year is warnings without dates, and written out with them', () => {
    const office = { ...ZONE, weekly: { 'mon-fri': '09:00-17:00' }, holidays: ['12-25'] };
    const endless = openingHoursSpecificationOf(office);
    expect(endless.warnings.map(({ code }) => code)).toEqual(['time-zone', 'recurring-holiday']);
    const year = openingHoursSpecificationOf(office, { from: '2026-01-01', through: '2026-12-31' });
    expect(year.warnings.map(({ code }) => code)).toEqual(['time-zone']);
    expect(year.specifications.at(-1)?.validFrom).toBe('2026-12-25');
  });

  test('a rota without end is warnings but for its first week', () => {
    const rota = {
      anchor: '2026-01-05',
      weeks: [{ mon: '09:00-17:00' }, { tue: '09:00-17:00' }],
    };
    const { warnings } = openingHoursSpecificationOf({ ...ZONE, weekly: rota });
    expect(warnings.map(({ code }) => code)).toEqual(['time-zone', 'week-cycle']);
  });

  test('a composed calendar needs dates', () => {
    const both = { union: [{ ...ZONE, weekly: { mon: '09:00-17:00' } }] };
    expect(thrownBy(() => openingHoursSpecificationOf(both))).toMatchObject({
      code: 'missing-field',
      path: ['options', 'from'],
    });
    expect(thrownBy(() => openingHoursSpecificationOf(both, { from: '2026-01-01' })).path).toEqual([
      'options',
      'through',
    ]);
  });
});
