import { Session } from 'node:inspector';
import type { CostCase } from './case.js';

/**
 * Counts what the library does, in a process of its own: how often the blocks of its sources were
 * entered. The count is the same on each machine and in each run; sorts and long integers count as one
 * step each. Counting begins before the sources are loaded, which is when blocks get their counters.
 */

const session = new Session();
session.connect();
session.post('Profiler.enable');
session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });

/** What two lengths of one list cost, in steps. */
export interface Cost {
  readonly name: string;
  readonly length: number;
  readonly once: number;
  readonly twice: number;
}

const [file = '', table = ''] = process.argv.slice(2);
const cases = ((await import(file)) as Readonly<Record<string, readonly CostCase[]>>)[table] ?? [];
const costs = cases.map(({ name, length, prepare }): Cost => {
  // What is made at the first call, such as readers, is no cost of the list.
  prepare(2)();
  return {
    name,
    length,
    once: stepsOf(prepare(length)),
    twice: stepsOf(prepare(2 * length)),
  };
});
console.log(JSON.stringify(costs));

function stepsOf(call: () => unknown): number {
  take();
  call();
  return take();
}

/** The steps since the last question. */
function take(): number {
  let steps = 0;
  session.post('Profiler.takePreciseCoverage', (error, { result }) => {
    if (error !== null) throw error;
    for (const { url, functions } of result) {
      if (!url.includes('/src/') || url.includes('/node_modules/')) continue;
      for (const { ranges } of functions) for (const { count } of ranges) steps += count;
    }
  });
  return steps;
}
