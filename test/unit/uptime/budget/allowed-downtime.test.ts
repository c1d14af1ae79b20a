import { describe, expect, test } from 'vitest';
import { allowedDowntime } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, refusal } from '../month.js';

describe('allowedDowntime', () => {
  test('is exact below a millisecond', () => {
    // 7 days × 0.000001 = 604.8 ms
    expect(allowedDowntime({ targetPercent: '99.9999', length: 7 * DAY })).toEqual({
      allowedMs: 604,
      exactMilliseconds: '604.8',
    });
  });

  test('needs a length: a month has none', () => {
    expect(() => allowedDowntime({ targetPercent: 99, length: 'P1M' })).toThrowError(
      refusal('invalid-duration', ['length']),
    );
    expect(() => allowedDowntime({ targetPercent: 99 } as never)).toThrowError(
      refusal('missing-field', ['length']),
    );
  });
});

test('allowedDowntime says what it takes', () => {
  expect(thrownBy(() => allowedDowntime(null as never)).expected).toBe('a promise and a length');
});
