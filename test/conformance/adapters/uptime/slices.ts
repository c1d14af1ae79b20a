import {
  allowedDowntime,
  burnRate,
  errorBudget,
  judgeSlices,
  measureAvailability,
  measureRequests,
  measureSlices,
  mergeSlices,
  type OutageInput,
  type SliceState,
  timeToExhaustion,
} from '../../../../src/uptime.js';
import {
  type Answers,
  countsIn,
  DIGITS,
  figure,
  HOUR_MS,
  type Loose,
  lengthMs,
  ms,
  plain,
  targetIn,
} from './answers.js';

export function sliceAnswers(input: Loose): Answers {
  const { window, rules, sliceSeconds } = input;
  if (Array.isArray(input.badSlices) || hasInstants(input.components))
    return instantSliceAnswers(input);
  const sli = () =>
    measureSlices({
      slices: statesIn(input),
      ...targetIn(input),
      ...(sliceSeconds === undefined ? {} : { slice: sliceSeconds * 1000 }),
      ...(window === undefined || sliceSeconds === undefined ? {} : { window: lengthMs(window) }),
      empty: EMPTY_AS[rules.emptySlice ?? rules.empty ?? rules.noData] ?? 'skip',
      digits: DIGITS,
    });
  const requests = () => measureRequests({ ...countsIn(input), digits: DIGITS });
  const judged = () =>
    judgeSlices(
      [{ good: Number(requests().good), total: Number(requests().total) }],
      sliceRuleIn(rules),
    );
  return {
    uptimePercent: () => figure(sli().sliPercent),
    sliPercent: () => figure(sli().sliPercent),
    sli: () => figure(sli().sliRatio),
    goodSlices: () => figure(sli().good),
    badSlices: () => figure(sli().bad),
    totalSlices: () => figure(sli().total),
    goodMinutes: () => ms(sli().goodMs),
    uptimeMinutes: () => ms(sli().goodMs),
    badMinutes: () => ms(sli().badMs),
    failureMinutes: () => ms(sli().badMs),
    totalMinutes: () => ms(sli().totalMs),
    budget: () => ms(allowedDowntime(targetIn(input), lengthMs(window)).exactMilliseconds),
    budgetMinutes: () => ms(allowedDowntime(targetIn(input), lengthMs(window)).exactMilliseconds),
    met: () => plain(sli().status === 'met'),
    withinBudget: () => plain(sli().budget?.withinBudget),
    timeToExhaustion: () => ms(incidentTime(input)),
    downMinute: () => plain(judged()[0] === 'bad'),
    // With nothing promised, the budget is everything: what is consumed of it is the share of errors.
    errorPercent: () =>
      figure(
        errorBudget({
          targetRatio: 0,
          total: requests().total,
          bad: requests().bad,
          digits: DIGITS,
        }).consumedPercent,
      ),
  };
}

const EMPTY_AS: Readonly<Record<string, 'skip' | 'good' | 'bad'>> = {
  up: 'good',
  good: 'good',
  down: 'bad',
  bad: 'bad',
  skip: 'skip',
};

function sliceRuleIn(rules: Loose): Parameters<typeof judgeSlices>[1] {
  const minEvents = rules.minEvents === undefined ? {} : { minEvents: rules.minEvents };
  if (rules.downWhenErrorPercentAtLeast !== undefined) {
    return { errorPercent: rules.downWhenErrorPercentAtLeast, comparison: 'gte', ...minEvents };
  }
  return { errorPercent: rules.downWhenErrorPercentGreaterThan, ...minEvents };
}

/** How long an incident may last among slices that are otherwise as the vector's baseline. */
function incidentTime(input: Loose): number | null {
  const target = targetIn(input);
  const baseline = burnRate({ ...target, sliRatio: input.baselineSliceRatio, digits: DIGITS });
  return timeToExhaustion({
    ...target,
    window: lengthMs(input.window),
    sliRatio: input.incidentSliceRatio,
    baselineErrorRatio: baseline.errorRatio,
  }).timeToExhaustionMs;
}

function statesIn(input: Loose): SliceState[] | { bad: number } {
  const { slices, components, badSlices = 0, goodSymbols, badSymbols } = input;
  const read = (text: string): SliceState[] =>
    [...text].map((symbol) =>
      goodSymbols.includes(symbol) ? 'good' : badSymbols.includes(symbol) ? 'bad' : 'empty',
    );
  if (typeof slices === 'string') return read(slices);
  if (Array.isArray(components)) return mergeSlices(components.map(read));
  if (components !== undefined) return mergeSlices(disjoint(input));
  return { bad: badSlices };
}

/** Members whose bad slices, given as numbers, lie apart or, unless `overlap` is `none`, together. */
function disjoint({ components, window, sliceSeconds, overlap }: Loose): SliceState[][] {
  const count = lengthMs(window) / (sliceSeconds * 1000);
  let next = 0;
  return Object.values(components as Record<string, { badSlices: number }>).map(({ badSlices }) => {
    const states = new Array<SliceState>(count).fill('good').fill('bad', next, next + badSlices);
    if (overlap === 'none') next += badSlices;
    return states;
  });
}

function hasInstants(components: Loose): boolean {
  return Object.values(components ?? {}).some((member) =>
    Array.isArray((member as Loose).badSlices),
  );
}

/** Bad slices that are given by their instants are outages of one slice each. */
function instantSliceAnswers(input: Loose): Answers {
  const { window, sliceSeconds, components = { only: { badSlices: input.badSlices } } } = input;
  const outages: OutageInput[] = Object.values(
    components as Record<string, { badSlices: string[] }>,
  ).flatMap(({ badSlices }) =>
    badSlices.map((at): OutageInput => [at, Date.parse(at) + sliceSeconds * 1000]),
  );
  const [start, end] = window;
  const result = (from: string | number = start) =>
    measureAvailability({
      period: { start: from, end },
      asOf: end,
      outages,
      ...targetIn(input),
      digits: DIGITS,
    });
  return {
    uptimePercent: () => figure(result().availabilityPercent),
    uptimeMinutes: () => ms(result().uptimeMs),
    goodMinutes: () => ms(result().uptimeMs),
    failureMinutes: () => ms(result().downtimeMs),
    badMinutes: () => ms(result().downtimeMs),
    totalMinutes: () => ms(result().measuredMs),
    budgetMinutes: () => ms(result().budget?.period.totalMs),
    remainingMinutes: () => ms(result().budget?.period.remainingMs),
    consumedInLastHourMinutes: () => ms(result(Date.parse(end) - HOUR_MS).downtimeMs),
  };
}
