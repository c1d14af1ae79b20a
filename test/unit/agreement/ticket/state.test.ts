import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import { advanceTicket, reportTicket, startTicket } from '../../../../src/agreement/ticket/fold.js';
import { lastEventAtOf, type TicketState } from '../../../../src/agreement/ticket/known-state.js';
import { clock, documentWith } from '../../../fixtures/agreement.js';
import { thrownBy } from '../../../oracle/thrown.js';

const withClocks = (...ids: readonly string[]) =>
  compileAgreement(documentWith({ objectives: ids.map((id) => ({ ...clock, id })) }) as Agreement);
const sla = withClocks('reply', 'fix');
const started = startTicket(sla, { id: 'T-1' });

/** The state after so many events, one each second from 0 on. */
function stateAfter(events: number): TicketState {
  let state = started;
  for (let i = 0; i < events; i++)
    state = advanceTicket(sla, state, { at: i * 1000, type: 'note' });
  return state;
}

describe('the last event of a ticket', () => {
  it.each([0, 1, 2, 100, 2000])('of %d is known, also of a stored state', (count) => {
    const expected = count === 0 ? null : (count - 1) * 1000;
    expect(lastEventAtOf(stateAfter(count))).toBe(expected);
    expect(lastEventAtOf(JSON.parse(JSON.stringify(stateAfter(count))))).toBe(expected);
  });

  it('may not lie before the one before it, nor a report before it', () => {
    const state = stateAfter(3);
    expect(thrownBy(() => advanceTicket(sla, state, { at: 1999, type: 'note' }))).toMatchObject({
      code: 'invalid-event',
      path: expect.arrayContaining(['at']),
    });
    expect(thrownBy(() => reportTicket(sla, state, { at: 1999 })).path).toContain('at');
    expect(reportTicket(sla, state, { at: 2000 }).evaluatedAt).toBe(2000);
  });
});

describe('a stored state', () => {
  const changed = (change: (state: Record<string, unknown>) => void) => {
    const copy = JSON.parse(JSON.stringify(stateAfter(2))) as Record<string, unknown>;
    change(copy);
    return copy as unknown as TicketState;
  };
  const refusal = (state: TicketState, agreement = sla) =>
    thrownBy(() => reportTicket(agreement, state, { at: 10_000 }));
  const hint = 'start the ticket again and fold its whole log';

  it('of another format is refused', () => {
    expect(
      refusal(
        changed((state) => {
          state.format = 2;
        }),
      ),
    ).toMatchObject({
      code: 'invalid-state',
      path: ['state'],
      expected: 'a state of the agreement "a"',
      hint,
    });
  });

  it('that lacks a clock is refused with its name', () => {
    const state = changed(({ clocks }) => {
      delete (clocks as Record<string, unknown>).fix;
    });
    expect(refusal(state)).toMatchObject({
      code: 'invalid-state',
      received: 'one without the clock "fix"',
    });
  });

  it('with a clock that nobody reads is refused with the nearest', () => {
    const state = changed(({ clocks }) => {
      Object.assign(clocks as object, { fixx: {} });
    });
    expect(refusal(state)).toMatchObject({
      code: 'unknown-reference',
      path: ['state', 'clocks', 'fixx'],
      expected: 'one of the objectives reply, fix',
      received: '"fixx"',
      hint: 'did you mean fix?',
    });
  });

  it('with a clock in an agreement of many, or of none, is refused with what there is', () => {
    const other = (...ids: readonly string[]) => {
      const agreement = withClocks(...ids);
      const own = JSON.parse(JSON.stringify(startTicket(agreement, { id: 'T-1' })));
      Object.assign(own.clocks, { stranger: {} });
      return refusal(own, agreement).expected;
    };
    expect(other(...'abcdefghi')).toBe('one of the objectives a, b, c, d, e, f, g, h');
    expect(other()).toBe('one of the objectives (none given)');
  });

  it.each<[string, (state: Record<string, unknown>) => void]>([
    [
      'ids that are no texts',
      (state) => {
        state.ids = [5];
      },
    ],
    [
      'a first instant as text',
      (state) => {
        state.firstAt = 'x';
      },
    ],
    [
      'clocks in a list',
      (state) => {
        state.clocks = [];
      },
    ],
    [
      'no ticket',
      (state) => {
        delete state.ticketId;
      },
    ],
  ])('with %s is refused', (_, change) => {
    expect(() => reportTicket(sla, changed(change), { at: 10_000 })).toThrow();
  });
});

describe('a ticket that begins', () => {
  it.each<[string, unknown, object]>([
    ['a text', 'T-1', { path: ['ticket'], expected: 'a ticket with its id' }],
    ['no id', {}, { code: 'missing-field', path: ['ticket', 'id'] }],
    ['events', { id: 'T-1', events: [] }, { code: 'unknown-field', path: ['ticket', 'events'] }],
    ['another order', { id: 'T-1', sameInstant: 'random' }, { path: ['ticket', 'sameInstant'] }],
  ])('is not %s', (_, ticket, expected) => {
    expect(thrownBy(() => startTicket(sla, ticket as never))).toMatchObject(expected);
  });

  it.each(['unordered', 'asGiven'] as const)('may take events of one instant %s', (sameInstant) => {
    expect(startTicket(sla, { id: 'T-1', sameInstant }).ticketId).toBe('T-1');
  });
});

describe('the dates on which an agreement governs', () => {
  // From 2 through 3 January 1970 in UTC: from day 1 (included) to day 3 (excluded).
  const DAY = 86_400_000;
  const dated = compileAgreement(
    documentWith({
      objectives: [clock],
      effective: { from: '1970-01-02', through: '1970-01-03' },
    }) as Agreement,
  );
  it.each([
    ['a millisecond before the first', DAY - 1, 'not-in-force'],
    ['at the start of the first', DAY, 'judged'],
    ['in the last millisecond of the last', 3 * DAY - 1, 'judged'],
    ['at the end of the last', 3 * DAY, 'not-in-force'],
  ])('hold for a ticket that begins %s: %s', (_, at, status) => {
    const state = advanceTicket(dated, startTicket(dated, { id: 'T-1' }), { at, type: 'a' });
    expect(reportTicket(dated, state, { at: 9 * DAY }).status).toBe(status);
  });

  it('hold for a ticket without events', () => {
    expect(reportTicket(dated, startTicket(dated, { id: 'T-1' }), { at: 0 }).status).toBe('judged');
  });
});
