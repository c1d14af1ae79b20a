import {
  type AvailabilityInput,
  displayPercent,
  incidentMeans,
  measureAvailability,
  outagesFromTransitions,
  type PeriodInput,
  periodAt,
} from '../../../../src/uptime.js';
import {
  type Answers,
  DIGITS,
  displays,
  figure,
  fractionOf,
  HOUR_MS,
  type Loose,
  MINUTE_MS,
  ms,
  plain,
  sameFraction,
  targetIn,
} from './answers.js';
import { type Answer, inMs, msOf } from './compare.js';

export function uptimeAnswers(input: Loose, expected: Loose): Answers {
  const { rules } = input;
  const shown = /^(floor|round)(\d)$/.exec(rules.displayRounding ?? '');
  const display = (share: Parameters<typeof displayPercent>[0]): string =>
    displayPercent(share, {
      digits: Number(shown?.[2] ?? 2),
      rounding: shown?.[1] === 'round' ? 'half-up' : 'floor',
    });
  const result = () => measureAvailability({ ...availabilityIn(input), digits: DIGITS });
  const measured = (): Answer => ms(result().measuredMs);
  const down = (): Answer => ms(result().downtimeMs);
  const up = (): Answer => ms(result().uptimeMs);
  const percent = (): string => result().availabilityPercent as string;
  return {
    periodSeconds: () =>
      input.months === undefined
        ? measured()
        : plain(
            input.months.map((month: string) =>
              ms(measureAvailability(wholePeriod(msOf(month))).measuredMs),
            ),
          ),
    denominatorMinutes: measured,
    totalMinutes: measured,
    downtimeSeconds: down,
    downtimeMinutes: down,
    downMinutes: down,
    weightedDowntimeSeconds: down,
    uptimeSeconds: up,
    uptimeMinutes: up,
    upMinutes: up,
    uptimePercent: () => figure(result().availabilityPercent),
    downtimePercent: () => figure(result().downtimePercent),
    uptimeFraction: () =>
      plain(sameFraction(expected.uptimeFraction, result().exact) ?? fractionOf(result().exact)),
    count: () => figure(result().incidents.count),
    eventCount: () => figure(result().incidents.count),
    longestSeconds: () => ms(result().incidents.longestMs),
    met: () => plain(result().status === 'met'),
    averageIncidentSeconds: () => ms(meansIn(input).mttrMs),
    mttrSeconds: () => ms(result().incidents.mttrMs),
    mtbfSeconds: () => ms(result().incidents.mtbfMs),
    display: () =>
      plain(
        display(
          input.valuePercent === undefined
            ? { ratio: input.ratio }
            : { percent: input.valuePercent },
        ),
      ),
    ...displays(percent),
  };
}

function meansIn({ totalDowntimeSeconds, incidentCount }: Loose): ReturnType<typeof incidentMeans> {
  return incidentMeans({
    count: incidentCount,
    impairedMs: totalDowntimeSeconds * 1000,
    unimpairedMs: 0,
  });
}

function wholePeriod(lengthMs: number): AvailabilityInput {
  return { period: { start: 0, end: lengthMs }, asOf: lengthMs };
}

function availabilityIn(input: Loose): AvailabilityInput {
  const { rules, now, trackedSince } = input;
  const period = periodIn(input);
  const start = 'startAt' in period ? period.startAt : period.start;
  const end = 'endAt' in period ? period.endAt : period.end;
  const asOf = now ?? end;
  return {
    period,
    asOf,
    ...factsIn(input, start, asOf),
    ...targetIn(input),
    ...(rules.clipWindowAtTrackedSince === true ? { trackedSince } : {}),
    ...(rules.partialWeight === undefined ? {} : { weights: { partial: rules.partialWeight } }),
    excluded: rules.exclusionMode === 'countAsUp' ? 'countAsUp' : 'remove',
    future: rules.clipWindowAtNow === false ? 'countAsUp' : 'exclude',
  };
}

function periodIn({ window, timeZone = 'UTC', outages, rules, now }: Loose): PeriodInput {
  if (rules.periodStart === 'firstEvent') return { start: outages[0][0], end: now };
  if (Array.isArray(window)) return { start: window[0], end: window[1] };
  if (typeof window === 'string') return { start: 0, end: msOf(window) };
  if (window?.calendarMonth !== undefined)
    return periodAt({ unit: 'month', timeZone }, `${window.calendarMonth}-15T12:00:00Z`);
  throw new Error('no period');
}

/** Outages and exclusions: at their instants, or laid end to end when only their lengths are known. */
function factsIn(
  input: Loose,
  start: Loose,
  asOf: Loose,
): Pick<AvailabilityInput, 'outages' | 'exclusions' | 'unknown'> {
  const { outages, weights, nextStatusAt, statuses, exclusions } = input;
  if (statuses !== undefined) return statusFacts(input, start, asOf);
  if (nextStatusAt !== undefined) {
    const log = [
      { at: outages[0][0], status: 'down' },
      { at: nextStatusAt, status: 'up' },
    ];
    return outagesFromTransitions(log, {
      statuses: { up: 'up', down: 'down' },
      until: asOf,
    }) as Loose;
  }
  if (outages !== undefined) {
    return {
      outages: outages.map(([from, to]: Loose, i: number) => ({
        start: from,
        end: to,
        ...(weights === undefined ? {} : { weight: weights[i] }),
      })),
      ...(exclusions === undefined
        ? {}
        : { exclusions: exclusions.map(([from, to]: Loose) => ({ start: from, end: to })) }),
    };
  }
  return laidOut(input);
}

function laidOut(input: Loose): Pick<AvailabilityInput, 'outages' | 'exclusions'> {
  const {
    downtimeMinutes,
    downtimeSeconds,
    outageHours = [],
    weights = [],
    partialSeconds,
    majorSeconds,
    exclusions = [],
  } = input;
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

function statusFacts(
  { statuses, rules }: Loose,
  start: Loose,
  until: Loose,
): Pick<AvailabilityInput, 'outages' | 'unknown'> {
  let at = Date.parse(start);
  const log = statuses.map(([status, length]: [string, string]) => {
    const observed = { at, status };
    at += msOf(length);
    return observed;
  });
  return outagesFromTransitions(log, { statuses: { operational: 'up', ...rules }, until }) as Loose;
}
