import { formatExact } from '../../core/fraction-text.js';
import { MOST_FINDINGS } from '../../core/read.js';
import { isIn, type Places } from '../scheme/level-line.js';
import { rowsAt } from '../scheme/rows.js';
import { type Chart, chartOf, hasBegun, isReached, witnessIn } from './chart.js';
import type { CreditWarningCode, Defect } from './credit-finding.js';
import { outcomeAt } from './outcome.js';
import { spotOf } from './spots.js';
import { describeRemedy, levelsIn } from './words.js';

/** A run of places of one verdict; the rows are looked up when it is worth a word. */
interface Run {
  readonly code: RunCode | null;
  /** How many rows hold its places; with their edges it tells sets of rows apart. */
  readonly rows: string;
  readonly first: number;
  last: number;
}

type RunCode = Extract<
  CreditWarningCode,
  'hole' | 'overlap' | 'credit-while-target-met' | 'miss-without-credit'
>;

/**
 * Levels that are in no row, in several, owed something while the target holds, or nothing while it does
 * not, joined into ranges.
 */
export function levelDefects(chart: Chart): readonly Defect[] {
  const { rule, places } = chart;
  const edges = rowEdges(chart);
  const runs: Run[] = [];
  for (let place = places.first; place <= places.last; place++) {
    // What no level reaches belongs to what lies before it.
    if (!isReached(chart, place)) continue;
    const code = verdictAt(chart, place);
    const rows = namesRows(code) ? String(edges[place]) : '';
    const run = runs[runs.length - 1];
    if (run !== undefined && run.code === code && run.rows === rows) run.last = place;
    else runs.push({ code, rows, first: place, last: place });
  }
  return runs.slice(0, 2 * MOST_FINDINGS).flatMap((run) => {
    if (run.code === null) return [];
    const rows = namesRows(run.code) ? rowsAt(rule, run.first) : [];
    return [WORDS[run.code](chart, rows, run)];
  });
}

function namesRows(code: RunCode | null): boolean {
  return code === 'overlap' || code === 'credit-while-target-met';
}

/** How many rows have begun and ended up to each place. */
function rowEdges({ rule: { rows }, held }: Chart): Uint32Array {
  const changes = new Uint32Array(held.length + 1);
  for (const { places } of rows) {
    if (places.first > places.last) continue;
    changes[places.first] = (changes[places.first] as number) + 1;
    changes[places.last + 1] = (changes[places.last + 1] as number) + 1;
  }
  for (let at = 1; at < changes.length; at++)
    changes[at] = (changes[at] as number) + (changes[at - 1] as number);
  return changes;
}

function verdictAt(chart: Chart, place: number): RunCode | null {
  const { rule } = chart;
  const rows = chart.held[place] as number;
  if (rule.target !== null && isIn(place, rule.target))
    return rows > 0 || hasBegun(chart, place) ? 'credit-while-target-met' : null;
  if (rows > 1) return rule.overlap === 'report' ? 'overlap' : null;
  return rows > 0 ? null : forgottenAt(chart, place);
}

/** What is forgotten where no row holds a level; a formula holds all of them. */
function forgottenAt(chart: Chart, place: number): RunCode | null {
  const { target, steps, formula } = chart.rule;
  if (formula !== null) return null;
  if (target === null) return isBetweenRows(chart, place) ? 'hole' : null;
  if (steps === null) return 'hole';
  return hasBegun(chart, place) ? null : 'miss-without-credit';
}

/** Without a target nobody knows what lies above or below all rows; what they enclose they forgot. */
function isBetweenRows({ rule: { rows, steps } }: Chart, place: number): boolean {
  if (steps !== null) return false;
  return (
    rows.some(({ places }) => places.last < place) &&
    rows.some(({ places }) => places.first > place)
  );
}

type Word = (chart: Chart, rows: readonly number[], places: Places) => Defect;

const WORDS: Readonly<Record<RunCode, Word>> = {
  overlap: (chart, rows, places) => {
    const { levels, where } = levelsIn(chart.rule, places);
    const [witnesses, level] = witnessed(chart, places);
    return {
      code: 'overlap',
      levels,
      rows,
      witnesses,
      expected: 'one row for each level',
      received: `rows ${rows.join(', ')} for ${where}: ${level} is in ${rows.length} rows`,
      hint: "say overlap: 'mostSevere' where nested thresholds are meant",
    };
  },
  'credit-while-target-met': (chart, rows, places) => {
    const { levels, where } = levelsIn(chart.rule, places);
    const [witnesses, level] = witnessed(chart, places);
    const what = rows.length === 0 ? 'steps' : `row ${rows.join(', ')}`;
    return {
      code: 'credit-while-target-met',
      levels,
      rows,
      witnesses,
      ...(rows.length === 0 ? { at: ['steps'] } : {}),
      expected: `${rows.length === 0 ? 'steps' : 'rows'} for levels that miss the target only`,
      received: `${what} for ${where}, which keep it: ${level} meets the promise and is owed ${owedAt(chart, places)}`,
      hint: decidedHint(chart, rows.length === 0 ? 'steps' : 'rows'),
    };
  },
  hole: (chart, rows, places) => {
    const { levels, where } = levelsIn(chart.rule, places);
    const [witnesses, level] = witnessed(chart, places);
    return {
      code: 'hole',
      levels,
      rows,
      witnesses,
      expected:
        chart.rule.target === null
          ? 'a row for each level between others'
          : 'a row or steps for each level that misses the target',
      received: `none for ${where}: ${level} is in no row`,
      hint: 'such a level is assessed as uncovered, and nothing is paid',
    };
  },
  'miss-without-credit': (chart, rows, places) => {
    const { levels, where } = levelsIn(chart.rule, places);
    const [witnesses, level] = witnessed(chart, places);
    return {
      code: 'miss-without-credit',
      levels,
      rows,
      witnesses,
      at: ['steps'],
      expected: 'steps that begin where the target is missed',
      received: `none begun for ${where}: ${level} misses the promise and is owed nothing`,
      hint: 'such a level is assessed as missed, and nothing is paid',
    };
  },
};

function witnessed(chart: Chart, places: Places): readonly [readonly string[], string] {
  const level = witnessIn(chart, places);
  const text = level === null ? [] : [formatExact(level)];
  return [text, text[0] ?? 'a level between'];
}

/** What the terms owe at the witness, were the target not asked. */
function owedAt({ rule, ...chart }: Chart, places: Places): string {
  const level = witnessIn({ ...chart, rule }, places);
  const asked = chartOf({ ...rule, target: null, decidedBy: 'rows' });
  return level === null ? 'something' : describeRemedy(outcomeAt(asked, spotOf(asked, level)).owed);
}

function decidedHint({ rule }: Chart, what: 'rows' | 'steps'): string {
  if (rule.decidedBy === 'rows')
    return `the ${what} decide: a credit is owed although the promise was kept`;
  return what === 'rows'
    ? 'the target decides: the row does nothing there'
    : 'the target decides: the steps do nothing there';
}
