import { type FindingParts, findingOf } from '../../core/finding.js';
import { childOf, MOST_FINDINGS, pathOf, type Reader } from '../../core/read.js';
import type { CreditFinding, Defect } from './credit-finding.js';
import { isIn, type LevelRange, lastPlace, levelsOf, type Places } from './level-line.js';
import type { RulePlan, SchemePlan } from './plan.js';
import { cappedRows, deadRows, rises } from './row-defects.js';
import { decidingRows, rowsAt } from './rows.js';

/**
 * Warns of what a contract forgot. The bounds of all rows cut the levels into places at which
 * nothing changes, so a look at each place proves the answer for all levels.
 *
 * @param reader - The reader of the scheme, which knows where in the document it stands.
 */
export function warnOfTable(reader: Reader, plan: SchemePlan): void {
  for (const rule of plan.rules.values()) {
    const at = rule.name === null ? reader : childOf(childOf(reader, 'rules'), rule.name);
    for (const defect of defectsOf(rule, plan)) addFinding(at, rule.name, defect);
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

function defectsOf(rule: RulePlan, plan: SchemePlan): readonly Defect[] {
  const places = placesOfDomain(rule);
  const deciding = places.map((place) => decidingRows(rule, place));
  return [
    ...defectsByLevel(rule, places),
    ...deadRows(rule, deciding),
    ...rises(rule, deciding),
    ...cappedRows(rule, plan),
  ];
}

function placesOfDomain({ line, domain }: RulePlan): readonly number[] {
  const { first, last } = domain ?? { first: 0, last: lastPlace(line) };
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** Holes, overlaps and credits while the target holds: one verdict per place, joined into ranges. */
function defectsByLevel(rule: RulePlan, places: readonly number[]): readonly Defect[] {
  const runs: { readonly verdict: Verdict; readonly first: number; last: number }[] = [];
  for (const place of places) {
    const verdict = verdictAt(rule, place);
    const run = runs[runs.length - 1];
    if (run !== undefined && isSame(run.verdict, verdict)) run.last = place;
    else runs.push({ verdict, first: place, last: place });
  }
  return runs
    .filter(({ verdict }) => verdict.code !== null)
    .slice(0, MOST_FINDINGS)
    .map(({ verdict, first, last }) => wordedDefect(rule, verdict, { first, last }));
}

interface Verdict {
  readonly code: 'hole' | 'overlap' | 'credit-while-target-met' | null;
  readonly rows: readonly number[];
}

const SOUND: Verdict = { code: null, rows: [] };

function verdictAt(rule: RulePlan, place: number): Verdict {
  const rows = rowsAt(rule, place);
  if (rule.target !== null && isIn(place, rule.target))
    return rows.length > 0 ? { code: 'credit-while-target-met', rows } : SOUND;
  if (rows.length > 1) return rule.overlap === 'report' ? { code: 'overlap', rows } : SOUND;
  const isCovered = rows.length > 0 || rule.target === null || rule.steps !== null;
  return isCovered ? SOUND : { code: 'hole', rows: [] };
}

function isSame(a: Verdict, b: Verdict): boolean {
  return (
    a.code === b.code &&
    a.rows.length === b.rows.length &&
    a.rows.every((row, index) => row === b.rows[index])
  );
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
