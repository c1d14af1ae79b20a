import type { Reporter, TestModule } from 'vitest/node';

/** Says at the end what ran: tests and files of each project, and the slowest files. */
export const totals: Reporter = {
  onTestRunEnd(modules) {
    const lines = [...groupBy(modules, ({ project }) => project.name)].map(([name, group]) => {
      const tests = group.flatMap((module) => [...module.children.allTests()]);
      const failed = tests.filter((test) => test.result().state === 'failed').length;
      const ending = failed === 0 ? 'all passed' : `${failed} failed`;
      return `ran ${tests.length} ${name} tests in ${group.length} files, ${ending}`;
    });
    const slowest = [...modules].sort((a, b) => secondsOf(b) - secondsOf(a)).slice(0, 3);
    const slow = slowest.map((module) => {
      return `${module.relativeModuleId} (${secondsOf(module).toFixed(0)} s)`;
    });
    console.log(['', ...lines, `slowest: ${slow.join(', ')}`, ''].join('\n'));
  },
};

function secondsOf(module: TestModule): number {
  return module.diagnostic().duration / 1000;
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
