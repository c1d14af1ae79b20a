import { CALENDAR_CASES } from '../test/cost/calendar-cases.js';
import type { CostCase } from '../test/cost/case.js';
import { LEVEL_CASES } from '../test/cost/level-cases.js';
import { LOG_CASES } from '../test/cost/log-cases.js';
import type { Claim } from './types.js';

/** Both lengths take turns, so that a machine that is busy for a second harms both. */
const ROUNDS = 7;
/** Rounds until the compiler has had its say; they do not count. */
const WARM_UP = 2;
/** Long enough that reading the timer costs nothing beside it. */
const SAMPLE_MS = 10;
/** Twice the work, and a half for what grows with the logarithm, for caches and for the collector. */
const MOST = 2.5;

/** What twice of each list costs, in time; the tests count the steps of the same cases. */
export function costClaims(): readonly Claim[] {
  return [...LEVEL_CASES, ...CALENDAR_CASES, ...LOG_CASES].map(claimOf);
}

function claimOf({ name, length, prepare }: CostCase): Claim {
  const [one, two] = [prepare(length), prepare(2 * length)];
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => [sampleMs(one), sampleMs(two)]);
  const counted = rounds.slice(WARM_UP);
  // The least of several rounds: what else the machine does only adds.
  const [once, twice] = [0, 1].map((i) => Math.min(...counted.map((round) => round[i] ?? 0)));
  const ratio = (twice ?? 0) / (once ?? 1);
  return {
    text: `twice the ${name} (${length.toLocaleString('en-US')}) cost at most ${MOST}x`,
    measured: `${ratio.toFixed(2)}x`,
    holds: ratio <= MOST,
  };
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
