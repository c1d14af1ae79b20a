import type { CompiledClock } from '../clock/rule/compile.js';
import { fail, guarded, shown } from '../core/error.js';
import { isItself, knowingItself } from '../core/itself.js';
import { plainCopy } from '../core/plain.js';
import { readerOf, unknownName } from '../core/read.js';
import type { CalendarPeriodRule } from '../zone/period.js';
import type { Agreement } from './document/document.js';
import { periodRuleOf } from './document/periods.js';
import type { ClockObjectivePlan } from './kinds/clock.js';
import { type AgreementPlan, readAgreement } from './read.js';

/** An agreement that was compiled and is ready to be asked; `compileAgreement` makes it. */
export interface CompiledAgreement {
  readonly kind: 'compiled-agreement';
  /** The document, as it was when it was compiled. */
  readonly agreement: Agreement;
  /** The periods that are settled. */
  readonly periodRule: CalendarPeriodRule;
  /** @internal */
  readonly plan: AgreementPlan;
}

/**
 * Compiles an agreement once, to be asked many times.
 *
 * @param agreement - The document; later changes of it do not count. `checkAgreement` lists everything
 * that is wrong with it, this throws at the first of the same findings.
 * @returns The compiled agreement, for `evaluateTicket`, `settlePeriod` and the like.
 * @throws {@link SlaError} the first issue of `checkAgreement`, with its path in the document.
 * @example
 * import { compileAgreement } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'basic', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9' }],
 * })
 * sla.periodRule // => { unit: 'month', timeZone: 'UTC' }
 */
export function compileAgreement(agreement: Agreement): CompiledAgreement {
  return guarded(() => {
    const copy = plainCopy(readerOf(agreement), 'refused') as Agreement;
    const plan = readAgreement(readerOf(copy));
    const periodRule = periodRuleOf(copy);
    return knowingItself({ kind: 'compiled-agreement', agreement: copy, periodRule, plan });
  });
}

/**
 * The compiled clock of an objective, for the questions of `slakit/clock`.
 *
 * @param agreement - A compiled agreement.
 * @param objectiveId - The id of one of its clock objectives.
 * @returns The clock, whose rule is the objective without what the agreement adds.
 * @throws {@link SlaError} `unknown-reference` when no clock objective has this id.
 * @example
 * import { clockOf, compileAgreement, evaluateClock } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'support', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'clock', id: 'reply', start: { on: 'created' }, stop: { on: 'replied' }, targets: [{ elapsed: 'PT1H' }] }],
 * })
 * evaluateClock(clockOf(sla, 'reply'), [{ at: 0, type: 'created' }], { at: 60_000 }).current?.dueAt // => 3600000
 */
export function clockOf(agreement: CompiledAgreement, objectiveId: string): CompiledClock {
  return guarded(() => {
    const clocks = clockObjectives(agreement);
    const found = clocks.find(({ id }) => id === objectiveId);
    if (found !== undefined) return found.clock;
    const known = clocks.map(({ id }) => id);
    fail({
      code: 'unknown-reference',
      path: ['objectiveId'],
      expected: `one of the clock objectives ${known.slice(0, 8).join(', ') || '(none given)'}`,
      received: shown(objectiveId),
      ...(typeof objectiveId === 'string' ? unknownName(objectiveId, known) : {}),
    });
  });
}

/** The clock objectives of an agreement, in its order. */
export function clockObjectives(agreement: CompiledAgreement): readonly ClockObjectivePlan[] {
  return planOf(agreement).objectives.filter((objective) => objective.kind === 'clock');
}

/** The plan of a compiled agreement; a document as data has none. */
export function planOf(agreement: CompiledAgreement): AgreementPlan {
  if (isItself(agreement, 'compiled-agreement')) return agreement.plan;
  fail({
    code: 'invalid-type',
    path: ['agreement'],
    expected: 'a compiled agreement',
    received: shown(agreement),
    hint: 'pass the document through compileAgreement first',
  });
}
