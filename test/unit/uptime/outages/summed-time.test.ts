import { describe, expect, test } from 'vitest';
import { thrownBy } from '../../../oracle/thrown.js';
import { HOUR, JUNE_1, june, refusal } from '../month.js';

const part = (from: number, to: number, weight: string, component?: string) => ({
  start: JUNE_1 + from * HOUR,
  end: JUNE_1 + to * HOUR,
  weight,
  ...(component === undefined ? {} : { component }),
});
type Parts = readonly ReturnType<typeof part>[];
/** In hundredths of an hour, so that figures are whole. */
const sum = (outages: Parts) => june({ overlap: 'sum' }, { outages }).downtimeMs / (HOUR / 100);

describe('losses that add up', () => {
  test('are those of each component, hour by hour', () => {
    // 0.1, 0.1 + 0.2, 0.2.
    expect(sum([part(0, 2, '0.1', 'mail'), part(1, 3, '0.2', 'chat')])).toBe(60);
  });

  test('of one component are as much as its worst', () => {
    expect(sum([part(0, 2, '0.1', 'mail'), part(1, 3, '0.2', 'mail')])).toBe(10 + 20 + 20);
    // A third of the same lies inside.
    expect(
      sum([part(0, 4, '0.1', 'mail'), part(1, 3, '0.2', 'mail'), part(2, 5, '0.3', 'chat')]),
    ).toBe(10 + 20 + 50 + 40 + 30);
  });

  test('without a component stand each for themselves', () => {
    expect(sum([part(0, 1, '0.3'), part(0, 1, '0.3'), part(0, 1, '0.2', 'mail')])).toBe(80);
  });

  test('are never more than all, and what ends frees no more than there was', () => {
    expect(sum([part(0, 2, '0.8', 'mail'), part(1, 3, '0.7', 'chat')])).toBe(80 + 100 + 70);
    expect(sum([part(0, 2, '0.5', 'mail'), part(0, 2, '0.5', 'chat')])).toBe(200);
  });

  test('are none between outages, nor of what weighs nothing or has no length', () => {
    expect(sum([part(0, 1, '0.1', 'mail'), part(3, 4, '0.2', 'chat')])).toBe(30);
    expect(sum([part(0, 2, '0', 'mail'), part(0, 2, '0'), part(1, 1, '0.4')])).toBe(0);
    const { incidents } = june(
      { overlap: 'sum' },
      { outages: [part(0, 2, '0', 'mail'), part(1, 3, '0.2', 'chat'), part(3, 4, '0.3')] },
    );
    expect(incidents).toMatchObject({ count: 1, impairedMs: 3 * HOUR });
  });
});

describe('what must be said of overlaps', () => {
  const ask = (outages: Parts) => () => june({}, { outages }).downtimeMs;
  const unsaid = refusal('missing-field', ['compiled', 'rule', 'overlap']);

  test.each<[string, Parts]>([
    ['another begins in it', [part(0, 2, '0.1', 'a'), part(1, 3, '0.2', 'b')]],
    ['another lies in it', [part(0, 9, '0.1', 'a'), part(1, 2, '0.2', 'b')]],
    [
      'an earlier one of it still goes on',
      [part(0, 9, '0.1', 'a'), part(1, 2, '0.1', 'a'), part(5, 6, '0.2', 'b')],
    ],
    [
      'a later one of it goes on longer',
      [part(0, 2, '0.1', 'a'), part(1, 9, '0.1', 'a'), part(5, 6, '0.2', 'b')],
    ],
    [
      'one before the last begins in that',
      [part(0, 2, '0.1', 'a'), part(2, 5, '0.2', 'b'), part(4, 6, '0.1', 'a')],
    ],
    ['one has a component, and the other has none', [part(0, 2, '0.1', 'a'), part(1, 3, '0.2')]],
    ['it began before the period', [part(-5, 2, '0.1', 'a'), part(-3, 3, '0.2', 'b')]],
  ])('is what both lose where %s', (_, outages) => {
    expect(ask(outages)).toThrowError(unsaid);
    expect(ask([...outages].reverse())).toThrowError(unsaid);
  });

  test('is told with what there is to choose from', () => {
    expect(thrownBy(ask([part(0, 2, '0.1', 'a'), part(1, 3, '0.2', 'b')]))).toMatchObject({
      expected:
        "'max' or 'sum', since outages of different components lose parts of the service at once",
      received: 'undefined',
      hint: 'ten percent of the users here and twenty there are 20 or 30: the agreement must say which',
    });
  });

  test.each<[string, Parts]>([
    ['they only touch', [part(0, 2, '0.1', 'a'), part(2, 3, '0.2', 'b')]],
    [
      'each overlaps itself',
      [
        part(0, 2, '0.1', 'a'),
        part(1, 3, '0.2', 'a'),
        part(3, 5, '0.2', 'b'),
        part(4, 6, '0.1', 'b'),
        part(6, 7, '0.1', 'a'),
      ],
    ],
    [
      'one of them has two more in it',
      [part(0, 9, '0.1', 'a'), part(1, 5, '0.2', 'a'), part(3, 4, '0.2', 'a')],
    ],
    ['they have no component', [part(0, 2, '0.1'), part(1, 3, '0.2')]],
    ['they overlap before the period', [part(-5, 2, '0.1', 'a'), part(-3, 0, '0.2', 'b')]],
    ['they overlap after it', [part(719, 725, '0.1', 'a'), part(720, 730, '0.2', 'b')]],
    ['one is whole', [part(0, 2, '1', 'a'), part(1, 3, '0.2', 'b')]],
    ['one weighs nothing', [part(0, 2, '0', 'a'), part(1, 3, '0.2', 'b')]],
  ])('is nothing where %s', (_, outages) => {
    expect(ask(outages)()).toBeGreaterThan(0);
    expect(ask([...outages].reverse())()).toBe(ask(outages)());
  });
});
