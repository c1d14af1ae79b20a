import { fail } from '../../core/error.js';

/** What is left of the work that one text may make; it is the same counter in all readers of a text. */
export interface Steps {
  left: number;
}

/**
 * A step is a day that a rule looks at, or a date or rule that is put in its place; a year, month or
 * week is two. A feed of a thousand yearly events takes 300,000 for a whole century; rules that never
 * come true, and rules that are counted from long ago, can take any number from a few characters.
 */
export const MOST_STEPS = 1_000_000;

/** The work that a text may make. */
export function allSteps(): Steps {
  return { left: MOST_STEPS };
}

/**
 * Takes steps away, before the work is done.
 *
 * @throws {@link SlaError} `invalid-calendar` when there are not so many left.
 */
export function spend(steps: Steps, count: number): void {
  steps.left -= count;
  if (steps.left >= 0) return;
  fail({
    code: 'invalid-calendar',
    path: ['text'],
    expected: `rules and dates that are written out in at most ${MOST_STEPS} steps`,
    received: 'a text that takes more',
    hint: 'ask for fewer years, leave out rules that never come true, or split the text',
  });
}
