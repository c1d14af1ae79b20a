import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement, ClockObjective } from '../../../../src/agreement/document/document.js';
import { evaluateTicket, type Ticket } from '../../../../src/agreement/ticket/ticket.js';
import { thrownBy } from '../../../oracle/thrown.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const response: ClockObjective = {
  kind: 'clock',
  id: 'response',
  start: { on: 'created' },
  stop: { on: 'reply' },
  targets: [
    { when: { field: 'priority', equals: 'urgent' }, elapsed: { minutes: 30 } },
    { when: { field: 'priority', in: ['high', 'normal'] }, elapsed: { hours: 2 } },
    { elapsed: { hours: 8 } },
  ],
  warnings: [{ percent: 50 }],
};
const resolution: ClockObjective = {
  kind: 'clock',
  id: 'resolution',
  start: { on: 'created' },
  stop: { on: 'solved' },
  targets: [{ elapsed: { hours: 24 } }],
};
const vip: ClockObjective = {
  ...resolution,
  id: 'vip-resolution',
  appliesTo: { field: 'tier', equals: 'vip' },
  targets: [{ elapsed: { hours: 4 } }],
};

function compiled(...objectives: readonly ClockObjective[]) {
  const agreement: Agreement = { id: 'support', timeZone: 'UTC', currency: 'EUR', objectives };
  return compileAgreement(agreement);
}

function created(set: NonNullable<Ticket['events'][number]['set']>): Ticket {
  return { id: 'T-1', events: [{ at: 0, type: 'created', set }] };
}

const idsOf = (ticket: Ticket, at: number) =>
  evaluateTicket(compiled(resolution, vip), ticket, { at }).objectives.map(
    ({ objectiveId }) => objectiveId,
  );

describe('tiered targets', () => {
  it('gives each ticket the first target that fits it', () => {
    const dueAt = (priority: string) =>
      evaluateTicket(compiled(response), created({ priority }), { at: 0 }).nextDueAt;
    expect(['urgent', 'high', 'normal', 'low'].map(dueAt)).toEqual([
      30 * MINUTE,
      2 * HOUR,
      2 * HOUR,
      8 * HOUR,
    ]);
  });

  it('follows the priority when it changes, and keeps the time already used', () => {
    const { events } = created({ priority: 'low' });
    const ticket = {
      id: 'T-1',
      events: [...events, { at: 10 * MINUTE, type: 'changed', set: { priority: 'urgent' } }],
    };
    const { objectives, nextDueAt } = evaluateTicket(compiled(response), ticket, {
      at: 20 * MINUTE,
    });
    expect(nextDueAt).toBe(30 * MINUTE);
    expect(objectives[0]?.report.current?.remainingMs).toBe(10 * MINUTE);
  });

  it('reads attributes that are known before the first event', () => {
    const ticket: Ticket = {
      id: 'T-1',
      attributes: { priority: 'urgent' },
      events: [{ at: 0, type: 'created' }],
    };
    expect(evaluateTicket(compiled(response), ticket, { at: 0 }).nextDueAt).toBe(30 * MINUTE);
  });
});

describe('appliesTo', () => {
  it('leaves out objectives that are not for the ticket', () => {
    expect(idsOf(created({ tier: 'basic' }), HOUR)).toEqual(['resolution']);
    expect(idsOf(created({ tier: 'vip' }), HOUR)).toEqual(['resolution', 'vip-resolution']);
  });

  it('holds from attributes at the start, without any event', () => {
    expect(idsOf({ id: 'T-1', attributes: { tier: 'vip' }, events: [] }, 0)).toEqual([
      'resolution',
      'vip-resolution',
    ]);
  });

  it('is asked of the ticket as it is now: what no longer applies is gone', () => {
    const { events } = created({ tier: 'vip' });
    const ticket = {
      id: 'T-1',
      events: [...events, { at: HOUR, type: 'changed', set: { tier: 'basic' } }],
    };
    expect(idsOf(ticket, HOUR - 1)).toEqual(['resolution', 'vip-resolution']);
    expect(idsOf(ticket, 2 * HOUR)).toEqual(['resolution']);
    const { notFor } = evaluateTicket(compiled(resolution, vip), ticket, { at: 2 * HOUR });
    expect(notFor).toEqual(['vip-resolution']);
  });

  it('knows nothing of events after the instant of the evaluation', () => {
    const { events } = created({ tier: 'basic' });
    const ticket = {
      id: 'T-1',
      events: [...events, { at: HOUR, type: 'changed', set: { tier: 'vip' } }],
    };
    expect(idsOf(ticket, HOUR - 1)).toEqual(['resolution']);
    expect(idsOf(ticket, HOUR)).toEqual(['resolution', 'vip-resolution']);
  });

  it('folds attributes in the order of time, not of input', () => {
    const both: ClockObjective = {
      ...vip,
      appliesTo: {
        all: [
          { field: 'tier', equals: 'vip' },
          { field: 'region', equals: 'eu' },
        ],
      },
    };
    // In time: vip and us, then basic and eu. Never vip and eu together.
    const events = [
      { at: 0, type: 'created', set: { tier: 'vip', region: 'us' } },
      { at: 2 * HOUR, type: 'changed', set: { region: 'eu' } },
      { at: HOUR, type: 'changed', set: { tier: 'basic' } },
    ];
    expect(
      evaluateTicket(compiled(both), { id: 'T-1', events }, { at: 3 * HOUR }).objectives,
    ).toEqual([]);
  });
});

describe('the next instants', () => {
  it('name the earliest deadline and the earliest change of all objectives', () => {
    const evaluation = evaluateTicket(
      compiled(resolution, response),
      created({ priority: 'high' }),
      { at: 0 },
    );
    // Response is due after 2 h, its warning at half of it comes first; resolution is due after 24 h.
    expect(evaluation.nextDueAt).toBe(2 * HOUR);
    expect(evaluation.nextChangeAt).toBe(HOUR);
    expect(evaluation.objectives.map(({ objectiveId }) => objectiveId)).toEqual([
      'resolution',
      'response',
    ]);
  });

  it('skip what has ended', () => {
    const { events } = created({ priority: 'high' });
    const ticket = { id: 'T-1', events: [...events, { at: MINUTE, type: 'reply' }] };
    const evaluation = evaluateTicket(compiled(resolution, response), ticket, { at: HOUR });
    // The deadline itself is in time: the change comes one millisecond after it.
    expect([evaluation.nextDueAt, evaluation.nextChangeAt]).toEqual([24 * HOUR, 24 * HOUR + 1]);
  });

  it('are null before anything starts and after everything has ended', () => {
    const nothing = evaluateTicket(compiled(response), { id: 'T-1', events: [] }, { at: 0 });
    expect([nothing.nextDueAt, nothing.nextChangeAt]).toEqual([null, null]);
    expect(nothing.objectives[0]?.report.state).toBe('pending');
    const { events } = created({});
    const done = { id: 'T-1', events: [...events, { at: 1, type: 'reply' }] };
    const evaluation = evaluateTicket(compiled(response), done, { at: 2 });
    expect([evaluation.nextDueAt, evaluation.nextChangeAt]).toEqual([null, null]);
  });
});

describe('what is not a ticket', () => {
  it('is refused with the place of the mistake', () => {
    const evaluate =
      (ticket: unknown, at: unknown = 0) =>
      () =>
        evaluateTicket(compiled(vip), ticket as Ticket, { at: at as number });
    expect(thrownBy(evaluate({ id: 'T-1', events: 'none' }))).toMatchObject({
      code: 'invalid-event',
      path: ['events'],
    });
    expect(thrownBy(evaluate({ id: 'T-1', events: [{ at: 0 }] }))).toMatchObject({
      code: 'missing-field',
      path: ['events', 0, 'type'],
    });
    expect(thrownBy(evaluate({ id: 'T-1', events: [{ at: 'today', type: 'x' }] }))).toMatchObject({
      code: 'invalid-instant',
      path: ['events', 0, 'at'],
    });
    expect(thrownBy(evaluate({ id: 'T-1', events: [] }, '2026-03-02'))).toMatchObject({
      code: 'invalid-instant',
      path: ['options', 'at'],
    });
  });

  it('does not take names of the object prototype for attributes', () => {
    const odd: ClockObjective = { ...vip, appliesTo: { field: '__proto__', exists: true } };
    const hostile = JSON.parse('{"__proto__": "x", "tier": "vip"}') as Record<string, string>;
    expect(evaluateTicket(compiled(odd), created({ tier: 'vip' }), { at: 0 }).objectives).toEqual(
      [],
    );
    expect(evaluateTicket(compiled(odd), created(hostile), { at: 0 }).objectives).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, 'tier')).toBe(false);
  });
});
