import { divide, type Ratio, ratio } from '../../core/ratio.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import type { ExactPeriod } from '../scheme/history.js';
import type { Labels } from '../scheme/labels.js';
import { unitMsOf } from '../scheme/level.js';
import type { RulePlan, StagePart } from '../scheme/plan.js';
import type { CapWindow } from '../scheme/scheme.js';

/** A reading, read. */
export interface ExactReading {
  readonly rule: RulePlan;
  /** `null` when none was reported. */
  readonly level: Ratio | null;
  /** Why there is no level. */
  readonly absence: Absence;
  readonly isExcused: boolean;
  /** The reason of the excuse, where one was given. */
  readonly excuse: string | null;
  readonly labels: Labels;
  /** What happened, and when, where the reading is of one incident. */
  readonly incident: string | null;
  readonly at: number | null;
  readonly multiples: ReadonlyMap<string, Ratio | undefined>;
  /** Where the reading stands, to say what it lacks. */
  readonly place: Reader;
}

/** Why a reading has no level: it is not known, not reported, or nothing was promised. */
export type Absence = 'unknown' | 'notReported' | 'nothingPromised';

/** Payment in another currency, read. */
export interface ConversionPlan extends StagePart {
  readonly rate: Ratio;
  readonly currency: string;
  /** The date of the rate, and who published it. */
  readonly date: string | null;
  readonly source: string | null;
}

/** The length of a period: in the unit of its levels, or as time. */
export type PeriodPlan =
  | { readonly by: 'unit'; readonly length: Ratio }
  | { readonly by: 'time'; readonly lengthMs: Ratio };

/** The facts of a period, read. */
export interface ExactFacts {
  readonly readings: readonly ExactReading[];
  readonly base: Ratio | null;
  /** Of the base, or of the sums in the scheme; `null` when there are neither. */
  readonly currency: string | null;
  readonly history: readonly ExactPeriod[];
  /** The length of the period. */
  readonly period: PeriodPlan | null;
  /** How many earlier periods lie in each named window. */
  readonly periodsBefore: Readonly<Record<CapWindow, number | null>>;
  readonly conversion: ConversionPlan | null;
  /** Where the facts stand, to say what they lack. */
  readonly place: Reader;
}

/** Percentages without a base are added and capped as they stand: over a base of 100. */
const NOTIONAL_BASE: Ratio = { numerator: 100n, denominator: 1n };

/** The charges that shares are taken of; without any, and without sums beside them, 100. */
export function baseOf(facts: ExactFacts): Ratio {
  if (facts.base !== null) return facts.base;
  if (facts.currency === null) return NOTIONAL_BASE;
  return missing(facts.place, 'base', 'the charges that percentages are taken of');
}

/** Refuses facts for a field that they lack and that turned out to be needed. */
export function missing(place: Reader, name: string, expected: string): never {
  refuse(childOf(place, name), { code: 'missing-field', expected, received: 'undefined' });
}

/** The length of the period in the unit of a rule. */
export function periodOf({ period, place }: ExactFacts, { unit }: RulePlan): Ratio {
  if (period === null) return missing(place, 'period', 'the length of the period');
  if (period.by === 'unit') return period.length;
  const unitMs = unitMsOf(unit);
  if (unitMs !== undefined) return divide(period.lengthMs, ratio(unitMs));
  refuse(childOf(place, 'period'), {
    code: 'invalid-option',
    expected: 'a length in the unit of the level, which is no unit of time',
  });
}
