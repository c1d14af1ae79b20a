import type { Read, Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, text } from '../../core/read-values.js';
import { foreignId, orNone, pickFields } from '../shared/foreign.js';
import type { TicketPhase } from '../shared/ticket-log.js';

/** A state of tickets. */
export interface TicketState {
  readonly id: string;
  readonly name: string;
  readonly phase: TicketPhase;
  /** Whether the clocks of a ticket stand while it is in this state. */
  readonly ignoresEscalation: boolean;
}

/** More states than a system has. */
const MOST_STATES = 1000;

/** The states that a system begins with. Source: zammad/zammad, db/seeds/ticket_states.rb. */
const SHIPPED_STATES: readonly TicketState[] = [
  { id: '1', name: 'new', phase: 'active', ignoresEscalation: false },
  { id: '2', name: 'open', phase: 'active', ignoresEscalation: false },
  { id: '3', name: 'pending reminder', phase: 'hold', ignoresEscalation: true },
  { id: '4', name: 'closed', phase: 'closed', ignoresEscalation: true },
  { id: '5', name: 'merged', phase: 'merged', ignoresEscalation: true },
  { id: '6', name: 'removed', phase: 'closed', ignoresEscalation: true },
  { id: '7', name: 'pending close', phase: 'hold', ignoresEscalation: true },
];

/** Reads the answer of `GET /api/v1/ticket_states`; without one the states are those shipped. */
export const readStates: Read<readonly TicketState[]> = (reader) =>
  reader.value === undefined ? SHIPPED_STATES : statesOf(readList(reader));

const readList: Read<readonly RawState[]> = /* @__PURE__ */ listOf('ticket states', readState, {
  least: 1,
  most: MOST_STATES,
});

interface RawState {
  readonly id: string;
  readonly name: string;
  readonly typeId: string;
  readonly ignoresEscalation: boolean;
}

function readState(reader: Reader): RawState {
  const fields = pickFields(reader, 'a ticket state', {
    id: foreignId,
    name: text,
    state_type_id: foreignId,
    ignore_escalation: orNone(flag),
  });
  const { id, name, state_type_id: typeId, ignore_escalation: ignores = false } = fields;
  return { id, name, typeId, ignoresEscalation: ignores };
}

/**
 * Types of states have ids that differ between systems and no list in the API: a state ends a ticket
 * that has the type of one that is shipped to do so.
 */
function statesOf(raw: readonly RawState[]): readonly TicketState[] {
  const ends = new Map<string, TicketPhase>();
  for (const { id, phase } of SHIPPED_STATES) {
    const own = raw.find((state) => state.id === id);
    if (own !== undefined && phase !== 'active' && phase !== 'hold') ends.set(own.typeId, phase);
  }
  return raw.map(({ id, name, typeId, ignoresEscalation }) => {
    const running = ignoresEscalation ? 'hold' : 'active';
    return { id, name, phase: ends.get(typeId) ?? running, ignoresEscalation };
  });
}
