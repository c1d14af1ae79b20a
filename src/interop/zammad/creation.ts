import type { Scalar } from '../../clock/rule/condition.js';
import { childOf, type Reader } from '../../core/read.js';
import { foreignId, isNone } from '../shared/foreign.js';
import type { HistoryRow, Value } from './history-row.js';
import type { TicketState } from './states.js';

/** The values with which a ticket was created, by attribute. */
export type Creation = ReadonlyMap<string, Value>;

/** The references of a ticket that conditions of SLAs speak of. */
const REFERENCES: readonly string[] = [
  'state',
  'priority',
  'group',
  'owner',
  'customer',
  'organization',
];

/**
 * What a ticket was created with: the old value of the first change of each attribute, and for what
 * never changed the value that the ticket has, if it came with the history.
 */
export function readCreation(
  rows: readonly HistoryRow[],
  assets: Reader | undefined,
  states: readonly TicketState[],
): Creation {
  const values = new Map<string, Value>();
  for (const { object, type, attribute, from } of rows) {
    const isChange = object === 'Ticket' && type === 'updated' && attribute !== undefined;
    if (isChange && !values.has(attribute)) values.set(attribute, from);
  }
  const ticketId = rows.find(({ object }) => object === 'Ticket')?.objectId;
  const ticket = ticketOf(assets, ticketId);
  for (const attribute of ticket === undefined ? [] : REFERENCES) {
    const place = childOf(ticket as Reader, `${attribute}_id`);
    if (values.has(attribute) || isNone(place)) continue;
    const id = foreignId(place);
    const text =
      attribute === 'state' ? (states.find((state) => state.id === id)?.name ?? null) : null;
    values.set(attribute, { text, id: numberOf(id) });
  }
  return values;
}

function ticketOf(assets: Reader | undefined, id: string | undefined): Reader | undefined {
  if (assets === undefined || id === undefined || isNone(assets)) return undefined;
  const tickets = childOf(assets, 'Ticket');
  const ticket = isNone(tickets) ? tickets : childOf(tickets, id);
  return isNone(ticket) ? undefined : ticket;
}

function numberOf(id: string): Scalar {
  return Number.isSafeInteger(Number(id)) ? Number(id) : id;
}
