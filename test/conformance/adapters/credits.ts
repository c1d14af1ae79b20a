import { formatLevel, isSlaError, type LevelInput } from '../../../src/credit.js';
import type { Adapter, Vector } from '../types.js';
import { earnback, termination } from './credits/after.js';
import { atRisk } from './credits/at-risk.js';
import { liquidatedDamages } from './credits/damages.js';
import { allocation, rounding } from './credits/figures.js';
import { type Answer, type Input, type Solve, Unsupported } from './credits/parts.js';
import { linearPenalty } from './credits/penalties.js';
import { servicePoints } from './credits/points.js';
import { serviceDays, tieredCredit } from './credits/tiers.js';
import { watched } from './credits/watch.js';

/** One solver per form: a composition of parts of the library. */
const SOLVERS: Readonly<Record<string, Solve | Readonly<Record<string, Solve>>>> = {
  tieredCredit,
  serviceDays,
  linearPenalty,
  liquidatedDamages,
  servicePoints,
  atRisk,
  earnback,
  termination,
  allocation,
  rounding,
};

/** Fields for people: how a figure was found, and what a band is called. */
const PROSE = /^\.(measuredFrom\.|bands\.\d+\.name$)/;

/** What an answer can say; a vector that expects more asks for something else. */
const ANSWERS: ReadonlySet<string> = new Set([
  'amount',
  'atIndex',
  'atRisk',
  'bank',
  'bankLeft',
  'breach',
  'breachUnrounded',
  'breaches',
  'candidates',
  'creditPercent',
  'credits',
  'days',
  'daysCounted',
  'diagnostic',
  'earned',
  'earnedBack',
  'error',
  'events',
  'measured',
  'minorShares',
  'net',
  'payable',
  'payableNext',
  'penalty',
  'points',
  'ratio',
  'steps',
  'terminationRight',
  'total',
  'triggered',
  'value',
]);

export const adapt: Adapter = (vector) => {
  const input = watched(vector.input as Input);
  const expected = vector.expected as Answer;
  const unsupported = (reason: string) => ({ status: 'unsupported' as const, reason });
  const solve = solverOf(vector, input.value);
  if (solve === undefined) return unsupported(`no mapping for ${String(vector.op)}`);
  const unknown = Object.keys(expected).filter((key) => !ANSWERS.has(key));
  if (unknown.length > 0) return unsupported(`${vector.op} expects ${unknown.join(', ')}`);
  try {
    const answer = attempt(solve, input.value);
    const unread = input.unread().filter((place) => !PROSE.test(place));
    return unread.length > 0
      ? unsupported(`${vector.op} ${unread.join(', ')}`)
      : compared(answer, expected);
  } catch (error) {
    if (error instanceof Unsupported) return unsupported(`${vector.op} ${error.message}`);
    throw error;
  }
};

function solverOf({ op }: Vector, input: Input): Solve | undefined {
  const entry = SOLVERS[String(op)];
  return typeof entry === 'function' ? entry : entry?.[String(input.form)];
}

function attempt(solve: Solve, input: Input): Answer {
  try {
    return solve(input);
  } catch (error) {
    if (!isSlaError(error)) throw error;
    const isRatios = error.path[0] === 'ratios';
    return { error: isRatios ? 'invalidRatios' : `${error.code}: ${error.message}` };
  }
}

/** Compares what is expected; an error or a diagnostic is never left unsaid. */
function compared(answer: Answer, expected: Answer): ReturnType<Adapter> {
  const said = ['error', 'diagnostic'].filter((key) => answer[key] !== undefined);
  const keys = [...new Set([...Object.keys(expected), ...said])].sort();
  const actual = Object.fromEntries(
    keys.map((key) => [key, comparable(key, answer[key], expected[key])]),
  );
  const wanted = Object.fromEntries(
    keys.map((key) => [key, comparable(key, expected[key], expected[key])]),
  );
  return JSON.stringify(actual) === JSON.stringify(wanted)
    ? { status: 'passed' }
    : { status: 'failed', expected, actual };
}

/** Figures without a fixed number of digits, since sources print 10 and 10.0 alike. */
const FIGURES: ReadonlySet<string> = new Set(['creditPercent', 'steps', 'measured']);

/** A ratio is compared at the digits that the source prints, half away from zero as all amounts are. */
function comparable(key: string, value: unknown, printed: unknown): unknown {
  if (FIGURES.has(key) && typeof value === 'string') return formatLevel(value);
  if (key !== 'ratio' || value === undefined) return value;
  const digits = String(printed).split('.')[1]?.length ?? 0;
  return formatLevel(value as LevelInput, { digits, rounding: 'halfAwayFromZero', fixed: true });
}
