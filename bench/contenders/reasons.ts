import type { RowId } from '../types.js';

const ZONE = 'works in the zone of the process';

/** What no peer has. */
export const NO_COLUMNS: Readonly<Partial<Record<RowId, string>>> = {
  'add-10-days-column': 'takes one date at a time',
};

/** For peers that know one zone only. */
export const NO_ZONES: Readonly<Partial<Record<RowId, string>>> = {
  'add-40h-paris': ZONE,
  'between-year-paris': ZONE,
  'first-answer-paris': ZONE,
};
