import {
  allowedDowntime,
  burnRate,
  compileAvailability,
  compileRequests,
  errorBudget,
  measureAvailability,
  measureCounts,
  measureRequests,
  type OutageInput,
  type SliceOptions,
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

/** The length of slices of which only the order is told. */
const SECOND = 1000;

export function sliceAnswers(input: Loose): Answers {
  const { window, sliceSeconds } = input;
  if (Array.isArray(input.badSlices) || hasInstants(input.components))
    return instantSliceAnswers(input);
  // Slices whose states are told are outages and unknown time of their length.
  const sli = () => {
    const { period, slices } = factsIn(input);
    const timeOf = (wanted: State) =>
      slices.flatMap(({ state, time }) => (state === wanted ? [time] : []));
    const rule = { ...targetIn(input), ...emptyIn(rulesOf(input)) };
    const facts = { period, outages: timeOf('bad'), unknown: timeOf('empty') };
    return measureAvailability(compileAvailability(rule), facts, { at: period[1], ...EXACT });
  };
  const requests = () => measureCounts(countsIn(input), EXACT);
  const allowed = () =>
    ms(allowedDowntime({ ...targetIn(input), length: lengthMs(window) }).exactMilliseconds);
  return {
    uptimePercent: () => figure(sli().availabilityPercent),
    sliPercent: () => figure(sli().availabilityPercent),
    sli: () => figure(sli().availabilityRatio),
    goodSlices: () => figure(goodSlices(input)),
    totalSlices: () => figure(slicesOf(window, sliceSeconds)),
    goodMinutes: () => ms(sli().uptimeMs),
    uptimeMinutes: () => ms(sli().uptimeMs),
    badMinutes: () => ms(sli().downtimeMs),
    failureMinutes: () => ms(sli().downtimeMs),
    totalMinutes: () => ms(sli().measuredMs),
    budget: allowed,
    budgetMinutes: allowed,
    met: () => plain(sli().status === 'met'),
    withinBudget: () => plain(sli().budget?.period.withinBudget),
    timeToExhaustion: () => ms(incidentTime(input)),
    downMinute: () => {
      // What is down is the slice, whatever its length.
      changesNothing(sliceSeconds);
      const slice = { length: { milliseconds: SECOND }, ...sliceRuleIn(rulesOf(input)) };
      const { good, total } = requests();
      const facts = {
        period: [0, SECOND] as const,
        buckets: [{ start: 0, end: SECOND, good, total }],
      };
      const options = { at: SECOND, listIntervals: true };
      const sli = measureRequests(compileRequests({ method: 'timeSlices', slice }), facts, options);
      return plain(sli.intervals?.badSlices.length === 1);
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

function emptyIn(rules: Loose): { readonly unknownAs?: 'leftOut' | 'up' | 'down' } {
  if (rules.aggregate !== undefined)
    meaningOf({ anyDown: true }, 'rules.aggregate', rules.aggregate);
  if (rules.method !== undefined)
    meaningOf({ ratioTimeslices: true }, 'rules.method', rules.method);
  const empty = rules.emptySlice ?? rules.empty ?? rules.noData;
  return empty === undefined ? {} : { unknownAs: meaningOf(EMPTY_AS, 'rules.empty', empty) };
}

function sliceRuleIn(rules: Loose): Omit<SliceOptions, 'length'> {
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

/** The slices with their states: one that is bad in any member is bad, one that no member knows is empty. */
function factsIn(input: Loose) {
  const {
    slices: text,
    components,
    badSlices = 0,
    goodSymbols,
    badSymbols,
    sliceSeconds = 1,
  } = input;
  const read = (symbols: string): State[] =>
    [...symbols].map((symbol) =>
      goodSymbols.includes(symbol) ? 'good' : badSymbols.includes(symbol) ? 'bad' : 'empty',
    );
  const members = (): State[][] => {
    if (typeof text === 'string') return [read(text)];
    if (Array.isArray(components)) return components.map(read);
    return disjoint(
      components === undefined ? { ...input, components: { only: { badSlices } } } : input,
    );
  };
  const states = members();
  const length = sliceSeconds * 1000;
  const slices = (states[0] ?? []).map((_, i) => {
    const here = states.map((member) => member[i]);
    const isEmpty = here.every((state) => state === 'empty');
    const state: State = here.includes('bad') ? 'bad' : isEmpty ? 'empty' : 'good';
    return { state, time: [i * length, (i + 1) * length] as const };
  });
  return { period: [0, slices.length * length] as const, slices };
}

type State = 'good' | 'bad' | 'empty';

/** How many slices are good: a slice is an event in a bucket of its own, and without a state none. */
function goodSlices(input: Loose): string | undefined {
  const length = { seconds: input.sliceSeconds ?? 1 };
  const rule = compileRequests({ method: 'timeSlices', slice: { length, errorPercent: 0 } });
  const { period, slices } = factsIn(input);
  const buckets = slices.map(({ time: [start, end], state }) => ({
    start,
    end,
    good: state === 'good' ? 1 : 0,
    total: state === 'empty' ? 0 : 1,
  }));
  return measureRequests(rule, { period, buckets }, { at: period[1] }).exact?.good;
}

/** How many slices a window has. */
export function slicesOf(window: Loose, sliceSeconds: number): number | undefined {
  const slice = {
    length: { milliseconds: sliceSeconds * 1000 },
    errorPercent: 0,
    unknownAs: 'up',
  } as const;
  const rule = compileRequests({ method: 'timeSlices', slice });
  const end = lengthMs(window);
  return measureRequests(rule, { period: [0, end] }, { at: end }).slices?.total;
}

/** Members whose bad slices, given as numbers, lie apart or, unless `overlap` is `none`, together. */
function disjoint({ components, window, sliceSeconds, overlap }: Loose): State[][] {
  const isApart = meaningOf({ none: true, undefined: false }, 'overlap', overlap);
  const count = lengthMs(window) / (sliceSeconds * 1000);
  let next = 0;
  return Object.values(components as Record<string, { badSlices: number }>).map(({ badSlices }) => {
    const states = new Array<State>(count).fill('good').fill('bad', next, next + badSlices);
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
