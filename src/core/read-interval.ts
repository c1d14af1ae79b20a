import type { Interval } from './interval.js';
import {
  childOf,
  isList,
  type Read,
  type Reader,
  type ReadersOf,
  refuse,
  type ValuesOf,
} from './read.js';
import { optional, readFields } from './read-parts.js';
import { resultMs } from './read-results.js';
import { instant, text } from './read-values.js';

/** An interval as read, `[startAt, endAt)`, with whatever other fields it has. */
interface Span<End, Others> {
  readonly startAt: number;
  readonly endAt: End;
  /** `undefined` when the interval was a pair, which has no other fields. */
  readonly others: Others | undefined;
}

/**
 * Reads an interval in any form of the border: a pair, `start` and `end`, or `startAt` and `endAt`.
 *
 * @param what - What it is, for the finding: `a period`.
 * @param readEnd - The reader of its end, which may allow `null` for what goes on.
 * @param others - The readers of its other fields.
 */
export function readSpan<
  End extends number | null,
  Table extends Readonly<Record<string, Read<unknown>>>,
>(reader: Reader, what: string, readEnd: Read<End>, others: Table): Span<End, ValuesOf<Table>> {
  if (isList(reader)) {
    if (childOf(reader, 'length').value !== 2) refusePair(reader, what);
    const startAt = instant(childOf(reader, 0));
    return inOrder(reader, { startAt, endAt: readEnd(childOf(reader, 1)), others: undefined });
  }
  const fields = readFields(reader, `${what} with start and end`, {
    start: optional(instant),
    end: optional(readEnd),
    startAt: optional(instant),
    endAt: optional(readEnd),
    ...others,
  });
  const { start, end, startAt, endAt } = fields as {
    readonly start: number | undefined;
    readonly end: End | undefined;
    readonly startAt: number | undefined;
    readonly endAt: End | undefined;
  };
  const isResult = startAt !== undefined || endAt !== undefined;
  if (isResult && (start !== undefined || end !== undefined)) refusePair(reader, what);
  const bounds = isResult
    ? {
        startAt: startAt ?? instant(childOf(reader, 'startAt')),
        endAt: given(reader, 'endAt', endAt, readEnd),
      }
    : {
        startAt: start ?? instant(childOf(reader, 'start')),
        endAt: given(reader, 'end', end, readEnd),
      };
  return inOrder(reader, { ...bounds, others: fields as ValuesOf<Table> });
}

/** Reads an interval or period with both ends known. */
export function readInterval(reader: Reader): Interval {
  const { startAt, endAt } = readSpan(reader, 'an interval', instant, PERIOD_FIELDS);
  return { startAt, endAt };
}

/** What periods of results say besides: their name, and the open time of those of `openTimePer`. */
export const PERIOD_FIELDS: ReadersOf<{
  readonly id: string | undefined;
  readonly openMs: number | undefined;
}> = {
  id: /* @__PURE__ */ optional(text),
  openMs: /* @__PURE__ */ optional(resultMs),
};

/** A bound that must be there: reading what is missing says so. */
function given<End>(reader: Reader, key: string, end: End | undefined, readEnd: Read<End>): End {
  return end === undefined ? readEnd(childOf(reader, key)) : end;
}

function inOrder<T extends { readonly startAt: number; readonly endAt: number | null }>(
  reader: Reader,
  span: T,
): T {
  if (span.endAt === null || span.startAt <= span.endAt) return span;
  refuse(reader, {
    code: 'invalid-interval',
    expected: `an end at or after the start`,
    hint: 'swap the bounds if the clocks are right',
  });
}

function refusePair(reader: Reader, what: string): never {
  refuse(reader, {
    code: 'invalid-interval',
    expected: `${what} as [start, end], { start, end } or { startAt, endAt }`,
  });
}
