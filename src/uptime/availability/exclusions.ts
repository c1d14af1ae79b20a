import type { InstantInput } from '../../core/instant.js';
import { toIntervals, toTimeSet } from '../../core/interval.js';
import type { FieldsOf, Reader } from '../../core/read.js';
import { readSpan } from '../../core/read-interval.js';
import { listOf, nullable, optional } from '../../core/read-parts.js';
import { id, instant, text } from '../../core/read-values.js';
import { locateTotal, measureUpTo, type TotalledSet, totalled } from '../../core/running-total.js';
import { EMPTY, intersection, type TimeSet } from '../../core/time-set.js';
import { time } from '../terms/time.js';
import type { ExclusionPlan, ExclusionPlans } from './exclusion-rules.js';

/** The facts of an exclusion beside its bounds. */
export interface ExclusionFacts {
  /**
   * What it is, for the rules of the agreement.
   *
   * @defaultValue `'maintenance'`
   */
  readonly kind?: string | undefined;
  readonly id?: string | undefined;
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
   * `capped` was granted in part or not at all, because the cap of its kind was used up.
   */
  readonly status: 'granted' | 'capped' | 'unannounced' | 'short-notice' | 'outside';
  /** Service time that it removes, beyond earlier exclusions of its kind. */
  readonly grantedMs: number;
}

/** All exclusions of a period: the time they remove and what became of each. */
export interface Excluded {
  readonly set: TimeSet;
  readonly verdicts: readonly ExclusionVerdict[];
}

/** An exclusion as read. */
export interface Exclusion {
  readonly id: string | null;
  readonly kind: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly announcedAt: number | undefined;
}

const FIELDS = {
  kind: /* @__PURE__ */ optional(text, 'maintenance'),
  id: /* @__PURE__ */ optional(id, null),
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

const PLAIN = { id: null, kind: 'maintenance', announcedAt: undefined };

function readExclusion(reader: Reader, at: number): Exclusion {
  const { startAt, endAt, others } = readSpan(reader, 'an exclusion', nullable(instant), FIELDS);
  const { kind, id: own, announcedAt } = others ?? PLAIN;
  return { id: own, kind, startAt, endAt: endAt ?? Math.max(startAt, at), announcedAt };
}

/** What a kind has taken so far. */
interface Taken {
  /** Up to here service time is excluded by the kind, or was not there; from here on all is left. */
  until: number;
  ms: number;
}

/** Applies the rules to exclusions, in order of their starts; the verdicts keep the order given. */
export function grantExclusions(
  exclusions: readonly Exclusion[],
  rules: ExclusionPlans,
  service: TimeSet,
): Excluded {
  const takenBy = new Map<string, Taken>();
  const granted: (readonly [number, number])[] = [];
  const verdicts: ExclusionVerdict[] = [];
  const time = totalled(service);
  const order = exclusions
    .map((_, index) => index)
    .sort((a, b) => (exclusions[a] as Exclusion).startAt - (exclusions[b] as Exclusion).startAt);
  for (const index of order) {
    const exclusion = exclusions[index] as Exclusion;
    const rule = rules.get(exclusion.kind) ?? NO_RULE;
    const taken = takenBy.get(exclusion.kind) ?? { until: Number.NEGATIVE_INFINITY, ms: 0 };
    takenBy.set(exclusion.kind, taken);
    const { status, span, grantedMs } = judge(exclusion, rule, taken, time);
    if (span !== null) {
      taken.ms += grantedMs;
      taken.until = span[1];
      granted.push(span);
    }
    const { id: own, kind, startAt, endAt } = exclusion;
    verdicts[index] = { id: own, kind, startAt, endAt, status, grantedMs };
  }
  const set = granted.length === 0 ? EMPTY : intersection(toTimeSet(granted), service);
  return { set, verdicts };
}

const NO_RULE: ExclusionPlan = { capMs: Number.POSITIVE_INFINITY, noticeMs: undefined };

/** What is granted of an exclusion: the service time in a span, which is `null` for none. */
interface Judgement {
  readonly status: ExclusionVerdict['status'];
  readonly span: readonly [number, number] | null;
  readonly grantedMs: number;
}

function judge(
  { startAt, endAt, announcedAt }: Exclusion,
  { capMs, noticeMs }: ExclusionPlan,
  taken: Taken,
  time: TotalledSet,
): Judgement {
  if (noticeMs !== undefined) {
    if (announcedAt === undefined) return nothing('unannounced');
    if (startAt - announcedAt < noticeMs) return nothing('short-notice');
  }
  const from = Math.max(startAt, taken.until);
  const before = measureUpTo(time, from);
  const ms = measureUpTo(time, endAt) - before;
  if (ms <= 0) return nothing('outside');
  const left = capMs - taken.ms;
  if (ms <= left) return { status: 'granted', span: [from, endAt], grantedMs: ms };
  if (left === 0) return nothing('capped');
  return { status: 'capped', span: [from, locateTotal(time, before + left)], grantedMs: left };
}

function nothing(status: ExclusionVerdict['status']): Judgement {
  return { status, span: null, grantedMs: 0 };
}
