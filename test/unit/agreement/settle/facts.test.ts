import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import type { SettlementFacts } from '../../../../src/agreement/settle/facts.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { faultOf } from '../../../oracle/fault.js';
import { thrownBy } from '../../../oracle/thrown.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const hosting: Agreement = {
  id: 'hosting',
  timeZone: 'UTC',
  currency: 'EUR',
  objectives: [
    { kind: 'availability', id: 'web-up', service: 'web', targetPercent: '99.9', remedy: 'credit' },
  ],
  remedies: {
    credit: {
      target: { gte: '99.9' },
      rows: [{ lt: '99.9', remedy: { percent: 10 } }],
      factors: [{ input: 'affected', share: true }],
    },
  },
};
const april = '2026-04-15T00:00:00Z';
const may = '2026-05-01T00:00:00Z';
const outage = { start: '2026-04-10T00:00:00Z', end: '2026-04-10T01:00:00Z' };

const settle = (facts: Omit<SettlementFacts, 'periodOf'>, agreement: Agreement = hosting) =>
  settlePeriod(
    compileAgreement(agreement),
    { periodOf: april, charges: { web: eur('100.00') }, ...facts },
    { at: may },
  );
const refusal = (facts: object, agreement?: Agreement) =>
  faultOf(() => settle(facts as SettlementFacts, agreement));
const services = { web: { outages: [outage] } };
const readings = { 'web-up': { factors: { affected: '0.5' } } };

describe('names of the facts', () => {
  it('that the agreement does not know are refused, with the nearest that it does', () => {
    expect(refusal({ services: { Web: {} } })).toMatchObject({
      code: 'unknown-reference',
      path: ['services', 'Web'],
      hint: 'did you mean web?',
    });
    expect(refusal({ services, charges: { web: eur('1'), wed: eur('1') } })).toMatchObject({
      code: 'unknown-reference',
      path: ['charges', 'wed'],
    });
    expect(refusal({ services, readings: { 'web-down': {} } })).toMatchObject({
      code: 'unknown-reference',
      path: ['readings', 'web-down'],
    });
  });

  it('are read by somebody, or refused', () => {
    expect(refusal({ servics: {} })).toMatchObject({ code: 'unknown-field', path: ['servics'] });
    expect(refusal({ services: { web: { outage: [] } } })).toMatchObject({
      code: 'unknown-field',
      path: ['services', 'web', 'outage'],
      hint: 'did you mean outages?',
    });
    // The level of a line is measured: one that is given beside it would be read by nobody.
    expect(refusal({ services, readings: { 'web-up': { level: '99' } } })).toMatchObject({
      code: 'unknown-field',
      path: ['readings', 'web-up', 'level'],
    });
  });
});

describe('readings of an objective', () => {
  it('give the multiples that its remedy asks for, and excuse a miss', () => {
    // 10 % of 100.00, for half of the users.
    expect(settle({ services, readings }).total).toEqual(eur('5.00'));
    const excused = { 'web-up': { excused: true, factors: { affected: '1' } } };
    expect(settle({ services, readings: excused })).toMatchObject({
      lines: [{ status: 'missed', credit: { status: 'excused' } }],
      total: eur('0.00'),
    });
  });

  it('are told with their place when they lack something, or say too much', () => {
    expect(refusal({ services })).toMatchObject({
      code: 'missing-field',
      path: ['readings', 'web-up', 'factors', 'affected'],
    });
    const forty = { 'web-up': { factors: { affected: 40 } } };
    expect(refusal({ services, readings: forty })).toMatchObject({
      code: 'invalid-option',
      path: ['readings', 'web-up', 'factors', 'affected'],
    });
  });

  it('of earlier periods are told with their place too', () => {
    const history = { 'web-up': [{ missed: true }, { missd: true }] };
    expect(refusal({ services, readings, history })).toMatchObject({
      code: 'unknown-field',
      path: ['history', 'web-up', 1, 'missd'],
    });
  });
});

describe('a remedy by a length of time', () => {
  const byMinutes = (steps: object): Agreement => ({
    ...hosting,
    remedies: { credit: { unit: 'minutes', steps: [steps] } as never },
  });
  const down = (minutes: number) => ({
    charges: { web: eur('500.00') },
    services: {
      web: {
        outages: [{ start: Date.UTC(2026, 3, 10), end: Date.UTC(2026, 3, 10) + minutes * 60_000 }],
      },
    },
  });

  it('takes the minutes that were down, not the percentage', () => {
    // 5 % for each started 30 min: 300 min are 10 of them, 50 % of 500.00.
    const perHalfHour = byMinutes({
      from: 0,
      toward: 'above',
      size: 30,
      partial: 'started',
      each: { percent: 5 },
    });
    expect(settle(down(300), perHalfHour).total).toEqual(eur('250.00'));
    // 5 % for each whole hour beyond 216 min: 300 min are 84 beyond, one whole hour, 25.00.
    const perHour = byMinutes({
      from: 216,
      toward: 'above',
      size: 60,
      partial: 'whole',
      each: { percent: 5 },
    });
    expect(settle(down(300), perHour).total).toEqual(eur('25.00'));
  });

  it('says of tickets which: how late each of them was, or the latest', () => {
    const document: Agreement = {
      ...byMinutes({
        from: 0,
        toward: 'above',
        size: 30,
        partial: 'started',
        each: { percent: 5 },
      }),
      objectives: [
        {
          kind: 'clock',
          id: 'reply',
          start: { on: 'created' },
          stop: { on: 'replied' },
          targets: [{ elapsed: 'PT1H' }],
          attainmentPercent: 95,
          remedy: 'credit',
        },
      ],
    };
    expect(thrownBy(() => compileAgreement(document))).toMatchObject({
      code: 'missing-field',
      path: ['objectives', 0, 'remedy'],
    });
  });
});

describe('the dates on which an agreement governs', () => {
  const until = (through: string): Agreement => ({ ...hosting, effective: { through } });

  it('make a period outside of them not in force: no lines, no verdict, nothing owed', () => {
    expect(settle({ services, readings }, until('2026-03-31'))).toMatchObject({
      status: 'not-in-force',
      lines: [],
      total: eur('0.00'),
    });
  });

  it('cut a period that they hold in part', () => {
    // Through the 14th: 14 days of 24 h, of which one hour was down.
    const [line] = settle({ services, readings }, until('2026-04-14')).lines;
    expect(line?.availability).toMatchObject({
      measuredMs: 14 * 24 * 3_600_000,
      downtimeMs: 3_600_000,
    });
  });
});

describe('facts that no credit has asked for yet', () => {
  const early = (facts: object) =>
    faultOf(() =>
      settlePeriod(compileAgreement(hosting), { periodOf: april, ...facts } as SettlementFacts, {
        at: '2026-04-20T00:00:00Z',
      }),
    );

  it('are read all the same: a mistake shows before the end of the month', () => {
    expect(early({ charges: { web: 'junk' } })?.path).toEqual(['charges', 'web']);
    expect(early({ charges: { total: { amount: '1', currency: 'USD' } } })).toMatchObject({
      code: 'currency-mismatch',
      path: ['charges', 'total', 'currency'],
    });
    expect(early({ history: { 'web-up': 'junk' } })?.path).toEqual(['history', 'web-up']);
    expect(early({ readings: { 'web-up': { excused: 'junk' } } })?.path).toEqual([
      'readings',
      'web-up',
      'excused',
    ]);
    expect(early({ readings: { 'web-up': { factors: { afected: 1 } } } })).toMatchObject({
      code: 'unknown-field',
      hint: 'did you mean affected?',
    });
  });
});

describe('the record of a service', () => {
  it('has no period and no service time of its own: they are in the facts and the document', () => {
    for (const field of ['period', 'serviceTime']) {
      expect(refusal({ services: { web: { [field]: [outage] } } })).toMatchObject({
        code: 'unknown-field',
        path: ['services', 'web', field],
      });
    }
  });
});

describe('tickets', () => {
  it('count once each: an id that comes again is refused', () => {
    const ticket = { id: 'T-1', events: [] };
    expect(refusal({ readings, tickets: [ticket, ticket] })).toMatchObject({
      code: 'invalid-option',
      path: ['tickets', 1, 'id'],
    });
  });

  it('are missed in one month, also when a later change dates the miss back', () => {
    // Created on 30 March at noon, 48 h: due on 1 April at noon. On 1 April at 01:00 the target
    // becomes 1 h, which was over on 30 March at 13:00: March is written, so April counts it.
    const support: Agreement = {
      ...hosting,
      objectives: [
        {
          kind: 'clock',
          id: 'fix',
          start: { on: 'created' },
          stop: { on: 'solved' },
          targetChange: 'retroactive',
          targets: [
            { when: { field: 'priority', equals: 'urgent' }, elapsed: { hours: 1 } },
            { elapsed: { hours: 48 } },
          ],
        },
      ],
    };
    const ticket = {
      id: 'T-1',
      events: [
        { at: '2026-03-30T12:00:00Z', type: 'created' },
        { at: '2026-04-01T01:00:00Z', type: 'raised', set: { priority: 'urgent' } },
      ],
    };
    const counted = (periodOf: string, at = '2026-06-01T00:00:00Z') =>
      settlePeriod(compileAgreement(support), { periodOf, tickets: [ticket] }, { at }).lines[0]
        ?.attainment;
    expect(counted('2026-03-15T00:00:00Z')).toMatchObject({ open: 1, missed: 0 });
    expect(counted('2026-04-15T00:00:00Z')).toMatchObject({ open: 0, missed: 1 });
    expect(counted('2026-05-15T00:00:00Z')).toMatchObject({ open: 0, missed: 0 });
  });

  it('have faults of attributes where the attributes stand', () => {
    const ticket = { id: 'T-1', attributes: { tags: [] }, events: [] };
    expect(refusal({ readings, tickets: [ticket] })?.path).toEqual([
      'tickets',
      0,
      'attributes',
      'tags',
    ]);
  });
});

describe('a remedy in kind', () => {
  const inKind: Agreement = {
    ...hosting,
    name: 'Hosting',
    parties: { provider: 'Host', customer: 'Shop' },
    objectives: hosting.objectives.map((objective) => ({ ...objective, name: 'Web shop' })),
    remedies: {
      credit: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { serviceDays: 5 } }] },
    },
  };

  it('asks for no charge, and is not written as no money', () => {
    const { lines, total, ...head } = settle({ services, charges: {} }, inKind);
    expect(lines[0]).toMatchObject({ name: 'Web shop', amount: null });
    expect(lines[0]?.credit?.quantities.serviceDays).toBe('5');
    expect(total).toEqual(eur('0.00'));
    expect(head).toMatchObject({
      name: 'Hosting',
      parties: { provider: 'Host', customer: 'Shop' },
    });
  });
});

describe('a statement with its trace', () => {
  it('lists the intervals of the downtime beside the stages of the credit', () => {
    const facts = { periodOf: april, charges: { web: eur('100.00') }, services, readings };
    const [line] = settlePeriod(compileAgreement(hosting), facts, { at: may, trace: true }).lines;
    const at = Date.UTC(2026, 3, 10);
    expect(line?.availability?.intervals?.downtime).toEqual([
      { startAt: at, endAt: at + 3_600_000 },
    ]);
    expect(line?.credit?.trace).not.toBeNull();
  });
});

describe('the history of a line', () => {
  // 2 h down of 30 days is more than a thousandth: both months are missed. The second miss in a row
  // counts twice: 10 % of 100.00, then 20 %.
  const repeating: Agreement = {
    ...hosting,
    remedies: {
      credit: {
        target: { gte: '99.9' },
        rows: [{ lt: '99.9', remedy: { percent: 10 } }],
        factors: [{ repeat: [1, 2] }],
      },
    },
  };
  const month = (day: string, until: string, history?: SettlementFacts['history']) => {
    const outages = [{ start: `${day}T00:00:00Z`, end: `${day}T02:00:00Z` }];
    const facts = { periodOf: `${day}T00:00:00Z`, charges: { web: eur('100.00') }, history };
    const found = settlePeriod(
      compileAgreement(repeating),
      { ...facts, services: { web: { outages } } },
      { at: until },
    ).lines[0];
    if (found === undefined) throw new Error('a line was expected');
    return found;
  };

  it('is what the next month looks back on, as it is', () => {
    const april = month('2026-04-10', '2026-05-01T00:00:00Z');
    expect(april.history).toMatchObject({ missed: true, charge: eur('100.00') });
    expect(april.amount).toEqual(eur('10.00'));
    const stored = JSON.parse(JSON.stringify([april.history]));
    const next = month('2026-05-10', '2026-06-01T00:00:00Z', { 'web-up': stored });
    expect(next.amount).toEqual(eur('20.00'));
  });

  it('is none before the month is over', () => {
    expect(month('2026-04-10', '2026-04-20T00:00:00Z').history).toBeNull();
  });
});
