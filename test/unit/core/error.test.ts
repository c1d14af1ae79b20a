import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import {
  fail,
  formatPath,
  isSlaError,
  messageOf,
  SlaError,
  shown,
} from '../../../src/core/error.js';

const problem = {
  code: 'invalid-time',
  path: ['weekly', 'mon', 0],
  expected: 'HH:MM',
  received: '"9am"',
  hint: 'write 09:00',
} as const;

describe('SlaError', () => {
  test('carries the parts of the problem and says them in one sentence', () => {
    const error = new SlaError(problem, { cause: 'the form' });
    expect(error).toMatchObject(problem);
    expect(error.name).toBe('SlaError');
    expect(error.cause).toBe('the form');
    expect(error.message).toBe('weekly.mon[0]: expected HH:MM, received "9am" (write 09:00)');
    expect(String(error)).toBe(`SlaError: ${error.message}`);
    expect(error).toBeInstanceOf(Error);
  });

  test('without a hint has no field for it', () => {
    const { hint: _, ...rest } = problem;
    expect(Object.hasOwn(new SlaError(rest), 'hint')).toBe(false);
  });

  test('fields of the problem survive JSON, the tag stays out of it', () => {
    const { name: _, ...fields } = JSON.parse(JSON.stringify(new SlaError(problem)));
    expect(fields).toEqual(problem);
  });

  test('fail throws it', () => {
    expect(() => fail(problem)).toThrow(SlaError);
  });
});

describe('isSlaError', () => {
  test('knows the error of another copy of the library, which instanceof does not', async () => {
    vi.resetModules();
    const copy = await import('../../../src/core/error.js');
    expect(copy.SlaError).not.toBe(SlaError);
    const foreign: unknown = new copy.SlaError(problem);
    expect(foreign instanceof SlaError).toBe(false);
    expect(isSlaError(foreign)).toBe(true);
    expect(copy.isSlaError(new SlaError(problem))).toBe(true);
  });

  test('knows the tag across realms', () => {
    const tagged = "Object.defineProperty(new Error('x'), Symbol.for('slakit.SlaError'), {})";
    expect(isSlaError(runInNewContext(tagged))).toBe(true);
    expect(isSlaError(runInNewContext("new Error('x')"))).toBe(false);
  });

  test.each([
    new Error('other'),
    { name: 'SlaError', code: 'invalid-time' },
    'SlaError',
    null,
    undefined,
    5,
    Symbol.for('slakit.SlaError'),
  ])('is false for anything else (case %#)', (value) => {
    expect(isSlaError(value)).toBe(false);
  });
});

describe('messages', () => {
  test.each([
    [[], ''],
    [['from'], 'from'],
    [['objectives', 2, 'target', 'hours'], 'objectives[2].target.hours'],
    [[0], '[0]'],
    [[0, 'start'], '[0].start'],
    [['a', 0, 1], 'a[0][1]'],
  ])('path %j is %s', (path, expected) => {
    expect(formatPath(path)).toBe(expected);
  });

  test('without a path the message begins with what was expected', () => {
    const { hint: _, ...rest } = problem;
    expect(messageOf({ ...rest, path: [] })).toBe('expected HH:MM, received "9am"');
  });

  const trap = {
    get secret(): string {
      throw new Error('the getter ran');
    },
  };

  test.each<[unknown, string]>([
    ['9am', '"9am"'],
    ['say "hi"\n', '"say \\"hi\\"\\n"'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(60)}"… (61 characters)`],
    [5, '5'],
    [-0, '-0'],
    [Number.NaN, 'NaN'],
    [true, 'true'],
    [undefined, 'undefined'],
    [null, 'null'],
    [5n, 'a bigint'],
    [Symbol('s'), 'a symbol'],
    [() => 1, 'a function'],
    [[1, 2], 'an array of 2'],
    [{}, 'an object without fields'],
    [Object.create(null), 'an object without fields'],
    [new Date(Number.NaN), 'a Date'],
    [trap, 'an object with secret'],
    [{ a: 1, b: 2, c: 3, d: 4 }, 'an object with a, b, c, d'],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, 'an object with a, b, c, d, …'],
    [{ ['k'.repeat(1000)]: 1 }, `an object with ${'k'.repeat(20)}`],
  ])('a value is described shortly and safely (case %#)', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });
});
