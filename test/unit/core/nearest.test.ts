import { describe, expect, test } from 'vitest';
import { nearestName } from '../../../src/core/nearest.js';

describe('a slip finds the name that was meant', () => {
  test.each([
    ['one letter left out', 'boundry', ['rounding', 'boundary']],
    ['one letter too many', 'boundaary', ['rounding', 'boundary']],
    ['another letter', 'boundery', ['rounding', 'boundary']],
    ['two letters exchanged', 'bounadry', ['rounding', 'boundary']],
    ['another case', 'BOUNDARY', ['rounding', 'boundary']],
    ['a plural', 'boundaries', ['rounding', 'boundary']],
  ])('%s', (_, given, known) => {
    expect(nearestName(given, known)).toBe('boundary');
  });

  test('a city finds its zone, though its continent was left out', () => {
    const zones = ['Europe/Parma', 'America/New_York', 'Europe/Paris'];
    expect(nearestName('paris', zones)).toBe('Europe/Paris');
    expect(nearestName('New York', zones)).toBe('America/New_York');
  });

  test('the nearest wins, and the first of equals', () => {
    expect(nearestName('cap', ['cups', 'caps', 'map'])).toBe('caps');
    expect(nearestName('caps', ['cups', 'maps'])).toBe('cups');
  });

  test('the name itself is the nearest of all', () => {
    expect(nearestName('row', ['rows', 'row'])).toBe('row');
  });
});

describe('what is far from every name finds none', () => {
  test('another word', () => {
    expect(nearestName('xylophone', ['boundary', 'rounding'])).toBeUndefined();
    expect(nearestName('boundary', [])).toBeUndefined();
  });

  test('three edits in a short word are another word, two are not', () => {
    expect(nearestName('abcdef', ['abcxyz'])).toBeUndefined();
    expect(nearestName('abcdef', ['abcdxy'])).toBe('abcdxy');
  });

  test('a third of a long word may be wrong', () => {
    expect(nearestName('abcdefghijkl', ['abcdefghWXYZ'])).toBe('abcdefghWXYZ');
    expect(nearestName('abcdefghijkl', ['abcdefgVWXYZ'])).toBeUndefined();
  });

  test('a megabyte, without taking its square', () => {
    expect(nearestName('x'.repeat(1_000_000), ['boundary'])).toBeUndefined();
    expect(nearestName('boundary', ['x'.repeat(1_000_000)])).toBeUndefined();
  });
});
