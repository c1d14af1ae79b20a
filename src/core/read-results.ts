import { MAX_INSTANT, MIN_INSTANT } from './instant.js';
import { type Read, type Reader, refuse } from './read.js';

/**
 * Readers of results that come back as arguments. A result has the fields that it was given and no
 * others, its instants are epoch milliseconds and its lengths whole milliseconds.
 */

/** What was made here and has not been anywhere else: reading it again would find what was written. */
const MADE = /* @__PURE__ */ new WeakMap<object, ResultKind>();

/** The kinds of results that are remembered: one does for another nowhere. */
export type ResultKind = 'report' | 'evaluation' | 'part';

/** Remembers a result that was just made, so that it is not read when it comes back as it is. */
export function made<Result extends object>(kind: ResultKind, result: Result): Result {
  MADE.set(result, kind);
  return result;
}

/** Reads a result that comes back: one that was made here as it is, any other by its reader. */
export function returned<Result extends object>(
  kind: ResultKind,
  read: Read<Result>,
): Read<Result> {
  return (reader) =>
    MADE.get(reader.value as Result) === kind ? (reader.value as Result) : read(reader);
}

/** Reads an instant of a result. */
export function resultInstant(reader: Reader): number {
  const { value } = reader;
  if (isWhole(value) && value >= MIN_INSTANT && value <= MAX_INSTANT) return value;
  refuse(reader, {
    code: 'invalid-instant',
    expected: 'epoch milliseconds',
    ...(typeof value === 'string' ? { hint: AS_GIVEN } : {}),
  });
}

/** Reads a length of a result, negative ones too: time that is left may be overdrawn. */
export function resultMs(reader: Reader): number {
  const { value } = reader;
  if (isWhole(value)) return value;
  refuse(reader, {
    code: 'invalid-duration',
    expected: 'whole milliseconds',
    ...(typeof value === 'string' ? { hint: AS_GIVEN } : {}),
  });
}

const AS_GIVEN = 'give the result itself, not what toIso made of it';

/** Results have no -0. */
function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}
