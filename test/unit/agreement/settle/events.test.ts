import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../../src/agreement/check.js';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement, Objective } from '../../../../src/agreement/document/document.js';
import type { SettlementFacts } from '../../../../src/agreement/settle/facts.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { faultOf } from '../../../oracle/fault.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const APRIL = { start: '2026-04-01T00:00:00Z', end: '2026-05-01T00:00:00Z' };
const APRIL_1 = Date.parse(APRIL.start);
const HOUR = 3_600_000;

const credit = {
  target: { gte: '99' },
  rows: [
    { gte: '95', lt: '99', remedy: { percent: 10 } },
    { lt: '95', remedy: { percent: 25 } },
  ],
  whenUnknown: { percent: 100 },
} as const;

function agreementOf(...objectives: readonly Objective[]): Agreement {
  return {
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    calendars: { office: { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } } },
    objectives,
    remedies: { credit },
  };
}

const chargesOf = ({ objectives }: Agreement) => ({
  ...(objectives.some((one) => 'service' in one) ? { api: eur('200.00') } : {}),
  total: eur('1000.00'),
});

const settle = (
  agreement: Agreement,
  facts: Omit<SettlementFacts, 'periodOf'>,
  at: string = APRIL.end,
) =>
  settlePeriod(
    compileAgreement(agreement),
    { periodOf: APRIL.start, charges: chargesOf(agreement), ...facts },
    { at },
  );

const requests = {
  kind: 'requests',
  id: 'succeed',
  service: 'api',
  targetPercent: 99,
  remedy: 'credit',
} as const;
const month = (good: number, total: number) => [{ ...APRIL, good, total }];

describe('a requests objective', () => {
  it('is settled by its events: 980 of 1000 are 98 %, which owe a tenth of the charge of its service', () => {
    const { lines, total } = settle(agreementOf(requests), {
      requests: { succeed: { buckets: month(980, 1000) } },
    });
    expect(lines).toMatchObject([
      { service: 'api', status: 'missed', targetPercent: '99', levelPercent: '98' },
    ]);
    expect(lines[0]?.requests?.events).toEqual({ good: '980', bad: '20', total: '1000' });
    expect(lines[0]?.history?.level).toEqual({ good: '980', total: '1000' });
    expect(total).toEqual(eur('20.00'));
  });

  it('looks at the calendar of the document, and at maintenance', () => {
    // Wednesday, 1 April 2026: 10:00 counts, 20:00 is not agreed, 12:00 is maintenance.
    const hour = (from: number, good: number) => ({
      start: APRIL_1 + from * HOUR,
      end: APRIL_1 + (from + 1) * HOUR,
      good,
      total: 100,
    });
    const { lines } = settle(agreementOf({ ...requests, calendar: 'office' }), {
      requests: {
        succeed: {
          buckets: [hour(10, 99), hour(12, 0), hour(20, 0)],
          exclusions: [[APRIL_1 + 12 * HOUR, APRIL_1 + 13 * HOUR]],
        },
      },
    });
    expect(lines[0]).toMatchObject({ status: 'met', amount: eur('0.00') });
  });

  it('grants maintenance as the terms of the document cap it, in the spans that it knows', () => {
    // An hour in the year, of which March used 40 minutes: 20 minutes of April are left.
    const MINUTE = HOUR / 60;
    const minute = (i: number) => ({
      start: APRIL_1 + i * MINUTE,
      end: APRIL_1 + (i + 1) * MINUTE,
      good: i < 60 ? 0 : 1,
      total: 1,
    });
    const agreement = agreementOf({
      ...requests,
      exclusionRules: { maintenance: { caps: [{ cap: { hours: 1 }, span: 'year' }] } },
    });
    const used = APRIL_1 - 48 * HOUR;
    const { lines } = settle(agreement, {
      requests: {
        succeed: {
          buckets: Array.from({ length: 120 }, (_, i) => minute(i)),
          exclusions: [{ start: APRIL_1, end: APRIL_1 + HOUR, id: 'upgrade' }],
          excludedBefore: [[used, used + 40 * MINUTE]],
        },
      },
    });
    const sli = lines[0]?.requests;
    expect(sli?.exclusions).toMatchObject([
      { id: 'upgrade', status: 'capped', grantedMs: 20 * MINUTE },
    ]);
    // 100 minutes count, the last 60 of them good.
    expect(sli?.exact).toEqual({ good: '60', total: '100' });
    expect(sli?.excludedMs).toBe(20 * MINUTE);
  });

  it('is unknown without a record, and owes nothing where nothing was promised', () => {
    const unknown = settle(agreementOf(requests), {}).lines[0];
    expect(unknown).toMatchObject({ status: 'no-data', amount: eur('200.00') });
    const none = settle(agreementOf(requests), { requests: { succeed: { exclusions: [APRIL] } } });
    expect(none.lines[0]).toMatchObject({
      status: 'nothing-promised',
      credit: { status: 'excused' },
      amount: eur('0.00'),
    });
  });

  it('owes nothing for too few events, and what no report owes for too little known time', () => {
    const few = settle(agreementOf({ ...requests, minEvents: 10 }), {
      requests: { succeed: { buckets: month(0, 1) } },
    });
    expect(few.lines[0]).toMatchObject({
      status: 'insufficient-data',
      credit: { status: 'excused' },
      amount: eur('0.00'),
    });
    const hour = [{ start: APRIL_1, end: APRIL_1 + HOUR, good: 9, total: 9 }];
    const unseen = settle(agreementOf({ ...requests, minimumCoveragePercent: 100 }), {
      requests: { succeed: { buckets: hour } },
    });
    expect(unseen.lines[0]).toMatchObject({
      status: 'insufficient-data',
      amount: eur('200.00'),
    });
  });

  it('is not due before the end', () => {
    const { lines } = settle(
      agreementOf(requests),
      { requests: { succeed: { buckets: [] } } },
      '2026-04-10T00:00:00Z',
    );
    expect(lines[0]).toMatchObject({ status: 'not-yet-due', credit: null });
  });

  it('tells a fault of its record where it stands', () => {
    const error = faultOf(() =>
      settle(agreementOf(requests), { requests: { succeed: { buckets: month(2, 1) } } }),
    );
    expect(error.path).toEqual(['requests', 'succeed', 'buckets', 0, 'good']);
    const unknown = faultOf(() => settle(agreementOf(requests), { requests: { other: {} } }));
    expect(unknown).toMatchObject({ code: 'unknown-reference', path: ['requests', 'other'] });
  });
});

describe('a latency objective', () => {
  const latency = {
    kind: 'latency',
    id: 'fast',
    threshold: { milliseconds: 300 },
    targetPercent: 95,
  } as const;
  const histogram = (le: string) => ({
    ...APRIL,
    buckets: [
      { le, count: 96 },
      { le: 1, count: 99 },
    ],
    count: 100,
  });

  it('takes buckets of what was fast enough, or histograms with its threshold among the bounds', () => {
    const given = (record: NonNullable<SettlementFacts['requests']>[string]) =>
      settle(agreementOf(latency), { requests: { fast: record } }).lines[0];
    expect(given({ buckets: month(94, 100) })).toMatchObject({
      status: 'missed',
      levelPercent: '94',
      service: null,
    });
    expect(given({ histograms: [histogram('0.3')] })).toMatchObject({
      status: 'met',
      levelPercent: '96',
    });
    const other = faultOf(() => given({ histograms: [histogram('0.25')] }));
    expect(other).toMatchObject({
      code: 'invalid-option',
      path: ['requests', 'fast', 'histograms'],
    });
    const both = faultOf(() => given({ histograms: [histogram('0.3')], buckets: [] }));
    expect(both.path).toEqual(['requests', 'fast', 'histograms']);
  });
});

describe('a score objective', () => {
  const csat = {
    kind: 'score',
    id: 'happy',
    measure: 'csat',
    scale: { least: 1, most: 5 },
    goodFrom: 4,
    targetPercent: 99,
    remedy: 'credit',
  } as const;
  const answers = [
    { at: APRIL.start, score: 5, count: 90 },
    { at: APRIL.start, score: 3, count: 10 },
  ];

  it('is settled by its share of good answers: 90 % owe a quarter of the total', () => {
    const { lines, total } = settle(agreementOf(csat), { scores: { happy: { answers } } });
    expect(lines[0]).toMatchObject({ status: 'missed', levelPercent: '90', targetPercent: '99' });
    expect(lines[0]?.score).toMatchObject({ good: 90, bad: 10 });
    expect(total).toEqual(eur('250.00'));
  });

  it('may be a net promoter score, which is no percentage and has no remedy', () => {
    const nps = { kind: 'score', id: 'loyal', measure: 'nps', targetScore: 40 } as const;
    const { lines } = settle(agreementOf(nps), {
      scores: { loyal: { answers: [{ at: APRIL.start, score: 9 }] } },
    });
    expect(lines[0]).toMatchObject({ status: 'met', levelPercent: null, targetPercent: null });
    expect(lines[0]?.score?.score).toBe('100');
    const check = checkAgreement(agreementOf({ ...nps, remedy: 'credit' }));
    expect(check.ok ? [] : check.issues.map(({ path }) => path)).toEqual([
      ['objectives', 0, 'remedy'],
    ]);
  });
});

describe('the check of an agreement', () => {
  it.each([
    [{ kind: 'requests', id: 'x' }, ['objectives', 0, 'targetPercent']],
    [
      { kind: 'requests', id: 'x', targetPercent: 99, method: 'timeSlices' },
      ['objectives', 0, 'slice'],
    ],
    [{ kind: 'latency', id: 'x', targetPercent: 99 }, ['objectives', 0, 'threshold']],
    [{ kind: 'score', id: 'x' }, ['objectives', 0, 'measure']],
    [{ kind: 'score', id: 'x', measure: 'nps' }, ['objectives', 0, 'targetScore']],
    [{ kind: 'scores', id: 'x' }, ['objectives', 0, 'kind']],
    [{ kind: 'requests', id: 'x', targetPercent: 99, excessAs: 1 }, ['objectives', 0, 'excessAs']],
  ])('tells what is wrong with %j', (objective, path) => {
    const check = checkAgreement(agreementOf(objective as never));
    expect(check.ok ? [] : check.issues[0]?.path).toEqual(path);
  });
});
