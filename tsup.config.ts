import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type OutputFile, type Plugin, transformSync } from 'esbuild';
import { defineConfig, type Options } from 'tsup';
import { ROOT, readEntries } from './test/entries.js';
import { readSources } from './test/house/source.js';
import { isEmptyModule } from './test/package/empty.js';
import { inlinedPackages, NOTICES, noticesOf } from './test/package/notices.js';

const publicEntries = Object.fromEntries(
  readEntries().map(({ name }) => [name, `src/${name}.ts`] as const),
);

/** What any of the bundles has taken in, so that the notices of all of them are one file. */
const inlined = new Set<string>();

const shared: Options = {
  dts: { entry: publicEntries },
  target: 'es2022',
  platform: 'neutral',
  outDir: 'dist',
  sourcemap: false,
  // The script cleans first: two configs that clean in parallel delete each other's files.
  clean: false,
  silent: true,
  esbuildPlugins: [notices(), noEmptyChunks()],
};

export default defineConfig([
  // One output file per module: a bundler then drops what an import does not reach, decimal.js and
  // zod included, though neither says that it is free of side effects.
  {
    ...shared,
    format: 'esm',
    entry: modulesWithCode(),
    splitting: true,
    onSuccess: writeSchemaFile,
  },
  // temporal-polyfill is ESM only: inlined, so that `require` works on every Node.
  { ...shared, format: 'cjs', entry: publicEntries, noExternal: ['temporal-polyfill'] },
]);

/** A file of types alone compiles to nothing, and would be packed as an empty module. */
function modulesWithCode(): string[] {
  const tsconfigRaw = { compilerOptions: { verbatimModuleSyntax: true } };
  return [...readSources()]
    .filter(([, text]) => !isEmptyModule(transformSync(text, { loader: 'ts', tsconfigRaw }).code))
    .map(([file]) => `src/${file}`);
}

/**
 * An entry that another entry exports whole has nothing of its own, and splitting makes of this
 * nothing a chunk that both import: it goes, and so do its imports.
 */
function noEmptyChunks(): Plugin {
  return {
    name: 'no-empty-chunks',
    setup({ onEnd }) {
      onEnd((result) => {
        const files = result.outputFiles ?? [];
        const empty = files.filter(({ path, text }) => path.endsWith('.js') && text.trim() === '');
        const names = empty.map(({ path }) => basename(path).replaceAll('.', '\\.'));
        if (names.length === 0) return;
        const imports = new RegExp(`^import "[./]*/(${names.join('|')})";\\n`, 'gm');
        result.outputFiles = files
          .filter((file) => !empty.includes(file))
          .map((file) => withText(file, file.text.replace(imports, '')));
      });
    },
  };
}

function withText({ path, hash }: OutputFile, text: string): OutputFile {
  return { path, hash, text, contents: new TextEncoder().encode(text) };
}

/** The licences of what the bundles contain, from what the bundler says that it has taken in. */
function notices(): Plugin {
  return {
    name: 'notices',
    setup({ onEnd }) {
      onEnd(({ metafile }) => {
        for (const name of metafile === undefined ? [] : inlinedPackages(metafile)) {
          inlined.add(name);
        }
        writeFileSync(`${ROOT}/${NOTICES}`, noticesOf([...inlined]));
      });
    },
  };
}

/** The JSON Schema of agreements as a file: editors read files, they call nothing. */
async function writeSchemaFile(): Promise<void> {
  const { href } = new URL('dist/schema.js', import.meta.url);
  const { agreementJsonSchema } = (await import(href)) as typeof import('./src/schema.js');
  writeFileSync(
    new URL('dist/agreement.schema.json', import.meta.url),
    `${JSON.stringify(agreementJsonSchema(), null, 2)}\n`,
  );
}
