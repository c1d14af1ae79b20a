import { fail } from '../../core/error.js';
import { valuesAt } from '../../core/order.js';
import { compare, type Ratio, ratio } from '../../core/ratio.js';
import type { OutageTable } from './table.js';
import { weightAt } from './table.js';
import { scaleOf, type WorstTime, worstTimeOf } from './worst-time.js';

/**
 * What was lost at each instant where losses add up: ten percent of the users here and twenty there are
 * thirty together, and never more than all. Of one component only the highest weight counts; outages
 * without a component stand each for themselves.
 */
export function summedTimeOf(table: OutageTable): WorstTime {
  const { rowsOf, alone } = byComponent(table);
  const members = [...rowsOf.values()].map((rows) => worstTimeOf(tableOf(table, rows)));
  const scale = scaleOf(table);
  const edges = members.flatMap((member) => edgesOf(member, scale));
  for (const row of alone) {
    const change = unitsOf(weightAt(table, row), scale);
    const [startAt, endAt] = [table.starts[row] as number, table.ends[row] as number];
    if (change > 0n && startAt < endAt)
      edges.push({ at: startAt, change }, { at: endAt, change: -change });
  }
  return sumOf(edges, scale);
}

/** The rows of each component, and those without one. */
function byComponent(table: OutageTable) {
  const rowsOf = new Map<string, number[]>();
  const alone: number[] = [];
  for (let row = 0; row < table.starts.length; row++) {
    const component = table.factsAt?.(row).component;
    const rows = component === undefined ? alone : rowsOf.get(component);
    if (rows !== undefined) rows.push(row);
    else if (component !== undefined) rowsOf.set(component, [row]);
  }
  return { rowsOf, alone };
}

function tableOf({ starts, ends, levels, weights }: OutageTable, rows: readonly number[]) {
  return {
    starts: valuesAt(starts, rows),
    ends: valuesAt(ends, rows),
    levels:
      levels === undefined ? undefined : Uint16Array.from(rows, (row) => levels[row] as number),
    weights,
    factsAt: undefined,
  };
}

/** An instant at which the sum changes, and by how much, in units of 1 / scale. */
interface Edge {
  readonly at: number;
  readonly change: bigint;
}

function sumOf(edges: Edge[], scale: bigint): WorstTime {
  edges.sort((a, b) => a.at - b.at);
  const bounds: number[] = [];
  const sums: bigint[] = [];
  let sum = 0n;
  for (let i = 0; i < edges.length; ) {
    const { at } = edges[i] as Edge;
    for (; i < edges.length && edges[i]?.at === at; i++) sum += (edges[i] as Edge).change;
    const lost = sum < scale ? sum : scale;
    // Stretches end where the sum changes; one without any loss is left out.
    if (bounds.length % 2 === 1) bounds.push(at);
    if (lost > 0n) {
      bounds.push(at);
      sums.push(lost);
    }
  }
  return ranked(bounds, sums, scale);
}

function edgesOf({ bounds, ranks, weights }: WorstTime, scale: bigint): readonly Edge[] {
  const edges: Edge[] = [];
  const units = weights.map((weight) => unitsOf(weight, scale));
  for (let i = 0; i < bounds.length; i += 2) {
    const change = units[ranks === undefined ? 0 : (ranks[i >> 1] as number)] as bigint;
    if (change === 0n) continue;
    edges.push({ at: bounds[i] as number, change });
    edges.push({ at: bounds[i + 1] as number, change: -change });
  }
  return edges;
}

function unitsOf({ numerator, denominator }: Ratio, scale: bigint): bigint {
  return numerator * (scale / denominator);
}

/** As many sums as a rank can tell apart. */
const MOST_SUMS = 65_535;

function ranked(bounds: readonly number[], sums: readonly bigint[], scale: bigint): WorstTime {
  const distinct = [...new Set(sums)].sort((a, b) => (a < b ? 1 : -1));
  if (distinct.length > MOST_SUMS) {
    fail({
      code: 'result-out-of-range',
      path: ['outages'],
      expected: `at most ${MOST_SUMS} different sums of weights`,
      received: `${distinct.length}`,
      hint: 'ask for a shorter period, or round the weights',
    });
  }
  const rankOf = new Map(distinct.map((sum, rank) => [sum, rank]));
  return {
    bounds,
    ranks: Uint16Array.from(sums, (sum) => rankOf.get(sum) as number),
    weights: distinct.map((sum) => ratio(sum, scale)),
  };
}

/**
 * Whether outages of different components overlap within bounds that lose a part of the service each:
 * then their parts may be the same users or others, and only the agreement can tell.
 */
export function isAmbiguous(table: OutageTable, from: number, to: number): boolean {
  const rows = partialRows(table, from, to);
  // The latest end so far, whose it is, and the latest of all others.
  let [latest, whose, others] = [from, undefined as string | undefined, from];
  for (const { startAt, endAt, component } of rows) {
    if (startAt < (component === whose ? others : latest)) return true;
    if (component === whose) latest = Math.max(latest, endAt);
    else if (endAt > latest) [others, latest, whose] = [latest, endAt, component];
    else others = Math.max(others, endAt);
  }
  return false;
}

function partialRows(table: OutageTable, from: number, to: number) {
  const { starts, ends, levels, factsAt } = table;
  if (levels === undefined || factsAt === undefined) return [];
  const rows: { startAt: number; endAt: number; component: string | undefined }[] = [];
  for (let row = 0; row < starts.length; row++) {
    const startAt = Math.max(starts[row] as number, from);
    const endAt = Math.min(ends[row] as number, to);
    if (startAt < endAt && isPartial(weightAt(table, row)))
      rows.push({ startAt, endAt, component: factsAt(row).component });
  }
  return rows.sort((a, b) => a.startAt - b.startAt);
}

function isPartial({ numerator, denominator }: Ratio): boolean {
  return numerator > 0n && compare({ numerator, denominator }, WHOLE_SERVICE) < 0;
}

const WHOLE_SERVICE: Ratio = /* @__PURE__ */ ratio(1);
