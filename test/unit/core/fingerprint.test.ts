import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/core/canonical-json.js';
import { fingerprintOf } from '../../../src/core/fingerprint.js';

/** The same data with the fields of all objects in the other order. */
function reversed(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(reversed);
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data)
      .reverse()
      .map(([key, value]) => [key, reversed(value)]),
  );
}

describe('a fingerprint', () => {
  it('is the same whatever the order of the fields, and of the order of a list another', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        expect(fingerprintOf(reversed(data))).toBe(fingerprintOf(data));
        expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
    expect(fingerprintOf([1, 2])).not.toBe(fingerprintOf([2, 1]));
  });

  it('is that of the data without fields that have no value', () => {
    expect(fingerprintOf({ a: 1, b: undefined })).toBe(fingerprintOf({ a: 1 }));
    expect(fingerprintOf({ a: 1, b: null })).not.toBe(fingerprintOf({ a: 1 }));
  });

  it('is that of what a value writes as JSON: a Date is its instant', () => {
    const at = '2026-03-02T09:00:00.000Z';
    expect(fingerprintOf({ dueAt: new Date(at) })).toBe(fingerprintOf({ dueAt: at }));
  });

  it('is short, and differs among a hundred thousand rules that nearly are the same', () => {
    const marks = new Set<string>();
    for (let n = 0; n < 100_000; n++)
      marks.add(fingerprintOf({ id: 'x', elapsed: { minutes: n } }));
    expect(marks.size).toBe(100_000);
    for (const mark of [...marks].slice(0, 100)) expect(mark).toMatch(/^[0-9a-f]{14}$/);
  });
});
