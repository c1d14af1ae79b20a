import { describe, expect, test } from 'vitest';
import { measureRequests } from '../../../../src/uptime.js';
import { refusal } from '../month.js';

describe('counters', () => {
  test('say the third by two of them', () => {
    const totals = { good: '7', bad: '3', total: '10' };
    expect(measureRequests({ good: 7, total: 10 })).toMatchObject(totals);
    expect(measureRequests({ bad: 3, total: 10 })).toMatchObject(totals);
    expect(measureRequests({ good: 7, bad: 3 })).toMatchObject(totals);
    expect(measureRequests({ good: 7, bad: 3, total: 10 })).toMatchObject(totals);
  });

  test('that do not add up are refused', () => {
    expect(() => measureRequests({ good: 7, bad: 4, total: 10 })).toThrowError(
      refusal('invalid-option', []),
    );
  });

  test('of null say nothing, or no such event when told so', () => {
    expect(measureRequests({ good: null, bad: 15 }).status).toBe('no-data');
    expect(measureRequests({ good: null, bad: 15, missingAs: 'zero' })).toMatchObject({
      status: 'measured',
      sliRatio: '0',
    });
  });

  test('that are all null are no data, even where one of null stands for zero', () => {
    expect(measureRequests({ good: null, bad: null, missingAs: 'zero' }).status).toBe('no-data');
  });

  test('above their total are a mistake, or cut to it when told so', () => {
    expect(() => measureRequests({ good: 2, total: 1 })).toThrowError(
      refusal('invalid-option', ['good']),
    );
    expect(measureRequests({ good: 2, total: 1, excess: 'clamp' }).sliPercent).toBe('100');
    expect(measureRequests({ bad: 2, total: 1, excess: 'clamp' }).sliPercent).toBe('0');
  });

  test('below zero, or one alone, are refused', () => {
    expect(() => measureRequests({ good: -1, total: 1 })).toThrowError(
      refusal('invalid-option', ['good']),
    );
    expect(() => measureRequests({ good: 2 })).toThrowError(refusal('missing-field', []));
  });
});
