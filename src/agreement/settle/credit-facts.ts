import { isSlaError } from '../../core/error.js';
import { plainEcho } from '../../core/plain.js';
import { childOf, type Reader, readerOf, refuse } from '../../core/read.js';
import type { CreditReading } from '../../credit/facts.js';
import { type LevelInput, type LevelUnit, unitMsOf } from '../../credit/scheme/level.js';
import type { MoneyInput } from '../../money/money.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { Measured } from '../kinds/measured.js';
import type { ObjectiveReading, ReadFacts } from './facts.js';

/** The reading of an objective: what was measured, and what else is known of it. */
export function readingOf(
  { id, rule }: ObjectivePlan,
  { level, downtimeMs, isExcused }: Measured,
  { readings }: ReadFacts,
): CreditReading {
  const unit = rule?.unit ?? null;
  return {
    ...(readings.get(id)?.value as ObjectiveReading | undefined),
    ...(isExcused ? { excused: true } : {}),
    level: levelIn(unit, level, downtimeMs),
  };
}

/** The level in the unit that the remedy counts in: the share, or the time that was down. */
function levelIn(
  unit: LevelUnit | null,
  level: Measured['level'],
  downtimeMs: number | null,
): LevelInput | null {
  if (level === null || unitMsOf(unit) === undefined) return level;
  return downtimeMs === null ? null : { durationMs: downtimeMs };
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
