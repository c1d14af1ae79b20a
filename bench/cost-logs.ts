import {
  advanceClock,
  attributeTime,
  type ClockEvent,
  compileClock,
  deadlineHistory,
  evaluateClock,
  startClock,
  traceClock,
} from '../src/clock.js';
import { checkAgreement, compileAgreement, settlePeriod } from '../src/index.js';
import type { Claim } from './types.js';

/** Something that is asked of a list of n things. */
interface Cost {
  readonly what: string;
  readonly n: number;
  readonly prepare: (n: number) => () => unknown;
}

const RULE = {
  id: 'reply',
  start: { on: 'created' },
  stop: { on: 'solved' },
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
  targets: [{ elapsed: 'PT1H' }],
} as const;
const CLOCK = compileClock(RULE);
const AT = 10_000_000_000;

function list<T>(count: number, member: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => member(i));
}

function pausing(count: number): ClockEvent[] {
  return list(count, (i) => ({
    at: i * 1000,
    type: i === 0 ? 'created' : i % 2 === 1 ? 'paused' : 'resumed',
    set: { group: `g${i}` },
  }));
}

function agreementOf(objective: object): object {
  const objectives = [{ kind: 'clock', ...RULE, ...objective }];
  return { id: 'a', timeZone: 'UTC', currency: 'EUR', objectives };
}

const COSTS: readonly Cost[] = [
  {
    what: 'pauses of a report',
    n: 20_000,
    prepare: (n) => {
      const events = pausing(n);
      return () => evaluateClock(CLOCK, events, { at: AT });
    },
  },
  {
    what: 'pauses of a trace',
    n: 20_000,
    prepare: (n) => {
      const events = pausing(n);
      return () => traceClock(CLOCK, events, { at: AT });
    },
  },
  {
    what: 'pauses of a history',
    n: 10_000,
    prepare: (n) => {
      const events = pausing(n);
      return () => deadlineHistory(CLOCK, events, { at: AT });
    },
  },
  {
    what: 'values of an attribution',
    n: 20_000,
    prepare: (n) => {
      const events = pausing(n);
      return () => attributeTime(CLOCK, events, { at: AT, field: 'group' });
    },
  },
  {
    what: 'events folded one by one',
    n: 20_000,
    prepare: (n) => {
      const events = pausing(n).map((event, i) => ({ ...event, id: `e${i}` }));
      return () => events.reduce((s, event) => advanceClock(CLOCK, s, event), startClock(CLOCK));
    },
  },
  {
    what: 'events of one instant',
    n: 20_000,
    prepare: (n) => {
      const events = list(n, (i) => ({ at: 0, type: 'x', set: { [`a${i}`]: i } }));
      return () => evaluateClock(CLOCK, events, { at: 0 });
    },
  },
  {
    what: 'targets of a check',
    n: 500,
    prepare: (n) => {
      const targets = list(n, (i) => ({ when: { field: 'p', equals: i }, elapsed: 'PT1H' }));
      return () => checkAgreement(agreementOf({ targets }));
    },
  },
  {
    what: 'findings of a check',
    n: 20_000,
    prepare: (n) => () => checkAgreement(agreementOf({ targets: list(n, () => ({ days: 1 })) })),
  },
  {
    what: 'tickets of a settlement',
    n: 5000,
    prepare: (n) => {
      const sla = compileAgreement(agreementOf({}) as never);
      const tickets = list(n, (i) => ({ id: `T${i}`, events: [{ at: i, type: 'created' }] }));
      return () => settlePeriod(sla, { periodOf: 0, tickets }, { at: AT });
    },
  },
];

const ROUNDS = 7;

/** What twice as much of everything costs, in logs and documents. */
export function logCostClaims(): readonly Claim[] {
  return COSTS.map(({ what, n, prepare }) => {
    const ratio = leastUs(prepare(2 * n)) / leastUs(prepare(n));
    return {
      text: `twice the ${what} (${n.toLocaleString('en-US')}) cost at most 2.5x`,
      measured: `${ratio.toFixed(2)}x`,
      holds: ratio <= 2.5,
    };
  });
}

/** The least of several rounds: what else the machine does only adds. */
function leastUs(run: () => unknown): number {
  run();
  const times = list(ROUNDS, () => {
    const { user } = process.cpuUsage();
    run();
    return process.cpuUsage().user - user;
  });
  return Math.min(...times);
}
