import fc from 'fast-check';
import OpeningHours, { type nominatim_object } from 'opening_hours';
import { expect, test } from 'vitest';
import { type SunEvent, sunTimesOf } from '../../../src/interop/opening-hours/sun.js';
import { clockOfZone } from '../../../src/interop/shared/wall-clock.js';

const DAY_MS = 86_400_000;
const UTC = clockOfZone('UTC');

/** Where the sun rises and sets on every date. */
const place = fc.record({
  lat: fc.integer({ min: -60, max: 60 }),
  lon: fc.integer({ min: -179, max: 179 }),
});
const day = fc.integer({ min: 20_454, max: 24_106 });

/** The instants that the package has, in whatever zone the machine is; none where it gives up. */
function oracle(name: SunEvent, at: { lat: number; lon: number }, near: number): number[] {
  const nominatim = { lat: String(at.lat), lon: String(at.lon), address: { country_code: 'de' } };
  const parsed = new OpeningHours(`${name}-24:00`, nominatim as unknown as nominatim_object);
  const around = [near - 2, near + 3].map((one) => new Date(one * DAY_MS)) as [Date, Date];
  try {
    return parsed.getOpenIntervals(...around).map(([start]) => start.getTime());
  } catch {
    return [];
  }
}

test('the sun rises and sets when opening_hours.js says, to the minute', () => {
  fc.assert(
    fc.property(
      place,
      day,
      fc.constantFrom<SunEvent>('sunrise', 'sunset', 'dawn', 'dusk'),
      (at, date, name) => {
        const minutes = sunTimesOf(date, at, UTC)[name];
        fc.pre(typeof minutes === 'number');
        const instants = oracle(name, at, date);
        fc.pre(instants.length > 0);
        const ours = date * DAY_MS + (minutes as number) * 60_000;
        expect(Math.min(...instants.map((one) => Math.abs(one - ours)))).toBeLessThanOrEqual(
          60_000,
        );
      },
    ),
  );
});
