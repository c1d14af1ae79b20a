import { parseArgs } from 'node:util';
import type { Failure } from './messages.js';
import { runHostile } from './run.js';

/**
 * Tries mutated arguments on every public function:
 * `npm run test:hostile -- --count 1000000 --seed 7 [--only name] [--at index] [--workers 2]`.
 */

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', multiple: true },
    at: { type: 'string' },
    workers: { type: 'string', default: '1' },
    verbose: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
console.log(
  `seed ${seed}, ${values.at === undefined ? `${values.count} mutants` : `mutant ${values.at}`}`,
);

const started = Date.now();
const { tallies, failures } = await runHostile({
  seed,
  count: Number(values.count),
  workers: Number(values.workers),
  ...(values.verbose ? { onFailure: showFailure } : {}),
  ...(values.only === undefined ? {} : { only: values.only }),
  ...(values.at === undefined ? {} : { at: Number(values.at) }),
});

const sum = { answered: 0, refused: 0, failed: 0 };
for (const [name, { answered, refused, failed }] of tallies) {
  if (!values.quiet)
    console.log(`${name.padEnd(40)} ${answered} answered, ${refused} refused, ${failed} failed`);
  sum.answered += answered;
  sum.refused += refused;
  sum.failed += failed;
}
for (const group of groupsOf(failures)) {
  const [first] = group;
  console.log(`\n${group.length} × ${first.name} ${first.kind}: ${first.what}`);
  console.log(`  ${first.changes}`);
  console.log(
    `  npm run test:hostile -- --seed ${seed} --only '${first.name}' --at ${first.index}`,
  );
}
const seconds = ((Date.now() - started) / 1000).toFixed(0);
console.log(
  `\nseed ${seed}: ${sum.answered} answered, ${sum.refused} refused, ${sum.failed} failed, in ${seconds} s`,
);
process.exitCode = failures.length === 0 ? 0 : 1;

function showFailure({ name, index, kind, what, changes }: Failure): void {
  console.log(`${name} ${index} ${kind}: ${what} (${changes})`);
}

/** Failures of one function that fail in one way, the commonest first. */
function groupsOf(all: readonly Failure[]): readonly (readonly [Failure, ...Failure[]])[] {
  const groups = new Map<string, [Failure, ...Failure[]]>();
  for (const failure of all) {
    const key = `${failure.name} ${failure.kind} ${failure.what}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [failure]);
    else group.push(failure);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length);
}
