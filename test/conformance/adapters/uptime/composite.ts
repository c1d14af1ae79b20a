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
  EXACT,
  figure,
  type Loose,
  lengthMs,
  ms,
  plain,
  rulesOf,
  targetIn,
} from './answers.js';
import { msOf } from './compare.js';
import { meaningOf } from './read-all.js';

export function compositeAnswers(input: Loose): Answers {
  if (input.components !== undefined) return memberAnswers(input);
  const composed = (more: Loose = {}) =>
    composeAvailability({ system: systemIn(input), ...more }, EXACT);
  const year = { length: msOf('P365D') };
  const inWindow = () =>
    ms(composed(input.window === undefined ? year : { length: lengthMs(input.window) }).downtimeMs);
  return {
    availabilityPercent: () => figure(composed().availabilityPercent),
    sliPercent: () => figure(composed().availabilityPercent),
    availability: () => figure(composed().availabilityRatio),
    unavailability: () => figure(composed().unavailabilityRatio),
    achievable: () => plain(composed({ targetPercent: input.proposedTargetPercent }).achievable),
    downtimePerYear: () => ms(composed(year).downtimeMs),
    downtimeMinutes: inWindow,
    downtimeHours: inWindow,
    downtimeSeconds: inWindow,
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
    const { method = 'product' } = rulesOf(input);
    return meaningOf<SystemPart>(
      { sumOfUnavailability: { sum: parts }, product: { series: parts } },
      'rules.method',
      method,
    );
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

const NO_DATA_AS = {
  renormalise: 'leftOut',
  leaveOut: 'leftOut',
  noData: 'noData',
  up: 'up',
  down: 'down',
} as const;

function memberAnswers(input: Loose): Answers {
  const combined = () => {
    const { method, noData = 'renormalise', weights } = rulesOf(input);
    return combineSlis(
      {
        members: input.components.map((member: Loose, i: number) => memberIn(member, weights?.[i])),
        method: meaningOf(METHODS, 'rules.method', method),
        noDataAs: meaningOf(NO_DATA_AS, 'rules.noData', noData),
        ...targetIn(input),
      },
      EXACT,
    );
  };
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

function memberIn(
  { sli, sliPercent, weight, ...counts }: Loose,
  weightOfRules: Loose,
): GroupMember {
  return {
    ...(sli === undefined ? {} : { sliRatio: sli }),
    ...(sliPercent === undefined ? {} : { sliPercent }),
    ...(sli === undefined && sliPercent === undefined ? countsIn(counts) : {}),
    weight: weight ?? weightOfRules ?? 1,
  };
}
