import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bucketsFromPrometheus,
  observationsFromPrometheus,
  PROMETHEUS_STATUSES,
  type PrometheusBucketOptions,
  type PrometheusCounts,
} from '../../../src/interop/prometheus.js';
import { outagesFromChecks } from '../../../src/uptime.js';
import { told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/prometheus/${name}.json`, import.meta.url), 'utf8'),
  );
/** 2 March 2026, 09:00 UTC. */
const START = 1_772_442_000;
const at = (second: number): number => (START + second) * 1000;
const matrix = (...values: readonly (readonly [number, unknown])[]) => ({
  status: 'success',
  data: {
    resultType: 'matrix',
    result: [{ metric: {}, values: values.map(([second, value]) => [START + second, value]) }],
  },
});
const EMPTY = { status: 'success', data: { resultType: 'matrix', result: [] } };
const refusal = (call: () => unknown) => {
  const error = thrownBy(call);
  return [error.code, error.path.join('.')];
};

describe('a gauge that is 1 or 0', () => {
  const up = fixture('up');
  const { series, warnings } = observationsFromPrometheus(up, { label: 'instance' });

  test('is a check at every step; steps that are missing, and NaN, are unknown', () => {
    const [shop] = series;
    const read = outagesFromChecks(shop?.observations ?? [], {
      statuses: PROMETHEUS_STATUSES,
      at: at(480),
      maxGap: 'PT1M',
    });
    expect(shop?.labels).toEqual({ __name__: 'up', instance: 'shop:9100', job: 'node' });
    // The sample at 180 holds to 240; the next is at 360.5, and NaN from 420.5.
    expect(read).toMatchObject({
      outages: [{ startAt: at(60), endAt: at(180), cause: 'down', component: 'shop:9100' }],
      unknown: [
        { startAt: at(240), endAt: at(360.5) },
        { startAt: at(420.5), endAt: at(480) },
      ],
    });
    expect(warnings).toEqual([]);
  });

  test('is one series for each set of labels', () => {
    expect(series.map(({ observations }) => observations.length)).toEqual([6, 1]);
  });

  test('has one value in a vector', () => {
    const read = observationsFromPrometheus({
      status: 'success',
      data: { resultType: 'vector', result: [{ metric: {}, value: [1_772_442_000.781, '0'] }] },
    });
    expect(read.series[0]?.observations).toEqual([{ at: 1_772_442_000_781, status: 'down' }]);
  });

  test('without the label that names it has no component, and is told', () => {
    const read = observationsFromPrometheus(matrix([0, '1']), { label: 'job' });
    expect(told(read.warnings)).toEqual([['no-label', 'data.result.0.metric.job']]);
  });

  test('has what the server warns of, and histograms, told', () => {
    const answer = matrix([0, '1']);
    const [one] = answer.data.result;
    const read = observationsFromPrometheus({
      ...answer,
      data: { ...answer.data, result: [{ ...one, histograms: [[1, {}]] }], stats: { samples: 1 } },
      warnings: ['a remote store did not answer'],
    });
    expect(told(read.warnings)).toEqual([
      ['unread-field', 'data.result.0.histograms'],
      ['annotation', 'warnings.0'],
    ]);
  });

  test('has no field that makes no difference', () => {
    expect(fieldsWithoutEffect(up, observationsFromPrometheus)).toEqual([]);
  });

  test.each<[unknown, string, string]>([
    [{ status: 'error', errorType: 'timeout', error: 'x' }, 'invalid-option', 'status'],
    [
      { status: 'success', data: { resultType: 'scalar', result: [START, '1'] } },
      'invalid-option',
      'data.resultType',
    ],
    [matrix([0, '0.5']), 'invalid-option', 'data.result.0.values.0.1'],
    [matrix([0, '+Inf']), 'invalid-decimal', 'data.result.0.values.0.1'],
    [matrix([0, '-Inf']), 'invalid-decimal', 'data.result.0.values.0.1'],
    [matrix([0, 'nan']), 'invalid-decimal', 'data.result.0.values.0.1'],
    [matrix([0, 1]), 'invalid-type', 'data.result.0.values.0.1'],
    [matrix([0.0001, '1']), 'invalid-instant', 'data.result.0.values.0.0'],
    [matrix([START * 1000, '1']), 'invalid-instant', 'data.result.0.values.0.0'],
    [matrix([0, '1'], [0, '0']), 'invalid-instant', 'data.result.0.values.1'],
    [
      { status: 'success', data: { resultType: 'matrix', result: [{ metric: {} }] } },
      'missing-field',
      'data.result.0.values',
    ],
    [
      {
        status: 'success',
        data: { resultType: 'matrix', result: [{ metric: {}, values: [[START]] }] },
      },
      'invalid-type',
      'data.result.0.values.0',
    ],
  ])('that is malformed is refused where it is: %j', (wrong, code, path) => {
    expect(refusal(() => observationsFromPrometheus(wrong))).toEqual([code, path]);
  });
});

describe('buckets of good and all events', () => {
  const options = { step: 'PT5M' } as const;
  const read = (counts: PrometheusCounts, more: Partial<PrometheusBucketOptions> = {}) => {
    const { buckets, warnings } = bucketsFromPrometheus(counts, { ...options, ...more });
    return { rows: buckets.map(({ good, total }) => [good, total]), told: told(warnings), buckets };
  };

  test('end at the instant of their sample, and are exact', () => {
    const { buckets, told: doubts } = read({ bad: fixture('bad'), total: fixture('total') });
    expect(buckets).toEqual([
      // 1000.5 - 2.
      { startAt: at(0), endAt: at(300), good: '998.5', total: '1000.5' },
      // NaN.
      { startAt: at(300), endAt: at(600), good: null, total: null },
      { startAt: at(600), endAt: at(900), good: '1000', total: '1000' },
      // Neither answer has the step that ends at 1200, and that of 1500 has a total alone.
      { startAt: at(900), endAt: at(1200), good: null, total: null },
      { startAt: at(1200), endAt: at(1500), good: null, total: null },
    ]);
    expect(doubts).toEqual([
      ['annotation', 'counts.bad.infos.0'],
      ['missing-steps', 'counts.total'],
      ['no-data', 'counts.total.data.result.0.values.1'],
      ['no-data', 'counts.total.data.result.0.values.3'],
    ]);
  });

  test('in which no error was counted have none, when the host says so', () => {
    const { rows, told: doubts } = read(
      { bad: EMPTY, total: matrix([300, '10'], [600, 'NaN']) },
      { missingAs: 'zero' },
    );
    expect(rows).toEqual([
      ['10', '10'],
      [null, null],
    ]);
    expect(doubts).toEqual([['no-data', 'counts.total.data.result.0.values.1']]);
  });

  test('with more good events than there are in all are refused, or cut when the host says so', () => {
    const counts = { good: matrix([300, '10.02']), total: matrix([300, '10.01']) };
    expect(refusal(() => read(counts))).toEqual([
      'invalid-option',
      'counts.good.data.result.0.values.0.1',
    ]);
    const cut = read(counts, { excess: 'clamp' });
    expect([cut.rows, cut.told]).toEqual([
      [['10.01', '10.01']],
      [['excess', 'counts.good.data.result.0.values.0.1']],
    ]);
    const bad = { bad: matrix([300, '10.02']), total: matrix([300, '10.01']) };
    expect(read(bad, { excess: 'clamp' }).rows).toEqual([['0', '10.01']]);
  });

  test('of a counter are the increases; one that falls has begun anew', () => {
    // 3, 8, 15, 21 | 8, 9, 13, 19: 5 + 7 + 6, then 8 + 1 + 4 + 6; 37 in all. Half of the events are good.
    const values = [3, 8, 15, 21, 8, 9, 13, 19];
    const counter = (share: number) =>
      matrix(...values.map((value, i) => [300 * i, String(value * share)] as const));
    const { rows, told: doubts } = read(
      { good: counter(1), total: counter(2) },
      { values: 'counter' },
    );
    expect(rows.map(([good]) => good)).toEqual(['5', '7', '6', '8', '1', '4', '6']);
    expect(rows.reduce((sum, [good]) => sum + Number(good), 0)).toBe(37);
    expect(doubts).toEqual([
      ['counter-reset', 'counts.good.data.result.0.values.4.1'],
      ['counter-reset', 'counts.total.data.result.0.values.4.1'],
    ]);
  });

  test('of a counter after a missing sample are not known', () => {
    const counter = matrix([0, '1'], [300, '2'], [900, '9'], [1200, '10'], [1500, 'NaN']);
    const { rows } = read({ good: counter, total: counter }, { values: 'counter' });
    expect(rows).toEqual([
      ['1', '1'],
      [null, null],
      [null, null],
      ['1', '1'],
      [null, null],
    ]);
  });

  test('of answers without any series are none', () => {
    expect(read({ good: EMPTY, total: EMPTY }).rows).toEqual([]);
  });

  test('have figures and instants that matter alone', () => {
    const counts = { bad: fixture('bad'), total: fixture('total') };
    const idle = fieldsWithoutEffect(counts, (json) => read(json as PrometheusCounts));
    expect(idle).toEqual([]);
  });

  const one = matrix([300, '1']);
  test.each<[PrometheusCounts | object, object, string, string]>([
    [{ total: one }, {}, 'invalid-type', 'counts'],
    [{ good: one, bad: one, total: one }, {}, 'invalid-type', 'counts'],
    [{ good: one }, {}, 'missing-field', 'counts.total'],
    [{ good: one, totl: one }, {}, 'unknown-field', 'counts.totl'],
    [
      { good: matrix([301, '1']), total: one },
      {},
      'invalid-instant',
      'counts.good.data.result.0.values.0.0',
    ],
    [
      { good: one, total: matrix([300, '-1']) },
      {},
      'invalid-option',
      'counts.total.data.result.0.values.0.1',
    ],
    [
      {
        good: one,
        total: { ...one, data: { ...one.data, result: [...one.data.result, ...one.data.result] } },
      },
      {},
      'invalid-type',
      'counts.total.data.result.1',
    ],
    [{ good: one, total: one }, { step: 0 }, 'invalid-duration', 'options.step'],
    [{ good: one, total: one }, { step: undefined }, 'missing-field', 'options.step'],
    [{ good: one, total: one }, { stepp: 1 }, 'unknown-field', 'options.stepp'],
    [{ good: one, total: one }, { values: 'rate' }, 'invalid-option', 'options.values'],
    [
      { good: one, total: matrix([300, '1'], [300 + 86_400 * 365, '1']) },
      { step: { seconds: 1 } },
      'result-out-of-range',
      'counts.total',
    ],
  ])('that cannot be are refused where they are: %j %j', (counts, more, code, path) => {
    const call = () => bucketsFromPrometheus(counts as PrometheusCounts, { ...options, ...more });
    expect(refusal(call)).toEqual([code, path]);
  });
});
