import { describe, expect, test } from 'vitest';
import { MAX_INSTANT } from '../../../../src/core/instant.js';
import type { TimeSet } from '../../../../src/core/time-set.js';
import { heldFor, reportAlerts } from '../../../../src/uptime/alert/alert-report.js';
import type { Rule } from '../../../../src/uptime/alert/alert-rule.js';

const rule = { id: 'page', severity: null } as Rule;
const rates = { longBurnRate: '2', shortBurnRate: '3' };
const course = (burning: TimeSet, firing: TimeSet = burning) => ({ rule, burning, firing, rates });
const report = (burning: TimeSet, firing: TimeSet, at: number) =>
  reportAlerts([course(burning, firing)], at);

describe('a condition that must hold', () => {
  test('has held from so long after it began, until it ends', () => {
    expect(heldFor([10, 30, 50, 90], 15)).toEqual([25, 30, 65, 90]);
  });

  test('has not where it ends just then', () => {
    expect(heldFor([10, 30, 50, 90], 20)).toEqual([70, 90]);
    expect(heldFor([10, 30], 19)).toEqual([29, 30]);
  });

  test('has at once where it need not hold', () => {
    expect(heldFor([10, 30], 0)).toEqual([10, 30]);
    expect(heldFor([], 5)).toEqual([]);
  });
});

describe('an alert at an instant', () => {
  // It burns from 10 to 30, fires from 20 on; again from 50 and 60 to 90.
  const [burning, firing] = [
    [10, 30, 50, 90],
    [20, 30, 60, 90],
  ];
  test.each([
    // Its beginning is the first instant, its end the first after it.
    [9, 'quiet', null, 10],
    [10, 'pending', 10, 20],
    [19, 'pending', 10, 20],
    [20, 'firing', 10, 30],
    [29, 'firing', 10, 30],
    [30, 'quiet', null, 50],
    [55, 'pending', 50, 60],
    [89, 'firing', 50, 90],
    [90, 'quiet', null, null],
  ])('%d is %s, has burnt since %s, and changes at %s', (at, status, since, next) => {
    const { alerts, nextChangeAt, evaluatedAt } = report(burning, firing, at);
    expect(alerts).toMatchObject([{ status, burningSinceAt: since, nextChangeAt: next }]);
    expect([nextChangeAt, evaluatedAt]).toEqual([next, at]);
  });

  test.each([
    [19, []],
    [20, [{ firedAt: 20, endedAt: null }]],
    [29, [{ firedAt: 20, endedAt: null }]],
    [30, [{ firedAt: 20, endedAt: 30 }]],
    [
      60,
      [
        { firedAt: 20, endedAt: 30 },
        { firedAt: 60, endedAt: null },
      ],
    ],
    [
      90,
      [
        { firedAt: 20, endedAt: 30 },
        { firedAt: 60, endedAt: 90 },
      ],
    ],
  ])('knows at %d which times it fired', (at, firings) => {
    expect(report(burning, firing, at).alerts[0]?.firings).toEqual(firings);
  });

  test('is written with its rule and its burn rates', () => {
    expect(report([], [], 0).alerts).toEqual([
      {
        id: 'page',
        severity: null,
        status: 'quiet',
        burningSinceAt: null,
        longBurnRate: '2',
        shortBurnRate: '3',
        firings: [],
        nextChangeAt: null,
      },
    ]);
  });

  test('never changes where it goes on to the end of time', () => {
    expect(report([10, MAX_INSTANT], [10, MAX_INSTANT], 20).nextChangeAt).toBeNull();
    expect(report([10, MAX_INSTANT + 9], [15, MAX_INSTANT + 9], 12).nextChangeAt).toBe(15);
    expect(report([10, MAX_INSTANT - 1], [10, MAX_INSTANT - 1], 20).nextChangeAt).toBe(
      MAX_INSTANT - 1,
    );
  });
});

test('of several alerts the earliest change is the next', () => {
  const courses = [course([0, 40]), course([0, 30]), course([]), course([0, 50])];
  expect(reportAlerts(courses, 10)).toMatchObject({
    evaluatedAt: 10,
    alerts: [{ nextChangeAt: 40 }, { nextChangeAt: 30 }, { nextChangeAt: null }, {}],
    nextChangeAt: 30,
  });
  expect(reportAlerts([], 10)).toEqual({ evaluatedAt: 10, alerts: [], nextChangeAt: null });
});
