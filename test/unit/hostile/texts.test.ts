import { describe, expect, test } from 'vitest';
import { checkCalendar } from '../../../src/calendar.js';
import { parseDate, parseTime } from '../../../src/core/civil.js';
import { parseDecimal } from '../../../src/core/decimal-text.js';
import { formatDuration, toDurationMs } from '../../../src/core/duration.js';
import { toInstant } from '../../../src/core/instant.js';
import { isZoneId } from '../../../src/zone/zone.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('B10: hours are split in one pass', () => {
  const check = (mon: string) => checkCalendar({ timeZone: 'UTC', weekly: { mon } });
  const blanks = ' '.repeat(19_900);

  // A hundred took half a minute when each run of blanks was tried from each of its blanks.
  test.each([
    ['blanks without a dash', `09:00${blanks}17:00`],
    ['blanks before a dash', `09:00${blanks}-17:00`],
    ['blanks behind a dash', `09:00-${blanks}17:00`],
    ['line breaks and tabs', `09:00${'\n\t'.repeat(9900)}17:00`],
    ['dashes', `09:00${'-'.repeat(19_900)}17:00`],
    ['commas', ','.repeat(19_999)],
  ])('a hundred texts with %s', (_, hours) => {
    for (let i = 0; i < 100; i++) check(hours);
    expect(check(hours).ok).toBe(/^[^-]*-[^-]*$/.test(hours));
  });

  test('blanks around the dash are read as before', () => {
    const calendar = { timeZone: 'UTC', weekly: { mon: ' 09:00 - 12:00 , 13:00 – 17:00 ' } };
    expect(checkCalendar(calendar).ok).toBe(true);
  });
});

describe('C9: a length is written in plain digits', () => {
  test.each([
    [0.1 + 0.2, 'PT0.0003S'],
    [1e-10, 'PT0S'],
    [-1e-10, 'PT0S'],
    [1.5, 'PT0.0015S'],
    [-0.000001, '-PT0.000000001S'],
    [59_999.9999999, 'PT1M'],
    [60_000.25, 'PT1M0.00025S'],
    [1e-7, 'PT0S'],
    // 400 000 000 000 000 ms are 111,111,111 hours, 6 minutes and 40 seconds.
    [400_000_000_000_000, 'PT111111111H6M40S'],
  ])('%d ms is %s', (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });

  test.each([400_000_000_000_001, 1e308, -1e308, Number.NaN])('%d ms is refused', (ms) => {
    expect(thrownBy(() => formatDuration(ms))).toMatchObject({ code: 'invalid-duration' });
  });
});

describe('a megabyte of anything is refused at once by each reader of text', () => {
  const READERS: Readonly<Record<string, (text: string) => unknown>> = {
    toDurationMs,
    toInstant,
    parseDate,
    parseTime,
    parseDecimal,
    isZoneId,
  };
  const PIECES = [
    '0',
    '9',
    ' ',
    '-',
    ':',
    '.',
    'PT1H',
    '2026-01-01T00:00:00Z',
    '[',
    '\n',
    '%',
    ',',
  ];

  test.each(Object.keys(READERS))('%s', (name) => {
    const read = READERS[name] as (text: string) => unknown;
    for (const piece of PIECES) {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      // Twenty times, so that what is not linear is seen without a clock.
      for (let i = 0; i < 20; i++) {
        try {
          expect(read(text)).toBe(false);
        } catch (error) {
          expect((error as Error).message.length).toBeLessThan(400);
        }
      }
    }
  });
});
