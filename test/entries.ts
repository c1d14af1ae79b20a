import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A public door of the package: what a user imports, and the file that answers. */
export interface Entry {
  /** As written in an import: `slakit` or `slakit/calendar`. */
  readonly specifier: string;
  /** The path without extension, under `src` and under `dist` alike: `index`, `calendar`. */
  readonly name: string;
}

export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** The `exports` of package.json are the one list of entries; build and tests read it from here. */
export function readEntries(): readonly Entry[] {
  const manifest = JSON.parse(readFileSync(`${ROOT}/package.json`, 'utf8')) as {
    readonly name: string;
    readonly exports: Readonly<Record<string, unknown>>;
  };
  return (
    Object.keys(manifest.exports)
      // Files of data are no entries.
      .filter((key) => !key.endsWith('.json'))
      .map((key) => ({
        specifier: manifest.name + key.slice(1),
        name: key === '.' ? 'index' : key.slice(2),
      }))
  );
}
