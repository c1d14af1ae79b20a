import { compare, type Ratio, subtract } from '../../core/ratio.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import type { Tell } from '../shared/ledger.js';
import { isoOf } from '../shared/seen.js';
import type { Series } from './answer.js';

/** A figure of a step, with its place. */
export interface Figure {
  readonly place: Reader;
  /** `null` where nothing is known. */
  readonly value: Ratio | null;
}

/** The figures of a series by the end of their step. */
export type Figures = ReadonlyMap<number, Figure>;

/** The one series of an answer, if there is one; of several nobody says how they belong together. */
export function onlySeries(series: readonly Series[]): Series | undefined {
  const [first, second] = series;
  if (second === undefined) return first;
  refuse(second.place, {
    code: 'invalid-type',
    expected: 'an answer with one series',
    hint: 'add them up in the query, with sum(…), or pass them one by one',
  });
}

/** The figures of a series whose values are increases already. */
export function increasesOf(series: Series | undefined): Figures {
  return new Map(series?.samples.map(({ at, place, value }) => [at, { place, value }]));
}

/**
 * The increases of a counter from step to step. A counter that is lower than before has begun anew from
 * zero: what it counted between the last sample and the restart is lost, and told. Where the sample before
 * is missing, the increase is not known.
 */
export function increasesOfCounter(
  series: Series | undefined,
  stepMs: number,
  tell: Tell<'counter-reset'>,
): Figures {
  const samples = series?.samples ?? [];
  const figures = new Map<number, Figure>();
  samples.forEach(({ at, place, value }, i) => {
    const before = samples[i - 1];
    // Before the first sample nothing was counted that anybody knows of.
    if (before === undefined) return;
    if (value === null || before.value === null || at - before.at !== stepMs) {
      figures.set(at, { place, value: null });
      return;
    }
    const isReset = compare(value, before.value) < 0;
    if (isReset) {
      tell(childOf(place, 1), {
        code: 'counter-reset',
        expected: `a counter that does not fall after ${isoOf(before.at)}`,
        received: isoOf(at),
        hint: 'it is taken to have begun anew from zero',
      });
    }
    figures.set(at, { place, value: isReset ? value : subtract(value, before.value) });
  });
  return figures;
}
