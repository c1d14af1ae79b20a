import {
  type AlertRule,
  alertWindow,
  allowedDowntime,
  budgetPace,
  burnRate,
  errorBudget,
  PROPORTIONAL_ALERTS,
  scaleAlerts,
  timeToExhaustion,
  WORKBOOK_ALERTS,
} from '../../../../src/uptime.js';
import {
  type Answers,
  DIGITS,
  errorsIn,
  figure,
  HOUR_MS,
  type Loose,
  lengthMs,
  MINUTE_MS,
  ms,
  plain,
  targetIn,
} from './answers.js';
import { type Answer, inMs, msOf } from './compare.js';

export function burnAnswers(input: Loose): Answers {
  if (input.elapsed !== undefined) {
    const pace = (): Answer =>
      figure(
        budgetPace({
          ...targetIn(input),
          window: lengthMs(input.window),
          elapsed: msOf(input.elapsed),
          spent: Number(inMs(input.consumedMinutes, MINUTE_MS)),
          digits: DIGITS,
        }).pace,
      );
    return { burnRate: pace, pace };
  }
  const burn = () =>
    burnRate({
      ...targetIn(input),
      ...errorsIn(input),
      ...(input.alertBurnRate === undefined ? {} : { threshold: input.alertBurnRate }),
      comparison: /strict/.test(input.note) ? 'gt' : 'gte',
      digits: DIGITS,
    });
  return {
    burnRate: () => figure(burn().burnRate),
    maxBurnRate: () => figure(burn().maximum),
    errorRate: () => figure(burn().errorRatio),
    alert: () => plain(burn().fires),
  };
}

export function exhaustionAnswers(input: Loose): Answers {
  const time = () => timeToExhaustion(speedIn(input)).timeToExhaustionMs;
  const scaled = () => scaledAlert(input);
  return {
    timeToExhaustion: () => ms(time()),
    seconds: () => ms(time()),
    minutes: () => ms(time()),
    hours: () => ms(time()),
    days: () => ms(time()),
    exhausted: () => plain(timeToExhaustion(speedIn(input)).exhausted),
    observedErrorRate: () =>
      figure(
        alertWindow({ burnRate: input.burnRate }, { ...targetIn(input), digits: DIGITS })
          .errorRatio,
      ),
    longWindow: () => ms(scaled().longWindowMs),
    shortWindow: () => ms(scaled().shortWindowMs),
    for: () => ms(scaled().holdMs),
  };
}

function speedIn(input: Loose): Parameters<typeof timeToExhaustion>[0] {
  const remaining =
    input.remainingRatio === undefined ? {} : { remainingRatio: input.remainingRatio };
  if (input.consumedMinutes !== undefined) {
    const bad = inMs(input.consumedMinutes, MINUTE_MS);
    const budget = errorBudget({ ...targetIn(input), total: lengthMs(input.window), bad });
    return { spent: budget.spent, over: msOf(input.elapsed), remaining: budget.remaining };
  }
  if (input.budgetConsumedPercent !== undefined) {
    return {
      spent: input.budgetConsumedPercent,
      over: msOf(input.longWindow ?? input.duration ?? input.elapsed),
      remaining: 100,
    };
  }
  const window = lengthMs(input.window);
  if (input.burnRate !== undefined) return { window, burnRate: input.burnRate, ...remaining };
  return { ...targetIn(input), ...errorsIn(input), window, ...remaining };
}

/** The alert of the proportional preset that burns at the vector's rate. */
function scaledAlert(input: Loose): ReturnType<typeof alertWindow> {
  const rules = scaleAlerts(PROPORTIONAL_ALERTS, {
    from: { hours: 28 * 24 },
    to: lengthMs(input.window),
  });
  const rule = rules.find(
    (candidate) => String(candidate.burnRate) === String(input.burnRate),
  ) as AlertRule;
  return alertWindow(rule, { ...targetIn(input), digits: DIGITS });
}

export function alertAnswers(input: Loose): Answers {
  const { burnRate: burn, budgetConsumedPercent, longWindow, shortWindow } = input;
  const rule: AlertRule = {
    ...(burn === undefined ? {} : { burnRate: burn }),
    ...(budgetConsumedPercent === undefined ? {} : { budgetPercent: budgetConsumedPercent }),
    ...(longWindow === undefined ? {} : { longWindow: msOf(longWindow) }),
    ...(shortWindow === undefined ? {} : { shortWindow: msOf(shortWindow) }),
  };
  const options = {
    // A conversion between shares and rates needs no target: any will do.
    ...(Object.keys(targetIn(input)).length === 0 ? { targetRatio: 0 } : targetIn(input)),
    ...(input.window === undefined ? {} : { window: lengthMs(input.window) }),
    ...(input.actualErrorRate === undefined ? {} : { errorRatio: input.actualErrorRate }),
    digits: DIGITS,
  };
  const alert = () => alertWindow(rule, options);
  const preset = () =>
    WORKBOOK_ALERTS.find(
      (known) =>
        alertWindow(known, { ...options, window: HOUR_MS }).longWindowMs === alert().longWindowMs,
    );
  return {
    burnRate: () => figure(alert().burnRate),
    errorRateThreshold: () => figure(alert().errorRatio),
    errorPercentThreshold: () => figure(alert().errorPercent),
    budgetConsumedPercent: () => figure(alert().budgetPercent),
    longWindow: () => ms(alert().longWindowMs),
    shortWindow: () => ms(alert().shortWindowMs),
    detectionSeconds: () => ms(alert().detectionMs),
    detectionMinutes: () => ms(alert().detectionMs),
    timeToExhaustion: () => ms(alert().exhaustionMs),
    reachable: () => plain(alert().reachable),
    severity: () => plain(preset()?.severity),
    name: () => plain(preset()?.id),
    absentForMinutes: () => ms(scaledAlert(input).firesAfterMs),
  };
}

export function downtimeAnswers(input: Loose): Answers {
  const allowed = (window: Loose): Answer =>
    ms(allowedDowntime(targetIn(input), lengthMs(window, input.rules)).exactMilliseconds);
  const one = (): Answer => allowed(input.window);
  return {
    allowed: () => (input.windows === undefined ? one() : plain(input.windows.map(allowed))),
    seconds: one,
    minutes: one,
    hours: one,
    days: one,
  };
}
