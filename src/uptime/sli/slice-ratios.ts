import { divide, ONE, type Ratio, ratio, sum, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { whole, word } from '../../core/read-values.js';
import { type FigureOptions, figuresOf, readFormat } from '../terms/figures.js';
import { TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';

/** A slice by its events: good ones and all. */
export interface SliceEvents {
  readonly good: number;
  readonly total: number;
}

/** Slices whose own ratios are averaged, whatever their traffic. */
export interface SliceRatiosInput extends TargetInput {
  readonly slices: readonly SliceEvents[];
  /**
   * What a slice without events counts as.
   *
   * @defaultValue `'up'`, as cloud contracts have it
   */
  readonly emptyAs?: 'leftOut' | 'up' | 'down' | undefined;
}

/** A mean of slice ratios. */
export interface SliceRatioSli {
  readonly status: Verdict;
  /** How many slices count. */
  readonly total: number;
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
}

const EVENT_FIELDS = {
  good: /* @__PURE__ */ whole('events'),
  total: /* @__PURE__ */ whole('events'),
} as const satisfies FieldsOf<SliceEvents>;

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    slices: readSliceEvents,
    emptyAs: optional(word(['leftOut', 'up', 'down']), 'up'),
  }) as const satisfies FieldsOf<SliceRatiosInput>)();

/**
 * Measures the mean of slice ratios: 100 % minus the average of the error rates of equal slices, as
 * storage and function services promise it. A quiet slice weighs as much as a busy one.
 *
 * @param input - Events per slice, and the target.
 * @param options - How figures are written.
 * @returns The mean, exact until it is written.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-target`;
 * `result-out-of-range` for fractions of more than 1,048,576 bits between two steps.
 * @example
 * import { measureSliceRatios } from 'slakit/uptime'
 * measureSliceRatios({ slices: [{ good: 1, total: 2 }, { good: 100, total: 100 }] }).sliPercent // => '75'
 */
export function measureSliceRatios(
  input: SliceRatiosInput,
  options: FigureOptions = {},
): SliceRatioSli {
  const figures = figuresOf(readFormat(options), 'floor');
  const reader = readerOf(input);
  const { slices, emptyAs, ...values } = readFields(reader, 'slices with events', FIELDS);
  const target = targetOf(reader, values);
  const shares = slices.flatMap((slice) => shareOf(slice, emptyAs));
  if (shares.length === 0) return { status: 'no-data', total: 0, sliRatio: null, sliPercent: null };
  const mean = divide(sum(shares), ratio(shares.length));
  return {
    status: verdictOn(mean, target),
    total: shares.length,
    sliRatio: figures.ratio(mean),
    sliPercent: figures.percent(mean),
  };
}

/** Reads good events and all events of slices. */
export function readSliceEvents(reader: Reader): readonly SliceEvents[] {
  return listOf('slices with good and total', readEvents)(reader);
}

function readEvents(reader: Reader): SliceEvents {
  const slice = readFields(reader, 'a slice with good and total', EVENT_FIELDS);
  if (slice.good <= slice.total) return slice;
  refuse(childOf(reader, 'good'), { code: 'invalid-option', expected: 'no more than the total' });
}

function shareOf({ good, total }: SliceEvents, emptyAs: 'leftOut' | 'up' | 'down'): Ratio[] {
  if (total > 0) return [ratio(good, total)];
  return emptyAs === 'leftOut' ? [] : [emptyAs === 'up' ? ONE : ZERO];
}
