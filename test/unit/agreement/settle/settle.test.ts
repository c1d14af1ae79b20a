import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import type { SettlementFacts } from '../../../../src/agreement/settle/facts.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import type { Ticket } from '../../../../src/agreement/ticket/ticket.js';
import { type InstantInput, toInstant } from '../../../../src/core/instant.js';
import type { CreditScheme } from '../../../../src/credit/scheme/scheme.js';
import { faultOf } from '../../../oracle/fault.js';
import { thrownBy } from '../../../oracle/thrown.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const HOUR = 3_600_000;

/** One service with a month of 30 days of 24 h: 2 592 000 s, of which 0.1 % are 2592 s. */
const hosting: Agreement = {
  id: 'hosting',
  version: '2',
  timeZone: 'UTC',
  currency: 'EUR',
  objectives: [
    {
      kind: 'availability',
      id: 'web-up',
      service: 'web',
      targetPercent: '99.9',
      remedy: 'downtime',
    },
  ],
  remedies: {
    downtime: {
      target: { gte: '99.9' },
      rows: [
        { gte: '99', lt: '99.9', remedy: { percent: 10 } },
        { lt: '99', remedy: { percent: '33.333' } },
      ],
    },
  },
};
const april = { periodOf: '2026-04-15T00:00:00Z', at: '2026-05-01T00:00:00Z' };

/** Facts with the instant of judgement beside them. */
type Settling = SettlementFacts & { readonly at: InstantInput };
const charges = { web: eur('100.00'), total: eur('1000.00') };

/** April with one outage of web from 2026-04-10T00:00Z on. */
function downFor(ms: number): Settling {
  const start = toInstant('2026-04-10T00:00:00Z');
  return { ...april, charges, services: { web: { outages: [{ start, end: start + ms }] } } };
}

const settle = ({ at, ...facts }: Settling, agreement: Agreement = hosting) =>
  settlePeriod(compileAgreement(agreement), facts, { at });
const lineOf = (input: Settling, agreement?: Agreement) => settle(input, agreement).lines[0];

describe('levels and remedies', () => {
  it('compare the exact level: the millisecond after the budget is a miss, though both read 99.9', () => {
    // 0.1 % of 2 592 000 000 ms is 2 592 000 ms.
    const kept = lineOf(downFor(2_592_000));
    const missed = lineOf(downFor(2_592_001));
    expect([kept?.status, kept?.levelPercent, kept?.amount]).toEqual(['met', '99.9', eur('0.00')]);
    expect([missed?.status, missed?.levelPercent, missed?.amount]).toEqual([
      'missed',
      '99.899',
      eur('10.00'),
    ]);
  });

  it('take rows by the exact level too', () => {
    // 1 % is 25 920 000 ms: at exactly 99 the first row holds, one millisecond on the second.
    expect(lineOf(downFor(25_920_000))?.amount).toEqual(eur('10.00'));
    expect(lineOf(downFor(25_920_001))?.amount).toEqual(eur('33.33'));
  });

  it('show the level with three digits at most, never rounded up', () => {
    // 1 ms of 2 592 000 000 is 0.0000000386 %: not 100.
    expect(lineOf(downFor(1))?.levelPercent).toBe('99.999');
    expect(lineOf(downFor(0))?.levelPercent).toBe('100');
  });
});

describe('money', () => {
  const two: Agreement = {
    ...hosting,
    objectives: [
      ...hosting.objectives,
      {
        kind: 'availability',
        id: 'mail-up',
        service: 'mail',
        targetPercent: '99.9',
        remedy: 'downtime',
      },
    ],
  };
  const bothDown = (base: string): Settling => ({
    ...april,
    charges: { web: eur(base), mail: eur(base) },
    services: { web: downFor(HOUR).services?.web ?? {}, mail: downFor(HOUR).services?.web ?? {} },
  });

  it('is rounded once per payable line, and the total is the sum of the lines', () => {
    // 10 % of 0.25 is 0.025, which rounds to 0.03; two lines are 0.06, though 0.025 twice is 0.05.
    const { lines, total } = settle(bothDown('0.25'), two);
    expect(lines.map(({ amount }) => amount)).toEqual([eur('0.03'), eur('0.03')]);
    expect(total).toEqual(eur('0.06'));
  });

  it('takes the charge that the objective names, else that of its service', () => {
    const named: Agreement = {
      ...hosting,
      objectives: [{ ...hosting.objectives[0], charge: 'total' } as never],
    };
    expect(lineOf(downFor(HOUR), named)?.amount).toEqual(eur('100.00'));
    expect(lineOf(downFor(HOUR))?.amount).toEqual(eur('10.00'));
  });

  it('refuses to settle without the charge that a remedy is taken of', () => {
    const input = { ...downFor(HOUR), charges: { total: eur('1.00') } };
    expect(faultOf(() => settle(input))).toMatchObject({
      code: 'missing-field',
      path: ['charges', 'web'],
    });
    const inherited: Agreement = {
      ...hosting,
      objectives: [{ ...hosting.objectives[0], charge: 'toString' } as never],
    };
    expect(faultOf(() => settle(downFor(HOUR), inherited))).toMatchObject({
      path: ['charges', 'toString'],
    });
  });

  it('refuses a charge in another currency than that of the agreement', () => {
    const input = { ...downFor(HOUR), charges: { web: { amount: '100', currency: 'USD' } } };
    expect(faultOf(() => settle(input))).toMatchObject({
      code: 'currency-mismatch',
      path: ['charges', 'web', 'currency'],
    });
    const broken = { ...downFor(HOUR), charges: { web: { amount: '100', currency: 'euro' } } };
    expect(faultOf(() => settle(broken))).toMatchObject({
      code: 'invalid-money',
      path: ['charges', 'web', 'currency'],
    });
  });

  it('has the digits of its currency', () => {
    const yen: Agreement = { ...hosting, currency: 'JPY' };
    const { total } = settle(
      { ...downFor(HOUR), charges: { web: { amount: '1005', currency: 'JPY' } } },
      yen,
    );
    // 10 % of 1005 is 100.5.
    expect(total).toEqual({ amount: '101', currency: 'JPY' });
  });

  it('needs no charge where no remedy is', () => {
    const { remedies: _, ...bare } = hosting;
    const promise: Agreement = {
      ...bare,
      objectives: [{ kind: 'availability', id: 'web-up', service: 'web', targetPercent: '99.9' }],
    };
    const { lines, total } = settle({ ...downFor(HOUR), charges: {} }, promise);
    expect([lines[0]?.status, lines[0]?.credit, total]).toEqual(['missed', null, eur('0.00')]);
  });
});

describe('before the end of the period', () => {
  const atLastMillisecond = { at: toInstant('2026-05-01T00:00:00Z') - 1 };

  it('nothing is due, and no credit is found', () => {
    const statement = settle({ ...downFor(1000), ...atLastMillisecond });
    const [line] = statement.lines;
    expect([statement.status, line?.status, line?.credit, statement.total]).toEqual([
      'provisional',
      'not-yet-due',
      null,
      eur('0.00'),
    ]);
  });

  it('a promise that is broken beyond repair is missed already, still without a credit', () => {
    const [line] = settle({ ...downFor(HOUR), ...atLastMillisecond }).lines;
    expect([line?.status, line?.credit, line?.amount]).toEqual(['missed', null, eur('0.00')]);
  });

  it('charges are not asked for', () => {
    expect(settle({ ...downFor(HOUR), ...atLastMillisecond, charges: {} }).total).toEqual(
      eur('0.00'),
    );
  });

  it('ends at the end of the period itself', () => {
    expect(settle(downFor(HOUR)).status).toBe('final');
  });
});

describe('what is not known', () => {
  it('is no data, never perfect: a service without a record owes and proves nothing', () => {
    for (const services of [{}, undefined]) {
      const line = lineOf({ ...april, charges, services });
      expect([line?.status, line?.levelPercent, line?.credit?.status, line?.amount]).toEqual([
        'no-data',
        null,
        'unknown',
        eur('0.00'),
      ]);
    }
    expect(lineOf({ ...april, charges })?.status).toBe('no-data');
  });

  it('is perfect only when somebody watched: an empty record says that there was no outage', () => {
    expect(lineOf({ ...april, charges, services: { web: {} } })).toMatchObject({
      status: 'met',
      levelPercent: '100',
    });
  });

  it('leaves out the time before the service was tracked', () => {
    const services = { web: { trackedSince: '2026-04-30T00:00:00Z', outages: [] } };
    expect(lineOf({ ...april, charges, services })?.availability?.measuredMs).toBe(24 * HOUR);
  });

  it('takes a service named like a property of all objects for one without a record', () => {
    const odd: Agreement = {
      ...hosting,
      objectives: [{ ...hosting.objectives[0], service: 'constructor', charge: 'web' } as never],
    };
    expect(lineOf({ ...april, charges, services: {} }, odd)?.status).toBe('no-data');
  });
});

describe('history', () => {
  it('passes through to the scheme of its objective', () => {
    const doubled: Agreement = {
      ...hosting,
      remedies: {
        downtime: {
          target: { gte: '99.9' },
          rows: [{ lt: '99.9', remedy: { percent: 10 } }],
          factors: [{ repeat: ['1', '2'] }],
        },
      },
    };
    const withHistory = (history: Settling['history']) =>
      lineOf({ ...downFor(HOUR), ...(history && { history }) }, doubled)?.amount;
    expect(withHistory(undefined)).toEqual(eur('10.00'));
    expect(withHistory({ 'web-up': [{ missed: true }] })).toEqual(eur('20.00'));
    expect(withHistory({ 'web-up': [{ missed: true }, { missed: false }] })).toEqual(eur('10.00'));
    expect(thrownBy(() => withHistory({ 'web-upp': [{ missed: true }] }))).toMatchObject({
      code: 'unknown-reference',
      path: ['history', 'web-upp'],
      hint: 'did you mean web-up?',
    });
  });
});

describe('periods', () => {
  it('are months of the zone of the agreement, with their real length across a change of the clocks', () => {
    const berlin: Agreement = { ...hosting, timeZone: 'Europe/Berlin' };
    const month = (periodOf: string) => {
      const { period, lines } = settle(
        { ...april, periodOf, at: '2027-01-01T00:00:00Z', services: { web: {} }, charges },
        berlin,
      );
      return [
        period.id,
        new Date(period.startAt).toISOString(),
        (lines[0]?.availability?.measuredMs as number) / HOUR,
      ];
    };
    // 31 days less the hour that is skipped on 29 March; 30 days; 31 days and the hour that is repeated on 25 October.
    expect(month('2026-03-15T00:00:00Z')).toEqual([
      '2026-03',
      '2026-02-28T23:00:00.000Z',
      31 * 24 - 1,
    ]);
    expect(month('2026-04-15T00:00:00Z')).toEqual(['2026-04', '2026-03-31T22:00:00.000Z', 30 * 24]);
    expect(month('2026-10-15T00:00:00Z')).toEqual([
      '2026-10',
      '2026-09-30T22:00:00.000Z',
      31 * 24 + 1,
    ]);
    // 23:30 UTC on the last of March is 1 April in Berlin already.
    expect(month('2026-03-31T23:30:00Z')[0]).toBe('2026-04');
  });

  it('take agreed service time from the calendar, and outages outside it for nothing', () => {
    const office = { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } };
    const agreed: Agreement = {
      ...hosting,
      calendars: { office },
      objectives: [{ ...hosting.objectives[0], calendar: 'office' } as never],
    };
    // April 2026 has 22 weekdays of 8 h; Friday the 10th, 00:00 to 10:00, has one of its hours.
    const line = lineOf(downFor(10 * HOUR), agreed);
    expect([line?.availability?.measuredMs, line?.availability?.downtimeMs]).toEqual([
      22 * 8 * HOUR,
      HOUR,
    ]);
  });
});

describe('tickets', () => {
  const support: Agreement = {
    id: 'support',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [
      {
        kind: 'clock',
        id: 'fix',
        start: { on: 'created' },
        stop: { on: 'solved' },
        targets: [{ elapsed: { hours: 4 } }],
        attainmentPercent: '66.7',
        remedy: 'late',
      },
    ],
    remedies: { late: { target: { gte: '66.7' }, rows: [{ lt: '66.7', remedy: { percent: 5 } }] } },
  };
  const ticket = (id: string, createdAt: string, hours: number): Ticket => ({
    id,
    events: [
      { at: createdAt, type: 'created' },
      { at: toInstant(createdAt) + hours * HOUR, type: 'solved' },
    ],
  });
  const charges = { total: eur('1000.00') };
  const inApril = (...hours: number[]): Settling => ({
    ...april,
    charges,
    tickets: hours.map((hour, i) => ticket(`T-${i}`, '2026-04-10T00:00:00Z', hour)),
  });

  it('reach a share that is compared exactly: two of three miss 66.7 %, though they read 66.66', () => {
    const line = lineOf(inApril(1, 1, 9), support);
    expect([line?.status, line?.levelPercent, line?.amount]).toEqual([
      'missed',
      '66.66',
      eur('50.00'),
    ]);
    expect(lineOf(inApril(1, 1, 1, 9), support)).toMatchObject({
      status: 'met',
      levelPercent: '75.00',
      amount: eur('0.00'),
    });
  });

  it('are judged as they were at the end of the period, whatever happened after it', () => {
    // Created one hour before May: neither met nor missed in April, though it was missed in May.
    const tickets = [ticket('T-1', '2026-04-30T23:00:00Z', 9)];
    expect(lineOf({ ...april, charges, tickets }, support)).toMatchObject({
      status: 'no-data',
      attainment: { open: 1 },
    });
    const may = {
      ...april,
      periodOf: '2026-05-15T00:00:00Z',
      at: '2026-06-01T00:00:00Z',
      charges,
      tickets,
    };
    expect(lineOf(may, support)).toMatchObject({
      status: 'missed',
      attainment: { missed: 1, open: 0 },
    });
  });

  it('are no data when there were none, and measured where no share was promised', () => {
    expect(lineOf({ ...april, charges }, support)).toMatchObject({
      status: 'no-data',
      attainment: null,
      amount: eur('0.00'),
    });
    const { attainmentPercent: _, ...open } = support.objectives[0] as never as {
      attainmentPercent: string;
    };
    const measured: Agreement = { ...support, objectives: [open as never] };
    expect(lineOf(inApril(1), measured)).toMatchObject({ status: 'measured', targetPercent: null });
  });

  it('stand in the order of the agreement, with services among them', () => {
    const both: Agreement = {
      ...hosting,
      objectives: [...support.objectives, ...hosting.objectives],
      remedies: { ...hosting.remedies, ...support.remedies },
    };
    const statement = settle({ ...inApril(9), charges: { ...charges, web: eur('1.00') } }, both);
    expect(statement.lines.map(({ objectiveId }) => objectiveId)).toEqual(['fix', 'web-up']);
    expect([statement.agreementId, statement.version, statement.total]).toEqual([
      'hosting',
      '2',
      eur('50.00'),
    ]);
  });
});

describe('a statement', () => {
  it('is plain data', () => {
    const statement = settle(downFor(HOUR));
    expect(JSON.parse(JSON.stringify(statement))).toEqual(statement);
  });

  it('names the instant that it cannot read', () => {
    expect(faultOf(() => settle({ ...april, periodOf: 'April' })).path).toEqual(['periodOf']);
    expect(faultOf(() => settle({ ...april, at: '2026-05-01' })).path).toEqual(['options', 'at']);
  });
});

describe('a month of which hardly anything counts', () => {
  const strict: Agreement = {
    ...hosting,
    remedies: {
      downtime: { ...hosting.remedies?.downtime, whenUnknown: { percent: 100 } } as CreditScheme,
    },
  };
  const april30 = { start: '2026-04-01T00:00:00Z', end: '2026-05-01T00:00:00Z' };
  const settled = (record: object) => {
    const line = lineOf({ ...april, charges, services: { web: record } }, strict);
    return [line?.status, line?.credit?.status, line?.amount];
  };

  it('owes for a missing report, but not where nothing was promised', () => {
    expect(settled({ unknown: [april30] })).toEqual(['no-data', 'credited', eur('100.00')]);
    expect(settled({ exclusions: [april30] })).toEqual([
      'nothing-promised',
      'excused',
      eur('0.00'),
    ]);
    expect(settled({ trackedSince: april30.end })).toEqual([
      'nothing-promised',
      'excused',
      eur('0.00'),
    ]);
  });

  it('does not take the figure of a watched second for that of the month', () => {
    const unknown = [{ start: '2026-04-01T00:00:01Z', end: april30.end }];
    expect(settled({ unknown })).toEqual(['insufficient-data', 'credited', eur('100.00')]);
  });
});

describe('caps of an agreement over longer spans', () => {
  const capped = (span: string): Agreement => ({
    ...hosting,
    effective: { from: '2025-11-15' },
    objectives: [
      {
        kind: 'availability',
        id: 'web-up',
        service: 'web',
        targetPercent: '99.9',
        exclusionRules: { maintenance: { caps: [{ cap: { hours: 10 }, span }] } },
      },
    ],
  });
  const at = (text: string) => toInstant(`${text}:00Z`);
  const web = {
    outages: [[at('2026-04-10T00:00'), at('2026-04-10T08:00')] as const],
    exclusions: [[at('2026-04-10T00:00'), at('2026-04-10T08:00')] as const],
    excludedBefore: [
      [at('2025-12-01T00:00'), at('2025-12-01T03:00')] as const,
      [at('2026-02-01T00:00'), at('2026-02-01T04:00')] as const,
    ],
  };

  // Of 10 h the calendar year has used 4, the quarter and the month none, the year of the contract 7.
  it.each([
    ['year', 2],
    ['quarter', 0],
    ['month', 0],
    ['contractYear', 5],
  ])('know the %s', (span, downHours) => {
    const line = lineOf({ ...april, services: { web } }, capped(span));
    expect((line?.availability?.downtimeMs ?? 0) / HOUR).toBe(downHours);
  });

  it('ask for a span that only the host knows, and take it', () => {
    const facts = { ...april, services: { web } };
    expect(faultOf(() => settle(facts, capped('release')))).toMatchObject({
      code: 'missing-field',
      path: ['services', 'web', 'spans', 'release'],
    });
    const spans = { release: [[at('2026-01-01T00:00'), at('2027-01-01T00:00')] as const] };
    const line = lineOf({ ...april, services: { web: { ...web, spans } } }, capped('release'));
    expect((line?.availability?.downtimeMs ?? 0) / HOUR).toBe(2);
  });
});
