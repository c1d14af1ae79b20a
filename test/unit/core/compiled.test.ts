import { describe, expect, test } from 'vitest';
import { planShelf } from '../../../src/core/compiled.js';
import { frozen } from '../../../src/core/frozen.js';
import { isItself, knowingItself } from '../../../src/core/itself.js';
import { setOwn } from '../../../src/core/own-field.js';
import { thrownBy } from '../../oracle/thrown.js';

describe('plans beside what was compiled', () => {
  test('are found again, and not made anew', () => {
    const shelf = planShelf<{ readonly id: string }, string>(() => 'made anew');
    const first = { id: 'a' };
    expect(shelf.keep(first, 'the plan')).toBe(first);
    expect(shelf.planOf(first)).toBe('the plan');
  });

  test('are made of a copy once, from the rule that it names', () => {
    const read: string[] = [];
    const shelf = planShelf<{ readonly id: string }, string>(({ id }) => {
      read.push(id);
      return `plan of ${id}`;
    });
    const copy = { ...shelf.keep({ id: 'a' }, 'the plan') };
    expect([shelf.planOf(copy), shelf.planOf(copy)]).toEqual(['plan of a', 'plan of a']);
    expect(read).toEqual(['a']);
  });

  test('of what throws when it is read again are refused as what was compiled', () => {
    const cause = new Error('a getter');
    const shelf = planShelf<object, string>(() => {
      throw cause;
    });
    const error = thrownBy(() => shelf.planOf({}));
    expect(error).toMatchObject({ code: 'invalid-type', path: ['compiled'], cause });
  });
});

describe('what knows itself', () => {
  const made = knowingItself({ kind: 'clock' });

  test('is told from its copies, and from other kinds', () => {
    expect(isItself(made, 'clock')).toBe(true);
    expect(isItself(made, 'calendar')).toBe(false);
    expect(isItself({ ...made }, 'clock')).toBe(false);
    expect(isItself(structuredClone(made), 'clock')).toBe(false);
    expect(isItself({ kind: 'clock' }, 'clock')).toBe(false);
  });

  test('shows nothing of it', () => {
    expect(Object.keys(made)).toEqual(['kind']);
    expect(JSON.stringify(made)).toBe('{"kind":"clock"}');
  });

  test('is nothing that is no object, or throws when it is asked', () => {
    const throwing = new Proxy({}, { get: () => thrownBy(() => undefined) });
    for (const value of [null, undefined, 'clock', 5, throwing])
      expect(isItself(value, 'clock')).toBe(false);
  });
});

describe('a table that all share', () => {
  test('is frozen through and through, and is the same object', () => {
    const table = { rows: [{ cells: [1, null, 'a'] }], none: null };
    expect(frozen(table)).toBe(table);
    expect([table, table.rows, table.rows[0], table.rows[0]?.cells].every(Object.isFrozen)).toBe(
      true,
    );
  });

  test('may hold what is frozen already, in itself too', () => {
    const inner: { self?: unknown } = {};
    inner.self = inner;
    Object.freeze(inner);
    expect(Object.isFrozen(frozen({ inner }))).toBe(true);
  });
});

describe('a field by any name', () => {
  test('is a field like any other, and changes no ancestor', () => {
    const object: Record<string, number> = {};
    setOwn(object, 'a', 1);
    setOwn(object, '__proto__', 2);
    expect(Object.entries(object)).toEqual([
      ['a', 1],
      ['__proto__', 2],
    ]);
    expect(Object.getPrototypeOf(object)).toBe(Object.prototype);
    expect(Object.getOwnPropertyDescriptor(object, '__proto__')).toEqual({
      value: 2,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  });
});
