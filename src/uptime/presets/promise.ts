import type { SliceRounding } from '../outages/slice-grid.js';
import type { SliceRatiosInput } from '../sli/slice-ratios.js';
import type { SlicesInput } from '../sli/slices.js';

/** A contract's promise about the mean of slice ratios: spread it into `measureSliceRatios` and add the slices. */
export type RatioPromise = Omit<SliceRatiosInput, 'slices'>;

/** A contract's promise about good and bad slices: spread it into `measureSlices` and add the slices. */
export type SlicePromise = Omit<SlicesInput, 'slices' | 'window'>;

/** Slices of minutes in which only those count that are wholly down. */
export const WHOLE_MINUTES: SliceRounding = { length: { minutes: 1 }, partialAs: 'up' };
