import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { ROOT, readEntries } from '../entries.js';
import type { Findings } from './answers.js';

/** A program that asks every public function, and the folder that it lies in. */
export interface Program {
  readonly folder: string;
  readonly file: string;
}

/** Bundles every entry with the table of public functions into one file, that needs no others. */
export async function bundleProgram(): Promise<Program> {
  const folder = realpathSync(mkdtempSync(`${tmpdir()}/slakit-security-`));
  const file = `${folder}/program.mjs`;
  const names = readEntries().map(({ name }) => name);
  await build({
    stdin: {
      resolveDir: `${ROOT}/test/security`,
      loader: 'ts',
      contents: [
        "import { before } from './before.js';",
        ...names.map((name, i) => `import * as entry${i} from '../../src/${name}.ts';`),
        "import { callablesOf } from '../surface/table.js';",
        "import { askAll } from './answers.js';",
        `const callables = callablesOf([${names.map((_, i) => `entry${i}`)}]);`,
        "const order = process.argv.includes('backwards') ? [...callables].reverse() : callables;",
        'console.log(JSON.stringify(await askAll(order, before)));',
      ].join('\n'),
    },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    // The peer `yaml` is CommonJS, and asks for modules of Node.
    banner: {
      js: "import { createRequire as toRequire } from 'node:module'; const require = toRequire('file:///');",
    },
    // The rows read their fixtures beside themselves.
    define: { 'import.meta.url': JSON.stringify(`${pathToFileURL(ROOT)}/test/surface/rows/x.ts`) },
    logLevel: 'silent',
  });
  return { folder, file };
}

/** Takes the program away again. */
export function removeProgram({ folder }: Program): void {
  rmSync(folder, { recursive: true, force: true });
}

/** Runs the program in a process of its own, with these flags of Node. */
export function runProgram(
  { file }: Program,
  flags: readonly string[],
  { args = [], env = {} }: { readonly args?: readonly string[]; readonly env?: object } = {},
): Findings {
  const { stdout, stderr, status } = spawnSync(process.execPath, [...flags, file, ...args], {
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  if (status !== 0) throw new Error(`node ${flags.join(' ')} ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** The flags under which Node reads nothing but the program and the fixtures, and starts nothing. */
export function permissionFlags({ folder }: Program): readonly string[] {
  const isNamed = process.allowedNodeEnvironmentFlags.has('--permission');
  return [
    isNamed ? '--permission' : '--experimental-permission',
    `--allow-fs-read=${folder}/*`,
    `--allow-fs-read=${ROOT}/test/fixtures/*`,
  ];
}
