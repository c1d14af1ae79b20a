import { formatExact } from '../../core/fraction-text.js';
import { compare, type Ratio } from '../../core/ratio.js';
import { lastPlace, type Places } from '../scheme/level-line.js';
import type { RulePlan, SchemePlan } from '../scheme/plan.js';
import { decimalBetween } from './between.js';
import { admitted, type Chart, edgesOf } from './chart.js';
import { compareRemedies } from './comparable.js';
import type { Defect } from './credit-finding.js';
import { type Outcome, outcomeAt, type Sample, samplesOf } from './outcome.js';
import { spotOf } from './spots.js';
import { describeRemedy } from './words.js';

/** A stretch of levels of which those at one end are better. */
export interface Slope {
  readonly places: Places;
  /** 1 where higher levels are worse, -1 where lower ones are. */
  readonly worse: 1 | -1;
}

/** The stretches along which levels grow worse: one, two beside a target that is a band, none where nothing says so. */
export function slopesOf({ rule, places }: Chart): readonly Slope[] {
  const { target, line } = rule;
  if (target === null) return slopesOfSteps(rule, places);
  const lowIsGood = target.last < lastPlace(line);
  const highIsGood = target.first > 0;
  if (lowIsGood && highIsGood) {
    const below = { first: places.first, last: Math.min(target.last, places.last) };
    const above = { first: Math.max(target.first, places.first), last: places.last };
    return [
      { places: below, worse: -1 },
      { places: above, worse: 1 },
    ];
  }
  if (lowIsGood === highIsGood) return [];
  return [{ places, worse: lowIsGood ? 1 : -1 }];
}

/** Without a target, steps of one direction say which levels are worse. */
function slopesOfSteps({ steps }: RulePlan, places: Places): readonly Slope[] {
  const directions = new Set((steps?.steps ?? []).map(({ direction }) => direction));
  const [worse] = directions;
  return directions.size === 1 && worse !== undefined ? [{ places, worse }] : [];
}

/** Neighbours of which the worse level owes less. */
export function monotoneDefects(chart: Chart, plan: SchemePlan): readonly Defect[] {
  // What a formula owes is only known level by level.
  if (chart.rule.formula !== null) return [];
  // The length of the period is not known, and so neither is how steps of that size compare.
  if (chart.rule.steps?.steps.some(({ size }) => size === null) === true) return [];
  const told = new Set<string>();
  return slopesOf(chart).flatMap((slope) =>
    fallsOf(chart, plan, slope).flatMap((fall) => {
      const key = `${fall.better.outcome.row} ${fall.worse.outcome.row}`;
      if (told.has(key)) return [];
      told.add(key);
      return wordedFall(chart, plan, fall);
    }),
  );
}

interface Fall {
  readonly better: Sample;
  readonly worse: Sample;
}

/** Each sample is compared with the last one before it that it can be compared with. */
function fallsOf(chart: Chart, plan: SchemePlan, { places, worse }: Slope): readonly Fall[] {
  const ascending = samplesOf(chart, places);
  const samples = worse === 1 ? ascending : [...ascending].reverse();
  const falls: Fall[] = [];
  const before: Sample[] = [];
  for (const sample of samples) {
    if (!isCertain(sample.outcome)) continue;
    const index = before.findIndex(
      ({ outcome }) => orderOf(plan, sample.outcome, outcome) !== null,
    );
    const [better] = index < 0 ? [] : before.splice(index, 1);
    if (better !== undefined && (orderOf(plan, sample.outcome, better.outcome) ?? 0) < 0)
      falls.push({ better, worse: sample });
    before.unshift(sample);
  }
  return falls;
}

/** What is in no row or in several owes nothing, and is told of as such. */
function isCertain({ status }: Outcome): boolean {
  return status !== 'uncovered' && status !== 'overlap';
}

/** Nothing is as much as nothing, and less than anything. */
function orderOf(plan: SchemePlan, a: Outcome, b: Outcome): number | null {
  if (a.owed === null || b.owed === null) return Number(a.owed !== null) - Number(b.owed !== null);
  return compareRemedies(plan, a.owed, b.owed);
}

function wordedFall(chart: Chart, plan: SchemePlan, fall: Fall): readonly Defect[] {
  const pair = witnessPair(chart, plan, fall);
  if (pair === null) return [];
  const { better, worse } = fall;
  const rows = [better.outcome.row, worse.outcome.row].filter((row) => row !== null);
  const [low, high] = [pair.worse, pair.better].map((level) =>
    formatExact(admitted(chart.rule, level)),
  ) as [string, string];
  const owed = (level: Ratio): string =>
    describeRemedy(outcomeAt(chart, spotOf(chart, level)).owed);
  return [
    {
      code: 'not-monotone',
      levels: null,
      rows,
      witnesses: [low, high],
      ...(worse.outcome.row === null ? { at: ['steps'] } : {}),
      expected: 'a worse level to owe at least as much',
      received: `${partText(worse.outcome)}, less than ${partText(better.outcome)}: ${low} is owed ${owed(pair.worse)}, ${high} is owed ${owed(pair.better)}`,
      hint:
        rows.length === 2
          ? 'the two rows may have changed places'
          : 'a better level costs more than a worse one',
    },
  ];
}

function partText({ owed, row }: Outcome): string {
  const quantity = owed === null ? 'nothing' : formatExact(owed.quantity);
  return row === null ? `${quantity} by steps` : `${quantity} in row ${row}`;
}

interface Pair {
  readonly better: Ratio;
  readonly worse: Ratio;
}

/**
 * Levels that show a fall when they are assessed. What a stretch only comes to at its end is approached
 * until it shows.
 */
function witnessPair(chart: Chart, plan: SchemePlan, { better, worse }: Fall): Pair | null {
  const [goods, bads] = [approaches(chart, better), approaches(chart, worse)];
  const outcomeOf = (level: Ratio): Outcome => outcomeAt(chart, spotOf(chart, level));
  for (let i = 0; i < Math.max(goods.length, bads.length); i++) {
    const good = goods[Math.min(i, goods.length - 1)] as Ratio;
    const bad = bads[Math.min(i, bads.length - 1)] as Ratio;
    if (compare(good, bad) === 0) continue;
    if ((orderOf(plan, outcomeOf(bad), outcomeOf(good)) ?? 0) < 0)
      return { better: good, worse: bad };
  }
  return null;
}

/** More halvings than a difference that decimals can state lies apart. */
const MOST_APPROACHES = 200;

/** The level of a sample; of what lies just beside one, levels that come nearer and nearer. */
function approaches({ rule }: Chart, { place, level, side }: Sample): readonly Ratio[] {
  if (side === 0) return [level];
  const [low, high] = edgesOf(rule.line, place);
  const found: Ratio[] = [];
  let far = side === 1 ? high : low;
  for (let count = 0; count < MOST_APPROACHES; count++) {
    const next = side === 1 ? decimalBetween(level, far, null) : decimalBetween(far, level, null);
    if (next === null) break;
    found.push(next);
    far = next;
  }
  return found;
}
