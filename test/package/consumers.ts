import { writeFileSync } from 'node:fs';
import type { Entry } from '../entries.js';

/** The ways in which TypeScript users resolve packages; `skipLibCheck` stays off, as in their CI. */
const RESOLUTIONS = [
  { name: 'node16', module: 'node16', moduleResolution: 'node16' },
  { name: 'nodenext', module: 'nodenext', moduleResolution: 'nodenext' },
  { name: 'bundler', module: 'esnext', moduleResolution: 'bundler' },
] as const;

/** A command to run inside the consumer project. */
export interface Command {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
}

/** Writes programs that use every entry of the installed package, and says how to run them. */
export function writeConsumers(
  folder: string,
  root: string,
  entries: readonly Entry[],
): readonly Command[] {
  const names = entries.map(({ specifier }) => specifier);
  const write = (file: string, lines: readonly string[]): void =>
    writeFileSync(`${folder}/${file}`, `${lines.join('\n')}\n`);

  write('import.mjs', [
    ...names.map((name, i) => `import * as entry${i} from '${name}';`),
    `const names = { ${names.map((name, i) => `'${name}': Object.keys(entry${i})`)} };`,
    'console.log(JSON.stringify(names));',
  ]);
  write('require.cjs', [
    'const fail = (text) => { console.error(text); process.exitCode = 1; };',
    "const { execFileSync } = require('node:child_process');",
    "const esm = JSON.parse(execFileSync(process.execPath, [__dirname + '/import.mjs'], { encoding: 'utf8' }));",
    `for (const name of ${JSON.stringify(names)}) {`,
    '  const cjs = Object.keys(require(name)).sort();',
    "  if (String(cjs) !== String(esm[name].sort())) fail(name + ': require gives ' + cjs);",
    '}',
  ]);
  write('copies.mjs', [
    "import { createRequire } from 'node:module';",
    "import { SlaError, isSlaError } from 'slakit';",
    "const other = createRequire(import.meta.url)('slakit');",
    "const problem = { code: 'invalid-date', path: [], expected: 'a', received: 'b' };",
    "if (SlaError === other.SlaError) throw new Error('expected two copies');",
    "if (!isSlaError(new other.SlaError(problem))) throw new Error('a foreign error is unknown');",
    "if (!other.isSlaError(new SlaError(problem))) throw new Error('a foreign error is unknown');",
  ]);
  const typed = [
    ...names.map((name, i) => `import * as entry${i} from '${name}';`),
    "import { isSlaError, type SlaErrorCode } from 'slakit';",
    `export const all: readonly object[] = [${names.map((_, i) => `entry${i}`)}];`,
    'export const codeOf = (error: unknown): SlaErrorCode | undefined =>',
    '  isSlaError(error) ? error.code : undefined;',
  ];
  for (const { name, ...options } of RESOLUTIONS) {
    write(`${name}.mts`, typed);
    write(`${name}.cts`, typed);
    const compilerOptions = {
      ...options,
      target: 'es2022',
      lib: ['es2022'],
      types: [],
      strict: true,
      exactOptionalPropertyTypes: true,
      skipLibCheck: false,
      noEmit: true,
    };
    write(`tsconfig.${name}.json`, [
      JSON.stringify({ compilerOptions, files: [`${name}.mts`, `${name}.cts`] }),
    ]);
  }
  return [
    node('import of every entry', 'import.mjs'),
    node('require of every entry', 'require.cjs'),
    node(
      'require where Node cannot require ESM',
      '--no-experimental-require-module',
      'require.cjs',
    ),
    node('errors are known across copies', 'copies.mjs'),
    ...RESOLUTIONS.map(({ name }) =>
      node(
        `types, ${name}`,
        `${root}/node_modules/typescript/bin/tsc`,
        '-p',
        `tsconfig.${name}.json`,
      ),
    ),
  ];
}

function node(name: string, ...args: readonly string[]): Command {
  return { name, command: process.execPath, args };
}
