import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import type { SettlementFacts } from '../../../../src/agreement/settle/facts.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { documentWith, uptime } from '../../../fixtures/agreement.js';
import { faultOf } from '../../../oracle/fault.js';
import { thrownBy } from '../../../oracle/thrown.js';

const HOUR = 3_600_000;
const eur = (amount: string) => ({ amount, currency: 'EUR' });

/** April 2026, 30 days or 720 h, in which the service was down for so many hours. */
function settle(agreement: object, hours: number, facts: Partial<SettlementFacts> = {}) {
  const start = Date.UTC(2026, 3, 10);
  return settlePeriod(
    compileAgreement(agreement as Agreement),
    {
      periodOf: '2026-04-15T00:00:00Z',
      charges: { s: eur('1000.00') },
      services: { s: { outages: [{ start, end: start + hours * HOUR }] } },
      ...facts,
    },
    { at: '2026-05-01T00:00:00Z' },
  );
}

const withRemedy = (remedy: object, fields: object = {}) =>
  documentWith({ objectives: [{ ...uptime, ...fields, remedy: 'r' }], remedies: { r: remedy } });

describe('a remedy by the length of the period', () => {
  const byPeriod = withRemedy({
    unit: 'hours',
    steps: [{ from: 0, toward: 'above', size: 'period', partial: 'exact', each: { percent: 100 } }],
  });

  it('pays for the share of it that was down', () => {
    // 72 of 720 h are a tenth: 10 % of 1000.00.
    expect(settle(byPeriod, 72).total).toEqual(eur('100.00'));
  });

  it('takes the part of the period that the agreement governs', () => {
    // From the 1st through the 15th there are 360 h: 72 of them are a fifth.
    const half = { ...byPeriod, effective: { through: '2026-04-15' } };
    expect(settle(half, 72).total).toEqual(eur('200.00'));
  });
});

describe('what a line says for the history of later periods', () => {
  it('is its share, and its charge as given, where the remedy is by percent', () => {
    const [line] = settle(withRemedy({ rows: [{ lt: 99, remedy: { percent: 10 } }] }), 72).lines;
    // 648 of 720 h were good: 90 %.
    expect(line?.history).toMatchObject({ charge: eur('1000.00') });
    expect(line?.history?.level).toMatchObject({
      good: String(648 * HOUR),
      total: String(720 * HOUR),
    });
  });

  it('is a length in the unit of the remedy where that is of time', () => {
    const remedy = { unit: 'hours', rows: [{ gt: 4, remedy: { percent: 10 } }] };
    const [line] = settle(withRemedy(remedy), 72).lines;
    // 72 h as milliseconds, an hour of which has 3,600,000.
    expect(line?.history?.level).toEqual({ amount: 72 * HOUR, per: HOUR });
    expect(line?.amount).toEqual(eur('100.00'));
  });

  it('is nothing where there is no remedy', () => {
    const [line] = settle(documentWith({ objectives: [uptime] }), 72).lines;
    expect([line?.history, line?.credit, line?.amount]).toEqual([null, null, eur('0.00')]);
  });
});

describe('the charge that a remedy is taken of', () => {
  it('is missed by name', () => {
    const remedy = withRemedy({ rows: [{ lt: 99, remedy: { percent: 10 } }] });
    expect(faultOf(() => settle(remedy, 72, { charges: {} }))).toMatchObject({
      code: 'missing-field',
      path: ['charges', 's'],
      expected: 'the charges that percentages are taken of',
    });
  });

  it.each<[string, object, number]>([
    ['a fixed sum', { lt: 99, remedy: { money: eur('25.00') } }, 72],
    ['a kept promise', { lt: 99, remedy: { percent: 10 } }, 0],
  ])('is not asked for by %s', (_, row, hours) => {
    const remedy = withRemedy({
      target: { gte: 99 },
      rows: [row],
      caps: [{ limit: { percent: 50 } }],
    });
    const capless = withRemedy({ target: { gte: 99 }, rows: [row] });
    const [line] = settle(hours === 0 ? remedy : capless, hours, { charges: {} }).lines;
    expect([line?.amount, line?.issue]).toEqual([eur(hours === 0 ? '0.00' : '25.00'), null]);
  });

  it('is not asked for by a remedy in kind', () => {
    const remedy = withRemedy({ rows: [{ lt: 99, remedy: { points: 5 } }] });
    const [line] = settle(remedy, 72, { charges: {} }).lines;
    expect(line?.credit?.quantities).toMatchObject({ points: '5' });
    expect(line?.history?.charge).toBeNull();
    expect(line?.amount).toBeNull();
  });
});

describe('the facts of one line', () => {
  const two = documentWith({
    objectives: [
      { ...uptime, id: 'one', service: 'a', remedy: 'r' },
      { ...uptime, id: 'two', service: 'b', remedy: 'r' },
    ],
    remedies: { r: { rows: [{ lt: 99, remedy: { percent: 10 } }] } },
  });
  const down = { outages: [['2026-04-10T00:00:00Z', '2026-04-13T00:00:00Z']] };
  const statementOf = (facts: object) =>
    settle(two, 0, {
      services: { a: down, b: down },
      charges: { a: eur('500.00'), b: eur('500.00') },
      ...facts,
    } as Partial<SettlementFacts>);

  it('that are wrong leave the other lines alone: a refund month on one of two services', () => {
    const statement = statementOf({ charges: { a: eur('-20.00'), b: eur('500.00') } });
    expect(statement).toMatchObject({ status: 'incomplete', total: eur('50.00') });
    const [one, other] = statement.lines;
    expect(one).toMatchObject({
      status: 'missed',
      levelPercent: '90',
      credit: null,
      amount: null,
      issue: { code: 'invalid-money', path: ['charges', 'a'], severity: 'error' },
    });
    expect(other).toMatchObject({ status: 'missed', amount: eur('50.00'), issue: null });
  });

  it('of which nothing can be measured have no figure', () => {
    const broken = { outages: [['2026-04-13T00:00:00Z', '2026-04-10T00:00:00Z']] };
    const { lines, total } = statementOf({ services: { a: down, b: broken } });
    expect(lines[1]).toMatchObject({
      service: 'b',
      status: 'invalid-facts',
      levelPercent: null,
      availability: null,
      amount: null,
      issue: { code: 'invalid-interval', path: ['services', 'b', 'outages', 0] },
    });
    expect([lines[0]?.amount, total]).toEqual([eur('50.00'), eur('50.00')]);
  });

  it('that no line needs are refused, and so is a field that nobody reads', () => {
    const charges = { a: eur('500.00'), b: eur('500.00'), total: 'junk' };
    expect(thrownBy(() => statementOf({ charges })).path).toEqual(['charges', 'total']);
    const services = { a: down, b: { ...down, outage: [] } };
    expect(thrownBy(() => statementOf({ services }))).toMatchObject({
      code: 'unknown-field',
      path: ['services', 'b', 'outage'],
    });
  });
});

describe('a refusal of facts tells what would do', () => {
  const sla = withRemedy({ rows: [{ lt: 99, remedy: { percent: 10 } }] });
  it.each<[string, object, object]>([
    ['no charges', { charges: 5 }, { expected: 'charges by name' }],
    ['no services', { services: 5 }, { expected: 'services by name' }],
    ['no history', { history: 5 }, { expected: 'objectives by name' }],
    ['no readings', { readings: 5 }, { expected: 'objectives by name' }],
    ['no tickets', { tickets: 5 }, { expected: expect.stringContaining('tickets') }],
    ['no record', { services: { s: 5 } }, { expected: 'the record of a service' }],
    ['no reading', { readings: { u: 5 } }, { expected: 'a reading' }],
    [
      'another currency',
      { charges: { s: { amount: 1, currency: 'USD' } } },
      { expected: 'EUR, the currency of the agreement', received: '"USD"' },
    ],
  ])('%s', (_, facts, expected) => {
    expect(faultOf(() => settle(sla, 0, facts as SettlementFacts))).toMatchObject(expected);
  });

  it('that are none at all', () => {
    const compiled = compileAgreement(sla as Agreement);
    const at = '2026-05-01T00:00:00Z';
    expect(thrownBy(() => settlePeriod(compiled, 5 as never, { at }))).toMatchObject({
      path: [],
      expected: 'the facts of a period',
    });
    expect(thrownBy(() => settlePeriod(compiled, { periodOf: at }, 5 as never))).toMatchObject({
      path: ['options'],
      expected: 'options with at',
    });
  });

  it('about an objective without a remedy, which no factors are asked for', () => {
    const bare = documentWith({ objectives: [uptime] });
    expect(
      settle(bare, 72, { readings: { u: { excused: true, factors: {} } } }).lines,
    ).toHaveLength(1);
    const asked = { readings: { u: { factors: { affected: 1 } } } };
    expect(faultOf(() => settle(bare, 72, asked))).toMatchObject({
      code: 'unknown-field',
      path: ['readings', 'u', 'factors', 'affected'],
    });
    expect(
      faultOf(() => settle(bare, 72, { history: { u: [{ misst: 1 } as never] } })).path,
    ).toEqual(['history', 'u', 0, 'misst']);
  });
});

describe('the zones that an agreement counts in', () => {
  it('are its own and those of its calendars, their parts included, each once', () => {
    const weekly = { mon: '09:00-17:00' };
    const agreement = documentWith({
      timeZone: 'Europe/Paris',
      objectives: [uptime],
      calendars: {
        paris: { timeZone: 'Europe/Paris', weekly },
        both: {
          union: [
            { timeZone: 'Asia/Tokyo', weekly },
            { timeZone: 'UTC', weekly },
          ],
        },
      },
    });
    const ids = settle(agreement, 0).zones.map((zone) => zone.timeZone);
    expect(ids).toEqual(['Europe/Paris', 'Asia/Tokyo', 'UTC']);
  });

  it('are told with the offsets of each period anew', () => {
    const compiled = compileAgreement(
      documentWith({ timeZone: 'Europe/Paris', objectives: [uptime] }) as Agreement,
    );
    const inMonth = (periodOf: string) =>
      settlePeriod(compiled, { periodOf }, { at: '2027-01-01T00:00:00Z' }).zones;
    // Clocks change in March, and not in February or April.
    expect(inMonth('2026-03-15T00:00:00Z')).not.toEqual(inMonth('2026-04-15T00:00:00Z'));
    expect(inMonth('2026-03-15T00:00:00Z')).toEqual(inMonth('2026-03-16T00:00:00Z'));
  });
});
