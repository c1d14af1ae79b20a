import type { StatementLine } from '../../agreement/settle/statement.js';
import { childOf, type Read, type Reader, type ValuesOf } from '../../core/read.js';
import { listOf, nullable, requireObject } from '../../core/read-parts.js';
import { resultInstant, resultMs } from '../../core/read-results.js';
import { decimal, text, whole, word } from '../../core/read-values.js';
import type { Availability, AvailabilityIntervals } from '../../uptime/availability/report.js';
import type { Score } from '../../uptime/sli/measure-score.js';
import type { RequestSli } from '../../uptime/sli/request-sli.js';

/** An availability as far as it is told. */
export interface ToldAvailability
  extends Pick<
    Availability,
    'measuredMs' | 'downtimeMs' | 'excludedMs' | 'unknownMs' | 'exact' | 'exclusions'
  > {
  readonly incidents: Pick<Availability['incidents'], 'count' | 'longestMs'>;
  /** `null` where they were not asked for. */
  readonly intervals: Pick<AvailabilityIntervals, 'incidents' | 'excluded' | 'unknown'> | null;
}

/** The measured figures of a line as far as they are told. */
export interface ToldFigures {
  readonly availability: ToldAvailability | null;
  readonly attainment: Pick<
    NonNullable<StatementLine['attainment']>,
    'met' | 'acceptable' | 'missed' | 'open' | 'cancelled'
  > | null;
  readonly requests: Pick<RequestSli, 'events' | 'exact' | 'excludedMs'> | null;
  readonly score: Pick<Score, 'measure' | 'score' | 'answers' | 'good' | 'neutral' | 'bad'> | null;
}

/** A figure stays the text that it is: what is read back is what was written. */
export const figure: Read<string> = (reader) => {
  decimal(reader);
  return String(reader.value);
};

/** Reads those fields of a result that are told; the others are those of an engine, and nobody's here. */
export function told<Table extends Readonly<Record<string, Read<unknown>>>>(
  what: string,
  table: Table,
): Read<ValuesOf<Table>> {
  return (reader) => {
    requireObject(reader, what);
    const values = Object.entries(table).map(([name, read]) => [name, read(childOf(reader, name))]);
    return Object.fromEntries(values) as ValuesOf<Table>;
  };
}

export const count: Read<number> = /* @__PURE__ */ whole('a count');

const INTERVALS = /* @__PURE__ */ (() => ({
  incidents: listOf(
    'outages',
    told('an outage', { startAt: resultInstant, endAt: resultInstant, countedMs: resultMs }),
  ),
  excluded: listOf(
    'exclusions',
    told('an exclusion', {
      startAt: resultInstant,
      endAt: resultInstant,
      kind: text,
      id: nullable(text),
    }),
  ),
  unknown: listOf(
    'intervals',
    told('an interval', { startAt: resultInstant, endAt: resultInstant }),
  ),
}))();

const VERDICT = /* @__PURE__ */ (() => ({
  id: nullable(text),
  kind: text,
  startAt: resultInstant,
  endAt: resultInstant,
  status: text,
  grantedMs: resultMs,
}))();

const EXACT = /* @__PURE__ */ (() =>
  nullable(told('a fraction', { good: figure, total: figure })))();

const AVAILABILITY = /* @__PURE__ */ (() => ({
  measuredMs: resultMs,
  downtimeMs: resultMs,
  excludedMs: resultMs,
  unknownMs: resultMs,
  exact: EXACT,
  incidents: told('counts of outages', { count, longestMs: resultMs }),
  exclusions: listOf('exclusions', told('an exclusion', VERDICT)),
  intervals: (reader: Reader) =>
    reader.value === undefined ? null : told('intervals', INTERVALS)(reader),
}))();

const ATTAINMENT = /* @__PURE__ */ (() => ({
  met: count,
  acceptable: count,
  missed: count,
  open: count,
  cancelled: count,
}))();

const REQUESTS = /* @__PURE__ */ (() => ({
  events: told('counts of events', { good: figure, bad: figure, total: figure }),
  exact: EXACT,
  excludedMs: resultMs,
}))();

const SCORE = /* @__PURE__ */ (() => ({
  measure: word(['csat', 'nps']),
  score: nullable(figure),
  answers: count,
  good: count,
  neutral: count,
  bad: count,
}))();

/** The readers of what was measured of a line. */
export const FIGURES: { readonly [Kind in keyof ToldFigures]: Read<ToldFigures[Kind]> } =
  /* @__PURE__ */ (() => ({
    availability: nullable(told('an availability', AVAILABILITY) as Read<ToldAvailability>),
    attainment: nullable(told('an attainment', ATTAINMENT)),
    requests: nullable(told('counts of events', REQUESTS)),
    score: nullable(told('a score', SCORE)),
  }))();
