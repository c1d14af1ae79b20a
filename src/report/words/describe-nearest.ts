import type { NearestLevel, NearestLevels } from '../../agreement/settle/nearest-levels.js';
import type { FieldsOf, Read, Reader } from '../../core/read.js';
import { listOf, nullable, readFields } from '../../core/read-parts.js';
import { resultMs } from '../../core/read-results.js';
import { flag, id, text, word } from '../../core/read-values.js';
import type { LevelMetric } from '../../credit/scheme/metric.js';
import { REMEDY_KINDS } from '../../credit/scheme/remedy.js';
import { describeDuration } from './describe.js';
import type { Telling } from './describe-figures.js';
import { escaped } from './markdown.js';
import { countText, quantityText } from './quantity.js';
import { count, figure } from './read-figures.js';

/** The nearest levels of an objective, as words look at them. */
export type ToldNearest = NearestLevels;

const LEVEL = /* @__PURE__ */ (() =>
  ({
    level: figure,
    distance: figure,
    distanceMs: nullable(resultMs),
    distanceCount: nullable(count),
    status: text,
    missed: nullable(flag),
    row: nullable(count),
    remedy: nullable(word(REMEDY_KINDS)),
    quantity: figure,
    rights: listOf('rights', text),
  }) satisfies FieldsOf<NearestLevel>)();

const readLevel: Read<NearestLevel> = (reader) =>
  readFields(reader, 'a nearest level', LEVEL) as NearestLevel;

const NEAREST = /* @__PURE__ */ (() =>
  ({
    objectiveId: id,
    status: text,
    metric: nullable(text),
    unit: nullable(text),
    better: nullable(readLevel),
    worse: nullable(readLevel),
    issue: (reader) => reader.value,
  }) satisfies FieldsOf<NearestLevels>)();

/** Reads what `nearestLevels` gave. */
export const readNearest: Read<readonly ToldNearest[]> = /* @__PURE__ */ listOf(
  'nearest levels',
  (reader: Reader) => readFields(reader, 'nearest levels', NEAREST) as ToldNearest,
);

/** What figures are counted in: one, several. */
const THINGS: Readonly<Partial<Record<LevelMetric, readonly [one: string, several: string]>>> = {
  outageCount: ['outage', 'outages'],
  successRate: ['failure', 'failures'],
  failureCount: ['failure', 'failures'],
  attainment: ['miss', 'misses'],
  missCount: ['miss', 'misses'],
  satisfaction: ['bad answer', 'bad answers'],
};

/** What lengths are of. */
const LENGTHS: Readonly<Partial<Record<LevelMetric, string>>> = {
  availability: 'downtime',
  downtime: 'downtime',
  longestOutage: 'in the longest outage',
  longestDelay: 'in the longest delay',
};

/** How far it was to other outcomes, in words. */
export function nearestWords({ metric, better, worse }: ToldNearest, telling: Telling): string[] {
  const side = (level: NearestLevel | null, more: 'less' | 'more'): string[] =>
    level === null
      ? []
      : [`${distanceOf(level, metric, more)} would have ${effectOf(level, telling)}`];
  return [...side(better, 'less'), ...side(worse, 'more')];
}

function distanceOf(
  { distanceMs, distanceCount }: NearestLevel,
  metric: LevelMetric | null,
  more: 'less' | 'more',
): string {
  if (distanceMs !== null) {
    const of = (metric === null ? undefined : LENGTHS[metric]) ?? 'time';
    return `${describeDuration(distanceMs)} ${more} ${of}`;
  }
  const [one, several] = (metric === null ? undefined : THINGS[metric]) ?? ['unit', 'units'];
  const amount = more === 'less' ? 'fewer' : 'more';
  return countText(distanceCount ?? 0, `${amount} ${one}`, `${amount} ${several}`);
}

function effectOf(level: NearestLevel, { currency }: Telling): string {
  const { missed, remedy, quantity, status } = level;
  if (remedy !== null && quantity !== '0') {
    const row = level.row === null ? '' : ` (row ${level.row + 1})`;
    return `made it ${quantityText(quantity, remedy, currency)}${row}`;
  }
  if (status === 'met' || missed === false) return 'kept the promise';
  return status === 'missed' ? 'owed nothing' : `been ${escaped(status)}`;
}
