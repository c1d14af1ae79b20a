import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/calendar/compile.js';
import type { ClockEvent } from '../../../src/clock/log/event.js';
import { compileClock } from '../../../src/clock/rule/compile.js';
import { describeDuration, describeInstant } from '../../../src/report/words/describe.js';
import { explainClock } from '../../../src/report/words/explain-clock.js';
import { thrownBy } from '../../oracle/thrown.js';

const berlin = compileCalendar({ timeZone: 'Europe/Berlin', weekly: { 'mon-fri': '09:00-17:00' } });
const clock = compileClock(
  {
    id: 'fix',
    start: { on: 'created' },
    stop: { on: 'solved' },
    pause: { on: 'wait' },
    resume: { on: 'go' },
    cancel: { on: 'withdrawn' },
    targets: [{ elapsed: { hours: 4 } }],
    calendar: 'berlin',
  },
  { berlin },
);
/** A log of Monday, 2 March 2026, with times on the clocks of Berlin, an hour ahead of UTC. */
type Entry = readonly [time: string, type: string];
const log = (...events: readonly Entry[]): ClockEvent[] =>
  events.map(([time, type]) => ({ at: `2026-03-02T${time}+01:00`, type }));
const explain = (time: string, ...events: readonly Entry[]) =>
  explainClock(clock, log(...events), {
    at: `2026-03-02T${time}+01:00`,
    timeZone: 'Europe/Berlin',
  });

describe('an explanation', () => {
  it('names every stretch, why it counted or did not, and the running total', () => {
    expect(explain('14:30', ['08:00', 'created'], ['10:00', 'wait'], ['12:15', 'go'])).toEqual([
      'fix: target 4 h, started Mon 2026-03-02 08:00',
      '  Mon 2026-03-02 08:00 to Mon 2026-03-02 09:00  closed',
      '  Mon 2026-03-02 09:00 to Mon 2026-03-02 10:00  counted 1 h, in all 1 h',
      '  Mon 2026-03-02 10:00 to Mon 2026-03-02 12:15  paused',
      '  Mon 2026-03-02 12:15 to Mon 2026-03-02 14:30  counted 2 h 15 min, in all 3 h 15 min',
      '  running: due Mon 2026-03-02 15:15, 45 min left',
    ]);
  });

  it('ends with the verdict', () => {
    const verdict = (time: string, ...events: readonly Entry[]) =>
      explain(time, ...events)
        .at(-1)
        ?.trim();
    const created = ['09:00', 'created'] as const;
    expect(verdict('13:00', created)).toBe('running: due Mon 2026-03-02 13:00, 0 min left');
    expect(verdict('14:00', created)).toBe('missed: due Mon 2026-03-02 13:00, 1 h over');
    expect(verdict('14:00', created, ['12:30', 'solved'])).toBe(
      'met: due Mon 2026-03-02 13:00, ended with 30 min left',
    );
    expect(verdict('14:00', created, ['13:30', 'solved'])).toBe(
      'missed: due Mon 2026-03-02 13:00, 30 min over',
    );
    expect(verdict('14:00', created, ['11:00', 'wait'])).toBe(
      'paused: due Mon 2026-03-02 16:00 if it went on now, 2 h left',
    );
    expect(verdict('14:00', created, ['11:00', 'withdrawn'])).toBe('no verdict: cancelled');
  });

  it('numbers the cycles from the second on', () => {
    const lines = explain('16:00', ['09:00', 'created'], ['10:00', 'solved'], ['15:00', 'created']);
    expect(lines.filter((line) => !line.startsWith(' '))).toEqual([
      'fix: target 4 h, started Mon 2026-03-02 09:00',
      'fix, cycle 2: target 4 h, started Mon 2026-03-02 15:00',
    ]);
  });

  it('says so when nothing has started', () => {
    expect(explain('09:00')).toEqual(['fix: has not started']);
  });

  it('speaks in UTC unless told otherwise, and refuses a zone that does not exist', () => {
    const events = log(['09:00', 'created']);
    expect(explainClock(clock, events, { at: events[0]?.at ?? 0 })[0]).toBe(
      'fix: target 4 h, started Mon 2026-03-02 08:00',
    );
    expect(
      thrownBy(() => explainClock(clock, events, { at: 1e12 * 2, timeZone: 'Mars/Base' })).code,
    ).toBe('invalid-time-zone');
  });
});

describe('words', () => {
  it('give a length in hours, minutes and seconds', () => {
    const words = [0, 1000, 60_000, 3_600_000, 5_400_000, 3_601_000, 360_000_000, -90_000].map(
      describeDuration,
    );
    expect(words).toEqual([
      '0 min',
      '1 s',
      '1 min',
      '1 h',
      '1 h 30 min',
      '1 h 1 s',
      '100 h',
      '-1 min 30 s',
    ]);
  });

  it('leave out what is below a second, unless there is nothing else', () => {
    expect([1500, 999, -1, -1999].map(describeDuration)).toEqual([
      '1.5 s',
      '0.999 s',
      '-0.001 s',
      '-1.999 s',
    ]);
  });

  it('give an instant as the clocks of the zone show it', () => {
    const instant = Date.UTC(2026, 2, 29, 1, 30);
    expect(describeInstant(instant, 'Europe/Berlin')).toBe('Sun 2026-03-29 03:30');
    expect(describeInstant(instant + 5000, 'America/New_York')).toBe('Sat 2026-03-28 21:30:05');
  });
});
