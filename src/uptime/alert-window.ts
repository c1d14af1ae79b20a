import type { DecimalInput } from '../core/decimal-text.js';
import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import {
  compare,
  divide,
  floor,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
} from '../core/ratio.js';
import { readAmount, readShare } from './counts.js';
import { type FigureOptions, type Figures, figuresOf, toSafeInteger } from './figures.js';
import { readTarget, type TargetInput } from './target.js';

/**
 * One alert on a burn rate: it fires while both windows burn at the threshold or faster. Of
 * `burnRate`, `budgetPercent` and `longWindow`, two say the third.
 */
export interface AlertRule {
  readonly id?: string;
  readonly severity?: string;
  /** The threshold. */
  readonly burnRate?: DecimalInput;
  /** The share of the whole budget that is spent when the alert fires, in percent. */
  readonly budgetPercent?: DecimalInput;
  readonly longWindow?: DurationInput;
  /** @defaultValue a twelfth of the long window, as the SRE Workbook advises */
  readonly shortWindow?: DurationInput;
  /** How long the condition must hold before the alert is sent. @defaultValue 0 */
  readonly hold?: DurationInput;
}

/** What an alert is set for. */
export interface AlertOptions extends TargetInput, FigureOptions {
  /** The window of the objective; needed to convert between burn rate and budget share. */
  readonly window?: DurationInput;
  /** The share of errors for which detection time is wanted. @defaultValue 1, a total outage */
  readonly errorRatio?: DecimalInput;
}

/** An alert with every figure that its rule implies; `null` where the rule leaves it open. */
export interface AlertWindow {
  readonly id: string | null;
  readonly severity: string | null;
  readonly burnRate: string;
  /** The share of errors at which it fires: burn rate × (1 - target). */
  readonly errorRatio: string;
  readonly errorPercent: string;
  /** Whether any share of errors up to 100 % can fire it. */
  readonly reachable: boolean;
  readonly budgetPercent: string | null;
  readonly longWindowMs: number | null;
  readonly shortWindowMs: number | null;
  readonly holdMs: number;
  /** How long errors of the asked share last until the long window reaches the threshold. */
  readonly detectionMs: number | null;
  /** Detection and hold together. */
  readonly firesAfterMs: number | null;
  /** How long the whole budget lasts at the threshold. */
  readonly exhaustionMs: number | null;
}

/**
 * Computes the figures of one alert: burn rate = window × budget share / long window (SRE Workbook,
 * chapter 5).
 *
 * @param rule - The alert; two of `burnRate`, `budgetPercent` and `longWindow`, or `burnRate` alone.
 * @param options - The target, the window of the objective.
 * @returns The alert; `reachable` is false when not even a total outage burns that fast.
 * @throws {@link SlaError} `missing-field`, `invalid-option`, `invalid-target`, `invalid-decimal`,
 * `invalid-duration`.
 * @example
 * import { alertWindow } from 'slakit'
 * const page = alertWindow({ budgetPercent: 2, longWindow: 'PT1H' }, { targetPercent: '99.9', window: { hours: 720 } })
 * page.burnRate // => '14.4'
 * page.errorPercent // => '1.44'
 * page.shortWindowMs // => 300000
 */
export function alertWindow(rule: AlertRule, options: AlertOptions): AlertWindow {
  return windowFigures(rule, options, figuresOf(options, 'half-up'), []);
}

/**
 * Computes the figures of several alerts on one objective.
 *
 * @param rules - The alerts, such as {@link WORKBOOK_ALERTS}.
 * @param options - The target, the window of the objective.
 * @returns The alerts, in the order of the rules.
 * @throws {@link SlaError} as {@link alertWindow} does.
 * @example
 * import { alertWindows, WORKBOOK_ALERTS } from 'slakit'
 * const alerts = alertWindows(WORKBOOK_ALERTS, { targetPercent: '99.9', window: { hours: 720 } })
 * alerts.map((alert) => alert.burnRate) // => ['14.4', '6', '3', '1']
 */
export function alertWindows(rules: readonly AlertRule[], options: AlertOptions): AlertWindow[] {
  const figures = figuresOf(options, 'half-up');
  return rules.map((rule, index) => windowFigures(rule, options, figures, ['rules', index]));
}

/** The twelfth that the SRE Workbook recommends for the short window. */
const SHORT_SHARE = 12;

function windowFigures(
  rule: AlertRule,
  options: AlertOptions,
  figures: Figures,
  path: Path,
): AlertWindow {
  const budget = subtract(ONE, readTarget(options));
  const { burn, share, long } = solve(rule, options, path);
  const threshold = multiply(burn, budget);
  const errors = readShare(options.errorRatio ?? 1, ['errorRatio']);
  const window = lengthOf(options.window, ['window']);
  const holdMs = toPositiveDurationMs(rule.hold ?? 0, [...path, 'hold']);
  const short =
    lengthOf(rule.shortWindow, [...path, 'shortWindow']) ??
    (long && divide(long, ratio(SHORT_SHARE)));
  const detects = long !== undefined && compare(threshold, errors) <= 0 && errors.numerator > 0n;
  const detectionMs = detects ? wholeMs(divide(multiply(threshold, long), errors)) : null;
  return {
    id: rule.id ?? null,
    severity: rule.severity ?? null,
    burnRate: figures.ratio(burn),
    errorRatio: figures.ratio(threshold),
    errorPercent: figures.percent(threshold),
    reachable: compare(threshold, ONE) <= 0,
    budgetPercent: share === undefined ? null : figures.percent(share),
    longWindowMs: long === undefined ? null : wholeMs(long),
    shortWindowMs: short === undefined ? null : wholeMs(short),
    holdMs,
    detectionMs,
    firesAfterMs: detectionMs === null ? null : detectionMs + holdMs,
    exhaustionMs:
      window === undefined || burn.numerator === 0n ? null : wholeMs(divide(window, burn)),
  };
}

interface Solved {
  readonly burn: Ratio;
  readonly share: Ratio | undefined;
  readonly long: Ratio | undefined;
}

/** Fills in the third of burn rate, budget share and long window: burn × long = share × window. */
function solve(rule: AlertRule, options: AlertOptions, path: Path): Solved {
  const window = lengthOf(options.window, ['window']);
  const burn =
    rule.burnRate === undefined ? undefined : readAmount(rule.burnRate, [...path, 'burnRate']);
  const percent =
    rule.budgetPercent === undefined
      ? undefined
      : readAmount(rule.budgetPercent, [...path, 'budgetPercent']);
  const share = percent && divide(percent, ratio(100));
  const long = lengthOf(rule.longWindow, [...path, 'longWindow']);
  if (burn !== undefined && share !== undefined && long !== undefined) {
    fail({
      code: 'invalid-option',
      path,
      expected: 'two of burnRate, budgetPercent and longWindow',
      received: 'all three',
    });
  }
  if (burn !== undefined) {
    const product = share && window && multiply(share, window);
    return {
      burn,
      share: share ?? (long && window && divide(multiply(burn, long), window)),
      long: long ?? (product && burn.numerator > 0n ? divide(product, burn) : undefined),
    };
  }
  if (share === undefined || long === undefined || window === undefined) {
    fail({
      code: 'missing-field',
      path: [...path, 'burnRate'],
      expected: 'burnRate, or budgetPercent with longWindow and the window of the objective',
      received: shown(rule),
    });
  }
  return { burn: divide(multiply(share, window), long), share, long };
}

function lengthOf(input: DurationInput | undefined, path: Path): Ratio | undefined {
  if (input === undefined) return undefined;
  const length = toPositiveDurationMs(input, path);
  if (length > 0) return ratio(length);
  fail({ code: 'invalid-duration', path, expected: 'a length above 0', received: shown(input) });
}

function wholeMs(value: Ratio): number {
  return toSafeInteger(floor(value));
}
