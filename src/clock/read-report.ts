import { type FieldsOf, type Read, type Reader, refuse } from '../core/read.js';
import { listOf, nullable, readFields } from '../core/read-parts.js';
import { resultInstant, resultMs, returned } from '../core/read-results.js';
import { flag, id, text, whole, word } from '../core/read-values.js';
import type { CycleReport } from './cycle/cycle-report.js';
import { CYCLE_ENDINGS } from './cycle/state.js';
import type { WarningReport } from './cycle/warning-times.js';
import { CYCLE_VERDICTS, type CycleVerdict, DUE_STATUSES, STANDS_BECAUSE } from './cycle/words.js';
import type { DoubtfulEvent, IgnoredEvent } from './log/event.js';
import type { NoTarget, UnknownValue } from './no-target.js';
import type { ClockReport, ClockSummary } from './report.js';
import { isScalar, type Scalar } from './rule/condition.js';

/**
 * Reads a report on a clock that comes back as an argument: all of it, whatever the question needs.
 *
 * @throws SlaError `unknown-field`, `missing-field`, and what its fields are refused with.
 */
export const readReport: Read<ClockReport> = /* @__PURE__ */ returned('report', (reader) => {
  readFields(reader, 'the report of a clock', REPORT);
  return reader.value as ClockReport;
});

const state: Read<CycleVerdict> = /* @__PURE__ */ word(CYCLE_VERDICTS);
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
    ending: nullable(word(CYCLE_ENDINGS)),
    dueAt: maybeInstant,
    projectedDueAt: maybeInstant,
    dueStatus: word(DUE_STATUSES),
    missedAt: maybeInstant,
    acceptableSinceAt: maybeInstant,
    acceptableUntilAt: maybeInstant,
    withoutTargetSinceAt: maybeInstant,
    target: count,
    targetKind: word(['elapsed', 'businessDays', 'calendarDays', 'fixed']),
    targetMs: resultMs,
    acceptableMs: nullable(resultMs),
    calendar: nullable(text),
    isOpen: flag,
    elapsedMs: resultMs,
    remainingMs: resultMs,
    remainingOf: word(['amount', 'deadline', 'nothing']),
    isMoving: flag,
    standsBecause: nullable(word(STANDS_BECAUSE)),
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
  acceptable: count,
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
  severity: word(['note', 'warning']),
} satisfies FieldsOf<IgnoredEvent>;

const DOUBTFUL = {
  index: count,
  type: text,
  eventAt: resultInstant,
  reason: text,
} satisfies FieldsOf<DoubtfulEvent>;

const UNKNOWN_VALUE = {
  attribute: text,
  value: readScalar,
  nearest: readScalar,
} satisfies FieldsOf<UnknownValue>;

const NO_TARGET = {
  sinceAt: resultInstant,
  values: /* @__PURE__ */ listOf('values', readUnknownValue),
} satisfies FieldsOf<NoTarget>;

const REPORT = /* @__PURE__ */ (() =>
  ({
    clockId: id,
    evaluatedAt: resultInstant,
    state,
    current: readCurrent,
    cycles: listOf('cycles', readCycle),
    noTarget: nullable((at) => readFields(at, 'what a target waits for', NO_TARGET)),
    summary: (at) => readFields(at, 'the summary of a clock', SUMMARY),
    nextChangeAt: maybeInstant,
    doubtful: listOf('events', (at) => readFields(at, 'a doubtful event', DOUBTFUL)),
    ignored: listOf('events', (at) => readFields(at, 'an ignored event', IGNORED)),
  }) satisfies FieldsOf<ClockReport>)();

/** Reads a value that nobody named. */
export function readUnknownValue(reader: Reader): UnknownValue {
  return readFields(reader, 'the value of an attribute', UNKNOWN_VALUE);
}

function readScalar(reader: Reader): Scalar {
  if (isScalar(reader.value)) return reader.value;
  refuse(reader, { code: 'invalid-type', expected: 'a text, a number, true, false or null' });
}

function readCycle(reader: Reader): void {
  readFields(reader, 'the report of a cycle', CYCLE);
}

/** The current cycle is the last one: unless it went through JSON it is read only once. */
function readCurrent(reader: Reader): void {
  const { cycles } = (reader.parent?.value ?? {}) as { readonly cycles?: unknown };
  const isLast = Array.isArray(cycles) && cycles.length > 0 && cycles.at(-1) === reader.value;
  if (!isLast && reader.value !== null) readCycle(reader);
}
