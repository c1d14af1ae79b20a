import { describe, expect, test } from 'vitest';
import { byKnownName } from '../../../src/core/read-names.js';
import { column, text } from '../../../src/core/read-values.js';
import { compiled, refusal } from '../../oracle/twins.js';

describe('things by names that something else declares', () => {
  const read = byKnownName('groups', ['alpha', 'beta'], text);

  test('are read by them, and need not all be there', () => {
    expect([...compiled(read, { beta: 'x' })]).toEqual([['beta', 'x']]);
  });

  test('are refused by any other name, with the nearest', () => {
    expect(refusal(read, { alpha: 'x', betta: 'y' })).toMatchObject({
      code: 'unknown-reference',
      path: ['betta'],
      expected: 'one of the groups alpha, beta',
      received: '"betta"',
      hint: expect.stringContaining('beta'),
    });
  });

  test('are refused when nothing is declared', () => {
    expect(refusal(byKnownName('groups', [], text), { a: 'x' }).expected).toBe(
      'one of the groups (none given)',
    );
  });

  test('of many names the first eight are told', () => {
    const many = byKnownName('groups', [...'abcdefghi'], text);
    expect(refusal(many, { z: 'x' }).expected).toBe('one of the groups a, b, c, d, e, f, g, h');
  });

  test('are an object', () => {
    expect(refusal(read, ['x']).expected).toBe('groups by name');
  });
});

describe('a column', () => {
  test('is a list or a typed array, as it is', () => {
    for (const value of [[1, 2], Float64Array.of(1, 2), new Uint8Array(2)])
      expect(compiled(column, value)).toBe(value);
  });

  test.each([
    ['a view without members', new DataView(new ArrayBuffer(8))],
    ['an object', { length: 2 }],
    ['a text', '12'],
  ])('is not %s', (_, value) => {
    expect(refusal(column, value)).toMatchObject({
      code: 'invalid-type',
      expected: 'a column: a list or a typed array of numbers',
    });
  });
});
