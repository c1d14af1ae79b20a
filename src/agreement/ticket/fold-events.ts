import { allIds, type StoredEvent } from '../../clock/log/recent-events.js';
import type { Attributes, Scalar } from '../../clock/rule/condition.js';
import { advanceClock, type ClockState } from '../../clock/stored-state.js';
import { itemsOf } from '../../core/growing-list.js';
import { setOwn } from '../../core/own-field.js';
import { type CompiledAgreement, clockObjectives } from '../compile.js';
import type { ClockObjectivePlan } from '../kinds/clock.js';
import type { TicketState } from './known-state.js';

/** The state of a ticket with all events that it holds folded. */
export function foldedOf(agreement: CompiledAgreement, state: TicketState): TicketState {
  const events = itemsOf(state.recent);
  if (events.length === 0) return state;
  const objectives = clockObjectives(agreement);
  const attributes = { ...state.attributes };
  let { fitting } = state;
  for (const { type, set = {} } of events) {
    for (const name in set) setOwn(attributes, name, set[name] as Scalar);
    fitting = fittingOf(objectives, fitting, type, attributes);
  }
  return {
    ...state,
    firstAt: state.firstAt ?? (events[0] as StoredEvent).at,
    ids: allIds(state),
    attributes,
    fitting,
    clocks: Object.fromEntries(
      objectives.map(({ id, clock }) => [
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

/** The objectives that have fitted so far; once for a ticket, always for it. */
export function fittingOf(
  objectives: readonly ClockObjectivePlan[],
  before: readonly string[],
  eventType: string,
  attributes: Attributes,
): readonly string[] {
  if (before.length === objectives.length) return before;
  const fitted = new Set(before);
  return objectives
    .filter(
      ({ id, appliesTo }) =>
        fitted.has(id) ||
        appliesTo === undefined ||
        appliesTo.holds('', attributes) ||
        appliesTo.holds(eventType, attributes),
    )
    .map(({ id }) => id);
}

/** How much there is to copy of a ticket itself; clocks see to their own states. */
export function sizeOf(attributes: Attributes): number {
  const known = SIZES.get(attributes);
  if (known !== undefined) return known;
  const size = Object.keys(attributes).length;
  SIZES.set(attributes, size);
  return size;
}

const SIZES = /* @__PURE__ */ new WeakMap<Attributes, number>();
