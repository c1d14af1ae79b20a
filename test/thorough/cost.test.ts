import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CALENDAR_CASES } from '../cost/calendar-cases.js';
import type { Cost } from '../cost/count.js';
import { LEVEL_CASES } from '../cost/level-cases.js';
import { LOG_CASES } from '../cost/log-cases.js';

const COUNT = fileURLToPath(new URL('../cost/count.ts', import.meta.url));

/** Twice as much, and half a time more for what grows with the logarithm. */
const MOST = 2.5;

test.each([
  ['levels, outages, credits', 'level-cases.ts', 'LEVEL_CASES', LEVEL_CASES],
  ['calendars', 'calendar-cases.ts', 'CALENDAR_CASES', CALENDAR_CASES],
  ['logs, tickets, agreements', 'log-cases.ts', 'LOG_CASES', LOG_CASES],
])(
  'twice the list costs at most two and a half times the steps: %s',
  (_, file, table, cases) => {
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--import', 'tsx', COUNT, new URL(`../cost/${file}`, import.meta.url).href, table],
      { encoding: 'utf8' },
    );
    expect(status, stderr).toBe(0);
    const costs = JSON.parse(stdout) as readonly Cost[];
    expect(costs.map(({ name }) => name)).toEqual(cases.map(({ name }) => name));
    const tooDear = costs.filter(({ once, twice }) => twice > MOST * once);
    expect(tooDear).toEqual([]);
    // What was not counted would cost nothing, and hold any law.
    expect(costs.filter(({ length, once }) => once < length)).toEqual([]);
  },
  120_000,
);
