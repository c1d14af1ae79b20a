import type { DecimalInput } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { ONE, type Ratio, subtract } from '../core/ratio.js';
import {
  type CountOptions,
  type CountsInput,
  errorRatioOf,
  readCounts,
  readShare,
} from './counts.js';

/** A share of bad events, given as it is, as its complement, or as counters. */
export interface ErrorRatioInput extends CountsInput, CountOptions {
  /** Bad events per event, 0 to 1. */
  readonly errorRatio?: DecimalInput;
  /** Good events per event, 0 to 1. */
  readonly sliRatio?: DecimalInput;
}

/** Reads the share of bad events; no events at all are no errors. */
export function readErrorRatio(input: ErrorRatioInput, path: Path = []): Ratio {
  if (input.errorRatio !== undefined) return readShare(input.errorRatio, [...path, 'errorRatio']);
  if (input.sliRatio !== undefined)
    return subtract(ONE, readShare(input.sliRatio, [...path, 'sliRatio']));
  const counts = readCounts(input, input, path);
  if (counts !== undefined) return errorRatioOf(counts);
  fail({
    code: 'missing-field',
    path: [...path, 'errorRatio'],
    expected: 'errorRatio, sliRatio, or two of good, bad and total',
    received: shown(input),
  });
}
