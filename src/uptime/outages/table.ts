import type { DecimalInput } from '../../core/decimal-text.js';
import { ONE, type Ratio } from '../../core/ratio.js';
import { childOf, type Reader, refuse, unknownName } from '../../core/read.js';
import { share } from '../../core/read-values.js';
import type { OutageFacts } from './outage.js';
import type { WeightByState } from './state-weights.js';

/**
 * Outages as read: columns of bounds and weights, whatever their form was, and a way back to what
 * each row said of itself.
 */
export interface OutageTable {
  readonly starts: Float64Array;
  /** Outages that go on end at the instant of judgement. */
  readonly ends: Float64Array;
  /** The index of the weight of each row; `undefined` when all rows weigh 1. */
  readonly levels: Uint16Array | undefined;
  /** The distinct weights that levels point to. */
  readonly weights: readonly Ratio[];
  /** What a row was told beside its bounds; `undefined` when no row was told anything. */
  readonly factsAt: ((row: number) => OutageFacts) | undefined;
}

/** The weight of a row. */
export function weightAt({ levels, weights }: OutageTable, row: number): Ratio {
  return weights[levels === undefined ? WHOLE : (levels[row] as number)] as Ratio;
}

/** Whether a row weighs anything. */
export function weighs(table: OutageTable, row: number): boolean {
  return weightAt(table, row).numerator > 0n;
}

/** What outages are read with. */
export interface OutageContext {
  readonly weights: WeightByState;
  /** Where outages that go on end; `undefined` when none may. */
  readonly at: number | undefined;
}

/** Numbers the weights that occur, each read once. */
export interface Levels {
  readonly weights: Ratio[];
  readonly ofInput: Map<DecimalInput, number>;
  readonly ofState: Map<string, number>;
}

/** The level of an outage that says nothing of its weight: the whole service. */
export const WHOLE = 0;

const MOST_WEIGHTS = 10_000;

/** Starts with the one weight that needs no reading. */
export function newLevels(): Levels {
  return { weights: [ONE], ofInput: new Map([[1, WHOLE]]), ofState: new Map() };
}

/** The level of a weight as given, at the place of it. */
export function levelOfWeight(levels: Levels, input: DecimalInput, placeOf: () => Reader): number {
  const known = levels.ofInput.get(input);
  if (known !== undefined) return known;
  const level = addLevel(levels, share(placeOf()), placeOf);
  levels.ofInput.set(input, level);
  return level;
}

/** The level of a state by its name, at the place of it. */
export function levelOfState(
  levels: Levels,
  state: string,
  byState: WeightByState,
  placeOf: () => Reader,
): number {
  const known = levels.ofState.get(state);
  if (known !== undefined) return known;
  const weight = byState.get(state);
  if (weight === undefined) {
    const names = [...byState.keys()];
    refuse(placeOf(), {
      code: 'unknown-reference',
      expected: `one of the states ${names.slice(0, 20).join(', ')}`,
      hint: 'the weights of the rule name the states',
      ...unknownName(state, names),
    });
  }
  const level = addLevel(levels, weight, placeOf);
  levels.ofState.set(state, level);
  return level;
}

/** Closes an outage that goes on; it must be known up to when. One that has not begun has no length. */
export function endOfOpen(startAt: number, { at }: OutageContext, placeOf: () => Reader): number {
  if (at !== undefined) return Math.max(startAt, at);
  refuse(placeOf(), {
    code: 'invalid-interval',
    expected: 'an end, since nothing says up to when the facts are known',
    hint: 'give at in the options',
  });
}

/** A row of a table, as a reader for what is wrong with it. */
export function fieldOf(reader: Reader, row: number, field: string | number): Reader {
  return childOf(childOf(reader, row), field);
}

function addLevel({ weights }: Levels, weight: Ratio, placeOf: () => Reader): number {
  // The whole service, which is there without being said, is not among them.
  if (weights.length > MOST_WEIGHTS) {
    refuse(placeOf(), {
      code: 'invalid-option',
      expected: `at most ${MOST_WEIGHTS} different weights`,
    });
  }
  return weights.push(weight) - 1;
}
