/**
 * Timers that tell everything once: what came due of tickets, and one alarm for all of them.
 *
 * @module
 */
export type { CompiledAgreement } from './agreement/compile.js';
export type * from './agreement/document/document.js';
export type { TicketChange } from './agreement/ticket/changes.js';
export type { TicketBeginning } from './agreement/ticket/fold.js';
export type { TicketState } from './agreement/ticket/known-state.js';
export type { Ticket, TicketOptions } from './agreement/ticket/ticket.js';
export {
  type RewatchedTicket,
  rewatch,
  startWatch,
  type TicketWatch,
  type WatchedTicket,
  watchEvent,
  watchUntil,
} from './agreement/ticket/watch.js';
export type { ClockChange, ClockChangeCommon, ToldVerdict } from './clock/changes.js';
export type { CycleEnding } from './clock/cycle/cycle-report.js';
export type { ClockEvent } from './clock/log/event.js';
export type { EventOrder, InstantOrder } from './clock/log/read-log.js';
export { isSlaError, type Path, type Problem, SlaError, type SlaErrorCode } from './core/error.js';
export { createTimers, type Timers } from './core/timers.js';
