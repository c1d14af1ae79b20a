import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { transformSync } from 'esbuild';
import { readEntries } from '../entries.js';

/** Sources that are translated once and run as often as wanted, each time as if for the first time. */
export interface Modules {
  /** What a file exports; it runs unless it has run since the last `forget`. */
  readonly load: (path: string) => unknown;
  /** Lets all files run anew when they are next loaded. */
  readonly forget: () => void;
}

type Run = (exports: object, require: (name: string) => unknown, own: Own, url: string) => void;

interface Own {
  exports: object;
}

interface Source {
  readonly run: Run;
  /** What stands in its imports, and the file or the package that is meant. */
  readonly imports: ReadonlyMap<string, string>;
}

/**
 * Reads files and all that they import. Packages are loaded by Node, once for all runs; what is named in
 * `given` stands in for a package.
 */
export async function readModules(
  root: string,
  paths: readonly string[],
  given: Readonly<Record<string, object>>,
): Promise<Modules> {
  const entries = new Map(
    readEntries().map(({ specifier, name }) => [specifier, `${root}/src/${name}.ts`]),
  );
  const sources = new Map<string, Source>();
  const packages = new Map(Object.entries(given));
  const left = [...paths];
  for (let path = left.pop(); path !== undefined; path = left.pop()) {
    if (sources.has(path) || packages.has(path)) continue;
    if (!path.startsWith('/')) {
      packages.set(path, await packageOf(path));
      continue;
    }
    const source = translate(path, entries);
    sources.set(path, source);
    left.push(...source.imports.values());
  }
  return modulesOf(sources, packages);
}

function modulesOf(
  sources: ReadonlyMap<string, Source>,
  packages: ReadonlyMap<string, object>,
): Modules {
  const loaded = new Map<string, Own>();
  const load = (path: string): unknown => {
    const known = packages.get(path) ?? loaded.get(path)?.exports;
    if (known !== undefined) return known;
    const source = sources.get(path);
    if (source === undefined) throw new Error(`${path} has not been read`);
    const own: Own = { exports: {} };
    loaded.set(path, own);
    try {
      source.run(
        own.exports,
        (name) => load(source.imports.get(name) ?? name),
        own,
        pathToFileURL(path).href,
      );
    } catch (error) {
      // Whoever asks again shall hear the same, and not get one half of a module.
      loaded.delete(path);
      throw error;
    }
    return own.exports;
  };
  return { load, forget: () => loaded.clear() };
}

function translate(path: string, entries: ReadonlyMap<string, string>): Source {
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    // An import while a test runs is to meet the same modules.
    supported: { 'dynamic-import': false },
    define: { 'import.meta.url': '__url' },
  });
  const names = [...code.matchAll(/\brequire\("([^"]+)"\)/g)].flatMap(([, name]) => name ?? []);
  return {
    run: runInThisContext(`(function (exports, require, module, __url) {${code}\n})`, path) as Run,
    imports: new Map(names.map((name) => [name, entries.get(name) ?? pathOf(name, path)])),
  };
}

/** A file is told from a package by its leading slash. */
function pathOf(name: string, from: string): string {
  return name.startsWith('.') ? resolve(dirname(from), name).replace(/\.js$/, '.ts') : name;
}

/** A package as translated code expects it: with the mark that its default export is no guess. */
async function packageOf(name: string): Promise<object> {
  const exports: object = await import(name);
  return Object.defineProperty({ ...exports }, '__esModule', { value: true });
}
