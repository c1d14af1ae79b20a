import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { expect, test } from 'vitest';
import {
  businessTimeBetween,
  compileCalendar,
  isBusinessDay,
  isOpen,
  type PlainCalendar,
} from '../../../src/calendar.js';
import { instantOfLabel, labelOfInstant } from '../../../src/zone/zone.js';
import { minuteWalk } from '../../oracle/minute-walk.js';

const DAY_MS = 86_400_000;
const ZONES = [
  'UTC',
  '+14:00',
  '-12:00',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Apia',
] as const;
const hours = fc.constantFrom(
  '09:00-17:00',
  '00:00-24:00',
  '22:00-06:00',
  '08:00-12:00, 13:00-18:00',
);

const drawn = fc
  .record({
    zones: fc.tuple(fc.constantFrom(...ZONES), fc.constantFrom(...ZONES)),
    // Beside changes of the clocks in New York and Paris, and where nothing happens.
    from: fc.constantFrom('2026-03-08', '2026-03-29', '2026-07-01', '2026-11-01', '2026-01-01'),
    days: fc.constantFrom('mon-fri', 'mon-sun', 'sat,sun'),
    hours,
  })
  .map(({ zones: [before, after], from, days, hours: open }) => {
    const part = (timeZone: string): PlainCalendar => ({ timeZone, weekly: { [days]: open } });
    const definition = { ...part(before), timeZoneChanges: [{ from, timeZone: after }] };
    const midnights = [before, after].map((zone) => midnightOf(from, zone));
    return { definition, before: part(before), after: part(after), from, midnights };
  });

function midnightOf(date: string, timeZone: string): number {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds;
}

test('a place that moves is open as it would be in each zone, away from the day before the move', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.array(fc.integer({ min: -7 * 1440, max: 7 * 1440 }), { minLength: 20, maxLength: 40 }),
      ({ definition, before, after, midnights }, minutes) => {
        const calendar = compileCalendar(definition);
        const [first, last] = [Math.min(...midnights), Math.max(...midnights)];
        const walks = [before, after].map((part) =>
          minuteWalk(part, first - 9 * DAY_MS, last + 9 * DAY_MS),
        );
        for (const minute of minutes) {
          // Hours last up to 8 h past midnight here, and the stretch between the two midnights is nobody's.
          const at = (minute < 0 ? first - DAY_MS : last + 12 * 3_600_000) + minute * 60_000;
          const walk = walks[minute < 0 ? 0 : 1];
          expect([at, isOpen(calendar, at)]).toEqual([at, walk?.isOpen(at)]);
        }
      },
    ),
  );
});

test('labels of the date of the move lie on the new clocks, and those of the day before on the old', () => {
  fc.assert(
    fc.property(
      drawn,
      fc.integer({ min: -1440, max: 1439 }),
      ({ definition, before, after, from, midnights }, minute) => {
        const { zone } = compileCalendar(definition).plan;
        const midnight = Date.parse(`${from}T00:00:00Z`);
        const label = midnight + minute * 60_000;
        const { timeZone } = minute < 0 ? before : after;
        const expected = Temporal.PlainDateTime.from(new Date(label).toISOString().slice(0, 19));
        expect(instantOfLabel(zone, label)).toBe(
          expected.toZonedDateTime(timeZone).epochMilliseconds,
        );
        // Nobody's clocks show the date before the first of both does, and the new ones do from then on.
        const start = Math.min(...midnights);
        expect(labelOfInstant(zone, start - 1)).toBeLessThan(midnight);
        expect(labelOfInstant(zone, Math.max(...midnights))).toBeGreaterThanOrEqual(midnight);
      },
    ),
  );
});

test('a place that moves and never closes has no hole', () => {
  fc.assert(
    fc.property(drawn, fc.nat({ max: 20 * DAY_MS }), ({ definition, from, midnights }, length) => {
      const calendar = compileCalendar({ ...definition, weekly: { 'mon-sun': '00:00-24:00' } });
      const start = Math.min(...midnights) - 10 * DAY_MS;
      expect(businessTimeBetween(calendar, start, start + length)).toBe(length);
      expect(isBusinessDay(calendar, from)).toBe(true);
    }),
  );
});
