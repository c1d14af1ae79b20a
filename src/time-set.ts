/**
 * The algebra of time: sets of instants as sorted boundaries, their union, intersection, difference
 * and measure.
 *
 * @module
 */

export type { DurationInput } from './core/duration.js';
export {
  isSlaError,
  messageOf,
  type Path,
  type Problem,
  SlaError,
  type SlaErrorCode,
} from './core/error.js';
export type { InstantInput } from './core/instant.js';
export {
  type Interval,
  type IntervalInput,
  type TimeInput,
  toTimeSet,
} from './core/interval.js';
export {
  type IsoDuration,
  type IsoInstant,
  type Readable,
  type ReadableField,
  toIso,
} from './core/iso.js';
export {
  clip,
  complement,
  contains,
  difference,
  intersection,
  locate,
  measure,
  measureWithin,
  toIntervals,
  toTimeSetFromColumns,
  union,
} from './core/time-algebra.js';
export type { TimeSet } from './core/time-set.js';
