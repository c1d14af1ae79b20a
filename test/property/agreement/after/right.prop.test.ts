import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compileRight,
  compileTermination,
  evaluateRight,
  terminationRight,
  toLocalTime,
} from '../../../../src/index.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 2, 1);
const timeZone = 'Europe/Berlin';
const instants = fc.array(fc.integer({ min: 0, max: 80 * 24 }), { maxLength: 14 });

/** The dates of so many days that end with one, the day itself included. */
function datesUntil(date: string, count: number): ReadonlySet<string> {
  const last = Date.parse(date);
  return new Set(
    Array.from({ length: count }, (_, i) => new Date(last - i * DAY).toISOString().slice(0, 10)),
  );
}

test('events reach a trigger when a walk over them, day by day, finds enough', () => {
  const size = fc.integer({ min: 1, max: 4 });
  const days = fc.integer({ min: 1, max: 40 });
  fc.assert(
    fc.property(instants, size, days, fc.nat({ max: 90 }), (hours, atLeast, withinDays, day) => {
      const events = hours.map((hour) => ({ at: START + hour * (DAY / 24) }));
      const at = START + day * DAY;
      const known = events.map((event) => event.at).filter((event) => event <= at);
      const dates = known.map((event) => toLocalTime(event, timeZone).date);
      const enough = known.filter((event, i) => {
        const window = datesUntil(dates[i] as string, withinDays);
        const before = known.filter(
          (other, j) =>
            (other < event || (other === event && j <= i)) && window.has(dates[j] as string),
        );
        return before.length >= atLeast;
      });
      const rule = compileRight({ when: [{ kind: 'events', atLeast, withinDays }], timeZone });
      const { status, reachedAt } = evaluateRight(rule, { events }, { at });
      expect(reachedAt).toBe(enough.length === 0 ? null : Math.min(...enough));
      expect(status).toBe(enough.length === 0 ? 'not-reached' : 'exercisable');
    }),
  );
});

test('of missing events one fewer does not reach it, and so many today do', () => {
  fc.assert(
    fc.property(
      instants,
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 1, max: 40 }),
      (hours, atLeast, withinDays) => {
        const at = START + 80 * DAY;
        const events = hours.map((hour) => ({ at: START + hour * (DAY / 24) }));
        const rule = compileRight({ when: [{ kind: 'events', atLeast, withinDays }], timeZone });
        const missing = evaluateRight(rule, { events }, { at }).triggers[0]?.missingEvents ?? 0;
        // An event reaches it again and again, so the last one that does tells.
        const reachedToday = (more: number): boolean => {
          const added = [...events, ...Array(more).fill({ at })];
          const { by, reachedAt } = evaluateRight(
            compileRight({
              when: [{ kind: 'events', atLeast, withinDays }],
              timeZone,
              cure: { days: 1 },
            }),
            { events: added, curedAt: events.map((event) => event.at) },
            { at },
          );
          return reachedAt === at && by.events.length >= atLeast;
        };
        expect(reachedToday(missing)).toBe(true);
        if (missing > 1) expect(reachedToday(missing - 1)).toBe(false);
      },
    ),
  );
});

test('patterns of periods reach it when terminationRight finds them, and missing periods complete them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.boolean(), { maxLength: 12 }),
      fc.integer({ min: 1, max: 5 }),
      fc.integer({ min: 0, max: 4 }),
      (misses, atLeast, wider) => {
        const trigger = { kind: 'count', atLeast, window: atLeast + wider } as const;
        const rule = compileRight({ when: [trigger], timeZone: 'UTC' });
        const periodsOf = (list: readonly boolean[]) =>
          list.map((missed, i) => ({ endAt: START + i * DAY, missed }));
        const at = START + 100 * DAY;
        const state = evaluateRight(rule, { periods: periodsOf(misses) }, { at });
        const history = misses.map((missed) => ({ missed }));
        const { atIndex } = terminationRight(compileTermination([trigger]), history);
        expect(state.reachedAt).toBe(atIndex === null ? null : START + atIndex * DAY);
        // The fewest further misses, tried one by one.
        const holdsAtEnd = (more: number) => {
          const all = [...misses, ...Array<boolean>(more).fill(true)];
          return all.slice(-trigger.window).filter(Boolean).length >= atLeast;
        };
        let fewest = 1;
        while (!holdsAtEnd(fewest)) fewest++;
        expect(state.triggers[0]?.missingPeriods).toBe(fewest);
      },
    ),
  );
});
