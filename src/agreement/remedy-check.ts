import { fail, isSlaError, type Path, SlaError, shown } from '../core/error.js';
import { assessCredit } from '../credit/assess.js';
import { checkCreditScheme } from '../credit/check-scheme.js';
import { checkObject, objectsOf } from '../credit/choice.js';
import type { CreditScheme } from '../credit/scheme.js';

/** Levels that every scheme is tried at; the points at which it changes join them. */
const USUAL_LEVELS: readonly (string | null)[] = [null, '0', '50', '100'];
/** A history in which everything was missed, so that repeats count as far as they go. */
const ALL_MISSED = Array.from({ length: 24 }, () => ({ missed: true }));

/**
 * Refuses a remedy that a settlement could not use, before there is anything to settle: every row is
 * read, and the scheme is tried at the levels at which it changes.
 *
 * @throws {@link SlaError} those of `assessCredit`, with the path in the agreement.
 */
export function refuseBrokenRemedy(scheme: CreditScheme, currency: string, path: Path): void {
  try {
    const base = { amount: '100', currency };
    const tryAt = (level: string | number | null): void => {
      for (const history of [[], ALL_MISSED]) assessCredit(scheme, { level, base, history });
    };
    refuseOtherThings(scheme);
    checkCreditScheme(scheme);
    [...USUAL_LEVELS, ...levelsNamedIn(scheme)].forEach(tryAt);
  } catch (error) {
    if (!isSlaError(error)) throw error;
    const { code, expected, received, hint } = error;
    const problem = { code, path: [...path, ...error.path], expected, received };
    throw new SlaError(hint === undefined ? problem : { ...problem, hint }, { cause: error });
  }
}

/** What is no scheme at all; a group of objectives is none, because a remedy belongs to one. */
function refuseOtherThings(scheme: CreditScheme): void {
  checkObject(scheme, []);
  objectsOf(scheme.rows, ['rows']);
  objectsOf(scheme.steps, ['steps']);
  objectsOf(scheme.caps, ['caps']);
  if (!Object.hasOwn(scheme, 'objectives')) return;
  fail({
    code: 'unknown-field',
    path: ['objectives'],
    expected: 'a scheme for one objective',
    received: shown(scheme),
  });
}

/** The bounds of rows and steps; what is not a decimal has been refused by the check before. */
function levelsNamedIn({ rows = [], steps = [] }: CreditScheme): (string | number)[] {
  const bounds = rows.flatMap(({ gt, gte, lt, lte }) => [gt, gte, lt, lte]);
  const points = steps.flatMap(({ from, to }) => [from, to]);
  return [...bounds, ...points].filter((level) => level !== undefined);
}
