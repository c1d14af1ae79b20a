import { describe, expect, test } from 'vitest';
import { compileCalendar, isOpen, openIntervals } from '../../../src/calendar.js';
import { intlLabels, scanTransitions, type Transition } from '../../oracle/zone.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Zones with a year in which their clocks did what clocks rarely do. */
const ZONES: readonly (readonly [zone: string, year: number])[] = [
  ['UTC', 2024],
  ['Africa/Cairo', 2014],
  ['Africa/Casablanca', 2024],
  ['America/Havana', 2024],
  ['America/New_York', 2024],
  ['America/Nuuk', 2023],
  ['America/Santiago', 2024],
  ['America/Sao_Paulo', 2018],
  ['America/St_Johns', 2006],
  ['Antarctica/Troll', 2024],
  ['Asia/Almaty', 2024],
  ['Asia/Gaza', 2024],
  ['Asia/Kathmandu', 2024],
  ['Asia/Kolkata', 2024],
  ['Asia/Pyongyang', 2018],
  ['Asia/Tehran', 2022],
  ['Australia/Lord_Howe', 2024],
  ['Europe/Dublin', 2024],
  ['Europe/Paris', 2024],
  ['Pacific/Apia', 2011],
  ['Pacific/Chatham', 2024],
  ['Pacific/Kiritimati', 1994],
];

/** Hours on and around every time at which clocks change, a night, and a whole day. */
const WEEK: Readonly<Record<string, string>> = {
  mon: '00:00-01:00, 09:00-17:00',
  tue: '00:30-02:30, 23:00-24:00',
  wed: '22:00-06:00',
  thu: '09:00-12:00, 22:30-03:30',
  fri: '00:15-00:45, 02:00-03:00, 23:30-24:00',
  sat: '00:00-24:00',
  sun: '00:00-02:30, 03:30-09:00, 23:15-00:15',
};

describe('at every minute of a year, the calendar, its intervals and Intl say the same', () => {
  test.each(ZONES)('%s in %i', (zone, year) => {
    const from = Date.UTC(year, 0, 1);
    const minutes = (Date.UTC(year + 1, 0, 1) - from) / MINUTE_MS;
    const calendar = compileCalendar({ timeZone: zone, weekly: WEEK });
    const asked = Uint8Array.from({ length: minutes }, (_, i) =>
      isOpen(calendar, from + i * MINUTE_MS) ? 1 : 0,
    );
    const listed = new Uint8Array(minutes);
    for (const { startAt, endAt } of openIntervals(calendar, from)) {
      if (startAt >= from + minutes * MINUTE_MS) break;
      listed.fill(1, (startAt - from) / MINUTE_MS, (endAt - from) / MINUTE_MS);
    }
    const expected = walkYear(zone, from, minutes);
    expect(firstDifference(listed, asked, from)).toBe('none');
    expect(firstDifference(asked, expected, from)).toBe('none');
    // Nobody is open all year or never: the comparison has something to compare.
    const open = expected.reduce((sum, minute) => sum + minute, 0);
    expect(open > minutes / 4 && open < minutes / 2).toBe(true);
  });
});

test('the changes of offset that the walk stands on are those that Intl shows all year', () => {
  for (const [zone, year] of ZONES) {
    const from = Date.UTC(year, 0, 1);
    const clock = clockOf(zone, from, Date.UTC(year + 1, 0, 1));
    const labelOf = intlLabels(zone);
    for (let at = from; at < from + 366 * DAY_MS; at += 7 * 60 * MINUTE_MS)
      expect([zone, at, labelOf(at)]).toEqual([zone, at, at + clock.offsetAt(at)]);
  }
});

/** The open minutes of a year by the offsets of Intl, day by day and minute by minute. */
function walkYear(zone: string, from: number, minutes: number): Uint8Array {
  const out = new Uint8Array(minutes);
  const clock = clockOf(zone, from, from + minutes * MINUTE_MS);
  for (let midnight = from - 3 * DAY_MS; midnight < from + minutes * MINUTE_MS + 3 * DAY_MS; ) {
    const weekday = new Date(midnight).getUTCDay();
    const hours = WEEK[['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][weekday] as string];
    for (const text of (hours as string).split(', ')) {
      const [start, end] = text.split('-').map(minutesOf) as [number, number];
      const labels = [start, end > start ? end : end + 1440].map((m) => midnight + m * MINUTE_MS);
      if (labels.every((label) => clock.instantsOf(label).length === 0)) continue;
      const [startAt, endAt] = labels.map(clock.placed) as [number, number];
      for (let at = Math.max(startAt, from); at < endAt; at += MINUTE_MS)
        out[(at - from) / MINUTE_MS] = 1;
    }
    midnight += DAY_MS;
  }
  return out;
}

/** A wall clock made of its changes. */
function clockOf(zone: string, from: number, to: number) {
  const start = from - 10 * DAY_MS;
  const firstMs = intlLabels(zone)(start) - start;
  const changes: readonly Transition[] = [
    [Number.NEGATIVE_INFINITY, firstMs],
    ...scanTransitions(zone, start, to + 10 * DAY_MS),
  ];
  const offsetAt = (at: number): number => {
    let offset = firstMs;
    for (const [changesAt, next] of changes) if (changesAt <= at) offset = next;
    return offset;
  };
  /** When the clock shows a label: never in a gap, twice in a repeat. */
  const instantsOf = (label: number): number[] => {
    const offsets = new Set(changes.map(([, offset]) => offset));
    const instants = [...offsets].map((offset) => label - offset);
    return instants.filter((at) => at + offsetAt(at) === label).sort((a, b) => a - b);
  };
  /** The first time it shows the label; one that it skips counts on from before the gap. */
  const placed = (label: number): number => {
    const [first] = instantsOf(label);
    if (first !== undefined) return first;
    const gap = changes.findIndex(
      ([at, offset], i) =>
        i > 0 && label >= at + (changes[i - 1] as Transition)[1] && label < at + offset,
    );
    return label - (changes[gap - 1] as Transition)[1];
  };
  return { offsetAt, instantsOf, placed };
}

function minutesOf(label: string): number {
  const [hours, minutes] = label.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
}

function firstDifference(a: Uint8Array, b: Uint8Array, from: number): string {
  const i = a.findIndex((value, minute) => value !== b[minute]);
  return i < 0 ? 'none' : `${new Date(from + i * MINUTE_MS).toISOString()}: ${a[i]} and ${b[i]}`;
}
