import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DurationInput, formatDuration, toDurationMs } from '../../../src/core/duration.js';
import { isSlaError } from '../../../src/core/error.js';

const LONGEST_MS = 400_000_000_000_000;
const lengths = fc.integer({ min: -LONGEST_MS, max: LONGEST_MS });
const UNIT_MS = { hours: 3_600_000n, minutes: 60_000n, seconds: 1000n, milliseconds: 1n };

describe('durations', () => {
  test('formatDuration writes what toDurationMs reads', () => {
    fc.assert(
      fc.property(lengths, (ms) => {
        expect(toDurationMs(formatDuration(ms))).toBe(ms);
      }),
    );
  });

  test('every length has one text', () => {
    fc.assert(
      fc.property(lengths, (ms) => {
        expect(formatDuration(toDurationMs(formatDuration(ms)))).toBe(formatDuration(ms));
        expect(formatDuration(ms)).toMatch(/^-?PT(\d+H)?([1-5]?\dM)?([1-5]?\d(\.\d{1,3})?S)?$/);
      }),
    );
  });

  test('the parts of an object add up, in any order', () => {
    const part = fc.integer({ min: -10_000, max: 10_000 });
    const parts = fc.record({ hours: part, minutes: part, seconds: part, milliseconds: part });
    fc.assert(
      fc.property(parts, (input) => {
        const expected =
          3_600_000 * input.hours +
          60_000 * input.minutes +
          1000 * input.seconds +
          input.milliseconds;
        const reversed = Object.fromEntries(Object.entries(input).toReversed());
        expect(toDurationMs(input)).toBe(expected + 0);
        expect(toDurationMs(reversed)).toBe(expected + 0);
      }),
    );
  });

  test('a fraction is read exactly or refused, never rounded', () => {
    const units = fc.constantFrom('hours', 'minutes', 'seconds', 'milliseconds');
    const digits = fc.tuple(fc.nat({ max: 999_999 }), fc.integer({ min: 1, max: 6 }));
    fc.assert(
      fc.property(units, digits, (unit, [value, scale]) => {
        const amount = Number(`${value}e-${scale}`);
        const product = BigInt(value) * UNIT_MS[unit];
        const divisor = 10n ** BigInt(scale);
        const expected = product % divisor === 0n ? Number(product / divisor) : 'refused';
        expect(outcome({ [unit]: amount })).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('anything at all is answered with whole milliseconds or an SlaError', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything({ withBigInt: true }), fc.string()), (input) => {
        try {
          expect(Number.isInteger(toDurationMs(input as DurationInput))).toBe(true);
        } catch (error) {
          expect(isSlaError(error)).toBe(true);
        }
      }),
    );
  });
});

function outcome(input: DurationInput): number | 'refused' {
  try {
    return toDurationMs(input);
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return 'refused';
  }
}
