import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import type { AlertRule } from './alert-window.js';

/**
 * Alerts by share of budget, from the SRE Workbook, chapter 5, table 5-8, with the fourth (10 % in a
 * day) that rule generators add.
 */
export const WORKBOOK_ALERTS: readonly AlertRule[] = [
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
];

/**
 * Alerts of fixed burn rates, with windows for an objective over 28 days; {@link scaleAlerts} fits
 * them to another. The figures are those of Pyrra.
 */
export const PROPORTIONAL_ALERTS: readonly AlertRule[] = [
  alert('critical-quick', 'critical', 14, 60, 5, 2),
  alert('critical-slow', 'critical', 7, 360, 30, 15),
  alert('warning-quick', 'warning', 2, 1440, 120, 60),
  alert('warning-slow', 'warning', 1, 5760, 360, 180),
];

const MINUTE_MS = 60_000;

/**
 * Stretches the windows of alerts in proportion to the window of the objective, to whole minutes.
 *
 * @param rules - Alerts that suit an objective over `from`.
 * @param lengths - The window they suit, and the window wanted.
 * @returns The alerts with scaled long and short windows and hold; a window is never below a minute.
 * @throws {@link SlaError} `invalid-duration`.
 * @example
 * import { PROPORTIONAL_ALERTS, scaleAlerts } from 'slakit'
 * const [quick] = scaleAlerts(PROPORTIONAL_ALERTS, { from: { hours: 672 }, to: { hours: 336 } })
 * quick?.longWindow // => 1800000
 * quick?.shortWindow // => 180000
 */
export function scaleAlerts(
  rules: readonly AlertRule[],
  lengths: { readonly from: DurationInput; readonly to: DurationInput },
): AlertRule[] {
  const from = toPositiveDurationMs(lengths.from, ['from']);
  const to = toPositiveDurationMs(lengths.to, ['to']);
  if (from === 0) {
    fail({
      code: 'invalid-duration',
      path: ['from'],
      expected: 'a length above 0',
      received: shown(lengths.from),
    });
  }
  const scale = (length: DurationInput, path: Path): number =>
    Math.max(1, Math.round((toPositiveDurationMs(length, path) * to) / from / MINUTE_MS)) *
    MINUTE_MS;
  return rules.map((rule, index) => ({
    ...rule,
    ...(rule.longWindow === undefined
      ? {}
      : { longWindow: scale(rule.longWindow, [index, 'longWindow']) }),
    ...(rule.shortWindow === undefined
      ? {}
      : { shortWindow: scale(rule.shortWindow, [index, 'shortWindow']) }),
    ...(rule.hold === undefined ? {} : { hold: scale(rule.hold, [index, 'hold']) }),
  }));
}

function alert(
  id: string,
  severity: string,
  burnRate: number,
  long: number,
  short: number,
  hold: number,
): AlertRule {
  return {
    id,
    severity,
    burnRate,
    longWindow: { minutes: long },
    shortWindow: { minutes: short },
    hold: { minutes: hold },
  };
}
