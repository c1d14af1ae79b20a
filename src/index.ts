/**
 * slakit: everything a service level agreement promises, computed by pure functions over plain data.
 *
 * @module
 */

export { checkAgreement, parseAgreement } from './agreement/check.js';
export type {
  ClaimRule,
  ClaimTrigger,
  ClaimWindow,
} from './agreement/claim/claim-rule.js';
export {
  type ClaimFacts,
  type ClaimOptions,
  type ClaimStatus,
  claimStatus,
} from './agreement/claim/claim-status.js';
export { type CompiledClaim, checkClaim, compileClaim } from './agreement/claim/compile-claim.js';
export { type CompiledAgreement, clockOf, compileAgreement } from './agreement/compile.js';
export type { DayCounting, DaySpan } from './agreement/deadline/day-span.js';
export type * from './agreement/document/document.js';
export type { ServiceRecord } from './agreement/kinds/availability.js';
export type { Attainment } from './agreement/kinds/measured.js';
export type { LatencyRecord, RequestsRecord } from './agreement/kinds/requests.js';
export type { ScoreRecord } from './agreement/kinds/score.js';
export { type CompiledRight, checkRight, compileRight } from './agreement/right/compile-right.js';
export {
  evaluateRight,
  type RightEvaluation,
  type RightOptions,
  type TriggerState,
} from './agreement/right/evaluate-right.js';
export type { RightEvent, RightFacts, RightPeriod } from './agreement/right/read-right-facts.js';
export type { EventTrigger, RightRule, RightTrigger } from './agreement/right/right-rule.js';
export { type AttainmentOptions, attainmentOf } from './agreement/settle/attainment.js';
export {
  type ConsequenceFacts,
  type ConsequenceOptions,
  type ConsequenceState,
  consequencesOf,
} from './agreement/settle/consequences.js';
export { type CorrectOptions, correctStatement } from './agreement/settle/correct.js';
export type {
  CorrectionLine,
  IssuedLine,
  StatementCorrection,
} from './agreement/settle/correction.js';
export type { ObjectiveReading, SettlementFacts } from './agreement/settle/facts.js';
export {
  type NearestLevel,
  type NearestLevels,
  type NearestOptions,
  nearestLevels,
} from './agreement/settle/nearest-levels.js';
export { type SettleOptions, settlePeriod } from './agreement/settle/settle.js';
export type * from './agreement/settle/statement.js';
export { type TicketChange, ticketChangesBetween } from './agreement/ticket/changes.js';
export {
  advanceTicket,
  reportTicket,
  startTicket,
  type TicketBeginning,
} from './agreement/ticket/fold.js';
export type { TicketState } from './agreement/ticket/known-state.js';
export {
  type AttributeTicketOptions,
  attributeTicket,
  type ObjectiveAttribution,
  type ObjectiveTrace,
  traceTicket,
} from './agreement/ticket/questions.js';
export {
  evaluateTicket,
  type ObjectiveEvaluation,
  type Ticket,
  type TicketEvaluation,
  type TicketOptions,
} from './agreement/ticket/ticket.js';
export * from './calendar.js';
export * from './clock.js';
export { formatDuration, toDurationMs } from './core/duration.js';
export { formatPath, messageOf, type Path } from './core/error.js';
export { MAX_INSTANT, MIN_INSTANT, toInstant } from './core/instant.js';
export type { NearestOutcome } from './credit/nearest.js';
export * from './credit.js';
export * from './report.js';
export * from './uptime.js';
export { type LocalTime, toInstantInZone, toLocalTime } from './zone/local.js';
export { type ZoneData, type ZoneOffset, zoneDataOf } from './zone/zone-data.js';
