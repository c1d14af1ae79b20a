import { defineConfig } from 'vitest/config';
import { ROOT, readEntries } from './entries.js';
import { usualRuns, usualTimeLimit } from './runs.js';
import { totals } from './totals.js';

// Chosen here, in the parent of all workers, so that one run has one seed and prints it once: the
// projects read this file again, and then the seed is known.
if (process.env.SLAKIT_SEED_SHOWN === undefined) {
  process.env.FC_SEED ??= process.env.CI ? '20260301' : String(Date.now() % 2 ** 31);
  process.env.SLAKIT_SEED_SHOWN = process.env.FC_SEED;
  const limit = usualTimeLimit();
  const within = limit === undefined ? '' : ` within ${limit / 1000} s`;
  console.log(
    `fast-check seed ${process.env.FC_SEED}, ${usualRuns()} runs of a usual property${within} (FC_SEED replays it, FC_RUNS asks for more)`,
  );
}

const project = (name: string, include: string, testTimeout = 20_000) => ({
  extends: true as const,
  test: { name, include: [include], testTimeout },
});

export default defineConfig({
  root: ROOT,
  resolve: {
    alias: readEntries().map(({ specifier, name }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: `${ROOT}/src/${name}.ts`,
    })),
  },
  test: {
    // Half of the cores is the default; a machine of two would run one file after another.
    maxWorkers: 2,
    // Files of one worker share their modules: nothing here keeps state that a test could see, and
    // loading the same sources 150 times over took as long as the unit tests themselves.
    isolate: false,
    // The projects, and one run after the other, translate the same files.
    experimental: { fsModuleCache: true },
    reporters: ['default', totals],
    setupFiles: [`${ROOT}/test/setup.ts`],
    projects: [
      project('unit', 'test/unit/**/*.test.ts'),
      project('property', 'test/property/**/*.prop.test.ts', 900_000),
      project('conformance', 'test/conformance/**/*.test.ts'),
      project('docs', 'test/docs/**/*.test.ts', 60_000),
      // What takes long and seldom fails: before a merge, not at every keystroke.
      project('thorough', 'test/thorough/**/*.test.ts', 120_000),
    ],
    coverage: { provider: 'v8', include: ['src/**/*.ts'], reporter: ['text-summary', 'html'] },
  },
});
