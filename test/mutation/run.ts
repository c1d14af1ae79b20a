import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { ROOT } from '../entries.js';
import {
  countOf,
  forgetStaticSurvivors,
  percentOf,
  type Score,
  scoreOf,
  survivorsOf,
} from './report.js';
import { MUTATION_TESTS } from './rooms.js';
import { withScores } from './table.js';

/** Where results are kept, so that a run that was broken off goes on where it stood. */
const KEPT = `${ROOT}/.mutation`;
const PAGE = `${ROOT}/docs/mutation.md`;
/** What a room should reach, in percent: below, the tests run the code without looking at it. */
const WANTED = 85;

const args = process.argv.slice(2);
const order = Object.keys(MUTATION_TESTS).flatMap(foldersOf);
const wanted = args.filter((arg) => !arg.startsWith('--'));
const strangers = wanted.filter((name) => !order.some((folder) => isIn(folder, name)));
if (strangers.length > 0) {
  console.error(`no folder ${strangers.join(', ')}; there are ${order.join(', ')}`);
  process.exit(2);
}

const folders =
  wanted.length === 0 ? order : wanted.flatMap((name) => order.filter((one) => isIn(one, name)));
const low = folders.filter((folder) => percentOf(mutate(folder)) < WANTED);
if (low.length > 0) console.log(`below ${WANTED} %: ${low.join(', ')}`);
process.exitCode = low.length > 0 ? 1 : 0;

/** `credit` means all folders of the room, `credit/top` its top alone. */
function isIn(folder: string, wanted: string): boolean {
  return folder === wanted || folder.startsWith(`${wanted}/`) || `${folder}/top` === wanted;
}

/** Mutates one folder, without those below it; its row is written as soon as it is done. */
function mutate(folder: string): Score {
  const [room = '', inside = 'top'] = folder.split('/');
  const kept = `${KEPT}/${room}/${inside}`;
  const report = `${kept}.json`;
  mkdirSync(`${KEPT}/${room}`, { recursive: true });
  if (args.includes('--force')) rmSync(report, { force: true });
  const began = Date.now();
  forgetStaticSurvivors(report);
  stryker(room, `src/${folder}/${inside === 'top' ? '*' : '**/*'}.ts`, report);
  const score = scoreOf(folder, report);
  writeFileSync(`${kept}.survivors.txt`, `${survivorsOf(report).join('\n')}\n`);
  writeFileSync(PAGE, withScores(readFileSync(PAGE, 'utf8'), [score], order));
  // Columns of a table are as wide as the formatter wants them.
  spawnSync(`${ROOT}/node_modules/.bin/biome`, ['format', '--write', PAGE], { cwd: ROOT });
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  console.log(
    `${folder}: ${percentOf(score).toFixed(1)} %, ${score.killed} of ${countOf(score)} killed, ${seconds} s, survivors in .mutation/${room}/${inside}.survivors.txt`,
  );
  return score;
}

/** The top of a room and each of its sub-folders. */
function foldersOf(room: string): readonly string[] {
  const inside = readdirSync(`${ROOT}/src/${room}`, { withFileTypes: true });
  const folders = inside.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return [room, ...folders.map((name) => `${room}/${name}`)];
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
