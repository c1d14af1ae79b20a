import { CALENDAR_CASES } from '../test/cost/calendar-cases.js';
import { LEVEL_CASES } from '../test/cost/level-cases.js';

/** Both lengths take turns, so that a machine that is busy for a second harms both. */
const ROUNDS = 9;
/** Rounds until the compiler has had its say; they do not count. */
const WARM_UP = 2;
/** Long enough that reading the timer costs nothing beside it. */
const SAMPLE_MS = 20;

/** `npx tsx --tsconfig test/tsconfig.json bench/cost.ts`: what twice the list costs, in time. */
for (const { name, length, prepare } of [...LEVEL_CASES, ...CALENDAR_CASES]) {
  const [one, two] = [prepare(length), prepare(2 * length)];
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => [sampleMs(one), sampleMs(two)]);
  const [once, twice] = [0, 1].map((i) =>
    medianOf(rounds.slice(WARM_UP).map((round) => round[i] ?? 0)),
  );
  const ratio = ((twice ?? 0) / (once ?? 1)).toFixed(2).padStart(6);
  console.log(`${ratio}  ${(once ?? 0).toFixed(3).padStart(9)} ms  ${length} ${name}`);
}

function medianOf(samples: readonly number[]): number {
  return samples.toSorted((a, b) => a - b)[samples.length >> 1] as number;
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
