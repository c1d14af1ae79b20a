import { Worker } from 'node:worker_threads';
import {
  BUDGET_MS,
  type Chunk,
  type Failure,
  type WorkerStart,
  type WorkerWord,
} from './messages.js';

/** What is to be tried. */
export interface Order {
  readonly seed: number;
  /** Mutants of all functions together. */
  readonly count: number;
  /** The functions, all of them when it is left out; with `#2` for the second form. */
  readonly only?: readonly string[];
  /** Tries this mutant alone. */
  readonly at?: number;
  /** @defaultValue 1 */
  readonly workers?: number;
  readonly onFailure?: (failure: Failure) => void;
}

/** How the calls of one function ended. */
interface Tally {
  answered: number;
  refused: number;
  failed: number;
}

/** What a run found. */
export interface Outcome {
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly failures: readonly Failure[];
}

/**
 * Tries mutants in workers. A call that stands is a failure like any other: its worker is ended, and a
 * new one goes on with the next mutant.
 */
export async function runHostile(order: Order): Promise<Outcome> {
  const { workers = 1 } = order;
  const outcome = { tallies: new Map<string, Tally>(), failures: [] as Failure[] };
  const queue: Chunk[] = [];
  let isPlanned = false;
  const plan = (names: readonly string[]): void => {
    if (isPlanned) return;
    isPlanned = true;
    queue.push(...chunksOf(order, names));
    for (const { name } of queue) outcome.tallies.set(name, { answered: 0, refused: 0, failed: 0 });
  };
  const tell = (failure: Failure): void => {
    outcome.failures.push(failure);
    const tally = outcome.tallies.get(failure.name);
    if (tally !== undefined) tally.failed++;
    order.onFailure?.(failure);
  };
  await Promise.all(
    Array.from({ length: workers }, () => serve({ order, queue, plan, tell, outcome })),
  );
  return outcome;
}

interface Service {
  readonly order: Order;
  readonly queue: Chunk[];
  readonly plan: (names: readonly string[]) => void;
  readonly tell: (failure: Failure) => void;
  readonly outcome: { readonly tallies: ReadonlyMap<string, Tally> };
}

/** Mutants of one function that stand before the rest of it is left: each costs seconds. */
const MOST_HANGS = 5;

/** Lets one worker after another work through the queue. */
async function serve(service: Service): Promise<void> {
  const { queue, tell } = service;
  const hangs = new Map<string, number>();
  for (let isDone = false; !isDone; ) {
    const stop = await employ(service);
    isDone = stop === undefined;
    if (stop === undefined) continue;
    const { chunk, index, kind } = stop;
    tell({ name: chunk.name, index, kind, what: WHAT[kind], changes: '' });
    const count = (hangs.get(chunk.name) ?? 0) + 1;
    hangs.set(chunk.name, count);
    if (count < MOST_HANGS) queue.unshift({ ...chunk, from: index + 1 });
    else dropAll(queue, chunk.name);
  }
}

const WHAT = { hang: 'does not end', death: 'ends the process: out of memory' } as const;

function dropAll(queue: Chunk[], name: string): void {
  const kept = queue.filter((chunk) => chunk.name !== name);
  queue.splice(0, queue.length, ...kept);
}

/** Where a worker had to be ended, or ended by itself. */
interface Stop {
  readonly chunk: Chunk;
  readonly index: number;
  readonly kind: 'hang' | 'death';
}

/** Who stands for that long is not slow, but stands: in time of the processor, for a machine has other work. */
const STANDS_MS = 15 * BUDGET_MS;
const LOOK_EVERY_MS = 250;

/** What all threads of this process have computed so far. */
function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Starts a worker and gives it chunks until there are none, or until it stands. */
function employ({ order, queue, plan, tell, outcome }: Service): Promise<Stop | undefined> {
  const progress = new Int32Array(new SharedArrayBuffer(4));
  const start: WorkerStart = { seed: order.seed, progress };
  const worker = new Worker(new URL('./worker-entry.mjs', import.meta.url), {
    workerData: start,
    resourceLimits: { maxOldGenerationSizeMb: 1500 },
  });
  return new Promise((resolve, reject) => {
    let chunk: Chunk | undefined;
    let last = { index: -1, at: cpuMs() };
    const end = (stop?: Stop): void => {
      clearInterval(timer);
      worker.removeAllListeners();
      worker.on('error', () => undefined);
      worker.terminate().then(() => resolve(stop), reject);
    };
    const next = (): void => {
      chunk = queue.shift();
      Atomics.store(progress, 0, -1);
      if (chunk === undefined) end();
      else worker.postMessage(chunk);
    };
    const timer = setInterval(() => {
      const index = Atomics.load(progress, 0);
      if (index !== last.index || index < 0) last = { index, at: cpuMs() };
      else if (chunk !== undefined && cpuMs() - last.at > STANDS_MS * (order.workers ?? 1))
        end({ chunk, index, kind: 'hang' });
    }, LOOK_EVERY_MS);
    worker.on('error', (error: NodeJS.ErrnoException) => {
      const index = Atomics.load(progress, 0);
      if (chunk === undefined || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') {
        clearInterval(timer);
        return reject(error);
      }
      end({ chunk, index, kind: 'death' });
    });
    worker.on('message', (word: WorkerWord) => {
      if (word.kind === 'failure') return tell(word.failure);
      if (word.kind === 'ready') plan(word.names);
      else if (chunk !== undefined) count(outcome.tallies.get(chunk.name), word);
      next();
    });
  });
}

function count(tally: Tally | undefined, word: WorkerWord & { readonly kind: 'done' }): void {
  if (tally === undefined) return;
  tally.answered += word.answered;
  tally.refused += word.refused;
}

/** A worker that is ended loses the counts of its chunk: chunks are small. */
const CHUNK = 500;

function chunksOf({ count, only, at }: Order, names: readonly string[]): readonly Chunk[] {
  const wanted = names.filter(
    (name) => only === undefined || only.includes(name) || only.includes(name.replace(/#.*/, '')),
  );
  if (at !== undefined) return wanted.slice(0, 1).map((name) => ({ name, from: at, to: at + 1 }));
  const each = Math.ceil(count / Math.max(1, wanted.length));
  const starts = Array.from({ length: Math.ceil(each / CHUNK) }, (_, i) => i * CHUNK);
  return starts.flatMap((from) =>
    wanted.map((name) => ({ name, from, to: Math.min(each, from + CHUNK) })),
  );
}
