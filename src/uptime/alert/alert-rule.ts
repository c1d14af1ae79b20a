import { HOLDS } from '../../core/bounds.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import {
  compare,
  divide,
  multiply,
  ONE,
  type Ratio,
  ratio,
  shareOfPercent,
  subtract,
} from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  type ReadersOf,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { amount, durationArgument, id, text, word } from '../../core/read-values.js';
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

/** Alerts on the burn rate of one objective. */
export interface AlertObjective extends TargetInput {
  readonly rules: readonly AlertRule[];
  /** The window of the objective; needed to convert between burn rate and budget share. */
  readonly window?: DurationInput | undefined;
  /**
   * Whether reaching the threshold is enough (`gte`) or it must be passed (`gt`).
   *
   * @defaultValue `'gte'`
   */
  readonly operator?: AlertOperator | undefined;
}

/** The comparison of a burn rate with the threshold of an alert: `gte` fires at it, `gt` above it. */
export type AlertOperator = 'gte' | 'gt';

/** An alert as read. */
export interface Rule {
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

/** An objective with its alerts as read; the target in one of its three ways. */
type ObjectiveValues = ValuesOf<typeof TARGET_FIELDS> & {
  readonly rules: readonly { readonly place: Reader; readonly rule: Rule }[];
  readonly window: Ratio | undefined;
  readonly operator: AlertOperator;
};

export const OBJECTIVE_FIELDS: ReadersOf<ObjectiveValues> = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    rules: listOf('alerts', (place) => ({
      place,
      rule: readFields(place, 'an alert', RULE_FIELDS),
    })),
    window: optional(windowLength),
    operator: optional(word(['gte', 'gt']), 'gte'),
  }) satisfies FieldsOf<AlertObjective>)();

/** What the alerts watch: the share that may be bad, over which window. */
export interface Objective {
  readonly budget: Ratio;
  readonly window: Ratio | undefined;
  readonly operator: AlertOperator;
  readonly alerts: readonly Alert[];
}

/** An alert with all that its rule implies. */
export interface Alert extends Solved {
  readonly place: Reader;
  readonly rule: Rule;
  /** The share of errors at which it fires. */
  readonly threshold: Ratio;
  readonly short: Ratio | undefined;
}

/** The objective of values as read. */
export function objectiveOf(reader: Reader, values: ObjectiveValues): Objective {
  const { rules, window, operator, ...targets } = values;
  const budget = subtract(ONE, requiredTargetOf(reader, targets));
  const alerts = rules.map(({ place, rule }): Alert => {
    const solved = solve(place, rule, window);
    const { burn, long } = solved;
    const short = rule.shortWindow ?? (long === undefined ? undefined : multiply(long, TWELFTH));
    return { ...solved, place, rule, threshold: multiply(burn, budget), short };
  });
  return { budget, window, operator, alerts };
}

/** Whether a share of errors meets a threshold. */
export function meets(share: Ratio, threshold: Ratio, operator: AlertOperator): boolean {
  return HOLDS[operator](compare(share, threshold));
}

/** Two of three say the third: burn × long = share × window. */
interface Solved {
  readonly burn: Ratio;
  readonly share: Ratio | undefined;
  readonly long: Ratio | undefined;
}

/** The twelfth that the SRE Workbook recommends for the short window. */
const TWELFTH = /* @__PURE__ */ ratio(1, 12);

function solve(place: Reader, rule: Rule, window: Ratio | undefined): Solved {
  const { burnRate: burn, budgetPercent, longWindow: long } = rule;
  const spent = budgetPercent === undefined ? undefined : shareOfPercent(budgetPercent);
  if (burn !== undefined) return fromBurn(place, burn, { spent, long, window });
  if (spent === undefined || long === undefined || window === undefined) {
    refuse(childOf(place, 'burnRate'), {
      code: 'missing-field',
      expected: 'burnRate, or budgetPercent with longWindow and the window of the objective',
    });
  }
  return { burn: divide(multiply(spent, window), long), share: spent, long };
}

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
