import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type ClockEvent,
  type ClockRule,
  compileClock,
  evaluateClock,
} from '../../../src/clock.js';
import { eventsFromGitHubTimeline } from '../../../src/interop/github.js';
import { eventsFromJiraChangelog } from '../../../src/interop/jira.js';
import { eventsFromServiceNowAudit } from '../../../src/interop/servicenow.js';
import { eventsFromZammadHistory } from '../../../src/interop/zammad.js';

/** What a status means, by the name that all four desks of this file give it. */
type Phase = 'active' | 'hold' | 'closed';

/** A change of the status of a ticket: minutes after its creation, and what it leads to. */
interface Change {
  readonly minute: number;
  readonly to: Phase;
}

const START = Date.UTC(2026, 2, 2, 9);
const MINUTE_MS = 60_000;
/** Several in one minute are usual, and one may change nothing. */
const changes: fc.Arbitrary<readonly Change[]> = fc
  .array(
    fc.record({
      minute: fc.integer({ min: 0, max: 12 }),
      to: fc.constantFrom<Phase>('active', 'hold', 'closed'),
    }),
    { maxLength: 12 },
  )
  .map((list) => [...list].sort((a, b) => a.minute - b.minute));

const at = (minute: number): string => new Date(START + minute * MINUTE_MS).toISOString();
const before = (list: readonly Change[], i: number): Phase => list[i - 1]?.to ?? 'active';

/** A desk: the rows of a ticket in its format, and how it is read. */
interface Desk {
  readonly name: string;
  readonly rows: (list: readonly Change[]) => readonly object[];
  readonly read: (rows: readonly object[]) => {
    readonly events: readonly ClockEvent[];
    readonly warnings: readonly unknown[];
  };
}

const STATES = [
  { id: 2, name: 'active', state_type_id: 2, ignore_escalation: false },
  { id: 3, name: 'hold', state_type_id: 3, ignore_escalation: true },
  { id: 4, name: 'closed', state_type_id: 5, ignore_escalation: true },
];

const DESKS: readonly Desk[] = [
  {
    name: 'Zammad',
    rows: (list) => [
      { id: 1, object: 'Ticket', o_id: 7, type: 'created', created_at: at(0) },
      ...list.map(({ minute, to }, i) => ({
        id: i + 2,
        object: 'Ticket',
        o_id: 7,
        type: 'updated',
        attribute: 'state',
        value_from: before(list, i),
        value_to: to,
        created_at: at(minute),
      })),
    ],
    read: (rows) => {
      const assets = { Ticket: { 7: { state_id: 2 } } };
      return eventsFromZammadHistory({ history: rows, assets }, { states: STATES });
    },
  },
  {
    name: 'Jira',
    rows: (list) =>
      list.map(({ minute, to }, i) => ({
        id: String(i + 95),
        created: at(minute).replace('Z', '+0000'),
        items: [{ field: 'status', fromString: before(list, i), toString: to }],
      })),
    read: (changelog) =>
      eventsFromJiraChangelog(
        { id: 1, fields: { created: at(0), status: { name: 'active' } } },
        { changelog, statuses: { active: 'active', hold: 'hold', closed: 'closed' } },
      ),
  },
  {
    name: 'ServiceNow',
    // Of fields that come back to a value within one instant the order is not told: one change each.
    rows: (list) =>
      list
        .filter(({ minute }, i) => list[i + 1]?.minute !== minute)
        .map(({ minute, to }, i, kept) => ({
          sys_id: `row-${(i * 7) % 13}-${i}`,
          documentkey: 't',
          fieldname: 'state',
          oldvalue: before(kept, i),
          newvalue: to,
          sys_created_on: at(minute).slice(0, 19).replace('T', ' '),
        })),
    read: (audit) =>
      eventsFromServiceNowAudit(
        { task: { sys_id: 't', sys_created_on: '2026-03-02 09:00:00', state: 'active' }, audit },
        { states: { active: 'active', hold: 'hold', closed: 'closed' } },
      ),
  },
  {
    name: 'GitHub',
    rows: (list) =>
      list.flatMap(({ minute, to }, i) => {
        const [from, event] = [before(list, i), { created_at: at(minute) }];
        const label = (name: string) => ({ ...event, event: name, label: { name: 'hold' } });
        return [
          ...(from === 'hold' && to !== 'hold' ? [{ ...label('unlabeled'), id: 9 * i + 90 }] : []),
          ...(from === 'closed' && to !== 'closed'
            ? [{ ...event, event: 'reopened', id: 9 * i + 91 }]
            : []),
          ...(to === 'hold' && from !== 'hold' ? [{ ...label('labeled'), id: 9 * i + 92 }] : []),
          ...(to === 'closed' && from !== 'closed'
            ? [{ ...event, event: 'closed', id: 9 * i + 93 }]
            : []),
        ];
      }),
    read: (timeline) =>
      eventsFromGitHubTimeline(
        { issue: { number: 1, created_at: at(0) }, timeline },
        { hold: ['hold'] },
      ),
  },
];

const RULE: ClockRule = {
  id: 'work',
  start: { on: ['created', 'reopened'] },
  stop: { on: ['solved', 'closed'] },
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
  reopening: 'resume',
  targets: [{ elapsed: 'PT100H' }],
};

/** Slow and obviously right: minute by minute, by the last status of the minute. */
function workedMinutes(list: readonly Change[], until: number): number {
  let worked = 0;
  for (let minute = 0; minute < until; minute++) {
    const last = list.filter((change) => change.minute <= minute).at(-1);
    if ((last?.to ?? 'active') === 'active') worked++;
  }
  return worked;
}

describe.each(DESKS.map((desk) => [desk.name, desk] as const))(
  'a log of %s',
  (_, { rows, read }) => {
    test('does not depend on the order of its rows, nor on rows that come twice', () => {
      const shuffled = changes.chain((list) => {
        const all = rows(list);
        return fc.tuple(
          fc.constant(all),
          fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        );
      });
      fc.assert(
        fc.property(shuffled, ([once, mixed]) => {
          expect(read(mixed).events).toEqual(read(once).events);
        }),
      );
    });

    test('has an event for every row, and a doubt for none', () => {
      fc.assert(
        fc.property(changes, (list) => {
          const { events, warnings } = read(rows(list));
          const ids = new Set(events.map(({ id }) => id?.split('/')[0]));
          const created = rows([]).length === 0 ? 1 : 0;
          expect(ids.size).toBe(rows(list).length + created);
          expect(warnings).toEqual([]);
        }),
      );
    });

    test('takes back what it says before it says it again', () => {
      fc.assert(
        fc.property(changes, (list) => {
          const types = read(rows(list)).events.map(({ type }) => type);
          const holds = types.filter((type) => type === 'paused' || type === 'resumed');
          const ends = types.filter((type) => type === 'closed' || type === 'reopened');
          expect(holds).toEqual(holds.map((_, i) => (i % 2 === 0 ? 'paused' : 'resumed')));
          expect(ends).toEqual(ends.map((_, i) => (i % 2 === 0 ? 'closed' : 'reopened')));
        }),
      );
    });

    test('makes a clock run while work went on, and at no other time', () => {
      fc.assert(
        fc.property(changes, fc.integer({ min: 12, max: 15 }), (list, until) => {
          const { events } = read(rows(list));
          const { cycles } = evaluateClock(compileClock(RULE), events, {
            at: START + until * MINUTE_MS,
          });
          const elapsed = cycles.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0);
          expect(elapsed).toBe(workedMinutes(list, until) * MINUTE_MS);
        }),
      );
    });
  },
);
