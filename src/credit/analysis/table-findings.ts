import { type FindingParts, findingOf } from '../../core/finding.js';
import { childOf, MOST_FINDINGS, pathOf, type Reader } from '../../core/read.js';
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
    const chart = chartOf(rule);
    charts.push(chart);
    for (const defect of ruleDefects(chart, rule, plan)) addFinding(at, rule.name, defect);
  }
  for (const defect of idleCaps(plan, charts)) addFinding(reader, null, defect);
}

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
