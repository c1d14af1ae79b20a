import { planOf } from '../../calendar/open/block.js';
import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { BusinessTimeStep, Reason } from '../../calendar/trace.js';
import { DAY_MS, formatTime } from '../../core/civil.js';
import { guarded } from '../../core/error.js';
import { type FieldsOf, type Read, readerOf } from '../../core/read.js';
import { listOf, readFields } from '../../core/read-parts.js';
import { resultInstant, resultMs } from '../../core/read-results.js';
import { flag, text } from '../../core/read-values.js';
import { labelOfInstant, zoneAt } from '../../zone/zone.js';
import { describeDuration, describeInstant } from './describe.js';

/**
 * Says in words why time was open or closed: a line for each step, with local times and the running
 * total.
 *
 * @param calendar - The calendar that was traced.
 * @param steps - What `traceBusinessTime` gave.
 * @returns Lines of text, in English.
 * @throws {@link SlaError} `invalid-calendar`; `invalid-type`, `missing-field` or `unknown-field` when a
 * step is none.
 * @example
 * import { compileCalendar, explainBusinessTime, traceBusinessTime } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-12:00, 13:00-17:00' } })
 * explainBusinessTime(office, traceBusinessTime(office, '2026-03-02T11:00:00Z', '2026-03-02T14:00:00Z'))
 * // => [
 * //   'Mon 2026-03-02 11:00-12:00  open 1 h, in all 1 h',
 * //   'Mon 2026-03-02 12:00-13:00  outside hours (09:00-12:00, 13:00-17:00)',
 * //   'Mon 2026-03-02 13:00-14:00  open 1 h, in all 2 h',
 * // ]
 * @see {@link traceBusinessTime}
 */
export function explainBusinessTime(
  calendar: CompiledCalendar,
  steps: readonly BusinessTimeStep[],
): string[] {
  return guarded(() => {
    const { zone } = planOf(calendar);
    return readSteps(readerOf(steps, null, 'steps')).map(
      ({ startAt, endAt, isOpen, reason, totalMs }) => {
        const day = Math.floor(labelOfInstant(zone, startAt) / DAY_MS);
        // The end as a label of the day of the start, so that midnight reads 24:00.
        const endLabel = labelOfInstant(zone, endAt - 1) + 1 - day * DAY_MS;
        const when = `${describeInstant(startAt, zoneAt(zone, startAt).id)}-${formatTime(endLabel)}`;
        if (!isOpen) return `${when}  ${reason.text}`;
        const length = describeDuration(endAt - startAt);
        return `${when}  ${reason.text} ${length}, in all ${describeDuration(totalMs)}`;
      },
    );
  });
}

const REASON = { kind: text, name: text, text } satisfies FieldsOf<Reason>;

const STEP = {
  startAt: resultInstant,
  endAt: resultInstant,
  isOpen: flag,
  date: text,
  reason: (reader) => readFields(reader, 'a reason', REASON),
  totalMs: resultMs,
} satisfies FieldsOf<BusinessTimeStep>;

const readSteps: Read<readonly BusinessTimeStep[]> = /* @__PURE__ */ listOf('steps', (reader) => {
  readFields(reader, 'a step of traceBusinessTime', STEP);
  return reader.value as BusinessTimeStep;
});
