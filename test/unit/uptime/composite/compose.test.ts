import { describe, expect, test } from 'vitest';
import { composeAvailability, type SystemPart, seriesMtbf } from '../../../../src/uptime.js';
import { DAY, refusal } from '../month.js';

describe('composeAvailability', () => {
  test('keeps nines that doubles lose', () => {
    const system = { parallel: ['99.99', '99.99', '99.99', '99.99', '99.99'] };
    expect(composeAvailability({ system }, { digits: 20 }).unavailabilityRatio).toBe(
      '0.00000000000000000001',
    );
  });

  test('nests', () => {
    // Two in parallel, 1 - 0.01 × 0.02 = 0.9998, behind one of 99.9 %.
    const system = { series: [{ parallel: [99, 98] }, 99.9] };
    expect(composeAvailability({ system }).availabilityPercent).toBe('99.88002');
  });

  test('is always up with no part', () => {
    for (const system of [{ series: [] }, { parallel: [] }, { sum: [] }])
      expect(composeAvailability({ system }).availabilityPercent).toBe('100');
  });

  test('knows mean times, the downtime to expect, and what can be promised', () => {
    // 1000 / 1001
    const repaired = { mtbf: { hours: 1000 }, mttr: { hours: 1 } };
    expect(composeAvailability({ system: repaired }).availabilityRatio).toBe('0.999');
    // 1 % of 30 days is 7.2 h.
    const { downtimeMs, achievable } = composeAvailability({
      system: '99',
      length: 30 * DAY,
      targetPercent: '99.5',
    });
    expect([downtimeMs, achievable]).toEqual([25_920_000, false]);
  });

  test('adds unavailabilities to no more than all', () => {
    expect(composeAvailability({ system: { sum: [10, 10] } }).availabilityPercent).toBe('0');
  });

  test('refuses parts where they are wrong', () => {
    const call = (system: unknown) => () => composeAvailability({ system: system as SystemPart });
    expect(call({ atLeast: 3, of: [99, 99] })).toThrowError(
      refusal('invalid-option', ['system', 'atLeast']),
    );
    expect(call({ series: [99, 101] })).toThrowError(
      refusal('invalid-option', ['system', 'series', 1]),
    );
    expect(call({ series: [99], parallel: [99] })).toThrowError(
      refusal('invalid-type', ['system']),
    );
    expect(call({ serie: [99] })).toThrowError(
      expect.objectContaining({ hint: 'did you mean series?' }),
    );
    expect(call({ mtbf: 0, mttr: 1 })).toThrowError(
      refusal('invalid-duration', ['system', 'mtbf']),
    );
  });

  test('refuses a tree without end before the stack does', () => {
    let system: SystemPart = 99;
    for (let depth = 0; depth < 5000; depth++) system = { series: [system] };
    expect(() => composeAvailability({ system })).toThrowError(
      expect.objectContaining({ code: 'invalid-option' }),
    );
  });
});

describe('seriesMtbf', () => {
  test('is the harmonic sum: two equal parts fail twice as often as one', () => {
    expect(seriesMtbf([{ hours: 10 }, { hours: 10 }])).toBe(5 * 3_600_000);
  });

  test('needs parts of some length', () => {
    expect(() => seriesMtbf([])).toThrowError(refusal('invalid-type', ['parts']));
    expect(() => seriesMtbf([0])).toThrowError(refusal('invalid-duration', ['parts', 0]));
  });
});
