import { placeIn, type Reader, refuse } from '../../core/read.js';
import type { CapPlan, FactorPlan, RulePlan, SchemePlan } from '../scheme/plan.js';
import type { RemedyPlan } from '../scheme/remedy.js';

/**
 * The only rule of a scheme that columns can be assessed by: what it owes at a level hangs on nothing but the
 * level and the base. Any other scheme is refused by the part that asks for more.
 */
export function plainRule(place: Reader, plan: SchemePlan): RulePlan {
  const [rule] = plan.rules.values();
  if (rule === undefined || plan.isGroup) return beyond(place, 'rules', 'a group of rules');
  for (const [part, what, isThere] of BEYOND) {
    if (isThere(rule, plan)) beyond(place, part, what);
  }
  return rule;
}

/** The parts that ask for more, by the field that they stand in. */
const BEYOND: readonly (readonly [
  part: string,
  what: string,
  isThere: (rule: RulePlan, plan: SchemePlan) => boolean,
])[] = [
  ['rows', 'rows for some labels', ({ variants }) => (variants?.labels.size ?? 0) > 0],
  ['rows', 'levels that follow the period', ({ variants }) => variants !== null],
  ['roundLevel', 'levels that are rounded', ({ roundLevel }) => roundLevel !== null],
  ['steps', 'steps', ({ steps }) => steps !== null],
  ['formula', 'a formula', ({ formula }) => formula !== null],
  ['rows', 'a remedy in kind', ({ rows }) => rows.some(({ remedy }) => isInKind(remedy))],
  ['whenUnknown', 'a remedy in kind', ({ whenUnknown }) => isInKind(whenUnknown)],
  ['factors', 'a factor that is not fixed', ({ factors }) => factors.some(isNotFixed)],
  ['caps', 'a cap in kind, or over several periods', (_, plan) => capsOf(plan).some(looksFurther)],
  ['onePer', 'one credit for an incident', (_, plan) => plan.onePer !== null],
];

function isInKind(remedy: RemedyPlan | null): boolean {
  return remedy !== null && remedy.kind !== 'percent' && remedy.kind !== 'money';
}

function isNotFixed({ by }: FactorPlan): boolean {
  return by !== 'fixed';
}

function capsOf({ lineCaps, totalCaps }: SchemePlan): readonly CapPlan[] {
  return [...lineCaps, ...totalCaps];
}

function looksFurther({ limit, window }: CapPlan): boolean {
  return window !== 1 || isInKind(limit);
}

function beyond(place: Reader, part: string, received: string): never {
  refuse(placeIn(place, part), {
    code: 'invalid-option',
    expected: 'rows of percentages and sums, whose credit hangs on level and base alone',
    received,
    hint: 'assess the periods one by one with assessCredit',
  });
}
