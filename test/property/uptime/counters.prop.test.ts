import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketsFromCounters, type CounterSample } from '../../../src/uptime.js';

const STEP = 15_000;

/** What happens between two samples, in hundredths of events: so many, of which a share is good. */
const gains = fc
  .tuple(fc.nat(500), fc.nat(500))
  .map(([a, b]) => ({ good: Math.min(a, b), total: Math.max(a, b) }));

/** The runs of a process, each a list of gains; the counters start at zero in each. */
const runs = fc.array(fc.array(gains, { minLength: 1, maxLength: 8 }), {
  minLength: 1,
  maxLength: 4,
});

type Gains = readonly { readonly good: number; readonly total: number }[];

/** What is seen of the runs: one sample after each gain. */
function samplesOf(all: readonly Gains[]): CounterSample[] {
  const samples: CounterSample[] = [];
  for (const run of all) {
    let [good, total] = [0, 0];
    for (const gain of run) {
      good += gain.good;
      total += gain.total;
      const at = samples.length * STEP;
      samples.push({ at, good: String(good / 100), total: String(total / 100) });
    }
  }
  return samples;
}

/** Whether every restart shows: the counters are lower after it. */
function isVisible(all: readonly Gains[]): boolean {
  return all.every((run, i) => {
    const before = all[i - 1];
    if (before === undefined) return true;
    const sum = (field: 'good' | 'total') => before.reduce((at, gain) => at + gain[field], 0);
    const [first] = run as [{ good: number; total: number }];
    return first.good < sum('good') || first.total < sum('total');
  });
}

describe('bucketsFromCounters', () => {
  it('finds all that happened after the first sample, whatever restarted', () => {
    fc.assert(
      fc.property(runs.filter(isVisible), fc.infiniteStream(fc.nat()), (all, picks) => {
        const samples = samplesOf(all);
        const { buckets, restartedAt } = bucketsFromCounters(samples, { maxGap: STEP });
        const [, ...after] = all.flat();
        expect(buckets.map(({ good, total }) => [good, total])).toEqual(
          after.map(({ good, total }) => [String(good / 100), String(total / 100)]),
        );
        expect(restartedAt).toHaveLength(all.length - 1);
        // In whatever order the samples come.
        const shuffled = samples
          .map((sample) => ({ sample, pick: picks.next().value as number }))
          .sort((a, b) => a.pick - b.pick)
          .map(({ sample }) => sample);
        expect(bucketsFromCounters(shuffled, { maxGap: STEP }).buckets).toEqual(buckets);
      }),
    );
  });

  it('gains the same over samples that say nothing, while no restart and no gap hides there', () => {
    fc.assert(
      fc.property(
        fc.array(gains, { minLength: 2, maxLength: 20 }),
        fc.func(fc.boolean()),
        (run, isLost) => {
          const samples = samplesOf([run]);
          const some = samples.map((sample, i) =>
            i > 0 && i < samples.length - 1 && isLost(i)
              ? { ...sample, good: null, total: null }
              : sample,
          );
          const sum = (given: CounterSample[]) =>
            bucketsFromCounters(given, { maxGap: 20 * STEP }).buckets.reduce(
              (at, { total }) => at + Math.round(Number(total) * 100),
              0,
            );
          expect(sum(some)).toBe(sum(samples));
        },
      ),
    );
  });
});
