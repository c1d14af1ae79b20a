import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { Cost } from '../../cost/count.js';
import { LEVEL_CASES } from '../../cost/level-cases.js';

const COUNT = fileURLToPath(new URL('../../cost/count.ts', import.meta.url));
const CASES = new URL('../../cost/level-cases.ts', import.meta.url).href;

/** Twice as much, and half a time more for what grows with the logarithm. */
const MOST = 2.5;

test('twice the list costs at most two and a half times the steps: levels, outages, credits', () => {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', COUNT, CASES, 'LEVEL_CASES'],
    { encoding: 'utf8' },
  );
  expect(status, stderr).toBe(0);
  const costs = JSON.parse(stdout) as readonly Cost[];
  expect(costs.map(({ name }) => name)).toEqual(LEVEL_CASES.map(({ name }) => name));
  const tooDear = costs.filter(({ once, twice }) => twice > MOST * once);
  expect(tooDear).toEqual([]);
  // What was not counted would cost nothing, and hold any law.
  expect(costs.filter(({ length, once }) => once < length)).toEqual([]);
}, 120_000);
