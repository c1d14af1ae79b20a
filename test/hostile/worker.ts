import { parentPort, workerData } from 'node:worker_threads';
import {
  BUDGET_MS,
  type Chunk,
  type Failure,
  type WorkerStart,
  type WorkerWord,
} from './messages.js';
import { type Change, type Mutant, mutantOf } from './mutant.js';
import { poolOf, readTargets, type Target } from './targets.js';
import { type Verdict, verdictOf } from './verdict.js';

/** Tries the mutants that it is told, until it is ended from outside. */

const { seed, progress } = workerData as WorkerStart;
const targets = await readTargets();
const pool = poolOf(targets);
const say = (word: WorkerWord): void => parentPort?.postMessage(word);

parentPort?.on('message', ({ name, from, to }: Chunk) => {
  const target = targets.find((one) => one.name === name);
  if (target === undefined) throw new Error(`no function is called ${name}`);
  const counts = { answered: 0, refused: 0 };
  for (let index = from; index < to; index++) {
    Atomics.store(progress, 0, index);
    const mutant = mutantOf(target, { seed, pool }, index);
    const verdict = steadyVerdictOf(target, mutant, () => mutantOf(target, { seed, pool }, index));
    if (verdict.kind === 'answered' || verdict.kind === 'refused') counts[verdict.kind]++;
    else say({ kind: 'failure', failure: failureOf(target, index, { mutant, verdict }) });
  }
  Atomics.store(progress, 0, -1);
  say({ kind: 'done', ...counts });
});
say({ kind: 'ready', names: targets.map(({ name }) => name) });

type HostileVerdict = Verdict | { readonly kind: 'slow'; readonly what: string };

/** A call that took too long is tried again: the machine may have been busy with others. */
function steadyVerdictOf(target: Target, mutant: Mutant, again: () => Mutant): HostileVerdict {
  const verdict = verdictOf(target, mutant);
  if (verdict.tookMs <= BUDGET_MS || verdictOf(target, again()).tookMs <= BUDGET_MS) return verdict;
  return { kind: 'slow', what: 'takes longer than a second' };
}

interface Ended {
  readonly mutant: Mutant;
  readonly verdict: HostileVerdict;
}

function failureOf({ name }: Target, index: number, { mutant, verdict }: Ended): Failure {
  const { kind, what } = verdict as { kind: Failure['kind']; what: string };
  return { name, index, kind, what, changes: mutant.changes.map(changeText).join('; ') };
}

/** What stands where, on one short line. */
function changeText({ place, mutation, value }: Change): string {
  const text = sketchOf(value, 3);
  const short = text.length > 120 ? `${text.slice(0, 120)}…` : text;
  return `${place.join('.') || 'all'} ${mutation}: ${short}`;
}

/** A value as far as it can be looked at: not deep, not long, and not where it bites. */
function sketchOf(value: unknown, levels: number): string {
  try {
    if (typeof value === 'function') return 'a function';
    if (typeof value !== 'object' || value === null)
      return typeof value === 'string' ? JSON.stringify(value.slice(0, 60)) : String(value);
    if (levels === 0) return '…';
    const entries = Object.entries(value).slice(0, 6);
    const inside = entries.map(([key, field]) => `${key}: ${sketchOf(field, levels - 1)}`);
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    return `${kind === 'Object' ? '' : kind}{${inside.join(', ')}}`;
  } catch {
    return 'what bites';
  }
}
