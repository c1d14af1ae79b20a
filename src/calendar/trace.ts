import { DAY_MS, formatDate } from '../core/civil.js';
import { fail } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { contains } from '../core/time-set.js';
import { instantOfLabel, labelOfInstant } from '../zone/zone.js';
import { planOf } from './open/block.js';
import type { CompiledCalendar } from './open/compiled.js';
import { type Reason, reasonReader } from './open/reason.js';
import { openTimeSet } from './open-intervals.js';

export type { Reason, ReasonKind } from './open/reason.js';

/** A stretch of time, whether it counted, and why or why not. It never crosses a midnight. */
export interface BusinessTimeStep {
  readonly startAt: number;
  readonly endAt: number;
  readonly isOpen: boolean;
  /** The date of the stretch in the calendar's zone. */
  readonly date: string;
  readonly reason: Reason;
  /** Open time up to the end of this step. */
  readonly totalMs: number;
}

/**
 * Takes the open time between two instants apart: every stretch in order, whether it counted, and why
 * or why not. The steps join without gaps and their open time adds up to `businessTimeBetween`.
 *
 * @param calendar - A compiled calendar.
 * @param from - Start, included.
 * @param to - End, excluded; nothing when it is not after the start.
 * @returns The steps in order.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-calendar`, and
 * `result-out-of-range` for a stretch of more than 4,000 days.
 * @example
 * import { compileCalendar, traceBusinessTime } from 'slakit/calendar'
 * const office = compileCalendar({
 *   timeZone: 'UTC',
 *   weekly: { 'mon-fri': '09:00-17:00' },
 *   holidays: [{ date: '2026-05-04', name: 'Early May bank holiday' }],
 * })
 * const steps = traceBusinessTime(office, '2026-05-03T00:00:00Z', '2026-05-05T00:00:00Z')
 * steps.map(({ date, isOpen, reason }) => [date, isOpen, reason.text])
 * // => [['2026-05-03', false, 'closed on Sundays'], ['2026-05-04', false, 'holiday Early May bank holiday']]
 * @see {@link explainBusinessTime}
 */
export function traceBusinessTime(
  calendar: CompiledCalendar,
  from: InstantInput,
  to: InstantInput,
): BusinessTimeStep[] {
  const start = toInstant(from);
  const end = toInstant(to);
  const plan = planOf(calendar);
  if (end <= start) return [];
  if (end - start > MOST_DAYS * DAY_MS) {
    fail({
      code: 'result-out-of-range',
      path: ['to'],
      expected: `a stretch of at most ${MOST_DAYS} days`,
      received: `${Math.ceil((end - start) / DAY_MS)} days`,
      hint: 'ask for a shorter stretch, or for the sums of openTimePer',
    });
  }
  const open = openTimeSet(calendar, start, end);
  const { reasonAt, cuts } = reasonReader(plan, start, end);
  const bounds = [...new Set([start, ...midnights(calendar, start, end), ...cuts, ...open])]
    .filter((at) => at >= start && at < end)
    .sort((a, b) => a - b);
  const steps: BusinessTimeStep[] = [];
  let totalMs = 0;
  bounds.forEach((startAt, i) => {
    const endAt = bounds[i + 1] ?? end;
    const isOpen = contains(open, startAt);
    const date = formatDate(Math.floor(labelOfInstant(plan.zone, startAt) / DAY_MS));
    const reason = reasonAt(startAt, isOpen);
    if (isOpen) totalMs += endAt - startAt;
    const last = steps.at(-1);
    const goesOn =
      last !== undefined &&
      last.isOpen === isOpen &&
      last.date === date &&
      last.reason.text === reason.text;
    if (goesOn) steps[steps.length - 1] = { ...last, endAt, totalMs };
    else steps.push({ startAt, endAt, isOpen, date, reason, totalMs });
  });
  return steps;
}

function midnights(calendar: CompiledCalendar, from: number, to: number): number[] {
  const { zone } = calendar.plan;
  const out: number[] = [];
  for (let day = Math.floor(labelOfInstant(zone, from) / DAY_MS) + 1; ; day++) {
    const at = instantOfLabel(zone, day * DAY_MS);
    if (at >= to) return out;
    out.push(at);
  }
}

/** Some eleven years: each day has its reasons, and each asks all overrides. */
const MOST_DAYS = 4000;
