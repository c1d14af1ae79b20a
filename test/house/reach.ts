import { importsOf, packageOf, resolveImport } from './check.js';

/**
 * Every package that a file needs at run time, through whatever files: its own imports and those of
 * the files it imports. Type imports are erased and do not count.
 *
 * @param sources - Texts by path below `src`.
 */
export function packagesReachedFrom(
  entry: string,
  sources: ReadonlyMap<string, string>,
): readonly string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const queue = [entry];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (seen.has(file)) continue;
    seen.add(file);
    for (const { specifier, typeOnly } of importsOf(file, sources.get(file) ?? '')) {
      if (typeOnly) continue;
      if (specifier.startsWith('.')) queue.push(resolveImport(file, specifier));
      else packages.add(packageOf(specifier));
    }
  }
  return [...packages].sort();
}
