import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ROOT } from '../entries.js';
import { forgetStaticSurvivors, percentOf, type Score, scoreOf, survivorsOf } from './report.js';
import { MUTATION_TESTS } from './rooms.js';
import { withScores } from './table.js';

/** Where results are kept, so that a run that was broken off goes on where it stood. */
const KEPT = `${ROOT}/.mutation`;
const PAGE = `${ROOT}/docs/mutation.md`;
/** What a room should reach, in percent: below, the tests run the code without looking at it. */
const WANTED = 85;

const args = process.argv.slice(2);
const order = Object.keys(MUTATION_TESTS);
const rooms = args.filter((arg) => !arg.startsWith('--'));
const strangers = rooms.filter((room) => !order.includes(room));
if (strangers.length > 0) {
  console.error(`no room ${strangers.join(', ')}; there are ${order.join(', ')}`);
  process.exit(2);
}

const low = (rooms.length > 0 ? rooms : order).filter((room) => percentOf(mutate(room)) < WANTED);
if (low.length > 0) console.log(`below ${WANTED} %: ${low.join(', ')}`);
process.exitCode = low.length > 0 ? 1 : 0;

/** Mutates one room, folder by folder; each folder is kept as soon as it is done. */
function mutate(room: string): Score {
  const folder = `${KEPT}/${room}`;
  if (args.includes('--force')) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const reports = slicesOf(room).map(({ name, files }) => {
    const report = `${folder}/${name}.json`;
    const began = Date.now();
    forgetStaticSurvivors(report);
    stryker(room, files, report);
    const { killed, survived, uncovered } = scoreOf(room, [report]);
    const seconds = ((Date.now() - began) / 1000).toFixed(0);
    console.log(
      `${room}/${name}: ${killed} of ${killed + survived + uncovered} killed, ${seconds} s`,
    );
    return report;
  });
  const score = scoreOf(room, reports);
  const survivors = survivorsOf(reports);
  writeFileSync(`${folder}/survivors.txt`, `${survivors.join('\n')}\n`);
  writeFileSync(PAGE, withScores(readFileSync(PAGE, 'utf8'), [score], order));
  // Columns of a table are as wide as the formatter wants them.
  spawnSync(`${ROOT}/node_modules/.bin/biome`, ['format', '--write', PAGE], { cwd: ROOT });
  console.log(
    `${room}: ${percentOf(score).toFixed(1)} %, ${survivors.length} survivors in .mutation/${room}/survivors.txt`,
  );
  return score;
}

/** The top of a room and each of its sub-folders; folders of types alone have nothing to mutate. */
function slicesOf(room: string): readonly { readonly name: string; readonly files: string }[] {
  const inside = readdirSync(`${ROOT}/src/${room}`, { withFileTypes: true });
  const folders = inside.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return [
    { name: 'top', files: `src/${room}/*.ts` },
    ...folders.map((name) => ({ name, files: `src/${room}/${name}/**/*.ts` })),
  ];
}

function stryker(room: string, files: string, report: string): void {
  const { status } = spawnSync(
    `${ROOT}/node_modules/.bin/stryker`,
    [
      ...['run', '.config/stryker.json', '--mutate', files, '--incrementalFile', report],
      ...args.filter((arg) => arg.startsWith('--concurrency=')),
    ],
    { cwd: ROOT, env: { ...process.env, SLAKIT_ROOM: room }, stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`the mutants of ${files} did not run to the end`);
}
