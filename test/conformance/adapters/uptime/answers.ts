import type { FigureOptions, TargetInput } from '../../../../src/uptime.js';
import { type Answer, msOf } from './compare.js';
import { changesNothing } from './read-all.js';

// Vectors are data of others: their fields are read as what the format says they are.
// biome-ignore lint/suspicious/noExplicitAny: see above
export type Loose = any;

/** Answers by the name of the expected field, computed when they are asked for. */
export type Answers = Readonly<Record<string, () => Answer>>;

export const MINUTE_MS = 60_000;

export const HOUR_MS = 3_600_000;

/** Enough digits that the comparison, not the library, rounds to the printed precision. */
export const EXACT: FigureOptions = { digits: 24 };

export const figure = (value: string | number | null | undefined): Answer => ({
  figure: value ?? null,
});

export const ms = (value: string | number | null | undefined): Answer => ({ ms: value ?? null });

export const plain = (value: unknown): Answer => ({ value });

export const fraction = (
  value: { readonly good: string | number; readonly total: string | number } | null,
): Answer => ({ fraction: value });

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

/**
 * How counters are read that exceed their total: a source that gives a figure for them has cut them;
 * all others are read strictly.
 */
export function excessIn({ good, bad, total }: Loose): { readonly excess?: 'clamp' } {
  const exceeds = (count: Loose): boolean =>
    total !== undefined && Number(count ?? 0) > Number(total);
  return exceeds(good) || exceeds(bad) ? { excess: 'clamp' } : {};
}

/** The share of errors in whichever form the vector has it. */
export function errorsIn(input: Loose): Loose {
  if (input.errorRate !== undefined) return { errorRatio: input.errorRate };
  if (input.sli !== undefined) return { sliRatio: input.sli };
  return { ...countsIn(input), ...excessIn(input) };
}

export function lengthMs(window: Loose, rules: Loose = {}): number {
  if (Array.isArray(window)) return Date.parse(window[1]) - Date.parse(window[0]);
  return msOf(window, rules);
}

const MODES = { Floor: 'floor', Round: 'halfAwayFromZero' } as const;

/** Displays with a number of digits that the field names: `displayFloor2`, `displayRound2`. */
export function displays(percentWith: (options: FigureOptions) => string | null): Answers {
  return Object.fromEntries(
    Object.entries(MODES).flatMap(([name, rounding]) =>
      [0, 1, 2, 3, 4, 5].map((digits) => [
        `display${name}${digits}`,
        () => plain(percentWith({ digits, rounding, fixed: true })),
      ]),
    ),
  );
}

/** What shows where there is no data. */
export const NO_DATA: Readonly<Record<string, 'leftOut' | 'up' | 'down'>> = {
  zero: 'down',
  hundred: 'up',
  up: 'up',
  down: 'down',
};

/** The rules of a vector, which may have none. */
export function rulesOf(input: Loose): Loose {
  return input.rules ?? {};
}

/** A window that only says what the counts beside it are of: events have no length. */
export function onlyNamesPeriod(...fields: readonly unknown[]): void {
  for (const field of fields) changesNothing(...(Array.isArray(field) ? field : [field]));
}
