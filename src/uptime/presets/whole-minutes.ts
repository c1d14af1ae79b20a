import type { SliceRounding } from '../outages/slice-grid.js';

/** Slices of minutes in which only those count that are wholly down. */
export const WHOLE_MINUTES: SliceRounding = { length: { minutes: 1 }, partialAs: 'up' };
