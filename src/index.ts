/**
 * slakit: everything a service level agreement promises, computed by pure functions over plain data.
 *
 * @module
 */

export { type Attainment, type AttainmentOptions, attainmentOf } from './agreement/attainment.js';
export { type CompiledAgreement, compileAgreement } from './agreement/compile.js';
export type * from './agreement/document.js';
export { settlePeriod } from './agreement/settle.js';
export type {
  ServiceRecord,
  SettlementInput,
  Statement,
  StatementLine,
} from './agreement/statement.js';
export {
  evaluateTicket,
  type ObjectiveEvaluation,
  type Ticket,
  type TicketEvaluation,
  type TicketOptions,
} from './agreement/ticket.js';
export * from './calendar.js';
export * from './clock.js';
export type { DecimalInput } from './core/decimal-text.js';
export { formatDuration, toDurationMs } from './core/duration.js';
export { formatPath, messageOf, type Path } from './core/error.js';
export { MAX_INSTANT, MIN_INSTANT, toInstant } from './core/instant.js';
export {
  type IntervalInput,
  toIntervals,
  toTimeSet,
  toTimeSetFromColumns,
} from './core/interval.js';
export type { Readable, ReadableField } from './core/iso.js';
export type { DisplayRounding } from './core/ratio.js';
export {
  clip,
  complement,
  contains,
  difference,
  intersection,
  locate,
  measure,
  measureWithin,
  union,
} from './core/time-set.js';
export type { CountdownSnapshot } from './countdown/snapshot.js';
export * from './credit.js';
export { type ExplainOptions, explainClock } from './report/explain-clock.js';
export { type CountdownOptions, toCountdown } from './report/to-countdown.js';
export { wordDuration, wordInstant } from './report/wording.js';
export * from './uptime.js';
export { instantInZone, type LocalTime, localTimeIn } from './zone/local.js';
