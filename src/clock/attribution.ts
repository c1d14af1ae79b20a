import { fail, guarded, shown } from '../core/error.js';
import type { KnownFields } from '../core/read-parts.js';
import { initialState } from './cycle/state.js';
import {
  type EvaluateOptions,
  foldEntries,
  forEachInstant,
  orderedLogOf,
  requireAt,
} from './evaluate.js';
import type { ClockEvent } from './log/event.js';
import type { ClockLog } from './log/read-log.js';
import { ownValue } from './rule/attribute.js';
import { type CompiledClock, planOf } from './rule/compile.js';
import type { Scalar } from './rule/condition.js';
import type { ClockPlan } from './rule/plan.js';
import { type TraceStep, traceClock } from './trace.js';

/** Options of `attributeTime`. */
export interface AttributionOptions extends EvaluateOptions {
  /** The attribute, such as `group`. */
  readonly field: string;
}

/** The time during which an attribute had one value, by what the clock did in it. */
export interface AttributedTime {
  /** The value; `null` while the attribute was not set. */
  readonly value: Scalar;
  /** Time that the clock counted while the value held. */
  readonly countedMs: number;
  /** Pauses while the value held, on the wall. */
  readonly pausedMs: number;
  /** Time that the calendar was closed while the value held. */
  readonly closedMs: number;
}

/**
 * Divides the time of all cycles among the values of an attribute: which team, which status, which
 * assignee held the clock for how long. The counted times add up to the elapsed time of the cycles.
 *
 * @param clock - A compiled clock.
 * @param events - The log of one ticket, as a list or as `readLog` gave it.
 * @param options - The attribute, up to when, and how the log is read.
 * @returns One entry per value, in the order in which they first held.
 * @throws {@link SlaError} as `evaluateClock`; `invalid-option` when the attribute has no name.
 * @example
 * import { attributeTime, compileClock } from 'slakit/clock'
 * const clock = compileClock({ id: 'fix', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: 'PT1H' }] })
 * const events = [
 *   { at: 0, type: 'created', set: { group: 'desk' } },
 *   { at: 60_000, type: 'assigned', set: { group: 'network' } },
 * ]
 * attributeTime(clock, events, { at: 100_000, field: 'group' }).map(({ value, countedMs }) => [value, countedMs])
 * // => [['desk', 60000], ['network', 40000]]
 */
export function attributeTime(
  clock: CompiledClock,
  events: readonly ClockEvent[] | ClockLog,
  options: AttributionOptions,
): AttributedTime[] {
  return guarded(() => {
    const plan = planOf(clock);
    const until = requireAt(options, KNOWN);
    const { field } = options;
    if (typeof field !== 'string') {
      fail({
        code: field === undefined ? 'missing-field' : 'invalid-option',
        path: ['options', 'field'],
        expected: 'the name of an attribute',
        received: shown(field),
      });
    }
    const log = orderedLogOf(events, options);
    const spans = valueSpans(plan, log, until, field);
    const totals = new Map<Scalar, Totals>();
    for (const { steps } of traceClock(clock, log, { at: until })) {
      let i = 0;
      for (const step of steps) {
        // Steps and spans are both in order, so that each is met once; a span may go on in the next step.
        while ((spans[i] as ValueSpan).to <= step.startAt) i++;
        addOverlaps(totals, spans, i, step);
      }
    }
    return [...totals].map(([value, { counted, paused, closed }]) => ({
      value,
      countedMs: counted,
      pausedMs: paused,
      closedMs: closed,
    }));
  });
}

const KNOWN: KnownFields<AttributionOptions> = {
  at: true,
  attributes: true,
  order: true,
  sameInstant: true,
  field: true,
};

type Totals = Record<TraceStep['status'], number>;

interface ValueSpan {
  readonly value: Scalar;
  readonly from: number;
  readonly to: number;
}

/** When which value held, by the order that the clock sees within an instant. */
function valueSpans(plan: ClockPlan, log: ClockLog, until: number, field: string): ValueSpan[] {
  const spans: ValueSpan[] = [];
  const state = initialState(log.attributes, log.isOrderGiven);
  let value: Scalar = ownValue(state.attributes, field) ?? null;
  let from = Number.NEGATIVE_INFINITY;
  forEachInstant(log, (entries, at) => {
    if (at > until) return;
    foldEntries(plan, state, entries);
    const next = ownValue(state.attributes, field) ?? null;
    if (next === value) return;
    spans.push({ value, from, to: at });
    value = next;
    from = at;
  });
  return [...spans, { value, from, to: Number.POSITIVE_INFINITY }];
}

/** Adds a step to the values that held in it, from the first of them on. */
function addOverlaps(
  totals: Map<Scalar, Totals>,
  spans: readonly ValueSpan[],
  first: number,
  { startAt, endAt, status }: TraceStep,
): void {
  for (let i = first; i < spans.length; i++) {
    const { value, from, to } = spans[i] as ValueSpan;
    if (from >= endAt) return;
    const total = totals.get(value) ?? { counted: 0, paused: 0, closed: 0 };
    total[status] += Math.min(to, endAt) - Math.max(from, startAt);
    totals.set(value, total);
  }
}
