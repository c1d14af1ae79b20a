import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileTermination, terminationRight } from '../../../../src/credit.js';

describe('terminationRight', () => {
  test('finds the first window that a search over all windows finds', () => {
    const history = fc.array(fc.boolean(), { maxLength: 20 });
    const size = fc.integer({ min: 1, max: 6 });
    fc.assert(
      fc.property(history, size, size, (misses, a, b) => {
        const [atLeast, window] = a < b ? [a, b] : [b, a];
        const ends = misses.flatMap((_, end) => {
          let count = 0;
          for (let index = Math.max(0, end - window + 1); index <= end; index++)
            count += misses[index] === true ? 1 : 0;
          return count >= atLeast ? [end] : [];
        });
        const found = terminationRight(
          compileTermination([{ kind: 'count', atLeast, window }]),
          misses.map((missed) => ({ missed })),
        );
        expect(found.atIndex).toBe(ends[0] ?? null);
      }),
    );
  });
});
