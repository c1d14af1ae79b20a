import type { DurationInput } from '../../core/duration.js';
import { frozen } from '../../core/frozen.js';
import { plainEcho } from '../../core/plain.js';
import { childOf, type FieldsOf, type Reader, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { durationArgument } from '../../core/read-values.js';
import { lengthAboveNothing } from '../terms/length.js';
import { type AlertRule, RULE_FIELDS } from './alert-rule.js';

/**
 * Alerts by share of budget, from the SRE Workbook, chapter 5, table 5-8, with the fourth (10 % in a
 * day) that rule generators add.
 */
export const WORKBOOK_ALERTS: readonly AlertRule[] = /* @__PURE__ */ frozen([
  {
    id: 'page-quick',
    severity: 'page',
    budgetPercent: 2,
    longWindow: { hours: 1 },
    shortWindow: { minutes: 5 },
  },
  {
    id: 'page-slow',
    severity: 'page',
    budgetPercent: 5,
    longWindow: { hours: 6 },
    shortWindow: { minutes: 30 },
  },
  {
    id: 'ticket-quick',
    severity: 'ticket',
    budgetPercent: 10,
    longWindow: { hours: 24 },
    shortWindow: { hours: 2 },
  },
  {
    id: 'ticket-slow',
    severity: 'ticket',
    budgetPercent: 10,
    longWindow: { hours: 72 },
    shortWindow: { hours: 6 },
  },
]);

/**
 * Alerts of fixed burn rates, with windows for an objective over 28 days; {@link scaleAlerts} fits
 * them to another. The figures are those of Pyrra.
 */
export const PROPORTIONAL_ALERTS: readonly AlertRule[] = /* @__PURE__ */ frozen([
  {
    id: 'critical-quick',
    severity: 'critical',
    burnRate: 14,
    longWindow: { hours: 1 },
    shortWindow: { minutes: 5 },
    hold: { minutes: 2 },
  },
  {
    id: 'critical-slow',
    severity: 'critical',
    burnRate: 7,
    longWindow: { hours: 6 },
    shortWindow: { minutes: 30 },
    hold: { minutes: 15 },
  },
  {
    id: 'warning-quick',
    severity: 'warning',
    burnRate: 2,
    longWindow: { hours: 24 },
    shortWindow: { hours: 2 },
    hold: { hours: 1 },
  },
  {
    id: 'warning-slow',
    severity: 'warning',
    burnRate: 1,
    longWindow: { hours: 96 },
    shortWindow: { hours: 6 },
    hold: { hours: 3 },
  },
]);

/** Alerts, and how far their windows are to be stretched. */
export interface ScaleAlertsInput {
  /** Alerts that suit an objective over `from`. */
  readonly rules: readonly AlertRule[];
  /** The window that they suit. */
  readonly from: DurationInput;
  /** The window wanted. */
  readonly to: DurationInput;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    rules: listOf('alerts', readStretchable),
    from: lengthAboveNothing,
    to: lengthAboveNothing,
  }) as const satisfies FieldsOf<ScaleAlertsInput>)();

const MINUTE_MS = 60_000;

/**
 * Stretches the windows of alerts in proportion to the window of the objective, to whole minutes.
 *
 * @param input - The alerts, the window that they suit, and the window wanted.
 * @returns The alerts with scaled long and short windows and hold; a window is never below a minute.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-duration`, `invalid-decimal`,
 * `invalid-option`.
 * @example
 * import { PROPORTIONAL_ALERTS, scaleAlerts } from 'slakit/uptime'
 * const [quick] = scaleAlerts({ rules: PROPORTIONAL_ALERTS, from: { hours: 672 }, to: { hours: 336 } })
 * quick?.longWindow // => 1800000
 * quick?.shortWindow // => 180000
 */
export function scaleAlerts(input: ScaleAlertsInput): AlertRule[] {
  const { rules, from, to } = readFields(readerOf(input), 'alerts to scale', FIELDS);
  const scaled = (name: keyof AlertWindows, ms: number | undefined): AlertRule =>
    ms === undefined
      ? {}
      : { [name]: Math.max(1, Math.round((ms * to) / from / MINUTE_MS)) * MINUTE_MS };
  return rules.map(({ rule, windows }) => ({
    ...rule,
    ...scaled('longWindow', windows.longWindow),
    ...scaled('shortWindow', windows.shortWindow),
    ...scaled('hold', windows.hold),
  }));
}

/** The lengths of an alert, in milliseconds. */
type AlertWindows = Readonly<Record<'longWindow' | 'shortWindow' | 'hold', number | undefined>>;

/** An alert that is one, with the lengths that are to be stretched. */
function readStretchable(reader: Reader): {
  readonly rule: AlertRule;
  readonly windows: AlertWindows;
} {
  readFields(reader, 'an alert', RULE_FIELDS);
  const windowOf = (key: string): number | undefined =>
    optional(durationArgument)(childOf(reader, key));
  return {
    rule: plainEcho(reader) as AlertRule,
    windows: {
      longWindow: windowOf('longWindow'),
      shortWindow: windowOf('shortWindow'),
      hold: windowOf('hold'),
    },
  };
}
