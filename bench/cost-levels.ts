import { LEVEL_CASES } from '../test/cost/level-cases.js';

const ROUNDS = 7;
/** Long enough that reading the timer costs nothing beside it. */
const SAMPLE_MS = 20;

/** `npx tsx --tsconfig test/tsconfig.json bench/cost-levels.ts`: what twice the list costs, in time. */
for (const { name, length, prepare } of LEVEL_CASES) {
  const once = medianMs(prepare(length));
  const twice = medianMs(prepare(2 * length));
  const ratio = (twice / once).toFixed(2).padStart(6);
  console.log(`${ratio}  ${once.toFixed(3).padStart(9)} ms  ${length} ${name}`);
}

function medianMs(call: () => unknown): number {
  const samples = Array.from({ length: ROUNDS }, () => sampleMs(call));
  return samples.toSorted((a, b) => a - b)[ROUNDS >> 1] as number;
}

function sampleMs(call: () => unknown): number {
  const start = performance.now();
  let calls = 0;
  let passed = 0;
  while (passed < SAMPLE_MS) {
    call();
    calls++;
    passed = performance.now() - start;
  }
  return passed / calls;
}
