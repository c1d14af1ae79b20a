import { MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import type { TimeInput } from '../../core/interval.js';
import { ONE, type Ratio, subtract } from '../../core/ratio.js';
import { type FieldsOf, type Reader, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { clip, type TimeSet } from '../../core/time-set.js';
import { type Period, periodOn } from '../../zone/period.js';
import { type PeriodPlan, type PeriodRule, readPeriodRule } from '../../zone/period-rule.js';
import type { OutagesInput } from '../outages/outage.js';
import { NO_OUTAGES, outagesReader } from '../outages/read-outages.js';
import {
  DEFAULT_WEIGHT_BY_STATE,
  type StateWeights,
  stateWeights,
  type WeightByState,
} from '../outages/state-weights.js';
import type { OutageTable } from '../outages/table.js';
import { type WorstTime, worstTimeOf } from '../outages/worst-time.js';
import { requiredTargetOf, TARGET_FIELDS, type TargetInput } from '../terms/target.js';
import { time } from '../terms/time.js';

/** A promise about time, and the window whose budget it leaves. */
export interface OutageBudgetRule extends TargetInput {
  /** A calendar period, of one or several units, or a rolling window that ends at the instant asked about. */
  readonly window: PeriodRule;
  /**
   * The share of the service that each state of outages loses; beside those of `DEFAULT_WEIGHTS` and
   * before them.
   */
  readonly weights?: StateWeights | undefined;
}

/** The facts of a service: outages, and the time that counts. */
export interface OutageBudgetFacts {
  /** Outages in any order and form; they may overlap, and count once with the highest weight. */
  readonly outages?: OutagesInput | undefined;
  /**
   * The time that counts: service hours, without what is excluded, as far into the future as answers
   * are to look.
   *
   * @defaultValue always
   */
  readonly serviceTime?: TimeInput | undefined;
}

/** A rule as read. */
interface OutageBudgetPlan {
  readonly target: Ratio;
  /** The share that may be lost. */
  readonly budget: Ratio;
  readonly window: PeriodPlan;
  readonly weights: WeightByState;
}

/** All that is known at an instant, and the window around it. */
export interface OutageSituation {
  readonly at: number;
  readonly plan: OutageBudgetPlan;
  readonly period: Period;
  readonly outages: OutageTable;
  /** The loss of each instant, including those that lie outside service time. */
  readonly worst: WorstTime;
  /** All service time, the future included. */
  readonly service: TimeSet;
}

const RULE_FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    window: readPeriodRule,
    weights: optional(stateWeights, DEFAULT_WEIGHT_BY_STATE),
  }) as const satisfies FieldsOf<OutageBudgetRule>)();

/** All the time there is. */
const ALWAYS: TimeSet = [MIN_INSTANT, MAX_INSTANT];

/** Reads a rule and the facts, as known at an instant. */
export function readSituation(
  rule: OutageBudgetRule,
  facts: OutageBudgetFacts,
  at: number,
): OutageSituation {
  const plan = readRule(readerOf(rule));
  const { outages, serviceTime } = readFields(
    readerOf(facts, null, 'facts'),
    'facts of a service',
    {
      outages: optional(outagesReader({ weights: plan.weights, at }), NO_OUTAGES),
      serviceTime: optional(time, ALWAYS),
    } satisfies FieldsOf<OutageBudgetFacts>,
  );
  const period = periodOn(plan.window, at);
  return { at, plan, period, outages, worst: worstTimeOf(outages), service: serviceTime };
}

function readRule(reader: Reader): OutageBudgetPlan {
  const { window, weights, ...targets } = readFields(reader, 'a budget of outages', RULE_FIELDS);
  const target = requiredTargetOf(reader, targets);
  return { target, budget: subtract(ONE, target), window, weights };
}

/** The service time of the window, and the part of it that has passed. */
export function baseOf({ at, period, service }: OutageSituation): {
  readonly whole: TimeSet;
  readonly elapsed: TimeSet;
} {
  const { startAt, endAt } = period;
  return {
    whole: clip(service, startAt, endAt),
    elapsed: clip(service, startAt, Math.min(at, endAt)),
  };
}
