import { compileCalendar } from '../calendar/compile.js';
import type { CompiledCalendar } from '../calendar/compiled.js';
import { type CompiledClock, compileClock } from '../clock/compile.js';
import { type CompiledCondition, compileCondition } from '../clock/condition.js';
import type { ClockRule } from '../clock/rule.js';
import { toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import { compare, ONE, ratioOfPercent, ZERO } from '../core/ratio.js';
import type { CreditScheme } from '../credit/scheme.js';
import { readTarget } from '../uptime/target.js';
import { type CalendarPeriodRule, periodAt } from '../zone/period.js';
import { zoneOf } from '../zone/zone.js';
import type { Agreement, AvailabilityObjective, ClockObjective, Objective } from './document.js';
import { refuseBrokenRemedy } from './remedy-check.js';

/** An agreement ready to be asked: calendars compiled, references resolved. */
export interface CompiledAgreement {
  readonly agreement: Agreement;
  readonly periodRule: CalendarPeriodRule;
  /** @internal */
  readonly calendars: Readonly<Record<string, CompiledCalendar>>;
  /** @internal */
  readonly clocks: readonly TicketObjective[];
  /** @internal */
  readonly services: readonly ServiceObjective[];
}

/** A clock objective with its parts ready. */
export interface TicketObjective {
  readonly objective: ClockObjective;
  readonly clock: CompiledClock;
  readonly appliesTo: CompiledCondition | undefined;
  readonly remedy: CreditScheme | undefined;
}

/** An availability objective with its parts ready. */
export interface ServiceObjective {
  readonly objective: AvailabilityObjective;
  readonly calendar: CompiledCalendar | undefined;
  readonly remedy: CreditScheme | undefined;
}

/**
 * Compiles an agreement once, to be asked many times.
 *
 * @param agreement - The document; it must not change afterwards. `checkAgreement` of
 * `slakit/schema` tells everything that is wrong with it, this throws at the first error.
 * @throws {@link SlaError} `invalid-agreement`, `unknown-reference`, `invalid-time-zone`, `invalid-date`,
 * and those of calendars, clocks, targets and remedies, with the path in the document.
 * @example
 * import { compileAgreement } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'basic', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'api-up', service: 'api', targetPercent: '99.9' }],
 * })
 * sla.periodRule // => { unit: 'month', timeZone: 'UTC' }
 */
export function compileAgreement(agreement: Agreement): CompiledAgreement {
  if (typeof agreement !== 'object' || agreement === null || !Array.isArray(agreement.objectives)) {
    fail({
      code: 'invalid-agreement',
      path: [],
      expected: 'an agreement with a list of objectives',
      received: shown(agreement),
    });
  }
  agreement.objectives.forEach((objective, i) => {
    if (typeof objective === 'object' && objective !== null) return;
    fail({
      code: 'invalid-agreement',
      path: ['objectives', i],
      expected: 'an objective',
      received: shown(objective),
    });
  });
  refuseRepeatedIds(agreement.objectives);
  const periodRule = periodRuleOf(agreement);
  for (const [id, remedy] of Object.entries(agreement.remedies ?? {}))
    refuseBrokenRemedy(remedy, agreement.currency, ['remedies', id]);
  const calendars = Object.fromEntries(
    Object.entries(agreement.calendars ?? {}).map(([id, definition]) => [
      id,
      compileCalendar(definition, ['calendars', id]),
    ]),
  );
  const clocks: TicketObjective[] = [];
  const services: ServiceObjective[] = [];
  agreement.objectives.forEach((objective, i) => {
    const path = ['objectives', i];
    const remedy =
      objective.remedy === undefined
        ? undefined
        : byId(agreement.remedies ?? {}, objective.remedy, 'remedies', [...path, 'remedy']);
    if (objective.kind === 'clock') {
      const appliesTo =
        objective.appliesTo === undefined
          ? undefined
          : compileCondition(objective.appliesTo, [...path, 'appliesTo']);
      readAttainmentTarget(objective, path);
      clocks.push({
        objective,
        clock: compileClock(ruleOf(objective), calendars, path),
        appliesTo,
        remedy,
      });
    } else if (objective.kind === 'availability') {
      const calendar =
        objective.calendar === undefined
          ? undefined
          : byId(calendars, objective.calendar, 'calendars', [...path, 'calendar']);
      refuseBrokenPromise(objective, path);
      services.push({ objective, calendar, remedy });
    } else {
      fail({
        code: 'invalid-agreement',
        path: [...path, 'kind'],
        expected: 'clock or availability',
        received: shown((objective as { kind?: unknown }).kind),
      });
    }
  });
  return { agreement, calendars, clocks, services, periodRule };
}

/** The part of an objective that is the clock's: what the agreement adds, the clock would refuse. */
function ruleOf(objective: ClockObjective): ClockRule {
  const {
    kind: _kind,
    appliesTo: _appliesTo,
    attainmentPercent: _attainment,
    remedy: _remedy,
    charge: _charge,
    ...rule
  } = objective;
  return rule;
}

/** The periods of an agreement; asking for one is the check that there are any. */
function periodRuleOf(agreement: Agreement): CalendarPeriodRule {
  zoneOf(agreement.timeZone, ['timeZone']);
  const rule: CalendarPeriodRule = {
    unit: 'month',
    ...agreement.period,
    timeZone: agreement.timeZone,
  };
  periodAt(rule, 0, ['period']);
  return rule;
}

function readAttainmentTarget({ attainmentPercent }: ClockObjective, path: Path): void {
  if (attainmentPercent === undefined) return;
  const target = ratioOfPercent(attainmentPercent, [...path, 'attainmentPercent']);
  if (compare(target, ZERO) >= 0 && compare(target, ONE) <= 0) return;
  fail({
    code: 'invalid-target',
    path: [...path, 'attainmentPercent'],
    expected: '0 to 100',
    received: shown(attainmentPercent),
  });
}

/** Reads what the uptime engine reads at every settlement, so that a mistake shows before the first. */
function refuseBrokenPromise(
  { targetPercent, exclusionRules = {} }: AvailabilityObjective,
  path: Path,
): void {
  readTarget({ targetPercent }, path);
  for (const [kind, { cap, notice }] of Object.entries(exclusionRules)) {
    if (cap !== undefined) toPositiveDurationMs(cap, [...path, 'exclusionRules', kind, 'cap']);
    if (notice !== undefined)
      toPositiveDurationMs(notice, [...path, 'exclusionRules', kind, 'notice']);
  }
}

function byId<T>(
  things: Readonly<Record<string, T>>,
  id: string,
  name: string,
  path: readonly (string | number)[],
): T {
  if (Object.hasOwn(things, id)) return things[id] as T;
  fail({
    code: 'unknown-reference',
    path,
    expected: `one of the ${name} ${Object.keys(things).slice(0, 8).join(', ') || '(none given)'}`,
    received: shown(id),
  });
}

function refuseRepeatedIds(objectives: readonly Objective[]): void {
  const seen = new Set<string>();
  objectives.forEach(({ id }, i) => {
    if (seen.has(id))
      fail({
        code: 'invalid-agreement',
        path: ['objectives', i, 'id'],
        expected: 'an id that no other objective has',
        received: shown(id),
      });
    seen.add(id);
  });
}
