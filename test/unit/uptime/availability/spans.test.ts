import { describe, expect, test } from 'vitest';
import {
  type AvailabilityRule,
  checkAvailabilityFacts,
  compileAvailability,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, JULY_1, JUNE, JUNE_1, june } from '../month.js';

const rule: AvailabilityRule = {
  exclusionRules: { maintenance: { caps: [{ cap: 'PT10H', span: 'year' }] } },
};
const days = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([from, to]) => [JUNE_1 + from * DAY, JUNE_1 + to * DAY] as const);
const exclusions = [[JUNE_1, JUNE_1 + HOUR]] as const;
const measured = (year: readonly (readonly [number, number])[], more: object = {}) =>
  june(rule, { exclusions, spans: { year }, ...more });

describe('the spans of a cap', () => {
  const gap = {
    code: 'invalid-interval',
    path: ['spans', 'year'],
    expected: 'the spans that the cap on maintenance counts in, without a gap over the period',
    hint: 'periodAt finds the year, quarter or month that an instant lies in',
  };

  test('may begin and end with the period, or reach beyond it', () => {
    for (const year of [days([0, 30]), days([-9, 39]), days([0, 10], [10, 30])])
      expect(measured(year).excludedMs).toBe(HOUR);
  });

  test.each([
    ['begin after it', days([1, 30])],
    ['end before it', days([0, 29])],
    ['leave a gap', days([0, 10], [11, 30])],
    ['leave a later gap', days([0, 10], [10, 20], [21, 30])],
  ])('are refused where they %s', (_, year) => {
    expect(thrownBy(() => measured(year))).toMatchObject(gap);
  });

  test('are asked for where the agreement itself excludes something of that kind', () => {
    expect(thrownBy(() => june(rule, { exclusions }))).toMatchObject({
      ...gap,
      code: 'missing-field',
    });
    expect(june(rule, { exclusions: [], spans: {} }).excludedMs).toBe(0);
  });

  test('come in order and do not overlap', () => {
    for (const year of [days([0, 10], [9, 30]), days([10, 30], [0, 10])])
      expect(thrownBy(() => measured(year))).toMatchObject({
        code: 'invalid-interval',
        path: ['spans', 'year', 1],
        expected: 'spans in order that do not overlap',
      });
  });

  test.each<[unknown, string[], string]>([
    [7, ['spans'], 'spans by name'],
    [{ year: [] }, ['spans', 'year'], 'a list of spans, at least 1'],
    [{ year: 7 }, ['spans', 'year'], 'a list of spans, at least 1'],
  ])('are refused where they are none: %j', (spans, path, expected) => {
    expect(thrownBy(() => june({}, { spans: spans as never }))).toMatchObject({ path, expected });
  });
});

describe('the life of a service', () => {
  test('does not end before it begins, and may have no length', () => {
    const born = JUNE_1 + DAY;
    expect(thrownBy(() => june({}, { trackedSince: born, trackedUntil: born - 1 }))).toMatchObject({
      code: 'invalid-interval',
      path: ['trackedUntil'],
      expected: 'an instant at or after trackedSince',
    });
    expect(june({}, { trackedSince: born, trackedUntil: born }).status).toBe('nothing-promised');
  });
});

describe('what was excluded before', () => {
  const earlier = (start: number, end: number) =>
    june({}, { excludedBefore: [[start, end]] }).excludedMs;

  test('may last until the period begins, and no longer', () => {
    expect(earlier(JUNE_1 - HOUR, JUNE_1)).toBe(0);
    expect(thrownBy(() => earlier(JUNE_1 - HOUR, JUNE_1 + 1))).toMatchObject({
      code: 'invalid-interval',
      path: ['excludedBefore', 0],
      expected: 'time that was granted before the period begins',
      hint: 'what the period itself is granted counts by itself',
    });
  });

  test.each<[unknown, (string | number)[], string]>([
    [7, ['excludedBefore'], 'a list of excluded time'],
    [[7], ['excludedBefore', 0], 'excluded time with start and end'],
  ])('is refused where it is none: %j', (excludedBefore, path, expected) => {
    const facts = { excludedBefore: excludedBefore as never };
    expect(thrownBy(() => june({}, facts))).toMatchObject({ path, expected });
  });

  test('is not held against a period that is wrong itself, which is told once', () => {
    const facts = { period: [JULY_1, JUNE_1], excludedBefore: [[JUNE_1, JULY_1]] };
    const check = checkAvailabilityFacts(compileAvailability({}), facts, { at: JULY_1 });
    expect(check.ok ? [] : check.issues.map(({ path }) => path.join('.'))).toEqual(['period']);
    const seconds = { period: [1_780_272_000, 1_782_864_000], excludedBefore: [[5, 6]] };
    const { warnings } = checkAvailabilityFacts(compileAvailability({}), seconds, { at: JULY_1 });
    expect(warnings.map(({ path }) => path.join('.'))).toEqual(['period.0', 'period.1']);
  });

  test('counts as maintenance where it says no kind, and may say whose it was', () => {
    const year = [[JUNE_1 - 100 * DAY, JULY_1]] as const;
    const used = (more: object) =>
      june(rule, {
        exclusions: [[JUNE_1, JUNE_1 + 8 * HOUR]],
        spans: { year },
        excludedBefore: [{ start: JUNE_1 - 8 * HOUR, end: JUNE_1, ...more }],
      }).excludedMs;
    // 8 of 10 hours were used.
    expect([used({}), used({ id: 'CHG-1', kind: 'maintenance' }), used({ kind: 'storm' })]).toEqual(
      [2 * HOUR, 2 * HOUR, 8 * HOUR],
    );
  });
});

describe('a running period', () => {
  test('of which no time is promised promises nothing, before its end too', () => {
    const at = JUNE_1 + 15 * DAY;
    expect(june({ targetPercent: 99 }, { serviceTime: [] }, { at }).status).toBe(
      'nothing-promised',
    );
    // Half of it is over, half lies ahead.
    expect(june({ targetPercent: 99 }, {}, { at }).status).toBe('not-yet-due');
    expect(june({}, {}, { at }).status).toBe('measured');
    const ahead = { serviceTime: [[JUNE_1 + 20 * DAY, JULY_1]] } as const;
    expect(june({}, ahead, { at }).status).toBe('not-yet-due');
  });
});

test('downtime lies between what is known and what may be', () => {
  // An hour and a half at weight 0.5, an hour unknown.
  const outages = [{ start: JUNE_1, end: JUNE_1 + 3 * HOUR, weight: '0.5' }];
  const unknown = [[JUNE_1 + 5 * HOUR, JUNE_1 + 6 * HOUR]] as const;
  const bounds = { leastMs: 1.5 * HOUR, mostMs: 2.5 * HOUR };
  for (const unknownAs of ['leftOut', 'up', 'down'] as const)
    expect(june({ unknownAs }, { outages, unknown }).downtimeBounds).toEqual(bounds);
  expect(june({}, { outages: [[JUNE_1, JUNE_1 + 1]] }).downtimeBounds).toEqual({
    leastMs: 1,
    mostMs: 1,
  });
  expect(JUNE.start).toBe('2026-06-01T00:00:00Z');
});

test('a softer level is told what it must be', () => {
  const call = () => compileAvailability({ acceptablePercent: 98 });
  expect(thrownBy(call).expected).toBe('a target beside a softer one');
});

test('a compiled rule that cannot be looked at is refused at its place', () => {
  const compiled = {
    get kind(): never {
      throw new Error('private');
    },
  };
  const check = checkAvailabilityFacts(compiled as never, {}, { at: JULY_1 });
  expect(check.ok ? [] : check.issues.map(({ path }) => path)).toEqual([['compiled']]);
});
