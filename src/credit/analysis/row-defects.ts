import { formatExact } from '../../core/fraction-text.js';
import type { Ratio } from '../../core/ratio.js';
import type { Places } from '../scheme/level-line.js';
import { isOnGrid } from './between.js';
import { type Chart, edgesOf, isAsked, reachedPlaces } from './chart.js';
import type { Defect } from './credit-finding.js';

/** Rows that decide for no level: outside the domain, within the target, behind a harder row, or between two levels. */
export function deadRows(chart: Chart): readonly Defect[] {
  const alive = aliveIn(chart);
  return chart.rule.rows.flatMap(({ places }, row) =>
    alive(row, places)
      ? []
      : [
          {
            code: 'dead-row' as const,
            levels: null,
            rows: [row],
            witnesses: [],
            expected: 'a row that decides for some level',
            received: `row ${row}, which decides for none`,
            hint:
              chart.rule.roundLevel === null
                ? 'it lies outside the domain, within the target or behind a harder row'
                : 'it lies outside the domain, within the target, behind a harder row or between two levels that rounding leaves',
          },
        ],
  );
}

/** Whether a row is heard: of nested rows the deciding one, of rows that are only reported each. */
function aliveIn(chart: Chart): (row: number, places: Places) => boolean {
  const { rule, places, deciding } = chart;
  const reached = reachedPlaces(chart);
  if (rule.overlap === 'mostSevere') {
    const alive = new Set(reached.map((place) => deciding[place - places.first]));
    return (row) => alive.has(row);
  }
  // How many places before each one are asked: a row is looked at once, however many it holds.
  const asked = new Uint32Array(Math.max(0, places.last - places.first + 1) + 1);
  for (const place of reached) if (isAsked(chart, place)) asked[place - places.first + 1] = 1;
  for (let at = 1; at < asked.length; at++)
    asked[at] = (asked[at] as number) + (asked[at - 1] as number);
  return (_, row) => {
    const first = Math.max(row.first, places.first);
    const last = Math.min(row.last, places.last);
    if (first > last) return false;
    return asked[last - places.first + 1] !== asked[first - places.first];
  };
}

/** Bounds of rows with more digits than rounding leaves a level: whether they are included makes no difference. */
export function finerBounds({ rule }: Chart): readonly Defect[] {
  const { roundLevel, rows, line } = rule;
  if (roundLevel === null) return [];
  return rows.flatMap(({ places }, row) => {
    const between = boundsOf(places, (place) => edgesOf(line, place)).filter(
      (bound) => !isOnGrid(bound, roundLevel.scale),
    );
    if (between.length === 0) return [];
    return [
      {
        code: 'bound-between-levels' as const,
        levels: null,
        rows: [row],
        witnesses: [],
        expected: `bounds of at most ${roundLevel.scale} digits, as levels have after rounding`,
        received: `${between.map((bound) => formatExact(bound)).join(' and ')} in row ${row}`,
        hint: 'no level is equal to it: the row begins or ends at the next one that rounding leaves',
      },
    ];
  });
}

type Edges = (place: number) => readonly [low: Ratio | null, high: Ratio | null];

/** The levels at which a range begins and ends. */
function boundsOf({ first, last }: Places, edges: Edges): readonly Ratio[] {
  if (first > last) return [];
  const [low] = edges(first);
  const [, high] = edges(last);
  return [low, high].filter((bound) => bound !== null);
}
