import { importsOf, packageOf, resolveImport, type Sources } from './source.js';

/**
 * Every package that a file needs at run time, through whatever files: its own imports and those of
 * the files it imports. Type imports are erased and do not count.
 */
export function packagesReachedFrom(entry: string, sources: Sources): readonly string[] {
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

/**
 * Circles of imports, types included, each told once as a way back to its first file. Two files that
 * need each other are one thought in two places, or lack a third file below both.
 */
export function circlesIn(sources: Sources): readonly string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const visit = (file: string): void => {
    const met = way.indexOf(file);
    if (met !== -1) circles.push([...way.slice(met), file].join(' → '));
    if (met !== -1 || done.has(file)) return;
    way.push(file);
    for (const { specifier } of importsOf(file, sources.get(file) ?? ''))
      if (specifier.startsWith('.')) visit(resolveImport(file, specifier));
    way.pop();
    done.add(file);
  };
  for (const file of sources.keys()) visit(file);
  return [...new Set(circles)];
}
