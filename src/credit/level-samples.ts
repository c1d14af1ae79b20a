import { add, compare, divide, type Ratio, ratio, subtract } from '../core/ratio.js';
import type { Bound } from './bounds.js';
import { decimalText } from './exact.js';

/** A range of levels with its operators, as decimal text; a bound left out is open. */
export interface LevelRange {
  readonly gt?: string;
  readonly gte?: string;
  readonly lt?: string;
  readonly lte?: string;
}

/** The values at which anything can change, ascending and once each. */
export function breakpointsOf(bounds: readonly Bound[]): readonly Ratio[] {
  const sorted = bounds.map(({ value }) => value).sort(compare);
  return sorted.filter(
    (value, index) => index === 0 || compare(value, sorted[index - 1] as Ratio) !== 0,
  );
}

/** A level for every breakpoint, for every stretch between two, and for both open ends; ascending. */
export function samplesOf(breakpoints: readonly Ratio[]): readonly Ratio[] {
  const [first] = breakpoints;
  const last = breakpoints.at(-1);
  if (first === undefined || last === undefined) return [ratio(0)];
  const inner = breakpoints.flatMap((value, index) => {
    const next = breakpoints[index + 1];
    return next === undefined ? [value] : [value, divide(add(value, next), ratio(2))];
  });
  return [subtract(first, ratio(1)), ...inner, add(last, ratio(1))];
}

/** Neighbouring members that say the same. */
export interface Run<Member> {
  readonly member: Member;
  readonly levels: LevelRange;
}

/** Joins neighbouring samples of one key and names the range that they stand for. */
export function rangesOf<Member extends { readonly level: Ratio }>(
  members: readonly Member[],
  keyOf: (member: Member) => string,
  breakpoints: readonly Ratio[],
): Run<Member>[] {
  const runs: { first: Member; last: Member }[] = [];
  for (const member of members) {
    const current = runs.at(-1);
    if (current !== undefined && keyOf(current.last) === keyOf(member)) current.last = member;
    else runs.push({ first: member, last: member });
  }
  return runs.map(({ first, last }) => ({
    member: first,
    levels: { ...startOf(first.level, breakpoints), ...endOf(last.level, breakpoints) },
  }));
}

/** A sample between two breakpoints stands for the whole open stretch around it. */
function startOf(level: Ratio, breakpoints: readonly Ratio[]): LevelRange {
  const below = breakpoints.findLast((value) => compare(value, level) <= 0);
  if (below === undefined) return {};
  return compare(below, level) === 0 ? { gte: decimalText(below) } : { gt: decimalText(below) };
}

function endOf(level: Ratio, breakpoints: readonly Ratio[]): LevelRange {
  const above = breakpoints.find((value) => compare(value, level) >= 0);
  if (above === undefined) return {};
  return compare(above, level) === 0 ? { lte: decimalText(above) } : { lt: decimalText(above) };
}
