import { runBundled } from '../bundled.js';
import { describeMachine } from '../machine.js';
import { formatClaims, formatMachine, formatRow } from '../report.js';
import { resultOf } from '../timed.js';
import type { Claim } from '../types.js';
import { uptimeClaims } from './claims.js';
import { UPTIME_ROWS } from './rows.js';
import type { UptimeFigures, UptimeRowId } from './types.js';

export const UPTIME_HEADING = '## Uptime';

/** The part of the report that tells of uptime, with its claims. */
function formatUptime(figures: UptimeFigures, claims: readonly Claim[]): string {
  const results = UPTIME_ROWS.map((row) => resultOf(row, figures.rows[row.id as UptimeRowId]));
  const entries = results[0]?.entries ?? [];
  const machine = describeMachine(
    entries.map(({ contender }) => contender),
    undefined,
  );
  return `${UPTIME_HEADING}

${formatMachine(machine)}

Written by \`npm run bench -- uptime\`, or with all the rest: in a process of its own, from one bundled module.
\`ns/op\` is the time of the processor for the whole row, so that what else the machine does counts for nothing.
raw are loops over typed arrays that check nothing and give one figure; slakit gives whole reports. DuckDB has
one thread, its tables are filled beforehand, and it gives one figure too. naive objects and DuckDB add up
counted events as floats or divide as floats at the end; slakit is exact.

${results.map(formatRow).join('\n')}
### Claims of uptime

${formatClaims(claims)}
`;
}

/** All that a run of uptime tells. */
export function reportUptime(): string {
  const figures = runBundled<UptimeFigures>('uptime', ['@duckdb/node-api']);
  return formatUptime(figures, uptimeClaims(figures));
}
