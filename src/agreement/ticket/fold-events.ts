import { allIds, type StoredEvent } from '../../clock/log/recent-events.js';
import { advanceClock, type ClockState } from '../../clock/stored-state.js';
import { itemsOf } from '../../core/growing-list.js';
import { type CompiledAgreement, clockObjectives } from '../compile.js';
import type { TicketState } from './known-state.js';

/** The state of a ticket with all events that it holds folded. */
export function foldedOf(agreement: CompiledAgreement, state: TicketState): TicketState {
  const events = itemsOf(state.recent);
  if (events.length === 0) return state;
  return {
    ...state,
    firstAt: state.firstAt ?? (events[0] as StoredEvent).at,
    ids: allIds(state),
    clocks: Object.fromEntries(
      clockObjectives(agreement).map(({ id, clock }) => [
        id,
        events.reduce(
          // Repetitions are told by the ticket, once for all clocks.
          (folded, { id: _, ...anonymous }) => advanceClock(clock, folded, anonymous),
          state.clocks[id] as ClockState,
        ),
      ]),
    ),
    recent: [],
  };
}
