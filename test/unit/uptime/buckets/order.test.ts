import { describe, expect, test } from 'vitest';
import { reordered } from '../../../../src/uptime/buckets/order.js';

describe('counts in another order', () => {
  const order = Uint32Array.of(2, 0, 1);
  const rest = { scale: 3, known: Uint8Array.of(1, 0, 0), cut: 4 };

  test('take all that belongs to a row along, and leave the rest', () => {
    const good = Float64Array.of(1, 2, 3);
    const total = Float64Array.of(10, 20, 30);
    expect(reordered({ ...rest, good, total }, order)).toEqual({
      scale: 3,
      cut: 4,
      good: Float64Array.of(3, 1, 2),
      total: Float64Array.of(30, 10, 20),
      known: Uint8Array.of(0, 1, 0),
    });
  });

  test('may be integers', () => {
    expect(reordered({ ...rest, good: [1n, 2n, 3n], total: [4n, 5n, 6n] }, order)).toMatchObject({
      good: [3n, 1n, 2n],
      total: [6n, 4n, 5n],
    });
  });
});
