import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { describeMachine } from '../machine.js';
import { formatClaims, formatMachine, formatRow } from '../report.js';
import type { Claim, Entry, Row, RowResult } from '../types.js';
import { uptimeClaims } from './claims.js';
import { UPTIME_ROWS } from './rows.js';
import type { UptimeFigures, UptimeRowId, UptimeTiming } from './types.js';

/** Measures uptime in a process of its own, from one bundled ES module as an application would ship. */
function measureUptime(): UptimeFigures {
  // Where modules are found from, for the database is not bundled.
  const modules = fileURLToPath(new URL('../../node_modules/', import.meta.url));
  const folder = mkdtempSync(join(modules, '.bench-'));
  try {
    const outfile = join(folder, 'uptime.mjs');
    buildSync({
      entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external: ['@duckdb/node-api'],
    });
    const { stdout, stderr, status } = spawnSync(process.execPath, [outfile, folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`uptime could not be measured: ${stderr}`);
    return JSON.parse(stdout) as UptimeFigures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const UPTIME_HEADING = '## Uptime';

/** The part of the report that tells of uptime, with its claims. */
function formatUptime(figures: UptimeFigures, claims: readonly Claim[]): string {
  const results = UPTIME_ROWS.map((row) => resultOf(row, figures));
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
  const figures = measureUptime();
  return formatUptime(figures, uptimeClaims(figures));
}

function resultOf(row: Row, { rows }: UptimeFigures): RowResult {
  const timings = rows[row.id as UptimeRowId];
  const right = timings[0]?.answer ?? Number.NaN;
  return { row, entries: timings.map((timing) => entryOf(timing, right)) };
}

function entryOf({ name, packages, roundsMs, answer }: UptimeTiming, right: number): Entry {
  const sorted = roundsMs.map((ms) => ms * 1e6).toSorted((a, b) => a - b);
  if (name.startsWith('slakit') && answer !== right)
    throw new Error(`slakit and raw differ: ${answer} instead of ${right}`);
  return {
    kind: 'timed',
    contender: { name, packages, attempts: {}, otherwise: '' },
    timing: {
      medianNs: sorted[sorted.length >> 1] as number,
      lowNs: sorted[0] as number,
      highNs: sorted.at(-1) as number,
    },
    agreement: {
      checked: 1,
      different: answer === right ? 0 : 1,
      example: `${answer} instead of ${right}`,
    },
  };
}
