import { describe, expect, test } from 'vitest';
import { classifySlices, ignoreShortRuns, mergeSlices } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

describe('classifySlices', () => {
  const events = [
    { good: 95, total: 100 },
    { good: 94, total: 100 },
    { good: 0, total: 9 },
  ];

  test('finds slices bad strictly above the threshold, and empty below the fewest events', () => {
    expect(classifySlices(events, { errorPercent: 5, minEvents: 10 })).toEqual([
      'good',
      'bad',
      'empty',
    ]);
  });

  test('finds them bad at the threshold when told so', () => {
    expect(classifySlices(events, { errorPercent: 5, operator: 'gte' })).toEqual([
      'bad',
      'bad',
      'bad',
    ]);
  });

  test('finds a slice without events empty, whatever the fewest are', () => {
    expect(classifySlices([{ good: 0, total: 0 }], { errorPercent: 5, minEvents: 0 })).toEqual([
      'empty',
    ]);
  });

  test('refuses more good events than there were, and rules that nobody reads', () => {
    expect(() => classifySlices([{ good: 2, total: 1 }], { errorPercent: 5 })).toThrowError(
      refusal('invalid-option', ['slices', 0, 'good']),
    );
    expect(() => classifySlices([], { errorPercent: 5, comparison: 'gt' } as never)).toThrowError(
      refusal('unknown-field', ['rule', 'comparison']),
    );
    expect(() => classifySlices([], { errorPercent: 101 })).toThrowError(
      refusal('invalid-option', ['rule', 'errorPercent']),
    );
  });
});

describe('ignoreShortRuns', () => {
  test('forgives runs that are too short, and an empty slice breaks a run', () => {
    expect(ignoreShortRuns(['bad', 'empty', 'bad', 'bad', 'good'], 2)).toEqual([
      'good',
      'empty',
      'bad',
      'bad',
      'good',
    ]);
  });

  test('needs a whole number of slices', () => {
    expect(() => ignoreShortRuns([], 1.5)).toThrowError(refusal('invalid-option', ['length']));
  });
});

describe('mergeSlices', () => {
  const members = [
    ['good', 'bad', 'bad', 'empty'],
    ['good', 'good', 'bad', 'bad'],
  ] as const;

  test('finds a group bad when one member is, or when fewer than needed are good', () => {
    expect(mergeSlices(members)).toEqual(['good', 'bad', 'bad', 'bad']);
    expect(mergeSlices(members, 1)).toEqual(['good', 'good', 'bad', 'good']);
  });

  test('refuses members of different lengths, and more needed than there are', () => {
    expect(() => mergeSlices([['good'], []])).toThrowError(
      refusal('invalid-option', ['members', 1]),
    );
    expect(() => mergeSlices(members, 3)).toThrowError(refusal('invalid-option', ['needed']));
  });
});

describe('what rules of slices take', () => {
  const rule = { errorPercent: 5 };
  test.each<[() => unknown, string, (string | number)[], string]>([
    [() => classifySlices([], null as never), 'invalid-type', ['rule'], 'a rule'],
    [
      () => classifySlices([], { ...rule, minEvents: -1 }),
      'invalid-option',
      ['rule', 'minEvents'],
      'a whole number of events, from 0 on',
    ],
    [
      () => classifySlices(7 as never, rule),
      'invalid-type',
      ['slices'],
      'a list of slices with good and total',
    ],
    [
      () => ignoreShortRuns([], -1),
      'invalid-option',
      ['length'],
      'a whole number of slices, from 0 on',
    ],
    [() => ignoreShortRuns(7 as never, 1), 'invalid-type', ['slices'], 'a list of slices'],
    [
      () => ignoreShortRuns(['odd' as 'bad'], 1),
      'invalid-option',
      ['slices', 0],
      'one of good, bad, empty',
    ],
    [() => mergeSlices(7 as never), 'invalid-type', ['members'], 'a list of members'],
    [
      () => mergeSlices([['good'], []]),
      'invalid-option',
      ['members', 1],
      '1 slices, as many as the first has',
    ],
    [
      () => mergeSlices([[]], 2),
      'invalid-option',
      ['needed'],
      'a whole number of members, from 0 to 1',
    ],
  ])('%o is refused as %s at %j: expected %s', (call, code, path, expected) => {
    expect(thrownBy(call)).toMatchObject({ code, path, expected });
  });

  test('a slice with the fewest events is judged, and one event is enough', () => {
    const slices = [{ good: 0, total: 1 }];
    expect(classifySlices(slices, rule)).toEqual(['bad']);
    expect(classifySlices([{ good: 10, total: 10 }], { ...rule, minEvents: 10 })).toEqual(['good']);
  });

  test('a run as long as asked stays bad, also at the end', () => {
    expect(ignoreShortRuns(['good', 'bad', 'bad'], 2)).toEqual(['good', 'bad', 'bad']);
    expect(ignoreShortRuns(['bad', 'bad'], 3)).toEqual(['good', 'good']);
    expect(ignoreShortRuns(['bad'], 0)).toEqual(['bad']);
  });

  test('a group of no members has no slices, and one of empty slices is empty', () => {
    expect(mergeSlices([])).toEqual([]);
    expect(mergeSlices([['empty'], ['empty']])).toEqual(['empty']);
  });

  test('a group that needs none is good, and one that needs all of two is not good with one', () => {
    expect(mergeSlices([['bad']], 0)).toEqual(['good']);
    expect(mergeSlices([['good'], ['bad']], 2)).toEqual(['bad']);
  });
});
