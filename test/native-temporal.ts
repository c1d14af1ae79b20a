import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { ROOT } from './entries.js';

/**
 * Runs the rooms that stand on Temporal twice on a Node that has it: with the native Temporal, and
 * with the polyfill's own, by taking the native one away before anything is imported. Both runs have
 * one seed, and must end alike.
 */
const NODE_VERSION = '26';
const SUITES = [
  ...['test/unit/zone', 'test/unit/calendar', 'test/unit/clock'],
  ...['test/property/zone', 'test/property/calendar', 'test/property/clock'],
  'test/conformance',
];
/** Imported by every process before vitest itself; the workers inherit it. */
const WITHOUT_NATIVE = 'data:text/javascript,delete%20globalThis.Temporal';

const FC_SEED = process.env.FC_SEED ?? '20260301';

interface Report {
  readonly numTotalTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[];
  }[];
}

main();

function main(): void {
  const home = mkdtempSync(`${tmpdir()}/slakit-node-`);
  const node = installNode(home);
  const native = outcomes(node, `${home}/native.json`, []);
  const polyfill = outcomes(node, `${home}/polyfill.json`, ['--import', WITHOUT_NATIVE]);
  const sameAnswers = answers(node, []) === answers(node, ['--import', WITHOUT_NATIVE]);
  console.log(`\nthe answers are ${sameAnswers ? 'the same' : 'DIFFERENT'}, digest by digest`);
  const different = [...new Set([...native.keys(), ...polyfill.keys()])].filter(
    (name) => native.get(name) !== polyfill.get(name),
  );
  for (const name of different)
    console.log(`${name}: native ${native.get(name)}, polyfill ${polyfill.get(name)}`);
  const failed = [...native].filter(([, status]) => status !== 'passed');
  console.log(
    `\n${native.size} tests: ${failed.length} failed, ${different.length} differ between native Temporal and the polyfill`,
  );
  const isGood = sameAnswers && failed.length + different.length === 0 && native.size > 0;
  rmSync(home, { recursive: true });
  process.exit(isGood ? 0 : 1);
}

/** The package of the platform holds the binary itself: nothing is downloaded by a script. */
function installNode(home: string): string {
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const options = ['--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', home];
  run('npm', ['install', ...options, `${name}@${NODE_VERSION}`]);
  const node = `${home}/node_modules/${name}/bin/node${process.platform === 'win32' ? '.exe' : ''}`;
  if (!existsSync(node)) throw new Error(`${name} holds no ${node}`);
  for (const [flags, expected] of [
    [[], 'object'],
    [['--import', WITHOUT_NATIVE], 'undefined'],
  ] as const) {
    const { stdout } = spawnSync(node, [...flags, '-p', 'typeof Temporal'], { encoding: 'utf8' });
    if (stdout.trim() !== expected) throw new Error(`typeof Temporal is ${stdout.trim()}`);
  }
  return node;
}

/** The status of every test, by file and name. */
function outcomes(node: string, file: string, flags: readonly string[]): Map<string, string> {
  const title = flags.length === 0 ? 'native Temporal' : 'the polyfill';
  console.log(`\nNode ${NODE_VERSION}, ${title}`);
  const { error } = spawnSync(
    node,
    [
      `${ROOT}/node_modules/vitest/vitest.mjs`,
      ...['run', '--config', 'test/vitest.config.ts', '--pool=forks', '--testTimeout=600000'],
      ...['--reporter=dot', '--reporter=json', `--outputFile.json=${file}`, ...SUITES],
    ],
    {
      cwd: ROOT,
      stdio: 'inherit',
      env: {
        ...process.env,
        FC_SEED,
        NODE_OPTIONS: flags.join(' '),
      },
    },
  );
  if (error !== undefined) throw error;
  const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
  return new Map(
    report.testResults.flatMap(({ name, assertionResults }) =>
      assertionResults.map(({ fullName, status }) => [`${name} ${fullName}`, status] as const),
    ),
  );
}

/** What a thousand random calendars answer, as printed. */
function answers(node: string, flags: readonly string[]): string {
  const { stdout, status, stderr } = spawnSync(
    node,
    [...flags, '--import', 'tsx', 'test/native-answers.ts'],
    { cwd: ROOT, encoding: 'utf8', env: { ...process.env, FC_SEED } },
  );
  if (status !== 0) throw new Error(stderr);
  console.log(stdout.trim().split('\n').at(-1));
  return stdout;
}

function run(command: string, options: readonly string[]): void {
  const { status } = spawnSync(command, options, { stdio: 'inherit' });
  if (status !== 0) throw new Error(`${command} ${options[0]} failed`);
}
