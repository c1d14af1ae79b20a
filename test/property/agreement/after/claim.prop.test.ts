import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  claimStatus,
  compileCalendar,
  compileClaim,
  toInstantInZone,
  toLocalTime,
} from '../../../../src/index.js';

const DAY = 86_400_000;
const timeZone = 'Europe/Berlin';
const holidays = ['2026-04-03', '2026-04-06', '2026-05-01', '2026-12-25'];
const office = compileCalendar({ timeZone, weekly: { 'mon-fri': '09:00-17:00' }, holidays });

/** Day by day: the date on which the last of so many business days falls. */
function lastBusinessDay(from: string, count: number): string {
  let day = Date.parse(from);
  const dateOf = () => new Date(day).toISOString().slice(0, 10);
  for (let left = count; left > 0; ) {
    day += DAY;
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !holidays.includes(dateOf())) left--;
  }
  return dateOf();
}

const instants = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2027, 0, 1) });

test('business days are those that a walk over the dates finds, and the last day ends at midnight', () => {
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 40 }), (notice, businessDays) => {
      const claim = compileClaim(
        { due: { businessDays }, from: 'notice', calendar: 'office', timeZone },
        { office },
      );
      const { lastDay, dueAt } = claimStatus(claim, { triggers: { notice } }, { at: notice });
      const expected = lastBusinessDay(toLocalTime(notice, timeZone).date, businessDays);
      expect(lastDay).toBe(expected);
      const next = new Date(Date.parse(expected) + DAY).toISOString().slice(0, 10);
      expect(dueAt).toBe(toInstantInZone(`${next}T00:00`, timeZone));
    }),
  );
});

test('a claim is in time exactly while its window has not ended, whenever it is judged', () => {
  const spans = fc.oneof(
    fc.record({ days: fc.nat({ max: 90 }) }),
    fc.record({ calendarMonths: fc.nat({ max: 6 }) }),
  );
  fc.assert(
    fc.property(instants, spans, fc.nat({ max: 200 * DAY }), fc.nat(), (end, due, after, wait) => {
      const claim = compileClaim({ due, from: 'incidentEnd', timeZone });
      const claimedAt = end + after;
      const facts = { triggers: { incidentEnd: end }, claimedAt };
      const { status, dueAt } = claimStatus(claim, facts, { at: claimedAt + wait });
      expect(status).toBe(claimedAt < (dueAt as number) ? 'valid' : 'lapsed');
      const before = claimStatus(claim, facts, { at: claimedAt - 1 });
      if (after > 0)
        expect(before.status).toBe(claimedAt - 1 < (dueAt as number) ? 'open' : 'lapsed');
    }),
  );
});
