import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { type IntervalInput, toIntervals, toTimeSet } from '../core/interval.js';
import { clip, difference, EMPTY, locate, measure, type TimeSet } from '../core/time-set.js';

/** Time that a contract does not hold against the provider: maintenance, force majeure, … */
export interface ExclusionInput {
  readonly start: InstantInput;
  /** `null` is an exclusion that goes on. */
  readonly end: InstantInput | null;
  /** @defaultValue `'maintenance'` */
  readonly kind?: string;
  readonly id?: string;
  /** When it was announced; a kind with a notice rule needs it. */
  readonly announcedAt?: InstantInput;
}

/** What an exclusion of a kind must keep to. Time that breaks the rule is downtime again. */
export interface ExclusionRule {
  /** The most service time of this kind in the period; the earliest counts first. */
  readonly cap?: DurationInput;
  /** How long before its start it must have been announced. */
  readonly notice?: DurationInput;
}

/** What became of an exclusion. */
export interface ExclusionVerdict {
  readonly id: string | null;
  readonly kind: string;
  readonly startAt: number;
  readonly endAt: number;
  /**
   * `outside` overlaps no service time of the period that is not excluded by its kind already;
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

interface Exclusion {
  readonly id: string | null;
  readonly kind: string;
  readonly startAt: number;
  readonly endAt: number;
  readonly announcedAt: number | undefined;
  readonly index: number;
}

interface Rule {
  readonly capMs: number;
  readonly noticeMs: number | undefined;
}

/** What a kind has taken so far. */
interface Taken {
  until: number;
  ms: number;
}

/** Applies the rules to exclusions, in order of their starts. */
export function grantExclusions(
  input: readonly ExclusionInput[],
  rules: { readonly [kind: string]: ExclusionRule },
  service: TimeSet,
  asOf: number,
): Excluded {
  const exclusions = input.map((exclusion, index) => readExclusion(exclusion, asOf, index));
  const ruleOf = readRules(rules);
  const takenBy = new Map<string, Taken>();
  const granted: IntervalInput[] = [];
  const verdicts: ExclusionVerdict[] = [];
  for (const exclusion of [...exclusions].sort(
    (a, b) => a.startAt - b.startAt || a.index - b.index,
  )) {
    const rule = ruleOf.get(exclusion.kind) ?? NO_RULE;
    const taken = takenBy.get(exclusion.kind) ?? { until: Number.NEGATIVE_INFINITY, ms: 0 };
    takenBy.set(exclusion.kind, taken);
    const { status, set } = judge(exclusion, rule, taken, service);
    const grantedMs = measure(set);
    taken.ms += grantedMs;
    if (grantedMs > 0) taken.until = Math.max(taken.until, exclusion.endAt);
    for (const { startAt, endAt } of toIntervals(set)) granted.push([startAt, endAt]);
    const { id, kind, startAt, endAt } = exclusion;
    verdicts[exclusion.index] = { id, kind, startAt, endAt, status, grantedMs };
  }
  return { set: granted.length === 0 ? EMPTY : toTimeSet(granted), verdicts };
}

const NO_RULE: Rule = { capMs: Number.POSITIVE_INFINITY, noticeMs: undefined };

function judge(
  { startAt, endAt, announcedAt }: Exclusion,
  { capMs, noticeMs }: Rule,
  taken: Taken,
  service: TimeSet,
): { readonly status: ExclusionVerdict['status']; readonly set: TimeSet } {
  if (noticeMs !== undefined && announcedAt === undefined)
    return { status: 'unannounced', set: EMPTY };
  if (noticeMs !== undefined && startAt - (announcedAt as number) < noticeMs)
    return { status: 'short-notice', set: EMPTY };
  const set = clip(service, Math.max(startAt, taken.until), endAt);
  if (set.length === 0) return { status: 'outside', set };
  const left = capMs - taken.ms;
  if (measure(set) <= left) return { status: 'granted', set };
  const last = left === 0 ? undefined : locate(set, left, startAt);
  return { status: 'capped', set: last === undefined ? EMPTY : difference(set, [last, endAt]) };
}

function readExclusion(input: ExclusionInput, asOf: number, index: number): Exclusion {
  const path: Path = ['exclusions', index];
  if (typeof input !== 'object' || input === null || input.end === undefined) {
    fail({
      code: 'invalid-interval',
      path,
      expected: 'an exclusion with start and end',
      received: shown(input),
    });
  }
  const startAt = toInstant(input.start, [...path, 'start']);
  const endAt =
    input.end === null ? Math.max(startAt, asOf) : toInstant(input.end, [...path, 'end']);
  if (endAt < startAt) {
    fail({
      code: 'invalid-interval',
      path,
      expected: 'an end at or after the start',
      received: shown(input.end),
    });
  }
  const announcedAt =
    input.announcedAt === undefined
      ? undefined
      : toInstant(input.announcedAt, [...path, 'announcedAt']);
  return {
    id: input.id ?? null,
    kind: input.kind ?? 'maintenance',
    startAt,
    endAt,
    announcedAt,
    index,
  };
}

function readRules(rules: { readonly [kind: string]: ExclusionRule }): Map<string, Rule> {
  return new Map(
    Object.entries(rules).map(([kind, { cap, notice }]) => {
      const path: Path = ['exclusionRules', kind];
      const capMs =
        cap === undefined ? Number.POSITIVE_INFINITY : toPositiveDurationMs(cap, [...path, 'cap']);
      return [
        kind,
        {
          capMs,
          noticeMs:
            notice === undefined ? undefined : toPositiveDurationMs(notice, [...path, 'notice']),
        },
      ];
    }),
  );
}
