import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { GATUS_STATUSES, observationsFromGatus } from '../../../src/interop/gatus.js';
import {
  HEALTHCHECKS_STATUSES,
  observationsFromHealthchecks,
} from '../../../src/interop/healthchecks.js';
import {
  observationsFromUpptimeHistory,
  outagesFromUpptimeIssues,
  UPPTIME_STATUSES,
} from '../../../src/interop/upptime.js';
import {
  observationsFromUptimeKuma,
  UPTIME_KUMA_STATUSES,
} from '../../../src/interop/uptime-kuma.js';
import {
  type ObservedTime,
  type Outage,
  outagesFromChecks,
  outagesFromTransitions,
} from '../../../src/uptime.js';
import { iso, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${name}.json`, import.meta.url), 'utf8'));
const times = (list: readonly Pick<Outage, 'startAt' | 'endAt'>[]) =>
  list.map(({ startAt, endAt }) => [iso(startAt), iso(endAt)]);
const unknownOf = ({ unknown }: ObservedTime) =>
  unknown.map(({ startAt, endAt }) => [iso(startAt), iso(endAt)]);
const refusal = (call: () => unknown) => {
  const error = thrownBy(call);
  return [error.code, error.path.join('.')];
};

describe('heartbeats of Uptime Kuma', () => {
  const json = fixture('uptime-kuma/heartbeats');
  const { monitors, warnings } = observationsFromUptimeKuma(json);

  test('are in UTC; a pending one has failed, and no heartbeat holds for longer than the gap', () => {
    const options = {
      statuses: UPTIME_KUMA_STATUSES,
      at: '2026-03-02T09:05:00Z',
      maxGap: 'PT70S',
    } as const;
    const read = outagesFromChecks(monitors['1']?.observations ?? [], options);
    expect(times(read.outages)).toEqual([
      ['2026-03-02T09:01:00.130Z', '2026-03-02T09:01:20.140Z'],
      ['2026-03-02T09:01:20.140Z', '2026-03-02T09:02:00.123Z'],
    ]);
    expect(unknownOf(read)).toEqual([['2026-03-02T09:03:10.123Z', '2026-03-02T09:05:00.000Z']]);
    expect(warnings).toEqual([]);
  });

  test('of maintenance are a state', () => {
    const { observations = [] } = monitors['2'] ?? {};
    expect(
      outagesFromTransitions(observations, {
        statuses: UPTIME_KUMA_STATUSES,
        at: '2026-03-02T09:01:10Z',
      }).outages,
    ).toEqual([
      {
        startAt: Date.parse('2026-03-02T09:00:10Z'),
        endAt: Date.parse('2026-03-02T09:01:10Z'),
        state: 'maintenance',
        cause: 'maintenance',
        component: '2',
      },
    ]);
  });

  test('in a list are of the monitor that they name, or that the option names', () => {
    const beat = {
      status: 1,
      time: '2026-03-02 09:00:00',
      important: true,
      duration: 0,
      msg: 'OK',
    };
    const named = observationsFromUptimeKuma([
      { ...beat, monitorID: 7 },
      { ...beat, monitor_id: '8' },
      { ...beat, time: '2026-03-02T10:00:00.5+01:00', monitorID: 7 },
    ]).monitors;
    expect(named['7']?.observations.map(({ at }) => iso(at))).toEqual([
      '2026-03-02T09:00:00.000Z',
      '2026-03-02T09:00:00.500Z',
    ]);
    expect(Object.keys(named)).toEqual(['7', '8']);
    expect(Object.keys(observationsFromUptimeKuma([beat], { monitor: 'x' }).monitors)).toEqual([
      'x',
    ]);
    expect(refusal(() => observationsFromUptimeKuma([beat]))).toEqual([
      'missing-field',
      '0.monitorID',
    ]);
  });

  test('of a number that is not documented are kept and told; two at one instant are told', () => {
    const beat = { monitorID: 1, time: '2026-03-02 09:00:00' };
    const read = observationsFromUptimeKuma([
      { ...beat, status: 9 },
      { ...beat, status: 1 },
    ]);
    expect(told(read.warnings)).toEqual([
      ['unknown-status', '0.status'],
      ['same-instant', '1'],
    ]);
    expect(read.monitors['1']?.observations.map(({ status }) => status)).toEqual([
      'status 9',
      'up',
    ]);
  });

  test('have times and statuses that matter alone', () => {
    expect(new Set(fieldsWithoutEffect(json, observationsFromUptimeKuma))).toEqual(
      new Set([
        ...['1.*', '2.*'].flatMap((at) => ['msg', 'ping'].map((n) => `heartbeatList.${at}.${n}`)),
        'uptimeList.1_24',
        'uptimeList.2_24',
      ]),
    );
  });

  test.each<[unknown, string, string]>([
    [{}, 'missing-field', 'heartbeatList'],
    [{ heartbeatList: [] }, 'invalid-type', 'heartbeatList'],
    [{ heartbeatList: { 1: {} } }, 'invalid-type', 'heartbeatList.1'],
    [
      { heartbeatList: { 1: [{ status: '1', time: '2026-03-02 09:00:00' }] } },
      'invalid-type',
      'heartbeatList.1.0.status',
    ],
    [
      { heartbeatList: { 1: [{ status: 1, time: '2026-03-02 25:00:00' }] } },
      'invalid-instant',
      'heartbeatList.1.0.time',
    ],
    [
      { heartbeatList: { 1: [{ status: 1, time: 1_772_438_400 }] } },
      'invalid-instant',
      'heartbeatList.1.0.time',
    ],
  ])('that are malformed are refused where they are: %j', (wrong, code, path) => {
    expect(refusal(() => observationsFromUptimeKuma(wrong))).toEqual([code, path]);
  });
});

describe('flips of Healthchecks', () => {
  const json = fixture('healthchecks/flips') as readonly object[];

  test('are changes, in any order, alone or in an object', () => {
    const { observations, warnings } = observationsFromHealthchecks(json, { component: 'backup' });
    const options = { statuses: HEALTHCHECKS_STATUSES, at: '2026-03-02T11:00:00Z' };
    expect(outagesFromTransitions(observations, options).outages).toEqual([
      {
        startAt: Date.parse('2026-03-02T10:17:15Z'),
        endAt: Date.parse('2026-03-02T10:18:23Z'),
        cause: 'down',
        component: 'backup',
      },
    ]);
    expect(warnings).toEqual([]);
    expect(
      observationsFromHealthchecks({ flips: [...json].reverse() }, { component: 'backup' }),
    ).toEqual({ observations, warnings });
  });

  test('to the same side twice are told: a flip is missing', () => {
    const [last, , first] = json;
    const read = observationsFromHealthchecks([last, first]);
    expect(told(read.warnings)).toEqual([['missing-flip', '0.up']]);
  });

  test('have no field that makes no difference', () => {
    expect(fieldsWithoutEffect(json, observationsFromHealthchecks)).toEqual([]);
  });

  test.each<[unknown, string, string]>([
    [{}, 'missing-field', 'flips'],
    ['flips', 'invalid-type', ''],
    [[{ timestamp: '2026-03-02T10:18:23+00:00', up: 2 }], 'invalid-type', '0.up'],
    [[{ timestamp: '2026-03-02T10:18:23', up: 1 }], 'invalid-instant', '0.timestamp'],
  ])('that are malformed are refused where they are: %j', (wrong, code, path) => {
    expect(refusal(() => observationsFromHealthchecks(wrong))).toEqual([code, path]);
  });
});

describe('endpoints of Gatus', () => {
  const json = fixture('gatus/statuses') as readonly [Record<string, unknown>, object];
  const { endpoints, warnings } = observationsFromGatus(json);
  const options = { statuses: GATUS_STATUSES, at: '2026-03-02T09:02:30Z' };

  test('have results as checks, cut to the millisecond', () => {
    const { checks = [] } = endpoints.shop_front ?? {};
    const read = outagesFromChecks(checks, { ...options, maxGap: 'PT2M' });
    expect(times(read.outages)).toEqual([['2026-03-02T09:01:00.123Z', '2026-03-02T09:02:30.000Z']]);
    expect(warnings).toEqual([]);
  });

  test('have events as transitions, which reach further back', () => {
    const { transitions = [], name, group } = endpoints.shop_front ?? {};
    const read = outagesFromTransitions(transitions, options);
    expect([name, group]).toEqual(['front', 'shop']);
    expect(times(read.outages)).toEqual([['2026-03-02T09:01:00.123Z', '2026-03-02T09:02:30.000Z']]);
    expect(unknownOf(read)).toEqual([['2026-03-01T08:59:00.000Z', '2026-03-01T09:00:00.000Z']]);
  });

  test('may have neither, and come alone', () => {
    expect(endpoints._queue).toEqual({ name: 'queue', group: null, checks: [], transitions: [] });
    expect(observationsFromGatus(json[1]).endpoints).toEqual({ _queue: endpoints._queue });
  });

  test('that come on two pages have the results of both', () => {
    const [front] = json;
    const results = front.results as readonly object[];
    const pages = results.map((result) => ({ key: 'shop_front', results: [result] }));
    expect(observationsFromGatus(pages).endpoints.shop_front?.checks).toEqual(
      endpoints.shop_front?.checks,
    );
  });

  test('that contradict themselves, or have an event that nobody knows, are told', () => {
    const result = {
      success: true,
      timestamp: '2026-03-02T09:00:00Z',
      conditionResults: [{ condition: '[STATUS] (503) == 200', success: false }],
    };
    const events = [{ type: 'ASLEEP', timestamp: '2026-03-02T09:00:00Z' }];
    const read = observationsFromGatus({ key: 'k', results: [result], events, region: 'eu' });
    expect(told(read.warnings)).toEqual([
      ['contradiction', 'results.0.success'],
      ['unknown-status', 'events.0.type'],
      ['unread-field', 'region'],
    ]);
  });

  test('have times and verdicts that matter; why a check failed does not', () => {
    expect(new Set(fieldsWithoutEffect(json, observationsFromGatus))).toEqual(
      new Set([
        ...['status', 'hostname', 'duration', 'errors.*'].map((n) => `*.results.*.${n}`),
        '*.events.*.errors.*',
        '*.events.*.failedConditions.*',
      ]),
    );
  });

  test.each<[unknown, string, string]>([
    [{ results: [] }, 'missing-field', 'key'],
    [{ key: 'k', results: [{ success: 1, timestamp: 0 }] }, 'invalid-type', 'results.0.success'],
    [[{ key: 'k', events: {} }], 'invalid-type', '0.events'],
  ])('that are malformed are refused where they are: %j', (wrong, code, path) => {
    expect(refusal(() => observationsFromGatus(wrong))).toEqual([code, path]);
  });
});

describe('the history of a site of Upptime', () => {
  const json = fixture('upptime/history') as readonly [object, readonly object[], object];
  const { observations, warnings } = observationsFromUpptimeHistory(json, { component: 'example' });

  test('has a status from each file to the next; files of early releases are lists', () => {
    const options = { statuses: UPPTIME_STATUSES, at: '2026-03-02T12:00:00Z' };
    expect(outagesFromTransitions(observations, options).outages).toEqual([
      {
        startAt: Date.parse('2026-03-02T10:00:00Z'),
        endAt: Date.parse('2026-03-02T10:05:00Z'),
        cause: 'down',
        component: 'example',
      },
      {
        startAt: Date.parse('2026-03-02T11:00:00Z'),
        endAt: Date.parse('2026-03-02T12:00:00Z'),
        state: 'degraded',
        cause: 'degraded',
        component: 'example',
      },
    ]);
    expect(warnings).toEqual([]);
  });

  test('has dates as a parser of YAML makes them', () => {
    const file = { status: 'up', lastUpdated: new Date('2026-03-02T10:00:00Z') };
    expect(observationsFromUpptimeHistory([file]).observations).toEqual([
      { at: Date.parse('2026-03-02T10:00:00Z'), status: 'up' },
    ]);
  });

  test('has a status and a time that matter alone', () => {
    const papers = ['url', 'code', 'responseTime', 'startTime', 'generator'];
    expect(new Set(fieldsWithoutEffect(json, observationsFromUpptimeHistory))).toEqual(
      new Set([...papers.map((name) => `*.${name}`), ...papers.map((name) => `*.*.${name}`)]),
    );
  });

  test.each<[unknown, string, string]>([
    [{}, 'invalid-type', ''],
    [[{ status: 'up' }], 'missing-field', '0.lastUpdated'],
    [[[{ status: 'up' }, 'x']], 'invalid-type', '0.1'],
    [[[{ lastUpdated: '2026-03-02T10:00:00Z' }]], 'missing-field', '0.status'],
    [[{ status: 'up', lastUpdated: '2026-03-02' }], 'invalid-instant', '0.lastUpdated'],
  ])('that is malformed is refused where it is: %j', (wrong, code, path) => {
    expect(refusal(() => observationsFromUpptimeHistory(wrong))).toEqual([code, path]);
  });
});

describe('the issues of Upptime', () => {
  const json = fixture('upptime/issues');

  test('are outages by the slug of the site, from the opening to the closing', () => {
    const { components, warnings } = outagesFromUpptimeIssues(json);
    expect(components).toEqual({
      example: [
        {
          startAt: Date.parse('2026-03-02T10:00:09Z'),
          endAt: Date.parse('2026-03-02T10:05:12Z'),
          cause: '🛑 Example is down',
          component: 'example',
          id: '7',
        },
        {
          startAt: Date.parse('2026-03-02T11:00:09Z'),
          endAt: null,
          state: 'degraded',
          cause: '⚠️ Example has degraded performance',
          component: 'example',
          id: '9',
        },
      ],
    });
    expect(told(warnings)).toEqual([['other-issue', '2.labels']]);
  });

  test('of no site are told, and those whose title is unclear are taken for down', () => {
    const issue = { number: 1, created_at: '2026-03-02T10:00:09Z', closed_at: null };
    const read = outagesFromUpptimeIssues([
      { ...issue, title: 'x is down', labels: ['status'] },
      { ...issue, title: 'Oops', labels: ['status', 'a', 'b'] },
    ]);
    expect(told(read.warnings)).toEqual([
      ['no-component', '0.labels'],
      ['unclear-title', '1.title'],
    ]);
    expect(Object.keys(read.components)).toEqual(['a', 'b']);
  });

  test('that were closed before they were opened are refused', () => {
    const [issue] = json as readonly [object];
    const wrong = [{ ...issue, closed_at: '2026-03-01T00:00:00Z' }];
    expect(refusal(() => outagesFromUpptimeIssues(wrong))).toEqual([
      'invalid-interval',
      '0.closed_at',
    ]);
  });
});
