import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  observationsFromStatuspage,
  STATUSPAGE_STATUSES,
} from '../../../src/interop/statuspage.js';
import {
  compileAvailability,
  measureAvailability,
  outagesFromTransitions,
  STATUSPAGE_WEIGHTS,
} from '../../../src/uptime.js';
import { told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const page = JSON.parse(
  readFileSync(new URL('../../fixtures/statuspage/page.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, unknown>>;
const { components, warnings } = observationsFromStatuspage(page);
const API = 'k8w3rbz6n1yf';
const MINUTE = 60_000;

/** An incident with updates, each `[id, shown at, from, to]`; the newest first, as a page has them. */
function incident(
  id: string,
  updates: readonly (readonly [string, string, string | null, string])[],
  more: object = {},
): object {
  return {
    id,
    name: id,
    status: 'resolved',
    created_at: '2026-03-01T00:00:00Z',
    incident_updates: updates
      .map(([update, at, old_status, new_status]) => ({
        id: update,
        status: 'monitoring',
        created_at: at,
        affected_components: [{ code: 'c', name: 'C', old_status, new_status }],
      }))
      .reverse(),
    ...more,
  };
}

describe('the components of a page', () => {
  test('change when an update says so, and not when an incident is opened or closed', () => {
    // Open for 13 h 20; the API was out from 09:02 to 09:20.
    const { outages } = outagesFromTransitions(components[API]?.observations ?? [], {
      statuses: STATUSPAGE_STATUSES,
      initially: 'operational',
      from: '2026-03-10T00:00:00Z',
      at: '2026-03-11T00:00:00Z',
    });
    expect(outages).toEqual([
      {
        startAt: Date.parse('2026-03-10T09:02:00Z'),
        endAt: Date.parse('2026-03-10T09:20:00Z'),
        cause: 'major_outage',
        component: API,
        state: 'major',
        id: 'u0000000001',
      },
    ]);
  });

  test('are named and grouped by the list of components; groups are none', () => {
    expect(
      Object.entries(components).map(([id, { name, group, initially }]) => [
        id,
        name,
        group,
        initially,
      ]),
    ).toEqual([
      [API, 'API', 'g0r9p3w5d2kc', 'operational'],
      ['d5v1c7j4t9xq', 'Dashboard', 'g0r9p3w5d2kc', 'operational'],
      // Without changes it has been what it is.
      ['m2f6s8h0a3lu', 'Mail', null, 'degraded_performance'],
    ]);
  });

  test('are weighed as Statuspage does: a partial outage is three tenths', () => {
    const { observations = [] } = components.d5v1c7j4t9xq ?? {};
    const from = '2026-03-10T00:00:00Z';
    const at = '2026-03-11T00:00:00Z';
    const rule = compileAvailability({ targetPercent: 99, weights: STATUSPAGE_WEIGHTS });
    const { outages } = outagesFromTransitions(observations, {
      statuses: STATUSPAGE_STATUSES,
      initially: 'operational',
      from,
      at,
    });
    const { downtimeMs } = measureAvailability(
      rule,
      { period: { start: from, end: at }, outages },
      { at },
    );
    expect(downtimeMs).toBe(3 * 18 * (MINUTE / 10));
  });

  test('have the maintenance that was announced for them, with when that was', () => {
    expect(components[API]?.exclusions).toEqual([
      {
        startAt: Date.parse('2026-03-16T02:00:00Z'),
        endAt: Date.parse('2026-03-16T03:00:00Z'),
        kind: 'maintenance',
        id: 'c3z6u8i2q0mb',
        announcedAt: Date.parse('2026-03-12T10:00:00Z'),
      },
    ]);
    expect(components.d5v1c7j4t9xq?.exclusions).toEqual([]);
  });

  test('tell what is paper alone, and a maintenance that took longer than announced', () => {
    expect(told(warnings)).toEqual([
      ['no-transitions', 'incidents.1.incident_updates'],
      ['overrun', 'scheduled_maintenances.0'],
    ]);
  });

  test('are the same when pages overlap', () => {
    const incidents = page.incidents as readonly unknown[];
    const twice = observationsFromStatuspage({ ...page, incidents: [...incidents, ...incidents] });
    expect(twice.components).toEqual(components);
  });
});

test('a maintenance with more updates than a call has arguments is read like any other', () => {
  const update = { status: 'completed', created_at: '2026-03-05T02:00:00Z' };
  const { warnings: doubts } = observationsFromStatuspage({
    incidents: [
      incident('x', [], {
        components: [{ id: 'c' }],
        scheduled_for: '2026-03-05T00:00:00Z',
        scheduled_until: '2026-03-05T01:00:00Z',
        incident_updates: Array.from({ length: 130_000 }, (_, i) => ({ ...update, id: `u${i}` })),
      }),
    ],
  });
  expect(told(doubts)).toEqual([['overrun', 'incidents.0']]);
});

describe('what does not join is told', () => {
  const statuses = (json: unknown) =>
    observationsFromStatuspage(json).components.c?.observations.map(({ status }) => status);
  const codes = (json: unknown) => told(observationsFromStatuspage(json).warnings);

  test('a change that no update records', () => {
    // Degraded at 13:41; at 17:07 it left a major outage that nobody has written of.
    const incidents = [
      incident('x', [
        ['u1', '2026-03-01T13:41:00Z', 'operational', 'degraded_performance'],
        ['u2', '2026-03-01T17:07:00Z', 'major_outage', 'operational'],
      ]),
    ];
    const [warning] = observationsFromStatuspage({ incidents }).warnings;
    expect([warning?.code, warning?.path.join('.'), warning?.received, warning?.expected]).toEqual([
      'unrecorded-change',
      'incidents.0.incident_updates.0.affected_components.0.old_status',
      'major_outage',
      'degraded_performance, as it was from 2026-03-01T13:41:00.000Z on',
    ]);
  });

  test('a component that is not today what the last update left it as', () => {
    const incidents = [
      incident('x', [['u1', '2026-03-01T13:41:00Z', 'operational', 'major_outage']]),
    ];
    const components = [{ id: 'c', name: 'C', status: 'operational' }];
    expect(codes({ incidents, components })).toEqual([
      ['unrecorded-change', 'components.0.status'],
    ]);
  });

  test('two incidents of one component are one history', () => {
    const incidents = [
      incident('y', [['u2', '2026-03-01T10:00:00Z', 'major_outage', 'partial_outage']]),
      incident('x', [
        ['u1', '2026-03-01T09:00:00Z', 'operational', 'major_outage'],
        ['u3', '2026-03-01T11:00:00Z', 'partial_outage', 'operational'],
      ]),
    ];
    expect(statuses({ incidents })).toEqual(['major_outage', 'partial_outage', 'operational']);
    expect(codes({ incidents })).toEqual([]);
  });

  test('two statuses at one instant, unless the one leads to the other', () => {
    const at = '2026-03-01T09:00:00Z';
    const joined = [
      incident('x', [
        ['u1', at, 'operational', 'major_outage'],
        ['u2', at, 'major_outage', 'partial_outage'],
      ]),
    ];
    expect(statuses({ incidents: joined })).toEqual(['major_outage', 'partial_outage']);
    expect(codes({ incidents: joined })).toEqual([]);
    const apart = [
      incident('x', [
        ['u1', at, 'operational', 'major_outage'],
        ['u2', at, 'operational', 'partial_outage'],
      ]),
    ];
    expect(codes({ incidents: apart })).toEqual([
      ['ambiguous-order', 'incidents.0.incident_updates.0.affected_components.0'],
    ]);
  });

  test('an update that was written later than it is shown, and an incident that was backfilled', () => {
    const shown = { display_at: '2026-03-01T08:00:00Z' };
    const one = incident('x', [['u1', '2026-03-01T09:00:00Z', null, 'major_outage']], {
      backfilled: true,
    }) as { readonly incident_updates: readonly object[] };
    const json = {
      incidents: [
        { ...one, incident_updates: one.incident_updates.map((u) => ({ ...u, ...shown })) },
      ],
    };
    expect(observationsFromStatuspage(json).components.c).toMatchObject({
      initially: null,
      observations: [{ at: Date.parse('2026-03-01T08:00:00Z') }],
    });
    expect(codes(json)).toEqual([
      ['backfilled', 'incidents.0.backfilled'],
      ['backdated', 'incidents.0.incident_updates.0.display_at'],
    ]);
  });

  test('a status that nobody knows is kept, and refused by whoever does not say what it means', () => {
    const incidents = [incident('x', [['u1', '2026-03-01T09:00:00Z', 'operational', 'on_fire']])];
    expect(codes({ incidents })).toEqual([
      ['unknown-status', 'incidents.0.incident_updates.0.affected_components.0.new_status'],
    ]);
    const { observations = [] } = observationsFromStatuspage({ incidents }).components.c ?? {};
    const options = { at: '2026-03-02T00:00:00Z' };
    expect(
      thrownBy(() =>
        outagesFromTransitions(observations, { ...options, statuses: STATUSPAGE_STATUSES }),
      ).code,
    ).toBe('unknown-reference');
    const statusesOfMine = { ...STATUSPAGE_STATUSES, on_fire: 'down' } as const;
    expect(
      outagesFromTransitions(observations, { ...options, statuses: statusesOfMine }).outages,
    ).toHaveLength(1);
  });

  test('a maintenance of no component, and one without an end', () => {
    const scheduled = { status: 'scheduled', scheduled_for: '2026-03-05T00:00:00Z' };
    const all = incident('x', [], { ...scheduled, scheduled_until: '2026-03-05T01:00:00Z' });
    const open = incident('y', [], { ...scheduled, scheduled_until: null });
    const ofOne = { ...open, id: 'z', components: [{ id: 'c', name: 'C' }] };
    const reversed = { ...all, id: 'r', scheduled_until: '2026-03-04T00:00:00Z' };
    // The management API lists them among the incidents.
    expect(codes({ incidents: [all, open, ofOne, reversed] })).toEqual([
      ['no-component', 'incidents.0.components'],
      ['no-window', 'incidents.1.scheduled_until'],
      ['no-window', 'incidents.2.scheduled_until'],
      ['no-window', 'incidents.3.scheduled_until'],
    ]);
  });

  test('a field of a later version, once for all rows', () => {
    const [one, two] = ['u1', 'u2'].map((id) => incident(id, [], { severity: 4 }));
    const { warnings: doubts } = observationsFromStatuspage({ incidents: [one, two], extra: [] });
    expect(told(doubts)).toEqual([
      ['unread-field', 'incidents.0.severity'],
      ['no-transitions', 'incidents.0.incident_updates'],
      ['no-transitions', 'incidents.1.incident_updates'],
    ]);
    expect(doubts[0]?.hint).toBe('it is left out, here and in 1 more place');
  });
});

test('a field that makes no difference is paper', () => {
  const idle = fieldsWithoutEffect(page, observationsFromStatuspage);
  const papers = [...['updated_at', 'page_id'], 'created_at'];
  const ofIncident = ['updated_at', 'monitoring_at', 'resolved_at', 'impact', 'shortlink'];
  const ofUpdate = ['body', 'incident_id', 'updated_at', 'deliver_notifications'];
  const lists = ['incidents.*.', 'scheduled_maintenances.*.'];
  expect(new Set(idle)).toEqual(
    new Set([
      ...['id', 'name', 'url', 'time_zone', 'updated_at'].map((name) => `page.${name}`),
      ...[...papers, 'position', 'description', 'showcase', 'start_date'].map(
        (name) => `components.*.${name}`,
      ),
      ...['only_show_if_degraded', 'components.*'].map((name) => `components.*.${name}`),
      ...lists.flatMap((list) => [
        ...[...ofIncident, 'started_at', 'page_id'].map((name) => list + name),
        ...[...ofUpdate, 'custom_tweet', 'tweet_id'].map(
          (name) => `${list}incident_updates.*.${name}`,
        ),
        // The updates name them too, and what they are today the list of components says.
        ...['name', 'status'].map((name) => `${list}components.*.${name}`),
      ]),
    ]),
  );
});

test.each<[unknown, string, string]>([
  [[], 'invalid-type', ''],
  [{ incidents: {} }, 'invalid-type', 'incidents'],
  [{ incidents: [{ ...incident('x', []), id: 7 }] }, 'invalid-type', 'incidents.0.id'],
  [
    { incidents: [{ ...incident('x', []), incident_updates: undefined }] },
    'missing-field',
    'incidents.0.incident_updates',
  ],
  [
    { incidents: [incident('x', [['u', '2026-03-01 09:00', 'operational', 'operational']])] },
    'invalid-instant',
    'incidents.0.incident_updates.0.created_at',
  ],
  [
    { incidents: [incident('x', [['u', '2026-03-01T09:00:00Z', 'operational', null as never]])] },
    'invalid-type',
    'incidents.0.incident_updates.0.affected_components.0.new_status',
  ],
])('malformed answers are refused where they are: %j', (json, code, path) => {
  const error = thrownBy(() => observationsFromStatuspage(json));
  expect([error.code, error.path.join('.')]).toEqual([code, path]);
});
