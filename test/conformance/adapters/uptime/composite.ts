import {
  combineSlis,
  composeAvailability,
  type GroupMember,
  type SystemPart,
  seriesMtbf,
} from '../../../../src/uptime.js';
import {
  type Answers,
  countsIn,
  DIGITS,
  figure,
  type Loose,
  lengthMs,
  ms,
  plain,
  targetIn,
} from './answers.js';
import { msOf } from './compare.js';

export function compositeAnswers(input: Loose): Answers {
  if (input.components !== undefined) return memberAnswers(input);
  const year = { period: msOf('P365D') };
  const composed = (more: Loose = {}) =>
    composeAvailability(systemIn(input), { digits: DIGITS, ...more });
  const window = input.window === undefined ? year : { period: lengthMs(input.window) };
  return {
    availabilityPercent: () => figure(composed().availabilityPercent),
    sliPercent: () => figure(composed().availabilityPercent),
    availability: () => figure(composed().availabilityRatio),
    unavailability: () => figure(composed().unavailabilityRatio),
    achievable: () => plain(composed({ targetPercent: input.proposedTargetPercent }).achievable),
    downtimePerYear: () => ms(composed(year).downtimeMs),
    downtimeMinutes: () => ms(composed(window).downtimeMs),
    downtimeHours: () => ms(composed(window).downtimeMs),
    downtimeSeconds: () => ms(composed(window).downtimeMs),
    mtbfHours: () =>
      ms(seriesMtbf(input.mtbfSeriesHours.map((hours: string) => ({ hours: Number(hours) })))),
  };
}

function systemIn(input: Loose): SystemPart {
  if (input === null || typeof input !== 'object') return input;
  const { series, parallel, dependencies, mtbfHours, mttrHours, percent, availabilityPercent } =
    input;
  if (series !== undefined) return { series: series.map(systemIn) };
  if (parallel !== undefined) return { parallel: parallel.map(systemIn) };
  if (mtbfHours !== undefined)
    return { mtbf: { hours: Number(mtbfHours) }, mttr: { hours: Number(mttrHours) } };
  if (dependencies !== undefined) {
    const parts = Array.isArray(dependencies)
      ? dependencies.map(systemIn)
      : repeat(dependencies.eachPercent, dependencies.count);
    return input.rules?.method === 'sumOfUnavailability' ? { sum: parts } : { series: parts };
  }
  return someOf(input.kOfN ?? input) ?? percent ?? availabilityPercent;
}

/** `k` of `n` equal parts, or of parts that are listed. */
function someOf({ k, n, of, eachPercent }: Loose): SystemPart | undefined {
  if (k === undefined) return undefined;
  return { atLeast: Number(k), of: of === undefined ? repeat(eachPercent, n) : of.map(systemIn) };
}

function repeat(part: string, count: number): SystemPart[] {
  return new Array<SystemPart>(Number(count)).fill(part);
}

const METHODS: Readonly<Record<string, 'weightedMean' | 'sumOfMissing' | 'pooled' | 'lowest'>> = {
  weightedAverage: 'weightedMean',
  weightedMean: 'weightedMean',
  mean: 'weightedMean',
  average: 'weightedMean',
  sumOfMissing: 'sumOfMissing',
  pooled: 'pooled',
  lowest: 'lowest',
};

const STATUS: Readonly<Record<string, string>> = {
  met: 'HEALTHY',
  missed: 'VIOLATED',
  'no-data': 'NO_DATA',
};

function memberAnswers(input: Loose): Answers {
  const { rules, components } = input;
  const members: GroupMember[] = components.map(
    ({ sli, sliPercent, weight, ...counts }: Loose, i: number) => ({
      ...(sli === undefined ? {} : { sliRatio: sli }),
      ...(sliPercent === undefined ? {} : { sliPercent }),
      ...(sli === undefined && sliPercent === undefined ? countsIn(counts) : {}),
      weight: weight ?? rules.weights?.[i] ?? 1,
    }),
  );
  const combined = () =>
    combineSlis(members, {
      method: METHODS[rules.method] ?? 'weightedMean',
      ...targetIn(input),
      digits: DIGITS,
    });
  return {
    sli: () => figure(combined().sliRatio),
    sliPercent: () => figure(combined().sliPercent),
    availabilityPercent: () => figure(combined().sliPercent),
    status: () => plain(STATUS[combined().status]),
    budgetRatio: () => figure(combined().budget?.budgetRatio),
    consumedRatio: () => figure(combined().budget?.consumedRatio),
    remainingRatio: () => figure(combined().budget?.remainingRatio),
  };
}
