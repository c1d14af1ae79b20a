import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import { attributeTicket, traceTicket } from '../../../../src/agreement/ticket/questions.js';
import { evaluateTicket } from '../../../../src/agreement/ticket/ticket.js';
import { clock, documentWith } from '../../../fixtures/agreement.js';
import { thrownBy } from '../../../oracle/thrown.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const compiled = (fields: object) => compileAgreement(documentWith(fields) as Agreement);
const vip = { ...clock, id: 'vip', appliesTo: { field: 'tier', equals: 'vip' } };
const sla = compiled({
  objectives: [clock, vip],
  effective: { from: '1970-01-02', through: '1970-01-03' },
});

/** Created on day 1 in group north, in south from the first hour on, answered after three. */
const ticket = (attributes: object = {}, startAt = DAY) => ({
  id: 'T-1',
  events: [
    { at: startAt, type: 'a', set: { group: 'north', ...attributes } },
    { at: startAt + HOUR, type: 'moved', set: { group: 'south' } },
    { at: startAt + 3 * HOUR, type: 'b' },
  ],
});
const at = 2 * DAY;

describe('the trace of a ticket', () => {
  it('is that of the objectives that are for it', () => {
    expect(traceTicket(sla, ticket(), { at }).map(({ objectiveId }) => objectiveId)).toEqual(['c']);
    const both = traceTicket(sla, ticket({ tier: 'vip' }), { at });
    expect(both.map(({ objectiveId }) => objectiveId)).toEqual(['c', 'vip']);
    expect(both[0]?.cycles).toMatchObject([
      { number: 1, steps: [{ startAt: DAY, endAt: DAY + 3 * HOUR }] },
    ]);
  });

  it('goes up to the instant of the question', () => {
    const [trace] = traceTicket(sla, ticket(), { at: DAY + HOUR });
    expect(trace?.cycles[0]?.steps.at(-1)?.endAt).toBe(DAY + HOUR);
  });
});

describe('the time of a ticket by an attribute', () => {
  it('is divided among its values, by objective', () => {
    expect(attributeTicket(sla, ticket(), { at, field: 'group' })).toMatchObject([
      {
        objectiveId: 'c',
        values: [
          { value: 'north', countedMs: HOUR },
          { value: 'south', countedMs: 2 * HOUR },
        ],
      },
    ]);
  });

  it('asks for a field, and for nothing more', () => {
    expect(thrownBy(() => attributeTicket(sla, ticket(), { at } as never)).path).toEqual([
      'options',
      'field',
    ]);
    expect(thrownBy(() => attributeTicket(sla, ticket(), 5 as never))).toMatchObject({
      path: ['options'],
      expected: 'options',
    });
    const more = { at, field: 'group', fields: 1 };
    expect(thrownBy(() => attributeTicket(sla, ticket(), more)).code).toBe('unknown-field');
  });
});

describe('a ticket outside of the dates of the agreement', () => {
  it.each([
    ['before the first', DAY - 1, false],
    ['on the first', DAY, true],
    ['on the last', 3 * DAY - 1, true],
    ['after the last', 3 * DAY, false],
  ])('beginning %s', (_, startAt, isJudged) => {
    const asked = { at: 9 * DAY };
    const evaluation = evaluateTicket(sla, ticket({}, startAt), asked);
    expect(evaluation.status).toBe(isJudged ? 'judged' : 'not-in-force');
    expect(evaluation.notFor).toEqual(isJudged ? ['vip'] : []);
    expect(traceTicket(sla, ticket({}, startAt), asked)).toHaveLength(isJudged ? 1 : 0);
  });
});

describe('values that the agreement does not declare', () => {
  const declaring = compiled({
    objectives: [clock],
    attributes: { priority: ['high', 'low'], group: [], level: [1, 2] },
  });
  const undeclared = (attributes: object) =>
    evaluateTicket(declaring, ticket(attributes), { at }).undeclared;

  it('are told with the nearest that it does', () => {
    expect(undeclared({ priority: 'hihg', level: '2' })).toEqual([
      { attribute: 'priority', value: 'hihg', nearest: 'high' },
      { attribute: 'level', value: '2', nearest: 2 },
    ]);
  });

  it('are none where the values are declared, where any is, and where there is none', () => {
    expect(undeclared({ priority: 'low', level: 1 })).toEqual([]);
    expect(undeclared({})).toEqual([]);
  });
});

describe('an objective for all tickets that ever fitted', () => {
  it('stays for one that fits no longer', () => {
    const ever = compiled({ objectives: [vip, { ...vip, id: 'ever', applies: 'ever' }] });
    const log = ticket({ tier: 'vip' });
    const events = [...log.events, { at: DAY + 2 * HOUR, type: 'left', set: { tier: 'basic' } }];
    expect(evaluateTicket(ever, { id: 'T-1', events }, { at })).toMatchObject({
      objectives: [{ objectiveId: 'ever' }],
      notFor: ['vip'],
    });
  });
});

describe('a ticket as given', () => {
  const evaluate = (fields: unknown) => evaluateTicket(sla, fields as never, { at });

  it.each<[string, unknown, object]>([
    ['a text', 'T-1', { path: [], expected: 'a ticket with id and events' }],
    ['no id', { events: [] }, { code: 'missing-field', path: ['id'] }],
    ['another order', { ...ticket(), order: 'any' }, { path: ['order'] }],
    ['another order of instants', { ...ticket(), sameInstant: 'any' }, { path: ['sameInstant'] }],
    ['attributes that are none', { ...ticket(), attributes: 5 }, { path: ['attributes'] }],
  ])('is not %s', (_, given, expected) => {
    expect(thrownBy(() => evaluate(given))).toMatchObject(expected);
  });

  it.each([
    { order: 'sort' },
    { order: 'refuse' },
    { sameInstant: 'unordered' },
    { sameInstant: 'asGiven' },
  ])('may say %j', (fields) => {
    expect(evaluate({ ...ticket(), ...fields }).status).toBe('judged');
  });

  it('out of order is sorted, or refused where that is asked for', () => {
    const events = [...ticket().events].reverse();
    expect(evaluate({ id: 'T-1', events })).toEqual(evaluate(ticket()));
    expect(thrownBy(() => evaluate({ id: 'T-1', events, order: 'refuse' }))).toMatchObject({
      code: 'invalid-event',
      path: ['events'],
    });
  });

  it('is asked at an instant', () => {
    expect(thrownBy(() => evaluateTicket(sla, ticket(), 5 as never))).toMatchObject({
      path: ['options'],
      expected: 'options with at',
    });
  });
});
