import { spawnSync } from 'node:child_process';
import { ROOT } from './entries.js';

/** Zones whose oddities differ: none, one hour of DST, half-hour offset, half-hour DST, a lost day. */
const ZONES = [
  'UTC',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
] as const;

// Arguments are passed on: `npm run test:tz -- --project property`.
const failed = ZONES.filter((zone) => {
  console.log(`\nTZ=${zone}`);
  const { status } = spawnSync(
    `${ROOT}/node_modules/.bin/vitest`,
    ['run', '--config', 'test/vitest.config.ts', '--reporter=dot', ...process.argv.slice(2)],
    { cwd: ROOT, env: { ...process.env, TZ: zone }, stdio: 'inherit' },
  );
  return status !== 0;
});

console.log(
  failed.length === 0 ? '\nthe same in every zone' : `\nfailed under ${failed.join(', ')}`,
);
process.exit(failed.length === 0 ? 0 : 1);
