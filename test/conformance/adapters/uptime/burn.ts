import {
  type AlertFigures,
  type AlertRule,
  type AlertsInput,
  alertFigures,
  allowedDowntime,
  budgetPace,
  burnRate,
  type ExhaustionInput,
  errorBudget,
  PROPORTIONAL_ALERTS,
  scaleAlerts,
  timeToExhaustion,
  WORKBOOK_ALERTS,
} from '../../../../src/uptime.js';
import {
  type Answers,
  EXACT,
  errorsIn,
  figure,
  HOUR_MS,
  type Loose,
  lengthMs,
  MINUTE_MS,
  ms,
  plain,
  rulesOf,
  targetIn,
} from './answers.js';
import { type Answer, inMs, msOf } from './compare.js';
import { changesNothing, meaningOf, unsupported } from './read-all.js';

export function burnAnswers(input: Loose): Answers {
  if (input.elapsed !== undefined) return paceAnswers(input);
  const burn = () =>
    burnRate(
      {
        ...targetIn(input),
        ...errorsIn(input),
        ...(input.alertBurnRate === undefined ? {} : { threshold: input.alertBurnRate }),
        ...operatorIn(input),
      },
      EXACT,
    );
  return {
    burnRate: () => figure(burn().burnRate),
    maxBurnRate: () => figure(burn().maximum),
    errorRate: () => figure(burn().errorRatio),
    alert: () => plain(burn().fires),
  };
}

const OPERATORS = { '>': 'gt', gt: 'gt', '>=': 'gte', gte: 'gte' } as const;

/** How an alert compares, where the vector says so in a field; else as the library does. */
export function operatorIn(input: Loose): { readonly operator?: 'gt' | 'gte' } {
  const { comparison } = rulesOf(input);
  if (comparison === undefined) return {};
  return { operator: meaningOf(OPERATORS, 'rules.comparison', comparison) };
}

function paceAnswers(input: Loose): Answers {
  const pace = (): Answer => {
    const meaning = rulesOf(input).burnRate;
    if (meaning !== undefined) meaningOf({ consumedOverPace: true }, 'rules.burnRate', meaning);
    return figure(
      budgetPace(
        {
          ...targetIn(input),
          window: lengthMs(input.window),
          elapsed: msOf(input.elapsed),
          spent: Number(inMs(input.consumedMinutes, MINUTE_MS)),
        },
        EXACT,
      ).pace,
    );
  };
  return { burnRate: pace, pace };
}

export function exhaustionAnswers(input: Loose): Answers {
  const time = () => ms(timeToExhaustion(speedIn(input)).timeToExhaustionMs);
  const scaled = () => scaledAlert(input);
  return {
    timeToExhaustion: time,
    seconds: time,
    minutes: time,
    hours: time,
    days: time,
    exhausted: () => plain(timeToExhaustion(speedIn(input)).exhausted),
    observedErrorRate: () =>
      figure(figuresOf({ burnRate: input.burnRate }, targetIn(input)).errorRatio),
    longWindow: () => ms(scaled().longWindowMs),
    shortWindow: () => ms(scaled().shortWindowMs),
    for: () => ms(scaled().holdMs),
  };
}

function speedIn(input: Loose): ExhaustionInput {
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
  if (input.burnRate !== undefined) {
    // A burn rate is a speed against the budget: whatever that is, it lasts window / burn rate.
    changesNothing(input.targetPercent, input.target);
    return { window, burnRate: input.burnRate, ...remaining };
  }
  return { ...targetIn(input), ...errorsIn(input), window, ...remaining };
}

function figuresOf(rule: AlertRule, objective: Omit<AlertsInput, 'rules'>): AlertFigures {
  return alertFigures({ rules: [rule], ...objective }, EXACT)[0] as AlertFigures;
}

/** The alert of the proportional preset that burns at the vector's rate. */
function scaledAlert(input: Loose): AlertFigures {
  const rules = scaleAlerts({
    rules: PROPORTIONAL_ALERTS,
    from: { hours: 28 * 24 },
    to: lengthMs(input.window),
  });
  const rule = rules.find((candidate) => String(candidate.burnRate) === String(input.burnRate));
  return figuresOf(rule ?? unsupported(`burn rate ${input.burnRate}`), targetIn(input));
}

export function alertAnswers(input: Loose): Answers {
  const { burnRate: burn, budgetConsumedPercent, longWindow, shortWindow } = input;
  const rule = (): AlertRule => ({
    ...(burn === undefined ? {} : { burnRate: burn }),
    ...(budgetConsumedPercent === undefined ? {} : { budgetPercent: budgetConsumedPercent }),
    ...(longWindow === undefined ? {} : { longWindow: msOf(longWindow) }),
    ...(shortWindow === undefined ? {} : { shortWindow: msOf(shortWindow) }),
  });
  const objective = (): Omit<AlertsInput, 'rules'> => ({
    // A conversion between shares and rates needs no target: any will do.
    ...(Object.keys(targetIn(input)).length === 0 ? { targetRatio: 0 } : targetIn(input)),
    ...(input.window === undefined ? {} : { window: lengthMs(input.window) }),
    ...(input.actualErrorRate === undefined ? {} : { errorRatio: input.actualErrorRate }),
  });
  const alert = () => figuresOf(rule(), objective());
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
    severity: () => plain(presetLike(alert())?.severity),
    name: () => plain(presetLike(alert())?.id),
    absentForMinutes: () => {
      const { noData } = rulesOf(input);
      meaningOf({ countAsTotalOutage: true }, 'rules.noData', noData);
      return ms(scaledAlert(input).firesAfterMs);
    },
  };
}

/** The alert of the workbook's preset over the same long window. */
function presetLike({ longWindowMs }: AlertFigures): AlertRule | undefined {
  const all = alertFigures({ rules: WORKBOOK_ALERTS, targetRatio: 0, window: HOUR_MS });
  return WORKBOOK_ALERTS[all.findIndex((known) => known.longWindowMs === longWindowMs)];
}

export function downtimeAnswers(input: Loose): Answers {
  const allowed = (window: Loose): Answer => {
    const length = lengthMs(window, rulesOf(input));
    // Each window takes the length of its own unit; a table names both.
    changesNothing(rulesOf(input).yearDays, rulesOf(input).monthDays);
    return ms(allowedDowntime({ ...targetIn(input), length }).exactMilliseconds);
  };
  const one = (): Answer => allowed(input.window);
  return {
    allowed: () => (input.windows === undefined ? one() : plain(input.windows.map(allowed))),
    seconds: one,
    minutes: one,
    hours: one,
    days: one,
  };
}
