import { defineConfig } from 'vitest/config';
import type { Reporter, TestSequencerConstructor, TestSpecification } from 'vitest/node';
import { ROOT, readEntries } from '../entries.js';
import { MUTATION_TESTS, testsOf } from './rooms.js';

const room = process.env.SLAKIT_ROOM ?? '';

// The mutants of one room meet the tests that are listed for it: a run of all tests for each of
// thousands of mutants would take days. Modules are shared by the files of a worker, as in the usual
// run.
export default defineConfig({
  root: ROOT,
  resolve: {
    alias: readEntries().map(({ specifier, name }) => ({
      find: new RegExp(`^${specifier}$`),
      replacement: `${ROOT}/src/${name}.ts`,
    })),
  },
  test: {
    isolate: false,
    include: [...testsOf(room)],
    setupFiles: [`${ROOT}/test/setup.ts`],
    // Changed code is slow code, and a machine is busy; what stands is ended by Stryker.
    testTimeout: 120_000,
    reporters: ['default', notLoaded()],
    sequence: { sequencer: nearestFirst as unknown as TestSequencerConstructor },
  },
});

/** A mutant ends with the first test that fails: those of its own room come first, and load little. */
function nearestFirst() {
  const folders = MUTATION_TESTS[room] ?? [];
  const rankOf = ({ moduleId }: TestSpecification): number =>
    folders.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
  return {
    shard: async (files: TestSpecification[]) => files,
    sort: async (files: TestSpecification[]) => [...files].sort((a, b) => rankOf(a) - rankOf(b)),
  };
}

/**
 * A mutant that throws while a test file is loaded leaves no test that could fail: Stryker would take it for
 * one that survived. What a reporter throws it sees as an error of the run, and such a mutant is not counted.
 */
function notLoaded(): Reporter {
  return {
    onTestModuleEnd: (module) => {
      const [error] = module.errors();
      if (error !== undefined) throw new Error(`not loaded: ${error.message}`);
    },
  };
}
