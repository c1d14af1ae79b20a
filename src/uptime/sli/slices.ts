import type { DurationInput } from '../../core/duration.js';
import { ratio, subtract } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  readerOf,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { durationArgument, whole, word } from '../../core/read-values.js';
import { budgetOf } from '../budget/budget.js';
import { type ErrorBudget, writeBudget } from '../budget/write-budget.js';
import { type FigureOptions, figuresOf, readFormat } from '../terms/figures.js';
import { TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';
import { NO_DATA_FIELDS, type NoDataOption, SLI_WITHOUT_DATA } from './no-data.js';

/** The state of one slice of time: `empty` had nothing to judge by. */
export type SliceState = 'good' | 'bad' | 'empty';

/** The number of slices in each state. */
export interface SliceCounts {
  /**
   * Good slices.
   *
   * @defaultValue the rest of the window when `window` and `slice` are given, else 0
   */
  readonly good?: number | undefined;
  readonly bad?: number | undefined;
  readonly empty?: number | undefined;
}

/** Equal slices of time, each good, bad or empty. */
export interface SlicesInput extends TargetInput, NoDataOption {
  readonly slices: readonly SliceState[] | SliceCounts;
  /** The length of a slice; gives the results in milliseconds too. */
  readonly slice?: DurationInput | undefined;
  /** The length of the whole window; its budget may exceed that of the slices seen so far. */
  readonly window?: DurationInput | undefined;
  /**
   * What an empty slice counts as.
   *
   * @defaultValue `'leftOut'`
   */
  readonly emptyAs?: 'leftOut' | 'up' | 'down' | undefined;
}

/** A ratio of good slices to all that count. */
export interface SliceSli {
  readonly status: Verdict;
  readonly good: number;
  readonly bad: number;
  readonly empty: number;
  readonly total: number;
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
  readonly goodMs: number | null;
  readonly badMs: number | null;
  readonly totalMs: number | null;
  /** The SLI less the target: negative when it is missed; `null` without target or data. */
  readonly gapRatio: string | null;
  /** The budget in slices, over the whole window when it is given; `null` without a target. */
  readonly budget: ErrorBudget | null;
}

const COUNT_FIELDS = {
  good: /* @__PURE__ */ optional(/* @__PURE__ */ whole('slices')),
  bad: /* @__PURE__ */ optional(/* @__PURE__ */ whole('slices'), 0),
  empty: /* @__PURE__ */ optional(/* @__PURE__ */ whole('slices'), 0),
} as const satisfies FieldsOf<SliceCounts>;

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    ...NO_DATA_FIELDS,
    slices: readSlices,
    slice: optional(durationArgument),
    window: optional(durationArgument),
    emptyAs: optional(word(['leftOut', 'up', 'down']), 'leftOut'),
  }) as const satisfies FieldsOf<SlicesInput>)();

/**
 * Measures a time-slice SLI: good slices / slices that count.
 *
 * @param input - The slices, or how many there are of each state, and the target.
 * @param options - How figures are written.
 * @returns The SLI. A budget may be a fraction of a slice: the verdict is exact.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-duration`, `invalid-target`.
 * @example
 * import { measureSlices } from 'slakit/uptime'
 * const hours = measureSlices({ slices: { bad: 1 }, slice: 'PT5M', window: 'PT12H' }, { digits: 3 })
 * hours.sliPercent // => '99.305'
 * hours.goodMs // => 42900000
 */
export function measureSlices(input: SlicesInput, options: FigureOptions = {}): SliceSli {
  const format = readFormat(options);
  const reader = readerOf(input);
  const values = readFields(reader, 'slices', FIELDS);
  const target = targetOf(reader, values);
  const inWindow = slicesInWindow(reader, values);
  const { good, bad, empty } = countedAs(reader, values, inWindow);
  const total = good + bad;
  const sli = total > 0 ? ratio(good, total) : SLI_WITHOUT_DATA[values.noDataAs];
  const figures = figuresOf(format, 'floor');
  const msOf = (count: number): number | null =>
    values.slice === undefined ? null : count * values.slice;
  return {
    status: total === 0 ? 'no-data' : verdictOn(ratio(good, total), target),
    good,
    bad,
    empty,
    total,
    sliRatio: sli === null ? null : figures.ratio(sli),
    sliPercent: sli === null ? null : figures.percent(sli),
    goodMs: msOf(good),
    badMs: msOf(bad),
    totalMs: msOf(total),
    gapRatio: sli === null || target === null ? null : figures.ratio(subtract(sli, target)),
    budget:
      target === null
        ? null
        : {
            ...writeBudget(budgetOf(target, ratio(inWindow ?? total), ratio(bad)), target, format),
            estimated: false,
          },
  };
}

interface Tally {
  readonly good: number | undefined;
  readonly bad: number;
  readonly empty: number;
}

/** Slices as they count: empty ones are good, bad or neither. */
function countedAs(
  reader: Reader,
  { slices, emptyAs }: ValuesOf<typeof FIELDS>,
  inWindow: number | undefined,
): { readonly good: number; readonly bad: number; readonly empty: number } {
  const { bad, empty } = slices;
  const good = slices.good ?? (inWindow === undefined ? 0 : inWindow - bad - empty);
  const isTooMany = inWindow !== undefined && good + bad + empty > inWindow;
  if (good < 0 || isTooMany) {
    refuse(childOf(reader, 'slices'), {
      code: 'invalid-option',
      expected: `at most ${inWindow} slices, as many as the window holds`,
    });
  }
  return {
    good: good + (emptyAs === 'up' ? empty : 0),
    bad: bad + (emptyAs === 'down' ? empty : 0),
    empty,
  };
}

function readSlices(reader: Reader): Tally {
  const { value } = reader;
  return Array.isArray(value)
    ? tally(reader, value)
    : readFields(reader, 'a list of slices, or how many there are of each state', COUNT_FIELDS);
}

const sliceState = /* @__PURE__ */ word(['good', 'bad', 'empty']);

function tally(reader: Reader, states: readonly unknown[]): Tally {
  const counts = { good: 0, bad: 0, empty: 0 };
  for (let i = 0; i < states.length; i++) {
    const state = states[i];
    const known = state === 'good' || state === 'bad' ? state : sliceState(childOf(reader, i));
    counts[known]++;
  }
  return counts;
}

/** How many whole slices the window holds. */
function slicesInWindow(
  reader: Reader,
  { slice, window }: ValuesOf<typeof FIELDS>,
): number | undefined {
  if (window === undefined) return undefined;
  if (slice !== undefined && slice > 0 && window % slice === 0) return window / slice;
  refuse(childOf(reader, 'slice'), {
    code: 'invalid-option',
    expected: 'a slice that divides the window into equal parts',
  });
}
