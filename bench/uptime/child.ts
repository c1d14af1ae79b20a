import { outagesFromChecks } from '../../src/uptime.js';
import { medianOf, timingsOf } from '../turns.js';
import { outagesShuffled } from '../work.js';
import { duckdb } from './duckdb.js';
import { NAIVE } from './naive.js';
import { RAW } from './raw.js';
import { CHECKS, rolling, SLAKIT, SLAKIT_ROWS } from './slakit.js';
import type { FleetFigures, UptimeFigures } from './types.js';
import { failIn, OUTAGES, PROBES, probes, STATUS_NAMES, WINDOW_ENDS } from './work.js';

const COMPONENTS = 100;

await main();

async function main(): Promise<void> {
  // First, for the memory that it takes is that of nothing else.
  const fleet = measureFleet();
  const contenders = [RAW, SLAKIT, SLAKIT_ROWS, NAIVE, await duckdb(process.argv[2] as string)];
  const rows = {
    'uptime-sorted': await timingsOf('uptime-sorted', contenders),
    'uptime-unsorted': await timingsOf('uptime-unsorted', contenders),
    'uptime-checks': await timingsOf('uptime-checks', contenders),
    'uptime-requests': await timingsOf('uptime-requests', contenders),
    'uptime-rolling': await timingsOf('uptime-rolling', contenders),
  };
  const figures: UptimeFigures = {
    rows,
    fleet,
    sortMs: await sortMs(),
    rollingRatio: await ratio(),
  };
  console.log(JSON.stringify(figures));
}

async function sortMs(): Promise<number> {
  const { starts } = outagesShuffled(OUTAGES);
  const [ms = Number.NaN] = await medianOf([() => starts.slice().sort()[0] as number]);
  return ms;
}

async function ratio(): Promise<number> {
  const half = WINDOW_ENDS.filter((_, i) => i % 2 === 0);
  const [once = Number.NaN, twice = Number.NaN] = await medianOf([
    rolling(half),
    rolling(WINDOW_ENDS),
  ]);
  return twice / once;
}

/** Component by component: one pair of columns serves all, as a reader of a store would fill them. */
function measureFleet(): FleetFigures {
  const columns = { ...probes(), names: STATUS_NAMES };
  let milliseconds = 0;
  let found = 0;
  for (let component = 0; component < COMPONENTS; component++) {
    failIn(columns.statuses, component);
    const before = process.cpuUsage();
    found += outagesFromChecks(columns, CHECKS).outages.length;
    const { user, system } = process.cpuUsage(before);
    milliseconds += (user + system) / 1000;
  }
  if (found === 0) throw new Error('no component failed');
  return {
    components: COMPONENTS,
    probes: COMPONENTS * PROBES,
    seconds: milliseconds / 1000,
    mostMb: process.resourceUsage().maxRSS / 1024,
  };
}
