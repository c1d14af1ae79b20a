import {
  applyBudgetPolicy,
  burnRate,
  combineSlis,
  type ErrorBudgetInput,
  errorBudget,
  measureRequests,
  measureSlices,
  periodAt,
  WORKBOOK_POLICY,
} from '../../../../src/uptime.js';
import {
  type Answers,
  countsIn,
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
import { inMs, msOf } from './compare.js';

export function budgetAnswers(input: Loose, expected: Loose): Answers {
  const budget = () => errorBudget({ ...budgetIn(input), ...overspendIn(input), digits: DIGITS });
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
    burnRate: () =>
      figure(burnRate({ ...targetIn(input), ...errorsIn(input), digits: DIGITS }).burnRate),
    gap: () =>
      figure(
        combineSlis(
          [{ ...(input.sli === undefined ? countsIn(input) : { sliRatio: input.sli }) }],
          { method: 'lowest', ...targetIn(input), digits: DIGITS },
        ).gapRatio,
      ),
    window: () =>
      plain(
        windowOf(input).map((at, i) =>
          plain(
            Date.parse(expected.window[i]) === at ? expected.window[i] : new Date(at).toISOString(),
          ),
        ),
      ),
  };
}

function overspendIn({ rules }: Loose): Pick<ErrorBudgetInput, 'overspend'> {
  return { overspend: rules.remaining === 'clampAtZero' ? 'clamp' : 'signed' };
}

/** Maps what a vector gives to a budget in one unit: milliseconds when it speaks of time, else events. */
function budgetIn(input: Loose): ErrorBudgetInput {
  const target = targetIn(input);
  if (input.remainingRatio !== undefined) return { allowed: 1, remaining: input.remainingRatio };
  if (input.budgetMinutes !== undefined) {
    const allowed = inMs(input.budgetMinutes, MINUTE_MS);
    if (input.remainingMinutes !== undefined)
      return { allowed, remaining: inMs(input.remainingMinutes, MINUTE_MS) };
    return { allowed, bad: inMs(input.consumedMinutes, MINUTE_MS) };
  }
  if (input.eventsPerHour !== undefined) {
    const extrapolate = { elapsed: HOUR_MS, window: lengthMs(input.window) };
    return { ...target, total: input.eventsPerHour, bad: input.badEvents, extrapolate };
  }
  if (input.segments !== undefined) {
    const spells = input.segments.map(({ duration, ...quality }: Loose) => ({
      total: msOf(duration),
      ...errorsIn(quality),
    }));
    return { ...target, total: lengthMs(input.window), spells };
  }
  if (input.outageMinutes !== undefined) {
    const spells = input.outageMinutes.map((minutes: string) => ({
      total: inMs(minutes, MINUTE_MS),
      errorRatio: 1,
    }));
    return { ...target, total: lengthMs(input.window), spells };
  }
  if (input.downtimeMinutes ?? input.consumedMinutes) {
    return {
      ...target,
      total: lengthMs(input.window),
      bad: inMs(input.downtimeMinutes ?? input.consumedMinutes, MINUTE_MS),
    };
  }
  if (input.errorRate !== undefined && input.duration !== undefined) {
    return {
      ...target,
      total: lengthMs(input.window),
      spells: [{ total: msOf(input.duration), errorRatio: input.errorRate }],
    };
  }
  if (input.sli !== undefined) {
    const total = input.window === undefined ? 1 : lengthMs(input.window);
    return { ...target, total, spells: [{ total, sliRatio: input.sli }] };
  }
  return { ...target, ...countedBudget(input) };
}

function countedBudget(input: Loose): ErrorBudgetInput {
  const { good, bad, total, rules, window, now, sliceSeconds } = input;
  // What is bad of what was seen is spent, whatever the total of the whole window.
  const spent =
    good === undefined && bad === undefined
      ? {}
      : { bad: measureRequests({ ...countsIn(input), excess: 'clamp' }).bad };
  const seen =
    total === undefined ? measureRequests({ ...countsIn(input), missing: 'zero' }).total : total;
  const counted: ErrorBudgetInput = {
    ...(good === undefined && bad === undefined && total === undefined ? {} : { total: seen }),
    ...spent,
  };
  if (rules.calendarTotal === 'extrapolate') {
    return {
      ...counted,
      extrapolate: { elapsed: Date.parse(now) - Date.parse(window[0]), window: lengthMs(window) },
    };
  }
  if (rules.calendarTotal === 'allSlicesOfWindow') {
    return {
      ...counted,
      windowTotal: measureSlices({
        slices: {},
        slice: sliceSeconds * 1000,
        window: lengthMs(window),
      }).total,
    };
  }
  return counted;
}

const ROLLING = { D: 'days', W: 'weeks', M: 'months' } as const;

const CALENDAR = { D: 'day', W: 'week', M: 'month', Q: 'quarter', Y: 'year' } as const;

/** The window that contains (or ends at) the vector's present. */
function windowOf({ window, now, timeZone = 'UTC' }: Loose): number[] {
  const [, count, unit] = /^P(\d+)([DWMQY])$/.exec(
    window.rollingDuration ?? window.calendarDuration,
  ) as unknown as [string, string, string];
  const rule =
    window.rollingDuration === undefined
      ? { unit: CALENDAR[unit as 'D'], timeZone, anchor: anchorIn(window.anchor) }
      : unit === 'W'
        ? { unit: 'rolling' as const, timeZone, days: Number(count) * 7 }
        : { unit: 'rolling' as const, timeZone, [ROLLING[unit as 'D']]: Number(count) };
  const { startAt, endAt } = periodAt(rule, now);
  return [startAt, endAt];
}

/** An anchor at midnight is a date. */
function anchorIn(anchor: string): string {
  return anchor.slice(11, 16) === '00:00' ? anchor.slice(0, 10) : anchor.slice(0, 16);
}

export function policyAnswers(input: Loose, expected: Loose): Answers {
  const rule = () => WORKBOOK_POLICY.find(({ level }) => level === kebab(input.rule));
  const budget = () => errorBudget(budgetIn(input));
  const status = () => {
    const ladder = Object.entries(input.ladder ?? BURN_LADDER);
    const name = input.ladder === undefined ? 'burnRate' : 'consumedPercent';
    const rules = ladder
      .sort(([, a], [, b]) => Number(b) - Number(a))
      .map(
        ([level, threshold]) =>
          ({
            figure: name,
            comparison: input.ladder === undefined ? 'gt' : 'gte',
            threshold,
            level,
          }) as Loose,
      );
    const { level } = applyBudgetPolicy(rules, {
      burnRate: input.burnRate,
      consumedPercent: input.ladder === undefined ? null : budget().consumedPercent,
    });
    // Below the lowest rung a source has a word of its own; the library has none.
    return level ?? (ladder.some(([known]) => known === expected.status) ? null : expected.status);
  };
  const alert = () =>
    applyBudgetPolicy(
      [
        {
          figure: 'consumedPercent',
          comparison: 'gte',
          threshold: input.thresholdPercent,
          level: 'alert',
        },
      ],
      budget() as Loose,
    ).level;
  return {
    thresholdPercentOfBudget: () => figure(rule()?.threshold),
    comparison: () => plain(rule()?.comparison === 'gt' ? '>' : '>='),
    status: () => plain(status()),
    alert: () => plain(alert() === 'alert'),
    consumedPercent: () => figure(budget().consumedPercent),
    consumedPercentWhole: () => figure(budget().consumedPercent),
  };
}

/** The bands that the source of the burn-rate indicator documents. */
const BURN_LADDER = { critical: '6', elevated: '1' };

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
