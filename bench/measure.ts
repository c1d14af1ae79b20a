import { Bench } from 'tinybench';
import type { Row, Run, Timing } from './types.js';
import { INSTANTS } from './work.js';

/** Contenders take turns, so that a machine that is busy for a second harms all of them. */
const ROUNDS = 7;
const ROUNDS_LARGE = 5;
const ROUND_MS = 40;
const FEWEST_SAMPLES = 3;
/** Long enough that reading the timer costs nothing beside it. */
const SAMPLE_MS = 0.25;
const WARM_UP_MS = 300;

type Loop = (run: Run, from: number, to: number) => number;

/** A contender with its own loop: `advance` does that many operations more. */
interface Task {
  readonly advance: (count: number) => void;
  /** What the answers add up to: nothing that was computed may be dropped. */
  readonly total: () => number;
}

/** Times the runs of one row side by side. */
export function measureTogether(row: Row, runs: readonly Run[]): readonly Timing[] {
  const tasks = runs.map(taskOf);
  const batches = tasks.map(warmUp);
  const medians = tasks.map((): number[] => []);
  const rounds = row.isLarge === true ? ROUNDS_LARGE : ROUNDS;
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < tasks.length; turn++) {
      const i = (turn + round) % tasks.length;
      medians[i]?.push(sample(tasks[i] as Task, batches[i] as number));
    }
  }
  for (const task of tasks) {
    if (!Number.isFinite(task.total())) throw new Error(`${row.id}: an answer is not a number`);
  }
  return medians.map(timingOf);
}

function taskOf(run: Run): Task {
  const loop = makeLoop();
  let next = 0;
  let total = 0;
  return {
    advance: (count) => {
      total += loop(run, next, next + count);
      next += count;
    },
    total: () => total,
  };
}

/** From text, for a loop that contenders share would call through a pointer and be no loop of theirs. */
function makeLoop(): Loop {
  return new Function(
    'run',
    'from',
    'to',
    `let total = 0; for (let i = from; i < to; i++) total += run(i & ${INSTANTS - 1}); return total;`,
  ) as Loop;
}

/** Runs until the compiler has had its say; tells how many operations make a sample. */
function warmUp(task: Task): number {
  const end = performance.now() + WARM_UP_MS;
  let count = 1;
  let perOperationMs = 0;
  do {
    const start = performance.now();
    task.advance(count);
    perOperationMs = (performance.now() - start) / count;
    if (perOperationMs * count < SAMPLE_MS) count *= 2;
  } while (performance.now() < end);
  return Math.max(1, Math.ceil(SAMPLE_MS / perOperationMs));
}

/** The median time of one operation in one round, in nanoseconds. */
function sample(task: Task, batch: number): number {
  const bench = new Bench({ time: ROUND_MS, iterations: FEWEST_SAMPLES, warmup: false });
  bench.add('sample', () => task.advance(batch), { async: false });
  const [done] = bench.runSync();
  if (done?.result.state !== 'completed') throw new Error('the sample did not complete');
  return (done.result.latency.p50 * 1e6) / batch;
}

function timingOf(rounds: readonly number[]): Timing {
  const sorted = rounds.toSorted((a, b) => a - b);
  return {
    medianNs: sorted[sorted.length >> 1] as number,
    lowNs: sorted[0] as number,
    highNs: sorted.at(-1) as number,
  };
}
