import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { ownValue } from '../../../../src/clock/rule/attribute.js';
import { calendarsById } from '../../../../src/clock/rule/calendars.js';
import { planOf, ruleMarkOf } from '../../../../src/clock/rule/compile.js';
import { remembered } from '../../../../src/clock/rule/condition.js';
import { isFieldLike } from '../../../../src/clock/rule/options.js';
import { type ClockRule, compileClock, startClock } from '../../../../src/clock.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { byEvent, clockOf, MINUTE, office, ruleOf } from '../tickets.js';

const HOUR = 60 * MINUTE;
const planWith = (differences: Partial<ClockRule>) => planOf(clockOf(differences));
const high = { field: 'priority', equals: 'high' } as const;

describe('a rule that says little', () => {
  it('counts from the event, close to close, and lets pauses stop the clock', () => {
    expect(planWith({})).toMatchObject({
      id: 'resolution',
      startAnchor: 'event',
      retroactivePause: false,
      pauseCaps: undefined,
      reopening: {
        withinMs: Number.POSITIVE_INFINITY,
        inTime: 'newCycle',
        later: 'newCycle',
        onWall: true,
      },
      targetChange: 'carryOver',
      pauseExtends: 'clock',
      withoutTarget: 'waits',
      landsOnClose: true,
      calendar: undefined,
      calendars: [],
      warnings: [],
      memories: [],
      targetValues: [],
      isTiered: false,
      isDated: false,
    });
  });

  it('has targets that pauses stop, without grace or rounding', () => {
    const common = { when: undefined, calendar: undefined, graceMs: 0, roundUpMs: undefined };
    const targets = [
      { elapsed: 'PT1H' },
      { businessDays: 2 },
      { calendarDays: 3 },
      { dueAt: 5 },
    ] as const;
    expect(planWith({ calendar: 'office', targets }).targets).toMatchObject([
      { kind: 'elapsed', ...common, pausable: true, targetMs: HOUR, acceptableMs: undefined },
      {
        kind: 'businessDays',
        ...common,
        pausable: true,
        days: 2,
        dayPlan: { countFirstDay: false },
      },
      {
        kind: 'calendarDays',
        ...common,
        pausable: true,
        days: 3,
        dueMs: undefined,
        zone: undefined,
      },
      { kind: 'fixed', ...common, pausable: false, dueAt: 5 },
    ]);
  });
});

describe('a rule that says all', () => {
  it('has targets as they are said', () => {
    const common = { calendar: 'office', grace: 'PT5M', when: high } as const;
    const targets = [
      { ...common, elapsed: 'PT1H', acceptable: 'PT1H', pausable: false, roundUpToClose: 'PT30M' },
      { ...common, businessDays: 36_525, pausable: false, roundUpToClose: 'always' },
      { ...common, calendarDays: 36_525, due: '17:00', timeZone: 'UTC', pausable: false },
      { ...common, dueAt: { field: 'agreed' } },
    ] as const;
    expect(planWith({ targets }).targets).toMatchObject([
      { graceMs: 5 * MINUTE, roundUpMs: 30 * MINUTE, acceptableMs: HOUR, pausable: false },
      { graceMs: 5 * MINUTE, roundUpMs: Number.POSITIVE_INFINITY, days: 36_525, pausable: false },
      { dueMs: 17 * HOUR, days: 36_525, pausable: false, zone: { id: 'UTC' } },
      { dueAt: { field: 'agreed' }, calendar: { id: 'office', calendar: office } },
    ]);
  });

  it('has lengths up to a century', () => {
    const targets = [{ elapsed: { hours: 876_600 } }];
    expect(planWith({ targets }).targets).toMatchObject([{ targetMs: 876_600 * HOUR }]);
  });

  it('has limits of pauses, on the clock unless it says the wall', () => {
    const Infinite = Number.POSITIVE_INFINITY;
    expect(planWith({ pauseCaps: {} }).pauseCaps).toEqual({
      eachMs: Infinite,
      totalMs: Infinite,
      count: Infinite,
      onWall: false,
    });
    expect(
      planWith({ pauseCaps: { each: 'PT1M', total: 'PT1H', count: 0, measuredOn: 'wall' } })
        .pauseCaps,
    ).toEqual({ eachMs: MINUTE, totalMs: HOUR, count: 0, onWall: true });
  });

  it('has reopenings by age, on the wall unless it says the clock', () => {
    const reopening = { within: 'PT1H', inTime: 'resume', later: 'ignore' } as const;
    expect(planWith({ reopening }).reopening).toEqual({
      withinMs: HOUR,
      inTime: 'resume',
      later: 'ignore',
      onWall: true,
    });
    expect(planWith({ reopening: { ...reopening, measuredOn: 'clock' } }).reopening.onWall).toBe(
      false,
    );
    for (const one of ['newCycle', 'sequential', 'resume', 'restart', 'ignore'] as const)
      expect(planWith({ reopening: one }).reopening).toMatchObject({ inTime: one, later: one });
  });

  it('has warnings with names of their own, or those of their distance', () => {
    const warnings = [
      { percent: '33.3333' },
      { percent: 1000 },
      { before: 'PT90S', measuredOn: 'wall' },
      { after: 'PT1H', level: 'acceptable', measuredOn: { calendar: 'office' } },
      { id: 'mine', percent: 0, when: high, notifyWithin: 'office' },
    ] as const;
    const plain = { on: 'clock', isOfAcceptable: false, when: undefined, notifyWithin: undefined };
    expect(planWith({ warnings }).warnings).toMatchObject([
      { id: '33.3333%', kind: 'percent', amount: 333_333, ...plain },
      { id: '1000%', kind: 'percent', amount: 10_000_000, ...plain },
      { id: 'before 1.5 min', kind: 'before', amount: 90_000, ...plain, on: 'wall' },
      { id: 'after 60 min', kind: 'after', amount: HOUR, on: office, isOfAcceptable: true },
      { id: 'mine', kind: 'percent', amount: 0, notifyWithin: office },
    ]);
  });

  it('has a boundary, a start and an anchor', () => {
    expect(planWith({ boundary: 'nextOpen' }).landsOnClose).toBe(false);
    expect(planWith({ startCalendar: 'office' }).startCalendar).toBe(office);
    for (const anchor of ['event', 'created', 'applied'] as const)
      expect(planWith({ startAnchor: anchor }).startAnchor).toBe(anchor);
    expect(planWith({ startAnchor: { field: 'from' } }).startAnchor).toEqual({ field: 'from' });
    expect(planWith({ withoutTarget: 'cancelled' }).withoutTarget).toBe('cancelled');
  });
});

describe('a rule is tiered', () => {
  it.each<[string, Partial<ClockRule>, boolean]>([
    ['with two targets', { targets: [{ elapsed: 'PT1H' }, { elapsed: 'PT2H' }] }, true],
    ['with one target under a condition', { targets: [{ elapsed: 'PT1H', when: high }] }, true],
    ['with a choice of calendars', { calendars: [{ calendar: 'office' }] }, true],
    ['with a warning under a condition', { warnings: [{ percent: 5, when: high }] }, true],
    ['not with a warning for all', { warnings: [{ percent: 5 }], calendar: 'office' }, false],
  ])('%s', (_, rule, isTiered) => {
    expect(planWith(rule).isTiered).toBe(isTiered);
  });

  it('and dated where an agreed instant is among its targets', () => {
    expect(planWith({ targets: [{ elapsed: 'PT1H' }, { dueAt: 5 }] }).isDated).toBe(true);
    expect(planWith({ targets: [{ elapsed: 'PT1H' }] }).isDated).toBe(false);
  });

  it('knows the values that its targets ask for', () => {
    const targets = [
      { elapsed: 'PT1H', when: { any: [high, { field: 'team', in: ['a', 1] }] } },
      { elapsed: 'PT2H', when: { not: { field: 'vip', equals: true } } },
      { elapsed: 'PT3H', when: { field: 'age', gt: 5 } },
    ] as const;
    expect(planWith({ targets }).targetValues).toEqual([
      { attribute: 'priority', value: 'high' },
      { attribute: 'team', value: 'a' },
      { attribute: 'team', value: 1 },
      { attribute: 'vip', value: true },
    ]);
  });

  it.each(['businessDays', 'calendarDays'] as const)(
    'takes %s where some calendar holds for every ticket',
    (kind) => {
      const targets = [{ [kind]: 1 }] as never;
      expect(planWith({ targets, calendars: [{ calendar: 'office' }] }).targets).toHaveLength(1);
      expect(
        planWith({
          targets,
          calendars: [{ when: high, calendar: 'office' }, { calendar: 'office' }],
        }).calendars,
      ).toHaveLength(2);
      const own = [{ [kind]: 1, calendar: 'office', roundUpToClose: 'always' }] as never;
      expect(planWith({ targets: own }).targets).toHaveLength(1);
    },
  );
});

describe('what is remembered of events', () => {
  const memoriesOf = (rule: Partial<ClockRule>) =>
    planWith(rule).memories.map(({ on, until }) => [[...on], [...until]]);

  it('is what the conditions ask for, each once', () => {
    const once = { once: ['b', 'a'], until: ['d', 'c'] } as const;
    const same = { once: ['a', 'b'], until: ['c', 'd', 'c'] } as const;
    expect(memoriesOf({ start: once, stop: { not: same } })).toHaveLength(1);
    expect(memoriesOf({ start: { once: 'a' }, stop: { once: 'a', until: 'b' } })).toEqual([
      [['a'], []],
      [['a'], ['b']],
    ]);
    for (const field of ['pause', 'reset', 'cancel', 'release'])
      expect(memoriesOf({ [field]: { any: [{ on: 'x' }, { once: 'a' }] } })).toEqual([[['a'], []]]);
    expect(memoriesOf({ ...byEvent, resume: { once: 'a' } })).toEqual([[['a'], []]]);
    const when = { once: 'a' } as const;
    expect(memoriesOf({ targets: [{ elapsed: 'PT1H', when }] })).toEqual([[['a'], []]]);
    expect(memoriesOf({ calendars: [{ calendar: 'office', when }] })).toEqual([[['a'], []]]);
    expect(memoriesOf({ warnings: [{ percent: 5, when }] })).toEqual([[['a'], []]]);
  });

  it('holds from an event on until another, and one that is both leaves it holding', () => {
    const memory = { key: 'k', on: new Set(['a', 'c']), until: new Set(['b', 'c']) };
    const other = { key: 'o', on: new Set(['a']), until: new Set<string>() };
    const then = (happened: readonly string[], type: string) =>
      remembered([memory, other], happened, type);
    expect(then([], 'a')).toEqual(['k', 'o']);
    expect(then(['k', 'o'], 'a')).toEqual(['k', 'o']);
    expect(then(['k', 'o'], 'b')).toEqual(['o']);
    expect(then(['o'], 'b')).toEqual(['o']);
    expect(then(['k'], 'c')).toEqual(['k']);
    expect(then([], 'c')).toEqual(['k']);
    expect(then(['k'], 'x')).toEqual(['k']);
  });
});

describe('an attribute', () => {
  it('is a plain value of its own, and nothing that every object has', () => {
    const attributes = { a: null, b: 0, c: '', d: false };
    expect(
      ['a', 'b', 'c', 'd', 'e', '__proto__', 'toString'].map((name) => ownValue(attributes, name)),
    ).toEqual([null, 0, '', false, undefined, undefined, undefined]);
  });

  it('is named by a plain object; an instant of Temporal names none', () => {
    expect(
      [{ field: 'a' }, {}, null, 5, [], new Date(0), { epochMilliseconds: 5 }].map(isFieldLike),
    ).toEqual([true, true, false, false, false, false, false]);
  });
});

describe('calendars by id', () => {
  it('are those of an object; anything else holds none', () => {
    expect([...calendarsById({ office })]).toEqual([['office', office]]);
    for (const none of [undefined, null, 5, 'office']) expect(calendarsById(none).size).toBe(0);
  });
});

describe('a compiled clock', () => {
  it('is asked for by name', () => {
    for (const other of [ruleOf(), null, { ...clockOf() }])
      expect(thrownBy(() => startClock(other as never))).toMatchObject({
        code: 'invalid-type',
        path: ['clock'],
        expected: 'a compiled clock',
        hint: 'use compileClock',
      });
  });

  it('is marked by its rule and by the hours in which it starts', () => {
    const other = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-17:00' } });
    const marked = (rule: Partial<ClockRule>, calendar = office) =>
      ruleMarkOf(compileClock(ruleOf(rule), { office: calendar }));
    const clock = clockOf();
    expect(ruleMarkOf(clock)).toBe(ruleMarkOf(clock));
    expect(marked({})).toBe(marked({}));
    expect(marked({ id: 'other' })).not.toBe(marked({}));
    expect(marked({ calendar: 'office' }, other)).toBe(marked({ calendar: 'office' }));
    expect(marked({ startCalendar: 'office' }, other)).not.toBe(
      marked({ startCalendar: 'office' }),
    );
  });
});
