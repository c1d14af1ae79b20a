/**
 * Business calendars: when a place is open, and arithmetic in its open time.
 *
 * @module
 */
export type {
  BusinessDayCountOptions,
  BusinessDayOptions,
} from './calendar/business-day-options.js';
export {
  addBusinessDays,
  businessDayLength,
  businessDayShare,
  businessDaysBetween,
  isBusinessDay,
} from './calendar/business-days.js';
export { firstBusinessDayOf, lastBusinessDayOf } from './calendar/business-days-of-period.js';
export {
  type AddOptions,
  addBusinessTime,
  businessTimeBetween,
  type NeverOpens,
  type SubtractOptions,
  subtractBusinessTime,
} from './calendar/business-time.js';
export { checkCalendar } from './calendar/check.js';
export {
  addBusinessDaysColumn,
  addBusinessTimeColumn,
  businessDaysBetweenColumns,
  businessTimeBetweenColumns,
} from './calendar/columns.js';
export { compileCalendar } from './calendar/compile.js';
export type { CompiledCalendar } from './calendar/open/compiled.js';
export { openIntervals, openIntervalsBefore, openTimeSet } from './calendar/open-intervals.js';
export { type OpenPeriod, openTimePer } from './calendar/open-time-per.js';
export {
  isOpen,
  type NeverCloses,
  type NextOpenOptions,
  nextCloseAt,
  nextOpenAt,
  openIntervalNearest,
  previousCloseAt,
  previousOpenAt,
} from './calendar/opening.js';
export type * from './calendar/plan/definition.js';
export type { CalendarWarningCode } from './calendar/plan/warning.js';
export { ROUND_THE_CLOCK } from './calendar/round-the-clock.js';
export {
  type BusinessTimeStep,
  type Reason,
  type ReasonKind,
  traceBusinessTime,
} from './calendar/trace.js';
export type { DurationInput } from './core/duration.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { CheckResult, Finding, Severity } from './core/finding.js';
export type { InstantInput } from './core/instant.js';
export type { Interval, IntervalInput } from './core/interval.js';
export {
  type IsoDuration,
  type IsoInstant,
  type Readable,
  type ReadableField,
  toIso,
} from './core/iso.js';
export type { TimeSet } from './core/time-set.js';
export { explainBusinessTime } from './report/words/explain-business-time.js';
export {
  type CalendarPeriodRule,
  nextPeriod,
  type Period,
  type PeriodRule,
  periodAt,
  previousPeriod,
  type RollingPeriodRule,
} from './zone/period.js';
