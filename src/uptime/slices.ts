import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import { compare, ONE, type Ratio, ratio, ZERO } from '../core/ratio.js';
import { type ErrorBudget, errorBudget } from './error-budget.js';
import { type FigureOptions, figureOptionsOf, figuresOf, readChoice } from './figures.js';
import { readOptionalTarget, type TargetInput, targetOf } from './target.js';

/** What is known of one slice of time: `empty` had nothing to judge by. */
export type SliceState = 'good' | 'bad' | 'empty';

/** How many slices there are of each state. */
export interface SliceCounts {
  /** @defaultValue the rest of the window when `window` and `slice` are given, else 0 */
  readonly good?: number;
  readonly bad?: number;
  readonly empty?: number;
}

/** Equal slices of time, each good, bad or empty. */
export interface SlicesInput extends TargetInput, FigureOptions {
  readonly slices: readonly SliceState[] | SliceCounts;
  /** The length of a slice; gives the results in milliseconds too. */
  readonly slice?: DurationInput;
  /** The length of the whole window; its budget may exceed that of the slices seen so far. */
  readonly window?: DurationInput;
  /** What an empty slice counts as. @defaultValue `'skip'` */
  readonly empty?: 'skip' | 'good' | 'bad';
  /** Which SLI is shown when no slice counts. @defaultValue `'none'` */
  readonly noData?: 'none' | 'up' | 'down';
}

/** A ratio of good slices to all that count. */
export interface SliceSli {
  readonly status: 'met' | 'missed' | 'measured' | 'no-data';
  readonly good: number;
  readonly bad: number;
  readonly empty: number;
  readonly total: number;
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
  readonly goodMs: number | null;
  readonly badMs: number | null;
  readonly totalMs: number | null;
  /** The budget in slices, over the whole window when it is given; `null` without a target. */
  readonly budget: ErrorBudget | null;
}

/**
 * Measures a time-slice SLI: good slices / slices that count.
 *
 * @param input - The slices, or how many there are of each state, and the target.
 * @returns The SLI. A budget may be a fraction of a slice: the verdict is exact.
 * @throws {@link SlaError} `invalid-option`, `invalid-duration`, `invalid-target`.
 * @example
 * import { measureSlices } from 'slakit'
 * const hours = measureSlices({ slices: { bad: 1 }, slice: 'PT5M', window: 'PT12H', digits: 3 })
 * hours.sliPercent // => '99.305'
 * hours.goodMs // => 42900000
 */
export function measureSlices(input: SlicesInput): SliceSli {
  const sliceMs =
    input.slice === undefined ? undefined : toPositiveDurationMs(input.slice, ['slice']);
  const inWindow = slicesInWindow(input, sliceMs);
  const seen = 'length' in input.slices ? tally(input.slices) : readTally(input.slices, inWindow);
  const emptyAs = readChoice(input.empty ?? 'skip', ['skip', 'good', 'bad'], ['empty']);
  const good = seen.good + (emptyAs === 'good' ? seen.empty : 0);
  const bad = seen.bad + (emptyAs === 'bad' ? seen.empty : 0);
  const total = good + bad;
  const target = readOptionalTarget(input);
  const figures = figuresOf(input, 'floor');
  const sli =
    total > 0
      ? ratio(good, total)
      : NO_SLICES[readChoice(input.noData ?? 'none', ['none', 'up', 'down'], ['noData'])];
  return {
    status: total === 0 ? 'no-data' : verdictOf(ratio(good, total), target),
    good,
    bad,
    empty: seen.empty,
    total,
    sliRatio: sli === null ? null : figures.ratio(sli),
    sliPercent: sli === null ? null : figures.percent(sli),
    goodMs: sliceMs === undefined ? null : good * sliceMs,
    badMs: sliceMs === undefined ? null : bad * sliceMs,
    totalMs: sliceMs === undefined ? null : total * sliceMs,
    budget:
      target === undefined
        ? null
        : errorBudget({
            ...targetOf(input),
            ...figureOptionsOf(input),
            total,
            windowTotal: inWindow ?? total,
            bad,
          }),
  };
}

const NO_SLICES: Record<'none' | 'up' | 'down', Ratio | null> = { none: null, up: ONE, down: ZERO };

/** Whether an SLI keeps the target, if there is one. */
export function verdictOf(sli: Ratio, target: Ratio | undefined): 'met' | 'missed' | 'measured' {
  if (target === undefined) return 'measured';
  return compare(sli, target) >= 0 ? 'met' : 'missed';
}

function tally(states: readonly SliceState[]): Required<SliceCounts> {
  const counts = { good: 0, bad: 0, empty: 0 };
  states.forEach((state, index) => {
    counts[readChoice(state, ['good', 'bad', 'empty'], ['slices', index])]++;
  });
  return counts;
}

function readTally(counts: SliceCounts, inWindow: number | undefined): Required<SliceCounts> {
  const bad = readCount(counts.bad ?? 0, ['slices', 'bad']);
  const empty = readCount(counts.empty ?? 0, ['slices', 'empty']);
  const rest = inWindow === undefined ? 0 : inWindow - bad - empty;
  return { good: readCount(counts.good ?? rest, ['slices', 'good']), bad, empty };
}

/** How many whole slices the window holds. */
function slicesInWindow(input: SlicesInput, sliceMs: number | undefined): number | undefined {
  if (input.window === undefined) return undefined;
  const windowMs = toPositiveDurationMs(input.window, ['window']);
  if (sliceMs !== undefined && sliceMs > 0 && windowMs % sliceMs === 0) return windowMs / sliceMs;
  fail({
    code: 'invalid-option',
    path: ['slice'],
    expected: 'a slice that divides the window into equal parts',
    received: shown(input.slice),
  });
}

/** Reads a number of things. */
export function readCount(count: number, path: Path): number {
  if (Number.isSafeInteger(count) && count >= 0) return count;
  fail({
    code: 'invalid-option',
    path,
    expected: 'a whole number from 0',
    received: shown(count),
  });
}
