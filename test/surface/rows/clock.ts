import { compileCalendar } from '../../../src/calendar.js';
import * as clock from '../../../src/clock.js';
import type { zendeskOwnershipTime } from '../../../src/presets.js';
import { opaque } from '../mutations.js';
import type { RowsOf } from '../rows.js';

const OFFICE = opaque(compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } }));
const CALENDARS = { office: OFFICE, other: OFFICE };

/** Every field that a rule can have, in every form that goes with the others. */
const RULE: clock.ClockRule = {
  id: 'resolution',
  name: 'Resolution',
  start: { on: ['created', 'reopened'] },
  stop: { any: [{ on: 'solved' }, { field: 'status', in: ['solved', 'closed'] }] },
  pause: { all: [{ field: 'status', equals: 'waiting' }, { not: { field: 'size', gt: 3 } }] },
  reset: { field: 'size', gte: 100, lt: 1000, exists: true },
  cancel: { field: 'size', lte: -1 },
  release: { any: [{ once: ['merged', 'deleted'], until: 'restored' }, { once: 'spam' }] },
  pauseUntil: { field: 'resumesAt' },
  withoutTarget: 'cancelled',
  startAnchor: { field: 'seenAt' },
  startCalendar: 'other',
  retroactivePause: true,
  pauseCaps: { each: { hours: 8 }, total: { hours: 24 }, count: 3, measuredOn: 'wall' },
  reopening: { within: { hours: 24 }, inTime: 'resume', later: 'sequential', measuredOn: 'clock' },
  targets: [
    {
      when: { field: 'priority', equals: 'high' },
      elapsed: { hours: 4, minutes: 30 },
      acceptable: { hours: 8 },
      grace: { minutes: 5 },
      roundUpToClose: { minutes: 10 },
      calendar: 'other',
      pausable: false,
    },
    {
      when: { field: 'priority', equals: 'normal' },
      businessDays: 2,
      due: 'close',
      cutOff: '15:00',
      countFirstDay: true,
      grace: { minutes: 5 },
      roundUpToClose: 'always',
      calendar: 'other',
      pausable: true,
    },
    {
      when: { field: 'priority', equals: 'low' },
      calendarDays: 3,
      due: '17:00',
      timeZone: 'Europe/Paris',
      pausable: true,
    },
    { dueAt: { field: 'promisedAt' }, calendar: 'other' },
  ],
  calendars: [
    { when: { field: 'tier', equals: 'gold' }, calendar: 'other' },
    { calendar: 'office' },
  ],
  targetChange: 'retroactive',
  pauseExtends: 'wall',
  boundary: 'nextOpen',
  warnings: [
    { id: 'half', percent: 50, measuredOn: { calendar: 'other' }, notifyWithin: 'office' },
    {
      id: 'hour',
      when: { field: 'tier', equals: 'gold' },
      level: 'acceptable',
      before: { hours: 1 },
      measuredOn: 'wall',
      notifyWithin: 'office',
    },
    { id: 'late', after: { hours: 1 }, measuredOn: 'clock', notifyWithin: 'office' },
  ],
};
const INCIDENT = { field: 'kind', equals: 'incident' };
const RESUMED: clock.ClockRule = {
  id: 'response',
  start: { on: 'created' },
  stop: { on: 'replied' },
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
  targets: [{ when: INCIDENT, dueAt: { epochMilliseconds: 0 } }, { elapsed: { hours: 4 } }],
  calendar: 'office',
};

/** What says of which kind it is by a key. */
const KIND = {
  '0.**.when': 'invalid-condition',
  '0.start': 'invalid-condition',
  '0.stop': 'invalid-condition',
  '0.stop.any.*': 'invalid-condition',
  '0.pause': 'invalid-condition',
  '0.pause.all.*': 'invalid-condition',
  '0.pause.all.*.not': 'invalid-condition',
  '0.resume': 'invalid-condition',
  '0.reset': 'invalid-condition',
  '0.cancel': 'invalid-condition',
  '0.release': 'invalid-condition',
  '0.release.any.*': 'invalid-condition',
  '0.targets.*': 'invalid-target',
  '0.warnings.*': 'invalid-target',
} as const;

const compiled = opaque(clock.compileClock(RULE, CALENDARS));
const EVENTS: clock.ClockEvent[] = [
  {
    id: 'e-1',
    at: '2026-03-02T09:00:00Z',
    type: 'created',
    set: { priority: 'high', status: 'open' },
  },
  { id: 'e-2', at: '2026-03-02T09:30:00Z', type: 'changed', set: { status: 'waiting' }, seq: 7 },
  { id: 'e-2', at: '2026-03-02T09:30:00Z', type: 'changed', set: { status: 'waiting' } },
];
const AT = '2026-03-02T12:00:00Z';
const ATTRIBUTES = { tier: 'gold' };
const OPTIONS = {
  at: AT,
  attributes: ATTRIBUTES,
  order: 'sort',
  sameInstant: 'asGiven',
} as const;
const report = (at: string): clock.ClockReport => clock.evaluateClock(compiled, EVENTS, { at });
const state = (): clock.ClockState =>
  EVENTS.slice(0, 2).reduce<clock.ClockState>(
    (before, event) => clock.advanceClock(compiled, before, event),
    clock.startClock(compiled, ATTRIBUTES),
  );

const SET = 'attributes by the names that the host gives them';
const LOG = { '1.*.set': SET, '2.attributes': SET };
const BY_ID = {
  '0.targets.0.dueAt': 'an instant of Temporal, whatever else it has',
  '1': 'calendars by id',
};
const STATE = {
  '1.fold.attributes': SET,
  '1.fold.pending.events.*.set': SET,
};

export const clockRows = {
  compileClock: {
    args: () => [RULE, CALENDARS],
    others: [() => [RESUMED, CALENDARS]],
    anyKey: BY_ID,
    kinds: KIND,
  },
  checkClock: {
    args: () => [RULE, CALENDARS],
    others: [() => [RESUMED, CALENDARS]],
    anyKey: BY_ID,
    kinds: KIND,
  },
  readLog: {
    args: () => [EVENTS, { attributes: ATTRIBUTES, order: 'refuse', sameInstant: 'unordered' }],
    anyKey: { '0.*.set': SET, '1.attributes': SET },
  },
  evaluateClock: { args: () => [compiled, EVENTS, OPTIONS], anyKey: LOG },
  traceClock: { args: () => [compiled, EVENTS, OPTIONS], anyKey: LOG },
  deadlineHistory: { args: () => [compiled, EVENTS, OPTIONS], anyKey: LOG },
  attributeTime: {
    args: () => [compiled, EVENTS, { ...OPTIONS, field: 'priority' }],
    anyKey: LOG,
  },
  startClock: {
    args: () => [compiled, ATTRIBUTES, { sameInstant: 'asGiven' }],
    anyKey: { '1': SET },
  },
  advanceClock: {
    args: () => [
      compiled,
      state(),
      { id: 'e-3', at: AT, type: 'changed', set: { status: 'open' }, seq: 8 },
    ],
    anyKey: { ...STATE, '2.set': SET },
  },
  reportClock: { args: () => [compiled, state(), { at: AT }], anyKey: STATE },
  changesBetween: { args: () => [report('2026-03-02T09:15:00Z'), report(AT)] },
  dueAtColumn: {
    args: () => [
      OFFICE,
      {
        runningSinceAt: Float64Array.of(0),
        elapsedMs: Float64Array.of(0),
        targetMs: Float64Array.of(60_000),
      },
    ],
  },
  zendeskOwnershipTime: { args: () => ['Billing'] },
} satisfies RowsOf<typeof clock & { zendeskOwnershipTime: typeof zendeskOwnershipTime }>;
