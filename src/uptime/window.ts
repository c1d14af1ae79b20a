import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { type IntervalInput, toTimeSet } from '../core/interval.js';
import { readerOf, reading } from '../core/read.js';
import { clip, intersection, type TimeSet } from '../core/time-set.js';

/** A period at the border: a {@link Period} of the calendar, or any `start` (included) and `end` (excluded). */
export type PeriodInput =
  | { readonly startAt: number; readonly endAt: number }
  | { readonly start: InstantInput; readonly end: InstantInput };

/** Anything that can say when service was agreed: a calendar, or a function of one's own. */
export interface ServiceTime {
  /** The agreed time in `[from, to)`, epoch milliseconds. */
  readonly within: (from: number, to: number) => TimeSet;
}

/** The bounds of a period, start included, end excluded. */
export interface Bounds {
  readonly from: number;
  readonly to: number;
}

/** Reads a period; its end may not lie before its start. */
export function readPeriod(input: PeriodInput, path: Path): Bounds {
  if (typeof input !== 'object' || input === null) {
    fail({
      code: 'missing-field',
      path,
      expected: 'a period with start and end',
      received: shown(input),
    });
  }
  const [start, end] = 'startAt' in input ? [input.startAt, input.endAt] : [input.start, input.end];
  const from = toInstant(start, [...path, 'start']);
  const to = toInstant(end, [...path, 'end']);
  if (from <= to) return { from, to };
  fail({
    code: 'invalid-interval',
    path,
    expected: 'an end at or after the start',
    received: shown(end),
  });
}

/** The agreed service time within bounds; all of it when none is agreed. */
export function serviceWithin(
  service: ServiceTime | readonly IntervalInput[] | undefined,
  { from, to }: Bounds,
): TimeSet {
  if (!(from < to)) return [];
  if (service === undefined) return [from, to];
  if (isServiceTime(service)) return intersection(service.within(from, to), [from, to]);
  return clip(reading(toTimeSet)(readerOf(service, null, 'serviceTime')), from, to);
}

/** The part of a set that lies in a base: a base in one piece costs two searches and no sweep. */
export function partWithin(set: TimeSet, base: TimeSet): TimeSet {
  return base.length === 2
    ? clip(set, base[0] as number, base[1] as number)
    : intersection(set, base);
}

function isServiceTime(service: ServiceTime | readonly IntervalInput[]): service is ServiceTime {
  if ('within' in service && typeof service.within === 'function') return true;
  if (Array.isArray(service)) return false;
  fail({
    code: 'invalid-type',
    path: ['serviceTime'],
    expected: 'intervals, or an object with within(from, to)',
    received: shown(service),
  });
}
