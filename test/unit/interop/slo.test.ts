import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { checkAgreement } from '../../../src/agreement/check.js';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';
import {
  objectivesFromSlos,
  openSloFromSlos,
  type ServiceLevelObjective,
  slosFromOpenSlo,
} from '../../../src/interop/openslo.js';
import { slosFromPyrra } from '../../../src/interop/pyrra.js';
import { slosFromSloth } from '../../../src/interop/sloth.js';
import { evaluateAlerts, measureOutageBudget, WORKBOOK_ALERTS } from '../../../src/uptime.js';
import { told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';

const documentsOf = (name: string): unknown[] => {
  const url = new URL(`../../fixtures/slo/${name}.yaml`, import.meta.url);
  return parseAllDocuments(readFileSync(url, 'utf8')).map((document) => document.toJS());
};
const SLO = {
  apiVersion: 'openslo/v1',
  kind: 'SLO',
  metadata: { name: 'a' },
  spec: {
    service: 's',
    indicatorRef: 'i',
    budgetingMethod: 'Occurrences',
    objectives: [{ target: 0.9 }],
  },
};
const withSpec = (spec: object): object => ({ ...SLO, spec: { ...SLO.spec, ...spec } });
const windowOf = (timeWindow: unknown) => {
  const { slos, warnings } = slosFromOpenSlo(withSpec({ timeWindow }));
  return [slos[0]?.window, ...told(warnings).map(([code]) => code)];
};

describe('OpenSLO in', () => {
  const { slos, warnings } = slosFromOpenSlo(documentsOf('openslo'));

  test('targets, methods, slices, windows, indicators and alerts', () => {
    const alerts = {
      rules: [
        {
          id: 'fast-burn',
          severity: 'page',
          burnRate: '14.4',
          longWindow: 'PT1H',
          shortWindow: 'PT1H',
          hold: 'PT5M',
        },
      ],
      operator: 'gte',
    };
    const shared = {
      description: 'Requests of the checkout',
      service: 'shop',
      method: 'occurrences',
      window: { unit: 'rolling', days: 28, timeZone: 'UTC' },
      alerts,
    };
    expect(slos).toMatchObject([
      { id: 'checkout-1', name: 'Good', targetPercent: '99.9', ...shared },
      { id: 'checkout-2', name: 'Perfect', targetPercent: '100', ...shared },
      {
        id: 'latency',
        targetPercent: '99',
        method: 'timeslices',
        slice: 'PT1M',
        // A slice is good with 95 % or more: bad with more than 5 % of errors.
        sliceRule: { errorPercent: '5', operator: 'gt' },
        window: { unit: 'week', count: 2, timeZone: 'Europe/Riga', anchor: '2026-01-05T12:30:00' },
        threshold: { op: 'lte', value: 0.4 },
      },
    ]);
    expect(slos[0]?.indicator).toMatchObject({
      ref: 'good-requests',
      spec: { ratioMetric: { counter: true } },
    });
    expect(slos[2]?.indicator).toMatchObject({ metadata: { name: 'latency' } });
    expect(warnings).toEqual([]);
  });

  test('the engines take what was read', () => {
    const [slo] = slos;
    const { targetPercent = '', window, alerts } = slo ?? {};
    if (!window || !alerts) throw new Error('the fixture has both');
    const outages = [['2026-06-10T08:00:00Z', '2026-06-10T08:10:00Z']] as const;
    const at = '2026-06-10T12:00:00Z';
    // 0.1 % of 28 days are 40.32 min.
    expect(
      measureOutageBudget({ targetPercent, window }, { outages }, { at }).budget.period,
    ).toMatchObject({ totalMs: 2_419_200, remainingMs: 1_819_200 });
    // 51.84 s of an hour, held for five minutes; until less than that is within an hour.
    const evaluated = evaluateAlerts({ targetPercent, ...alerts }, { outages }, { at });
    expect(evaluated.alerts[0]?.firings).toEqual([
      {
        firedAt: Date.parse('2026-06-10T08:05:51.840Z'),
        endedAt: Date.parse('2026-06-10T09:09:08.161Z'),
      },
    ]);
  });

  test.each<[unknown, unknown[]]>([
    [[{ duration: '1M', isRolling: true }], [{ unit: 'rolling', months: 1, timeZone: 'UTC' }]],
    [[{ duration: '48h', isRolling: true }], [{ unit: 'rolling', days: 2, timeZone: 'UTC' }]],
    [[{ duration: '36h', isRolling: true }], [null, 'unknown-window']],
    [[{ duration: '5m', isRolling: true }], [null, 'unknown-window']],
    [
      [{ duration: '1Q', calendar: { startTime: '2026-01-01 00:00:00', timeZone: 'UTC' } }],
      [{ unit: 'quarter', timeZone: 'UTC', anchor: '2026-01-01' }],
    ],
    // Minutes are minutes, though an example of the specification means a month.
    [[{ duration: '1m', calendar: { timeZone: 'UTC' } }], [null, 'unknown-window']],
    // No Monday is the first of a fortnight.
    [[{ duration: '2w', calendar: { timeZone: 'UTC' } }], [null, 'unknown-window']],
    [[{ duration: '1M', calendar: { timeZone: 'Mars' } }], [null, 'unknown-window']],
    [
      [
        { duration: '1d', isRolling: true },
        { duration: '1w', isRolling: true },
      ],
      [null, 'unknown-window'],
    ],
    [undefined, [null, 'unknown-window']],
  ])('the window %j', (timeWindow, expected) => {
    expect(windowOf(timeWindow)).toEqual(expected);
  });

  test('a start that is a list in lists is no text, however deep', () => {
    let startTime: unknown = [];
    for (let depth = 0; depth < 20_000; depth++) startTime = [startTime];
    expect(
      thrownBy(() => windowOf([{ duration: '1M', calendar: { startTime, timeZone: 'UTC' } }])),
    ).toMatchObject({
      code: 'invalid-type',
      path: ['spec', 'timeWindow', 0, 'calendar', 'startTime'],
      expected: 'a text',
    });
  });

  test('what is not understood is told', () => {
    const spec = {
      timeWindow: [{ duration: '28d', isRolling: true }],
      budgetingMethod: 'Guess',
      objectives: [{ displayName: 'none' }, { target: '0.5', weight: 1 }],
      alertPolicies: [
        'unknown',
        {
          kind: 'AlertPolicy',
          metadata: { name: 'p' },
          spec: {
            conditions: [
              conditionWith('lte', 'low'),
              conditionWith('gt', 'a'),
              conditionWith('gte', 'b'),
            ],
          },
        },
      ],
    };
    const documents = [
      withSpec(spec),
      { ...SLO, apiVersion: 'openslo/v2' },
      { ...SLO, kind: 'SLOs' },
    ];
    const read = slosFromOpenSlo(documents);
    expect(told(read.warnings)).toEqual([
      ['unknown-version', '1.apiVersion'],
      ['unknown-kind', '2.kind'],
      ['unknown-method', '0.spec.budgetingMethod'],
      ['unknown-reference', '0.spec.alertPolicies.0'],
      ['unknown-alert', '0.spec.alertPolicies.1.spec.conditions.0.spec.condition.op'],
      ['mixed-operators', '0.spec.alertPolicies'],
      ['no-target', '0.spec.objectives.0'],
      ['unread-field', '0.spec.objectives.1.weight'],
    ]);
    expect(read.slos).toMatchObject([
      {
        id: 'a-2',
        targetPercent: '50',
        alerts: { operator: 'gte', rules: [{ id: 'a' }, { id: 'b' }] },
      },
    ]);
  });

  test.each<[object, string, string]>([
    [{ objectives: [{ target: 99.9 }] }, 'invalid-option', 'spec.objectives.0.target'],
    [{ objectives: [{ target: 'x' }] }, 'invalid-decimal', 'spec.objectives.0.target'],
    [{ timeWindow: [{ duration: '1x' }] }, 'invalid-duration', 'spec.timeWindow.0.duration'],
    [{ objectives: undefined }, 'missing-field', 'spec.objectives'],
  ])('%j is refused as %s at %s', (spec, code, path) => {
    const thrown = thrownBy(() => slosFromOpenSlo(withSpec(spec)));
    expect([thrown.code, thrown.path.join('.')]).toEqual([code, path]);
  });
});

function conditionWith(op: string, name: string): object {
  return {
    kind: 'AlertCondition',
    metadata: { name },
    spec: {
      condition: { kind: 'burnrate', op, threshold: 2, lookbackWindow: '1h', alertAfter: '0m' },
    },
  };
}

describe('OpenSLO out', () => {
  test('what was read is written, and read again the same', () => {
    const { slos } = slosFromOpenSlo(documentsOf('openslo'));
    const { documents, warnings } = openSloFromSlos(slos);
    // A document holds one objective; what an indicator says stands in a document of its own.
    const again = slosFromOpenSlo(documents);
    expect(again.warnings).toEqual([]);
    const bare = slos.map((slo) =>
      slo.id === 'latency' ? slo : { ...slo, indicator: { ref: 'good-requests' } },
    );
    expect(again.slos).toEqual(bare);
    expect(told(warnings)).toEqual([['outside-openslo', '1.targetPercent']]);
  });

  test('calendar months say where they begin', () => {
    const slo = { id: 'a', targetPercent: '99', method: 'occurrences' } as const;
    const { documents, warnings } = openSloFromSlos([
      { ...slo, window: { unit: 'month', timeZone: 'UTC' } },
      { ...slo, window: null },
    ]);
    expect(documents[0]).toMatchObject({
      spec: {
        timeWindow: [
          {
            duration: '1M',
            isRolling: false,
            calendar: { startTime: '1970-01-01 00:00:00', timeZone: 'UTC' },
          },
        ],
      },
    });
    expect(told(warnings).map(([code]) => code)).toEqual([
      'no-service',
      'no-indicator',
      'no-service',
      'no-indicator',
      'no-window',
    ]);
  });

  test('two windows become one, and alerts without a burn rate are left out', () => {
    const { documents, warnings } = openSloFromSlos([
      {
        id: 'a',
        service: 's',
        indicator: { ref: 'i' },
        targetPercent: '99.99999999999999999',
        method: 'occurrences',
        window: { unit: 'rolling', months: 1, timeZone: 'UTC' },
        alerts: {
          operator: 'gt',
          rules: [
            { burnRate: 14, longWindow: 3_600_000 },
            { budgetPercent: 2, longWindow: 3_600_000 },
            { burnRate: 2, longWindow: 1500, shortWindow: 1500 },
          ],
        },
      },
    ]);
    expect(told(warnings)).toEqual([
      ['two-windows', '0.alerts.rules.0'],
      ['unsayable-alert', '0.alerts.rules.1'],
      ['unsayable-length', '0.alerts.rules.2.longWindow'],
      ['unsayable-alert', '0.alerts.rules.2'],
      ['rounded', '0.targetPercent'],
    ]);
    expect(slosFromOpenSlo(documents).slos[0]?.alerts).toEqual({
      operator: 'gt',
      rules: [{ id: 'a-1', burnRate: '14', longWindow: 'PT1H', shortWindow: 'PT1H' }],
    });
  });

  test('an objective with a field that does not exist is refused', () => {
    const slo = { id: 'a', targetPercent: 99, method: 'occurrences', window: null, extra: 1 };
    expect(thrownBy(() => openSloFromSlos([slo as never]))).toMatchObject({
      code: 'unknown-field',
      path: [0, 'extra'],
    });
  });
});

describe('Sloth', () => {
  test('objectives of both spellings, with the alerts that it generates', () => {
    const { slos, warnings } = slosFromSloth(documentsOf('sloth'));
    expect(slos).toMatchObject([
      {
        id: 'myservice-requests-availability',
        targetPercent: '99.9',
        window: { unit: 'rolling', days: 30, timeZone: 'UTC' },
        alerts: { operator: 'gt', rules: WORKBOOK_ALERTS.slice(0, 2) },
      },
      { id: 'home-wifi-good-wifi', targetPercent: '95' },
    ]);
    expect(slos[1]?.alerts).toBe(undefined);
    expect(slos[1]?.indicator).toEqual({ raw: { errorRatioQuery: 'wifi_bad_ratio' } });
    expect(warnings).toEqual([]);
  });

  test('runs with a window that is told', () => {
    const { slos } = slosFromSloth(documentsOf('sloth'), { windowDays: 28 });
    expect(slos[0]?.window).toEqual({ unit: 'rolling', days: 28, timeZone: 'UTC' });
    expect(thrownBy(() => slosFromSloth([], { days: 28 } as never)).code).toBe('unknown-field');
  });

  test('other versions and unknown fields are told', () => {
    const { slos, warnings } = slosFromSloth([
      { version: 'prometheus/v2' },
      {
        version: 'prometheus/v1',
        service: 'a',
        slos: [{ name: 'b', objective: 99, window: '7d' }],
      },
    ]);
    expect(told(warnings)).toEqual([
      ['unknown-version', '0.version'],
      ['unread-field', '1.slos.0.window'],
    ]);
    expect(slos).toHaveLength(1);
  });
});

describe('Pyrra', () => {
  test('targets are percent, windows days, alerts grow with them', () => {
    const { slos, warnings } = slosFromPyrra(documentsOf('pyrra'));
    expect(slos).toMatchObject([
      {
        id: 'monitoring-prometheus-api-query',
        targetPercent: '99',
        window: { unit: 'rolling', days: 28, timeZone: 'UTC' },
        // Over 28 days the windows are those of the preset.
        alerts: {
          operator: 'gt',
          rules: [{ burnRate: 14, longWindow: 3_600_000, hold: 120_000 }, {}, {}, {}],
        },
      },
      { id: 'probe', targetPercent: '99.5', window: null },
    ]);
    expect(slos[1]?.alerts).toBe(undefined);
    expect(told(warnings)).toEqual([['unknown-window', '1.spec.window']]);
  });

  test('lengths may have several parts', () => {
    const spec = { target: 99, window: '1d24h' };
    const document = { apiVersion: 'pyrra.dev/v1alpha1', metadata: { name: 'a' }, spec };
    expect(slosFromPyrra(document).slos[0]?.window).toMatchObject({ days: 2 });
    const bad = { ...document, spec: { ...spec, window: '4 weeks' } };
    expect(thrownBy(() => slosFromPyrra(bad))).toMatchObject({
      code: 'invalid-duration',
      path: ['spec', 'window'],
    });
  });
});

describe('objectives of an agreement', () => {
  const { slos } = slosFromOpenSlo(documentsOf('openslo'));
  const slo: ServiceLevelObjective = {
    id: 'a',
    service: 's',
    targetPercent: '99',
    method: 'occurrences',
    window: { unit: 'month', timeZone: 'Europe/Riga' },
  };
  const codesOf = (one: object, options = {}) => {
    const { objectives, warnings } = objectivesFromSlos([{ ...slo, ...one }], options);
    return { objectives, codes: warnings.map(({ code }) => code) };
  };

  test('are requests and latencies that an agreement takes, with what was lost told', () => {
    const { objectives, period, timeZone, warnings } = objectivesFromSlos(slos, {
      thresholdUnit: 'seconds',
    });
    expect(objectives).toEqual([
      {
        kind: 'requests',
        id: 'checkout-1',
        name: 'Good',
        service: 'shop',
        targetPercent: '99.9',
      },
      {
        kind: 'requests',
        id: 'checkout-2',
        name: 'Perfect',
        service: 'shop',
        targetPercent: '100',
      },
      {
        kind: 'latency',
        id: 'latency',
        service: 'shop',
        targetPercent: '99',
        threshold: 'PT0.4S',
        method: 'timeSlices',
        // A slice is good that has 95 % of good events.
        slice: { length: 'PT1M', errorPercent: '5', operator: 'gt' },
      },
    ]);
    expect(period).toEqual({ unit: 'week', count: 2, anchor: '2026-01-05T12:30:00' });
    expect(timeZone).toBe('Europe/Riga');
    const left = (slo: number, ...fields: readonly string[]) =>
      fields.map((field) => ['left-out', `${slo}.${field}`]);
    expect(warnings.map(({ code, path }) => [code, path.join('.')])).toEqual([
      ...left(0, 'description', 'indicator', 'alerts'),
      ['rolling-window', '0.window'],
      ...left(1, 'description', 'indicator', 'alerts'),
      ['rolling-window', '1.window'],
      ...left(2, 'indicator'),
    ]);
    const document = { id: 'a', currency: 'EUR', timeZone, period, objectives };
    expect(checkAgreement(document)).toMatchObject({ ok: true });
  });

  test('settle by the events that are reported: 989 of 1000 miss 99 %', () => {
    const { objectives, period } = objectivesFromSlos([slo]);
    const sla = compileAgreement({
      id: 'a',
      currency: 'EUR',
      timeZone: 'UTC',
      period: period ?? undefined,
      objectives,
    });
    const month = { start: '2026-04-01T00:00:00Z', end: '2026-05-01T00:00:00Z' };
    const { lines } = settlePeriod(
      sla,
      {
        periodOf: month.start,
        requests: { a: { buckets: [{ ...month, good: 989, total: 1000 }] } },
      },
      { at: month.end },
    );
    expect(lines).toMatchObject([{ service: 's', status: 'missed', levelPercent: '98.9' }]);
  });

  test('are availability where outages are reported', () => {
    const sliced = {
      method: 'timeslices',
      slice: 'PT1M',
      sliceRule: { errorPercent: '5', operator: 'gt' },
    };
    expect(codesOf(sliced, { measuredBy: 'outages' })).toEqual({
      objectives: [
        {
          kind: 'availability',
          id: 'a',
          service: 's',
          targetPercent: '99',
          slices: { length: 'PT1M', originAt: 0, partialAs: 'down' },
        },
      ],
      codes: ['slice-rule'],
    });
    const { objectives, codes } = codesOf({ service: undefined }, { measuredBy: 'outages' });
    expect(objectives).toMatchObject([{ kind: 'availability', service: 'a' }]);
    expect(codes).toEqual(['method']);
    const mean = { method: 'ratioTimeslices', slice: 'PT5M', threshold: { op: 'lte', value: 1 } };
    expect(codesOf(mean, { measuredBy: 'outages' }).codes).toEqual(['threshold']);
  });

  test('take a border for a latency only when it is an upper one of whole milliseconds', () => {
    const seconds = { thresholdUnit: 'seconds' };
    const of = (op: string, value: unknown, options: object = seconds) => {
      const { objectives, codes } = codesOf({ threshold: { op, value } }, options);
      return [(objectives[0] as { threshold?: unknown }).threshold, ...codes];
    };
    expect(of('lte', 0.5)).toEqual(['PT0.5S']);
    expect(of('lte', '500', { thresholdUnit: 'milliseconds' })).toEqual(['PT0.5S']);
    expect(of('lt', 0.5)).toEqual(['PT0.5S', 'threshold']);
    expect(of('gte', 0.5)).toEqual([undefined, 'threshold']);
    expect(of('lte', 0.0005)).toEqual([undefined, 'threshold']);
    expect(of('lte', 0)).toEqual([undefined, 'threshold']);
    expect(of('lte', 'slow')).toEqual([undefined, 'threshold']);
    expect(of('lte', 0.5, {})).toEqual([undefined, 'threshold']);
  });

  test('leave out slices that nothing tells, and tell of windows that the agreement has not', () => {
    expect(codesOf({ method: 'ratioTimeslices' })).toEqual({
      objectives: [],
      codes: ['no-slices'],
    });
    expect(codesOf({ method: 'timeslices', slice: 'PT1M' }).codes).toEqual(['no-slices']);
    expect(codesOf({ method: 'ratioTimeslices', slice: 'PT1M' }).objectives).toMatchObject([
      { method: 'ratioSlices', slice: { length: 'PT1M' } },
    ]);
    const quarter = { ...slo, id: 'b', window: { unit: 'quarter', timeZone: 'UTC' } as const };
    const { warnings } = objectivesFromSlos([slo, quarter, { ...slo, id: 'c', window: null }]);
    expect(warnings.map(({ code }) => code)).toEqual(['other-window', 'no-window']);
    expect(objectivesFromSlos([])).toEqual({
      objectives: [],
      period: null,
      timeZone: null,
      warnings: [],
    });
  });
});
