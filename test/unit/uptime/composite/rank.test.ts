import { describe, expect, test } from 'vitest';
import { rankParts, type SystemPart } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, refusal } from '../month.js';

const length = { hours: 1000 };
const part = (id: string, availabilityPercent: string, cost?: number) => ({
  id,
  availabilityPercent,
  ...(cost === undefined ? {} : { improvement: { availabilityPercent: '99.9', cost } }),
});

describe('rankParts', () => {
  test('puts the part first that costs the system most', () => {
    // In series: without api 0.5 % are left of 1.4955 %, without db 1 %.
    const system = { series: [part('db', '99.5'), part('api', '99')] };
    expect(rankParts({ system, length })).toEqual([
      // 0.01 × 0.995 of 1000 h; each of its minutes counts while db is up.
      {
        id: 'api',
        downtimeMs: 10 * HOUR,
        importanceRatio: '0.995',
        savedMs: 9.95 * HOUR,
        improvement: null,
      },
      {
        id: 'db',
        downtimeMs: 5 * HOUR,
        importanceRatio: '0.99',
        savedMs: 4.95 * HOUR,
        improvement: null,
      },
    ]);
  });

  test('sees that a part with a twin is worth little', () => {
    // Two of 99 % in parallel lose 0.01 × 0.01: 0.1 h of 1000, each a hundredth of a minute a minute.
    const system = { parallel: [part('left', '99'), part('right', '99')] };
    expect(rankParts({ system, length })).toMatchObject([
      { id: 'left', importanceRatio: '0.01', savedMs: 0.1 * HOUR },
      { id: 'right', importanceRatio: '0.01', savedMs: 0.1 * HOUR },
    ]);
  });

  test('tells what an improvement saves, and for each unit of its cost', () => {
    // db from 99.5 to 99.9: 0.4 % × 0.99 of 1000 h are 3.96 h for 1000; api from 99 to 99.9: 8.955 h for 5000.
    const system = { series: [part('db', '99.5', 1000), part('api', '99', 5000)] };
    expect(rankParts({ system, length }).map(({ id, improvement }) => [id, improvement])).toEqual([
      ['api', { savedMs: 8.955 * HOUR, savedMsPerCost: '6447.6' }],
      ['db', { savedMs: 3.96 * HOUR, savedMsPerCost: '14256' }],
    ]);
  });

  test('has no figure per unit of nothing, and tells of a change for the worse', () => {
    const system = { ...part('only', '99.99', 0) };
    expect(rankParts({ system, length })[0]?.improvement).toEqual({
      // 0.01 % became 0.1 %: 0.9 h more of 1000.
      savedMs: -0.9 * HOUR,
      savedMsPerCost: null,
    });
  });

  test('a component that is used twice is improved in both places', () => {
    const dns = part('dns', '99');
    const system: SystemPart = { series: [dns, { parallel: [dns, '90'] }] };
    // With dns always up nothing is lost; as it is 1 - 0.99 × (1 - 0.01 × 0.1).
    expect(rankParts({ system, length })).toMatchObject([
      { id: 'dns', importanceRatio: '1', savedMs: 10.99 * HOUR },
    ]);
  });

  test('refuses two different parts of one name', () => {
    const system = { series: [part('db', '99'), part('db', '98')] };
    expect(() => rankParts({ system, length })).toThrowError(refusal('invalid-option', ['system']));
  });

  test('refuses more names than it can try in a large system', () => {
    const system = { series: Array.from({ length: 900 }, (_, i) => part(`p${i}`, '99')) };
    expect(() => rankParts({ system, length })).toThrowError(refusal('invalid-option', ['system']));
  });
});

describe('what rankParts takes', () => {
  const named = (count: number, availabilityPercent: string) =>
    Array.from({ length: count }, (_, i) => part(`p${i}`, availabilityPercent));
  const refused = (system: SystemPart) => thrownBy(() => rankParts({ system, length }));

  test('are names that say one thing of themselves', () => {
    expect(refused({ series: [part('db', '99'), part('db', '98')] })).toMatchObject({
      expected: 'parts of one name that say the same of themselves',
      received: 'two different parts db',
    });
  });

  test('are as many names as it can try: each costs three times the parts', () => {
    // 900 names in 901 parts are 2701 times 901, 2.4 million.
    expect(refused({ series: named(900, '99') })).toMatchObject({
      expected: 'fewer names, or a smaller system',
      received: '900 names in 901 parts',
      hint: 'name the parts that can be improved',
    });
    // Two names that need 400 of 500 parts: a part of 99.999 has 20 bits, 500 × 500 × 10,000 are 2.5 × 10^9,
    // and 7 times that too many.
    const of = [...named(2, '99.999'), ...Array.from({ length: 498 }, () => '99.999')];
    expect(refused({ atLeast: 400, of })).toMatchObject({ received: '2 names in 501 parts' });
  });

  test('is a system with a length', () => {
    expect(thrownBy(() => rankParts(null as never)).expected).toBe('a system and a length');
    const system = { id: 'db', availabilityPercent: 99, improvement: 7 } as never;
    expect(thrownBy(() => rankParts({ system, length }))).toMatchObject({
      path: ['system', 'improvement'],
      expected: 'an improvement',
    });
  });

  test('is rounded down', () => {
    // Down a third of the time beside a part that is up two thirds of it: 2/3 of a minute a minute.
    const third = { mtbf: 2, mttr: 1 };
    expect(rankParts({ system: { series: [{ id: 'a', ...third }, third] }, length })).toMatchObject(
      [{ importanceRatio: '0.666666' }],
    );
  });
});
