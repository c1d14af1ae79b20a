import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { INCIDENT_IO_STATES, outagesFromIncidentIo } from '../../../src/interop/incident-io.js';
import { compileAvailability, measureAvailability } from '../../../src/uptime.js';
import { told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const page: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/incident-io/page.json', import.meta.url), 'utf8'),
);
const { components, warnings } = outagesFromIncidentIo(page);
const MINUTE = 60_000;

describe('the components of a page', () => {
  test('have their impacts in order, whatever incident they belong to', () => {
    expect(components['01JAPI']).toEqual({
      name: 'API',
      trackedSince: Date.parse('2025-06-01T00:00:00Z'),
      outages: [
        {
          startAt: Date.parse('2026-03-02T09:02:00Z'),
          endAt: Date.parse('2026-03-02T09:30:00Z'),
          state: 'partial',
          cause: 'partial_outage',
          component: '01JAPI',
          id: '01JINC1',
        },
        {
          startAt: Date.parse('2026-03-02T09:10:00Z'),
          endAt: Date.parse('2026-03-02T09:20:00Z'),
          state: 'major',
          cause: 'full_outage',
          component: '01JAPI',
          id: '01JINC1',
        },
      ],
    });
  });

  test('overlapping impacts count once: 28 minutes, a partial outage counts whole', () => {
    const { outages = [], trackedSince } = components['01JAPI'] ?? {};
    const at = '2026-04-01T00:00:00Z';
    const { downtimeMs } = measureAvailability(
      compileAvailability({ targetPercent: '99.9' }),
      {
        period: { start: '2026-03-01T00:00:00Z', end: at },
        outages,
        trackedSince: trackedSince ?? undefined,
      },
      { at },
    );
    expect(downtimeMs).toBe(28 * MINUTE);
  });

  test('without impacts are whole since the page watches them', () => {
    expect(components['01JWEB']).toEqual({
      name: 'Website',
      trackedSince: Date.parse('2026-03-01T00:00:00Z'),
      outages: [],
    });
  });

  test('of which the page does not say since when it watches them are told; an open impact goes on', () => {
    expect(components['01JOLD']).toEqual({
      name: null,
      trackedSince: null,
      outages: [
        {
          startAt: Date.parse('2026-03-05T00:00:00Z'),
          endAt: null,
          state: 'degraded',
          cause: 'degraded_performance',
          component: '01JOLD',
        },
      ],
    });
    expect(told(warnings)).toEqual([['not-tracked', 'component_impacts.2.component_id']]);
  });

  test('the figure that a page publishes, names of groups and links make no difference', () => {
    expect(new Set(fieldsWithoutEffect(page, outagesFromIncidentIo))).toEqual(
      new Set([
        'components.*.description',
        'components.*.hidden',
        'component_impacts.*.id',
        'component_uptimes.*.status_page_component_group_id',
        'component_uptimes.*.uptime',
        ...['id', 'name', 'permalink'].map((name) => `incident_links.*.${name}`),
      ]),
    );
  });
});

const impact = {
  component_id: 'c',
  status: 'full_outage',
  start_at: '2026-03-02T09:00:00Z',
  end_at: '2026-03-02T10:00:00Z',
};

test('a status that nobody knows is told, and is the state', () => {
  const read = outagesFromIncidentIo({ component_impacts: [{ ...impact, status: 'on_fire' }] });
  expect(read.components.c?.outages[0]?.state).toBe('on_fire');
  expect(told(read.warnings)).toEqual([
    ['unknown-status', 'component_impacts.0.status'],
    ['not-tracked', 'component_impacts.0.component_id'],
  ]);
});

test('the table of states is frozen', () => {
  expect(Object.isFrozen(INCIDENT_IO_STATES)).toBe(true);
});

test.each<[unknown, string, string]>([
  [{}, 'missing-field', 'component_impacts'],
  [
    { component_impacts: [{ ...impact, component_id: '$undefined', start_at: 7.5 }] },
    'invalid-instant',
    'component_impacts.0.start_at',
  ],
  [
    { component_impacts: [{ ...impact, end_at: '2026-03-02T08:00:00Z' }] },
    'invalid-interval',
    'component_impacts.0.end_at',
  ],
  [
    { component_impacts: [{ ...impact, start_at: undefined }] },
    'missing-field',
    'component_impacts.0.start_at',
  ],
])('malformed data is refused where it is: %j', (json, code, path) => {
  const error = thrownBy(() => outagesFromIncidentIo(json));
  expect([error.code, error.path.join('.')]).toEqual([code, path]);
});
