import { dirname } from 'node:path';
import { INSTRUMENTER_CONSTANTS, type InstrumenterContext } from '@stryker-mutator/api/core';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  type DryRunResult,
  DryRunStatus,
  determineHitLimitReached,
  type MutantRunOptions,
  type TestResult,
  type TestRunner,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import {
  addCoverage,
  emptyCoverage,
  type FileCoverage,
  keepFiles,
  type RoomCoverage,
  readFiles,
} from './coverage.js';
import { type Modules, readModules } from './modules.js';
import { mutantSwitch, processMs } from './mutant-switch.js';
import { testsOf } from './rooms.js';
import { fileOf, runTests } from './run-tests.js';
import { vitestStandIn } from './stand-in.js';

/**
 * Runs the tests of a room inside of Stryker's own worker. Vitest starts and ends a run for each mutant, which
 * takes ten times as long as the tests. Modules run anew for each mutant: nothing that one has left in a store
 * is met by the next, and one that acts while modules are loaded is tried like all others.
 */
export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'room', roomRunner)];

interface Room {
  readonly root: string;
  readonly files: readonly string[];
  readonly modules: Modules;
}

const globals = globalThis as unknown as Record<string, InstrumenterContext>;
/** Here mutated code looks up which mutant is active, and tells what it ran through. */
const shared: InstrumenterContext = {};
globals[INSTRUMENTER_CONSTANTS.NAMESPACE] = shared;
const active = mutantSwitch(shared);

/** What a mutant may take in a test file, beside three times what the file takes without it. */
const PATIENCE_MS = 300;

function roomRunner(): TestRunner {
  let room: Room;
  let covered: FileCoverage | undefined;
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => {
      room = await readRoom(process.cwd(), process.env.SLAKIT_ROOM ?? '');
    },
    dryRun: () => runAll(room),
    mutantRun: async (options) => {
      covered ??= readFiles(room.root);
      return toMutantRunResult(await runMutant(room, covered, options));
    },
  };
}

async function readRoom(root: string, name: string): Promise<Room> {
  const files = testsOf(name, root);
  const setup = `${root}/test/setup.ts`;
  const vitest = vitestStandIn(() => modules.forget());
  const modules: Modules = await readModules(root, [setup, ...files], { vitest });
  modules.load(setup);
  return { root, files, modules };
}

/** Runs each file for itself: what another has left in a store would hide what this one runs through. */
async function runAll({ root, files, modules }: Room): Promise<DryRunResult> {
  const tests: TestResult[] = [];
  const all: RoomCoverage = { sum: emptyCoverage(), files: { ofMutant: {}, ms: {} } };
  const onTest = (id: string | undefined) => Object.assign(shared, { currentTestId: id });
  for (const file of files) {
    const mutantCoverage = emptyCoverage();
    Object.assign(shared, { mutantCoverage });
    const began = processMs();
    modules.forget();
    const result = await runTests([file], { root, load: modules.load, bail: false, onTest });
    if (result.status !== DryRunStatus.Complete) return result;
    tests.push(...result.tests);
    all.files.ms[file] = processMs() - began;
    addCoverage(all, file, mutantCoverage);
  }
  keepFiles(root, all.files);
  return { status: DryRunStatus.Complete, tests, mutantCoverage: all.sum };
}

async function runMutant(
  { root, files, modules }: Room,
  { ofMutant, ms }: FileCoverage,
  { activeMutant, hitLimit, sandboxFileName, testFilter }: MutantRunOptions,
): Promise<DryRunResult> {
  // Stryker knows of no test for a mutant that acts while modules are loaded, and asks for all of them.
  const asked = new Set(
    testFilter?.map((id) => fileOf(id, root)) ?? ofMutant[activeMutant.id] ?? [],
  );
  const quickest = files
    .filter((file) => asked.has(file))
    .sort((a, b) => (ms[a] ?? 0) - (ms[b] ?? 0));
  const chosen = nearestFirst(
    quickest,
    sandboxFileName.replace(`${root}/src/`, `${root}/test/unit/`),
  );
  Object.assign(shared, { hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
  active.start(activeMutant.id);
  modules.forget();
  const result = await runTests(chosen, {
    root,
    bail: true,
    load: (file) => {
      active.allow(PATIENCE_MS + 3 * (ms[file] ?? 0));
      return modules.load(file);
    },
    wanted: testFilter && new Set(testFilter),
  });
  if (active.isOver()) return { status: DryRunStatus.Timeout, reason: 'out of time' };
  return determineHitLimitReached(shared.hitCount, hitLimit) ?? result;
}

/** The first failure ends a run: the tests of the mutated file come first, then those of its folder. */
function nearestFirst(files: readonly string[], mutated: string): readonly string[] {
  const own = mutated.replace(/ts$/, 'test.ts');
  const farness = (file: string): number =>
    file === own ? 0 : dirname(file) === dirname(own) ? 1 : 2;
  return [...files].sort((a, b) => farness(a) - farness(b));
}
