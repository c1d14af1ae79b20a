import * as clocks from '../../src/clock.js';
import * as sla from '../../src/index.js';
import { type CostCase, times } from './case.js';

const RULE = {
  id: 'reply',
  start: { on: 'created' },
  stop: { on: 'solved' },
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
  targets: [{ elapsed: 'PT1H' }],
} as const;
const CLOCK = clocks.compileClock(RULE);
const LOOKING_BACK = clocks.compileClock({ ...RULE, retroactivePause: true });
const AT = 10_000_000_000;
const OFFICE = { timeZone: 'UTC', weekly: { mon: '09:00-10:00' } };

type Asked = (events: clocks.ClockEvent[]) => unknown;

/** Asks about as many events. */
function ofLog(events: (length: number) => clocks.ClockEvent[], ask: Asked): CostCase['prepare'] {
  return (length) => {
    const log = events(length);
    return () => ask(log);
  };
}

function pausing(length: number): clocks.ClockEvent[] {
  return times(length, (i) => ({
    at: i * 1000,
    type: i === 0 ? 'created' : i % 2 === 1 ? 'paused' : 'resumed',
    set: { group: `g${i}` },
  }));
}

/** An attribute more at every event. */
function growing(length: number): clocks.ClockEvent[] {
  return times(length, (i) => ({ at: i, type: 'x', set: { [`a${i}`]: i } }));
}

function agreementOf(objectives: readonly object[], more: object = {}): sla.Agreement {
  return { id: 'a', timeZone: 'UTC', currency: 'EUR', objectives, ...more } as sla.Agreement;
}

function objective(more: object): object {
  return { kind: 'clock', ...RULE, ...more };
}

function checked(document: (length: number) => object): CostCase['prepare'] {
  return (length) => {
    const given = document(length);
    return () => sla.checkAgreement(given);
  };
}

const PLAIN = sla.compileAgreement(agreementOf([objective({})]));
const WAITING = sla.compileAgreement(
  agreementOf([objective({ appliesTo: { field: 'never', equals: 1 } })]),
);

function ticketsOf(length: number): sla.Ticket[] {
  return times(length, (i) => ({ id: `T${i}`, events: [{ at: i, type: 'created' }] }));
}

/** What logs, tickets and agreements may list, and a question over what is listed. */
export const LOG_CASES: readonly CostCase[] = [
  {
    name: 'pauses of a report',
    length: 2000,
    prepare: ofLog(pausing, (log) => clocks.evaluateClock(CLOCK, log, { at: AT })),
  },
  {
    name: 'pauses of a trace',
    length: 2000,
    prepare: ofLog(pausing, (log) => clocks.traceClock(CLOCK, log, { at: AT })),
  },
  {
    name: 'pauses of a history',
    length: 2000,
    prepare: ofLog(pausing, (log) => clocks.deadlineHistory(CLOCK, log, { at: AT })),
  },
  {
    name: 'values of an attribution',
    length: 2000,
    prepare: ofLog(pausing, (log) => clocks.attributeTime(CLOCK, log, { at: AT, field: 'group' })),
  },
  {
    name: 'events of one instant, with an attribute more at each',
    length: 500,
    prepare: ofLog(
      (length) => growing(length).map((event) => ({ ...event, at: 0 })),
      (log) => clocks.evaluateClock(CLOCK, log, { at: 0 }),
    ),
  },
  {
    name: 'cycles, whose pauses before count',
    length: 2000,
    prepare: ofLog(
      (length) => {
        const types = ['created', 'paused', 'resumed', 'solved'];
        return times(length, (i) => ({ at: i * 10, type: types[i % 4] as string }));
      },
      (log) => clocks.evaluateClock(LOOKING_BACK, log, { at: AT }),
    ),
  },
  {
    name: 'events that are folded one by one',
    length: 1000,
    prepare: ofLog(
      (length) => pausing(length).map((event, i) => ({ ...event, id: `${i}` })),
      (log) =>
        log.reduce(
          (state, event) => clocks.advanceClock(CLOCK, state, event),
          clocks.startClock(CLOCK),
        ),
    ),
  },
  {
    name: 'attributes of a ticket that nothing governs',
    length: 2000,
    prepare: ofLog(growing, (events) =>
      sla.evaluateTicket(WAITING, { id: 'T', events }, { at: AT }),
    ),
  },
  {
    name: 'targets of a check',
    length: 400,
    prepare: checked((length) =>
      agreementOf([
        objective({
          targets: times(length, (i) => ({ when: { field: 'p', equals: i }, elapsed: 'PT1H' })),
        }),
      ]),
    ),
  },
  {
    name: 'warnings of a clock',
    length: 400,
    prepare: checked((length) =>
      agreementOf([objective({ warnings: times(length, (i) => ({ percent: i / 2 })) })]),
    ),
  },
  {
    name: 'doubts of a check',
    length: 400,
    prepare: checked((length) =>
      agreementOf([objective({ warnings: times(length, (i) => ({ id: `${i}`, percent: 0.5 })) })]),
    ),
  },
  {
    name: 'objectives',
    length: 200,
    prepare: checked((length) => agreementOf(times(length, (i) => objective({ id: `o${i}` })))),
  },
  {
    name: 'references to calendars',
    length: 100,
    prepare: checked((length) =>
      agreementOf(
        times(length, (i) => objective({ id: `o${i}`, calendar: `c${i}` })),
        { calendars: Object.fromEntries(times(length, (i) => [`c${i}`, OFFICE])) },
      ),
    ),
  },
  {
    name: 'values that are declared',
    length: 1000,
    prepare: checked((length) => {
      const values = times(length, (i) => `v${i}`);
      return agreementOf([objective({ appliesTo: { field: 'f', in: values } })], {
        attributes: { f: values },
      });
    }),
  },
  {
    name: 'findings',
    length: 1000,
    prepare: checked((length) => agreementOf(times(length, () => ({ kind: 'clock' })))),
  },
  {
    name: 'tickets of a settlement',
    length: 500,
    prepare: (length) => {
      const tickets = ticketsOf(length);
      return () => sla.settlePeriod(PLAIN, { periodOf: 0, tickets }, { at: AT });
    },
  },
  {
    name: 'evaluations of an attainment',
    length: 500,
    prepare: (length) => {
      const all = ticketsOf(length).map((one) => sla.evaluateTicket(PLAIN, one, { at: AT }));
      return () => sla.attainmentOf(all);
    },
  },
];
