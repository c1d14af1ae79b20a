import { type CompiledClock, compilePlan } from '../../clock/rule/compile.js';
import { type CompiledCondition, memoriesOf } from '../../clock/rule/condition.js';
import { readStateCondition } from '../../clock/rule/read-condition.js';
import { readClockRule } from '../../clock/rule/read-rule.js';
import type { ClockRule } from '../../clock/rule/rule.js';
import { compare, type Ratio, ratio } from '../../core/ratio.js';
import type { Reader } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { promisedPercent, word } from '../../core/read-values.js';
import type { Verdict } from '../../uptime/terms/verdict.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonPlan, commonFields, commonPlan } from './common.js';
import {
  type Attainment,
  type Delay,
  type EachFigure,
  type KindFacts,
  type Measured,
  OTHER_KINDS,
  percentOfTarget,
} from './measured.js';
import { readRuled } from './ruled.js';

/** A clock objective as read. */
export interface ClockObjectivePlan extends CommonPlan {
  readonly kind: 'clock';
  readonly clock: CompiledClock;
  readonly appliesTo: CompiledCondition | undefined;
  /** Whether it is for tickets that fit now, or for those that ever did. */
  readonly applies: 'now' | 'ever';
  /** The share of tickets that must keep it. */
  readonly attainment: Ratio | undefined;
  readonly attainmentLevel: 'target' | 'acceptable';
}

/** What remedies may look at; one by a length of time says which. */
const MEASURED = {
  charge: 'total',
  metrics: ['attainment', 'missCount', 'longestDelay', 'eachDelay'],
  usual: { percent: 'attainment', count: 'missCount' },
} as const;

/** Reads a clock objective: what the agreement adds here, the rest by the reader of clocks. */
export function readClockObjective(reader: Reader, shelf: Shelf): ClockObjectivePlan {
  const table = {
    ...commonFields(shelf),
    kind: word(['clock']),
    appliesTo: optional(readStateCondition),
    applies: optional(word(['now', 'ever']), 'now' as const),
    attainmentPercent: optional(promisedPercent),
    attainmentLevel: optional(word(['target', 'acceptable']), 'target' as const),
  };
  const { values, rule } = readRuled(reader, 'a clock objective', table, (at) => ({
    given: at.value as ClockRule,
    plan: readClockRule(at, shelf.calendars),
  }));
  const { appliesTo, applies } = values;
  const memories = memoriesOf([rule.plan, appliesTo]);
  return {
    kind: 'clock',
    ...commonPlan(reader, values, MEASURED),
    clock: compilePlan(rule.given, { ...rule.plan, appliesTo, memories }),
    appliesTo,
    applies,
    attainment: values.attainmentPercent,
    attainmentLevel: values.attainmentLevel,
  };
}

/** Measures the share of tickets that kept it over a period. */
export function measureClockObjective(
  objective: ClockObjectivePlan,
  { attainments, delays, isFinal }: KindFacts,
): Measured {
  const late = delays.get(objective.id) ?? [];
  const attainment = attainments.get(objective.id) ?? null;
  const { attainment: target } = objective;
  const isSofter = objective.attainmentLevel === 'acceptable';
  const level = levelOf(attainment, isSofter);
  return {
    line: {
      service: null,
      status: attainmentStatus(level, target, isFinal),
      targetPercent: percentOfTarget(target),
      levelPercent:
        (isSofter ? attainment?.acceptablePercent : attainment?.attainmentPercent) ?? null,
      ...OTHER_KINDS,
      attainment,
    },
    figures: {
      attainment: () => level,
      missCount: () => (level === null ? null : level.total - level.good),
      longestDelay: () =>
        level === null
          ? null
          : { durationMs: late.reduce((most, { overrunMs }) => Math.max(most, overrunMs), 0) },
      eachDelay: () => (level === null ? null : late.map(eachDelay)),
    },
    isExcused: false,
  };
}

function eachDelay({ ticketId, cycle, startedAt, overrunMs }: Delay): EachFigure {
  return { level: { durationMs: overrunMs }, incident: `${ticketId}/${cycle}`, at: startedAt };
}

function levelOf(attainment: Attainment | null, isSofter: boolean): Attainment['exact'] {
  const exact = attainment?.exact ?? null;
  if (attainment === null || exact === null || !isSofter) return exact;
  return { good: exact.good + attainment.acceptable, total: exact.total };
}

function attainmentStatus(
  level: Attainment['exact'],
  target: ClockObjectivePlan['attainment'],
  isFinal: boolean,
): Verdict {
  if (!isFinal) return 'not-yet-due';
  if (level === null) return 'no-data';
  if (target === undefined) return 'measured';
  return compare(ratio(level.good, level.total), target) >= 0 ? 'met' : 'missed';
}
