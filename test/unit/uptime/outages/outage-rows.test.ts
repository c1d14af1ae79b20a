import { describe, expect, test } from 'vitest';
import type { OutagesInput } from '../../../../src/uptime.js';
import { HOUR, JUNE_1, june, refusal } from '../month.js';

const downtime = (outages: OutagesInput): number => june({}, { outages }).downtimeMs;

describe('outages as rows', () => {
  test('may be pairs, start and end, or intervals of a result, and all mean the same', () => {
    const end = JUNE_1 + HOUR;
    expect(downtime([[JUNE_1, end]])).toBe(HOUR);
    expect(downtime([{ start: '2026-06-01T00:00:00Z', end: new Date(end) }])).toBe(HOUR);
    expect(downtime([{ startAt: JUNE_1, endAt: end }])).toBe(HOUR);
    expect(downtime(new Set([[JUNE_1, end] as const]))).toBe(HOUR);
  });

  test('that go on end at the instant of judgement', () => {
    const { downtimeMs } = june({}, { outages: [[JUNE_1, null]] }, { at: JUNE_1 + HOUR });
    expect(downtimeMs).toBe(HOUR);
  });

  test('that go on but begin later have not begun', () => {
    expect(june({}, { outages: [[JUNE_1 + 9, null]] }, { at: JUNE_1 + 1 }).downtimeMs).toBe(0);
  });

  test('are refused where they are wrong', () => {
    const call = (outages: unknown) => () => downtime(outages as OutagesInput);
    expect(
      call([
        [10, 20],
        [9, 5],
      ]),
    ).toThrowError(refusal('invalid-interval', ['outages', 1]));
    expect(call([[10, 20, 30]])).toThrowError(refusal('invalid-interval', ['outages', 0]));
    expect(call([{ start: 0 }])).toThrowError(refusal('missing-field', ['outages', 0, 'end']));
    expect(call([{ start: 'today', end: 5 }])).toThrowError(
      refusal('invalid-instant', ['outages', 0, 'start']),
    );
    expect(call([{ start: 0, end: 5, startAt: 0 }])).toThrowError(
      refusal('invalid-interval', ['outages', 0]),
    );
    expect(call([{ start: 0, end: 5, cause: 7 }])).toThrowError(
      refusal('invalid-type', ['outages', 0, 'cause']),
    );
    expect(call('down')).toThrowError(refusal('invalid-type', ['outages']));
  });

  test('with a field that nobody reads are refused with the nearest name', () => {
    expect(() => downtime([{ start: 0, end: 5, componnent: 'api' } as never])).toThrowError(
      expect.objectContaining({
        code: 'unknown-field',
        path: ['outages', 0, 'componnent'],
        hint: 'did you mean component?',
      }),
    );
  });
});
