import {
  type Availability,
  type AvailabilityFacts,
  type AvailabilityRule,
  type CalendarPeriodRule,
  compileAvailability,
  composeAvailability,
  type FigureOptions,
  type IntervalInput,
  measureAvailability,
  outagesFromTransitions,
  periodAt,
} from '../../../../src/uptime.js';
import {
  type Answers,
  displays,
  EXACT,
  figure,
  fraction,
  HOUR_MS,
  type Loose,
  MINUTE_MS,
  ms,
  plain,
  rulesOf,
  targetIn,
} from './answers.js';
import { type Answer, inMs, msOf } from './compare.js';
import { changesNothing, meaningOf, unsupported } from './read-all.js';

export function uptimeAnswers(input: Loose): Answers {
  const result = (options: FigureOptions = EXACT): Availability => measured(input, options);
  const down = (): Answer => ms(result().downtimeMs);
  const up = (): Answer => ms(result().uptimeMs);
  const total = (): Answer => ms(result().measuredMs);
  return {
    periodSeconds: () => (input.months === undefined ? total() : monthLengths(input.months)),
    denominatorMinutes: total,
    totalMinutes: total,
    downtimeSeconds: down,
    downtimeMinutes: down,
    downMinutes: down,
    weightedDowntimeSeconds: down,
    uptimeSeconds: up,
    uptimeMinutes: up,
    upMinutes: up,
    uptimePercent: () => figure(result().availabilityPercent),
    downtimePercent: () => figure(result().downtimePercent),
    uptimeFraction: () => fraction(result().exact),
    count: () => figure(result().incidents.count),
    eventCount: () => figure(result().incidents.count),
    longestSeconds: () => ms(result().incidents.longestMs),
    met: () => plain(result().status === 'met'),
    averageIncidentSeconds: () => ms(meanOf(input)),
    mttrSeconds: () => ms(result().incidents.mttrMs),
    mtbfSeconds: () => ms(result().incidents.mtbfMs),
    display: () => plain(displayed(input)),
    ...displays((options) => result(options).availabilityPercent),
  };
}

function measured(input: Loose, options: FigureOptions): Availability {
  const { now } = input;
  const period = periodIn(input);
  const [start, end] = boundsOf(period);
  const at = now ?? end;
  return measureAvailability(
    compileAvailability({ ...targetIn(input), ...ruleIn(rulesOf(input)) }),
    { period, ...factsIn(input, start, at), ...trackedIn(input) },
    { at, ...options },
  );
}

function monthLengths(months: readonly string[]): Answer {
  const rule = compileAvailability({});
  return plain(
    months.map((month): Answer => {
      const facts = { period: { start: 0, end: msOf(month) } };
      return ms(measureAvailability(rule, facts, { at: msOf(month) }).measuredMs);
    }),
  );
}

/** The mean of incidents of which only the number and the time together are known: laid apart. */
function meanOf({ totalDowntimeSeconds, incidentCount }: Loose): number | null {
  const totalMs = totalDowntimeSeconds * 1000;
  const first = totalMs - (incidentCount - 1);
  const outages = Array.from({ length: incidentCount }, (_, i): [number, number] =>
    i === 0 ? [0, first] : [first + 2 * i, first + 2 * i + 1],
  );
  const end = first + 2 * incidentCount;
  const facts: AvailabilityFacts = { period: { start: 0, end }, outages };
  return measureAvailability(compileAvailability({}), facts, { at: end }).incidents.mttrMs;
}

/** A figure that is only to be shown: the availability of a system of one part. */
function displayed(input: Loose): string {
  const [, mode = 'floor', digits = '2'] =
    /^(floor|round)(\d)$/.exec(rulesOf(input).displayRounding ?? 'floor2') ??
    unsupported('rules.displayRounding');
  const { valuePercent, ratio } = input;
  const system =
    valuePercent === undefined
      ? { availabilityRatio: ratio }
      : { availabilityPercent: valuePercent };
  return composeAvailability(
    { system },
    {
      digits: Number(digits),
      rounding: mode === 'round' ? 'halfAwayFromZero' : 'floor',
      fixed: true,
    },
  ).availabilityPercent;
}

const EXCLUDED_AS = { countAsUp: 'up', removeFromDenominator: 'leftOut' } as const;
const FUTURE_AS = { false: 'up', true: 'leftOut' } as const;
const OVERLAPS = { maxWeight: true } as const;

function ruleIn(rules: Loose): AvailabilityRule {
  if (rules.overlap !== undefined) meaningOf(OVERLAPS, 'rules.overlap', rules.overlap);
  // Figures are compared at the printed precision; a display of its own is asked for by name.
  changesNothing(rules.displayRounding);
  return {
    ...(rules.partialWeight === undefined ? {} : { weights: { partial: rules.partialWeight } }),
    ...(rules.exclusionMode === undefined
      ? {}
      : { excludedAs: meaningOf(EXCLUDED_AS, 'rules.exclusionMode', rules.exclusionMode) }),
    ...(rules.clipWindowAtNow === undefined
      ? {}
      : { futureAs: meaningOf(FUTURE_AS, 'rules.clipWindowAtNow', rules.clipWindowAtNow) }),
  };
}

function trackedIn(input: Loose): Pick<AvailabilityFacts, 'trackedSince'> {
  const { trackedSince } = input;
  const { clipWindowAtTrackedSince } = rulesOf(input);
  const clips = meaningOf(
    { true: true, false: false, undefined: false },
    'rules.clipWindowAtTrackedSince',
    clipWindowAtTrackedSince,
  );
  return clips ? { trackedSince } : {};
}

function periodIn(input: Loose): IntervalInput {
  const { window, timeZone, outages, now } = input;
  const { periodStart } = rulesOf(input);
  if (periodStart !== undefined) {
    meaningOf({ firstEvent: true }, 'rules.periodStart', periodStart);
    // The window would begin before the first event, which takes its place.
    changesNothing(window);
    return { start: outages[0][0], end: now };
  }
  // Instants need no zone.
  if (Array.isArray(window)) return { start: window[0], end: window[1] };
  if (typeof window === 'string') return { start: 0, end: msOf(window) };
  if (window?.calendarMonth === undefined) return unsupported('a period');
  const rule: CalendarPeriodRule = { unit: 'month', timeZone: timeZone ?? 'UTC' };
  return periodAt(rule, `${window.calendarMonth}-15T12:00:00Z`);
}

function boundsOf(period: IntervalInput): readonly [Loose, Loose] {
  if ('startAt' in period) return [period.startAt, period.endAt];
  return 'start' in period ? [period.start, period.end] : period;
}

/** Outages and exclusions: at their instants, or laid end to end when only their lengths are known. */
function factsIn(
  input: Loose,
  start: Loose,
  at: Loose,
): Pick<AvailabilityFacts, 'outages' | 'exclusions' | 'unknown'> {
  const { outages, weights, nextStatusAt, statuses, exclusions } = input;
  if (statuses !== undefined) return statusFacts(input, start, at);
  if (nextStatusAt !== undefined) {
    const log = [
      { at: outages[0][0], status: 'down' },
      { at: nextStatusAt, status: 'up' },
    ];
    // An open outage ends with the next status.
    if (outages.length > 1 || outages[0][1] !== null)
      unsupported('nextStatusAt of a closed outage');
    return outagesFromTransitions(log, { statuses: { up: 'up', down: 'down' }, at });
  }
  if (outages === undefined) return laidOut(input);
  return {
    outages: outages.map(([from, to]: Loose, i: number) => ({
      start: from,
      end: to,
      ...(weights === undefined ? {} : { weight: weights[i] }),
    })),
    exclusions: (exclusions ?? []).map(([from, to]: Loose) => ({ start: from, end: to })),
  };
}

function laidOut(input: Loose): Pick<AvailabilityFacts, 'outages' | 'exclusions'> {
  const { downtimeMinutes, downtimeSeconds, outageHours = [], weights = [] } = input;
  const { partialSeconds, majorSeconds, exclusions = [] } = input;
  const outages: Loose[] = [];
  let at = 0;
  const lay = (length: number, facts: Loose = {}): void => {
    outages.push({ start: at, end: at + length, ...facts });
    at += length;
  };
  if (downtimeMinutes !== undefined) lay(Number(inMs(downtimeMinutes, MINUTE_MS)));
  if (downtimeSeconds !== undefined) lay(Number(inMs(downtimeSeconds, 1000)));
  if (partialSeconds !== undefined) lay(partialSeconds * 1000, { state: 'partial' });
  if (majorSeconds !== undefined) lay(majorSeconds * 1000, { state: 'major' });
  for (const [i, hours] of outageHours.entries()) {
    lay(Number(inMs(hours, HOUR_MS)), { weight: weights[i] ?? 1 });
  }
  return {
    outages,
    exclusions: exclusions.map((length: string) => {
      const start = at;
      at += msOf(length);
      return { start, end: at };
    }),
  };
}

/** Rules of the format that are no meanings of statuses. */
const NO_STATUSES = [
  'displayRounding',
  'exclusionMode',
  'clipWindowAtNow',
  'overlap',
  'periodStart',
];
const MEANINGS = { up: 'up', down: 'down', unknown: 'unknown' } as const;

function statusFacts(
  input: Loose,
  start: Loose,
  at: Loose,
): Pick<AvailabilityFacts, 'outages' | 'unknown'> {
  let next = Date.parse(start);
  const log = input.statuses.map(([status, length]: [string, string]) => {
    const observed = { at: next, status };
    next += msOf(length);
    return observed;
  });
  const meanings = Object.entries(rulesOf(input)).filter(([name]) => !NO_STATUSES.includes(name));
  const statuses = Object.fromEntries(
    meanings.map(([name, means]) => [name, meaningOf(MEANINGS, `rules.${name}`, means)]),
  );
  return outagesFromTransitions(log, { statuses: { operational: 'up', ...statuses }, at });
}
