import { displayPercent, type TargetInput } from '../../../../src/uptime.js';
import { type Answer, msOf } from './compare.js';

// Vectors are data of others: their fields are read as what the format says they are.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Loose = any;

/** Answers by the name of the expected field, computed when they are asked for. */
export type Answers = Readonly<Record<string, () => Answer>>;

export const MINUTE_MS = 60_000;

export const HOUR_MS = 3_600_000;

/** Enough digits that the comparison, not the library, rounds to the printed precision. */
export const DIGITS = 24;

export const figure = (value: string | number | null | undefined): Answer => ({
  figure: value ?? null,
});

export const ms = (value: string | number | null | undefined): Answer => ({ ms: value ?? null });

export const plain = (value: unknown): Answer => ({ value });

export function targetIn({ targetPercent, target, budgetRatio }: Loose): TargetInput {
  if (targetPercent !== undefined) return { targetPercent };
  if (target !== undefined) return { targetRatio: target };
  return budgetRatio === undefined ? {} : { budgetRatio };
}

export function countsIn({ good, bad, total }: Loose): Loose {
  return {
    ...(good === undefined ? {} : { good }),
    ...(bad === undefined ? {} : { bad }),
    ...(total === undefined ? {} : { total }),
  };
}

/** The share of errors in whichever form the vector has it. */
export function errorsIn(input: Loose): Loose {
  if (input.errorRate !== undefined) return { errorRatio: input.errorRate };
  if (input.sli !== undefined) return { sliRatio: input.sli };
  return { ...countsIn(input), excess: 'clamp' };
}

export function lengthMs(window: Loose, rules: Loose = {}): number {
  if (Array.isArray(window)) return Date.parse(window[1]) - Date.parse(window[0]);
  return msOf(window, rules);
}

interface Fraction {
  readonly good: string | number;
  readonly total: string | number;
}

export function fractionOf({ good, total }: Fraction): string {
  return `${good}/${total}`;
}

/** The expected fraction itself, when the library's is equal to it in other terms. */
export function sameFraction(
  expected: string | undefined,
  { good, total }: Fraction,
): string | undefined {
  if (expected === undefined) return undefined;
  const [top = '', bottom = ''] = expected.split('/');
  return BigInt(top) * BigInt(total) === BigInt(good) * BigInt(bottom) ? expected : undefined;
}

/** Displays with a number of digits that the field names: `displayFloor2`, `displayRound2`. */
export function displays(percent: () => string): Answers {
  const entries = [0, 1, 2, 3, 4, 5].flatMap((digits) => [
    [
      `displayFloor${digits}`,
      () => plain(displayPercent({ percent: percent() }, { digits, rounding: 'floor' })),
    ],
    [
      `displayRound${digits}`,
      () => plain(displayPercent({ percent: percent() }, { digits, rounding: 'half-up' })),
    ],
  ]);
  return Object.fromEntries(entries);
}

export const NO_DATA: Readonly<Record<string, 'none' | 'up' | 'down'>> = {
  zero: 'down',
  hundred: 'up',
  up: 'up',
  down: 'down',
};
