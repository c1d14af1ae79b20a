import { type InstantInput, MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import type { TimeInput } from '../../core/interval.js';
import { valuesAt } from '../../core/order.js';
import { type Ratio, ratio } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { clip, intersection, measure, type TimeSet } from '../../core/time-set.js';
import { quotientOf } from '../budget/budget.js';
import { lossStepsOf } from '../budget/loss-steps.js';
import type { OutagesInput } from '../outages/outage.js';
import { NO_OUTAGES, outagesReader } from '../outages/read-outages.js';
import {
  DEFAULT_WEIGHT_BY_STATE,
  type StateWeights,
  stateWeights,
} from '../outages/state-weights.js';
import type { OutageTable } from '../outages/table.js';
import { scaleOf, type WorstTime, weightedMs, worstTimeOf } from '../outages/worst-time.js';
import { FIGURE_FIELDS, type FigureOptions, type Figures, figuresOf } from '../terms/figures.js';
import { time } from '../terms/time.js';
import { conditionOf, windowsOf } from './alert-condition.js';
import { type AlertCourse, type AlertEvaluation, heldFor, reportAlerts } from './alert-report.js';
import {
  type AlertObjective,
  OBJECTIVE_FIELDS,
  type Objective,
  objectiveOf,
} from './alert-rule.js';
import { burningTime } from './burning-time.js';

/** The facts of a service that alerts watch: outages, and the time that counts. */
export interface AlertFacts {
  /** Outages in any order and form; they may overlap, and count once with the highest weight. */
  readonly outages?: OutagesInput | undefined;
  /**
   * The time that counts: service hours, without what is excluded, since the service is watched.
   *
   * @defaultValue always
   */
  readonly serviceTime?: TimeInput | undefined;
  /** The share of the service that each state of outages loses; beside those of `DEFAULT_WEIGHTS`. */
  readonly weights?: StateWeights | undefined;
}

/** Options of `evaluateAlerts`. */
export interface EvaluateAlertsOptions extends FigureOptions {
  /**
   * The instant of judgement. What begins later is not known yet; an outage without an end goes on, one
   * with an end ends there.
   */
  readonly at: InstantInput;
}

const OPTION_FIELDS = /* @__PURE__ */ (() =>
  ({ at: instant, ...FIGURE_FIELDS }) as const satisfies FieldsOf<EvaluateAlertsOptions>)();

const ALWAYS: TimeSet = [MIN_INSTANT, MAX_INSTANT];

/**
 * Evaluates alerts over outages, exactly: from when to when each fired, what it is now, and when that
 * changes next if nothing new is reported, so that one timer replaces polling.
 *
 * An alert burns at an instant when both its windows, which end there, have at least (`gte`) or more
 * than (`gt`) its share of errors; a window without service time has no share. It fires when it has burnt
 * for its `hold`. All of this is asked of each whole millisecond, of which `firedAt` is the first at which
 * it fires and `endedAt` the first at which it does not: found by solving, not by stepping. Windows are
 * whole milliseconds, rounded down as `alertFigures` shows them.
 *
 * @param objective - The alerts, such as {@link WORKBOOK_ALERTS}; the target, the window of the objective.
 * @param facts - Outages, and the time that counts.
 * @param options - The instant of judgement, how burn rates are written.
 * @returns Each alert's status, firings and next change.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-target`, `invalid-decimal`, `invalid-duration`, `invalid-instant`, `invalid-interval`,
 * `unknown-reference`.
 * @example
 * import { evaluateAlerts, toIso, WORKBOOK_ALERTS } from 'slakit/uptime'
 * const { alerts } = evaluateAlerts(
 *   { rules: WORKBOOK_ALERTS, targetPercent: '99.9', window: { hours: 720 } },
 *   { outages: [{ start: '2026-06-10T08:00:00Z', end: '2026-06-10T08:10:00Z' }] },
 *   { at: '2026-06-10T12:00:00Z' },
 * )
 * // 51.84 s of an hour, then until the five minutes before are quiet but for 4.32 s.
 * toIso(alerts[0]?.firings)
 * // => [{ firedAt: '2026-06-10T08:00:51.840Z', endedAt: '2026-06-10T08:14:55.681Z' }]
 */
export function evaluateAlerts(
  objective: AlertObjective,
  facts: AlertFacts,
  options: EvaluateAlertsOptions,
): AlertEvaluation {
  const { at, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const figures = figuresOf(format, 'halfAwayFromZero');
  const reader = readerOf(objective);
  const read = objectiveOf(reader, readFields(reader, 'alerts on an objective', OBJECTIVE_FIELDS));
  const { worst, service } = readAlertFacts(readerOf(facts, null, 'facts'), at);
  const steps = lossStepsOf(worst, service);
  const rateOf = (windowMs: number): string | null =>
    burnOf(worst, clip(service, at - windowMs, at), read, figures);
  const courses = read.alerts.map((alert): AlertCourse => {
    const { longMs, shortMs } = windowsOf(alert, read);
    const condition = conditionOf(alert, read);
    const burning = intersection(
      burningTime(steps, { ...condition, windowMs: longMs }),
      burningTime(steps, { ...condition, windowMs: shortMs }),
    );
    return {
      rule: alert.rule,
      burning,
      firing: heldFor(burning, alert.rule.hold),
      rates: { longBurnRate: rateOf(longMs), shortBurnRate: rateOf(shortMs) },
    };
  });
  return reportAlerts(courses, at);
}

function readAlertFacts(
  reader: Reader,
  at: number,
): { readonly worst: WorstTime; readonly service: TimeSet } {
  const weights = optional(stateWeights, DEFAULT_WEIGHT_BY_STATE)(childOf(reader, 'weights'));
  // An outage that goes on is taken to go on for ever, until something new is reported.
  const outages = outagesReader({ weights, at: MAX_INSTANT });
  const facts = readFields(reader, 'facts of a service', {
    outages: optional(outages, NO_OUTAGES),
    serviceTime: optional(time, ALWAYS),
    weights: () => weights,
  } satisfies FieldsOf<AlertFacts>);
  return { worst: worstTimeOf(begunBy(facts.outages, at)), service: facts.serviceTime };
}

/** The outages that have begun. */
function begunBy(table: OutageTable, at: number): OutageTable {
  const { starts, ends, levels } = table;
  const rows: number[] = [];
  for (let row = 0; row < starts.length; row++) if ((starts[row] as number) <= at) rows.push(row);
  return {
    starts: valuesAt(starts, rows),
    ends: valuesAt(ends, rows),
    levels:
      levels === undefined ? undefined : Uint16Array.from(rows, (row) => levels[row] as number),
    weights: table.weights,
    factsAt: undefined,
  };
}

function burnOf(
  worst: WorstTime,
  base: TimeSet,
  { budget }: Objective,
  figures: Figures,
): string | null {
  const measured = measure(base);
  if (measured === 0) return null;
  const scale = scaleOf(worst);
  return writeBurn(
    ratio(weightedMs(worst, base, scale), scale * BigInt(measured)),
    budget,
    figures,
  );
}

/** Writes the burn rate of a share of errors; `null` where there is no budget to hold it against. */
export function writeBurn(errors: Ratio, budget: Ratio, figures: Figures): string | null {
  const burn = quotientOf(errors, budget);
  return burn === null ? null : figures.ratio(burn);
}
