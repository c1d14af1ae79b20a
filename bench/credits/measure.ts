import { runBundled } from '../bundled.js';
import { describeMachine } from '../machine.js';
import { formatClaims, formatMachine, formatRow } from '../report.js';
import { resultOf } from '../timed.js';
import { msOf } from '../turns.js';
import type { Claim } from '../types.js';
import { CREDIT_ROWS } from './rows.js';
import type { CreditFigures, CreditRowId } from './types.js';

export const CREDITS_HEADING = '## Credits';

/** All that a run of credits tells. */
export function reportCredits(): string {
  const { rows } = runBundled<CreditFigures>('credits');
  const results = CREDIT_ROWS.map((row) => resultOf(row, rows[row.id as CreditRowId]));
  const contenders = results[0]?.entries.map(({ contender }) => contender) ?? [];
  return `${CREDITS_HEADING}

${formatMachine(describeMachine(contenders, undefined))}

Written by \`npm run bench -- credits\`, or with all the rest: in a process of its own, from one bundled module.
\`ns/op\` is the time of the processor for the whole row. raw compares thousandths and rounds cents as safe
integers, and gives one sum; of a statement it does no more than that. slakit gives whole columns, whole
assessments and whole statements.

${results.map(formatRow).join('\n')}
### Claims of credits

${formatClaims(creditClaims(rows))}
`;
}

/** What the project promises of credits: ratios within one process. */
function creditClaims(rows: CreditFigures['rows']): readonly Claim[] {
  const ratio = (id: CreditRowId, one: string, other: string): number =>
    msOf(rows[id], one) / msOf(rows[id], other);
  const ofRaw = ratio('credits-columns', 'slakit', 'raw');
  const columns = ratio('credits-columns', 'decimal.js by hand', 'slakit');
  const objects = ratio('credits-objects', 'slakit', 'decimal.js by hand');
  return [
    {
      text: 'a column of credits takes at most 40x the time of bare integers',
      measured: `${ofRaw.toFixed(1)}x`,
      holds: ofRaw <= 40,
    },
    {
      text: 'a column of credits is at least 10x as fast as decimals by hand',
      measured: `${columns.toFixed(1)}x`,
      holds: columns >= 10,
    },
    {
      text: 'a whole assessment takes at most 4x the time of the bare amount with decimals by hand',
      measured: `${objects.toFixed(1)}x`,
      holds: objects <= 4,
    },
  ];
}
