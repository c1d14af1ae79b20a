import type { InstantInput } from '../../core/instant.js';
import { type Interval, toIntervals, toTimeSet } from '../../core/interval.js';
import { type FieldsOf, type Reader, refuse } from '../../core/read.js';
import { readSpan } from '../../core/read-interval.js';
import { listOf, nullable, optional } from '../../core/read-parts.js';
import { id, instant, text } from '../../core/read-values.js';
import type { TimeSet } from '../../core/time-set.js';
import { time } from '../terms/time.js';

/** The facts of an exclusion beside its bounds. */
export interface ExclusionFacts {
  /**
   * What it is, for the rules of the agreement.
   *
   * @defaultValue `'maintenance'`
   */
  readonly kind?: string | undefined;
  /** A name for it; `null`, as in results, is none. */
  readonly id?: string | null | undefined;
  /** When it was announced; a kind with a notice rule needs it. */
  readonly announcedAt?: InstantInput | undefined;
}

/**
 * Time that a contract does not hold against the provider: maintenance, force majeure, … An `end` of
 * `null` is an exclusion that goes on.
 */
export type ExclusionInput =
  | readonly [start: InstantInput, end: InstantInput | null]
  | ({ readonly start: InstantInput; readonly end: InstantInput | null } & ExclusionFacts)
  | ({ readonly startAt: InstantInput; readonly endAt: InstantInput | null } & ExclusionFacts);

/** Exclusions at the border: in any order and form, or a time set of maintenance. */
export type ExclusionsInput = Iterable<ExclusionInput> | TimeSet;

/** The judgement on an exclusion: how much of it was granted, and why not all. */
export interface ExclusionVerdict {
  readonly id: string | null;
  readonly kind: string;
  readonly startAt: number;
  readonly endAt: number;
  /**
   * `outside` overlaps no service time of the period beyond what its kind was granted already;
   * `capped` was granted in part or not at all, because a cap of its kind was used up;
   * `outside-window` lies at least in part outside of the hours in which its kind is allowed.
   */
  readonly status:
    | 'granted'
    | 'capped'
    | 'unannounced'
    | 'short-notice'
    | 'outside-window'
    | 'outside';
  /** Service time that it removes, beyond earlier exclusions of its kind. */
  readonly grantedMs: number;
}

/** Time that was excluded, and by what; of two kinds it may overlap. */
export interface ExcludedInterval extends Interval {
  readonly kind: string;
  readonly id: string | null;
}

/** Time that earlier periods were granted, for caps that reach over several: their `intervals.excluded` will do. */
export type ExcludedBefore =
  | readonly [start: InstantInput, end: InstantInput]
  | {
      readonly start: InstantInput;
      readonly end: InstantInput;
      readonly kind?: string | undefined;
      readonly id?: string | null | undefined;
    }
  | {
      readonly startAt: InstantInput;
      readonly endAt: InstantInput;
      readonly kind?: string | undefined;
      readonly id?: string | null | undefined;
    };

/** All exclusions of a period: the time they remove and what became of each. */
export interface Excluded {
  readonly set: TimeSet;
  /** The same piece by piece, with what removed it. */
  readonly pieces: () => readonly ExcludedInterval[];
  readonly verdicts: readonly ExclusionVerdict[];
}

/** An exclusion as read. */
export interface Exclusion {
  readonly id: string | null;
  readonly kind: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly announcedAt: number | undefined;
  /** Granted by the agreement itself, so that it need not be announced. */
  readonly isAgreed: boolean;
}

const FIELDS = {
  kind: /* @__PURE__ */ optional(text, 'maintenance'),
  id: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(id), null),
  announcedAt: /* @__PURE__ */ optional(instant),
} as const satisfies FieldsOf<ExclusionFacts>;

/** Reads exclusions in any form; those that go on end at the instant of judgement. */
export function readExclusions(reader: Reader, at: number): readonly Exclusion[] {
  const { value } = reader;
  if (value instanceof Float64Array || (Array.isArray(value) && typeof value[0] === 'number')) {
    return toIntervals(time(reader)).map((interval) => ({ ...interval, ...PLAIN }));
  }
  const isList = typeof value === 'object' && value !== null && Symbol.iterator in value;
  const rows = isList && !Array.isArray(value) ? [...(value as Iterable<unknown>)] : value;
  return listOf('exclusions', (row) => readExclusion(row, at))({ ...reader, value: rows });
}

const PLAIN = { id: null, kind: 'maintenance', announcedAt: undefined, isAgreed: false };

function readExclusion(reader: Reader, at: number): Exclusion {
  const { startAt, endAt, others } = readSpan(reader, 'an exclusion', nullable(instant), FIELDS);
  const { kind, id: own, announcedAt } = others ?? PLAIN;
  const end = endAt ?? Math.max(startAt, at);
  return { id: own, kind, startAt, endAt: end, announcedAt, isAgreed: false };
}

/** Reads what earlier periods were granted, as sets by kind; none of it may lie in this period. */
export function readExcludedBefore(
  reader: Reader,
  startOfPeriod: number,
): ReadonlyMap<string, TimeSet> {
  const rows = listOf('excluded time', (row) => {
    const { startAt, endAt, others } = readSpan(row, 'excluded time', instant, BEFORE_FIELDS);
    if (endAt <= startOfPeriod) return { startAt, endAt, kind: others?.kind ?? PLAIN.kind };
    refuse(row, {
      code: 'invalid-interval',
      expected: 'time that was granted before the period begins',
      hint: 'what the period itself is granted counts by itself',
    });
  })(reader);
  const byKind = new Map<string, Interval[]>();
  for (const { kind, startAt, endAt } of rows) {
    const intervals = byKind.get(kind) ?? [];
    byKind.set(kind, intervals);
    intervals.push({ startAt, endAt });
  }
  return new Map([...byKind].map(([kind, intervals]) => [kind, toTimeSet(intervals)]));
}

const BEFORE_FIELDS = {
  kind: /* @__PURE__ */ optional(text, PLAIN.kind),
  id: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(id), null),
};
