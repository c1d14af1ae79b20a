import { describe, expect, test } from 'vitest';
import {
  haveSameClocks,
  instantOfLabel,
  isZoneId,
  labelOfInstant,
  offsetAt,
  offsetRunsOf,
  yearOfClocks,
  zoneOf,
} from '../../../src/zone/zone.js';
import { thrownBy } from '../../oracle/thrown.js';

const HOUR = 3_600_000;

describe('zones', () => {
  test('a zone is shared, whatever the case of its name', () => {
    expect(zoneOf('Europe/Riga')).toBe(zoneOf('Europe/Riga'));
    expect(zoneOf('europe/RIGA')).toBe(zoneOf('Europe/Riga'));
    expect(zoneOf('europe/RIGA').id).toBe('Europe/Riga');
    expect(zoneOf('+0530')).toBe(zoneOf('+05:30'));
  });

  test('an older name stays as it was given', () => {
    expect(zoneOf('Asia/Calcutta').id).toBe('Asia/Calcutta');
    expect(zoneOf('Asia/Kolkata').id).toBe('Asia/Kolkata');
  });

  test.each([
    ['UTC', 0],
    ['Etc/GMT+2', -2 * HOUR],
    ['+05:30', 5.5 * HOUR],
    ['-03', -3 * HOUR],
    ['Asia/Kathmandu', 5.75 * HOUR],
    ['America/St_Johns', -3.5 * HOUR],
  ])('%s is %d ms from UTC in January', (id, offsetMs) => {
    expect(offsetAt(zoneOf(id), Date.UTC(2026, 0, 1))).toBe(offsetMs);
  });

  test('an offset of 44 min 30 s keeps its seconds', () => {
    expect(offsetAt(zoneOf('Africa/Monrovia'), Date.UTC(1972, 0, 1))).toBe(-(44 * 60 + 30) * 1000);
    expect(offsetAt(zoneOf('Africa/Monrovia'), Date.UTC(1972, 0, 8))).toBe(0);
  });

  test.each<[unknown, string | undefined]>([
    ['Europe/Pariss', 'did you mean Europe/Paris?'],
    ['New York', 'did you mean America/New_York?'],
    ['paris', 'did you mean Europe/Paris?'],
    ['America/NewYork', 'did you mean America/New_York?'],
    [' Europe/Riga', 'did you mean Europe/Riga?'],
    ['Middle-earth/Mordor', undefined],
    ['xyz', undefined],
    ['', undefined],
    ['Z', undefined],
    ['+24:00', undefined],
    ['+05:30:15', undefined],
    ['05:30', undefined],
    ['2026-01-01T00:00Z', undefined],
    ['2026-01-01T00:00+01:00[Europe/Paris]', undefined],
    ['x'.repeat(1_000_000), undefined],
    ['Europe/'.repeat(100_000), undefined],
    ['__proto__', undefined],
    ['constructor', undefined],
    [null, undefined],
    [undefined, undefined],
    [60, undefined],
    [{}, undefined],
    [Symbol('UTC'), undefined],
  ])('an unknown zone is refused, with the nearest name (case %#)', (id, hint) => {
    const error = thrownBy(() => zoneOf(id as string));
    expect({ hint: undefined, ...error }).toMatchObject({
      code: 'invalid-time-zone',
      path: [],
      hint,
    });
    expect(error.message.length).toBeLessThan(300);
  });
});

describe('ids and clocks', () => {
  test.each([
    ['Europe/Riga', true],
    ['europe/riga', true],
    ['+05:30', true],
    ['Europe/Pariss', false],
    ['', false],
    ['x'.repeat(1_000_000), false],
    [null, false],
    [{ length: 3 }, false],
    [['UTC'], false],
  ])('whether it is the id of a zone (case %#): %s', (id, isOne) => {
    expect(isZoneId(id as string)).toBe(isOne);
  });

  test('names of one zone are the same clocks, and no other', () => {
    const same = (one: string, other: string) => haveSameClocks(zoneOf(one), zoneOf(other));
    expect(same('Asia/Calcutta', 'Asia/Kolkata')).toBe(true);
    expect(same('UTC', '+00:00')).toBe(true);
    expect(same('Europe/Riga', 'Europe/Vilnius')).toBe(false);
  });

  test('the offsets of a block are read once', () => {
    const zone = zoneOf('Europe/Riga');
    expect(offsetRunsOf(zone, 50)).toBe(offsetRunsOf(zone, 50));
  });
});

// Offsets in ms, and changes in ms since New Year.
describe('what the clocks of a year do', () => {
  test.each([
    // Day 87 and day 297, counted from 0, are 29 March and 25 October 2026: 7516.8 and 25 660.8 million ms.
    ['Europe/Paris', 2026, '3600000,7520400000:7200000,25664400000:3600000'],
    // The last Sundays of 2101 are 27 March and 30 October, days 85 and 302.
    ['Europe/Paris', 2101, '3600000,7347600000:7200000,26096400000:3600000'],
    // Local mean time of Paris, 9 min 21 s, until 1891.
    ['Europe/Paris', 1799, '561000'],
    ['Asia/Kolkata', 2026, '19800000'],
    // The jump of Samoa on 30 December 2011 at 10:00 UTC (day 363) belongs to 2011, too; its summer time
    // had ended on 2 April at 14:00 UTC (day 91) and begun on 24 September at 14:00 UTC (day 266).
    [
      'Pacific/Apia',
      2011,
      '-36000000,7912800000:-39600000,23032800000:-36000000,31399200000:50400000',
    ],
    // Samoa jumped from -10 to +14 on 30 December 2011 at 10:00 UTC, 38 h before 2012, and ended
    // its summer time on 31 March 2012 at 14:00 UTC (day 90), to begin it on 29 September (day 272).
    [
      'Pacific/Apia',
      2012,
      '-36000000,-136800000:50400000,7826400000:46800000,23551200000:50400000',
    ],
  ])('%s in %d', (id, year, expected) => {
    expect(yearOfClocks(zoneOf(id), year)).toBe(expected);
  });

  test('all years before there were zones are alike, and all after the last exception', () => {
    const years = (all: number[]) =>
      new Set(all.map((year) => yearOfClocks(zoneOf('Europe/Paris'), year)));
    expect([...years([1, 1500, 1797, 1798])]).toEqual(['before']);
    expect([...years([2102, 2103, 9999])]).toEqual(['rule']);
  });

  test('all years of a fixed offset are alike', () => {
    expect([1, 1850, 2026, 9999].map((year) => yearOfClocks(zoneOf('+05:30'), year))).toEqual([
      '',
      '',
      '',
      '',
    ]);
  });
});

// Each label, and the instant that it stands for.
describe('labels in gaps and repeats', () => {
  test.each([
    // 2024-03-31: 03:00 EET becomes 04:00 EEST.
    ['Europe/Riga', 'before the gap', '2024-03-31T02:59', '2024-03-31T00:59Z'],
    ['Europe/Riga', 'in the gap, moved an hour on', '2024-03-31T03:30', '2024-03-31T01:30Z'],
    ['Europe/Riga', 'after the gap', '2024-03-31T04:00', '2024-03-31T01:00Z'],
    // 2023-10-29: 04:00 EEST becomes 03:00 EET.
    ['Europe/Riga', 'in the repeat, the first time', '2023-10-29T03:30', '2023-10-29T00:30Z'],
    ['Europe/Riga', 'after the repeat', '2023-10-29T04:00', '2023-10-29T02:00Z'],
    // 2018-11-04: 00:00 becomes 01:00.
    ['America/Sao_Paulo', 'a midnight in the gap', '2018-11-04T00:00', '2018-11-04T03:00Z'],
    // 2024-04-07: 02:00 becomes 01:30.
    ['Australia/Lord_Howe', 'half an hour twice', '2024-04-07T01:45', '2024-04-06T14:45Z'],
    ['Australia/Lord_Howe', 'half an hour lost', '2024-10-06T02:15', '2024-10-05T15:45Z'],
    // 2011-12-30 was left out: UTC-10 became UTC+14.
    ['Pacific/Apia', 'a day in the gap', '2011-12-30T12:00', '2011-12-30T22:00Z'],
    ['Pacific/Apia', 'the last minute before', '2011-12-29T23:59', '2011-12-30T09:59Z'],
    ['Pacific/Apia', 'the first minute after', '2011-12-31T00:00', '2011-12-30T10:00Z'],
    // 2024-03-01: 00:00 becomes 23:00, of the leap day.
    ['Asia/Almaty', 'the hour before midnight', '2024-02-29T23:30', '2024-02-29T17:30Z'],
    ['Asia/Almaty', 'the midnight after both', '2024-03-01T00:00', '2024-02-29T19:00Z'],
    // 1972-01-07: 00:00 becomes 00:44:30.
    [
      'Africa/Monrovia',
      'three quarters of an hour lost',
      '1972-01-07T00:00',
      '1972-01-07T00:44:30Z',
    ],
    // 2024-03-31: 01:00 becomes 03:00.
    ['Antarctica/Troll', 'two hours lost', '2024-03-31T01:30', '2024-03-31T01:30Z'],
  ])('%s: %s', (id, _, label, expected) => {
    const zone = zoneOf(id);
    const at = Date.parse(expected);
    expect(instantOfLabel(zone, Date.parse(`${label}Z`))).toBe(at);
    expect(labelOfInstant(zone, at)).toBeGreaterThanOrEqual(Date.parse(`${label}Z`));
  });
});
