import { describe, expect, it } from 'vitest';
import { compileCalendar, ROUND_THE_CLOCK } from '../../../../src/calendar.js';
import { shortOf, standInFor } from '../../../../src/clock/cycle/stand-in.js';
import type { CycleState, TargetSpan } from '../../../../src/clock/cycle/state.js';
import { planOf } from '../../../../src/clock/rule/compile.js';
import {
  type CalendarsById,
  type ClockEvent,
  type ClockRule,
  deadlineHistory,
} from '../../../../src/clock.js';
import { byEvent, clockOf, log, MINUTE, office } from '../tickets.js';

/** So many pauses: each third minute counts, the two after it are paused. Pause n is [3n + 1, 3n + 3). */
function bounds(pauses: number): number[] {
  return Array.from(
    { length: 2 * pauses },
    (_, i) => (3 * (i >> 1) + (i % 2 === 0 ? 1 : 3)) * MINUTE,
  );
}

/** A cycle from minute 0 with so many pauses, under the first target. */
function cycleOf(pauses: number, differences: Partial<CycleState> = {}): CycleState {
  return {
    number: 1,
    startedAt: 0,
    endedAt: null,
    ending: null,
    pauses: bounds(pauses),
    targets: [span(0, 0)],
    fixedDueAt: null,
    pauseUntilAt: null,
    unfitSinceAt: null,
    ...differences,
  };
}

function span(minute: number, target: number): TargetSpan {
  return { fromAt: minute * MINUTE, target, calendar: -1 };
}

function planWith(differences: Partial<ClockRule> = {}, calendars: CalendarsById = { office }) {
  return planOf(clockOf({ ...byEvent, ...differences }, calendars));
}

const lasting = (minutes: number) => ({ targets: [{ elapsed: { minutes } }] });
const tiers = (...minutes: readonly number[]) => ({
  targets: minutes.map((n, i) => ({ elapsed: { minutes: n }, when: { field: 'p', equals: i } })),
});

describe('the stand-in for a cycle', () => {
  it('is none up to sixteen pauses', () => {
    expect(standInFor(planWith(), cycleOf(16), undefined)).toBe(undefined);
    expect(standInFor(planWith(), cycleOf(17), undefined)).toBeDefined();
  });

  it('leaves out all pauses but the last two, and begins as much earlier as had counted', () => {
    // Fifteen pauses end at minute 45, by which fifteen minutes have counted.
    const standIn = standInFor(planWith(), cycleOf(17), undefined);
    expect(standIn).toEqual({
      startedAt: 30 * MINUTE,
      kept: [],
      bounds: 30,
      span: 0,
      countedMs: 15 * MINUTE,
      spans: null,
    });
    expect(shortOf(cycleOf(17), standIn)).toEqual({
      ...cycleOf(17),
      startedAt: 30 * MINUTE,
      pauses: [46, 48, 49, 51].map((minute) => minute * MINUTE),
    });
  });

  it('leaves out whole pauses, also while one goes on', () => {
    const paused = cycleOf(17, { pauses: [...bounds(17), 52 * MINUTE] });
    expect(standInFor(planWith(), paused, undefined)).toMatchObject({ bounds: 30 });
  });

  it('counts in the calendar: it begins as much open time earlier', () => {
    // 1970-01-01 is a Thursday. From 16:00 on each third minute counts: 20 by 17:00, and 3 of Friday by 09:09.
    const at = (i: number): number =>
      (i < 40 ? 960 : 960 + 960) * MINUTE + (bounds(23)[i] as number);
    const pauses = Array.from({ length: 46 }, (_, i) => at(i));
    const cycle = cycleOf(0, { startedAt: 960 * MINUTE, pauses });
    const plan = planWith({ calendar: 'office', ...lasting(60) });
    // 21 pauses are left out: they end on Friday at 09:03, after 21 minutes; 3 of them are Friday's.
    expect(standInFor(plan, cycle, undefined)).toMatchObject({
      bounds: 42,
      countedMs: 21 * MINUTE,
      startedAt: (1020 - 18) * MINUTE,
    });
  });

  it('has nothing to leave out of a cycle that is yet to count by then', () => {
    expect(standInFor(planWith(), cycleOf(17, { startedAt: 45 * MINUTE }), undefined)).toBe(
      undefined,
    );
    expect(
      standInFor(planWith(), cycleOf(17, { startedAt: 44 * MINUTE }), undefined),
    ).toBeDefined();
  });

  it('keeps the pauses up to a deadline that has passed', () => {
    // Of five minutes the last is the one before minute 13, where a pause begins.
    const standIn = standInFor(planWith(lasting(5)), cycleOf(17), undefined);
    expect(standIn).toEqual({
      startedAt: 0,
      kept: bounds(5),
      bounds: 30,
      span: 0,
      countedMs: 15 * MINUTE,
      spans: 1,
    });
    expect(shortOf(cycleOf(17), standIn).pauses).toEqual([...bounds(5), ...bounds(17).slice(30)]);
  });

  it('keeps those up to the end of its grace, too', () => {
    // Two minutes more: those before minutes 16 and 19.
    const targets = [{ elapsed: { minutes: 5 }, grace: { minutes: 2 } }];
    expect(standInFor(planWith({ targets }), cycleOf(17), undefined)?.kept).toEqual(bounds(7));
  });

  it('is none while a grace goes on, or never ends', () => {
    const targets = [{ elapsed: { minutes: 5 }, grace: { minutes: 20 } }];
    expect(standInFor(planWith({ targets }), cycleOf(17), undefined)).toBe(undefined);
    const once = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'replace', date: '1970-01-01', hours: '00:00-01:00' }],
    });
    const inOnce = {
      calendar: 'once',
      targets: [{ elapsed: { minutes: 5 }, grace: { hours: 2 } }],
    };
    expect(standInFor(planWith(inOnce, { once }), cycleOf(17), undefined)).toBe(undefined);
  });

  it('treats an amount used up by then as passed, and a deadline there as ahead', () => {
    // Fifteen minutes are used up at minute 43, as the last pause that is left out begins.
    expect(standInFor(planWith(lasting(15)), cycleOf(17), undefined)).toMatchObject({
      startedAt: 0,
      kept: bounds(15),
    });
    // By `nextOpen` it is due when the clock goes on, at minute 45.
    const next = planWith({ ...lasting(15), boundary: 'nextOpen' });
    expect(standInFor(next, cycleOf(17), undefined)).toBe(undefined);
  });

  it('grows with the cycle, when sixteen pauses more have come', () => {
    const first = standInFor(planWith(), cycleOf(17), undefined);
    expect(standInFor(planWith(), cycleOf(31), first)).toBe(first);
    // Thirty pauses end at minute 90, by which thirty minutes have counted.
    expect(standInFor(planWith(), cycleOf(32), first)).toEqual({
      startedAt: 60 * MINUTE,
      kept: [],
      bounds: 60,
      span: 0,
      countedMs: 30 * MINUTE,
      spans: null,
    });
  });

  it('grows when the deadline has passed since', () => {
    const plan = planWith(lasting(20));
    const first = standInFor(plan, cycleOf(17), undefined);
    // Used up at minute 58, where pause 19 begins; those from pause 15 on were not left out before.
    const second = standInFor(plan, cycleOf(32), first);
    expect(second).toEqual({
      startedAt: 30 * MINUTE,
      kept: bounds(20).slice(30),
      bounds: 60,
      span: 0,
      countedMs: 30 * MINUTE,
      spans: 1,
    });
    // Later ones change nothing any more, and what is kept stays.
    expect(standInFor(plan, cycleOf(47), second)).toMatchObject({
      startedAt: 30 * MINUTE,
      kept: bounds(20).slice(30),
      bounds: 90,
      spans: 1,
    });
  });

  it.each<[string, Partial<ClockRule>]>([
    ['days', { targets: [{ businessDays: 2 }], calendar: 'office' }],
    ['pauses that give time of the wall', { pauseExtends: 'wall' }],
    ['pauses that give nothing', { pauseExtends: 'none' }],
    ['a target that no pause stops', { targets: [{ elapsed: 'PT1H', pausable: false }] }],
    ['caps on pauses', { pauseCaps: { count: 99 } }],
    ['a change of target that starts anew', { ...tiers(60), targetChange: 'restart' }],
    ['a change of target that looks back', { ...tiers(60), targetChange: 'retroactive' }],
  ])('is none for %s', (_, rule) => {
    expect(standInFor(planWith(rule), cycleOf(17), undefined)).toBe(undefined);
  });

  it('is there for a change of target that carries over, and for any that cannot come', () => {
    expect(standInFor(planWith(tiers(60)), cycleOf(17), undefined)).toBeDefined();
    for (const targetChange of ['restart', 'retroactive'] as const)
      expect(standInFor(planWith({ targetChange }), cycleOf(17), undefined)).toBeDefined();
  });
});

describe('a change of target', () => {
  const plan = planWith(tiers(60, 15, 16, 90));
  const first = standInFor(plan, cycleOf(17), undefined);
  const changed = (...spans: readonly TargetSpan[]) =>
    cycleOf(17, { targets: [span(0, 0), ...spans] });

  it('to a length that reaches beyond what is left out keeps the stand-in', () => {
    expect(standInFor(plan, changed(span(50, 2)), first)).toBe(first);
    expect(standInFor(plan, changed(span(50, 3)), first)).toBe(first);
  });

  it('to one that does not makes another, with all pauses before its deadline', () => {
    expect(standInFor(plan, changed(span(50, 1)), first)).toMatchObject({
      startedAt: 0,
      kept: bounds(15),
      spans: 2,
    });
  });

  it('after a deadline that has passed makes another', () => {
    const passed = standInFor(plan, changed(span(50, 1)), undefined);
    expect(standInFor(plan, changed(span(50, 1)), passed)).toBe(passed);
    const longer = changed(span(50, 1), span(51, 3));
    expect(standInFor(plan, longer, passed)).toMatchObject({ startedAt: 30 * MINUTE, spans: null });
  });

  it('to days, or to one that no pause stops, leaves none', () => {
    const targets = [
      { elapsed: 'PT1H', when: { field: 'p', equals: 0 } },
      { businessDays: 9, when: { field: 'p', equals: 1 } },
      { elapsed: 'PT9H', pausable: false, when: { field: 'p', equals: 2 } },
    ] as const;
    const other = planWith(
      { targets, calendar: 'always' },
      { always: compileCalendar(ROUND_THE_CLOCK) },
    );
    const before = standInFor(other, cycleOf(17), undefined);
    expect(before).toBeDefined();
    expect(standInFor(other, changed(span(50, 1)), before)).toBe(undefined);
    expect(standInFor(other, changed(span(50, 2)), before)).toBe(undefined);
  });

  it('that came before what is left out ended is left out with it, a later one is not', () => {
    const targets = [span(0, 0), span(20, 3), span(45, 0), span(50, 3)];
    const standIn = standInFor(plan, cycleOf(17, { targets }), undefined);
    // The one of minute 20 held until minute 45.
    expect(standIn).toMatchObject({ startedAt: 30 * MINUTE, span: 1 });
    expect(shortOf(cycleOf(17, { targets }), standIn).targets).toEqual(targets.slice(1));
    // Once a deadline has passed, those that the stand-in before had left out stay so.
    const later = [...targets, span(60, 2)];
    const grown = standInFor(plan, cycleOf(32, { targets: later }), standIn);
    expect(grown).toMatchObject({ span: 1, spans: 5 });
  });

  it('to another calendar counts back in the one that held then', () => {
    const once = compileCalendar({
      timeZone: 'UTC',
      overrides: [{ kind: 'replace', date: '1970-01-01', hours: '00:40-24:00' }],
    });
    const targets = [
      { elapsed: 'PT1H', when: { field: 'p', equals: 0 } },
      { elapsed: 'PT1H', calendar: 'once', when: { field: 'p', equals: 1 } },
    ] as const;
    const twoCalendars = planWith({ targets }, { once });
    // Changed at minute 46, after what is left out: fifteen minutes round the clock.
    expect(standInFor(twoCalendars, changed(span(46, 1)), undefined)).toMatchObject({
      startedAt: 30 * MINUTE,
    });
    // Changed at minute 43: that calendar has five minutes before minute 45, and never had fifteen.
    expect(standInFor(twoCalendars, changed(span(43, 1)), undefined)).toBe(undefined);
  });
});

describe('the history of a cycle with many pauses', () => {
  const pausesUntil = (pauses: number): ClockEvent[] => [
    ...log([0, 'created', { p: 0 }]),
    ...bounds(pauses).map((at, i) => ({ at, type: i % 2 === 0 ? 'paused' : 'resumed' })),
  ];
  const dueAfter = (events: readonly ClockEvent[], rule: Partial<ClockRule>) =>
    deadlineHistory(clockOf({ ...byEvent, ...rule }), events, { at: 999 * MINUTE })
      .filter(({ reason }) => reason !== 'paused')
      .map(({ dueAt }) => dueAt && dueAt / MINUTE);

  it('moves the deadline by the two minutes of each', () => {
    expect(dueAfter(pausesUntil(40), lasting(60))).toEqual(
      Array.from({ length: 41 }, (_, pauses) => 60 + 2 * pauses),
    );
  });

  it('leaves it where it was once it has passed', () => {
    // Twenty minutes are used up at minute 58, after nineteen pauses of two minutes.
    expect(dueAfter(pausesUntil(40), lasting(20))).toEqual(
      Array.from({ length: 41 }, (_, pauses) => Math.min(20 + 2 * pauses, 58)),
    );
  });

  it('knows a target that comes after forty pauses by its own length', () => {
    // Forty minutes counted by minute 120: twenty were used up at 58, fifty come ten minutes later.
    const events = [...pausesUntil(40), ...log([120, 'x', { p: 1 }], [120.5, 'y', { p: 0 }])];
    expect(dueAfter(events, tiers(20, 50)).slice(-2)).toEqual([130, 58]);
  });
});
