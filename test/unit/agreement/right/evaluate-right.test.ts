import { describe, expect, test } from 'vitest';
import {
  assessCreditSeries,
  checkRight,
  compileRight,
  compileScheme,
  evaluateRight,
  type RightFacts,
  type RightRule,
  toInstant,
  toIso,
} from '../../../../src/index.js';
import { thrownBy } from '../../../oracle/thrown.js';

const events = (...days: string[]) => days.map((day) => ({ at: `${day}T10:00:00Z` }));
const threeInThirty: RightRule = {
  when: [{ kind: 'events', atLeast: 3, withinDays: 30 }],
  timeZone: 'UTC',
};
const judge = (rule: RightRule, facts: RightFacts, at: string) =>
  evaluateRight(compileRight(rule), facts, { at });

/** Months of 2026, `x` missed and `.` kept, each ending at midnight of the next first. */
const months = (text: string) =>
  [...text].map((sign, i) => ({ endAt: Date.UTC(2026, i + 1), missed: sign === 'x' }));

describe('three outages in any 30 days', () => {
  test('on 1, 12 and 29 June give the right from 29 June on', () => {
    // 31 May to 29 June are 30 days.
    const facts = { events: events('2026-06-29', '2026-06-01', '2026-06-12') };
    const state = judge(threeInThirty, facts, '2026-07-01T00:00:00Z');
    expect(state).toMatchObject({ status: 'exercisable', trigger: 0, exercisableUntilAt: null });
    expect(state.reachedAt).toBe(toInstant('2026-06-29T10:00:00Z'));
    expect(state.by).toEqual({ periods: [], events: [1, 2, 0] });
    const before = judge(threeInThirty, facts, '2026-06-29T09:59:59Z');
    expect([before.status, before.triggers[0]?.missingEvents]).toEqual(['not-reached', 1]);
  });

  test('on 1 and 20 June and 2 July do not', () => {
    // From 3 June to 2 July are 30 days: the first has left.
    const facts = { events: events('2026-06-01', '2026-06-20', '2026-07-02') };
    const state = judge(threeInThirty, facts, '2026-07-02T23:00:00Z');
    expect([state.status, state.triggers[0]?.missingEvents]).toEqual(['not-reached', 1]);
    // On 20 July only that of 2 July lies within 30 days.
    const later = judge(threeInThirty, facts, '2026-07-20T00:00:00Z');
    expect(later.triggers[0]?.missingEvents).toBe(2);
  });

  test('counts days by the clocks of its zone', () => {
    // 22:30 UTC on 1 June is 2 June in Berlin: 2 June to 1 July are 30 days, 1 June to 1 July are 31.
    const facts = {
      events: [{ at: '2026-06-01T22:30:00Z' }, ...events('2026-06-12', '2026-07-01')],
    };
    const at = '2026-07-02T00:00:00Z';
    expect(judge(threeInThirty, facts, at).status).toBe('not-reached');
    const berlin = { ...threeInThirty, timeZone: 'Europe/Berlin' };
    expect(judge(berlin, facts, at).status).toBe('exercisable');
  });

  test('may count one kind alone', () => {
    const when = [{ kind: 'events', atLeast: 2, withinDays: 30, of: 'major' }] as const;
    const facts = {
      events: [
        { at: '2026-06-01T00:00:00Z', kind: 'major' },
        { at: '2026-06-02T00:00:00Z', kind: 'minor' },
      ],
    };
    const state = judge({ when, timeZone: 'UTC' }, facts, '2026-06-03T00:00:00Z');
    expect([state.status, state.triggers[0]?.missingEvents]).toEqual(['not-reached', 1]);
  });
});

describe('a right with a time to mend and a time to act', () => {
  const rule: RightRule = {
    when: [{ kind: 'consecutive', periods: 3 }],
    cure: { days: 10 },
    exercise: { days: 30 },
    timeZone: 'UTC',
  };
  const facts: RightFacts = { periods: months('xxx') };

  test('is not reached, curing, exercisable and expired, each to the day', () => {
    const status = (at: string) => judge(rule, facts, at).status;
    // March ends with the 31st; ten days later is 10 April, thirty more are 10 May.
    expect(status('2026-03-31T23:59:59Z')).toBe('not-reached');
    expect(status('2026-04-01T00:00:00Z')).toBe('curing');
    expect(status('2026-04-10T23:59:59Z')).toBe('curing');
    expect(status('2026-04-11T00:00:00Z')).toBe('exercisable');
    expect(status('2026-05-10T23:59:59Z')).toBe('exercisable');
    expect(status('2026-05-11T00:00:00Z')).toBe('expired');
    expect(toIso(judge(rule, facts, '2026-04-20T00:00:00Z'))).toMatchObject({
      reachedAt: '2026-04-01T00:00:00.000Z',
      by: { periods: [0, 1, 2], events: [] },
      cureUntilAt: '2026-04-11T00:00:00.000Z',
      curedAt: null,
      arisesAt: '2026-04-11T00:00:00.000Z',
      exercisableUntilAt: '2026-05-11T00:00:00.000Z',
    });
  });

  test('is gone when it was mended in time, and not when it was mended later', () => {
    const mended = (curedAt: string) =>
      judge(rule, { ...facts, curedAt: [curedAt] }, '2026-04-20T00:00:00Z').status;
    expect(mended('2026-04-10T12:00:00Z')).toBe('cured');
    expect(mended('2026-04-11T00:00:00Z')).toBe('exercisable');
    expect(mended('2026-03-20T00:00:00Z')).toBe('exercisable');
  });

  test('comes back with the next miss, which the old ones still count for', () => {
    const four = { periods: months('xxxx'), curedAt: ['2026-04-05T00:00:00Z'] };
    const state = judge(rule, four, '2026-05-20T00:00:00Z');
    expect([state.status, state.by.periods]).toEqual(['exercisable', [1, 2, 3]]);
  });

  test('is used while it can be, and lasts longer when it is reached again', () => {
    const used = { ...facts, exercisedAt: '2026-04-20T00:00:00Z' };
    expect(judge(rule, used, '2026-09-01T00:00:00Z').status).toBe('exercised');
    expect(judge(rule, used, '2026-04-19T00:00:00Z').status).toBe('exercisable');
    const late = { ...facts, exercisedAt: '2026-05-11T00:00:00Z' };
    expect(judge(rule, late, '2026-09-01T00:00:00Z').status).toBe('expired');
    // Without a time to mend: reached with March until 30 April, with April until 30 May.
    const { cure: _, ...atOnce } = rule;
    const state = judge(atOnce, { periods: months('xxxx') }, '2026-05-05T00:00:00Z');
    expect(toIso(state)).toMatchObject({
      reachedAt: '2026-05-01T00:00:00.000Z',
      exercisableUntilAt: '2026-05-31T00:00:00.000Z',
    });
  });

  test('says how far it is away', () => {
    const missing = (text: string) =>
      judge(rule, { periods: months(text) }, '2026-12-31T00:00:00Z').triggers[0]?.missingPeriods;
    expect(['', 'x', 'xx', 'xx.', 'x.x', 'xxx'].map(missing)).toEqual([3, 2, 1, 3, 2, 1]);
    const sixth: RightRule = { when: [{ kind: 'count', atLeast: 3, window: 6 }], timeZone: 'UTC' };
    const state = judge(sixth, { periods: months('x.x..') }, '2026-12-31T00:00:00Z');
    expect(state.triggers[0]?.missingPeriods).toBe(1);
  });
});

test('two levels: the expected one missed four times in twelve months, or the minimum once', () => {
  const rule: RightRule = {
    when: [
      { kind: 'count', atLeast: 4, window: 12, when: { level: { lt: '99.9' } } },
      { kind: 'consecutive', periods: 1, when: { level: { lt: 99 } } },
    ],
    timeZone: 'UTC',
  };
  const levels = (...list: number[]) =>
    list.map((level, i) => ({ endAt: Date.UTC(2026, i + 1), level }));
  const at = '2026-12-01T00:00:00Z';
  const often = judge(rule, { periods: levels(99.5, 100, 99.5, 99.5, 99.5) }, at);
  expect([often.trigger, often.by.periods]).toEqual([0, [0, 2, 3, 4]]);
  const deep = judge(rule, { periods: levels(100, 98.9) }, at);
  expect([deep.trigger, deep.by.periods]).toEqual([1, [1]]);
  expect(judge(rule, { periods: levels(99, 99.5, 99.5) }, at).status).toBe('not-reached');
});

test('credits of a window reach an amount, and say what is left of it', () => {
  const usd = (amount: string) => ({ amount, currency: 'USD' });
  const rule: RightRule = {
    when: [{ kind: 'sum', window: 3, atLeast: usd('500') }],
    timeZone: 'UTC',
  };
  const credits = (...list: string[]) =>
    list.map((amount, i) => ({ endAt: Date.UTC(2026, i + 1), credit: usd(amount) }));
  const at = '2026-12-01T00:00:00Z';
  const state = judge(rule, { periods: credits('200', '0', '250') }, at);
  expect(state.status).toBe('not-reached');
  // The window of the next month has the 0 and the 250.
  expect(state.triggers[0]?.missingCredit).toEqual(usd('250.00'));
  const reached = judge(rule, { periods: credits('200', '50', '250', '0') }, at);
  expect([reached.status, reached.by.periods]).toEqual(['exercisable', [0, 1, 2]]);
});

test('a rolling cap that was used up in month 2 gives no right while months 3 and 4 are kept', () => {
  const scheme = compileScheme({
    target: { gte: 99 },
    rows: [{ lt: 99, remedy: { percent: 60 } }],
    caps: [{ limit: { money: { amount: 100, currency: 'EUR' } }, periods: 12 }],
  });
  const base = { amount: '100', currency: 'EUR' };
  const facts = [98, 98, 100, 100].map((level) => ({ level, base }));
  const { history } = assessCreditSeries(scheme, facts);
  expect(history.map(({ capReached }) => capReached)).toEqual([false, true, false, false]);
  const rule: RightRule = {
    when: [{ kind: 'consecutive', periods: 3, when: { capReached: true } }],
    timeZone: 'UTC',
  };
  const periods = history.map((period, i) => ({ ...period, endAt: Date.UTC(2026, i + 1) }));
  const state = judge(rule, { periods }, '2026-06-01T00:00:00Z');
  expect([state.status, state.triggers[0]?.missingPeriods]).toEqual(['not-reached', 3]);
});

test('periods that end after the instant of judgement, and what is mended later, are not known', () => {
  const rule: RightRule = { when: [{ kind: 'consecutive', periods: 2 }], timeZone: 'UTC' };
  expect(judge(rule, { periods: months('xx') }, '2026-02-28T00:00:00Z').status).toBe('not-reached');
});

test.each<[string, object, string, readonly (string | number)[]]>([
  ['no triggers', { when: [] }, 'invalid-type', ['when']],
  ['an unknown kind', { when: [{ kind: 'event' }] }, 'invalid-option', ['when', 0, 'kind']],
  ['no trigger', { when: [null] }, 'invalid-type', ['when', 0]],
  [
    'a window of no days',
    { when: [{ kind: 'events', atLeast: 1, withinDays: 0 }] },
    'invalid-option',
    ['when', 0, 'withinDays'],
  ],
  [
    'business days without a calendar',
    { cure: { businessDays: 5 } },
    'missing-field',
    ['calendar'],
  ],
  ['a stranger', { cures: { days: 5 } }, 'unknown-field', ['cures']],
])('%s is refused by both twins', (_, change, code, path) => {
  const rule = { ...threeInThirty, ...change } as RightRule;
  expect(thrownBy(() => compileRight(rule))).toMatchObject({ code, path });
  const check = checkRight(rule);
  expect(check.ok ? [] : check.issues[0]).toMatchObject({ code, path });
});

test('periods out of order, and strangers among their fields, are refused', () => {
  const right = compileRight(threeInThirty);
  const at = '2026-12-01T00:00:00Z';
  const [first, second] = months('xx');
  const call = (periods: unknown) => () => evaluateRight(right, { periods } as RightFacts, { at });
  expect(thrownBy(call([second, first]))).toMatchObject({
    code: 'invalid-option',
    path: ['facts', 'periods', 1, 'endAt'],
  });
  expect(thrownBy(call([{ ...first, misssed: true }]))).toMatchObject({
    code: 'unknown-field',
    path: ['facts', 'periods', 0, 'misssed'],
    hint: 'did you mean missed?',
  });
});
