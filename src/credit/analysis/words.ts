import { formatExact } from '../../core/fraction-text.js';
import { type LevelRange, levelsOf, type Places } from '../scheme/level-line.js';
import type { RulePlan } from '../scheme/plan.js';
import type { RemedyKind, RemedyPlan } from '../scheme/remedy.js';

/** A range of levels in words, behind "levels". */
function describeLevels({ gt, gte, lt, lte }: LevelRange): string {
  if (gte !== undefined && gte === lte) return `of exactly ${gte}`;
  const words = [
    gt === undefined ? [] : [`above ${gt}`],
    gte === undefined ? [] : [`from ${gte}`],
    lt === undefined ? [] : [`below ${lt}`],
    lte === undefined ? [] : [`up to ${lte}`],
  ].flat();
  return words.length === 0 ? 'of any size' : words.join(' and ');
}

/** The levels of a range of places, and the same in words. */
export function levelsIn(
  rule: RulePlan,
  places: Places,
): { readonly levels: LevelRange; readonly where: string } {
  const levels = levelsOf(rule.line, places);
  return { levels, where: `levels ${describeLevels(levels)}` };
}

const UNITS: Readonly<Record<RemedyKind, string>> = {
  percent: '%',
  money: 'in money',
  serviceHours: 'hours of service',
  serviceDays: 'days of service',
  freeMonths: 'free months',
  points: 'points',
};

/** A remedy in words: 10 %, 3 days of service. */
export function describeRemedy(remedy: RemedyPlan | null): string {
  return remedy === null ? 'nothing' : `${formatExact(remedy.quantity)} ${UNITS[remedy.kind]}`;
}
