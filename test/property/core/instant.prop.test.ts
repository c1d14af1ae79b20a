import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { isSlaError } from '../../../src/core/error.js';
import {
  type InstantInput,
  MAX_INSTANT,
  MIN_INSTANT,
  toInstant,
} from '../../../src/core/instant.js';
import { toIso } from '../../../src/core/iso.js';

// A day inside of the range, so that no offset leads out of it.
const instants = fc.integer({ min: MIN_INSTANT + 86_400_000, max: MAX_INSTANT - 86_400_000 });
const offsets = fc.record({
  sign: fc.constantFrom('+', '-'),
  hours: fc.nat({ max: 23 }),
  minutes: fc.nat({ max: 59 }),
});

const two = (part: number): string => String(part).padStart(2, '0');

describe('toInstant', () => {
  test('reads what Date and Temporal write', () => {
    fc.assert(
      fc.property(instants, (at) => {
        expect(toInstant(new Date(at).toISOString())).toBe(at);
        expect(toInstant(Temporal.Instant.fromEpochMilliseconds(at).toString())).toBe(at);
        expect(toInstant(toIso(at))).toBe(at);
      }),
    );
  });

  test('reads any offset: the label is ahead of UTC by it', () => {
    fc.assert(
      fc.property(instants, offsets, (at, { sign, hours, minutes }) => {
        const offsetMs = (sign === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
        const label = new Date(at + offsetMs).toISOString().slice(0, -1);
        expect(toInstant(`${label}${sign}${two(hours)}:${two(minutes)}`)).toBe(at);
        expect(toInstant(`${label}${sign}${two(hours)}${two(minutes)}`)).toBe(at);
      }),
    );
  });

  test('cuts fractions off as Temporal does', () => {
    fc.assert(
      fc.property(instants, fc.stringMatching(/^\d{1,9}$/), (at, fraction) => {
        const text = `${new Date(at).toISOString().slice(0, 19)}.${fraction}Z`;
        expect(toInstant(text)).toBe(Temporal.Instant.from(text).epochMilliseconds);
      }),
    );
  });

  test('reads parts exactly when Temporal reads them, to the same instant', () => {
    const parts = fc.tuple(
      fc.integer({ min: 1, max: 9998 }),
      fc.nat({ max: 14 }),
      fc.nat({ max: 33 }),
      fc.nat({ max: 23 }),
      fc.nat({ max: 62 }),
      fc.nat({ max: 62 }),
    );
    fc.assert(
      fc.property(parts, ([year, month, day, hour, minute, second]) => {
        const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
        const text = `${date}T${two(hour)}:${two(minute)}:${two(second)}Z`;
        expect(outcome(() => toInstant(text))).toBe(
          outcome(() => Temporal.Instant.from(text).epochMilliseconds),
        );
      }),
      { numRuns: 500 },
    );
  });

  test('answers anything at all with an instant or an SlaError', () => {
    const anything = fc.anything({ withBigInt: true, withDate: true, withTypedArray: true });
    fc.assert(
      fc.property(fc.oneof(anything, fc.string(), fc.double()), (input) => {
        try {
          expect(Number.isInteger(toInstant(input as InstantInput))).toBe(true);
        } catch (error) {
          expect(isSlaError(error)).toBe(true);
        }
      }),
    );
  });
});

function outcome(read: () => number): number | 'refused' {
  try {
    return read();
  } catch {
    return 'refused';
  }
}
