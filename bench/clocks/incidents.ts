import type { CalendarDefinition } from '../../src/calendar.js';
import type { ClockEvent, ClockRule } from '../../src/clock.js';
import { DAY_MS, HOUR_MS, randomShares } from '../work.js';

export const OFFICE: CalendarDefinition = {
  timeZone: 'Europe/Berlin',
  weekly: { 'mon-thu': '08:00-18:00', fri: '08:00-16:00' },
  holidays: ['2016-03-25', '2016-03-28', '2016-05-05', '2016-05-16'],
};

const WAITING = ['Awaiting User Info', 'Awaiting Vendor', 'Awaiting Evidence'];
const OPEN = ['New', 'Active', 'Awaiting Problem', ...WAITING];
const DONE = ['Resolved', 'Closed'];
const PRIORITIES = ['1 - Critical', '2 - High', '3 - Moderate', '4 - Low'];

function tiers(hours: readonly number[]): ClockRule['targets'] {
  return hours.map((one, i) => ({
    elapsed: { hours: one },
    ...(i < hours.length - 1
      ? { when: { field: 'priority', equals: PRIORITIES[i] as string } }
      : {}),
  }));
}

/** The two objectives by which each incident is judged: first reaction and resolution. */
export const RULES: readonly ClockRule[] = [
  {
    id: 'response',
    start: { field: 'status', exists: true },
    stop: { field: 'status', in: [...OPEN, ...DONE].filter((status) => status !== 'New') },
    reopening: 'ignore',
    targets: tiers([1, 2, 8]),
    calendar: 'office',
    warnings: [{ percent: 75 }],
  },
  {
    id: 'resolution',
    start: { field: 'status', in: OPEN },
    pause: { field: 'status', in: WAITING },
    stop: { field: 'status', in: DONE },
    reopening: 'resume',
    targets: tiers([8, 16, 40, 80]),
    calendar: 'office',
    warnings: [{ percent: 75 }, { before: { hours: 1 } }],
  },
];

/** How many of the 594 incidents in a real log of an IT company have 2, 3, … state changes. */
const CHANGES = [19, 70, 114, 77, 74, 58, 34, 32, 24, 15, 18, 12, 10, 6, 6, 8, 5, 2, 3, 2, 3, 2];

/** Incidents of the shape of the real ones: as many, with as many state changes. */
export function incidents(): readonly (readonly ClockEvent[])[] {
  const share = randomShares(20_160_301);
  const one = (from: readonly string[]): string =>
    from[Math.floor(share() * from.length)] as string;
  const logs: ClockEvent[][] = [];
  for (const [i, count] of CHANGES.entries()) {
    for (let n = 0; n < count; n++) logs.push(incident(i + 2, share, one));
  }
  return logs;
}

/** A log of so many events after the first. */
export function incident(
  changes: number,
  share: () => number,
  one: (from: readonly string[]) => string,
): ClockEvent[] {
  let at = Date.UTC(2016, 1, 29) + Math.floor(share() * 30 * DAY_MS);
  const set = {
    status: 'New',
    priority: one(PRIORITIES),
    group: `Group ${Math.floor(share() * 70)}`,
  };
  const log: ClockEvent[] = [{ at, type: 'opened', set }];
  for (let i = 1; i <= changes; i++) {
    at += Math.floor(share() * 40 * HOUR_MS);
    const left = changes - i;
    const status =
      left === 0
        ? 'Closed'
        : left === 1
          ? 'Resolved'
          : one(share() < 0.7 ? OPEN.slice(0, 2) : OPEN);
    const priority = share() < 0.02 ? one(PRIORITIES) : set.priority;
    log.push({ at, type: 'updated', set: { ...set, status, priority } });
  }
  return log;
}
