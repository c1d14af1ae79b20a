import { MAX_INSTANT } from '../../core/instant.js';
import type { Interval, IntervalInput } from '../../core/interval.js';
import {
  attempt,
  childOf,
  type FieldsOf,
  type Reader,
  type ReadersOf,
  refuse,
} from '../../core/read.js';
import { byName, listOf, optional } from '../../core/read-parts.js';
import type { TimeSet } from '../../core/time-set.js';
import { readPeriod } from '../terms/period.js';
import type { ExclusionTermsPlan } from './exclusion-rules.js';
import {
  type ExcludedBefore,
  type Exclusion,
  type ExclusionsInput,
  readExcludedBefore,
  readExclusions,
} from './exclusions.js';

/** The exclusions of a period, and what caps that reach beyond it must know. */
export interface PeriodExclusions {
  /** Time that the contract does not hold against the provider, as far as its rules grant it. */
  readonly exclusions?: ExclusionsInput | undefined;
  /**
   * The spans that caps of the rule name, such as `year`: in order, and without a gap over the period.
   * `periodAt` finds them.
   */
  readonly spans?: { readonly [name: string]: readonly IntervalInput[] } | undefined;
  /** What exclusions were granted before the period, for caps of spans that began earlier. */
  readonly excludedBefore?: readonly ExcludedBefore[] | undefined;
}

/** The same as read. */
export interface PeriodExclusionsPlan {
  readonly exclusions: readonly Exclusion[];
  readonly spans: ReadonlyMap<string, readonly Interval[]>;
  /** By kind. */
  readonly excludedBefore: ReadonlyMap<string, TimeSet>;
}

/**
 * The readers of the exclusions of a period.
 *
 * @param facts - The facts that they stand in, which have the `period`.
 * @param at - Where exclusions end that go on.
 */
export function exclusionFields(facts: Reader, at: number): ReadersOf<PeriodExclusionsPlan> {
  return {
    exclusions: optional((place) => readExclusions(place, at), []),
    spans: optional(byName('spans', spans), NO_SPANS),
    excludedBefore: optional((place) => readExcludedBefore(place, startOf(facts)), NONE_BEFORE),
  } satisfies FieldsOf<PeriodExclusions>;
}

const NO_SPANS: PeriodExclusionsPlan['spans'] = /* @__PURE__ */ new Map();
const NONE_BEFORE: PeriodExclusionsPlan['excludedBefore'] = /* @__PURE__ */ new Map();

/** The start of the period, which is read with everything else; where it is wrong, that is told of it. */
function startOf(facts: Reader): number {
  const period = attempt({ ...childOf(facts, 'period'), findings: [] }, readPeriod);
  return period?.value.startAt ?? MAX_INSTANT;
}

/** Reads spans of one name: each begins at the end of the one before, or later. */
function spans(reader: Reader): readonly Interval[] {
  const list = listOf('spans', readPeriod, { least: 1 })(reader);
  const wrong = list.findIndex(({ startAt }, i) => startAt < (list[i - 1]?.endAt ?? startAt));
  if (wrong < 0) return list;
  refuse(childOf(reader, wrong), {
    code: 'invalid-interval',
    expected: 'spans in order that do not overlap',
  });
}

/** A cap of a span needs to know it all over the period, where something of its kind is to be excluded. */
export function requireSpans(
  facts: Reader,
  { exclusionRules, agreedExclusions }: ExclusionTermsPlan,
  { period, exclusions, spans: known }: PeriodExclusionsPlan & { readonly period: Interval },
): void {
  const kinds = new Set([...exclusions, ...agreedExclusions].map(({ kind }) => kind));
  for (const kind of kinds) {
    for (const cap of exclusionRules.get(kind)?.caps ?? []) {
      if (!('span' in cap)) continue;
      const list = known.get(cap.span) ?? [];
      if (covers(list, period)) continue;
      refuse(childOf(childOf(facts, 'spans'), cap.span), {
        code: list.length === 0 ? 'missing-field' : 'invalid-interval',
        expected: `the spans that the cap on ${kind} counts in, without a gap over the period`,
        hint: 'periodAt finds the year, quarter or month that an instant lies in',
      });
    }
  }
}

/** Whether spans cover a period without a gap. */
function covers(list: readonly Interval[], { startAt, endAt }: Interval): boolean {
  return (
    (list[0]?.startAt ?? endAt) <= startAt &&
    (list[list.length - 1]?.endAt ?? startAt) >= endAt &&
    list.every((span, i) => i === 0 || span.startAt === list[i - 1]?.endAt)
  );
}
