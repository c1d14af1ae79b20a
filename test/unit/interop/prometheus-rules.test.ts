import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import {
  type PrometheusRulesInput,
  prometheusRules,
} from '../../../src/interop/prometheus-rules.js';
import { thrownBy } from '../../oracle/thrown.js';

const INPUT: PrometheusRulesInput = {
  name: 'checkout',
  targetPercent: '99.9',
  sli: { errors: 'sum(rate(bad[$window]))', total: 'sum(rate(all[$window]))' },
  rules: [{ id: 'quick', severity: 'page', burnRate: '14.4', longWindow: 'PT1H', hold: 'PT2M' }],
};

describe('rules of Prometheus', () => {
  test('record each window, and fire while both are at the share', () => {
    const { groups, text, warnings } = prometheusRules({
      ...INPUT,
      labels: { team: 'shop' },
      annotations: { summary: 'It burns' },
    });
    expect(groups).toEqual([
      {
        name: 'slo-checkout-records',
        rules: [
          {
            record: 'slo:error_ratio:rate5m',
            expr: '(sum(rate(bad[5m]))) / (sum(rate(all[5m])))',
            labels: { team: 'shop', slo: 'checkout' },
          },
          {
            record: 'slo:error_ratio:rate1h',
            expr: '(sum(rate(bad[1h]))) / (sum(rate(all[1h])))',
            labels: { team: 'shop', slo: 'checkout' },
          },
          {
            record: 'slo:objective:ratio',
            expr: 'vector(0.999)',
            labels: { team: 'shop', slo: 'checkout' },
          },
        ],
      },
      {
        name: 'slo-checkout-alerts',
        rules: [
          {
            alert: 'ErrorBudgetBurn',
            // 14.4 × 0.1 %
            expr:
              '(slo:error_ratio:rate1h{slo="checkout"} >= 0.0144) and ' +
              '(slo:error_ratio:rate5m{slo="checkout"} >= 0.0144)',
            for: '2m',
            labels: { team: 'shop', slo: 'checkout', severity: 'page', rule: 'quick' },
            annotations: { summary: 'It burns' },
          },
        ],
      },
    ]);
    expect(parse(text)).toEqual({ groups });
    expect(warnings).toEqual([]);
  });

  test('lengths are written in all their parts, thresholds exactly or rounded up', () => {
    const { groups, warnings } = prometheusRules({
      ...INPUT,
      sli: { errorRatio: 'ratio_over[$window]' },
      operator: 'gt',
      // 5 % of 28 days in 90 h: 28/75 of the budget, 0.00037333…
      window: { hours: 672 },
      rules: [{ budgetPercent: 5, longWindow: 'PT90H', shortWindow: 'PT90M' }],
    });
    const [records, alerts] = groups;
    expect(records?.rules[0]?.expr).toBe('ratio_over[1h30m]');
    expect(records?.rules[1]?.expr).toBe('ratio_over[3d18h]');
    expect(alerts?.rules[0]?.expr).toBe(
      '(slo:error_ratio:rate3d18h{slo="checkout"} > 0.00037333333333333334) and ' +
        '(slo:error_ratio:rate1h30m{slo="checkout"} > 0.00037333333333333334)',
    );
    expect(warnings).toMatchObject([
      { code: 'rounded-threshold', path: ['rules', 0, 'burnRate'], severity: 'warning' },
    ]);
  });

  test('a target of 100 % fires on any error', () => {
    const { groups } = prometheusRules({ ...INPUT, targetPercent: 100 });
    expect(groups[1]?.rules[0]?.expr).toContain('{slo="checkout"} > 0)');
  });

  test('a name with quotes is quoted', () => {
    const { text } = prometheusRules({ ...INPUT, name: 'a "b" \\ c' });
    const [, alerts] = parse(text).groups;
    expect(alerts.rules[0].expr).toContain('{slo="a \\"b\\" \\\\ c"}');
  });

  test.each<[Readonly<Record<string, unknown>>, string, string]>([
    [{ sli: { errorRatio: 'no_window' } }, 'invalid-option', 'sli.errorRatio'],
    [{ sli: { errors: 'a[$window]' } }, 'missing-field', 'sli.total'],
    [{ sli: {} }, 'invalid-type', 'sli'],
    [{ prefix: '1a' }, 'invalid-option', 'prefix'],
    [{ labels: { slo: 'x' } }, 'invalid-option', 'labels'],
    [{ labels: { 'a-b': 'x' } }, 'invalid-option', 'labels'],
    [{ labels: { a: 1 } }, 'invalid-type', 'labels.a'],
    [{ annotations: { __a: 'x' } }, 'invalid-option', 'annotations'],
    [{ rules: [{ burnRate: 1 }] }, 'missing-field', 'rules.0.longWindow'],
    [{ name: '' }, 'invalid-type', 'name'],
    [{ extra: 1 }, 'unknown-field', 'extra'],
  ])('%j is refused as %s at %s', (part, code, path) => {
    const thrown = thrownBy(() => prometheusRules({ ...INPUT, ...part } as never));
    expect([thrown.code, thrown.path.join('.')]).toEqual([code, path]);
  });
});
