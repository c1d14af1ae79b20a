import { readFileSync } from 'node:fs';
import type * as csv from '../../../src/interop/csv.js';
import type * as gatus from '../../../src/interop/gatus.js';
import type * as healthchecks from '../../../src/interop/healthchecks.js';
import type * as incidentIo from '../../../src/interop/incident-io.js';
import type * as pingdom from '../../../src/interop/pingdom.js';
import type * as prometheus from '../../../src/interop/prometheus.js';
import type * as statuspage from '../../../src/interop/statuspage.js';
import type * as upptime from '../../../src/interop/upptime.js';
import type * as uptimeKuma from '../../../src/interop/uptime-kuma.js';
import type * as uptimeRobot from '../../../src/interop/uptime-robot.js';
import type { RowsOf } from '../rows.js';

/** What is read from status pages and monitors. */
type Monitors = typeof csv &
  typeof gatus &
  typeof healthchecks &
  typeof incidentIo &
  typeof pingdom &
  typeof prometheus &
  typeof statuspage &
  typeof upptime &
  typeof uptimeKuma &
  typeof uptimeRobot;

function fixture(name: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
}

export const monitorRows = {
  observationsFromStatuspage: { args: () => [fixture('statuspage/page')], documents: ['0.**'] },
  outagesFromIncidentIo: { args: () => [fixture('incident-io/page')], documents: ['0.**'] },
  observationsFromPingdomOutages: {
    args: () => [fixture('pingdom/summary-outage'), { component: 'shop' }],
    documents: ['0.**'],
  },
  observationsFromPingdomResults: {
    args: () => [fixture('pingdom/results'), { component: 'shop' }],
    documents: ['0.**'],
  },
  observationsFromUptimeRobot: {
    args: () => [fixture('uptime-robot/monitors')],
    documents: ['0.**'],
  },
  observationsFromUptimeKuma: {
    args: () => [fixture('uptime-kuma/heartbeats'), { monitor: 'shop' }],
    anyKey: { '0.heartbeatList': 'heartbeats by the ids of monitors' },
    documents: ['0.**'],
  },
  observationsFromHealthchecks: {
    args: () => [fixture('healthchecks/flips'), { component: 'backup' }],
    documents: ['0.**'],
  },
  observationsFromGatus: { args: () => [fixture('gatus/statuses')], documents: ['0.**'] },
  observationsFromUpptimeHistory: {
    args: () => [fixture('upptime/history'), { component: 'example' }],
    documents: ['0.**'],
  },
  outagesFromUpptimeIssues: { args: () => [fixture('upptime/issues')], documents: ['0.**'] },
  observationsFromPrometheus: {
    args: () => [fixture('prometheus/up'), { label: 'instance' }],
    anyKey: { '0.data.result.*.metric': 'labels by their names' },
    documents: ['0.**'],
  },
  bucketsFromPrometheus: {
    args: () => [
      { bad: fixture('prometheus/bad'), total: fixture('prometheus/total') },
      { step: 'PT5M', values: 'increase', missingAs: 'zero', excess: 'clamp' },
    ],
    others: [
      () => [
        { good: fixture('prometheus/bad'), total: fixture('prometheus/total') },
        { step: 'PT5M' },
      ],
    ],
    anyKey: {
      '0.bad.data.result.*.metric': 'labels by their names',
      '0.good.data.result.*.metric': 'labels by their names',
      '0.total.data.result.*.metric': 'labels by their names',
    },
    documents: ['0.bad.**', '0.good.**', '0.total.**'],
    kinds: { '0': 'invalid-type' },
  },
  observationsFromCsv: {
    args: () => [
      [
        { time: '2026-03-02 09:00', host: 'shop', state: 'OK', text: '', id: '1' },
        { time: '2026-03-02 10:00', host: 'shop', state: 'CRITICAL', text: 'timeout', id: '2' },
      ],
      {
        columns: { at: 'time', status: 'state', component: 'host', cause: 'text', id: 'id' },
        timeZone: 'Europe/Berlin',
        times: 'iso',
      },
    ],
    others: [
      () => [
        [['1772442000', 'up']],
        { columns: { at: 0, status: 1 }, component: 'shop', times: 'epochSeconds' },
      ],
    ],
    anyKey: { '0.*': 'columns by the names of the header' },
    documents: ['0.**'],
  },
  outagesFromCsv: {
    args: () => [
      [
        {
          from: '2026-03-02 09:00',
          to: '',
          why: 'disk',
          host: 'shop',
          severity: 'high',
          state: 'partial',
          weight: '0.5',
          id: '7',
        },
      ],
      {
        columns: {
          start: 'from',
          end: 'to',
          cause: 'why',
          component: 'host',
          severity: 'severity',
          state: 'state',
          weight: 'weight',
          id: 'id',
        },
        timeZone: 'Europe/Berlin',
        times: 'iso',
      },
    ],
    anyKey: { '0.*': 'columns by the names of the header' },
    documents: ['0.**'],
  },
  bucketsFromCsv: {
    args: () => [
      [{ from: '2026-03-02 09:00', to: '2026-03-02 09:05', good: '9', total: '10' }],
      {
        columns: { start: 'from', end: 'to', good: 'good', total: 'total' },
        timeZone: 'Europe/Berlin',
        times: 'iso',
      },
    ],
    others: [
      () => [
        [['1772442000', '1', '10']],
        { columns: { start: 0, bad: 1, total: 2 }, times: 'epochSeconds', length: 'PT5M' },
      ],
    ],
    anyKey: { '0.*': 'columns by the names of the header' },
    documents: ['0.**'],
  },
} satisfies RowsOf<Monitors>;
