/**
 * Business calendars: when a place is open, and arithmetic in its open time.
 *
 * @module
 */
export {
  addBusinessDays,
  type BusinessDayCountOptions,
  type BusinessDayOptions,
  businessDayLength,
  businessDaysBetween,
  firstBusinessDayOf,
  isBusinessDay,
  lastBusinessDayOf,
} from './calendar/business-days.js';
export {
  type AddOptions,
  addBusinessTime,
  businessTimeBetween,
  type NeverOpens,
  type SubtractOptions,
  subtractBusinessTime,
} from './calendar/business-time.js';
export { type CalendarCheck, checkCalendar } from './calendar/check.js';
export {
  addBusinessDaysColumn,
  addBusinessTimeColumn,
  businessDaysBetweenColumns,
  businessTimeBetweenColumns,
} from './calendar/columns.js';
export { compileCalendar } from './calendar/compile.js';
export type { CompiledCalendar } from './calendar/compiled.js';
export type * from './calendar/definition.js';
export {
  type BusinessTimeStep,
  describeBusinessTime,
  explainBusinessTime,
  type Reason,
  type ReasonKind,
} from './calendar/explain.js';
export type { CalendarIssue, CalendarIssueCode } from './calendar/issues.js';
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
export type { Weekday } from './core/civil.js';
export type { DurationInput } from './core/duration.js';
export { isSlaError, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export type { InstantInput } from './core/instant.js';
export type { Interval } from './core/interval.js';
export { toIso } from './core/iso.js';
export type { TimeSet } from './core/time-set.js';
export {
  type CalendarPeriodRule,
  nextPeriod,
  type Period,
  type PeriodRule,
  periodAt,
  previousPeriod,
  type RollingPeriodRule,
} from './zone/period.js';
