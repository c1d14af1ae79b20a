import type { InstantInput } from '../../core/instant.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { type Money, writeExactMoney } from '../../money/money.js';
import type { DaySpanPlan } from '../deadline/day-span.js';
import { endOfSpan } from '../deadline/end-of-span.js';
import { type CompiledRight, readCompiledRight } from './compile-right.js';
import { type Found, type Occurrence, occurrencesOf } from './occurrences.js';
import { type ReadRightFacts, type RightFacts, readRightFacts } from './read-right-facts.js';
import type { RightPlan, RightTrigger, TriggerPlan } from './right-rule.js';

/** Options of `evaluateRight`. */
export interface RightOptions {
  /** Up to when the facts are known: what lies later has not been yet. */
  readonly at: InstantInput;
}

/** The state of one trigger. */
export interface TriggerState {
  readonly kind: RightTrigger['kind'];
  /** When it was first reached. */
  readonly reachedAt: number | null;
  /**
   * The fewest counting periods, one after the other, that would reach it next; `null` where it does not count
   * periods. A run of three is one away after two misses, and three away after a kept period.
   */
  readonly missingPeriods: number | null;
  /** The fewest events that would reach it next, if they were today; `null` where it counts none. */
  readonly missingEvents: number | null;
  /** What the next period would have to be credited; `null` where credits are not added up. */
  readonly missingCredit: Money | null;
}

/** The state of a right. */
export interface RightEvaluation {
  /**
   * `not-reached`; `curing`: reached, and the provider may still mend it; `cured`: mended in time;
   * `exercisable`: can be used; `exercised`: was used while it could be; `expired`: no longer can be.
   */
  readonly status: 'not-reached' | 'curing' | 'cured' | 'exercisable' | 'exercised' | 'expired';
  /**
   * When it was reached: for what can be used the first time that still counts, otherwise the last.
   * `null` where it was not.
   */
  readonly reachedAt: number | null;
  /** The trigger by which it was reached then, by its place in the rule. */
  readonly trigger: number | null;
  /** The periods and events by which, by their places in the facts. */
  readonly by: { readonly periods: readonly number[]; readonly events: readonly number[] };
  /** The end of the time to mend, excluded; `null` without one. */
  readonly cureUntilAt: number | null;
  /** When it was mended in that time. */
  readonly curedAt: number | null;
  /** From when it can be used; `null` where it was mended, and before it is reached. */
  readonly arisesAt: number | null;
  /** Until when it can be used, excluded; `null` without an end, and where it does not arise. */
  readonly exercisableUntilAt: number | null;
  /** Each trigger of the rule, in its order. */
  readonly triggers: readonly TriggerState[];
  readonly evaluatedAt: number;
}

/**
 * Tells whether a right arose, by what, and until when it can be used.
 *
 * A trigger is reached by what counts for it: at the end of a period, or when an event happens. Days are
 * those of the rule's zone, and the day of what reached it is not counted: a time to mend or to act ends with
 * its last day. What was mended gives no right, and still counts for what happens later. Reached again while it
 * can be used, a right lasts longer.
 *
 * @param right - A compiled rule.
 * @param facts - Periods and events, and what was done about them.
 * @param options - `at`, the instant of judgement.
 * @returns The state of the right, and what each trigger still lacks.
 * @throws {@link SlaError} `invalid-type` for a rule that was not compiled, `invalid-option` for periods that
 * are not in order, `currency-mismatch`, `invalid-instant`, `missing-field`, `unknown-field`.
 * @example
 * import { compileRight, evaluateRight, toIso } from 'slakit'
 * const when = [{ kind: 'events', atLeast: 3, withinDays: 30 }] as const
 * const right = compileRight({ when, exercise: { days: 30 }, timeZone: 'UTC' })
 * const june = (...days: string[]) => days.map((day) => ({ at: `${day}T10:00:00Z` }))
 * const at = '2026-07-10T00:00:00Z'
 * const reached = evaluateRight(right, { events: june('2026-06-01', '2026-06-12', '2026-06-29') }, { at })
 * reached.status // => 'exercisable'
 * toIso(reached).exercisableUntilAt // => '2026-07-30T00:00:00.000Z'
 * evaluateRight(right, { events: june('2026-06-01', '2026-06-20', '2026-07-02') }, { at }).status // => 'not-reached'
 */
export function evaluateRight(
  right: CompiledRight,
  facts: RightFacts,
  options: RightOptions,
): RightEvaluation {
  const plan = readCompiledRight(readerOf(right, null, 'right'));
  const read = readRightFacts(readerOf(facts, null, 'facts'));
  const { at } = readFields(readerOf(options, null, 'options'), 'options with at', OPTIONS);
  return judgeRight(plan, read, at);
}

/** Judges a right by facts that were read. */
export function judgeRight(plan: RightPlan, read: ReadRightFacts, at: number): RightEvaluation {
  const found = occurrencesOf(plan, read, at);
  return {
    ...stateOf(judgedIn(found, plan, read, at)),
    triggers: found.map((one, i) => triggerState(one, plan.when[i] as TriggerPlan)),
    evaluatedAt: at,
  };
}

const OPTIONS = { at: instant } satisfies FieldsOf<RightOptions>;

type Status = Exclude<RightEvaluation['status'], 'not-reached'>;

/** An occurrence, and what became of it. */
interface Judged {
  readonly occurrence: Occurrence;
  readonly status: Status;
  readonly cureUntilAt: number | null;
  readonly curedAt: number | null;
  readonly arisesAt: number | null;
  readonly exercisableUntilAt: number | null;
}

/** Judges what was reached, the oldest first; of what was reached at one instant the first trigger. */
function judgedIn(
  found: readonly Found[],
  plan: RightPlan,
  facts: ReadRightFacts,
  at: number,
): readonly Judged[] {
  const first = new Map<number, Occurrence>();
  for (const { occurrences } of found)
    for (const one of occurrences) if (!first.has(one.reachedAt)) first.set(one.reachedAt, one);
  const cured = [...facts.curedAt].filter((one) => one <= at).sort((a, b) => a - b);
  const known = { ...facts, curedAt: cured };
  return [...first.values()]
    .sort((a, b) => a.reachedAt - b.reachedAt)
    .map((occurrence) => judge(occurrence, plan, known, at));
}

function judge(
  occurrence: Occurrence,
  plan: RightPlan,
  { curedAt: mended, exercisedAt }: ReadRightFacts,
  at: number,
): Judged {
  const { reachedAt, lastMoment } = occurrence;
  const cureEnd = plan.cure === null ? null : endOfCure(plan.cure, plan, lastMoment);
  const curedAt = cureEnd === null ? null : firstWithin(mended, reachedAt, cureEnd);
  const cureUntilAt = cureEnd === Number.POSITIVE_INFINITY ? null : cureEnd;
  const none = { occurrence, cureUntilAt, curedAt, arisesAt: null, exercisableUntilAt: null };
  if (curedAt !== null) return { ...none, status: 'cured' };
  if (cureEnd !== null && at < cureEnd) return { ...none, status: 'curing' };
  const arisesAt = cureEnd ?? reachedAt;
  const until = endOfExercise(plan, cureEnd === null ? lastMoment : cureEnd - 1);
  const status = usedStatus({ arisesAt, until }, exercisedAt, at);
  return { ...none, status, arisesAt, exercisableUntilAt: until };
}

/** A time to mend that does not end before the year 9999 is one in which nothing arises. */
function endOfCure(cure: DaySpanPlan, plan: RightPlan, after: number): number {
  return endOfSpan(cure, plan, after)?.endAt ?? Number.POSITIVE_INFINITY;
}

function endOfExercise(plan: RightPlan, after: number): number | null {
  return plan.exercise === null ? null : (endOfSpan(plan.exercise, plan, after)?.endAt ?? null);
}

function usedStatus(
  { arisesAt, until }: { readonly arisesAt: number; readonly until: number | null },
  exercisedAt: number | null,
  at: number,
): Status {
  const isWithin = (moment: number) => until === null || moment < until;
  if (exercisedAt !== null && exercisedAt <= at && exercisedAt >= arisesAt && isWithin(exercisedAt))
    return 'exercised';
  return isWithin(at) ? 'exercisable' : 'expired';
}

function firstWithin(sorted: readonly number[], from: number, to: number): number | null {
  return sorted.find((one) => one >= from && one < to) ?? null;
}

/** Of several, one that was used decides, then one that can be used, then one that still may arise. */
const DECIDING: readonly Status[] = ['exercised', 'exercisable', 'curing'];

function stateOf(judged: readonly Judged[]): Omit<RightEvaluation, 'triggers' | 'evaluatedAt'> {
  const deciding = DECIDING.map((status) => judged.filter((one) => one.status === status)).find(
    ({ length }) => length > 0,
  );
  const one = deciding?.[0] ?? judged.at(-1);
  if (one === undefined) return NOT_REACHED;
  const last = deciding?.at(-1) ?? one;
  return {
    status: one.status,
    reachedAt: one.occurrence.reachedAt,
    trigger: one.occurrence.trigger,
    by: one.occurrence.by(),
    cureUntilAt: one.cureUntilAt,
    curedAt: one.curedAt,
    arisesAt: one.arisesAt,
    exercisableUntilAt: last.exercisableUntilAt,
  };
}

const NOT_REACHED: Omit<RightEvaluation, 'triggers' | 'evaluatedAt'> = {
  status: 'not-reached',
  reachedAt: null,
  trigger: null,
  by: { periods: [], events: [] },
  cureUntilAt: null,
  curedAt: null,
  arisesAt: null,
  exercisableUntilAt: null,
};

function triggerState({ occurrences, missing }: Found, plan: TriggerPlan): TriggerState {
  const { periods, events, credit } = missing();
  return {
    kind: plan.kind,
    reachedAt: occurrences[0]?.reachedAt ?? null,
    missingPeriods: periods,
    missingEvents: events,
    missingCredit:
      credit === null || plan.kind !== 'sum' ? null : writeExactMoney(credit, plan.least.currency),
  };
}
