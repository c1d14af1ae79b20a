import { describe, expect, test } from 'vitest';
import { toIso } from '../../../src/index.js';
import { zoneDataOf } from '../../../src/zone/zone-data.js';
import { thrownBy } from '../../oracle/thrown.js';

const YEAR = { startAt: Date.UTC(2026, 0, 1), endAt: Date.UTC(2027, 0, 1) };

describe('the zone data of a stretch', () => {
  test('names each offset from the instant on at which it holds', () => {
    // Directive 2000/84/EC: last Sundays of March and October, 01:00 UTC; 29 March and 25 October 2026.
    expect(toIso(zoneDataOf('Europe/Paris', YEAR).offsets)).toEqual([
      { startAt: '2026-01-01T00:00:00.000Z', offset: '+01:00' },
      { startAt: '2026-03-29T01:00:00.000Z', offset: '+02:00' },
      { startAt: '2026-10-25T01:00:00.000Z', offset: '+01:00' },
    ]);
  });

  test.each([
    ['Asia/Kolkata', YEAR, '+05:30'],
    ['-03:00', YEAR, '-03:00'],
    ['UTC', YEAR, '+00:00'],
    // The stretch ends as the clocks change.
    ['Europe/Paris', { ...YEAR, endAt: Date.UTC(2026, 2, 29, 1) }, '+01:00'],
    // Local mean time of New York, 4 h 56 min 2 s, until 1883.
    ['America/New_York', { startAt: Date.UTC(1850, 0), endAt: Date.UTC(1851, 0) }, '-04:56:02'],
  ])('%s has one offset', (timeZone, within, offset) => {
    expect(zoneDataOf(timeZone, within).offsets).toEqual([{ startAt: within.startAt, offset }]);
  });

  test('has one fingerprint for all names of a zone, and others for other offsets and stretches', () => {
    const mark = (timeZone: string, within = YEAR) => zoneDataOf(timeZone, within).fingerprint;
    expect(mark('Asia/Calcutta')).toBe(mark('Asia/Kolkata'));
    expect(mark('Europe/Berlin')).toBe(mark('Europe/Paris'));
    expect(mark('Europe/London')).not.toBe(mark('Europe/Paris'));
    expect(mark('UTC', { ...YEAR, endAt: YEAR.endAt + 1 })).not.toBe(mark('UTC'));
  });

  test('keeps a change at an edge of the blocks that are compiled at once', () => {
    // Over ten years there are two changes in each, wherever the blocks end.
    const decade = { startAt: Date.UTC(2020, 0, 1), endAt: Date.UTC(2030, 0, 1) };
    expect(zoneDataOf('Europe/Paris', decade).offsets).toHaveLength(21);
  });

  test('refuses a zone that does not exist, and a stretch that ends before it begins', () => {
    expect(thrownBy(() => zoneDataOf('Europe/Pariss', YEAR)).path).toEqual(['timeZone']);
    const reversed = { startAt: YEAR.endAt, endAt: YEAR.startAt };
    expect(thrownBy(() => zoneDataOf('UTC', reversed))).toMatchObject({
      code: 'invalid-interval',
      path: ['within'],
    });
  });
});
