import { describe, expect, test } from 'vitest';
import { joinEqual } from '../../../../src/uptime/outages/pieces.js';

describe('outages that say the same of themselves', () => {
  test('are one where they touch or overlap, in whatever order they come', () => {
    const disk = { cause: 'disk' };
    expect(
      joinEqual([
        { startAt: 30, endAt: 40, ...disk },
        { startAt: 0, endAt: 10, ...disk },
        { startAt: 10, endAt: 20, ...disk },
        { startAt: 5, endAt: 8, ...disk },
      ]),
    ).toEqual([
      { startAt: 0, endAt: 20, ...disk },
      { startAt: 30, endAt: 40, ...disk },
    ]);
  });

  test('are joined over others that lie between their starts', () => {
    expect(
      joinEqual([
        { startAt: 0, endAt: 10, cause: 'disk' },
        { startAt: 5, endAt: 7, cause: 'net' },
        { startAt: 8, endAt: 12, cause: 'disk' },
      ]),
    ).toEqual([
      { startAt: 0, endAt: 12, cause: 'disk' },
      { startAt: 5, endAt: 7, cause: 'net' },
    ]);
  });

  test('stay apart when a single fact differs, such as an id', () => {
    const twice = [
      { startAt: 0, endAt: 10, id: 'a' },
      { startAt: 0, endAt: 10, id: 'b' },
    ];
    expect(joinEqual(twice)).toEqual(twice);
  });
});
