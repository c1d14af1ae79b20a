import { describe, expect, test } from 'vitest';
import { composeAvailability, type SystemPart, seriesMtbf } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
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

describe('what composeAvailability takes', () => {
  const nested = (depth: number): SystemPart =>
    depth === 0 ? 99 : { series: [nested(depth - 1)] };
  const many = (count: number): SystemPart => ({
    parallel: Array.from({ length: count }, () => 0),
  });
  test.each<[string, unknown, string, (string | number)[], string]>([
    ['null', null, 'invalid-type', [], 'a part of a system'],
    ['parts', { series: 7 }, 'invalid-type', ['series'], 'a list of parts'],
    [
      'a percentage',
      { availabilityPercent: 101 },
      'invalid-option',
      ['availabilityPercent'],
      'a percentage from 0 to 100',
    ],
    [
      'as many as there are',
      { atLeast: 3, of: [99, 99] },
      'invalid-option',
      ['atLeast'],
      '0 to 2, as many as there are parts',
    ],
    [
      'a number of parts',
      { atLeast: -1, of: [99] },
      'invalid-option',
      ['atLeast'],
      'a whole number of parts, from 0 on',
    ],
    ['a length', { mtbf: 0, mttr: 1 }, 'invalid-duration', ['mtbf'], 'a length above 0'],
    [
      'levels',
      nested(101),
      'invalid-option',
      Array.from({ length: 202 }, (_, i) => (i % 2 === 0 ? 'series' : 0)),
      'at most 100 levels of parts',
    ],
    [
      'parts in all',
      many(5000),
      'invalid-option',
      ['parallel', 4999],
      'at most 5000 parts, each counted wherever it is used',
    ],
  ])('refuses what is no %s', (_what, system, code, path, expected) => {
    const call = () => composeAvailability({ system: system as SystemPart });
    expect(thrownBy(call)).toMatchObject({ code, path: ['system', ...path], expected });
  });

  test('refuses what is no system at all', () => {
    expect(thrownBy(() => composeAvailability(null as never))).toMatchObject({
      code: 'invalid-type',
      path: [],
      expected: 'a system',
    });
  });

  test('goes 100 levels deep, and takes 5000 parts with the whole', () => {
    expect(composeAvailability({ system: nested(100) }).availabilityPercent).toBe('99');
    expect(composeAvailability({ system: many(4999) }).availabilityPercent).toBe('0');
    expect(thrownBy(() => composeAvailability({ system: many(5000) })).hint).toBe(
      'compose the parts first, and give their availabilities',
    );
  });

  test('refuses some of too many, with long figures', () => {
    // 1000 parts of 1/3: 1000 × 1000 × bits; 4 bits a part are 4 × 10^9, the most there may be.
    const third = { mtbf: 2, mttr: 1 };
    const parts = (count: number) => Array.from({ length: count }, () => third);
    expect(
      composeAvailability({ system: { atLeast: 1, of: parts(3) }, targetPercent: 90 }),
    ).toMatchObject({ availabilityRatio: '0.962962', achievable: true });
    expect(
      thrownBy(() => composeAvailability({ system: { atLeast: 1, of: parts(1001) } })),
    ).toMatchObject({
      code: 'invalid-option',
      path: ['system', 'of'],
      expected: 'parts times parts times the bits of their figures below 4000000000',
      received: '1001 parts of 4004 bits',
      hint: 'give fewer parts, or their availabilities with fewer digits',
    });
  });
});

test('some of too many nodes are refused by the figures of their parts', () => {
  // 800 series of two thirds: 8 bits each, 800 × 800 × 6400 are 4.096 × 10^9.
  const third = { mtbf: 2, mttr: 1 };
  const of = Array.from({ length: 800 }, () => ({ series: [third, third] }));
  expect(thrownBy(() => composeAvailability({ system: { atLeast: 1, of } })).received).toBe(
    '800 parts of 6400 bits',
  );
});

describe('some of several', () => {
  const of = ['90', '80', '70'];
  test.each([
    [0, '1'],
    // 1 - 0.1 × 0.2 × 0.3
    [1, '0.994'],
    // 0.9 × 0.8 × 0.7 + 0.1 × 0.8 × 0.7 + 0.9 × 0.2 × 0.7 + 0.9 × 0.8 × 0.3
    [2, '0.902'],
    // 0.9 × 0.8 × 0.7
    [3, '0.504'],
  ])('at least %d of three are up for %s of the time', (atLeast, ratio) => {
    expect(composeAvailability({ system: { atLeast, of } }).availabilityRatio).toBe(ratio);
  });
});

describe('a system', () => {
  test('adds what its parts lack, and says both shares', () => {
    // 0.1 + 0.05
    const system = { sum: [90, { availabilityRatio: '0.95' }] };
    expect(composeAvailability({ system })).toEqual({
      availabilityPercent: '85',
      availabilityRatio: '0.85',
      unavailabilityRatio: '0.15',
      downtimeMs: null,
      achievable: null,
    });
  });

  test('can keep a target that it reaches exactly', () => {
    const system = { availabilityPercent: 99 };
    expect(composeAvailability({ system, targetPercent: 99 }).achievable).toBe(true);
  });

  test('that is repaired at once is always up', () => {
    expect(composeAvailability({ system: { mtbf: 1, mttr: 0 } }).availabilityPercent).toBe('100');
  });
});

describe('what seriesMtbf takes', () => {
  test('is a list of at least one mean time above 0', () => {
    expect(thrownBy(() => seriesMtbf([])).expected).toBe('a list of mean times, at least 1');
    expect(thrownBy(() => seriesMtbf([0])).expected).toBe('a length above 0');
  });

  test('is rounded down', () => {
    // 1 / (1/10 + 1/10 + 1/10)
    expect(seriesMtbf([10, 10, 10])).toBe(3);
  });
});
