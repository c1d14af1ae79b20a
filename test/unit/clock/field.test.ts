import { describe, expect, test } from 'vitest';
import { remainingAt } from '../../../src/countdown.js';
import {
  attainmentOf,
  type ClockEvent,
  type ClockObjective,
  type ClockRule,
  changesBetween,
  compileAgreement,
  compileCalendar,
  compileClock,
  evaluateClock,
  evaluateTicket,
  ROUND_THE_CLOCK,
  settlePeriod,
  toInstant,
} from '../../../src/index.js';
import * as products from '../../../src/presets.js';
import { toCountdown } from '../../../src/report.js';
import { rewatch, startWatch, watchEvent, watchUntil } from '../../../src/scheduler.js';
import { clockPresets } from '../../presets.js';
import { atMinute, clockOf, cyclesOf, log, MINUTE } from './tickets.js';

/** Cases that users of other products reported; each is one of a kind, worked out by hand. */

const HOUR = 60 * MINUTE;
const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
const on = (time: string) => toInstant(`2026-03-02T${time}Z`);

const PRESETS = clockPresets('desk');

describe('F1: a ticket that leaves the group of its target and comes back', () => {
  const clock = compileClock(
    {
      id: 'resolution',
      start: { on: 'created' },
      stop: { on: 'solved' },
      calendar: 'office',
      targets: [{ when: { field: 'group', equals: 'support' }, elapsed: { hours: 8 } }],
    },
    { office },
  );
  const events: ClockEvent[] = [
    { at: on('09:00:00'), type: 'created', set: { group: 'support' } },
    { at: on('11:00:00'), type: 'assigned', set: { group: 'sales' } },
    { at: on('13:00:00'), type: 'assigned', set: { group: 'support' } },
  ];

  test('has no deadline meanwhile', () => {
    const { current, state } = evaluateClock(clock, events, { at: on('12:00:00') });
    expect([state, current?.dueAt, current?.dueStatus]).toEqual(['no-target', null, 'no-target']);
  });

  test('has run since 09:00 and is due at 17:00 that day', () => {
    const { current, state } = evaluateClock(clock, events, { at: on('14:00:00') });
    expect([state, current?.dueAt, current?.elapsedMs]).toEqual([
      'running',
      on('17:00:00'),
      5 * HOUR,
    ]);
  });
});

describe('F3: merged in time, a ticket owes nothing', () => {
  test.each(PRESETS)('%s', (_, preset) => {
    const clock = compileClock({ ...preset, id: 'promise', targets: [{ elapsed: { hours: 4 } }] });
    const events = [
      { at: 0, type: 'created', set: { status: 'new', group: 'desk' } },
      { at: HOUR, type: 'customer_reply' },
      { at: 2 * HOUR, type: 'merged' },
    ];
    const report = evaluateClock(clock, events, { at: 400 * HOUR });
    expect(report.cycles.map(({ state }) => state).filter((state) => state === 'missed')).toEqual(
      [],
    );
    expect(report.nextChangeAt).toBeNull();
    // Late before it was merged, it stays late: four hours after its start, whenever that was.
    const late = [...events.slice(0, 2), { at: 90 * HOUR, type: 'merged' }];
    const { cycles } = evaluateClock(clock, late, { at: 400 * HOUR });
    for (const { startedAt, state } of cycles)
      expect([startedAt, state]).toEqual([startedAt, 'missed']);
  });
});

describe('F4: solved in time, a ticket owes no answer', () => {
  const firsts = PRESETS.filter(([name]) => /first|response|firstReply|timeToOwn/i.test(name));
  test.each(firsts)('%s: solved without a reply', (_, preset) => {
    const clock = compileClock({ ...preset, id: 'promise', targets: [{ elapsed: { hours: 4 } }] });
    const events = [
      { at: 0, type: 'created', set: { status: 'new' } },
      { at: HOUR, type: 'solved', set: { status: 'solved' } },
    ];
    expect(evaluateClock(clock, events, { at: 400 * HOUR }).summary.missed).toBe(0);
  });

  const nexts = PRESETS.filter(([name]) => /next|update/i.test(name));
  test.each(nexts)('%s: "thanks", and solved', (_, preset) => {
    const clock = compileClock({ ...preset, id: 'promise', targets: [{ elapsed: { hours: 4 } }] });
    const events = [
      { at: 0, type: 'created', set: { status: 'new' } },
      { at: HOUR, type: 'public_reply', set: { status: 'open' } },
      { at: 2 * HOUR, type: 'customer_reply' },
      { at: 3 * HOUR, type: 'solved', set: { status: 'solved' } },
    ];
    expect(evaluateClock(clock, events, { at: 400 * HOUR }).summary.missed).toBe(0);
  });
});

test.each([
  ['CHATWOOT', products.CHATWOOT.nextResponse],
  ['FRESHDESK', products.FRESHDESK.nextResponse],
  ['ZENDESK', products.ZENDESK.nextReplyTime],
])('A4: %s owes a next response only once the first was given', (_, preset) => {
  const clock = compileClock({ ...preset, id: 'next', targets: [{ elapsed: { hours: 1 } }] });
  const events = log([0, 'created'], [5, 'customer_reply'], [10, 'customer_reply']);
  expect(atMinute(clock, events, 500).cycles).toEqual([]);
  const answered = [...events, ...log([20, 'public_reply'], [30, 'customer_reply'])];
  expect(cyclesOf(atMinute(clock, answered, 95))).toEqual(['1: 30 to now, missed']);
});

describe('F9: an objective for a group', () => {
  const objective = {
    kind: 'clock',
    id: 'resolution',
    start: { on: 'created' },
    stop: { on: 'solved' },
    appliesTo: { field: 'group', equals: 'support' },
    targets: [{ elapsed: { hours: 1 } }],
  } as const;
  const document = { id: 'support', timeZone: 'UTC', currency: 'EUR' } as const;
  const events = [
    { at: 0, type: 'created', set: { group: 'support' } },
    { at: 30 * MINUTE, type: 'assigned', set: { group: 'sales' } },
  ];

  test('is gone with the group, and said to be', () => {
    const sla = compileAgreement({ ...document, objectives: [objective] });
    const { objectives, notFor } = evaluateTicket(sla, { id: 'T', events }, { at: 2 * HOUR });
    expect([objectives, notFor]).toEqual([[], ['resolution']]);
  });

  test('stays, where the agreement says so', () => {
    const sla = compileAgreement({
      ...document,
      objectives: [{ ...objective, applies: 'ever' }],
    });
    const { objectives } = evaluateTicket(sla, { id: 'T', events }, { at: 2 * HOUR });
    expect(objectives.map(({ report }) => report.state)).toEqual(['missed']);
  });

  test('comes back with its time kept', () => {
    const sla = compileAgreement({ ...document, objectives: [objective] });
    const back = [...events, { at: 40 * MINUTE, type: 'assigned', set: { group: 'support' } }];
    const { nextDueAt } = evaluateTicket(sla, { id: 'T', events: back }, { at: 50 * MINUTE });
    expect(nextDueAt).toBe(HOUR);
  });
});

describe('F10: events of one second', () => {
  const paused: Partial<ClockRule> = { pause: { on: 'paused' }, resume: { on: 'resumed' } };

  test('paused and resumed: it runs', () => {
    const events = log([0, 'created'], [10, 'paused'], [10, 'resumed']);
    const report = atMinute(clockOf(paused), events, 30);
    expect([report.state, report.current?.elapsedMs]).toEqual(['running', 30 * MINUTE]);
  });

  test('an answer and a message: the customer waits', () => {
    const next = clockOf({ start: { on: 'customer_reply' }, stop: { on: 'public_reply' } });
    for (const before of [[], log([0, 'customer_reply'])]) {
      const events = [
        ...log([-5, 'created']),
        ...before,
        ...log([10, 'public_reply'], [10, 'customer_reply']),
      ];
      expect(atMinute(next, events, 20).state).toBe('running');
    }
  });

  test('created and solved: it was solved', () => {
    expect(cyclesOf(atMinute(clockOf(), log([5, 'created'], [5, 'solved']), 90))).toEqual([
      '1: 5 to 5 stopped, met',
    ]);
  });

  test('what another one outranked is told', () => {
    const events = log([0, 'created'], [10, 'paused'], [20, 'resumed'], [20, 'paused']);
    expect(atMinute(clockOf(paused), events, 30).ignored).toEqual([
      {
        index: 3,
        type: 'paused',
        eventAt: 20 * MINUTE,
        reason: 'pause-while-paused',
        severity: 'warning',
      },
    ]);
  });
});

test('F16: a warning that waits for the morning never fires once the ticket was solved the evening before', () => {
  const clock = compileClock(
    {
      id: 'resolution',
      start: { on: 'created' },
      stop: { on: 'solved' },
      targets: [{ elapsed: { hours: 4 } }],
      warnings: [{ percent: 50, notifyWithin: 'office' }],
    },
    { office },
  );
  const created = { at: on('18:00:00'), type: 'created' };
  const open = evaluateClock(clock, [created], { at: on('19:00:00') });
  expect(open.current?.warnings[0]?.firesAt).toBe(toInstant('2026-03-03T09:00:00Z'));
  const solved = [created, { at: on('21:00:00'), type: 'solved' }];
  const { current } = evaluateClock(clock, solved, { at: '2026-03-04T09:00:00Z' });
  expect(current?.warnings).toEqual([{ id: '50%', firesAt: null, hasFired: false }]);
});

test('F18: a value that no target names is told, with the one that was meant', () => {
  const clock = clockOf({
    targets: [
      { when: { field: 'priority', equals: 'urgent' }, elapsed: { minutes: 15 } },
      { when: { field: 'level', in: ['1', '2'] }, elapsed: { minutes: 30 } },
    ],
  });
  const events = log([0, 'created', { priority: 'Urgent', level: 1 }]);
  expect(atMinute(clock, [], 5)).toMatchObject({ state: 'pending', noTarget: null });
  expect(atMinute(clock, events, 5)).toMatchObject({
    state: 'no-target',
    current: null,
    noTarget: {
      sinceAt: 0,
      values: [
        { attribute: 'priority', value: 'Urgent', nearest: 'urgent' },
        { attribute: 'level', value: 1, nearest: '1' },
      ],
    },
  });
});

test('F18: a value that the agreement does not declare is told', () => {
  const sla = compileAgreement({
    id: 'support',
    timeZone: 'UTC',
    currency: 'EUR',
    attributes: { priority: ['urgent', 'normal'], tag: [] },
    objectives: [
      {
        kind: 'clock',
        id: 'reply',
        start: { on: 'created' },
        stop: { on: 'reply' },
        targets: [{ elapsed: { hours: 1 } }],
      },
    ],
  });
  const events = [{ at: 0, type: 'created', set: { priority: 'norml', tag: 'x' } }];
  expect(evaluateTicket(sla, { id: 'T', events }, { at: 1 }).undeclared).toEqual([
    { attribute: 'priority', value: 'norml', nearest: 'normal' },
  ]);
});

test.each(['clock', 'wall'] as const)(
  'F19: late by 30 minutes and then paused, every figure stands, by %s',
  (pauseExtends) => {
    const clock = clockOf({
      pause: { on: 'paused' },
      resume: { on: 'resumed' },
      pauseExtends,
      warnings: [{ after: { minutes: 60 } }],
    });
    const events = log([0, 'created'], [90, 'paused']);
    const figures = (minute: number) => {
      const { current } = atMinute(clock, events, minute);
      return [current?.remainingMs, current?.wallRemainingMs, current?.overrunMs];
    };
    const thirty = [-30 * MINUTE, -30 * MINUTE, 30 * MINUTE];
    expect([figures(90), figures(500)]).toEqual([thirty, thirty]);
    // An hour late it is at 530: 30 minutes after it went on.
    const resumed = [...events, ...log([500, 'resumed'])];
    const { current } = atMinute(clock, resumed, 510);
    expect([current?.wallRemainingMs, current?.warnings[0]?.firesAt]).toEqual([
      -40 * MINUTE,
      530 * MINUTE,
    ]);
  },
);

describe('W5: a target of 15 minutes, acceptable until 30', () => {
  const clock = clockOf({
    targets: [{ elapsed: { minutes: 15 }, acceptable: { minutes: 30 } }],
    warnings: [
      { percent: 50, level: 'acceptable' },
      { before: { minutes: 5 }, level: 'acceptable' },
    ],
  });
  const events = log([0, 'created']);

  test('has a verdict of its own, and a timer for the second level', () => {
    expect(atMinute(clock, events, 26)).toMatchObject({
      state: 'acceptable',
      nextChangeAt: 30 * MINUTE + 1,
    });
  });

  test('warns of the second level: half of 30 is at 15, five minutes before it is at 25', () => {
    const fires = atMinute(clock, events, 1).current?.warnings.map(({ firesAt }) => firesAt);
    expect(fires).toEqual([15 * MINUTE, 25 * MINUTE]);
  });

  test('tells both levels, each once', () => {
    const steps = [0, 16, 20, 31].map((minute) => atMinute(clock, events, minute));
    const told = steps.slice(1).map((after, i) =>
      changesBetween(steps[i] ?? null, after)
        .map(({ key }) => key)
        .filter((key) => !key.includes('warning')),
    );
    expect(told).toEqual([['resolution/1/acceptable'], [], ['resolution/1/missed']]);
    const both = changesBetween(steps[0] ?? null, steps[3] as (typeof steps)[0]);
    expect(both.map(({ kind }) => kind).filter((kind) => kind !== 'warning-fired')).toEqual([
      'acceptable',
      'missed',
    ]);
  });
});

test('W4: opened Saturday 12:00, paused 13:00, ten office hours: ten hours are left on Tuesday', () => {
  const clock = compileClock(
    {
      id: 'resolution',
      start: { on: 'created' },
      stop: { on: 'solved' },
      pause: { on: 'paused' },
      resume: { on: 'resumed' },
      startCalendar: 'office',
      calendar: 'office',
      targets: [{ elapsed: { hours: 10 } }],
    },
    { office },
  );
  const events = [
    { at: '2026-03-07T12:00:00Z', type: 'created' },
    { at: '2026-03-07T13:00:00Z', type: 'paused' },
  ];
  const before = evaluateClock(clock, events, { at: '2026-03-07T14:00:00Z' });
  expect(before.current?.standsBecause).toBe('start-calendar');
  const report = evaluateClock(clock, events, { at: '2026-03-10T12:00:00Z' });
  expect([report.state, report.current?.remainingMs]).toEqual(['paused', 10 * HOUR]);
  const snapshot = toCountdown(report, { calendars: { office } });
  expect(remainingAt(snapshot, toInstant('2026-03-10T16:00:00Z'))).toBe(10 * HOUR);
});

describe('asked for, and sayable', () => {
  test('a pause until a known date: the deadline is known meanwhile', () => {
    const clock = clockOf({
      pause: { field: 'status', equals: 'pending' },
      pauseUntil: { field: 'wakeAt' },
    });
    const events = log(
      [0, 'created', { status: 'open' }],
      [20, 'snoozed', { status: 'pending', wakeAt: 100 * MINUTE }],
    );
    const asleep = atMinute(clock, events, 50);
    // 20 minutes are used; the other 40 run from 100 on.
    expect(asleep).toMatchObject({ state: 'paused', nextChangeAt: 100 * MINUTE });
    expect(asleep.current).toMatchObject({
      dueAt: 140 * MINUTE,
      dueStatus: 'due',
      pauseEndsAt: 100 * MINUTE,
    });
    expect(atMinute(clock, events, 101).state).toBe('running');
    expect(atMinute(clock, events, 141).state).toBe('missed');
    // The state that paused goes on to hold, and pauses no more.
    const noted = [...events, ...log([120, 'note'])];
    expect(atMinute(clock, noted, 130).current?.dueAt).toBe(140 * MINUTE);
    // A new date is a new pause: 40 minutes were used by 120, the other 20 run from 200 on.
    const again = [...events, ...log([120, 'snoozed', { wakeAt: 200 * MINUTE }])];
    expect(atMinute(clock, again, 130).current?.dueAt).toBe(220 * MINUTE);
    // A date that is past says nothing.
    const past = log([0, 'created'], [20, 'snoozed', { status: 'pending', wakeAt: 10 * MINUTE }]);
    expect(atMinute(clock, past, 50).current).toMatchObject({ dueAt: null, pauseEndsAt: null });
  });

  test.each(['wall', 'clock'] as const)('reopening by age on the %s', (measuredOn) => {
    const clock = clockOf({
      reopening: { within: { hours: 24 }, inTime: 'resume', later: 'newCycle', measuredOn },
    });
    const reopened = (minute: number) =>
      cyclesOf(atMinute(clock, log([0, 'created'], [10, 'solved'], [minute, 'reopened']), minute));
    expect(reopened(10 + 24 * 60)).toEqual(['1: 0 to now, running']);
    expect(reopened(11 + 24 * 60)).toEqual([
      '1: 0 to 10 stopped, met',
      `2: ${11 + 24 * 60} to now, running`,
    ]);
  });

  test('a warning in the time of another calendar', () => {
    const clock = compileClock(
      {
        id: 'resolution',
        start: { on: 'created' },
        stop: { on: 'solved' },
        targets: [{ elapsed: { hours: 24 } }],
        warnings: [
          { before: { hours: 2 }, measuredOn: { calendar: 'office' } },
          { percent: 50, measuredOn: { calendar: 'office' } },
          { percent: 50, measuredOn: 'wall' },
        ],
      },
      { office },
    );
    // Monday 16:00 to Tuesday 16:00: 1 and 7 office hours, 24 of the wall.
    const events = [{ at: on('16:00:00'), type: 'created' }];
    const { current } = evaluateClock(clock, events, { at: on('16:00:00') });
    expect(current?.warnings.map(({ firesAt }) => firesAt)).toEqual(
      ['2026-03-03T14:00:00Z', '2026-03-03T12:00:00Z', '2026-03-03T04:00:00Z'].map(toInstant),
    );
  });

  test('a warning for some tickets only', () => {
    const clock = clockOf({
      warnings: [{ percent: 50, when: { field: 'tier', equals: 'gold' } }, { percent: 80 }],
    });
    const warned = (tier: string) =>
      atMinute(clock, log([0, 'created', { tier }]), 40).current?.warnings.map(({ id }) => id);
    expect([warned('gold'), warned('basic')]).toEqual([['50%', '80%'], ['80%']]);
  });

  test('a target in calendar days with a time: three days over the weekend and a change of the clocks', () => {
    const clock = compileClock({
      id: 'answer',
      start: { on: 'created' },
      stop: { on: 'replied' },
      pause: { on: 'paused' },
      resume: { on: 'resumed' },
      targets: [{ calendarDays: 3, due: '17:00', timeZone: 'Europe/Paris' }],
    });
    // Friday 27 March 2026 10:00 in Paris; on Sunday the clocks go to summer time.
    const created = { at: '2026-03-27T09:00:00Z', type: 'created' };
    const dueOf = (events: ClockEvent[]) =>
      evaluateClock(clock, events, { at: '2026-03-30T09:00:00Z' }).current?.dueAt;
    expect(dueOf([created])).toBe(toInstant('2026-03-30T15:00:00Z'));
    // Six hours on hold on the Saturday.
    const held = [
      { at: '2026-03-28T00:00:00Z', type: 'paused' },
      { at: '2026-03-28T06:00:00Z', type: 'resumed' },
    ];
    expect(dueOf([created, ...held])).toBe(toInstant('2026-03-30T21:00:00Z'));
  });

  test('what keeps a clock from moving', () => {
    const clock = compileClock(
      {
        id: 'resolution',
        start: { on: 'created' },
        stop: { on: 'solved' },
        pause: { on: 'paused' },
        resume: { on: 'resumed' },
        calendar: 'office',
        startAnchor: { field: 'from' },
        targets: [{ elapsed: { hours: 4 } }],
      },
      { office },
    );
    const created = { at: on('10:00:00'), type: 'created' };
    const why = (events: ClockEvent[], time: string) =>
      evaluateClock(clock, events, { at: on(time) }).current?.standsBecause;
    expect([
      why([created], '11:00:00'),
      why([created], '18:00:00'),
      why([created, { at: on('11:00:00'), type: 'paused' }], '12:00:00'),
      why([created, { at: on('11:00:00'), type: 'solved' }], '12:00:00'),
      why([{ ...created, set: { from: '2026-03-02T15:00:00Z' } }], '12:00:00'),
    ]).toEqual([null, 'closed', 'paused', 'ended', 'start-ahead']);
  });
});

test('F21: epoch seconds are told: 1,700,000,000 is a day of January 1970', () => {
  const report = evaluateClock(clockOf(), [{ at: 1_700_000_000, type: 'created' }], {
    at: '2023-11-14T23:00:00Z',
  });
  expect(report.doubtful).toEqual([
    { index: 0, type: 'created', eventAt: 1_700_000_000, reason: 'instant-like-seconds' },
  ]);
  const meant = [{ at: 1_700_000_000_000, type: 'created' }];
  expect(evaluateClock(clockOf(), meant, { at: 1_700_000_000_000 }).doubtful).toEqual([]);
});

describe('a desk of several teams', () => {
  const clock = compileClock(
    {
      id: 'resolution',
      start: { on: 'created' },
      stop: { on: 'solved' },
      calendars: [{ when: { field: 'team', equals: 'a' }, calendar: 'always' }],
      calendar: 'office',
      targets: [{ elapsed: { minutes: 60 }, acceptable: { minutes: 100 } }],
    },
    { office, always: compileCalendar(ROUND_THE_CLOCK) },
  );

  test('a countdown of 60 minutes shows 60, 50, 30 and -30, and the second level 40 more', () => {
    const report = evaluateClock(clock, [{ at: 0, type: 'created', set: { team: 'a' } }], {
      at: 0,
    });
    const snapshot = toCountdown(report, {
      calendars: { office, always: compileCalendar(ROUND_THE_CLOCK) },
    });
    const shown = [0, 10, 30, 90].map((minute) => remainingAt(snapshot, minute * MINUTE) / MINUTE);
    expect(shown).toEqual([60, 50, 30, -30]);
    expect(snapshot.acceptableRemainingMs).toBe(100 * MINUTE);
    expect(snapshot.validUntilAt).toBeGreaterThan(90 * MINUTE);
  });
});

describe('W5: in an agreement', () => {
  const agreement = (attainmentLevel: 'target' | 'acceptable') =>
    compileAgreement({
      id: 'support',
      timeZone: 'UTC',
      currency: 'EUR',
      objectives: [
        {
          kind: 'clock',
          id: 'reply',
          start: { on: 'created' },
          stop: { on: 'replied' },
          targets: [{ elapsed: { minutes: 15 }, acceptable: { minutes: 30 } }],
          attainmentPercent: 90,
          attainmentLevel,
        },
      ],
    });
  // Answered after 10, 20 and 40 minutes on 2 March 2026.
  const tickets = [10, 20, 40].map((minutes) => ({
    id: `T-${minutes}`,
    events: [
      { at: on('09:00:00'), type: 'created' },
      { at: on('09:00:00') + minutes * MINUTE, type: 'replied' },
    ],
  }));

  test('both levels have an attainment: one of three, and two of three', () => {
    const sla = agreement('target');
    const evaluations = tickets.map((ticket) =>
      evaluateTicket(sla, ticket, { at: '2026-04-01T00:00:00Z' }),
    );
    expect(attainmentOf(evaluations)).toMatchObject([
      {
        met: 1,
        acceptable: 1,
        missed: 1,
        attainmentPercent: '33.33',
        acceptablePercent: '66.66',
      },
    ]);
  });

  test.each([
    ['target', '33.33'],
    ['acceptable', '66.66'],
  ] as const)('the goal goes by the %s level where the agreement says so', (level, percent) => {
    const { lines } = settlePeriod(
      agreement(level),
      { periodOf: '2026-03-15T00:00:00Z', tickets },
      { at: '2026-04-02T00:00:00Z' },
    );
    expect(lines[0]?.levelPercent).toBe(percent);
  });
});

describe('a scheduler', () => {
  const sla = compileAgreement({
    id: 'support',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [
      {
        kind: 'clock',
        id: 'resolution',
        start: { on: 'created' },
        stop: { on: 'solved' },
        cancel: { on: 'merged' },
        targets: [
          { when: { field: 'priority', equals: 'urgent' }, elapsed: { minutes: 20 } },
          { elapsed: { minutes: 60 } },
        ],
        warnings: [{ percent: 50 }],
      },
    ],
  });
  const created = watchEvent(sla, startWatch(sla, { id: 'T' }), { at: 0, type: 'created' }).watch;
  const keysOf = (changes: readonly { readonly key: string }[]) => changes.map(({ key }) => key);

  test('an event 5 ms after a warning was due, before the timer: both are told, once', () => {
    const at = 30 * MINUTE + 5;
    const { watch, changes } = watchEvent(sla, created, { at, type: 'merged' });
    expect(changes.map(({ kind }) => kind)).toEqual(['warning-fired', 'ended']);
    expect(watchUntil(sla, watch, { at: at + 60_000 }).changes).toEqual([]);
  });

  test('a raised priority that puts warning and miss into the past: both are told, once', () => {
    const event = { at: 25 * MINUTE, type: 'priority', set: { priority: 'urgent' } };
    const { watch, changes } = watchEvent(sla, created, event);
    expect(keysOf(changes)).toEqual([
      'T/resolution/1/warning-fired/50%',
      'T/resolution/1/missed',
      `T/resolution/1/due-moved/${60 * MINUTE}-${20 * MINUTE}`,
    ]);
    expect(watchUntil(sla, watch, { at: 90 * MINUTE }).changes).toEqual([]);
  });

  test('a clock that lags behind, a restart and an event that came late', () => {
    const stored = JSON.parse(JSON.stringify(created));
    const { watch, changes } = watchUntil(sla, stored, { at: 61 * MINUTE });
    expect(keysOf(changes)).toEqual(['T/resolution/1/warning-fired/50%', 'T/resolution/1/missed']);
    expect(watchUntil(sla, watch, { at: 59 * MINUTE }).changes).toEqual([]);
    // Solved at minute 50, told at 61: the miss is taken back, the warning was right.
    const late = watchEvent(sla, watch, { at: 50 * MINUTE, type: 'solved' });
    expect(late.changes.map(({ kind }) => kind)).toEqual(['met', 'ended']);
  });

  test('new rules tell what is new, and withdraw what holds no longer', () => {
    const { watch } = watchUntil(sla, created, { at: 61 * MINUTE });
    const [objective] = sla.agreement.objectives;
    const softer = compileAgreement({
      ...sla.agreement,
      objectives: [{ ...(objective as ClockObjective), targets: [{ elapsed: { minutes: 100 } }] }],
    });
    const events = [{ at: 0, type: 'created' }];
    const { changes, withdrawn } = rewatch(softer, watch, { id: 'T', events });
    expect(keysOf(changes)).toEqual([`T/resolution/1/due-moved/null-${100 * MINUTE}`]);
    expect(withdrawn).toEqual([
      'T/resolution/1/missed',
      `T/resolution/1/due-moved/null-${60 * MINUTE}`,
    ]);
  });
});

test('a warning that had fired stays so when the ticket loses its target, and is paused later', () => {
  const clock = clockOf({
    pause: { field: 'status', equals: 'pending' },
    targets: [{ when: { field: 'group', equals: 'support' }, elapsed: { minutes: 60 } }],
    warnings: [{ percent: 0 }, { percent: 50 }],
  });
  const events = log(
    [0, 'created', { group: 'support' }],
    [10, 'assigned', { group: 'sales' }],
    [20, 'status', { status: 'pending' }],
  );
  expect(atMinute(clock, events, 90).current?.warnings).toEqual([
    { id: '0%', firesAt: 0, hasFired: true },
    { id: '50%', firesAt: null, hasFired: false },
  ]);
});
