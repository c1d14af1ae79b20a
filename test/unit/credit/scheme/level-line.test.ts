import { describe, expect, test } from 'vitest';
import type { Operator } from '../../../../src/core/bounds.js';
import { ratioOf } from '../../../../src/core/ratio.js';
import {
  isIn,
  lastPlace,
  levelsOf,
  lineOf,
  placeOf,
  placesOf,
} from '../../../../src/credit/scheme/level-line.js';

const bound = (operator: Operator, value: string) => ({ operator, value: ratioOf(value) });

// Points at -1, 10 and 20.5: in halves, thirds and so on they would be -10, 100 and 205 tenths.
const line = lineOf([
  bound('lt', '20.5'),
  bound('gte', '10'),
  bound('gt', '-1'),
  bound('lte', '10.0'),
]);

describe('a line of levels', () => {
  test('has each point once, in order, over one denominator', () => {
    expect(line).toEqual({ denominator: 10n, points: [-10n, 100n, 205n] });
    expect(lastPlace(line)).toBe(6);
    expect(lineOf([])).toEqual({ denominator: 1n, points: [] });
  });

  test.each([
    ['-5', 0],
    ['-1', 1],
    ['0', 2],
    ['9.999', 2],
    ['10', 3],
    ['10.001', 4],
    ['20.5', 5],
    ['20.51', 6],
  ])('%s is at place %d: points are odd, and what lies between them even', (level, place) => {
    expect(placeOf(line, ratioOf(level))).toBe(place);
  });

  test('a level that no decimal shows has its place, too: 61/3 is below 20.5, 62/3 above', () => {
    expect(placeOf(line, { numerator: 61n, denominator: 3n })).toBe(4);
    expect(placeOf(line, { numerator: 62n, denominator: 3n })).toBe(6);
  });

  test.each<[string, readonly [Operator, string][], number, number]>([
    ['no bounds', [], 0, 6],
    ['above 10', [['gt', '10']], 4, 6],
    ['from 10', [['gte', '10']], 3, 6],
    ['below 10', [['lt', '10']], 0, 2],
    ['up to 10', [['lte', '10']], 0, 3],
    [
      'above -1 and below 20.5',
      [
        ['gt', '-1'],
        ['lt', '20.5'],
      ],
      2,
      4,
    ],
    [
      'above 10 and from 10: the narrower',
      [
        ['gt', '10'],
        ['gte', '10'],
      ],
      4,
      6,
    ],
    [
      'below 10 and up to 10: the narrower',
      [
        ['lt', '10'],
        ['lte', '10'],
      ],
      0,
      2,
    ],
    [
      'two bounds that leave nothing',
      [
        ['gt', '20.5'],
        ['lt', '10'],
      ],
      6,
      2,
    ],
  ])('%s', (_, bounds, first, last) => {
    const places = placesOf(
      line,
      bounds.map(([operator, value]) => bound(operator, value)),
    );
    expect(places).toEqual({ first, last });
  });

  test.each([
    [0, 6, {}],
    [0, 0, { lt: '-1' }],
    [1, 1, { gte: '-1', lte: '-1' }],
    [2, 3, { gt: '-1', lte: '10' }],
    [3, 4, { gte: '10', lt: '20.5' }],
    [5, 6, { gte: '20.5' }],
    [6, 6, { gt: '20.5' }],
  ])('places %d to %d are the levels %j', (first, last, levels) => {
    expect(levelsOf(line, { first, last })).toEqual(levels);
  });

  test('a range holds both of its ends', () => {
    const held = [1, 2, 3, 4, 5].map((place) => isIn(place, { first: 2, last: 4 }));
    expect(held).toEqual([false, true, true, true, false]);
  });
});
