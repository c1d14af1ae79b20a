import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import { compare, divide, multiply, ONE, type Ratio, ratio, subtract } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  type ReadersOf,
  readerOf,
  refuse,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { amount, durationArgument, id, share, text } from '../../core/read-values.js';
import {
  type FigureOptions,
  type Figures,
  figuresOf,
  readFormat,
  wholeMs,
} from '../terms/figures.js';
import { lengthAboveNothing } from '../terms/length.js';
import { requiredTargetOf, TARGET_FIELDS, type TargetInput } from '../terms/target.js';

/**
 * One alert on a burn rate: it fires while both windows burn at the threshold or faster. Of
 * `burnRate`, `budgetPercent` and `longWindow`, two say the third.
 */
export interface AlertRule {
  readonly id?: string | undefined;
  readonly severity?: string | undefined;
  /** The threshold. */
  readonly burnRate?: DecimalInput | undefined;
  /** The share of the whole budget that is spent when the alert fires, in percent. */
  readonly budgetPercent?: DecimalInput | undefined;
  readonly longWindow?: DurationInput | undefined;
  /**
   * The window that tells that it still burns.
   *
   * @defaultValue a twelfth of the long window, as the SRE Workbook advises
   */
  readonly shortWindow?: DurationInput | undefined;
  /**
   * How long the condition must hold before the alert is sent.
   *
   * @defaultValue 0
   */
  readonly hold?: DurationInput | undefined;
}

/** Alerts on one objective. */
export interface AlertsInput extends TargetInput {
  readonly rules: readonly AlertRule[];
  /** The window of the objective; needed to convert between burn rate and budget share. */
  readonly window?: DurationInput | undefined;
  /**
   * The share of errors for which detection time is wanted.
   *
   * @defaultValue 1, a total outage
   */
  readonly errorRatio?: DecimalInput | undefined;
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

/** An alert as read. */
interface Rule {
  readonly id: string | null;
  readonly severity: string | null;
  readonly burnRate: Ratio | undefined;
  /** As it is given: in percent. */
  readonly budgetPercent: Ratio | undefined;
  readonly longWindow: Ratio | undefined;
  readonly shortWindow: Ratio | undefined;
  readonly hold: number;
}

export const RULE_FIELDS: ReadersOf<Rule> = {
  id: /* @__PURE__ */ optional(id, null),
  severity: /* @__PURE__ */ optional(text, null),
  burnRate: /* @__PURE__ */ optional(amount),
  budgetPercent: /* @__PURE__ */ optional(amount),
  longWindow: /* @__PURE__ */ optional(windowLength),
  shortWindow: /* @__PURE__ */ optional(windowLength),
  hold: /* @__PURE__ */ optional(durationArgument, 0),
} satisfies FieldsOf<AlertRule>;

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    rules: listOf('alerts', (place) => ({
      place,
      rule: readFields(place, 'an alert', RULE_FIELDS),
    })),
    window: optional(windowLength),
    errorRatio: optional(share, ONE),
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
  const values = readFields(reader, 'alerts on an objective', FIELDS);
  const objective: Objective = {
    budget: subtract(ONE, requiredTargetOf(reader, values)),
    window: values.window,
    errors: values.errorRatio,
  };
  return values.rules.map(({ place, rule }) =>
    writeAlert(rule, solve(place, rule, objective.window), objective, figures),
  );
}

/** What the alerts watch: the share that may be bad, over which window, at which share of errors. */
interface Objective {
  readonly budget: Ratio;
  readonly window: Ratio | undefined;
  readonly errors: Ratio;
}

/** Two of three say the third: burn × long = share × window. */
interface Solved {
  readonly burn: Ratio;
  readonly share: Ratio | undefined;
  readonly long: Ratio | undefined;
}

/** The twelfth that the SRE Workbook recommends for the short window. */
const TWELFTH = /* @__PURE__ */ ratio(1, 12);

function writeAlert(
  rule: Rule,
  { burn, share: spent, long }: Solved,
  { budget, window, errors }: Objective,
  figures: Figures,
): AlertFigures {
  const threshold = multiply(burn, budget);
  const short = rule.shortWindow ?? (long === undefined ? undefined : multiply(long, TWELFTH));
  const detectionMs = detectionOf(threshold, long, errors);
  return {
    id: rule.id,
    severity: rule.severity,
    burnRate: figures.ratio(burn),
    errorRatio: figures.ratio(threshold),
    errorPercent: figures.percent(threshold),
    reachable: compare(threshold, ONE) <= 0,
    budgetPercent: spent === undefined ? null : figures.percent(spent),
    longWindowMs: long === undefined ? null : wholeMs(long),
    shortWindowMs: short === undefined ? null : wholeMs(short),
    holdMs: rule.hold,
    detectionMs,
    firesAfterMs: detectionMs === null ? null : detectionMs + rule.hold,
    exhaustionMs:
      window === undefined || burn.numerator === 0n ? null : wholeMs(divide(window, burn)),
  };
}

function detectionOf(threshold: Ratio, long: Ratio | undefined, errors: Ratio): number | null {
  if (long === undefined || errors.numerator === 0n || compare(threshold, errors) > 0) return null;
  return wholeMs(divide(multiply(threshold, long), errors));
}

function solve(place: Reader, rule: Rule, window: Ratio | undefined): Solved {
  const { burnRate: burn, budgetPercent, longWindow: long } = rule;
  const spent = budgetPercent === undefined ? undefined : multiply(budgetPercent, PERCENT);
  if (burn !== undefined) return fromBurn(place, burn, { spent, long, window });
  if (spent === undefined || long === undefined || window === undefined) {
    refuse(childOf(place, 'burnRate'), {
      code: 'missing-field',
      expected: 'burnRate, or budgetPercent with longWindow and the window of the objective',
    });
  }
  return { burn: divide(multiply(spent, window), long), share: spent, long };
}

const PERCENT = /* @__PURE__ */ ratio(1, 100);

/** With a burn rate, the share follows from the long window, or the long window from the share. */
function fromBurn(
  place: Reader,
  burn: Ratio,
  {
    spent,
    long,
    window,
  }: {
    readonly spent: Ratio | undefined;
    readonly long: Ratio | undefined;
    readonly window: Ratio | undefined;
  },
): Solved {
  if (spent !== undefined && long !== undefined) {
    refuse(place, {
      code: 'invalid-option',
      expected: 'two of burnRate, budgetPercent and longWindow',
      received: 'all three',
    });
  }
  if (window === undefined) return { burn, share: spent, long };
  if (long !== undefined) return { burn, share: divide(multiply(burn, long), window), long };
  const isEndless = spent === undefined || burn.numerator === 0n;
  return {
    burn,
    share: spent,
    long: isEndless ? undefined : divide(multiply(spent, window), burn),
  };
}

function windowLength(reader: Reader): Ratio {
  return ratio(lengthAboveNothing(reader));
}
