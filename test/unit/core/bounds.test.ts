import { describe, expect, test } from 'vitest';
import { type Bounds, holds, readBounds } from '../../../src/core/bounds.js';
import { ratioOf } from '../../../src/core/ratio.js';
import { checked, compiled, inShort, refusal } from '../../oracle/twins.js';

const within = (level: string, bounds: Bounds): boolean =>
  holds(ratioOf(level), compiled(readBounds, bounds));

describe('a border belongs to the row that says so', () => {
  test.each<[Bounds, boolean, boolean, boolean]>([
    [{ gt: '99' }, false, false, true],
    [{ gte: '99' }, false, true, true],
    [{ lt: '99' }, true, false, false],
    [{ lte: '99' }, true, true, false],
  ])('%j: below, at, above', (bounds, below, at, above) => {
    const levels = ['98.9999999999999999', '99.000', '99.0000000000000001'];
    expect(levels.map((level) => within(level, bounds))).toEqual([below, at, above]);
  });

  test('between two bounds lies what satisfies both', () => {
    const bounds = { gte: '95', lt: '99.9' };
    expect(['94.99', '95', '99.89', '99.9'].map((level) => within(level, bounds))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  test('no bounds hold everything', () => {
    expect(within('-1000', {})).toBe(true);
    expect(within('7', { gt: undefined })).toBe(true);
  });

  test('two bounds of one side both count', () => {
    expect(within('95', { gt: '95', gte: '90' })).toBe(false);
    expect(within('96', { gt: '95', gte: '90' })).toBe(true);
  });

  test('one value is a row: from it to it', () => {
    expect(within('99', { gte: '99', lte: '99' })).toBe(true);
    expect(within('99.1', { gte: '99', lte: '99' })).toBe(false);
  });
});

describe('bounds that are none', () => {
  test.each<Bounds>([
    { gte: '99.9', lt: '99' },
    { gt: '99', lt: '99' },
    { gte: '99', lt: '99' },
    { gt: '99', lte: '99' },
    { gt: '99', gte: '10', lte: '50' },
  ])('%j is satisfied by nothing, and refused', (bounds) => {
    expect(refusal(readBounds, bounds)).toMatchObject({
      code: 'invalid-option',
      expected: 'bounds that some value satisfies',
    });
    // The faults of the rest of the row are worth telling too.
    expect(checked(readBounds, bounds).value).toBeDefined();
  });

  test('another operator, or no decimal', () => {
    expect(refusal(readBounds, { ge: '99' })).toMatchObject({
      code: 'unknown-field',
      path: ['ge'],
    });
    expect(inShort(checked(readBounds, { gte: 'all', lt: {} }).findings)).toEqual([
      'invalid-decimal gte',
      'invalid-decimal lt',
    ]);
    expect(refusal(readBounds, '>= 99').code).toBe('invalid-type');
  });
});
