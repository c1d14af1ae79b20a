import { writeFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { readEntries } from './test/entries.js';

const publicEntries = Object.fromEntries(
  readEntries().map(({ name }) => [name, `src/${name}.ts`] as const),
);

const shared: Options = {
  dts: { entry: publicEntries },
  target: 'es2022',
  platform: 'neutral',
  outDir: 'dist',
  sourcemap: false,
  // The script cleans first: two configs that clean in parallel delete each other's files.
  clean: false,
  silent: true,
};

export default defineConfig([
  // One output file per module: a bundler then drops what an import does not reach, decimal.js and
  // zod included, though neither says that it is free of side effects.
  {
    ...shared,
    format: 'esm',
    entry: ['src/**/*.ts'],
    splitting: true,
    onSuccess: writeSchemaFile,
  },
  // temporal-polyfill is ESM only: inlined, so that `require` works on every Node.
  { ...shared, format: 'cjs', entry: publicEntries, noExternal: ['temporal-polyfill'] },
]);

/** The JSON Schema of agreements as a file: editors read files, they call nothing. */
async function writeSchemaFile(): Promise<void> {
  const { href } = new URL('dist/schema.js', import.meta.url);
  const { agreementJsonSchema } = (await import(href)) as typeof import('./src/schema.js');
  writeFileSync(
    new URL('dist/agreement.schema.json', import.meta.url),
    `${JSON.stringify(agreementJsonSchema(), null, 2)}\n`,
  );
}
