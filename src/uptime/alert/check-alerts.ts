import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { formatFraction } from '../../core/fraction-text.js';
import { compare, divide, multiply, ONE, type Ratio } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readAll, warn } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { amount, share } from '../../core/read-values.js';
import { type AlertsInput, firesOnOne, isWithinBudget } from './alert-figures.js';
import { type Alert, meets, OBJECTIVE_FIELDS, type Objective, objectiveOf } from './alert-rule.js';

/**
 * A code of something doubtful about alerts:
 *
 * - `unreachable`: not even a total outage fires it.
 * - `fires-within-budget`: it fires at a burn rate below 1, at which the budget lasts.
 * - `window-too-long`: it looks back further than the objective.
 * - `one-event-breaks-target`: of the expected events not one may be bad.
 * - `one-event-fires`: one bad event of those expected in its long window fires it.
 * - `percent-like-ratio`: the target in percent looks like a ratio, such as 0.999.
 */
export type AlertWarning =
  | 'unreachable'
  | 'fires-within-budget'
  | 'window-too-long'
  | 'one-event-breaks-target'
  | 'one-event-fires'
  | 'percent-like-ratio';

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...OBJECTIVE_FIELDS,
    errorRatio: optional(share, ONE),
    events: optional(amount),
  }) as const satisfies FieldsOf<AlertsInput>)();

/**
 * Checks alerts on an objective: all that {@link alertFigures} refuses as issues, and what would never
 * fire, or fire for nothing, as warnings. With `events`, the number expected in the window of the
 * objective, it tells of traffic that is too low for the target.
 *
 * @param input - The alerts and their objective; never changed.
 * @returns The input with warnings, or the issues.
 * @example
 * import { checkAlerts, WORKBOOK_ALERTS } from 'slakit/uptime'
 * const check = checkAlerts({
 *   rules: WORKBOOK_ALERTS,
 *   targetPercent: '99.9',
 *   window: { hours: 672 },
 *   events: 500,
 * })
 * check.warnings.map(({ code, path }) => [code, ...path].join(' '))
 * // => ['one-event-breaks-target events', 'one-event-fires rules 0', 'one-event-fires rules 1', 'one-event-fires rules 2', 'one-event-fires rules 3', 'fires-within-budget rules 3']
 */
export function checkAlerts(input: unknown): CheckResult<AlertsInput, AlertWarning> {
  const findings: Finding<AlertWarning>[] = [];
  readAll(input, findings as Finding[], (reader) => {
    const {
      errorRatio: _asked,
      events,
      ...values
    } = readFields(reader, 'alerts on an objective', FIELDS);
    const objective = objectiveOf(reader, values);
    if (events !== undefined) warnOfTraffic(reader, objective.budget, events);
    for (const alert of objective.alerts) warnOf(alert, objective, events);
  });
  return checkResultOf(input as AlertsInput, findings);
}

function warnOfTraffic(reader: Reader, budget: Ratio, events: Ratio): void {
  if (budget.numerator === 0n || compare(multiply(budget, events), ONE) >= 0) return;
  const least = formatFraction(divide(ONE, budget), { digits: 0, rounding: 'ceiling' });
  warn(childOf(reader, 'events'), {
    code: 'one-event-breaks-target',
    expected: `at least ${least} events, so that one of them may be bad`,
    hint: 'count over a longer window, or promise less',
  });
}

function warnOf(alert: Alert, objective: Objective, events: Ratio | undefined): void {
  const { place, threshold, long } = alert;
  const doubts = {
    unreachable: !meets(ONE, threshold, objective.operator),
    'one-event-fires': firesOnOne(alert, objective, events) === true,
    'fires-within-budget': isWithinBudget(alert),
    'window-too-long':
      long !== undefined && objective.window !== undefined && compare(long, objective.window) > 0,
  };
  for (const [code, holds] of Object.entries(doubts) as [keyof typeof doubts, boolean][])
    if (holds) warn(place, { code, ...DOUBTS[code] });
}

const DOUBTS = {
  unreachable: {
    expected: 'a burn rate that a total outage reaches: at most 1 / (1 - target)',
    hint: 'it can never fire',
  },
  'one-event-fires': {
    expected: 'more events in the long window, or a higher burn rate',
    hint: 'one bad event fires it',
  },
  'fires-within-budget': {
    expected: 'a burn rate of 1 or more',
    hint: 'it fires although the budget lasts',
  },
  'window-too-long': {
    expected: 'a long window within the window of the objective',
    hint: 'it looks back further than the objective',
  },
} as const;
