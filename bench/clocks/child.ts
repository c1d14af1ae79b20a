import { compileCalendar } from '../../src/calendar.js';
import { type CompiledClock, compileClock, dueAtColumn, evaluateClock } from '../../src/clock.js';
import { DAY_MS, HOUR_MS, randomShares } from '../work.js';
import { incident, incidents, OFFICE, RULES } from './incidents.js';

/** What the child process tells its parent. */
export interface ClockFigures {
  readonly evaluationsPerSecond: number;
  readonly bytesPerEvaluation: number;
  readonly columnMs: number;
  /** Nanoseconds per event in logs of so many events. */
  readonly nsPerEvent: readonly (readonly [events: number, ns: number])[];
}

const ROUNDS = 9;
const ROWS = 1_000_000;

const office = compileCalendar(OFFICE);
const clocks = RULES.map((rule) => compileClock(rule, { office }));
const logs = incidents();
const at = logs.reduce((last, log) => Math.max(last, Number(log.at(-1)?.at)), 0) + DAY_MS;

const figures: ClockFigures = {
  evaluationsPerSecond: evaluationsPerSecond(),
  bytesPerEvaluation: bytesPerEvaluation(),
  columnMs: columnMs(),
  nsPerEvent: [10, 100, 1000, 10_000].map((events) => [events, nsPerEvent(events)] as const),
};
console.log(JSON.stringify(figures));

/** Every incident by both objectives, so many times; returns something of every report. */
function evaluateAll(times: number): number {
  let sum = 0;
  for (let i = 0; i < times; i++) {
    for (const clock of clocks) {
      for (const log of logs) sum += evaluateClock(clock, log, { at }).cycles.length;
    }
  }
  return sum;
}

function evaluationsPerSecond(): number {
  evaluateAll(100);
  const times = 60;
  const ms = median(() => evaluateAll(times));
  return (times * clocks.length * logs.length * 1000) / ms;
}

/** The heap before and after, without a collection in between: the young heap is made large enough. */
function bytesPerEvaluation(): number {
  const collect = globalThis.gc as () => void;
  evaluateAll(1);
  collect();
  const before = process.memoryUsage().heapUsed;
  evaluateAll(1);
  const after = process.memoryUsage().heapUsed;
  return (after - before) / (clocks.length * logs.length);
}

function columnMs(): number {
  const share = randomShares(7);
  const from = Date.UTC(2016, 0, 1);
  const columns = {
    runningSinceAt: Float64Array.from(
      { length: ROWS },
      () => from + Math.floor(share() * 300 * DAY_MS),
    ),
    elapsedMs: Float64Array.from({ length: ROWS }, () => Math.floor(share() * 8 * HOUR_MS)),
    targetMs: new Float64Array(ROWS).fill(40 * HOUR_MS),
  };
  return median(() => dueAtColumn(office, columns)[0] as number);
}

function nsPerEvent(events: number): number {
  const share = randomShares(events);
  const log = incident(events, share, (list) => list[Math.floor(share() * list.length)] as string);
  const until = Number(log.at(-1)?.at) + DAY_MS;
  const clock = clocks[1] as CompiledClock;
  const times = Math.ceil(200_000 / events);
  const ms = median(() => {
    let sum = 0;
    for (let i = 0; i < times; i++) sum += evaluateClock(clock, log, { at: until }).cycles.length;
    return sum;
  });
  return (ms * 1e6) / (times * events);
}

/** The median length of a piece of work in milliseconds, whose answer must be a number. */
function median(work: () => number): number {
  work();
  const lengths: number[] = [];
  for (let i = 0; i < ROUNDS; i++) {
    const start = performance.now();
    if (!Number.isFinite(work())) throw new Error('an answer is not a number');
    lengths.push(performance.now() - start);
  }
  return lengths.toSorted((a, b) => a - b)[ROUNDS >> 1] as number;
}
