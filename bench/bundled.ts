import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

/** Measures in a process of its own, from one bundled ES module as an application would ship. */
export function runBundled<Figures>(part: string, external: readonly string[] = []): Figures {
  // Where modules are found from, for what is external is not bundled.
  const modules = fileURLToPath(new URL('../node_modules/', import.meta.url));
  const folder = mkdtempSync(join(modules, '.bench-'));
  try {
    const outfile = join(folder, `${part}.mjs`);
    buildSync({
      entryPoints: [fileURLToPath(new URL(`./${part}/child.ts`, import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      external: [...external],
    });
    const { stdout, stderr, status } = spawnSync(process.execPath, [outfile, folder], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${part} could not be measured: ${stderr}`);
    return JSON.parse(stdout) as Figures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
