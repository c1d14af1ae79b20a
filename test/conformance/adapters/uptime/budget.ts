import {
  applyBudgetPolicy,
  burnRate,
  combineSlis,
  type ErrorBudgetInput,
  errorBudget,
  measureCounts,
  type PeriodRule,
  type PolicyRule,
  periodAt,
  WORKBOOK_POLICY,
} from '../../../../src/uptime.js';
import {
  type Answers,
  countsIn,
  EXACT,
  errorsIn,
  excessIn,
  figure,
  HOUR_MS,
  type Loose,
  lengthMs,
  MINUTE_MS,
  ms,
  onlyNamesPeriod,
  plain,
  rulesOf,
  targetIn,
} from './answers.js';
import { type Answer, inMs, msOf } from './compare.js';
import { changesNothing, meaningOf, unsupported } from './read-all.js';
import { slicesOf } from './slices.js';

export function budgetAnswers(input: Loose): Answers {
  const budget = () => errorBudget({ ...budgetIn(input), ...overspendIn(input) }, EXACT);
  return {
    targetPercent: () => figure(budget().targetPercent),
    budgetRatio: () => figure(budget().budgetRatio),
    budgetPercent: () => figure(budget().budgetPercent),
    allowedBadEvents: () => figure(budget().allowedWhole),
    allowedBadEventsWhole: () => figure(budget().allowedWhole),
    consumedRatio: () => figure(budget().consumedRatio),
    consumedPercent: () => figure(budget().consumedPercent),
    remainingRatio: () => figure(budget().remainingRatio),
    remainingPercent: () => figure(budget().remainingPercent),
    remainingEvents: () => figure(budget().remaining),
    budgetMinutes: () => ms(budget().allowed),
    budgetSeconds: () => ms(budget().allowed),
    errorMinutes: () => ms(budget().spent),
    consumedMinutes: () => ms(budget().spent),
    consumedSeconds: () => ms(budget().spent),
    remainingMinutes: () => ms(budget().remaining),
    remainingSeconds: () => ms(budget().remaining),
    withinBudget: () => plain(budget().withinBudget),
    exhausted: () => plain(budget().exhausted),
    estimated: () => plain(budget().estimated),
    isEstimated: () => plain(budget().estimated),
    burnRate: () => figure(burnRate({ ...targetIn(input), ...errorsIn(input) }, EXACT).burnRate),
    gap: () =>
      figure(
        combineSlis(
          {
            members: [input.sli === undefined ? countsIn(input) : { sliRatio: input.sli }],
            method: 'lowest',
            ...targetIn(input),
          },
          EXACT,
        ).gapRatio,
      ),
    window: () => plain(windowOf(input).map((at): Answer => ({ at }))),
  };
}

const OVERSPEND = { clampAtZero: 'clamp', signed: 'signed' } as const;

function overspendIn(input: Loose): Pick<ErrorBudgetInput, 'overspend'> {
  const { remaining, method } = rulesOf(input);
  if (method !== undefined) meaningOf({ occurrences: true }, 'rules.method', method);
  return remaining === undefined
    ? {}
    : { overspend: meaningOf(OVERSPEND, 'rules.remaining', remaining) };
}

/** Maps what a vector gives to a budget in one unit: milliseconds when it speaks of time, else events. */
function budgetIn(input: Loose): ErrorBudgetInput {
  const target = targetIn(input);
  if (input.remainingRatio !== undefined) return { allowed: 1, remaining: input.remainingRatio };
  if (input.budgetMinutes !== undefined) return givenBudget(input);
  if (input.eventsPerHour !== undefined) {
    const extrapolate = { elapsed: HOUR_MS, window: lengthMs(input.window) };
    return { ...target, total: input.eventsPerHour, bad: input.badEvents, extrapolate };
  }
  const parts = partsIn(input);
  if (parts !== undefined) return { ...target, total: lengthMs(input.window), parts };
  const lostMinutes = input.downtimeMinutes ?? input.consumedMinutes;
  if (lostMinutes !== undefined) {
    return { ...target, total: lengthMs(input.window), bad: inMs(lostMinutes, MINUTE_MS) };
  }
  if (input.sli !== undefined) {
    refuseOtherCounts(input);
    const total = input.window === undefined ? 1 : lengthMs(input.window);
    return { ...target, total, parts: [{ total, sliRatio: input.sli }] };
  }
  return { ...target, ...countedBudget(input) };
}

/** Counters beside an SLI must say the same, or one of them would go unread. */
function refuseOtherCounts(input: Loose): void {
  if (Object.keys(countsIn(input)).length === 0) return;
  const { sliRatio } = measureCounts(countsIn(input), EXACT);
  if (Number(sliRatio) !== Number(input.sli)) unsupported('an SLI and other counters');
}

function givenBudget(input: Loose): ErrorBudgetInput {
  const allowed = inMs(input.budgetMinutes, MINUTE_MS);
  return input.remainingMinutes === undefined
    ? { allowed, bad: inMs(input.consumedMinutes, MINUTE_MS) }
    : { allowed, remaining: inMs(input.remainingMinutes, MINUTE_MS) };
}

/** Time by its quality: parts of equal quality, outages by their lengths, or one time of errors. */
function partsIn(input: Loose): ErrorBudgetInput['parts'] {
  if (input.segments !== undefined) {
    return input.segments.map(({ duration, ...quality }: Loose) => ({
      total: msOf(duration),
      ...errorsIn(quality),
    }));
  }
  if (input.outageMinutes !== undefined) {
    return input.outageMinutes.map((minutes: string) => ({
      total: inMs(minutes, MINUTE_MS),
      errorRatio: 1,
    }));
  }
  if (input.errorRate === undefined || input.duration === undefined) return undefined;
  return [{ total: msOf(input.duration), errorRatio: input.errorRate }];
}

function countedBudget(input: Loose): ErrorBudgetInput {
  const { good, bad, total, window, now, sliceSeconds } = input;
  const { calendarTotal } = rulesOf(input);
  const isCounted = good !== undefined || bad !== undefined;
  const sli = isCounted ? measureCounts({ ...countsIn(input), ...excessIn(input) }) : undefined;
  // What is bad of what was seen is spent, whatever the total of the whole window.
  const counted: ErrorBudgetInput = {
    ...(sli === undefined && total === undefined ? {} : { total: sli?.total ?? total }),
    ...(sli === undefined ? {} : { bad: sli.bad }),
  };
  if (calendarTotal === undefined) {
    onlyNamesPeriod(window, now);
    return counted;
  }
  return meaningOf<() => ErrorBudgetInput>(
    {
      extrapolate: () => ({
        ...counted,
        extrapolate: { elapsed: Date.parse(now) - Date.parse(window[0]), window: lengthMs(window) },
      }),
      allSlicesOfWindow: () => {
        // How much of the window has passed does not change how many slices it has.
        changesNothing(now);
        return { ...counted, windowTotal: slicesOf(window, sliceSeconds) };
      },
    },
    'rules.calendarTotal',
    calendarTotal,
  )();
}

const CALENDAR = { D: 'day', W: 'week', M: 'month', Q: 'quarter', Y: 'year' } as const;

/** The window that contains (or ends at) the vector's present. */
function windowOf({ window, now, timeZone = 'UTC' }: Loose): number[] {
  const { startAt, endAt } = periodAt(
    window.rollingDuration === undefined
      ? calendarRule(window, timeZone)
      : rollingRule(window.rollingDuration, timeZone),
    now,
  );
  return [startAt, endAt];
}

const DAYS: Readonly<Record<string, number>> = { D: 1, W: 7 };
const MONTHS: Readonly<Record<string, number>> = { M: 1, Q: 3, Y: 12 };

function rollingRule(duration: string, timeZone: string): PeriodRule {
  const [count, unit] = partsOf(duration);
  const days: number | undefined = DAYS[unit];
  const months: number | undefined = MONTHS[unit];
  if (days !== undefined) return { unit: 'rolling', timeZone, days: count * days };
  if (months !== undefined) return { unit: 'rolling', timeZone, months: count * months };
  return unsupported(`rolling ${duration}`);
}

function calendarRule({ calendarDuration, anchor }: Loose, timeZone: string): PeriodRule {
  const [count, unit] = partsOf(calendarDuration);
  // An anchor at midnight is a date.
  const from = anchor.slice(11, 16) === '00:00' ? anchor.slice(0, 10) : anchor.slice(0, 16);
  return {
    unit: meaningOf(CALENDAR, 'window.calendarDuration', unit),
    count,
    timeZone,
    anchor: from,
  };
}

function partsOf(duration: string): readonly [number, string & keyof typeof CALENDAR] {
  const [, count, unit] = /^P(\d+)([DWMQY])$/.exec(duration) ?? unsupported(`window ${duration}`);
  return [Number(count), unit as keyof typeof CALENDAR];
}

export function policyAnswers(input: Loose): Answers {
  const rule = (): PolicyRule => {
    // The share of the budget is the same whatever its window.
    changesNothing(input.window);
    const known = WORKBOOK_POLICY.find(({ action }) => action === kebab(input.rule));
    return known ?? unsupported(`rule ${input.rule}`);
  };
  const consumed = () => errorBudget(budgetIn(input), EXACT).consumedPercent;
  return {
    thresholdPercentOfBudget: () => figure(rule().threshold),
    comparison: () => plain(SIGNS[rule().operator]),
    status: () => plain(statusIn(input)),
    alert: () => {
      const { thresholdPercent: threshold } = input;
      const alert = {
        figure: 'consumedPercent',
        operator: 'gte',
        threshold,
        action: 'alert',
      } as const;
      const figures = { consumedPercent: consumed() };
      return plain(applyBudgetPolicy({ rules: [alert], figures }).action === 'alert');
    },
    consumedPercent: () => figure(consumed()),
    consumedPercentWhole: () => figure(consumed()),
  };
}

const SIGNS = { gt: '>', gte: '>=', lt: '<', lte: '<=' } as const;

/** The bands that the source of the burn-rate indicator documents. */
const BURN_BANDS = { critical: '6', elevated: '1' };

function statusIn(input: Loose): string {
  const { ladder } = input;
  const isBurn = ladder === undefined;
  const rules = Object.entries((ladder ?? BURN_BANDS) as Record<string, string>)
    .sort(([, a], [, b]) => Number(b) - Number(a))
    .map(([action, threshold]): PolicyRule => {
      const [name, operator] = isBurn ? ['burnRate', 'gt'] : ['consumedPercent', 'gte'];
      return { figure: name as string, operator: operator as 'gt', threshold, action };
    });
  // Over which time the burn rate was taken is told, not asked.
  if (isBurn) changesNothing(input.lookback);
  const figures = isBurn
    ? { burnRate: input.burnRate }
    : { consumedPercent: errorBudget(budgetIn(input), EXACT).consumedPercent };
  const { action } = applyBudgetPolicy({ rules, figures });
  return action ?? unsupported('a status of its own below the lowest rung');
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
