import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement, ClockObjective } from '../../../../src/agreement/document/document.js';
import { advanceTicket, reportTicket, startTicket } from '../../../../src/agreement/ticket/fold.js';
import type { TicketState } from '../../../../src/agreement/ticket/known-state.js';
import { evaluateTicket } from '../../../../src/agreement/ticket/ticket.js';
import { thrownBy } from '../../../oracle/thrown.js';

const HOUR = 3_600_000;
const support: Agreement = {
  id: 'support',
  timeZone: 'UTC',
  currency: 'EUR',
  effective: { through: '2026-12-31' },
  objectives: [
    {
      kind: 'clock',
      id: 'reply',
      start: { on: 'created' },
      stop: { on: 'replied' },
      targets: [{ elapsed: { hours: 1 } }],
    },
    {
      kind: 'clock',
      id: 'fix',
      appliesTo: { field: 'priority', equals: 'high' },
      start: { on: 'created' },
      stop: { on: 'solved' },
      targets: [{ elapsed: { hours: 4 } }],
    },
  ],
};
const sla = compileAgreement(support);
const START = Date.UTC(2026, 2, 2, 9);
const events = [
  { at: START, type: 'created', set: { priority: 'low' } },
  { at: START + HOUR / 2, type: 'replied' },
  { at: START + HOUR, type: 'raised', set: { priority: 'high' } },
] as const;

const fold = (state: TicketState = startTicket(sla, { id: 'T-1' })) =>
  events.reduce((before, event) => advanceTicket(sla, before, event), state);

describe('a ticket that is folded event by event', () => {
  it('is told as one whose whole log is evaluated', () => {
    for (const at of [START + HOUR, START + 3 * HOUR, START + 5 * HOUR]) {
      const whole = evaluateTicket(sla, { id: 'T-1', events }, { at });
      expect(reportTicket(sla, fold(), { at })).toEqual(whole);
    }
  });

  it('has an objective from the event on that makes it fit', () => {
    const ids = (state: TicketState) =>
      reportTicket(sla, state, { at: START + HOUR }).objectives.map(
        ({ objectiveId }) => objectiveId,
      );
    const [created, replied, raised] = events;
    const before = advanceTicket(
      sla,
      advanceTicket(sla, startTicket(sla, { id: 'T-1' }), created),
      replied,
    );
    expect(ids(before)).toEqual(['reply']);
    expect(ids(advanceTicket(sla, before, raised))).toEqual(['reply', 'fix']);
  });

  it('goes on from a state that was stored as JSON, and leaves the old state as it was', () => {
    const started = startTicket(sla, { id: 'T-1', attributes: { tier: 'gold' } });
    const text = JSON.stringify(started);
    const after = fold(JSON.parse(text));
    expect(JSON.stringify(started)).toBe(text);
    expect(JSON.parse(JSON.stringify(after))).toEqual(after);
  });

  it('counts an event with a known id once, whenever it comes again', () => {
    const log = [
      { at: START, type: 'created', id: 'e1' },
      { at: START + HOUR / 2, type: 'replied', id: 'e2' },
      { at: START, type: 'created', id: 'e1' },
      { at: START + HOUR, type: 'created', id: 'e1' },
    ];
    const state = log.reduce(
      (before, event) => advanceTicket(sla, before, event),
      startTicket(sla, { id: 'T-1' }),
    );
    const at = START + 2 * HOUR;
    const [told] = reportTicket(sla, state, { at }).objectives;
    const [whole] = evaluateTicket(sla, { id: 'T-1', events: log }, { at }).objectives;
    expect(told?.report).toEqual({ ...whole?.report, ignored: [] });
    expect(whole?.report.ignored).toHaveLength(2);
  });

  it('is not in force when its first event lies outside of the dates of the agreement', () => {
    const late = { at: Date.UTC(2027, 0, 1), type: 'created' };
    const state = advanceTicket(sla, startTicket(sla, { id: 'T-1' }), late);
    expect(reportTicket(sla, state, { at: late.at })).toMatchObject({
      status: 'not-in-force',
      objectives: [],
      nextDueAt: null,
    });
  });
});

describe('a state that is not this agreement’s', () => {
  const refusal = (state: unknown, agreement = sla) =>
    thrownBy(() => reportTicket(agreement, state as TicketState, { at: START + HOUR }));

  it('of another agreement is refused, and both are named', () => {
    const other = compileAgreement({ ...support, id: 'other' });
    expect(refusal(fold(), other)).toMatchObject({
      code: 'invalid-state',
      expected: 'a state of the agreement "other"',
      received: 'a state of the agreement "support"',
    });
  });

  it('of another rule of the same agreement is refused by its clock', () => {
    const changed = compileAgreement({
      ...support,
      objectives: support.objectives.map((objective) => ({
        ...objective,
        targets: [{ elapsed: { hours: 2 } }],
      })) as Agreement['objectives'],
    });
    expect(refusal(fold(), changed)).toMatchObject({ code: 'invalid-state' });
  });

  it('of objectives that were chosen otherwise is refused', () => {
    const [reply, fix] = support.objectives as [ClockObjective, ClockObjective];
    const appliesTo = { field: 'priority', equals: 'urgent' };
    const changed = compileAgreement({ ...support, objectives: [reply, { ...fix, appliesTo }] });
    expect(refusal(fold(), changed)).toMatchObject({
      code: 'invalid-state',
      received: 'one of objectives that were chosen otherwise',
    });
    const more = compileAgreement({
      ...support,
      objectives: [reply, fix, { ...reply, id: 'again' }],
    });
    expect(refusal(fold(), more)).toMatchObject({ code: 'invalid-state' });
  });

  it('that began in other hours is refused: it has used them already', () => {
    const from = (opening: string) =>
      compileAgreement({
        ...support,
        calendars: { office: { timeZone: 'UTC', weekly: { 'mon-fri': `${opening}-17:00` } } },
        objectives: [{ ...(support.objectives[0] as ClockObjective), startCalendar: 'office' }],
      });
    const ten = from('10:00');
    const state = advanceTicket(ten, startTicket(ten, { id: 'T-1' }), events[0]);
    expect(reportTicket(ten, state, { at: START + 1.5 * HOUR }).nextDueAt).toBe(START + 2 * HOUR);
    expect(refusal(state, from('11:00'))).toMatchObject({ code: 'invalid-state' });
  });

  it.each([{}, null, undefined, 'state', 5, []])('is refused when it is none: %j', (state) => {
    expect(refusal(state)).toMatchObject({ code: 'invalid-state', path: ['state'] });
  });
});
