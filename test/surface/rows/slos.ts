import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type * as openslo from '../../../src/interop/openslo.js';
import type * as prometheusRules from '../../../src/interop/prometheus-rules.js';
import type * as pyrra from '../../../src/interop/pyrra.js';
import type * as sloth from '../../../src/interop/sloth.js';
import type { RowsOf } from '../rows.js';

/** The documents of a file, as a YAML parser gives them. */
function documentsOf(name: string): unknown[] {
  const url = new URL(`../../fixtures/slo/${name}.yaml`, import.meta.url);
  return parseAllDocuments(readFileSync(url, 'utf8')).map((document) => document.toJS());
}

const ALERT = {
  id: 'page',
  severity: 'page',
  burnRate: 14.4,
  budgetPercent: 2,
  longWindow: { hours: 1 },
  shortWindow: { minutes: 5 },
  hold: { minutes: 2 },
} as const;

const BURN = { burnRate: 14.4, longWindow: { hours: 1 } };

const SLO: openslo.ServiceLevelObjective = {
  id: 'checkout',
  name: 'Checkout',
  description: 'Requests of the checkout',
  service: 'shop',
  targetPercent: '99.9',
  method: 'timeslices',
  slice: 'PT1M',
  sliceRule: { errorPercent: '5', operator: 'gt' },
  window: { unit: 'week', count: 2, timeZone: 'UTC', anchor: '2026-01-05' },
  indicator: { ref: 'good-requests' },
  threshold: { op: 'lte', value: 0.4 },
  alerts: { rules: [ALERT], operator: 'gte' },
};
const DAYS = { unit: 'rolling', days: 28, timeZone: 'UTC' } as const;
const MONTHS = { unit: 'rolling', months: 1, timeZone: 'UTC' } as const;

export const sloRows = {
  slosFromOpenSlo: { args: () => [documentsOf('openslo')], documents: ['0.**'] },
  openSloFromSlos: {
    args: () => [[SLO]],
    others: [() => [[{ ...SLO, window: DAYS }]], () => [[{ ...SLO, window: MONTHS }]]],
    anyKey: {
      '0.*.indicator': 'what is measured is for other tools',
    },
  },
  objectivesFromSlos: {
    args: () => [[SLO], { measuredBy: 'events', thresholdUnit: 'seconds' }],
    others: [() => [[{ ...SLO, window: DAYS }], { measuredBy: 'outages' }]],
    anyKey: {
      '0.*.indicator': 'what is measured is for other tools',
    },
  },
  slosFromSloth: { args: () => [documentsOf('sloth'), { windowDays: 28 }], documents: ['0.**'] },
  slosFromPyrra: { args: () => [documentsOf('pyrra')], documents: ['0.**'] },
  prometheusRules: {
    args: () => [
      {
        name: 'checkout',
        targetPercent: '99.9',
        window: { hours: 720 },
        operator: 'gte',
        rules: [{ ...ALERT, burnRate: undefined }],
        sli: { errorRatio: 'errors[$window]' },
        prefix: 'shop',
        alertName: 'ShopBurns',
        labels: { team: 'shop' },
        annotations: { summary: 'It burns' },
      },
    ],
    others: [
      () => [
        {
          name: 'a',
          targetRatio: '0.999',
          rules: [BURN],
          sli: { errors: 'bad[$window]', total: 'all[$window]' },
        },
      ],
      () => [
        { name: 'a', budgetRatio: '0.001', rules: [BURN], sli: { errorRatio: 'errors[$window]' } },
      ],
    ],
    anyKey: { '0.labels': 'labels are free', '0.annotations': 'annotations are free' },
    kinds: { '0.sli': 'invalid-type' },
  },
} satisfies RowsOf<typeof openslo & typeof prometheusRules & typeof pyrra & typeof sloth>;
