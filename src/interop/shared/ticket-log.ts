import { type ClockEvent, plainAttributes } from '../../clock/log/event.js';
import type { Scalar } from '../../clock/rule/condition.js';

/**
 * The meaning of a status for clocks: work goes on (`active`), waits for somebody else (`hold`), or is
 * over, by the word of the event that ends it.
 */
export type TicketPhase = 'active' | 'hold' | TicketEnd;

/** The events that end a ticket. */
export type TicketEnd = 'solved' | 'closed' | 'merged';

/** All phases, for readers of options. */
export const TICKET_PHASES: readonly TicketPhase[] = [
  'active',
  'hold',
  'solved',
  'closed',
  'merged',
];

/** One row of the log of a product, as far as it is understood. */
export interface LogRow {
  readonly at: number;
  /** Unique within the log of a ticket. */
  readonly id: string;
  /** The event; `status` gives way to what the change of phase is called. */
  readonly type: string;
  /** Attributes that have this value from now on. */
  readonly set?: Readonly<Record<string, Scalar>>;
  /** The phase that it leads to, if it says one. */
  readonly phase?: TicketPhase;
}

/** What the events so far have said, and nothing has taken back. */
interface Said {
  readonly isHeld: boolean;
  readonly end: TicketEnd | null;
}

/**
 * Writes rows in the vocabulary of the presets: `paused`, `resumed`, `solved`, `closed`, `merged` and
 * `reopened` where the phase changes.
 *
 * - Of the phases of one instant only the last counts, as its rows are ordered: a hold that ends as it
 *   begins took no time, and a clock told of both would have to choose which came first.
 * - `resumed` answers `paused`, and `reopened` answers an end; both come when work goes on. So a ticket
 *   that goes from closed to waiting is reopened when the waiting is over, and no instant both holds
 *   and releases a clock.
 *
 * @param rows - In the order of the product, by instant.
 * @returns The events in that order, numbered by `seq`.
 */
export function eventsOfRows(rows: readonly LogRow[]): readonly ClockEvent[] {
  const last = lastPhases(rows);
  let said: Said = { isHeld: false, end: null };
  const events = rows.flatMap((row) => {
    const { phase } = row;
    if (phase === undefined || last.get(row.at) !== row) return [eventOf(row, row.type)];
    const types = wordsOf(said, phase);
    said = saidAfter(said, phase);
    if (row.type !== 'status') return [row.type, ...types].map(toEvents(row));
    return (types.length === 0 ? ['status'] : types).map(toEvents(row));
  });
  // The order is the product's own, also within an instant.
  return events.map((event, seq) => ({ ...event, seq }));
}

/** The row of each instant whose phase counts. */
function lastPhases(rows: readonly LogRow[]): ReadonlyMap<number, LogRow> {
  return new Map(rows.filter(({ phase }) => phase !== undefined).map((row) => [row.at, row]));
}

function wordsOf({ isHeld, end }: Said, phase: TicketPhase): readonly string[] {
  if (phase === 'hold') return isHeld ? [] : ['paused'];
  if (phase !== 'active') return phase === end ? [] : [phase];
  return [...(isHeld ? ['resumed'] : []), ...(end === null ? [] : ['reopened'])];
}

function saidAfter(said: Said, phase: TicketPhase): Said {
  if (phase === 'active') return { isHeld: false, end: null };
  return phase === 'hold' ? { ...said, isHeld: true } : { ...said, end: phase };
}

/** The first event of a row has its attributes and its id, any further one an id of its own. */
function toEvents(row: LogRow): (type: string, index: number) => ClockEvent {
  return (type, index) =>
    index === 0 ? eventOf(row, type) : { at: row.at, type, id: `${row.id}/${type}` };
}

function eventOf({ at, id, set }: LogRow, type: string): ClockEvent {
  const isBare = set === undefined || Object.keys(set).length === 0;
  return isBare ? { at, type, id } : { at, type, id, set: plainAttributes(set) };
}

/** Compares ids that grow with time and are written as whole numbers; others by their letters. */
export function compareIds(a: string, b: string): number {
  const byLength = NUMBER.test(a) && NUMBER.test(b) ? a.length - b.length : 0;
  return byLength || (a < b ? -1 : Number(a > b));
}

const NUMBER = /^[1-9]\d*$/;

/** Sets rows with a known id aside: pages of a log overlap. */
export function withoutRepetitions<Row extends { readonly id: string }>(
  rows: readonly Row[],
): readonly Row[] {
  const seen = new Set<string>();
  return rows.filter(({ id }) => !seen.has(id) && seen.add(id));
}
