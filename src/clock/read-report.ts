import type { FieldsOf, Read, Reader } from '../core/read.js';
import { listOf, nullable, readFields } from '../core/read-parts.js';
import { resultInstant, resultMs, returned } from '../core/read-results.js';
import { flag, id, text, whole, word } from '../core/read-values.js';
import type { CycleReport, CycleVerdict } from './cycle/cycle-report.js';
import type { WarningReport } from './cycle/warning-times.js';
import type { IgnoredEvent } from './log/event.js';
import type { ClockReport, ClockSummary } from './report.js';

/**
 * Reads a report on a clock that comes back as an argument: all of it, whatever the question needs.
 *
 * @throws SlaError `unknown-field`, `missing-field`, and what its fields are refused with.
 */
export const readReport: Read<ClockReport> = /* @__PURE__ */ returned('report', (reader) => {
  readFields(reader, 'the report of a clock', REPORT);
  return reader.value as ClockReport;
});

const STATES: readonly CycleVerdict[] = [
  'pending',
  'running',
  'paused',
  'met',
  'missed',
  'cancelled',
];
const state: Read<CycleVerdict> = /* @__PURE__ */ word(STATES);
const count: Read<number> = /* @__PURE__ */ whole('things');
const maybeCount: Read<number | null> = /* @__PURE__ */ nullable(count);
const maybeInstant: Read<number | null> = /* @__PURE__ */ nullable(resultInstant);

const WARNING = {
  id,
  firesAt: maybeInstant,
  hasFired: flag,
} satisfies FieldsOf<WarningReport>;

const CYCLE = /* @__PURE__ */ (() =>
  ({
    number: count,
    state,
    phase: word(['pending', 'running', 'paused', 'ended']),
    startedAt: resultInstant,
    endedAt: maybeInstant,
    ending: nullable(word(['stopped', 'cancelled', 'reset', 'no-match', 'superseded'])),
    dueAt: maybeInstant,
    projectedDueAt: maybeInstant,
    dueStatus: word(['due', 'projected', 'no-date', 'never-opens']),
    missedAt: maybeInstant,
    acceptableUntilAt: maybeInstant,
    target: count,
    targetKind: word(['elapsed', 'businessDays', 'fixed']),
    targetMs: resultMs,
    calendar: nullable(text),
    isOpen: flag,
    elapsedMs: resultMs,
    remainingMs: resultMs,
    remainingOf: word(['amount', 'deadline', 'nothing']),
    isMoving: flag,
    wallRemainingMs: nullable(resultMs),
    pausedSinceAt: maybeInstant,
    pauseEndsAt: maybeInstant,
    isHeld: flag,
    pausedMs: resultMs,
    wallPausedMs: resultMs,
    overrunMs: resultMs,
    warnings: listOf('warnings', (at) => readFields(at, 'the report of a warning', WARNING)),
  }) satisfies FieldsOf<CycleReport>)();

const SUMMARY = {
  count,
  missed: count,
  worst: maybeCount,
  last: maybeCount,
} satisfies FieldsOf<ClockSummary>;

const IGNORED = {
  index: count,
  type: text,
  eventAt: resultInstant,
  // A reason that a later version knows is no reason to refuse what nobody reads.
  reason: text,
} satisfies FieldsOf<IgnoredEvent>;

const REPORT = /* @__PURE__ */ (() =>
  ({
    clockId: id,
    evaluatedAt: resultInstant,
    state,
    current: readCurrent,
    cycles: listOf('cycles', readCycle),
    summary: (at) => readFields(at, 'the summary of a clock', SUMMARY),
    nextChangeAt: maybeInstant,
    ignored: listOf('events', (at) => readFields(at, 'an ignored event', IGNORED)),
  }) satisfies FieldsOf<ClockReport>)();

function readCycle(reader: Reader): void {
  readFields(reader, 'the report of a cycle', CYCLE);
}

/** The current cycle is the last one: unless it went through JSON it is read only once. */
function readCurrent(reader: Reader): void {
  const { cycles } = (reader.parent?.value ?? {}) as { readonly cycles?: unknown };
  const isLast = Array.isArray(cycles) && cycles.length > 0 && cycles.at(-1) === reader.value;
  if (!isLast && reader.value !== null) readCycle(reader);
}
