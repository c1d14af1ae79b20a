import {
  allowedDowntime,
  burnRate,
  classifySlices,
  compileAvailability,
  errorBudget,
  measureAvailability,
  measureCounts,
  measureSlices,
  mergeSlices,
  type OutageInput,
  type SliceRule,
  type SliceState,
  timeToExhaustion,
} from '../../../../src/uptime.js';
import {
  type Answers,
  countsIn,
  EXACT,
  figure,
  HOUR_MS,
  type Loose,
  lengthMs,
  ms,
  plain,
  rulesOf,
  targetIn,
} from './answers.js';
import { changesNothing, meaningOf, unsupported } from './read-all.js';

export function sliceAnswers(input: Loose): Answers {
  const { window, sliceSeconds } = input;
  if (Array.isArray(input.badSlices) || hasInstants(input.components))
    return instantSliceAnswers(input);
  const sli = () =>
    measureSlices(
      {
        slices: statesIn(input),
        ...targetIn(input),
        ...(sliceSeconds === undefined ? {} : { slice: sliceSeconds * 1000 }),
        ...(window === undefined || sliceSeconds === undefined ? {} : { window: lengthMs(window) }),
        ...emptyIn(rulesOf(input)),
      },
      EXACT,
    );
  const requests = () => measureCounts(countsIn(input), EXACT);
  const allowed = () =>
    ms(allowedDowntime({ ...targetIn(input), length: lengthMs(window) }).exactMilliseconds);
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
    budget: allowed,
    budgetMinutes: allowed,
    met: () => plain(sli().status === 'met'),
    withinBudget: () => plain(sli().budget?.withinBudget),
    timeToExhaustion: () => ms(incidentTime(input)),
    downMinute: () => {
      const { good, total } = requests();
      const slices = [{ good: Number(good), total: Number(total) }];
      // What is down is the slice, whatever its length.
      changesNothing(sliceSeconds);
      return plain(classifySlices(slices, sliceRuleIn(rulesOf(input)))[0] === 'bad');
    },
    // With nothing promised, the budget is everything: what is consumed of it is the share of errors.
    errorPercent: () =>
      figure(
        errorBudget({ targetRatio: 0, total: requests().total, bad: requests().bad }, EXACT)
          .consumedPercent,
      ),
  };
}

const EMPTY_AS = {
  up: 'up',
  good: 'up',
  down: 'down',
  bad: 'down',
  skip: 'leftOut',
} as const;

function emptyIn(rules: Loose): { readonly emptyAs?: 'leftOut' | 'up' | 'down' } {
  if (rules.aggregate !== undefined)
    meaningOf({ anyDown: true }, 'rules.aggregate', rules.aggregate);
  if (rules.method !== undefined)
    meaningOf({ ratioTimeslices: true }, 'rules.method', rules.method);
  const empty = rules.emptySlice ?? rules.empty ?? rules.noData;
  return empty === undefined ? {} : { emptyAs: meaningOf(EMPTY_AS, 'rules.empty', empty) };
}

function sliceRuleIn(rules: Loose): SliceRule {
  const { downWhenErrorPercentAtLeast, downWhenErrorPercentGreaterThan, minEvents } = rules;
  const events = minEvents === undefined ? {} : { minEvents };
  if (downWhenErrorPercentAtLeast !== undefined)
    return { errorPercent: downWhenErrorPercentAtLeast, operator: 'gte', ...events };
  if (downWhenErrorPercentGreaterThan === undefined) return unsupported('when a slice is down');
  return { errorPercent: downWhenErrorPercentGreaterThan, operator: 'gt', ...events };
}

/** How long an incident may last among slices that are otherwise as the vector's baseline. */
function incidentTime(input: Loose): number | null {
  const target = targetIn(input);
  const baseline = burnRate({ ...target, sliRatio: input.baselineSliceRatio }, EXACT);
  // How finely the window is cut does not change how long its budget lasts.
  changesNothing(input.sliceSeconds);
  emptyIn(rulesOf(input));
  return timeToExhaustion({
    ...target,
    window: lengthMs(input.window),
    sliRatio: input.incidentSliceRatio,
    baselineErrorRatio: baseline.errorRatio ?? unsupported('a baseline without events'),
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
  const isApart = meaningOf({ none: true, undefined: false }, 'overlap', overlap);
  const count = lengthMs(window) / (sliceSeconds * 1000);
  let next = 0;
  return Object.values(components as Record<string, { badSlices: number }>).map(({ badSlices }) => {
    const states = new Array<SliceState>(count).fill('good').fill('bad', next, next + badSlices);
    if (isApart) next += badSlices;
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
  emptyIn(rulesOf(input));
  const rule = compileAvailability(targetIn(input));
  const result = (from: string | number = start) =>
    measureAvailability(rule, { period: { start: from, end }, outages }, { at: end, ...EXACT });
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
