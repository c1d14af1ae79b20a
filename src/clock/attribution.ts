import { type InstantInput, toInstant } from '../core/instant.js';
import type { CompiledClock } from './compile.js';
import type { Scalar } from './condition.js';
import type { EvaluateOptions } from './evaluate.js';
import { type ClockEvent, orderEvents } from './event.js';
import { type TraceStep, traceClock } from './trace.js';

/** How long a value of an attribute held the clock. */
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
 * @param events - The log of one ticket.
 * @param at - Up to when.
 * @param field - The attribute, such as `group`.
 * @returns One entry per value, in the order in which they first held.
 * @throws {@link SlaError} `invalid-event`, `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { attributeTime, compileClock } from 'slakit/clock'
 * const clock = compileClock({ id: 'fix', start: { on: 'created' }, stop: { on: 'solved' }, targets: [{ elapsed: 'PT1H' }] })
 * const events = [
 *   { at: 0, type: 'created', set: { group: 'desk' } },
 *   { at: 60_000, type: 'assigned', set: { group: 'network' } },
 * ]
 * attributeTime(clock, events, 100_000, 'group').map(({ value, countedMs }) => [value, countedMs])
 * // => [['desk', 60000], ['network', 40000]]
 */
export function attributeTime(
  clock: CompiledClock,
  events: readonly ClockEvent[],
  at: InstantInput,
  field: string,
  options: EvaluateOptions = {},
): AttributedTime[] {
  const spans = valueSpans(events, toInstant(at, ['at']), field, options);
  const totals = new Map<Scalar, Totals>();
  for (const { steps } of traceClock(clock, events, at, options)) {
    for (const step of steps) {
      for (const span of spans) addOverlap(totals, span, step);
    }
  }
  return [...totals].map(([value, { counted, paused, closed }]) => ({
    value,
    countedMs: counted,
    pausedMs: paused,
    closedMs: closed,
  }));
}

type Totals = Record<TraceStep['status'], number>;

interface ValueSpan {
  readonly value: Scalar;
  readonly from: number;
  readonly to: number;
}

/** When which value held; at one instant the last event decides. */
function valueSpans(
  events: readonly ClockEvent[],
  until: number,
  field: string,
  { attributes = {}, order }: EvaluateOptions,
): ValueSpan[] {
  const spans: ValueSpan[] = [];
  let value: Scalar = Object.hasOwn(attributes, field) ? (attributes[field] as Scalar) : null;
  let from = Number.NEGATIVE_INFINITY;
  for (const { event, at } of orderEvents(events, until, [], order)) {
    if (event.set === undefined || !Object.hasOwn(event.set, field)) continue;
    const next = event.set[field] as Scalar;
    if (next === value) continue;
    if (at > from) spans.push({ value, from, to: at });
    value = next;
    from = at;
  }
  return [...spans, { value, from, to: Number.POSITIVE_INFINITY }];
}

function addOverlap(
  totals: Map<Scalar, Totals>,
  { value, from, to }: ValueSpan,
  { startAt, endAt, status }: TraceStep,
): void {
  const overlap = Math.min(to, endAt) - Math.max(from, startAt);
  if (overlap <= 0) return;
  const total = totals.get(value) ?? { counted: 0, paused: 0, closed: 0 };
  total[status] += overlap;
  totals.set(value, total);
}
