import { describe, expect, test } from 'vitest';
import { DEFAULT_WEIGHTS, type StateWeights, WORKBOOK_ALERTS } from '../../../src/uptime.js';
import { ROOT, readEntries } from '../../entries.js';

/** The places of a value that somebody could write to; a class and a function are no tables. */
function writablePlaces(value: unknown, place: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = Reflect.ownKeys(value).flatMap((key) =>
    writablePlaces(Reflect.get(value, key), `${place}.${String(key)}`),
  );
  return Object.isFrozen(value) ? own : [place, ...own];
}

describe('A12: every table that an entry exports', () => {
  test.each(readEntries().map(({ name }) => name))(
    'of %s is frozen, however deep',
    async (name) => {
      const entry = (await import(`${ROOT}/src/${name}.ts`)) as Readonly<Record<string, unknown>>;
      const writable = Object.entries(entry).flatMap(([key, value]) => writablePlaces(value, key));
      expect(writable).toEqual([]);
    },
  );

  test('refuses a write, and answers as before', () => {
    const weights = DEFAULT_WEIGHTS as {
      -readonly [State in keyof StateWeights]: StateWeights[State];
    };
    expect(() => {
      weights.degraded = 1;
    }).toThrow(TypeError);
    const [alert] = WORKBOOK_ALERTS;
    expect(() => Object.assign(alert?.longWindow as object, { hours: 2 })).toThrow(TypeError);
    expect(DEFAULT_WEIGHTS.degraded).toBe(0);
  });

  test('would be found, were it open at some depth', () => {
    const open = Object.freeze({ a: Object.freeze([{ b: 1 }]) });
    expect(writablePlaces(open, 'TABLE')).toEqual(['TABLE.a.0']);
  });
});
