import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { blockOf } from '../../src/calendar/open/block.js';
import { compileCalendar, isOpen } from '../../src/calendar.js';
import { HOLIDAYS, YEAR } from '../work.js';

/** What calendars keep in memory. */
export interface Memory {
  /** Of one compiled year, by the byte lengths of its typed arrays. */
  readonly bytesPerInterval: number;
  readonly calendars: number;
  /** Megabytes held beyond the definitions, after each calendar was asked once. */
  readonly retainedMb: number;
}

const CALENDARS = 100_000;
const MB = 2 ** 20;

export function measureMemory(): Memory {
  const file = fileURLToPath(import.meta.url);
  const flags = ['--expose-gc', '--max-old-space-size=4096', '--import', 'tsx', file, 'retained'];
  const { stdout, stderr } = spawnSync(process.execPath, flags, { encoding: 'utf8' });
  const retainedMb = Number.parseFloat(stdout);
  if (!Number.isFinite(retainedMb)) throw new Error(stderr);
  return { bytesPerInterval: bytesPerInterval(), calendars: CALENDARS, retainedMb };
}

function bytesPerInterval(): number {
  const week = { 'mon-fri': '09:00-12:00, 13:00-17:00' };
  const office = compileCalendar({ timeZone: 'Europe/Paris', weekly: week, holidays: HOLIDAYS });
  const { bounds, totals } = blockOf(office, Math.floor(YEAR.startAt / 2 ** 35));
  return (bounds.byteLength + totals.byteLength) / (bounds.length / 2);
}

/** In a process of its own, where the collector can be called and nothing else is on the heap. */
function retained(): number {
  const definitions = Array.from({ length: CALENDARS }, (_, i) => ({
    name: `tenant ${i}`,
    timeZone: 'Europe/Paris',
    weekly: { 'mon-fri': '09:00-17:00' },
  }));
  const before = heapMb();
  const calendars = definitions.map((definition) => {
    const calendar = compileCalendar(definition);
    isOpen(calendar, YEAR.startAt);
    return calendar;
  });
  const after = heapMb();
  // Used after the measurement, so that nothing was collected before it.
  if (!calendars.every((calendar) => calendar.definition.timeZone === 'Europe/Paris')) return NaN;
  return after - before;
}

/** Typed arrays lie outside of the heap proper, and count all the same. */
function heapMb(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / MB;
}

if (process.argv[2] === 'retained') console.log(retained());
