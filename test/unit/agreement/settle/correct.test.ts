import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  compileAgreement,
  correctStatement,
  type Statement,
  settlePeriod,
} from '../../../../src/index.js';
import { thrownBy } from '../../../oracle/thrown.js';

/** March, 10 % of 500.00 for a month below 99.9, and three points beside it. */
const agreement: Agreement = {
  id: 'api',
  version: '1',
  timeZone: 'UTC',
  currency: 'EUR',
  objectives: [
    { kind: 'availability', id: 'up', service: 'api', targetPercent: '99.9', remedy: 'credit' },
    { kind: 'availability', id: 'record', service: 'api', targetPercent: '99.9', remedy: 'points' },
  ],
  remedies: {
    credit: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] },
    points: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { points: 3 } }] },
  },
};

/** Settles March after so many minutes of outage; 0.1 % of it are 44.64. */
function settle(minutes: number, rule: Agreement = agreement, at = '2026-04-01T00:00:00Z') {
  const start = Date.UTC(2026, 2, 5);
  const outages = minutes === 0 ? [] : [{ start, end: start + minutes * 60_000 }];
  const facts = {
    periodOf: '2026-03-10T00:00:00Z',
    services: { api: { outages } },
    charges: { api: { amount: '500.00', currency: rule.currency ?? 'EUR' } },
  };
  return settlePeriod(compileAgreement(rule), facts, { at });
}

const APRIL = Date.UTC(2026, 3, 1);
const MAY = '2026-05-01T00:00:00Z';
const none = { serviceHours: '0', serviceDays: '0', freeMonths: '0', points: '0' };

test('50.00 issued, then 0.00: a line of −50.00 that refers to the first, and three points taken back', () => {
  const correction = correctStatement(settle(60), settle(10, agreement, MAY));
  expect(correction).toEqual({
    kind: 'correction',
    agreementId: 'api',
    version: '1',
    status: 'final',
    period: settle(60).period,
    evaluatedAt: Date.parse(MAY),
    lines: [
      {
        objectiveId: 'up',
        name: null,
        change: 'changed',
        corrects: [{ document: 0, evaluatedAt: APRIL, line: 0 }],
        issued: { amount: '50.00', currency: 'EUR' },
        owed: { amount: '0.00', currency: 'EUR' },
        amount: { amount: '-50.00', currency: 'EUR' },
        quantities: none,
      },
      {
        objectiveId: 'record',
        name: null,
        change: 'changed',
        corrects: [{ document: 0, evaluatedAt: APRIL, line: 1 }],
        issued: { amount: '0.00', currency: 'EUR' },
        owed: { amount: '0.00', currency: 'EUR' },
        amount: { amount: '0.00', currency: 'EUR' },
        quantities: { ...none, points: '-3' },
      },
    ],
    undecided: [],
    total: { amount: '-50.00', currency: 'EUR' },
  });
});

test('the same again needs no correction, nor does what was corrected already', () => {
  expect(correctStatement(settle(60), settle(60)).lines).toEqual([]);
  const correction = correctStatement(settle(60), settle(10));
  const after = correctStatement(settle(60), settle(10), { corrections: [correction] });
  expect([after.lines, after.total.amount]).toEqual([[], '0.00']);
});

test('a correction of a correction refers to both, and takes back what that one took', () => {
  const first = correctStatement(settle(60), settle(10));
  const second = correctStatement(settle(60), settle(90), { corrections: [first] });
  expect(second.total.amount).toBe('50.00');
  expect(second.lines[0]).toMatchObject({
    corrects: [
      { document: 0, line: 0 },
      { document: 1, line: 0 },
    ],
    issued: { amount: '0.00' },
    owed: { amount: '50.00' },
    amount: { amount: '50.00' },
  });
  expect(second.lines[1]?.quantities.points).toBe('3');
});

test('objectives that a newer version adds or drops are told', () => {
  const [up, record] = agreement.objectives;
  const newer = {
    ...agreement,
    version: '2',
    objectives: [record, { ...up, id: 'api-up', name: 'API' }],
  } as Agreement;
  const correction = correctStatement(settle(60), settle(60, newer));
  expect(correction.version).toBe('2');
  expect(
    correction.lines.map(({ objectiveId, name, change, corrects, amount }) => [
      objectiveId,
      name,
      change,
      corrects.length,
      amount.amount,
    ]),
  ).toEqual([
    ['api-up', 'API', 'added', 0, '50.00'],
    ['up', null, 'removed', 1, '-50.00'],
  ]);
  expect(correction.total.amount).toBe('0.00');
});

test('what could not be settled again stands as it was issued', () => {
  const facts = { periodOf: '2026-03-10T00:00:00Z', services: { api: { outages: 5 } } };
  const again = settlePeriod(compileAgreement(agreement), facts as never, { at: MAY });
  const correction = correctStatement(settle(60), again);
  expect(correction).toMatchObject({
    status: 'incomplete',
    lines: [],
    undecided: ['up', 'record'],
    total: { amount: '0.00' },
  });
});

test('a part of a shared remedy is corrected by its line, in money and in kind', () => {
  const [up, record] = agreement.objectives;
  const shared = {
    ...agreement,
    objectives: [
      { ...up, remedy: 'pool', rule: 'up' },
      { ...record, remedy: 'pool', rule: 'record' },
    ],
    remedies: {
      pool: {
        rules: { up: agreement.remedies?.credit, record: agreement.remedies?.points },
        stacking: 'sum',
      },
    },
  } as Agreement;
  const { lines } = correctStatement(settle(60, shared), settle(10, shared));
  expect(lines.map(({ amount, quantities }) => [amount.amount, quantities.points])).toEqual([
    ['-50.00', '0'],
    ['0.00', '-3'],
  ]);
});

describe('what is no correction is refused', () => {
  const issued = settle(60);
  test.each<[string, Statement, string, readonly string[]]>([
    [
      'another agreement',
      settle(10, { ...agreement, id: 'web' }),
      'invalid-option',
      ['again', 'agreementId'],
    ],
    [
      'another currency',
      settle(10, { ...agreement, currency: 'USD' }),
      'currency-mismatch',
      ['again', 'total'],
    ],
    [
      'another period',
      settle(10, { ...agreement, period: { unit: 'quarter' } }),
      'invalid-option',
      ['again', 'period'],
    ],
    [
      'a period that runs',
      settle(10, agreement, '2026-03-20T00:00:00Z'),
      'invalid-option',
      ['again', 'status'],
    ],
    ['no statement', {} as Statement, 'missing-field', ['again', 'total']],
    ['a stranger', { ...issued, totl: 1 } as never, 'unknown-field', ['again', 'totl']],
  ])('%s', (_, again, code, path) => {
    expect(thrownBy(() => correctStatement(issued, again))).toMatchObject({ code, path });
  });

  test('a line that stands twice', () => {
    const [line] = issued.lines;
    const twice = { ...issued, lines: [line, line] } as Statement;
    expect(thrownBy(() => correctStatement(twice, issued))).toMatchObject({
      code: 'invalid-option',
      path: ['issued', 'lines', 1, 'objectiveId'],
    });
  });

  test('corrections of another period', () => {
    const other = { ...correctStatement(issued, settle(10)), agreementId: 'web' };
    expect(
      thrownBy(() => correctStatement(issued, issued, { corrections: [other] })),
    ).toMatchObject({
      code: 'invalid-option',
      path: ['options', 'corrections', 0, 'agreementId'],
    });
  });
});
