import type { DecimalInput } from '../../core/decimal-text.js';
import { ONE, type Ratio, subtract, ZERO } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  type ReadersOf,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { share } from '../../core/read-values.js';
import {
  badShareOf,
  COUNT_FIELDS,
  COUNT_OPTION_FIELDS,
  type CountOptions,
  type CountsInput,
  countsOf,
} from './counts.js';

/** A share of bad events, given as it is, as its complement, or as counters. */
export interface ErrorRatioInput extends CountsInput, CountOptions {
  /** Bad events per event, 0 to 1. */
  readonly errorRatio?: DecimalInput | undefined;
  /** Good events per event, 0 to 1. */
  readonly sliRatio?: DecimalInput | undefined;
}

/** A share of errors as read: one of the three ways. */
type ErrorValues = ValuesOf<typeof COUNT_FIELDS> &
  ValuesOf<typeof COUNT_OPTION_FIELDS> & {
    readonly errorRatio: Ratio | undefined;
    readonly sliRatio: Ratio | undefined;
  };

export const ERROR_FIELDS: ReadersOf<ErrorValues> = /* @__PURE__ */ (() =>
  ({
    errorRatio: optional(share),
    sliRatio: optional(share),
    ...COUNT_FIELDS,
    ...COUNT_OPTION_FIELDS,
  }) satisfies FieldsOf<ErrorRatioInput>)();

/** The share of bad events; no events at all are no errors. */
export function errorRatioOf(reader: Reader, values: ErrorValues): Ratio {
  return errorsOf(reader, values).share ?? ZERO;
}

/** What is known of errors. */
interface Errors {
  /** `null` when there were no events to take a share of. */
  readonly share: Ratio | null;
  /** How many events there were; `undefined` when only a share was given. */
  readonly total: Ratio | undefined;
}

/** The share of bad events, and of how many; a share of no events is none. */
export function errorsOf(reader: Reader, values: ErrorValues): Errors {
  const { errorRatio, sliRatio, missingAs, excess, good, bad, total } = values;
  const ways = [errorRatio, sliRatio, good ?? bad ?? total].filter((way) => way !== undefined);
  if (ways.length > 1) {
    refuse(reader, {
      code: 'invalid-option',
      expected: 'only one of errorRatio, sliRatio and counters',
    });
  }
  if (errorRatio !== undefined) return { share: errorRatio, total: undefined };
  if (sliRatio !== undefined) return { share: subtract(ONE, sliRatio), total: undefined };
  const counts =
    ways.length === 0 ? null : countsOf(reader, { good, bad, total }, { missingAs, excess });
  if (counts !== null) {
    const { total } = counts;
    return { share: total.numerator === 0n ? null : badShareOf(counts), total };
  }
  refuse(childOf(reader, 'errorRatio'), {
    code: 'missing-field',
    expected: 'errorRatio, sliRatio, or two of good, bad and total',
  });
}
