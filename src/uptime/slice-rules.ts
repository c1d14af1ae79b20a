import type { DecimalInput } from '../core/decimal-text.js';
import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, shown } from '../core/error.js';
import { type Interval, type IntervalInput, toTimeSet } from '../core/interval.js';
import { ratio, ratioOfPercent } from '../core/ratio.js';
import { readerOf, reading } from '../core/read.js';
import { type Comparison, holds } from './budget-policy.js';
import { readChoice } from './figures.js';
import type { SliceEvents } from './slice-ratios.js';
import { readCount, type SliceState } from './slices.js';

/** When a slice is bad: its error percentage passes a threshold. */
export interface SliceRule {
  readonly errorPercent: DecimalInput;
  /** @defaultValue `'gt'` */
  readonly comparison?: Comparison;
  /** A slice with fewer events is empty. @defaultValue 1 */
  readonly minEvents?: number;
}

/**
 * Judges slices by their share of bad events.
 *
 * @param slices - Good events and all events, per slice.
 * @param rule - When a slice is bad.
 * @returns The state of every slice, in order.
 * @throws {@link SlaError} `invalid-option`, `invalid-decimal`.
 * @example
 * import { judgeSlices } from 'slakit'
 * judgeSlices([{ good: 95, total: 100 }, { good: 94, total: 100 }, { good: 0, total: 0 }], { errorPercent: 5 })
 * // => ['good', 'bad', 'empty']
 */
export function judgeSlices(slices: readonly SliceEvents[], rule: SliceRule): SliceState[] {
  const threshold = ratioOfPercent(rule.errorPercent, ['rule', 'errorPercent']);
  const comparison = readChoice(
    rule.comparison ?? 'gt',
    ['gt', 'gte', 'lt', 'lte'],
    ['rule', 'comparison'],
  );
  const minEvents = Math.max(1, rule.minEvents ?? 1);
  return slices.map((slice, index) => {
    const total = readCount(slice.total, ['slices', index, 'total']);
    const bad = readCount(total - slice.good, ['slices', index, 'good']);
    if (total < minEvents) return 'empty';
    return holds(comparison, ratio(bad, total), threshold) ? 'bad' : 'good';
  });
}

/**
 * Forgives short runs of bad slices: only runs of at least `length` count. Empty slices break a run.
 *
 * @example
 * import { requireRun } from 'slakit'
 * requireRun(['bad', 'good', 'bad', 'bad'], 2) // => ['good', 'good', 'bad', 'bad']
 */
export function requireRun(states: readonly SliceState[], length: number): SliceState[] {
  const out = [...states];
  for (let i = 0; i < out.length; ) {
    let end = i;
    while (states[end] === 'bad') end++;
    if (end - i < readCount(length, ['length'])) out.fill('good', i, end);
    i = Math.max(end, i + 1);
  }
  return out;
}

/**
 * Joins the slices of several members into those of the group.
 *
 * @param members - The states of every member, all of the same slices.
 * @param needed - How many members must be good; all of them unless given, so that any bad one is bad.
 * @returns The states of the group: `empty` where no member has data; members without data count as
 * good among others that have some.
 * @throws {@link SlaError} `invalid-option` when members have different numbers of slices.
 * @example
 * import { mergeSlices } from 'slakit'
 * mergeSlices([['good', 'bad', 'empty'], ['good', 'good', 'empty']]) // => ['good', 'bad', 'empty']
 */
export function mergeSlices(
  members: readonly (readonly SliceState[])[],
  needed: number = members.length,
): SliceState[] {
  const [first = []] = members;
  members.forEach((member, index) => {
    if (member.length === first.length) return;
    fail({
      code: 'invalid-option',
      path: [index],
      expected: `${first.length} slices`,
      received: shown(member),
    });
  });
  return first.map((_, slice) => {
    const states = members.map((member) => member[slice] as SliceState);
    if (states.every((state) => state === 'empty')) return 'empty';
    return states.filter((state) => state !== 'bad').length >= needed ? 'good' : 'bad';
  });
}

/** How outages are cut to the slices of a contract. */
export interface SliceGrid {
  readonly slice: DurationInput;
  /** The instant from which slices are counted, epoch milliseconds. @defaultValue 0 */
  readonly originAt?: number;
  /**
   * Whether a slice that is down in part counts not at all or whole.
   *
   * @defaultValue `'drop'`
   */
  readonly partial?: 'drop' | 'whole';
  /** The fewest consecutive slices that count. @defaultValue 1 */
  readonly minRun?: number;
}

/**
 * Cuts closed outages to whole slices, as contracts that speak of whole (consecutive) minutes do.
 * Overlapping and touching outages join first.
 *
 * @param outages - Intervals with a known end.
 * @param grid - The slices and what counts.
 * @returns The outages that count, for {@link measureAvailability}.
 * @throws {@link SlaError} `invalid-interval`, `invalid-instant`, `invalid-duration`, `invalid-option`.
 * @example
 * import { outagesBySlice } from 'slakit'
 * outagesBySlice([[30_000, 200_000]], { slice: { minutes: 1 } }) // => [{ startAt: 60000, endAt: 180000 }]
 */
export function outagesBySlice(outages: readonly IntervalInput[], grid: SliceGrid): Interval[] {
  const sliceMs = toPositiveDurationMs(grid.slice, ['grid', 'slice']);
  if (sliceMs === 0) {
    fail({
      code: 'invalid-option',
      path: ['grid', 'slice'],
      expected: 'a length above 0',
      received: '0',
    });
  }
  const { originAt = 0, minRun = 1 } = grid;
  const [low, high] =
    readChoice(grid.partial ?? 'drop', ['drop', 'whole'], ['grid', 'partial']) === 'drop'
      ? ([Math.ceil, Math.floor] as const)
      : ([Math.floor, Math.ceil] as const);
  const set = reading(toTimeSet)(readerOf(outages, null, 'outages'));
  const cut: IntervalInput[] = [];
  for (let i = 0; i < set.length; i += 2) {
    const first = low(((set[i] as number) - originAt) / sliceMs);
    const end = high(((set[i + 1] as number) - originAt) / sliceMs);
    if (first < end) cut.push([originAt + first * sliceMs, originAt + end * sliceMs]);
  }
  const joined = toTimeSet(cut);
  const out: Interval[] = [];
  for (let i = 0; i < joined.length; i += 2) {
    const [startAt, endAt] = [joined[i] as number, joined[i + 1] as number];
    if (endAt - startAt >= minRun * sliceMs) out.push({ startAt, endAt });
  }
  return out;
}
