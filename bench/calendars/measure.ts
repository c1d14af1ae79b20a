import { addBusinessTime, type CalendarDefinition, compileCalendar } from '../../src/calendar.js';
import { measureTogether } from '../measure.js';
import type { Claim, RowId, RowResult, Run } from '../types.js';
import { HOLIDAYS, INSTANTS, STARTS } from '../work.js';
import { type Memory, measureMemory } from './memory.js';

/** What no other library does, measured against slakit itself, and what it keeps in memory. */
export interface CalendarMeasurements {
  readonly plainNs: number;
  readonly fiveZonesNs: number;
  readonly memory: Memory;
}

const ZONES = [
  'Europe/Paris',
  'America/New_York',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Australia/Sydney',
] as const;

/**
 * numpy's `busday_offset`, days only and in C: 9 to 21 ns a row with 200 holidays, measured once for
 * this project on another machine. Quoted, not measured in this run.
 */
const NUMPY_NS = 21;

export function measureCalendars(): CalendarMeasurements {
  const [plain, fiveZones] = measureTogether({ id: 'add-40h', title: '' }, [
    add(office(ZONES[0])),
    add({ union: ZONES.map(office) }),
  ]);
  return {
    plainNs: plain?.medianNs ?? Number.NaN,
    fiveZonesNs: fiveZones?.medianNs ?? Number.NaN,
    memory: measureMemory(),
  };
}

export function calendarClaims(
  results: readonly RowResult[],
  { plainNs, fiveZonesNs, memory }: CalendarMeasurements,
): readonly Claim[] {
  return [
    ...(results.length === 0 ? [] : [columnOfDays(results), firstAnswer(results)]),
    {
      text: 'a calendar composed of five zones takes at most 2x the time of a plain one, warm',
      measured: `${fiveZonesNs.toFixed(0)} ns against ${plainNs.toFixed(0)} ns`,
      holds: fiveZonesNs <= 2 * plainNs,
    },
    {
      text: 'an open interval is kept in at most 32 bytes',
      measured: `${memory.bytesPerInterval.toFixed(1)} bytes`,
      holds: memory.bytesPerInterval <= 32,
    },
    {
      text: `${memory.calendars.toLocaleString('en-US')} calendars, each asked once, hold less than 150 MB beyond their definitions`,
      measured: `${memory.retainedMb.toFixed(0)} MB`,
      holds: memory.retainedMb < 150,
    },
  ];
}

function columnOfDays(results: readonly RowResult[]): Claim {
  const perRowNs = nsOf(results, 'add-10-days-column') / INSTANTS;
  return {
    text: `business days by the column take at most 3x the ${NUMPY_NS} ns a row of numpy's busday_offset (quoted: 9 to 21 ns)`,
    measured: `${perRowNs.toFixed(1)} ns a row, ${(perRowNs / NUMPY_NS).toFixed(2)}x`,
    holds: perRowNs <= 3 * NUMPY_NS,
  };
}

function firstAnswer(results: readonly RowResult[]): Claim {
  const ids = ['first-answer', 'first-answer-paris'] as const;
  const times = ids.map((id) => nsOf(results, id) / 1e6);
  return {
    text: 'compiling a calendar with 300 holidays and a year of it takes at most 1 ms, zone warm',
    measured: times.map((ms) => `${ms.toFixed(2)} ms`).join(', '),
    holds: times.every((ms) => ms <= 1),
  };
}

function office(timeZone: string): CalendarDefinition {
  return { timeZone, weekly: { 'mon-fri': '09:00-17:00' }, holidays: HOLIDAYS };
}

function add(definition: CalendarDefinition): Run {
  const calendar = compileCalendar(definition);
  const amount = { hours: 40 };
  return (i) => addBusinessTime(calendar, STARTS[i] as number, amount) as number;
}

function nsOf(results: readonly RowResult[], id: RowId): number {
  const entries = results.find(({ row }) => row.id === id)?.entries ?? [];
  const own = entries.find((entry) => entry.kind === 'timed' && entry.contender.name === 'slakit');
  return own?.kind === 'timed' ? own.timing.medianNs : Number.NaN;
}
