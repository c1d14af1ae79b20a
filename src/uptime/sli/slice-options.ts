import { OPERATORS, type Operator } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import { type Ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant, lengthAboveZero, percent, whole, word } from '../../core/read-values.js';

/** The slices of time by which counted events are judged. */
export interface SliceOptions {
  /** The length of a slice. Each bucket lies within one. */
  readonly length: DurationInput;
  /**
   * The instant from which slices are counted.
   *
   * @defaultValue 0, so that minutes and hours are those of UTC
   */
  readonly originAt?: InstantInput | undefined;
  /** Only for `timeSlices`, which need it: the share of bad events in percent that makes a slice bad. */
  readonly errorPercent?: DecimalInput | undefined;
  /**
   * Only for `timeSlices`: how the share of bad events is held against `errorPercent`.
   *
   * @defaultValue `'gt'`
   */
  readonly operator?: Operator | undefined;
  /**
   * Only for `timeSlices`: the fewest bad slices in a row that count as bad; shorter runs are good. A
   * slice that is empty or unknown ends a run.
   *
   * @defaultValue 1
   */
  readonly minRun?: number | undefined;
  /**
   * A slice with fewer events is empty.
   *
   * @defaultValue 1
   */
  readonly minEvents?: number | undefined;
  /**
   * What an empty slice counts as: nothing, good or bad.
   *
   * @defaultValue `'leftOut'`
   */
  readonly emptyAs?: 'leftOut' | 'up' | 'down' | undefined;
  /**
   * What a slice counts as of which no bucket tells: nothing, good or bad.
   *
   * @defaultValue `'leftOut'`
   */
  readonly unknownAs?: 'leftOut' | 'up' | 'down' | undefined;
}

/** Slices as read. */
export interface SlicesPlan {
  readonly length: number;
  readonly originAt: number;
  readonly errorShare: Ratio;
  readonly operator: Operator;
  readonly minRun: number;
  readonly minEvents: number;
  readonly emptyAs: 'leftOut' | 'up' | 'down';
  readonly unknownAs: 'leftOut' | 'up' | 'down';
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    length: lengthAboveZero,
    originAt: optional(instant, 0),
    errorPercent: optional(percent),
    operator: optional(word(OPERATORS)),
    minRun: optional(whole('slices', { least: 1 })),
    minEvents: optional(whole('events'), 1),
    emptyAs: optional(word(['leftOut', 'up', 'down']), 'leftOut'),
    unknownAs: optional(word(['leftOut', 'up', 'down']), 'leftOut'),
  }) as const satisfies FieldsOf<SliceOptions>)();

/** Reads the slices of a method. */
export function readSlices(reader: Reader, method: 'timeSlices' | 'ratioSlices'): SlicesPlan {
  const { errorPercent, operator, minRun, ...plan } = readFields(reader, 'slices of time', FIELDS);
  if (method === 'ratioSlices') {
    for (const [name, value] of Object.entries({ errorPercent, operator, minRun })) {
      if (value === undefined) continue;
      refuse(childOf(reader, name), {
        code: 'invalid-option',
        expected: 'nothing here: the ratios of slices are averaged, none is good or bad',
        hint: "method: 'timeSlices' has good and bad ones",
      });
    }
  } else if (errorPercent === undefined) {
    refuse(childOf(reader, 'errorPercent'), {
      code: 'missing-field',
      expected: 'the share of bad events in percent that makes a slice bad',
    });
  }
  return {
    ...plan,
    errorShare: errorPercent ?? ZERO,
    operator: operator ?? 'gt',
    minRun: minRun ?? 1,
  };
}
