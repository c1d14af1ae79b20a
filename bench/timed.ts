import type { WorkTiming } from './turns.js';
import type { Entry, Row, RowResult } from './types.js';

/** The result of a row that a process of its own measured; the first contender is the reference. */
export function resultOf(row: Row, timings: readonly WorkTiming[]): RowResult {
  const right = timings[0]?.answer ?? Number.NaN;
  return { row, entries: timings.map((timing) => entryOf(timing, right)) };
}

function entryOf({ name, packages, roundsMs, answer }: WorkTiming, right: number): Entry {
  const sorted = roundsMs.map((ms) => ms * 1e6).toSorted((a, b) => a - b);
  if (name.startsWith('slakit') && answer !== right)
    throw new Error(`slakit and raw differ: ${answer} instead of ${right}`);
  return {
    kind: 'timed',
    contender: { name, packages, attempts: {}, otherwise: '' },
    timing: {
      medianNs: sorted[sorted.length >> 1] as number,
      lowNs: sorted[0] as number,
      highNs: sorted.at(-1) as number,
    },
    agreement: {
      checked: 1,
      different: answer === right ? 0 : 1,
      example: `${answer} instead of ${right}`,
    },
  };
}
