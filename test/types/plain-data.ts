import {
  type AvailabilityFacts,
  addBusinessTime,
  assessCredit,
  type CalendarDefinition,
  type ClockEvent,
  type ClockRule,
  compileAgreement,
  compileAvailability,
  compileCalendar,
  compileClock,
  compileScheme,
  evaluateClock,
  evaluateTicket,
  measureAvailability,
  settlePeriod,
} from 'slakit';
import { toTimeSet } from 'slakit/time-set';

/**
 * Rules, facts and options are plain data: a `const` needs no helper. Where a word of it is one of
 * several, `as const` or `satisfies` keeps it. What may be missing may be `undefined`.
 */

// Held by a variable, before anything says of which type they are.
const calendar = {
  timeZone: 'Europe/Berlin',
  weekly: { 'mon-thu': '09:00-17:00', fri: '09:00-15:00' },
  holidays: ['2026-12-25', { yearly: '01-01', name: 'New Year' }, { easter: 1 }],
};
const rule = {
  id: 'reply',
  start: { on: 'created' },
  stop: { any: [{ on: 'replied' }, { field: 'status', equals: 'solved' }] },
  pause: { all: [{ field: 'status', in: ['waiting'] }, { not: { field: 'vip', equals: true } }] },
  targets: [
    { when: { field: 'priority', equals: 'high' }, elapsed: { hours: 1 } },
    { elapsed: 'PT4H', grace: { minutes: 5 } },
    { businessDays: 2, due: 'close' },
  ],
  calendar: 'office',
  warnings: [{ percent: 75 }, { before: { minutes: 30 } }],
};
const office = compileCalendar(calendar);
const clock = compileClock(rule, { office });
const availability = compileAvailability({ targetPercent: '99.9', weights: { minor: 0.5 } });
const scheme = {
  target: { gte: '99.9' },
  rows: [
    { gte: '99', lt: '99.9', remedy: { percent: 10 } },
    { lt: '99', remedy: { money: { amount: '50', currency: 'EUR' } } },
  ],
  caps: [{ limit: { percent: 50 } }],
};
compileScheme(scheme);
compileScheme({ ...scheme, rounding: 'halfEven' });

const agreement = {
  id: 'support',
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  calendars: { office: calendar },
  objectives: [{ ...rule, kind: 'clock' as const }],
  remedies: { credit: scheme },
};
const sla = compileAgreement(agreement);

// Words that are one of several: kept by `as const`, with the whole of it readonly, or by `satisfies`.
const seasons = {
  timeZone: 'UTC',
  layers: [{ from: '06-01', through: '08-31', weekly: { 'mon-fri': '08:00-14:00' } }],
  holidays: [
    { month: 5, weekday: 'mon', nth: -1 },
    { yearly: '12-25', substitute: { sat: 'next' } },
  ],
  overrides: [{ kind: 'add', date: '2026-03-07', hours: [['10:00', '12:00']] }],
} as const;
compileCalendar(seasons);
const sticky = {
  ...rule,
  reopening: 'resume',
  targetChange: 'restart',
  boundary: 'nextOpen',
} satisfies ClockRule;
compileClock(sticky, { office });
const nights = {
  timeZone: 'UTC',
  weekly: { 'mon-sun': '22:00-06:00' },
  overrides: [{ kind: 'remove', date: '2026-12-24', hours: '22:00-06:00' }],
} satisfies CalendarDefinition;
compileAgreement({
  ...agreement,
  calendars: { office: nights },
  objectives: [
    { kind: 'availability', id: 'up', service: 's', targetPercent: 99, unknownAs: 'down' },
  ],
});
// @ts-expect-error a word that no rule has is told by the compiler, where the word was kept
compileClock({ ...sticky, reopening: 'never' } as const, { office });

// What may be missing may be `undefined`: a host passes on what it has.
declare const maybe: Readonly<Record<string, string>> | undefined;
declare const maybeText: string | undefined;
declare const maybeInstant: number | undefined;
const event: ClockEvent = { at: 0, type: 'created', set: maybe, id: maybeText };
evaluateClock(clock, [event], { at: 0, attributes: maybe, order: undefined });
evaluateTicket(sla, { id: 'T-1', attributes: maybe, events: [event] }, { at: 0 });
addBusinessTime(office, 0, { hours: 1, minutes: undefined }, { boundary: undefined });
const facts: AvailabilityFacts = {
  period: { start: 0, end: 1, id: maybeText },
  outages: undefined,
  trackedSince: maybeInstant,
};
measureAvailability(availability, facts, { at: 0, digits: undefined });
settlePeriod(
  sla,
  { periodOf: 0, services: undefined, tickets: undefined, charges: undefined, history: undefined },
  { at: 0, trace: undefined },
);
assessCredit(compileScheme(scheme), { level: null, base: undefined }, { trace: undefined });
toTimeSet([{ startAt: 0, endAt: 1, id: maybeText }]);
