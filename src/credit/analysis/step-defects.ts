import { formatExact } from '../../core/fraction-text.js';
import { compare, type Ratio, ratio } from '../../core/ratio.js';
import { placeOf } from '../scheme/level-line.js';
import type { SchemePlan, StepPlan } from '../scheme/plan.js';
import { type Chart, isAsked, isPast, reachedPlaces, witnessIn } from './chart.js';
import type { Defect } from './credit-finding.js';
import { greatestOwed } from './greatest.js';
import { pastBy } from './step-points.js';
import { levelsIn } from './words.js';

/** Steps that never count, because the target or a row always decides behind their start. */
export function deadSteps(chart: Chart): readonly Defect[] {
  const { rule, held } = chart;
  if (rule.steps === null) return [];
  const free = reachedPlaces(chart).filter((place) => held[place] === 0 && isAsked(chart, place));
  return rule.steps.steps.flatMap((step, index) =>
    free.some((place) => isPast(rule.line, step, place))
      ? []
      : [
          {
            code: 'dead-step' as const,
            levels: null,
            rows: [],
            witnesses: [],
            at: ['steps', index],
            expected: 'a step that counts for some level',
            received: `step ${index}, which counts for none`,
            hint: 'behind its start every level is decided by a row or the target, or lies outside the domain',
          },
        ],
  );
}

/** Levels between two bands of one side, where the credit stands still. */
export function stepGaps(chart: Chart): readonly Defect[] {
  const { steps } = chart.rule;
  if (steps === null) return [];
  return ([1, -1] as const).flatMap((direction) => {
    const bands = steps.steps
      .flatMap((step, index) => (step.direction === direction ? [{ step, index }] : []))
      .sort((a, b) => direction * compare(a.step.from, b.step.from));
    return bands.flatMap(({ step, index }, at) => {
      const ended = endedBefore(
        bands.slice(0, at).map((band) => band.step),
        step,
      );
      return ended === null ? [] : gapBetween(chart, ended, { step, index });
    });
  });
}

/** Where the bands before one ended, if all of them did. */
function endedBefore(bands: readonly StepPlan[], next: StepPlan): Ratio | null {
  let furthest: Ratio | null = null;
  for (const band of bands) {
    if (band.longest === null) return null;
    const end = pastBy(band, band.longest);
    if (furthest === null || next.direction * compare(end, furthest) > 0) furthest = end;
  }
  return furthest !== null && next.direction * compare(next.from, furthest) > 0 ? furthest : null;
}

function gapBetween(
  chart: Chart,
  ended: Ratio,
  { step, index }: { readonly step: StepPlan; readonly index: number },
): readonly Defect[] {
  const { rule, held } = chart;
  const [end, start] = [placeOf(rule.line, ended), placeOf(rule.line, step.from)];
  const places = { first: Math.min(end, start) + 1, last: Math.max(end, start) - 1 };
  const counts = reachedPlaces(chart).some(
    (place) =>
      place >= places.first && place <= places.last && held[place] === 0 && isAsked(chart, place),
  );
  if (!counts) return [];
  const { levels, where } = levelsIn(rule, places);
  const level = witnessIn(chart, places);
  return [
    {
      code: 'step-gap',
      levels,
      rows: [],
      witnesses: level === null ? [] : [formatExact(level)],
      at: ['steps', index],
      expected: 'a band that begins where the one before ends',
      received: `none for ${where}${level === null ? '' : `: ${formatExact(level)} is in no band`}`,
      hint: 'such a level is owed what the bands before it come to, and no more',
    },
  ];
}

const HUNDRED: Ratio = /* @__PURE__ */ ratio(100n);

/** Steps in percent that grow beyond the whole base, where no cap limits them. */
export function stepsAboveAll(chart: Chart, plan: SchemePlan): readonly Defect[] {
  const { steps } = chart.rule;
  if (steps?.kind !== 'percent' || plan.lineCaps.length + plan.totalCaps.length > 0) return [];
  // Of one that owes more at once its reader has told.
  if (steps.steps.some(({ each }) => compare(each, HUNDRED) > 0)) return [];
  const greatest = greatestOwed(chart, 'percent');
  if (greatest === null || (greatest.owed !== null && compare(greatest.owed, HUNDRED) <= 0))
    return [];
  const level = greatest.level === null ? [] : [formatExact(greatest.level)];
  return [
    {
      code: 'percent-above-100',
      levels: null,
      rows: [],
      witnesses: level,
      at: ['steps'],
      expected: 'steps of at most 100 percent of the base together, or a cap',
      received:
        greatest.owed === null
          ? 'steps without an end'
          : `${formatExact(greatest.owed)} % at ${level.join('')}`,
      hint: 'the credit is more than the whole charge unless a cap limits it',
    },
  ];
}
