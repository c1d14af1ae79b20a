import { describe, expect, it } from 'vitest';
import {
  advanceClock,
  attributeTime,
  type ClockState,
  changesBetween,
  compileClock,
  deadlineHistory,
  dueAtColumn,
  evaluateClock,
  readLog,
  reportClock,
  startClock,
  traceClock,
} from '../../../src/clock.js';
import { isSlaError } from '../../../src/core/error.js';
import { MAX_INSTANT } from '../../../src/core/instant.js';
import { nextTickInMs, remainingAt, serverOffset } from '../../../src/countdown.js';
import {
  advanceTicket,
  attainmentOf,
  attributeTicket,
  clockOf,
  compileAgreement,
  compileCalendar,
  evaluateTicket,
  reportTicket,
  settlePeriod,
  startTicket,
  ticketChangesBetween,
  traceTicket,
} from '../../../src/index.js';
import {
  countdownsOf,
  describeDuration,
  describeInstant,
  explainBusinessTime,
  explainClock,
  explainTicket,
  toCountdown,
} from '../../../src/report.js';

const HOUR = 3_600_000;
const RULE = {
  id: 'reply',
  start: { on: 'created' },
  stop: { on: 'solved' },
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
  targets: [{ elapsed: 'PT1H' }],
} as const;
const clock = compileClock(RULE);
const created = { at: 0, type: 'created' };

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (isSlaError(error)) return error.code;
    throw error;
  }
  return 'none';
}

describe('A2: a countdown of a clock without a date', () => {
  it('stays at 0, as the report does, and never ticks', () => {
    const dated = compileClock({ ...RULE, targets: [{ dueAt: { field: 'due' } }] });
    const report = evaluateClock(dated, [created], { at: 1000 });
    expect([report.current?.dueStatus, report.current?.remainingMs]).toEqual(['no-date', 0]);
    const snapshot = toCountdown(report);
    expect(remainingAt(snapshot, 1000 + 24 * HOUR)).toBe(0);
    expect(nextTickInMs(snapshot, 1000, 1000)).toBeNull();
  });
});

describe('A3: a cycle that is yet to count', () => {
  // 1970-01-03 is a Saturday.
  const saturday = Date.UTC(1970, 0, 3, 12);
  const sla = compileAgreement({
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    calendars: { office: { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } } },
    objectives: [{ kind: 'clock', ...RULE, startCalendar: 'office', calendar: 'office' }],
  });
  const evaluation = evaluateTicket(
    sla,
    { id: 'T', events: [{ at: saturday, type: 'created' }] },
    { at: saturday + 1 },
  );

  it('is open, with an interval and without', () => {
    expect(evaluation.objectives[0]?.report.state).toBe('pending');
    for (const within of [undefined, [0, saturday + 1] as const]) {
      expect(attainmentOf([evaluation], { within })).toMatchObject([
        { met: 0, missed: 0, open: 1, cancelled: 0 },
      ]);
    }
  });
});

describe('A5: an event that is delivered twice', () => {
  it('counts once, event by event as in the whole log', () => {
    const events = [
      { ...created, id: '1' },
      { at: 1000, type: 'solved', id: '2' },
      { ...created, id: '1' },
      { at: 2000, type: 'created', id: '1' },
    ];
    const at = 3000;
    const state = events.reduce<ClockState>(
      (before, event) => advanceClock(clock, before, event),
      startClock(clock),
    );
    const whole = evaluateClock(clock, events, { at });
    expect(reportClock(clock, state, { at })).toEqual({ ...whole, ignored: [] });
    expect(whole.cycles).toHaveLength(1);
  });

  it('is known by a state that goes on in two ways only where it was folded', () => {
    const start = advanceClock(clock, startClock(clock), { ...created, id: '1' });
    const one = advanceClock(clock, start, { at: 1, type: 'solved', id: '2' });
    const other = advanceClock(clock, start, { at: 2, type: 'paused', id: '3' });
    // `2` was folded on the other way only, and `3` not on the first.
    expect(advanceClock(clock, other, { at: 5, type: 'solved', id: '2' })).not.toBe(other);
    expect(advanceClock(clock, one, { at: 5, type: 'created', id: '3' })).not.toBe(one);
    expect(advanceClock(clock, one, { at: 5, type: 'created', id: '2' })).toBe(one);
    expect(advanceClock(clock, other, { at: 5, type: 'created', id: '1' })).toBe(other);
  });
});

describe('A6: a state that is not of this clock, or is not whole', () => {
  const state = [created, { at: 1, type: 'note' }].reduce<ClockState>(
    (before, event) => advanceClock(clock, before, event),
    startClock(clock),
  );
  const stored = (): never => JSON.parse(JSON.stringify(state)) as never;

  it('is refused by a clock of another id and by one of another rule', () => {
    for (const change of [{ id: 'other' }, { targets: [{ elapsed: 'PT8H' }] }]) {
      const other = compileClock({ ...RULE, ...change });
      expect(codeOf(() => reportClock(other, state, { at: 1 }))).toBe('invalid-state');
      expect(codeOf(() => advanceClock(other, state, created))).toBe('invalid-state');
    }
  });

  const paths = (value: unknown, at: readonly string[] = []): (readonly string[])[] =>
    typeof value !== 'object' || value === null
      ? []
      : Object.entries(value).flatMap(([key, member]) => [
          [...at, key],
          ...paths(member, [...at, key]),
        ]);
  const inner = (root: never, path: readonly string[]): Record<string, unknown> =>
    path.reduce<Record<string, unknown>>((at, key) => at[key] as Record<string, unknown>, root);

  it.each(
    // Any names are attributes.
    paths(JSON.parse(JSON.stringify(state)))
      .filter((path) => path[1] !== 'attributes')
      .map((path) => [path.join('.'), path] as const),
  )('is refused without its %s, and with another thing there', (_, path) => {
    const last = path[path.length - 1] as string;
    const cut = stored();
    delete inner(cut, path.slice(0, -1))[last];
    const isOfList = /^\d+$/.test(last);
    if (!isOfList) expect(codeOf(() => reportClock(clock, cut, { at: 1 }))).toBe('invalid-state');
    for (const wrong of [Symbol('no'), { no: 1 }, [null, 'no'], -7.5]) {
      const other = stored();
      inner(other, path.slice(0, -1))[last] = wrong;
      const code = codeOf(() => advanceClock(clock, other, { at: 1, type: 'note' }));
      expect(['invalid-state', 'unknown-field']).toContain(code);
    }
  });

  it('is refused when its target is none of the rule', () => {
    const text = JSON.stringify(state).replace('"target":0', '"target":1');
    expect(codeOf(() => reportClock(clock, JSON.parse(text), { at: 1 }))).toBe('invalid-state');
  });
});

describe('B14: a log of any length', () => {
  /** Of pauses a second each; so many that a state gathers its last events. */
  const long = (count: number) => [
    created,
    ...Array.from({ length: count - 1 }, (_, i) => ({
      id: `e${i}`,
      at: 1000 + i * 1000,
      type: i % 2 === 0 ? 'paused' : 'resumed',
      set: { [`a${i % 300}`]: i },
    })),
  ];

  it('is reported alike whole and event by event, stored in between or not', () => {
    const events = long(1501);
    let state = startClock(clock);
    let stored = startClock(clock);
    events.forEach((event, i) => {
      state = advanceClock(clock, state, event);
      if (i % 100 === 0) stored = JSON.parse(JSON.stringify(stored));
      stored = advanceClock(clock, stored, event);
      if (i % 250 !== 0) return;
      const whole = evaluateClock(clock, events.slice(0, i + 1), { at: event.at });
      expect(reportClock(clock, state, { at: event.at })).toEqual({ ...whole, ignored: [] });
      expect(reportClock(clock, stored, { at: event.at })).toEqual({ ...whole, ignored: [] });
    });
    expect(state.recent.length).toBeGreaterThan(0);
    expect(stored).toEqual(state);
  });

  it('leaves every earlier state as it was', () => {
    let state = startClock(clock);
    const told: string[] = [];
    const states: ClockState[] = [];
    for (const event of long(700)) {
      state = advanceClock(clock, state, event);
      states.push(state);
      told.push(JSON.stringify(state));
    }
    expect(states.map((one) => JSON.stringify(one))).toEqual(told);
  });

  it('knows an id again that waits among the recent events', () => {
    const events = long(1200);
    const state = events.reduce<ClockState>((s, e) => advanceClock(clock, s, e), startClock(clock));
    const stored: ClockState = JSON.parse(JSON.stringify(state));
    for (const event of [events[1], events[900], events[1199]]) {
      if (event === undefined) throw new Error('no such event');
      expect(advanceClock(clock, state, event)).toBe(state);
      expect(advanceClock(clock, stored, event)).toEqual(stored);
    }
  });

  it('of one instant notices two values of an attribute among many', () => {
    const stateful = compileClock({
      ...RULE,
      pause: undefined,
      resume: undefined,
      start: { field: 'status', equals: 'new' },
      stop: { field: 'status', equals: 'done' },
    });
    const noise = Array.from({ length: 40 }, (_, i) => ({
      at: 5,
      type: 'x',
      set: { [`n${i}`]: i },
    }));
    const [first, second] = ['new', 'done'].map((status) => ({
      at: 5,
      type: 'x',
      set: { status },
    }));
    if (first === undefined || second === undefined) throw new Error('no events');
    // New and done within an instant: there was a ticket, and it was solved.
    const report = evaluateClock(stateful, [first, ...noise, second], { at: 5 });
    expect(report.cycles.map(({ state }) => state)).toEqual(['met']);
    expect(evaluateClock(stateful, [...noise, second], { at: 5 }).cycles).toEqual([]);
  });
});

describe('C7: what is no argument is refused by name', () => {
  const sla = compileAgreement({
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [{ kind: 'clock', ...RULE }],
  });
  const calendar = compileCalendar({ timeZone: 'UTC', weekly: { mon: '09:00-10:00' } });
  const ticket = { id: 'T', events: [created] };
  const report = evaluateClock(clock, [created], { at: 0 });
  const evaluation = evaluateTicket(sla, ticket, { at: 0 });
  const snapshot = toCountdown(report);
  const facts = { periodOf: 0, tickets: [ticket] };
  const columns = {
    runningSinceAt: Float64Array.of(0),
    elapsedMs: Float64Array.of(0),
    targetMs: Float64Array.of(0),
  };
  const calls: readonly (readonly [(...args: never[]) => unknown, readonly unknown[]])[] = [
    [compileClock, [RULE]],
    [readLog, [[created]]],
    [evaluateClock, [clock, [created], { at: 0 }]],
    [traceClock, [clock, [created], { at: 0 }]],
    [deadlineHistory, [clock, [created], { at: 0 }]],
    [attributeTime, [clock, [created], { at: 0, field: 'a' }]],
    [startClock, [clock]],
    [advanceClock, [clock, startClock(clock), created]],
    [reportClock, [clock, startClock(clock), { at: 0 }]],
    [changesBetween, [report, report]],
    [dueAtColumn, [calendar, columns]],
    [compileAgreement, [sla.agreement]],
    [clockOf, [sla, 'reply']],
    [evaluateTicket, [sla, ticket, { at: 0 }]],
    [traceTicket, [sla, ticket, { at: 0 }]],
    [attributeTicket, [sla, ticket, { at: 0, field: 'a' }]],
    [startTicket, [sla, { id: 'T' }]],
    [advanceTicket, [sla, startTicket(sla, { id: 'T' }), created]],
    [reportTicket, [sla, startTicket(sla, { id: 'T' }), { at: 0 }]],
    [ticketChangesBetween, [evaluation, evaluation]],
    [settlePeriod, [sla, facts, { at: 0 }]],
    [attainmentOf, [[evaluation]]],
    [toCountdown, [report]],
    [countdownsOf, [sla, evaluation]],
    [explainClock, [clock, [created], { at: 0 }]],
    [explainTicket, [sla, ticket, { at: 0 }]],
    [explainBusinessTime, [calendar, []]],
    [describeInstant, [0, 'UTC']],
    [describeDuration, [0]],
    [remainingAt, [snapshot, 0]],
    [nextTickInMs, [snapshot, 0, 1000]],
    [serverOffset, [0, 0, 0]],
  ];
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  const thrower = new Proxy([], {
    get: () => {
      throw new Error('boom');
    },
  });
  const WRONG = [undefined, null, Number.NaN, 'abc', 7.5, {}, [null], 1n, () => 0, proxy, thrower];

  it.each(calls.map(([call, args]) => [call.name, call, args] as const))('%s', (_, call, args) => {
    expect(codeOf(() => call(...(args as never[])))).toBe('none');
    args.forEach((_, i) => {
      const codes = WRONG.map((wrong) =>
        codeOf(() => call(...(args.map((arg, j) => (j === i ? wrong : arg)) as never[]))),
      );
      // Each answers or refuses, and of so many wrong ones most are refused.
      expect(codes.filter((code) => code !== 'none').length).toBeGreaterThan(3);
    });
    for (let count = 0; count < Math.min(call.length, args.length); count++)
      expect(codeOf(() => call(...(args.slice(0, count) as never[])))).not.toBe('none');
  });
});

describe('C8: no figure of a countdown is not a number', () => {
  const snapshot = toCountdown(evaluateClock(clock, [created], { at: 0 }));
  it.each([Number.NaN, Number.POSITIVE_INFINITY, '5', null, undefined])('%s', (now) => {
    expect(codeOf(() => remainingAt(snapshot, now as never))).toBe('invalid-instant');
    expect(codeOf(() => nextTickInMs(snapshot, now as never, 1000))).toBe('invalid-instant');
    expect(codeOf(() => nextTickInMs(snapshot, 0, now as never))).toBe('invalid-duration');
    expect(codeOf(() => serverOffset(0, now as never, 0))).toBe('invalid-instant');
  });

  it('nor of one whose snapshot was edited', () => {
    for (const change of [
      { movesAt: [[0]] },
      { movesAt: [[0, null]] },
      { remainingMs: Number.NaN },
    ])
      expect(codeOf(() => remainingAt({ ...snapshot, ...change } as never, 5))).toBe(
        'invalid-type',
      );
  });
});

describe('A11: no change after the instants that slakit knows', () => {
  it('a deadline at the end of time is never missed', () => {
    const clock = compileClock({
      id: 'reply',
      start: { on: 'created' },
      stop: { on: 'solved' },
      targets: [{ elapsed: 'PT1H' }],
    });
    const log = [{ at: MAX_INSTANT - 3_600_000, type: 'created' }];
    const { current, nextChangeAt } = evaluateClock(clock, log, { at: MAX_INSTANT });
    expect([current?.dueAt, nextChangeAt]).toEqual([MAX_INSTANT, null]);
  });
});
