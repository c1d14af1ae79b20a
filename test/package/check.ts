import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT, readEntries } from '../entries.js';
import { writeConsumers } from './consumers.js';
import { isEmptyModule } from './empty.js';
import { NOTICES, noticeProblems } from './notices.js';
import { SBOM, sbomProblems, writeSbom } from './sbom.js';
import { schemaFileProblems } from './schema-file.js';
import { measureSizes } from './sizes.js';

/** What must be in the package besides `dist`. */
const TOP_FILES = ['package.json', 'README.md', 'CHANGELOG.md', 'LICENSE', 'SECURITY.md', NOTICES];

/** What may be in `dist`. */
const DIST_FILES = /^dist\/(.+\.(js|cjs|d\.ts|d\.cts)|agreement\.schema\.json)$/;

/** An import in a declaration file, but not in the examples of its docstrings. */
const FOREIGN_IMPORT = /^(?! *\*).*\b(?:from |import\()['"]([^'".][^'"]*)['"]/gm;

const entries = readEntries();
const work = mkdtempSync(join(tmpdir(), 'slakit-package-'));
let passed = 0;
let failed = 0;

try {
  const tarball = pack();
  run('publint', bin('publint'), ['run', tarball, '--strict'], ROOT);
  run('are the types wrong', bin('attw'), [tarball, '--profile', 'node16'], ROOT);
  const project = install(tarball);
  const dist = `${project}/node_modules/slakit/dist`;
  report('every module has code', emptyModules(dist));
  report('every package that is inlined has its licence in the notices', inlinedNotices(dist));
  report('the bill of materials lists the runtime dependencies alone', billProblems());
  report('types mention no dependency', foreignTypes(dist));
  report('types show no internals', internalsIn(dist));
  for (const { name, command, args } of writeConsumers(project, ROOT, entries)) {
    run(name, command, args, project);
  }
  report('the JSON Schema as a file', await schemaFileProblems(project));
  const specifiers = entries.map(({ specifier }) => specifier);
  for (const { name, bytes, problems } of await measureSizes(project, specifiers)) {
    report(`${name}: ${bytes} B`, problems);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`package checks: ${passed} ok, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function pack(): string {
  // The build has just run; scripts would run it again.
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', work];
  const { stdout } = execute('npm', args, ROOT);
  const [{ filename, files }] = JSON.parse(stdout) as [
    { filename: string; files: readonly { path: string }[] },
  ];
  const paths = files.map(({ path }) => path);
  report('the package holds what it should', [
    ...paths.filter((path) => !TOP_FILES.includes(path) && !DIST_FILES.test(path)),
    ...TOP_FILES.filter((path) => !paths.includes(path)).map((path) => `${path} is missing`),
  ]);
  return join(work, filename);
}

function install(tarball: string): string {
  const project = join(work, 'consumer');
  mkdirSync(project);
  writeFileSync(`${project}/package.json`, '{ "name": "consumer", "private": true }\n');
  run(
    'install',
    'npm',
    [
      ...['install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball],
      ...optionalPeers(),
    ],
    project,
  );
  return project;
}

/** Every entry is imported, and some need a package that npm does not install on its own. */
function optionalPeers(): readonly string[] {
  const { peerDependencies = {} } = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as {
    readonly peerDependencies?: Readonly<Record<string, string>>;
  };
  return Object.entries(peerDependencies).map(([name, range]) => `${name}@${range}`);
}

function emptyModules(dist: string): readonly string[] {
  return codeIn(dist)
    .filter(({ text }) => isEmptyModule(text))
    .map(({ file }) => file);
}

function inlinedNotices(dist: string): readonly string[] {
  const code = codeIn(dist).map(({ text }) => text);
  return noticeProblems(readFileSync(`${dist}/../${NOTICES}`, 'utf8'), code);
}

function billProblems(): readonly string[] {
  writeSbom(join(work, SBOM));
  return sbomProblems(readFileSync(join(work, SBOM), 'utf8'));
}

/** No type of a dependency may be part of ours: two copies of it would not agree. */
function foreignTypes(dist: string): readonly string[] {
  return declarationsIn(dist).flatMap(({ file, text }) =>
    [...text.matchAll(FOREIGN_IMPORT)]
      .filter((match) => match[1] !== 'fast-check')
      .map((match) => `${file} imports ${match[1]}`),
  );
}

/** Whether the build has taken out what is marked so. */
function internalsIn(dist: string): readonly string[] {
  return declarationsIn(dist)
    .filter(({ text }) => text.includes('@internal'))
    .map(({ file }) => file);
}

function codeIn(dist: string) {
  return filesIn(dist, /\.c?js$/);
}

function declarationsIn(dist: string) {
  return filesIn(dist, /\.d\.c?ts$/);
}

function filesIn(dist: string, wanted: RegExp) {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((file) => wanted.test(file))
    .map((file) => ({ file, text: readFileSync(`${dist}/${file}`, 'utf8') }));
}

function bin(name: string): string {
  return `${ROOT}/node_modules/.bin/${name}`;
}

function run(name: string, command: string, args: readonly string[], cwd: string): void {
  const { status, stdout, stderr } = execute(command, args, cwd);
  report(name, status === 0 ? [] : [stdout + stderr]);
}

function execute(command: string, args: readonly string[], cwd: string) {
  return spawnSync(command, args, { cwd, encoding: 'utf8' });
}

function report(name: string, problems: readonly string[]): void {
  if (problems.length === 0) passed++;
  else failed++;
  console.log(`${problems.length === 0 ? 'ok    ' : 'FAILED'} ${name}`);
  for (const problem of problems)
    console.log(`       ${problem.trim().replaceAll('\n', '\n       ')}`);
}
