import { describe, expect, test } from 'vitest';
import { checkCreditScheme, compileScheme } from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const owing = { rows: [{ remedy: { percent: 10 } }] };
const groupOf = (stacking: unknown) => ({ rules: { a: owing, b: owing, c: owing }, stacking });
const issuesOf = (stacking: unknown) => {
  const result = checkCreditScheme(groupOf(stacking));
  return result.ok ? [] : result.issues.map(({ code, path, received }) => [code, path, received]);
};

describe('a tree of stacking', () => {
  test('names each rule of its group once', () => {
    expect(issuesOf({ sum: ['a', { best: ['b', 'c'] }] })).toEqual([]);
    expect(issuesOf({ sum: ['a', 'b', 'a', 'c'] })).toEqual([
      ['invalid-option', ['stacking', 'sum', 2], 'a second time'],
    ]);
    expect(issuesOf({ sum: ['a', { best: ['b'] }] })).toMatchObject([
      ['missing-field', ['stacking'], expect.anything()],
    ]);
  });

  test('names no other rule, and the nearest is told', () => {
    const error = thrownBy(() =>
      compileScheme({
        rules: { repair: owing, delay: owing },
        stacking: { best: ['repare', 'delay'] },
      }),
    );
    expect(error).toMatchObject({
      code: 'unknown-reference',
      path: ['stacking', 'best', 0],
      received: '"repare"',
      hint: 'did you mean repair?',
    });
  });

  test.each<[string, unknown, readonly (string | number)[]]>([
    ['no members', { sum: [] }, ['stacking', 'sum']],
    ['both kinds', { sum: ['a'], best: ['b', 'c'] }, ['stacking', 'sum']],
    ['neither', {}, ['stacking', 'sum']],
    ['a number among them', { sum: ['a', 'b', 5] }, ['stacking', 'sum', 2]],
    [
      'a limit below 0',
      { sum: ['a', 'b', 'c'], limits: [{ percent: -1 }] },
      ['stacking', 'limits', 0, 'percent'],
    ],
  ])('with %s is refused', (_, stacking, path) => {
    expect(thrownBy(() => compileScheme(groupOf(stacking) as never)).path).toEqual(path);
  });

  test('that is too deep is refused, and one that stands in itself', () => {
    const nested = (depth: number): object =>
      depth === 0 ? { sum: ['a', 'b', 'c'] } : { sum: [nested(depth - 1)] };
    expect(issuesOf(nested(9))).toEqual([]);
    expect(issuesOf(nested(10))[0]?.[0]).toBe('invalid-option');
    const loop: { best: unknown[] } = { best: ['a'] };
    loop.best.push(loop);
    expect(thrownBy(() => compileScheme(groupOf(loop) as never)).code).toBe('invalid-option');
  });

  test('asks for the prices that its best one goes by', () => {
    const points = { rows: [{ remedy: { points: 1 } }] };
    const rules = { a: owing, b: points };
    const refusal = (stacking: unknown) =>
      checkCreditScheme({ rules, stacking }).ok ? null : 'refused';
    expect(refusal({ sum: ['a', 'b'] })).toBeNull();
    expect(refusal({ sum: [{ best: ['a', 'b'] }] })).toBe('refused');
  });
});
