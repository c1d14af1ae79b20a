import {
  type DryRunResult,
  DryRunStatus,
  type TestResult,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { startTests, type Test, type VitestRunner } from '@vitest/runner';
import { TESTS_OF_SIZE } from './rooms.js';

/** How test files are run. */
export interface TestRun {
  readonly root: string;
  /** Runs a file, which then says what its tests are. */
  readonly load: (path: string) => unknown;
  /** The tests to run; all of them when there is no list. */
  readonly wanted?: ReadonlySet<string> | undefined;
  /** Whether the first failure ends the run. */
  readonly bail: boolean;
  /** Hears which test begins, and that it has ended. */
  readonly onTest?: (id: string | undefined) => void;
}

/**
 * Runs test files one after another. A file that cannot be loaded leaves no test that could fail: the run ends
 * with an error, unless a test of another file fails.
 */
export async function runTests(files: readonly string[], run: TestRun): Promise<DryRunResult> {
  const tests: TestResult[] = [];
  const errors: string[] = [];
  const hasFailed = (): boolean => tests.some((test) => test.status === TestStatus.Failed);
  const runner = runnerOf(run, () => run.bail && hasFailed(), tests);
  for (const path of files) {
    if (run.bail && hasFailed()) break;
    const [file] = await startTests([path], runner);
    for (const { message } of file?.result?.errors ?? []) errors.push(`${path}: ${message}`);
  }
  return errors.length === 0 || hasFailed()
    ? { status: DryRunStatus.Complete, tests }
    : { status: DryRunStatus.Error, errorMessage: errors.join('\n') };
}

/** A test as it is named in a report and in a list of tests to run. */
function idOf(test: Test): string {
  return `${test.file.name}#${test.fullTestName}`;
}

/** The file in which the test of this name stands. */
export function fileOf(id: string, root: string): string {
  return `${root}/${id.slice(0, id.indexOf('#'))}`;
}

function runnerOf(run: TestRun, isOver: () => boolean, tests: TestResult[]): VitestRunner {
  const began = new Map<Test, number>();
  return {
    config: configOf(run.root),
    importFile: (path) => run.load(path),
    onBeforeRunTask: (test) => {
      const id = idOf(test);
      if (isOver() || run.wanted?.has(id) === false || TESTS_OF_SIZE.test(id)) test.mode = 'skip';
      if (test.mode === 'skip') return;
      began.set(test, performance.now());
      run.onTest?.(id);
    },
    onAfterRunTask: (test) => {
      run.onTest?.(undefined);
      tests.push(resultOf(test, performance.now() - (began.get(test) ?? 0)));
    },
  };
}

function resultOf(test: Test, timeSpentMs: number): TestResult {
  const told = {
    id: idOf(test),
    name: test.fullTestName,
    fileName: test.file.filepath,
    timeSpentMs,
  };
  if (test.result?.state === 'pass') return { ...told, status: TestStatus.Success };
  const failureMessage = test.result?.errors?.[0]?.message ?? 'no reason given';
  return { ...told, status: TestStatus.Failed, failureMessage };
}

/** What stands without an end is ended by Stryker, so that no test needs a time limit. */
function configOf(root: string): VitestRunner['config'] {
  return {
    root,
    name: undefined,
    setupFiles: [],
    passWithNoTests: false,
    testNamePattern: undefined,
    allowOnly: false,
    sequence: { seed: 0, hooks: 'stack', setupFiles: 'list' },
    chaiConfig: undefined,
    maxConcurrency: 1,
    testTimeout: 0,
    hookTimeout: 0,
    retry: 0,
    includeTaskLocation: false,
    tags: [],
    tagsFilter: undefined,
    strictTags: false,
  };
}
