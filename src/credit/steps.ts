import { fail, type Path, shown } from '../core/error.js';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  type Ratio,
  ratio,
  ratioOf,
  subtract,
  ZERO,
} from '../core/ratio.js';
import type { Owed } from './assessment.js';
import { isPositive, smallerOf, sumOf } from './exact.js';
import { type ExactRemedy, readRemedy } from './remedy.js';
import type { CreditStep } from './scheme.js';

/** How a number of steps with a fraction counts. */
const COUNTS: Readonly<Record<CreditStep['partial'], (steps: Ratio) => Ratio>> = {
  ceil: (steps) => ratio(-floor({ ...steps, numerator: -steps.numerator })),
  floor: (steps) => ratio(floor(steps)),
  prorata: (steps) => steps,
};

/** What one step rule counted. */
interface Counted {
  readonly each: ExactRemedy;
  readonly distance: Ratio;
  readonly count: Ratio;
  readonly quantity: Ratio;
}

/**
 * Adds up what all steps owe for a level.
 *
 * @returns The remedy, or null when the level has passed none of the starting points.
 */
export function stepsOwed(
  level: Ratio,
  steps: readonly CreditStep[],
  period: Ratio | null,
  path: Path,
): Owed | null {
  const counted = steps.map((step, index) => countStep(level, step, period, [...path, index]));
  const [first] = counted;
  if (first === undefined || !counted.some(({ distance }) => isPositive(distance))) return null;
  for (const [index, { each }] of counted.entries())
    checkSameKind(each, first.each, [...path, index, 'each']);
  return {
    kind: first.each.kind,
    currency: first.each.currency,
    quantity: sumOf(counted.map(({ quantity }) => quantity)),
    steps: sumOf(counted.map(({ count }) => count)),
    row: null,
  };
}

function countStep(level: Ratio, step: CreditStep, period: Ratio | null, path: Path): Counted {
  const each = readRemedy(step.each, [...path, 'each']);
  const distance = distanceOf(level, step, path);
  if (!Object.hasOwn(COUNTS, step.partial)) {
    fail({
      code: 'invalid-option',
      path: [...path, 'partial'],
      expected: "'ceil', 'floor' or 'prorata'",
      received: shown(step.partial),
    });
  }
  if (!isPositive(distance)) return { each, distance, count: ZERO, quantity: ZERO };
  const count = COUNTS[step.partial](divide(distance, sizeOf(step, period, path)));
  const quantity = multiply(each.quantity, count);
  if (step.initial === undefined) return { each, distance, count, quantity };
  const initial = readRemedy(step.initial, [...path, 'initial']);
  checkSameKind(initial, each, [...path, 'initial']);
  return { each, distance, count, quantity: add(quantity, initial.quantity) };
}

/** How far the level lies beyond `from`, up to `to`; zero or negative when it does not. */
function distanceOf(level: Ratio, step: CreditStep, path: Path): Ratio {
  const from = ratioOf(step.from, [...path, 'from']);
  const beyond = (point: Ratio): Ratio => {
    if (step.toward === 'below') return subtract(from, point);
    if (step.toward === 'above') return subtract(point, from);
    return fail({
      code: 'invalid-option',
      path: [...path, 'toward'],
      expected: "'below' or 'above'",
      received: shown(step.toward),
    });
  };
  if (step.to === undefined) return beyond(level);
  const longest = beyond(ratioOf(step.to, [...path, 'to']));
  if (!isPositive(longest)) {
    fail({
      code: 'invalid-option',
      path: [...path, 'to'],
      expected: `a level ${step.toward} from`,
      received: shown(step.to),
    });
  }
  return smallerOf(beyond(level), longest);
}

function sizeOf(step: CreditStep, period: Ratio | null, path: Path): Ratio {
  if (step.size === 'period') {
    return (
      period ??
      fail({
        code: 'missing-field',
        path: ['period'],
        expected: 'the length of the period',
        received: 'undefined',
      })
    );
  }
  const size = ratioOf(step.size, [...path, 'size']);
  if (compare(size, ZERO) <= 0) {
    fail({
      code: 'invalid-option',
      path: [...path, 'size'],
      expected: 'a size above zero',
      received: shown(step.size),
    });
  }
  return size;
}

function checkSameKind(remedy: ExactRemedy, expected: ExactRemedy, path: Path): void {
  if (remedy.kind === expected.kind && remedy.currency === expected.currency) return;
  const name = (one: ExactRemedy): string =>
    one.currency === null ? one.kind : `${one.kind} in ${one.currency}`;
  fail({
    code: 'invalid-option',
    path,
    expected: `a remedy of ${name(expected)}`,
    received: name(remedy),
  });
}
