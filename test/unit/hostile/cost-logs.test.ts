import { describe, expect, test } from 'vitest';
import {
  advanceClock,
  attributeTime,
  type ClockEvent,
  type ClockState,
  compileClock,
  deadlineHistory,
  evaluateClock,
  reportClock,
  startClock,
  traceClock,
} from '../../../src/clock.js';
import {
  attainmentOf,
  checkAgreement,
  compileAgreement,
  evaluateTicket,
  settlePeriod,
} from '../../../src/index.js';

/** How many reads something took, told by what is read and not by a clock. */
interface Counter {
  reads: number;
}

/** The same data, in which every read of a field or a member is counted. */
function counted<T extends object>(data: T, counter: Counter): T {
  return new Proxy(data, {
    get(target, key, receiver) {
      counter.reads++;
      const value: unknown = Reflect.get(target, key, receiver);
      return typeof value === 'object' && value !== null ? counted(value, counter) : value;
    },
  });
}

/** Reads for n and for 2n: at most 2.5 times as many. */
function expectLinear(cost: (n: number) => number, n: number): void {
  const [once, twice] = [cost(n), cost(2 * n)];
  expect(once).toBeGreaterThan(0);
  expect(twice / once).toBeLessThanOrEqual(2.5);
}

/** Counts what is read of an input by a question. */
function readsOf<T extends object>(input: T, ask: (input: T) => unknown): number {
  const counter = { reads: 0 };
  ask(counted(input, counter));
  return counter.reads;
}

/** Counts calls of array and table methods, the steps of what a program does with its own data. */
function stepsOf(run: () => unknown): number {
  let steps = 0;
  const restore: (() => void)[] = [];
  const watch = <Proto extends object>(proto: Proto, names: readonly (keyof Proto & string)[]) => {
    for (const name of names) {
      const original = proto[name] as (...args: unknown[]) => unknown;
      Object.defineProperty(proto, name, {
        configurable: true,
        writable: true,
        value(this: unknown, ...args: unknown[]) {
          const result = original.apply(this, args);
          // A part that is cut out costs its own length, whatever it was cut of.
          const walked = name === 'slice' ? result : this;
          steps += Array.isArray(walked) ? Math.max(1, walked.length) : 1;
          return result;
        },
      });
      restore.push(() =>
        Object.defineProperty(proto, name, { configurable: true, writable: true, value: original }),
      );
    }
  };
  watch(Array.prototype, ['slice', 'includes', 'indexOf', 'filter', 'map', 'concat', 'find']);
  watch(Array.prototype, ['some', 'every', 'findIndex', 'reduce', 'flatMap', 'forEach']);
  try {
    run();
  } finally {
    for (const undo of restore) undo();
  }
  return steps;
}

const RULE = {
  id: 'reply',
  start: { on: 'created' },
  stop: { on: 'solved' },
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
  targets: [{ elapsed: 'PT1H' }],
} as const;
const clock = compileClock(RULE);
const AT = 10_000_000_000;

function pausing(count: number): ClockEvent[] {
  return Array.from({ length: count }, (_, i) => ({
    at: i * 1000,
    type: i === 0 ? 'created' : i % 2 === 1 ? 'paused' : 'resumed',
    set: { group: `g${i}` },
  }));
}

describe('twice the events cost at most 2.5 times as much', () => {
  test.each([
    ['a report', (events: ClockEvent[]) => evaluateClock(clock, events, { at: AT })],
    ['a history', (events: ClockEvent[]) => deadlineHistory(clock, events, { at: AT })],
    ['a trace', (events: ClockEvent[]) => traceClock(clock, events, { at: AT })],
    [
      'an attribution',
      (events: ClockEvent[]) => attributeTime(clock, events, { at: AT, field: 'group' }),
    ],
  ])('B14: %s of a log with many pauses', (_, ask) => {
    expectLinear((n) => readsOf(pausing(n), ask), 500);
    expectLinear((n) => stepsOf(() => ask(pausing(n))), 500);
  });

  test('B14: a log of one instant, with a new attribute at every event', () => {
    const crowded = (count: number): ClockEvent[] =>
      Array.from({ length: count }, (_, i) => ({ at: 0, type: 'x', set: { [`a${i}`]: i } }));
    const ask = (events: ClockEvent[]): unknown => evaluateClock(clock, events, { at: 0 });
    expectLinear((n) => readsOf(crowded(n), ask), 1000);
    expectLinear((n) => stepsOf(() => ask(crowded(n))), 1000);
  });

  test('B14: many cycles, whose pauses before count', () => {
    const looking = compileClock({ ...RULE, retroactivePause: true });
    const types = ['created', 'paused', 'resumed', 'solved'];
    const events = (count: number): ClockEvent[] =>
      Array.from({ length: count }, (_, i) => ({ at: i * 10, type: types[i % 4] as string }));
    expectLinear((n) => stepsOf(() => evaluateClock(looking, events(n), { at: AT })), 1000);
  });

  test('B14: an event folds in constant time, whatever was folded before', () => {
    const fold = (events: readonly ClockEvent[]): ClockState =>
      events.reduce<ClockState>(
        (state, event) => advanceClock(clock, state, event),
        startClock(clock),
      );
    const events = (count: number) => pausing(count).map((event, i) => ({ ...event, id: `${i}` }));
    expectLinear((n) => stepsOf(() => fold(events(n))), 2000);
    const long = fold(events(4000));
    expect(reportClock(clock, long, { at: AT }).cycles).toHaveLength(1);
  });

  test('B14: objectives that wait for an attribute, among thousands of others', () => {
    const appliesTo = { field: 'never', equals: 1 };
    const sla = compileAgreement({
      id: 'a',
      timeZone: 'UTC',
      currency: 'EUR',
      objectives: [{ kind: 'clock', ...RULE, appliesTo }],
    });
    const ask = (events: ClockEvent[]): unknown =>
      evaluateTicket(sla, { id: 'T', events }, { at: AT });
    const growing = (count: number): ClockEvent[] =>
      Array.from({ length: count }, (_, i) => ({ at: i, type: 'x', set: { [`a${i}`]: i } }));
    expectLinear((n) => readsOf(growing(n), ask), 1000);
    expectLinear((n) => stepsOf(() => ask(growing(n))), 1000);
  });
});

describe('twice the document costs at most 2.5 times as much', () => {
  const agreementOf = (objectives: readonly object[], more: object = {}): object => ({
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives,
    ...more,
  });
  const objective = (more: object): object => ({ kind: 'clock', ...RULE, ...more });
  const list = (count: number, member: (i: number) => object): object[] =>
    Array.from({ length: count }, (_, i) => member(i));
  const OFFICE = { timeZone: 'UTC', weekly: { mon: '09:00-10:00' } };

  test.each<[string, (n: number) => object, number]>([
    [
      'targets',
      (n) =>
        agreementOf([
          objective({
            targets: list(n, (i) => ({ when: { field: 'p', equals: i }, elapsed: 'PT1H' })),
          }),
        ]),
      400,
    ],
    [
      'warnings',
      (n) => agreementOf([objective({ warnings: list(n, (i) => ({ percent: i / 2 })) })]),
      400,
    ],
    ['objectives', (n) => agreementOf(list(n, (i) => objective({ id: `o${i}` }))), 200],
    [
      'references',
      (n) =>
        agreementOf(
          list(n, (i) => objective({ id: `o${i}`, calendar: `c${i}` })),
          { calendars: Object.fromEntries(list(n, () => OFFICE).map((c, i) => [`c${i}`, c])) },
        ),
      100,
    ],
    [
      'values that are declared',
      (n) => {
        const values = Array.from({ length: n }, (_, i) => `v${i}`);
        return agreementOf([objective({ appliesTo: { field: 'f', in: values } })], {
          attributes: { f: values },
        });
      },
      1000,
    ],
    ['findings', (n) => agreementOf(list(n, () => ({ kind: 'clock' }))), 1000],
    [
      'warnings of the check',
      (n) => agreementOf([objective({ warnings: list(n, (i) => ({ id: `${i}`, percent: 0.5 })) })]),
      400,
    ],
  ])('%s', (_, documentOf, n) => {
    expectLinear((size) => readsOf(documentOf(size), checkAgreement), n);
    expectLinear((size) => stepsOf(() => checkAgreement(documentOf(size))), n);
  });
});

describe('twice the tickets cost at most 2.5 times as much', () => {
  const sla = compileAgreement({
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [{ kind: 'clock', ...RULE }],
  });
  const ticketsOf = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      id: `T${i}`,
      events: [{ at: i, type: 'created' }],
    }));

  test('a settlement', () => {
    const settle = (tickets: ReturnType<typeof ticketsOf>): unknown =>
      settlePeriod(sla, { periodOf: 0, tickets }, { at: AT });
    expectLinear((n) => readsOf(ticketsOf(n), settle), 200);
    expectLinear((n) => stepsOf(() => settle(ticketsOf(n))), 200);
  });

  test('an attainment', () => {
    const evaluations = (n: number) =>
      ticketsOf(n).map((one) => evaluateTicket(sla, one, { at: AT }));
    expectLinear((n) => readsOf(evaluations(n), (all) => attainmentOf(all)), 200);
  });
});
