import { runInNewContext } from 'node:vm';
import { describe, expect, test, vi } from 'vitest';
import {
  asUnreadable,
  fail,
  formatPath,
  guarded,
  isSlaError,
  messageOf,
  SlaError,
  shown,
} from '../../../src/core/error.js';
import { thrownBy } from '../../oracle/thrown.js';

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
    [new Proxy({}, { ownKeys: () => fail(problem) }), 'an object that cannot be read'],
  ])('a value is described shortly and safely (case %#)', (value, expected) => {
    expect(shown(value)).toBe(expected);
  });
});

describe('a name of a path', () => {
  test('of up to 60 characters is written whole, of a longer one its beginning', () => {
    expect(formatPath(['a', 'x'.repeat(60)])).toBe(`a.${'x'.repeat(60)}`);
    expect(formatPath(['a', 'x'.repeat(61)])).toBe(`a.${'x'.repeat(60)}…`);
  });
});

describe('a problem that was made by hand', () => {
  const whole = { path: [], expected: 'this', received: 'that' };

  test.each<[string, unknown, object]>([
    ['a number', { ...whole, expected: 5 }, { path: ['problem', 'expected'], received: '5' }],
    ['null as a hint', { ...whole, hint: null }, { path: ['problem', 'hint'], received: 'null' }],
    ['nothing', { path: [] }, { code: 'missing-field', path: ['problem', 'expected'] }],
    [
      'no received',
      { path: [], expected: 'x' },
      { code: 'missing-field', path: ['problem', 'received'] },
    ],
  ])('with %s in place of a text is refused', (_, parts, expected) => {
    const error = thrownBy(() => messageOf(parts as never));
    expect(error).toMatchObject({ code: 'invalid-type', expected: 'a text', ...expected });
  });

  test('that throws when it is read is refused', () => {
    const throwing = new Proxy(whole, {
      ownKeys: () => {
        throw new Error('the trap');
      },
    });
    expect(thrownBy(() => messageOf(throwing))).toMatchObject({
      code: 'invalid-type',
      path: ['problem'],
      expected: 'a value that can be read',
    });
  });

  test.each<[string, unknown, object]>([
    ['nothing', undefined, { code: 'missing-field', path: [] }],
    ['a text', 'from', { path: [], expected: 'a list of names and indexes', received: '"from"' }],
    ['an object in it', ['a', {}], { path: [1], expected: 'a name or index' }],
    ['a hole in it', Array(1), { code: 'missing-field', path: [0] }],
  ])('has no path with %s', (_, path, expected) => {
    const error = thrownBy(() => formatPath(path as never));
    expect(error).toMatchObject({ code: 'invalid-type', ...expected });
  });
});

describe('what throws while it is read', () => {
  const thrown = new Error('the getter');
  const look = (): never => {
    throw thrown;
  };

  test('is told with its name, and with what was thrown', () => {
    expect(thrownBy(() => guarded(look, 'rule'))).toMatchObject({
      code: 'invalid-type',
      path: ['rule'],
      expected: 'a value that can be read',
      received: 'one that throws',
      cause: thrown,
    });
    expect(thrownBy(() => guarded(look)).path).toEqual([]);
    expect(guarded(() => 5, 'rule')).toBe(5);
  });

  test('is told as it is when it is an error of slakit', () => {
    const own = new SlaError(problem);
    expect(asUnreadable(own, 'rule')).toBe(own);
  });

  test('is no error of slakit, be it a proxy that throws when it is asked', () => {
    expect(isSlaError(new Proxy({}, { has: look }))).toBe(false);
  });
});
