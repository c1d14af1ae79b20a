import { type FindingParts, findingOf } from '../../core/finding.js';
import { childOf, MOST_FINDINGS, pathOf, type Reader } from '../../core/read.js';
import type { CreditFinding, Defect } from './credit-finding.js';
import { rulesOfReadings } from './lay-rule.js';
import { isIn, type LevelRange, lastPlace, levelsOf, type Places } from './level-line.js';
import type { RulePlan, SchemePlan } from './plan.js';
import { cappedRows, deadRows, rises } from './row-defects.js';
import { decidingByPlace, rowsAt } from './rows.js';

/**
 * Warns of what a contract forgot. The bounds of all rows cut the levels into places at which
 * nothing changes, so a look at each place proves the answer for all levels.
 *
 * @param reader - The reader of the scheme, which knows where in the document it stands.
 */
export function warnOfTable(reader: Reader, plan: SchemePlan): void {
  for (const rule of plan.rules.values()) {
    if (reader.findings === null || reader.findings.length >= MOST_FINDINGS) return;
    const at = rule.name === null ? reader : childOf(childOf(reader, 'rules'), rule.name);
    for (const defect of defectsOfRule(rule, plan)) addFinding(at, rule.name, defect);
  }
}

function addFinding(reader: Reader, rule: string | null, defect: Defect): void {
  const { levels, rows, ...worded } = defect;
  const place = childOf(reader, 'rows');
  const row = rows[rows.length - 1];
  const parts: FindingParts = {
    ...worded,
    path: pathOf(row === undefined ? place : childOf(place, row)),
  };
  const finding: CreditFinding = {
    ...findingOf('warning', parts),
    code: defect.code,
    rule,
    levels,
    rows,
  };
  if (reader.findings !== null && reader.findings.length < MOST_FINDINGS)
    reader.findings.push(finding);
}

/** More kinds of readings than any table tells apart. */
const MOST_READINGS = 100;

/** The defects of a table for every kind of reading that its rows tell apart, each once. */
function defectsOfRule(rule: RulePlan, plan: SchemePlan): readonly Defect[] {
  const tables = rulesOfReadings(rule, MOST_READINGS);
  const found = tables.map((table) => defectsOf(table, plan));
  const [first = []] = found;
  if (tables.length === 1) return first;
  const known = new Map(found.flat().map((defect) => [JSON.stringify(defect), defect]));
  // A row is dead that decides for no reading at all.
  const isEverywhere = (key: string): boolean =>
    found.every((defects) => defects.some((defect) => JSON.stringify(defect) === key));
  return [...known].flatMap(([key, defect]) =>
    defect.code !== 'dead-row' || isEverywhere(key) ? [defect] : [],
  );
}

function defectsOf(rule: RulePlan, plan: SchemePlan): readonly Defect[] {
  const places = rule.domain ?? { first: 0, last: lastPlace(rule.line) };
  const deciding = decidingByPlace(rule, places);
  return [
    ...defectsByLevel(rule, places),
    ...deadRows(rule, deciding, places),
    ...rises(rule, deciding),
    ...cappedRows(rule, plan),
  ];
}

/** A run of places of one verdict; the rows are looked up when it is worth a word. */
interface Run {
  readonly code: VerdictCode;
  /** How many rows have begun and ended up to its first place: it tells sets of rows apart. */
  readonly changes: number;
  readonly first: number;
  last: number;
}

type VerdictCode = 'hole' | 'overlap' | 'credit-while-target-met' | null;

/**
 * Holes, overlaps and credits while the target holds, joined into ranges. A sweep over the places
 * counts the rows that hold each; which these are is asked of the ranges that are told of alone.
 */
function defectsByLevel(rule: RulePlan, { first, last }: Places): readonly Defect[] {
  const { begin, end } = edgesOf(rule);
  const runs: Run[] = [];
  let [held, changes] = [0, 0];
  for (let place = 0; place <= last; place++) {
    const [more, less] = [begin[place] as number, end[place] as number];
    held += more - less;
    changes += more + less;
    if (place < first) continue;
    const code = verdictAt(rule, place, held);
    const run = runs[runs.length - 1];
    const isSame = run?.code === code && (!namesRows(code) || run.changes === changes);
    if (run !== undefined && isSame) run.last = place;
    else runs.push({ code, changes, first: place, last: place });
  }
  return runs
    .filter(({ code }) => code !== null)
    .slice(0, MOST_FINDINGS)
    .map((run) => {
      const rows = namesRows(run.code) ? rowsAt(rule, run.first) : [];
      return wordedDefect(rule, { code: run.code, rows }, run);
    });
}

function namesRows(code: VerdictCode): boolean {
  return code === 'overlap' || code === 'credit-while-target-met';
}

/** How many rows begin at each place, and how many ended at the one before. */
function edgesOf({ line, rows }: RulePlan): {
  readonly begin: Uint32Array;
  readonly end: Uint32Array;
} {
  const size = lastPlace(line) + 2;
  const [begin, end] = [new Uint32Array(size), new Uint32Array(size)];
  for (const { places } of rows) {
    if (places.first > places.last) continue;
    begin[places.first] = (begin[places.first] as number) + 1;
    end[places.last + 1] = (end[places.last + 1] as number) + 1;
  }
  return { begin, end };
}

function verdictAt(rule: RulePlan, place: number, rows: number): VerdictCode {
  if (rule.target !== null && isIn(place, rule.target))
    return rows > 0 ? 'credit-while-target-met' : null;
  if (rows > 1) return rule.overlap === 'report' ? 'overlap' : null;
  const isCovered =
    rows > 0 || rule.target === null || rule.steps !== null || rule.formula !== null;
  return isCovered ? null : 'hole';
}

interface Verdict {
  readonly code: VerdictCode;
  readonly rows: readonly number[];
}

function wordedDefect(rule: RulePlan, { code, rows }: Verdict, places: Places): Defect {
  const levels = levelsOf(rule.line, places);
  const where = `levels ${describeLevels(levels)}`;
  switch (code) {
    case 'overlap':
      return {
        code,
        levels,
        rows,
        expected: 'one row for each level',
        received: `rows ${rows.join(', ')} for ${where}`,
        hint: "say overlap: 'mostSevere' where nested thresholds are meant",
      };
    case 'credit-while-target-met':
      return {
        code,
        levels,
        rows,
        expected: 'rows for levels that miss the target only',
        received: `row ${rows.join(', ')} for ${where}, which keep it`,
        hint:
          rule.decidedBy === 'target'
            ? 'the target decides: the row does nothing there'
            : 'the rows decide: a credit is owed although the promise was kept',
      };
    default:
      return {
        code: 'hole',
        levels,
        rows,
        expected: 'a row or steps for each level that misses the target',
        received: `none for ${where}`,
        hint: 'such a level is assessed as uncovered, and nothing is paid',
      };
  }
}

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
