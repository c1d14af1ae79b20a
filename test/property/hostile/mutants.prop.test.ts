import { expect, test } from 'vitest';
import { runHostile } from '../../hostile/run.js';
import { usualRuns } from '../../runs.js';

/** A short run of `npm run test:hostile`, which looks as long as it is told; shorter at every keystroke. */
const COUNT = usualRuns() >= 100 ? 3000 : 1500;

test('whatever a function is given, it answers or refuses with an SlaError, within a second', async () => {
  const seed = Number(process.env.FC_SEED ?? 1);
  const { failures, tallies } = await runHostile({ seed, count: COUNT });
  const told = failures.map(({ name, index, kind, what, changes }) => {
    const replay = `npm run test:hostile -- --seed ${seed} --only '${name}' --at ${index}`;
    return `${name} ${kind}: ${what}\n  ${changes}\n  ${replay}`;
  });
  expect(told).toEqual([]);
  for (const [name, { answered, refused, failed }] of tallies)
    expect(answered + refused + failed, name).toBeGreaterThan(0);
}, 300_000);
