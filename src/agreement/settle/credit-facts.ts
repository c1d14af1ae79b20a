import { isSlaError } from '../../core/error.js';
import type { Interval } from '../../core/interval.js';
import { plainEcho } from '../../core/plain.js';
import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import type { CreditReading, PeriodLength } from '../../credit/facts.js';
import type { MoneyInput } from '../../money/money.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { EachFigure, Figure, Measured } from '../kinds/measured.js';
import type { ObjectiveReading, ReadFacts } from './facts.js';

/**
 * The readings of an objective: what was measured, and what else is known of it. One, or one for each of
 * what happened, where its remedy looks at them one by one.
 */
export function readingsOf(
  { id, metric }: ObjectivePlan,
  { figures, isExcused }: Measured,
  { readings }: ReadFacts,
): readonly CreditReading[] {
  const known = {
    ...(readings.get(id)?.value as ObjectiveReading | undefined),
    ...(isExcused ? { excused: true } : {}),
  };
  const figure = (metric === null ? undefined : figures[metric])?.() ?? null;
  if (!isList(figure)) return [{ ...known, level: figure }];
  return figure.map((one) => ({ ...known, ...one }));
}

function isList(figure: Figure): figure is readonly EachFigure[] {
  return Array.isArray(figure);
}

/** The length of a period, for levels that follow it. */
export function periodLengthOf({ startAt, endAt }: Interval): PeriodLength {
  return { durationMs: endAt - startAt };
}

/** A charge as it was given; `null` where none was. */
export function chargeOf(name: string, { charges }: ReadFacts): MoneyInput | null {
  const given = charges.get(name);
  return given === undefined ? null : (plainEcho(given) as MoneyInput);
}

/** Where facts stand: a charge, a history, a reading. */
export function placeOf(
  facts: ReadFacts,
  section: 'charges' | 'history' | 'readings',
  name: string,
): Reader {
  const given = facts[section].get(name);
  return given ?? childOf(childOf(readerOf({ [section]: {} }), section), name);
}

/**
 * Assesses; a fault of the facts of a credit is told where they stand in those of the period.
 *
 * @param placeFor - From the first steps to a fault, its place, and how many steps led there.
 */
export function inPlace<T>(
  placeFor: (head: Step, next: Step) => readonly [place: Reader, taken: number],
  assess: () => T,
): T {
  try {
    return assess();
  } catch (error) {
    if (!isSlaError(error)) throw error;
    const { code, expected, received, hint } = error;
    const [place, taken] = placeFor(error.path[0], error.path[1]);
    const at = error.path.slice(taken).reduce<Reader>(childOf, place);
    refuse(at, { code, expected, received, hint });
  }
}

type Step = string | number | undefined;
