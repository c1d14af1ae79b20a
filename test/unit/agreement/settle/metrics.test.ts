import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../../src/agreement/check.js';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import type { CreditGroup, CreditScheme } from '../../../../src/credit.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const MAY = '2026-05-01T00:00:00Z';

const up = {
  kind: 'availability',
  id: 'up',
  service: 'web',
  targetPercent: '99',
  remedy: 'r',
} as const;
const agreementWith = (
  remedy: CreditScheme | CreditGroup,
  objective: object = up,
  more: Partial<Agreement> = {},
): Agreement =>
  ({
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    objectives: [objective],
    remedies: { r: remedy },
    ...more,
  }) as Agreement;

/** Outages of April: 30 minutes, then 60 and 20 that overlap by 10, and 5 minutes. */
const OUTAGES = [
  ['2026-04-02T00:00:00Z', '2026-04-02T00:30:00Z'],
  ['2026-04-03T00:00:00Z', '2026-04-03T01:00:00Z'],
  ['2026-04-03T00:50:00Z', '2026-04-03T01:10:00Z'],
  ['2026-04-20T12:00:00Z', '2026-04-20T12:05:00Z'],
];

function settle(agreement: Agreement, facts: object = {}) {
  return settlePeriod(
    compileAgreement(agreement),
    {
      periodOf: '2026-04-15T00:00:00Z',
      services: { web: { outages: OUTAGES } },
      charges: { web: eur('1000.00'), total: eur('1000.00') },
      ...facts,
    } as never,
    { at: MAY },
  );
}

/** Facts about no service. */
const OF_TICKETS = { services: undefined, charges: { total: eur('1000.00') } };

const lineOf = (remedy: CreditScheme, objective?: object, facts?: object) =>
  settle(agreementWith(remedy, objective), facts).lines[0];

describe('a remedy of a service', () => {
  const step = (size: number, percent: number) => [
    { from: 0, toward: 'above', size, partial: 'exact', each: { percent } } as const,
  ];

  it.each<[string, CreditScheme, string, string]>([
    // 30, 70 and 5 minutes are 105 together.
    ['downtime', { unit: 'minutes', steps: step(1, 1) }, '105', '1050.00'],
    [
      'the longest outage',
      { metric: 'longestOutage', unit: 'minutes', steps: step(1, 1) },
      '70',
      '700.00',
    ],
    ['how many there were', { unit: 'count', steps: step(1, 2) }, '3', '60.00'],
    ['how many, by the metric', { metric: 'outageCount', steps: step(1, 2) }, '3', '60.00'],
  ])('looks at %s', (_, remedy, level, amount) => {
    expect(lineOf(remedy)).toMatchObject({ credit: { level }, amount: eur(amount) });
  });

  it('looks at each outage on its own, by name and beginning', () => {
    // Only the 70 minutes are more than half an hour.
    const remedy: CreditScheme = {
      metric: 'eachOutage',
      unit: 'minutes',
      target: { lte: 30 },
      rows: [{ gt: 30, remedy: { percent: 5 } }],
    };
    expect(lineOf(remedy)?.credit?.lines).toMatchObject([
      { level: '30', status: 'met', incident: '2026-04-02T00:00:00.000Z' },
      { level: '70', status: 'credited', amount: eur('50.00') },
      { level: '5', status: 'met', incident: '2026-04-20T12:00:00.000Z' },
    ]);
    const none = lineOf(remedy, up, { services: { web: { outages: [] } } });
    expect(none).toMatchObject({ amount: eur('0.00'), credit: { status: 'met', lines: [] } });
    // The intervals that the readings come from are told only where a trace is asked for.
    expect(none?.availability).not.toHaveProperty('intervals');
    const unwatched = lineOf(remedy, up, { services: {} });
    expect(unwatched?.credit).toMatchObject({ status: 'unknown', missed: null });
  });

  it('counts one credit per 24 hours of them', () => {
    const outages = [
      ['2026-04-01T10:00:00Z', '2026-04-01T11:00:00Z'],
      ['2026-04-01T20:00:00Z', '2026-04-01T21:00:00Z'],
      ['2026-04-02T11:00:00Z', '2026-04-02T12:00:00Z'],
    ];
    const remedy: CreditScheme = {
      metric: 'eachOutage',
      unit: 'minutes',
      rows: [{ gt: 0, remedy: { percent: 3 } }],
      onePer: { hours: 24 },
    };
    expect(lineOf(remedy, up, { services: { web: { outages } } })?.amount).toEqual(eur('60.00'));
  });

  it('may follow the length of the month', () => {
    const remedy: CreditScheme = {
      unit: 'minutes',
      target: { lte: { percentOfPeriod: '0.2' } },
      rows: [{ gt: { percentOfPeriod: '0.2' }, remedy: { percent: 10 } }],
    };
    // April has 43,200 minutes: 86.4 are free, and 105 are not.
    expect(lineOf(remedy)?.amount).toEqual(eur('100.00'));
    const free: CreditScheme = { ...remedy, target: { lte: { percentOfPeriod: '0.25' } } };
    expect(lineOf(free)?.credit?.status).toBe('met');
  });
});

describe('a remedy of tickets', () => {
  const reply = {
    kind: 'clock',
    id: 'reply',
    start: { on: 'created' },
    stop: { on: 'replied' },
    targets: [{ elapsed: 'PT1H' }],
    remedy: 'r',
  } as const;
  const ticket = (id: string, minutes: number) => ({
    id,
    events: [
      { at: '2026-04-10T10:00:00Z', type: 'created' },
      { at: Date.parse('2026-04-10T10:00:00Z') + minutes * 60_000, type: 'replied' },
    ],
  });
  // An hour is promised: the second is half an hour late, the third two hours.
  const tickets = [ticket('T-1', 60), ticket('T-2', 90), ticket('T-3', 180)];

  it('looks at how late each was, at the latest, or at how many there were', () => {
    const each: CreditScheme = {
      metric: 'eachDelay',
      unit: 'hours',
      steps: [
        { from: 0, toward: 'above', size: 1, partial: 'started', each: { money: eur('10.00') } },
      ],
    };
    const line = lineOf(each, reply, { ...OF_TICKETS, tickets });
    // One hour begun and two hours: 10.00 and 20.00.
    expect(line?.amount).toEqual(eur('30.00'));
    expect(line?.credit?.lines.map(({ incident, level }) => [incident, level])).toEqual([
      ['T-2/1', '0.5'],
      ['T-3/1', '2'],
    ]);
    const longest: CreditScheme = { ...each, metric: 'longestDelay' };
    expect(lineOf(longest, reply, { ...OF_TICKETS, tickets })?.credit?.level).toBe('2');
    const count: CreditScheme = { metric: 'missCount', rows: [{ gte: 2, remedy: { percent: 1 } }] };
    expect(lineOf(count, reply, { ...OF_TICKETS, tickets })).toMatchObject({
      credit: { level: '2' },
      amount: eur('10.00'),
    });
    expect(
      lineOf(each, reply, { ...OF_TICKETS, tickets: [ticket('T-1', 5)] })?.credit?.status,
    ).toBe('met');
  });
});

describe('a remedy of a net promoter score', () => {
  const loyal = { kind: 'score', id: 'nps', measure: 'nps', targetScore: 30, remedy: 'r' };
  const answers = (...scores: number[]) => ({
    ...OF_TICKETS,
    scores: { nps: { answers: scores.map((score) => ({ at: '2026-04-10T10:00:00Z', score })) } },
  });

  it('counts in points', () => {
    const remedy: CreditScheme = {
      metric: 'netPromoterScore',
      target: { gte: 30 },
      steps: [{ from: 30, toward: 'below', size: 10, partial: 'started', each: { percent: 1 } }],
    };
    // One promoter and two detractors of four are -25: 55 below, six steps begun.
    const line = lineOf(remedy, loyal, answers(9, 8, 3, 4));
    expect(line?.credit).toMatchObject({ level: '-25', lines: [{ steps: '6' }] });
    expect(line?.amount).toEqual(eur('60.00'));
  });
});

describe('what is known of an objective beside its level', () => {
  const remedy: CreditScheme = {
    target: { gte: 99 },
    rows: [{ lt: 100, when: { region: 'north' }, remedy: { percent: 5 } }],
    whenNotReported: { percent: 20 },
  };
  const unwatched = { services: {} };

  it('says why there is no level, and by which labels its row is found', () => {
    const silent = lineOf(remedy, up, {
      ...unwatched,
      readings: { up: { absence: 'notReported' } },
    });
    expect(silent?.amount).toEqual(eur('200.00'));
    expect(lineOf(remedy, up, unwatched)?.credit?.status).toBe('unknown');
    const labels = { readings: { up: { labels: { region: 'north' } } } };
    const services = { web: { outages: [['2026-04-01T00:00:00Z', '2026-04-03T00:00:00Z']] } };
    expect(lineOf(remedy, up, { services, ...labels })?.amount).toEqual(eur('50.00'));
    expect(lineOf(remedy, up, { services })?.credit?.status).toBe('uncovered');
    const excused = { readings: { up: { excused: { reason: 'flood' } } } };
    expect(lineOf(remedy, up, { services, ...excused })?.credit?.lines[0]?.excuse).toBe('flood');
  });

  it('is refused beside a level that is known', () => {
    const line = lineOf(remedy, up, { readings: { up: { absence: 'notReported' } } });
    expect(line?.issue).toMatchObject({
      code: 'invalid-option',
      path: ['readings', 'up', 'absence'],
    });
  });
});

describe('caps over named windows', () => {
  const capped = (window: 'calendarYear' | 'contractYear' | 'term'): CreditScheme => ({
    target: { gte: 100 },
    rows: [{ lt: 100, remedy: { money: eur('50.00') } }],
    caps: [{ limit: { money: eur('100.00') }, window }],
  });
  const month = { missed: true, credit: eur('40.00'), charge: eur('1000.00') };
  const creditWith = (window: 'calendarYear' | 'contractYear' | 'term', from: string) =>
    settle(agreementWith(capped(window), up, { effective: { from } }), {
      history: { up: Array.from({ length: 12 }, () => month) },
    }).lines[0]?.amount;

  it('count the months that began in them', () => {
    // January to March lie in the calendar year: 120.00 of 100.00 are used up.
    expect(creditWith('calendarYear', '2025-06-01')).toEqual(eur('0.00'));
    // Of the contract year since 1 March only March came before: 60.00 are left for 50.00.
    expect(creditWith('contractYear', '2025-03-01')).toEqual(eur('50.00'));
    // Of the year since 1 February two came before: 20.00 are left.
    expect(creditWith('contractYear', '2025-02-01')).toEqual(eur('20.00'));
    expect(creditWith('term', '2026-04-01')).toEqual(eur('50.00'));
    expect(creditWith('term', '2026-02-01')).toEqual(eur('20.00'));
  });

  it('of the contract need a first date', () => {
    const issues = (window: 'calendarYear' | 'contractYear' | 'term') => {
      const result = checkAgreement(agreementWith(capped(window)));
      return result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join('.')]);
    };
    expect(issues('calendarYear')).toEqual([]);
    expect(issues('contractYear')).toEqual([['invalid-agreement', 'remedies.r.caps.0.window']]);
    expect(issues('term')).toEqual([['invalid-agreement', 'remedies.r.caps.0.window']]);
  });
});
