import { type FoldState, openCycle, pushBoundary } from '../cycle/state.js';
import type { ClockPlan } from '../rule/plan.js';
import { instantIn } from './attributes.js';

/** A pause with a date that has come is over, though its state may go on to hold. */
export function endDatedPause(state: FoldState, at: number): void {
  const { pauseUntilAt, pauseLog } = state;
  if (pauseUntilAt === null || pauseUntilAt > at) return;
  const cycle = openCycle(state);
  for (const bounds of [pauseLog, ...(cycle === undefined ? [] : [cycle.pauses])])
    if (bounds.length % 2 === 1) pushBoundary(bounds, pauseUntilAt);
  if (cycle !== undefined) cycle.pauseUntilAt = null;
  state.pauseUntilAt = null;
  state.isPausedByEvent = false;
  state.isPauseOver = true;
}

/** Lets the pause hold that the events or the attributes ask for now. */
export function applyPause(plan: ClockPlan, state: FoldState, at: number): void {
  const { pause, retroactivePause } = plan;
  if (pause === undefined) return;
  const asks = pause.isEvent ? state.isPausedByEvent : pause.holds('', state);
  datePause(plan, state, at, asks);
  const paused = asks && !state.isPauseOver;
  const isLogged = retroactivePause || state.waitingSinceAt !== null;
  if (isLogged) setPaused(state.pauseLog, paused, at);
  const cycle = openCycle(state);
  if (cycle === undefined) return;
  setPaused(cycle.pauses, paused, at);
  cycle.pauseUntilAt = paused ? state.pauseUntilAt : null;
}

/** Reads until when the pause that is asked for lasts. */
function datePause({ pauseUntil }: ClockPlan, state: FoldState, at: number, asks: boolean): void {
  if (pauseUntil === undefined) return;
  const until = asks ? instantIn(state, pauseUntil.field) : null;
  const isAhead = until !== null && until > at;
  // A new date, and an end of the state, allow the next pause.
  if (!asks || isAhead) state.isPauseOver = false;
  state.pauseUntilAt = isAhead ? until : null;
}

function setPaused(bounds: number[], paused: boolean, at: number): void {
  if (paused !== (bounds.length % 2 === 1)) pushBoundary(bounds, at);
}
