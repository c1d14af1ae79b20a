import { describe, expect, test } from 'vitest';
import { classifySlices, ignoreShortRuns, mergeSlices } from '../../../../src/uptime.js';
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
