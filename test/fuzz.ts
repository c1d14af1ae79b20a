import { spawnSync } from 'node:child_process';
import { ROOT } from './entries.js';

/** The laws that stand on a slow oracle, tried on far more random cases than a usual run can afford. */
const SUITES = [
  'test/property/calendar/oracle.prop.test.ts',
  'test/property/clock/oracle.prop.test.ts',
  'test/property/uptime/oracle.prop.test.ts',
];
const RUNS = process.env.FC_RUNS ?? '10000';
const LONGEST_TEST_MS = 3_600_000;

// Arguments are passed on: `npm run test:fuzz -- --reporter=dot`.
console.log(`${RUNS} random cases for each law`);
const { status } = spawnSync(
  `${ROOT}/node_modules/.bin/vitest`,
  [
    ...['run', '--config', 'test/vitest.config.ts', '--project', 'property'],
    ...[`--testTimeout=${LONGEST_TEST_MS}`, ...process.argv.slice(2), ...SUITES],
  ],
  { cwd: ROOT, env: { ...process.env, FC_RUNS: RUNS }, stdio: 'inherit' },
);
process.exit(status ?? 1);
