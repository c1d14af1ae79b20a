import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import { ticketChangesBetween } from '../../../../src/agreement/ticket/changes.js';
import { evaluateTicket } from '../../../../src/agreement/ticket/ticket.js';
import { thrownBy } from '../../../oracle/thrown.js';

const MINUTE = 60_000;
const sla = compileAgreement({
  id: 'support',
  timeZone: 'UTC',
  currency: 'EUR',
  objectives: [
    {
      kind: 'clock',
      id: 'reply',
      start: { on: 'created' },
      stop: { on: 'replied' },
      targets: [{ elapsed: { hours: 1 } }],
      warnings: [{ percent: 50 }],
    },
    {
      kind: 'clock',
      id: 'fix',
      appliesTo: { field: 'kind', equals: 'fault' },
      start: { on: 'created' },
      stop: { on: 'solved' },
      targets: [{ elapsed: { hours: 4 } }],
    },
  ],
});
const events = [
  { at: 0, type: 'created' },
  { at: 40 * MINUTE, type: 'classified', set: { kind: 'fault' } },
];
const at = (minutes: number, id = 'T-1') =>
  evaluateTicket(sla, { id, events }, { at: minutes * MINUTE });

describe('the changes between two evaluations of a ticket', () => {
  it('are told by objective, with keys that begin with the ticket', () => {
    // Half of the hour is used at 30 min, the hour at 60: the first millisecond after it is a miss.
    expect(ticketChangesBetween(at(10), at(61)).map(({ key }) => key)).toEqual([
      'T-1/reply/1/warning-fired/50%',
      'T-1/reply/1/missed',
      'T-1/fix/1/started',
      'T-1/fix/1/due-moved/null-14400000',
    ]);
  });

  it('tell of an objective that is for the ticket no more', () => {
    // As if a late event had taken the class away again.
    const after = at(61);
    const [reply] = after.objectives;
    expect(ticketChangesBetween(after, { ...after, objectives: reply ? [reply] : [] })).toEqual([
      { kind: 'removed', key: 'T-1/fix/1/removed', cycle: 1, objectiveId: 'fix' },
    ]);
  });

  it('are none when nothing happened', () => {
    expect(ticketChangesBetween(at(10), at(20))).toEqual([]);
  });

  it('are all that holds when nothing was told before', () => {
    expect(ticketChangesBetween(null, at(10)).map(({ kind }) => kind)).toEqual([
      'started',
      'due-moved',
    ]);
  });

  it('are not asked of two tickets, or of what is no evaluation', () => {
    expect(thrownBy(() => ticketChangesBetween(at(10), at(20, 'T-2')))).toMatchObject({
      code: 'invalid-option',
      expected: 'the ticket of the evaluation before, "T-1"',
      received: '"T-2"',
    });
    expect(thrownBy(() => ticketChangesBetween(null, {} as never))).toMatchObject({
      code: 'missing-field',
      path: ['after', 'ticketId'],
    });
  });
});
