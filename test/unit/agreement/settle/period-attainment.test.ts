import { describe, expect, it } from 'vitest';
import { type CompiledAgreement, compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import { attainmentOf } from '../../../../src/agreement/settle/attainment.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { evaluateTicket, type Ticket } from '../../../../src/agreement/ticket/ticket.js';
import { clock, documentWith } from '../../../fixtures/agreement.js';
import { thrownBy } from '../../../oracle/thrown.js';

const DAY = 86_400_000;

function compiled(fields: object): CompiledAgreement {
  const fix = { ...clock, id: 'fix', start: { on: 'created' }, stop: { on: 'solved' }, ...fields };
  return compileAgreement(
    documentWith({ objectives: [fix], period: { unit: 'day' } }) as Agreement,
  );
}

/** Due a day after it was created. */
const sla = compiled({ targets: [{ elapsed: 'PT24H' }] });

type Log = readonly (readonly [day: number, type: string, data?: object])[];

function ticketOf(log: Log, id = 'T-1'): Ticket {
  return { id, events: log.map(([day, type, data]) => ({ at: day * DAY, type, ...data })) };
}

/** What the statement of a day counts, written at its end or later; day 0 is 1 January 1970. */
function onDay(day: number, tickets: readonly Ticket[], agreement = sla) {
  const statement = settlePeriod(
    agreement,
    { periodOf: day * DAY, tickets },
    { at: (day + 1) * DAY },
  );
  return statement.lines[0]?.attainment;
}

describe('a verdict belongs to one period', () => {
  it('which is that in which it fell, its start included and its end not', () => {
    // Created at day 0.5 and solved at day 1: kept, and the verdict falls at the start of day 1.
    const kept = [
      ticketOf([
        [0.5, 'created'],
        [1, 'solved'],
      ]),
    ];
    expect(onDay(0, kept)).toMatchObject({ met: 0, open: 0 });
    expect(onDay(1, kept)).toMatchObject({ met: 1, open: 0 });
    expect(onDay(2, kept)).toMatchObject({ met: 0, open: 0 });
  });

  it('for a miss the one in which the deadline passed, whenever it was solved', () => {
    // Due at day 1.5 and solved at day 3.
    const late = [
      ticketOf([
        [0.5, 'created'],
        [3, 'solved'],
      ]),
    ];
    expect([0, 1, 2, 3].map((day) => onDay(day, late)?.missed)).toEqual([0, 1, 0, 0]);
  });

  it('each for itself, of a ticket with several', () => {
    const twice = [
      ticketOf([
        [0.25, 'created'],
        [0.5, 'solved'],
        [1.25, 'created'],
        [1.5, 'solved'],
      ]),
    ];
    expect([0, 1, 2].map((day) => onDay(day, twice)?.met)).toEqual([1, 1, 0]);
  });
});

describe('a verdict that a later change put before the period', () => {
  // Urgent tickets are due within six hours. Created at day 0.5, urgent from day 2.25 on: six hours after
  // its beginning is day 0.75, which lies before the period in which anybody could know.
  const byPriority = compiled({
    targetChange: 'retroactive',
    targets: [
      { elapsed: 'PT6H', when: { field: 'priority', equals: 'urgent' } },
      { elapsed: { hours: 96 } },
    ],
  });
  const raised = [
    ticketOf([
      [0.5, 'created'],
      [2.25, 'updated', { set: { priority: 'urgent' } }],
    ]),
  ];

  it('belongs to the period in which it came to be known', () => {
    expect([0, 1, 2, 3].map((day) => onDay(day, raised, byPriority)?.missed)).toEqual([0, 0, 1, 0]);
  });
});

describe('tickets', () => {
  it('that are given twice are refused', () => {
    const one = ticketOf([[0.5, 'created']]);
    expect(thrownBy(() => onDay(0, [one, ticketOf([], 'T-2'), one]))).toMatchObject({
      code: 'invalid-option',
      path: ['tickets', 2, 'id'],
      expected: 'an id that no other ticket has',
    });
  });
});

describe('a second, softer level', () => {
  it('is counted beside, and among the kept in a share of its own', () => {
    // Due after a day, acceptable until the second: solved after 0.5, 1.5 and 2.5 days.
    const soft = compiled({ targets: [{ elapsed: 'PT24H', acceptable: 'PT48H' }] });
    const evaluations = [0.5, 1.5, 2.5].map((day, i) =>
      evaluateTicket(
        soft,
        ticketOf(
          [
            [0, 'created'],
            [day, 'solved'],
          ],
          `T-${i}`,
        ),
        { at: 9 * DAY },
      ),
    );
    expect(attainmentOf(evaluations)).toEqual([
      {
        objectiveId: 'fix',
        met: 1,
        acceptable: 1,
        missed: 1,
        open: 0,
        cancelled: 0,
        // A third, and two thirds.
        attainmentPercent: '33.33',
        acceptablePercent: '66.66',
        exact: { good: 1, total: 3 },
      },
    ]);
  });
});

describe('evaluations', () => {
  const evaluation = evaluateTicket(sla, ticketOf([[0, 'created']]), { at: 0 });

  it('may come one by one', () => {
    const each = (function* () {
      yield evaluation;
      yield evaluation;
    })();
    expect(attainmentOf(each)[0]?.open).toBe(2);
  });

  it.each([5, null, undefined, {}])('are not %j', (value) => {
    expect(thrownBy(() => attainmentOf(value as never))).toMatchObject({
      code: value === undefined ? 'missing-field' : 'invalid-type',
      path: ['evaluations'],
      expected: 'evaluations of tickets',
    });
  });

  it('are refused where they stand', () => {
    const broken = { ...evaluation, ticketId: 5 };
    expect(thrownBy(() => attainmentOf([evaluation, evaluation, broken as never])).path).toEqual([
      'evaluations',
      2,
      'ticketId',
    ]);
    expect(thrownBy(() => attainmentOf([], 5 as never))).toMatchObject({
      path: ['options'],
      expected: 'options',
    });
  });
});
