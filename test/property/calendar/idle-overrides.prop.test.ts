import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSetOf } from '../../../src/calendar/open/resolve.js';
import type { PlainPlan } from '../../../src/calendar/plan/plan.js';
import { checkCalendar, type PlainCalendar } from '../../../src/calendar.js';
import { plainSample } from './arbitraries.js';

const DAY_MS = 86_400_000;

test('an override is doubted exactly when the calendar is the same without it', () => {
  fc.assert(
    fc.property(plainSample, fc.boolean(), ({ definition, calendar, from, to }, isTwice) => {
      const overrides = definition.overrides ?? [];
      fc.pre(overrides.length > 0);
      const doubled = isTwice ? [...overrides, ...overrides.slice(0, 1)] : overrides;
      const check = checkCalendar({ ...definition, overrides: doubled } satisfies PlainCalendar);
      const doubted = check.ok
        ? check.warnings
            .filter(({ code }) => code === 'unreachable-override')
            .map(({ path }) => path[1])
        : undefined;
      const plan = calendar.plan as PlainPlan;
      const plans = isTwice ? [...plan.overrides, ...plan.overrides.slice(0, 1)] : plan.overrides;
      // The dates of a sample lie within its window, and hours reach two days beyond.
      const openWith = (some: typeof plans) =>
        Array.from(openSetOf({ ...plan, overrides: some }, from - 4 * DAY_MS, to + 4 * DAY_MS));
      const all = openWith(plans);
      const idle = plans.flatMap((one, i) => {
        const others = openWith(plans.filter((_, k) => k !== i));
        return one !== undefined && others.join() === all.join() ? [i] : [];
      });
      expect(doubted).toEqual(idle);
    }),
    { numRuns: Math.max(60, Number(process.env.FC_RUNS ?? 0)) },
  );
});
