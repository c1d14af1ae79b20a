import type { DecimalInput } from '../../core/decimal-text.js';
import { compare, divide, multiply, ONE, type Ratio, ratio, subtract } from '../../core/ratio.js';
import { type FieldsOf, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { amount, share } from '../../core/read-values.js';
import {
  type FigureOptions,
  type Figures,
  figuresOf,
  readFormat,
  wholeMs,
} from '../terms/figures.js';
import {
  type Alert,
  type AlertObjective,
  meets,
  OBJECTIVE_FIELDS,
  type Objective,
  objectiveOf,
} from './alert-rule.js';

/** Alerts on one objective, and what they are asked about. */
export interface AlertsInput extends AlertObjective {
  /**
   * The share of errors for which times of detection and reset are wanted.
   *
   * @defaultValue 1, a total outage
   */
  readonly errorRatio?: DecimalInput | undefined;
  /** How many events the window of the objective is expected to have, evenly spread. */
  readonly events?: DecimalInput | undefined;
}

/** An alert with every figure that its rule implies; `null` where the rule leaves it open. */
export interface AlertFigures {
  readonly id: string | null;
  readonly severity: string | null;
  readonly burnRate: string;
  /** The share of errors at which it fires: burn rate × (1 - target). */
  readonly errorRatio: string;
  readonly errorPercent: string;
  /** Whether any share of errors up to 100 % can fire it. */
  readonly reachable: boolean;
  /** Whether it fires below a burn rate of 1, at which the budget would last: an alert on a promise kept. */
  readonly firesWithinBudget: boolean;
  readonly budgetPercent: string | null;
  readonly longWindowMs: number | null;
  readonly shortWindowMs: number | null;
  readonly holdMs: number;
  /** How long errors of the asked share last until the long window reaches the threshold. */
  readonly detectionMs: number | null;
  /** Detection and hold together. */
  readonly firesAfterMs: number | null;
  /**
   * How long it goes on firing after errors of the asked share have stopped, at the most: until so much
   * of the short window is without errors that it falls below the threshold. Rounded up.
   */
  readonly resetMs: number | null;
  /**
   * Whether one bad event among those expected in the long window fires it; `null` without `events` or
   * the windows to count them in.
   */
  readonly firesOnOneEvent: boolean | null;
  /** How long the whole budget lasts at the threshold. */
  readonly exhaustionMs: number | null;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...OBJECTIVE_FIELDS,
    errorRatio: optional(share, ONE),
    events: optional(amount),
  }) as const satisfies FieldsOf<AlertsInput>)();

/**
 * Computes the figures of alerts on one objective: burn rate = window × budget share / long window
 * (SRE Workbook, chapter 5).
 *
 * @param input - The alerts, such as {@link WORKBOOK_ALERTS}; the target, the window of the objective.
 * Each alert has two of `burnRate`, `budgetPercent` and `longWindow`, or `burnRate` alone.
 * @param options - How figures are written.
 * @returns The alerts, in the order of the rules; `reachable` is false when not even a total outage
 * burns that fast.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-option`, `invalid-target`,
 * `invalid-decimal`, `invalid-duration`.
 * @example
 * import { alertFigures, WORKBOOK_ALERTS } from 'slakit/uptime'
 * const [page] = alertFigures({ rules: WORKBOOK_ALERTS, targetPercent: '99.9', window: { hours: 720 } })
 * page?.burnRate // => '14.4'
 * page?.errorPercent // => '1.44'
 * page?.shortWindowMs // => 300000
 */
export function alertFigures(input: AlertsInput, options: FigureOptions = {}): AlertFigures[] {
  const figures = figuresOf(readFormat(options), 'halfAwayFromZero');
  const reader = readerOf(input);
  const { errorRatio, events, ...values } = readFields(reader, 'alerts on an objective', FIELDS);
  const objective = objectiveOf(reader, values);
  return objective.alerts.map((alert) =>
    writeAlert(alert, objective, { errors: errorRatio, events }, figures),
  );
}

/** What the alerts are asked about. */
interface Asked {
  readonly errors: Ratio;
  readonly events: Ratio | undefined;
}

function writeAlert(
  alert: Alert,
  objective: Objective,
  asked: Asked,
  figures: Figures,
): AlertFigures {
  const { rule, burn, share: spent, long, short, threshold } = alert;
  const { window, operator } = objective;
  const detectionMs = detectionOf(alert, asked.errors, objective);
  return {
    id: rule.id,
    severity: rule.severity,
    burnRate: figures.ratio(burn),
    errorRatio: figures.ratio(threshold),
    errorPercent: figures.percent(threshold),
    reachable: meets(ONE, threshold, operator),
    firesWithinBudget: isWithinBudget(alert),
    budgetPercent: spent === undefined ? null : figures.percent(spent),
    longWindowMs: long === undefined ? null : wholeMs(long),
    shortWindowMs: short === undefined ? null : wholeMs(short),
    holdMs: rule.hold,
    detectionMs,
    firesAfterMs: detectionMs === null ? null : detectionMs + rule.hold,
    resetMs: detectionMs === null ? null : resetOf(alert, asked.errors),
    firesOnOneEvent: firesOnOne(alert, objective, asked.events),
    exhaustionMs:
      window === undefined || burn.numerator === 0n ? null : wholeMs(divide(window, burn)),
  };
}

/** Whether an alert fires although the budget would last. */
export function isWithinBudget({ burn }: Alert): boolean {
  return compare(burn, ONE) < 0;
}

function detectionOf(
  { threshold, long }: Alert,
  errors: Ratio,
  { operator }: Objective,
): number | null {
  if (long === undefined || errors.numerator === 0n || !meets(errors, threshold, operator))
    return null;
  return wholeMs(divide(multiply(threshold, long), errors));
}

/** Errors e fill the short window; when so much of it is over that e × the rest is below, it resets. */
function resetOf({ threshold, short }: Alert, errors: Ratio): number | null {
  if (short === undefined) return null;
  const over = multiply(short, subtract(ONE, divide(threshold, errors)));
  return 0 - wholeMs(ratio(-over.numerator, over.denominator));
}

/**
 * Whether one bad event fires an alert: it is one of those expected in the long window, or all there
 * is where less than one is expected. The short window has fewer, and is met sooner.
 */
export function firesOnOne(
  { long, threshold }: Alert,
  { window, operator }: Objective,
  events: Ratio | undefined,
): boolean | null {
  if (events === undefined || window === undefined || long === undefined) return null;
  const expected = divide(multiply(events, long), window);
  const one = compare(expected, ONE) <= 0 ? ONE : divide(ONE, expected);
  return meets(one, threshold, operator);
}
