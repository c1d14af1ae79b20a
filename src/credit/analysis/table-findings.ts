import { type FindingParts, findingOf } from '../../core/finding.js';
import { childOf, MOST_FINDINGS, pathOf, type Reader } from '../../core/read.js';
import { rulesOfReadings } from '../scheme/lay-rule.js';
import type { RulePlan, SchemePlan } from '../scheme/plan.js';
import { cappedRows, idleCaps } from './cap-defects.js';
import { type Chart, chartOf } from './chart.js';
import type { CreditFinding, Defect } from './credit-finding.js';
import { deadMultiples } from './factor-defects.js';
import { levelDefects } from './level-defects.js';
import { monotoneDefects } from './monotone.js';
import { deadRows, finerBounds } from './row-defects.js';
import { deadSteps, stepGaps, stepsAboveAll } from './step-defects.js';

/**
 * Warns of what a contract forgot. The bounds of all rows and the ends of all steps cut the levels into
 * places between which nothing changes its mind, so a look at each place proves the answer for all levels.
 *
 * @param reader - The reader of the scheme, which knows where in the document it stands.
 */
export function warnOfTable(reader: Reader, plan: SchemePlan): void {
  const charts: Chart[] = [];
  for (const rule of plan.rules.values()) {
    if (isFull(reader)) return;
    const at = rule.name === null ? reader : childOf(childOf(reader, 'rules'), rule.name);
    const own = rulesOfReadings(rule, MOST_READINGS).map((one) => chartOf(one));
    charts.push(...own);
    const found = own.map((chart) => ruleDefects(chart, chart.rule, plan));
    for (const defect of ofAllReadings(found)) addFinding(at, rule.name, defect);
  }
  for (const defect of idleCaps(plan, charts)) addFinding(reader, null, defect);
}

/** More kinds of readings than any table tells apart. */
const MOST_READINGS = 100;

/** The defects that some kind of reading meets, each once; what is dead for one may decide for another. */
function ofAllReadings(found: readonly (readonly Defect[])[]): readonly Defect[] {
  const [first = []] = found;
  if (found.length < 2) return first;
  const keys = found.map((defects) => new Set(defects.map((defect) => JSON.stringify(defect))));
  const known = new Map(found.flat().map((defect) => [JSON.stringify(defect), defect]));
  return [...known].flatMap(([key, defect]) =>
    !IF_EVERYWHERE.has(defect.code) || keys.every((one) => one.has(key)) ? [defect] : [],
  );
}

const IF_EVERYWHERE: ReadonlySet<string> = new Set(['dead-row', 'dead-step', 'dead-multiple']);

function ruleDefects(chart: Chart, rule: RulePlan, plan: SchemePlan): readonly Defect[] {
  return [
    ...levelDefects(chart),
    ...deadRows(chart),
    ...deadSteps(chart),
    ...stepGaps(chart),
    ...monotoneDefects(chart, plan),
    ...finerBounds(chart),
    ...cappedRows(rule, plan),
    ...stepsAboveAll(chart, plan),
    ...deadMultiples(rule),
  ];
}

function isFull({ findings }: Reader): boolean {
  return findings === null || findings.length >= MOST_FINDINGS;
}

function addFinding(reader: Reader, rule: string | null, defect: Defect): void {
  if (isFull(reader)) return;
  const { code, levels, rows, witnesses, at, ...worded } = defect;
  const row = rows[rows.length - 1];
  const place = at ?? (row === undefined ? ['rows'] : ['rows', row]);
  const parts: FindingParts = { code, ...worded, path: [...pathOf(reader), ...place] };
  const finding: CreditFinding = {
    ...findingOf('warning', parts),
    code,
    rule,
    levels,
    rows,
    witnesses,
  };
  reader.findings?.push(finding);
}
