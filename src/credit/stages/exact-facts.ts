import type { Ratio } from '../../core/ratio.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import type { ExactPeriod } from '../scheme/history.js';
import type { RulePlan, StagePart } from '../scheme/plan.js';

/** A reading, read. */
export interface ExactReading {
  readonly rule: RulePlan;
  /** `null` when none was reported. */
  readonly level: Ratio | null;
  readonly isExcused: boolean;
  readonly multiples: ReadonlyMap<string, Ratio | undefined>;
  /** Where the reading stands, to say what it lacks. */
  readonly place: Reader;
}

/** Payment in another currency, read. */
export interface ConversionPlan extends StagePart {
  readonly rate: Ratio;
  readonly currency: string;
}

/** The facts of a period, read. */
export interface ExactFacts {
  readonly readings: readonly ExactReading[];
  readonly base: Ratio | null;
  /** Of the base, or of the sums in the scheme; `null` when there are neither. */
  readonly currency: string | null;
  readonly history: readonly ExactPeriod[];
  /** The length of the period. */
  readonly period: Ratio | null;
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
