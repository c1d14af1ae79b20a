import { type ClockState, stored } from '../../clock/known-state.js';
import { type RecentEvents, readRecent } from '../../clock/log/recent-events.js';
import { lastAtOf, requireOwnState } from '../../clock/stored-state.js';
import { fail, shown } from '../../core/error.js';
import { fingerprintOf } from '../../core/fingerprint.js';
import { lastOf } from '../../core/growing-list.js';
import { type FieldsOf, readerOf, unknownName } from '../../core/read.js';
import { listOf, nullable, readFields, requireObject } from '../../core/read-parts.js';
import { resultInstant } from '../../core/read-results.js';
import { text, whole } from '../../core/read-values.js';
import { type CompiledAgreement, clockObjectives, planOf } from '../compile.js';
import type { ClockObjective } from '../document/document.js';

/**
 * A ticket as far as its events are known, for incremental evaluation. Plain JSON, to be stored
 * between events; what is in it is the library's affair. It belongs to one agreement: a state of
 * other rules, or of objectives chosen otherwise, is refused.
 */
export interface TicketState {
  /** The format of what is inside. */
  readonly format: 1;
  readonly agreementId: string;
  readonly ticketId: string;
  /** The instant of the first event, which decides whether the agreement governs. */
  readonly firstAt: number | null;
  /** The ids of events that have been folded: one with a known id counts once. @internal */
  readonly ids: readonly string[];
  /** The mark of the conditions that choose objectives. @internal */
  readonly choiceMark: string;
  /** @internal */
  readonly clocks: Readonly<Record<string, ClockState>>;
  /** Events that have been checked, and are folded when there are more of them. @internal */
  readonly recent: RecentEvents;
}

const STATE = {
  format: /* @__PURE__ */ whole('formats'),
  agreementId: text,
  ticketId: text,
  firstAt: /* @__PURE__ */ nullable(resultInstant),
  ids: /* @__PURE__ */ listOf('ids', text),
  choiceMark: text,
  // Each clock reads its own.
  clocks: (reader) => requireObject(reader, 'states by clock'),
  recent: readRecent,
} satisfies FieldsOf<TicketState>;

/** The instant of the last event of a ticket, `null` before the first. */
export function lastEventAtOf({ recent, clocks, firstAt }: TicketState): number | null {
  const instants = [lastOf(recent)?.at, firstAt, ...Object.values(clocks).map(lastAtOf)];
  return instants.reduce<number | null>(
    (latest, at) => (at === undefined || at === null || (latest ?? at) > at ? latest : at),
    null,
  );
}

/** Remembers a state that was made here: it has been checked with every event. */
export function markMade(state: TicketState): TicketState {
  MADE.add(state);
  return state;
}

const MADE = /* @__PURE__ */ new WeakSet<object>();

/**
 * Gives a state back, as plain data of its own when it was not made here. Each clock refuses the state of
 * another rule by itself; here it is the agreement that is named.
 */
export function requireStateOf(agreement: CompiledAgreement, state: TicketState): TicketState {
  planOf(agreement);
  const { id } = agreement.agreement;
  const mark = choiceMarkOf(agreement);
  if (MADE.has(state) && state.agreementId === id && state.choiceMark === mark) return state;
  if (!isObject(state)) refuseState(agreement, shown(state));
  const { format, agreementId, choiceMark, clocks } = state;
  const read = stored(() => readFields(readerOf(state, null, 'state'), 'a state', STATE));
  if ('fault' in read) return refuseState(agreement, read.fault);
  if (format !== 1) refuseState(agreement, shown(state));
  if (agreementId !== id) refuseState(agreement, `a state of the agreement ${shown(agreementId)}`);
  if (choiceMark !== mark) refuseState(agreement, 'one of objectives that were chosen otherwise');
  const known = clockObjectives(agreement).map((objective) => objective.id);
  refuseStrangers(state, known);
  const lost = known.find((name) => !Object.hasOwn(clocks, name));
  if (lost !== undefined) refuseState(agreement, `one without the clock ${shown(lost)}`);
  const own = clockObjectives(agreement).map(({ id: name, clock }): [string, ClockState] => [
    name,
    requireOwnState(clock, clocks[name] as ClockState),
  ]);
  return { ...(read.state as TicketState), clocks: Object.fromEntries(own) };
}

/**
 * The mark of how an agreement chooses its objectives for a ticket: a state remembers which have
 * fitted, so it is of no use where others would have.
 */
export function choiceMarkOf(agreement: CompiledAgreement): string {
  const known = MARKS.get(agreement);
  if (known !== undefined) return known;
  const choices = agreement.agreement.objectives.flatMap((objective) =>
    objective.kind === 'clock' ? [choiceOf(objective)] : [],
  );
  const mark = fingerprintOf(choices);
  MARKS.set(agreement, mark);
  return mark;
}

const MARKS = /* @__PURE__ */ new WeakMap<CompiledAgreement, string>();

function choiceOf({ id, appliesTo, applies }: ClockObjective): Partial<ClockObjective> {
  return { id, appliesTo, applies };
}

function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuseState(agreement: CompiledAgreement, received: string): never {
  fail({
    code: 'invalid-state',
    path: ['state'],
    expected: `a state of the agreement ${shown(agreement.agreement.id)}`,
    received,
    hint: 'start the ticket again and fold its whole log',
  });
}

/** A clock that the agreement does not have would be read by nobody. */
function refuseStrangers({ clocks }: TicketState, known: readonly string[]): void {
  const names = new Set(known);
  const stranger = Object.keys(clocks).find((id) => !names.has(id));
  if (stranger === undefined) return;
  fail({
    code: 'unknown-reference',
    path: ['state', 'clocks', stranger],
    expected: `one of the objectives ${known.slice(0, 8).join(', ') || '(none given)'}`,
    received: shown(stranger),
    ...unknownName(stranger, known),
  });
}
