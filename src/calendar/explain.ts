import { DAY_MS, formatDate, formatTime, WEEKDAYS, weekdayOf } from '../core/civil.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { contains } from '../core/time-set.js';
import { instantOfLabel, labelOfInstant } from '../zone/zone.js';
import { planOf } from './block.js';
import type { CompiledCalendar } from './compiled.js';
import { openTimeSet } from './open-intervals.js';
import { type Reason, reasonReader } from './reason.js';

export type { Reason, ReasonKind } from './reason.js';

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
 * Explains the open time between two instants: every stretch in order, whether it counted, and why
 * or why not. The steps join without gaps and their open time adds up to `businessTimeBetween`.
 *
 * @param calendar - A compiled calendar.
 * @param from - Start, included.
 * @param to - End, excluded; nothing when it is not after the start.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { compileCalendar, explainBusinessTime } from 'slakit/calendar'
 * const office = compileCalendar({
 *   timeZone: 'UTC',
 *   weekly: { 'mon-fri': '09:00-17:00' },
 *   holidays: [{ date: '2026-05-04', name: 'Early May bank holiday' }],
 * })
 * const steps = explainBusinessTime(office, '2026-05-03T00:00:00Z', '2026-05-05T00:00:00Z')
 * steps.map(({ date, isOpen, reason }) => [date, isOpen, reason.text])
 * // => [['2026-05-03', false, 'closed on Sundays'], ['2026-05-04', false, 'holiday Early May bank holiday']]
 */
export function explainBusinessTime(
  calendar: CompiledCalendar,
  from: InstantInput,
  to: InstantInput,
): BusinessTimeStep[] {
  const start = toInstant(from);
  const end = toInstant(to);
  const plan = planOf(calendar);
  if (end <= start) return [];
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

/**
 * Writes steps for a person, one line each, with local times and the running total.
 *
 * @example
 * import { compileCalendar, describeBusinessTime, explainBusinessTime } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-12:00, 13:00-17:00' } })
 * describeBusinessTime(office, explainBusinessTime(office, '2026-03-02T11:00:00Z', '2026-03-02T14:00:00Z'))
 * // => [
 * //   'Mon 2026-03-02 11:00-12:00  open 1 h, in all 1 h',
 * //   'Mon 2026-03-02 12:00-13:00  outside hours (09:00-12:00, 13:00-17:00)',
 * //   'Mon 2026-03-02 13:00-14:00  open 1 h, in all 2 h',
 * // ]
 */
export function describeBusinessTime(
  calendar: CompiledCalendar,
  steps: readonly BusinessTimeStep[],
): string[] {
  const { zone } = planOf(calendar);
  return steps.map(({ startAt, endAt, isOpen, reason, totalMs }) => {
    const label = labelOfInstant(zone, startAt);
    const day = Math.floor(label / DAY_MS);
    const endLabel = labelOfInstant(zone, endAt - 1) + 1 - day * DAY_MS;
    const weekday = WEEKDAYS[weekdayOf(day)] as string;
    const when = `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${formatDate(day)} ${formatTime(label - day * DAY_MS)}-${formatTime(endLabel)}`;
    if (!isOpen) return `${when}  ${reason.text}`;
    return `${when}  ${reason.text} ${lengthOf(endAt - startAt)}, in all ${lengthOf(totalMs)}`;
  });
}

function lengthOf(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  const parts = [
    [Math.floor(minutes / 60), 'h'],
    [minutes % 60, 'min'],
    [(ms % 60_000) / 1000, 's'],
  ] as const;
  return (
    parts
      .filter(([amount]) => amount > 0)
      .map(([amount, unit]) => `${amount} ${unit}`)
      .join(' ') || '0 min'
  );
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
