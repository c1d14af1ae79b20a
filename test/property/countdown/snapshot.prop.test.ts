import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/calendar/compile.js';
import { evaluateClock } from '../../../src/clock/evaluate.js';
import type { ClockEvent } from '../../../src/clock/log/event.js';
import { compileClock } from '../../../src/clock/rule/compile.js';
import type { ClockRule } from '../../../src/clock/rule/rule.js';
import { remainingAt } from '../../../src/countdown.js';
import { toCountdown } from '../../../src/report/to-countdown.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
// Around the change of the clocks in Berlin, 29 March 2026.
const FROM = Date.UTC(2026, 2, 20);

const calendars = {
  office: compileCalendar({
    timeZone: 'Europe/Berlin',
    weekly: { 'mon-fri': '09:00-12:00, 13:00-17:00' },
  }),
  night: compileCalendar({ timeZone: 'Europe/Berlin', weekly: { 'mon-sun': '22:00-06:00' } }),
};

const lengths = fc.integer({ min: 0, max: 40 * HOUR }).map((milliseconds) => ({ milliseconds }));
const targets = fc.oneof(
  fc.record({ elapsed: lengths, pausable: fc.boolean() }),
  fc.record({
    elapsed: lengths,
    calendar: fc.constantFrom('office', 'night'),
  }),
);
const rules: fc.Arbitrary<ClockRule> = fc
  .record({
    calendar: fc.option(fc.constantFrom('office', 'night'), { nil: undefined }),
    pauseExtends: fc.constantFrom('clock', 'wall', 'none'),
    startCalendar: fc.option(fc.constantFrom('office', 'night'), { nil: undefined }),
    calendars: fc.constantFrom(
      undefined,
      [{ when: { field: 'p', equals: 1 }, calendar: 'night' }],
      [{ when: { field: 'p', equals: 2 }, calendar: 'office' }, { calendar: 'night' }],
    ),
    reopening: fc.constantFrom('newCycle', 'resume', 'restart', 'ignore'),
    first: targets,
    second: targets,
  })
  .map(({ calendar, first, second, ...options }) => ({
    id: 'clock',
    start: { on: 'start' },
    stop: { on: 'stop' },
    pause: { on: 'pause' },
    resume: { on: 'resume' },
    targets: [{ when: { field: 'p', equals: 1 }, ...first }, second],
    ...(calendar === undefined ? {} : { calendar }),
    ...options,
  }));

const logs: fc.Arbitrary<ClockEvent[]> = fc.array(
  fc.record({
    at: fc.integer({ min: FROM, max: FROM + 10 * DAY }),
    type: fc.constantFrom('start', 'start', 'pause', 'resume', 'stop', 'other'),
    set: fc.record({ p: fc.constantFrom(1, 2) }, { requiredKeys: [] }),
  }),
  { minLength: 1, maxLength: 6 },
);

describe('a countdown', () => {
  it('agrees with the clock to the millisecond while its snapshot is valid', () => {
    fc.assert(
      fc.property(
        rules,
        logs,
        fc.nat(20 * DAY),
        fc.nat(40 * DAY),
        fc.integer({ min: 1, max: 20 }),
        (rule, log, after, ahead, maxStretches) => {
          const clock = compileClock(rule, calendars);
          const at = FROM + after;
          const known = log.filter((event) => (event.at as number) <= at);
          const snapshot = toCountdown(evaluateClock(clock, known, { at }), {
            calendars,
            maxStretches,
          });
          expect(snapshot.validUntilAt).toBeGreaterThanOrEqual(at);
          const now = Math.min(at + ahead, snapshot.validUntilAt);
          const { current } = evaluateClock(clock, known, { at: now });
          expect(remainingAt(snapshot, now)).toBe(current?.remainingMs ?? 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('survives JSON, and holds no more stretches than asked for', () => {
    fc.assert(
      fc.property(rules, logs, fc.nat(20 * DAY), fc.nat(10), (rule, log, after, maxStretches) => {
        const clock = compileClock(rule, calendars);
        const at = FROM + after;
        const snapshot = toCountdown(evaluateClock(clock, log, { at }), {
          calendars,
          maxStretches,
        });
        expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot);
        expect(snapshot.movesAt.length).toBeLessThanOrEqual(maxStretches);
      }),
    );
  });
});
