import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  observationsFromPingdomOutages,
  observationsFromPingdomResults,
  PINGDOM_STATUSES,
} from '../../../src/interop/pingdom.js';
import { outagesFromChecks, outagesFromTransitions } from '../../../src/uptime.js';
import { told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/pingdom/${name}.json`, import.meta.url), 'utf8'));
const outages = fixture('summary-outage');
/** 2 March 2026, 09:00 UTC. */
const START = 1_772_442_000;
const at = (second: number): number => (START + second) * 1000;
const states = (...list: readonly (readonly [string, number, number])[]) => ({
  summary: {
    states: list.map(([status, from, to]) => ({
      status,
      timefrom: START + from,
      timeto: START + to,
    })),
  },
});

describe('the states of a check', () => {
  const { observations, warnings } = observationsFromPingdomOutages(outages, { component: 'shop' });

  test('are down, up and unknown; a gap and what comes after the last are unknown', () => {
    // Down 3600-3900 and 7260-7320; unknown 3900-4200, the gap 7200-7260, and from 10800 on.
    const read = outagesFromTransitions(observations, {
      statuses: PINGDOM_STATUSES,
      from: at(0),
      at: at(12_000),
    });
    expect(read).toEqual({
      outages: [
        { startAt: at(3600), endAt: at(3900), cause: 'down', component: 'shop' },
        { startAt: at(7260), endAt: at(7320), cause: 'down', component: 'shop' },
      ],
      unknown: [
        { startAt: at(3900), endAt: at(4200) },
        { startAt: at(7200), endAt: at(7260) },
        { startAt: at(10_800), endAt: at(12_000) },
      ],
    });
    expect(told(warnings)).toEqual([['gap', 'summary.states.3.timeto']]);
  });

  test('may come in any order', () => {
    const { summary } = outages as { readonly summary: { readonly states: readonly unknown[] } };
    const reversed = { summary: { states: [...summary.states].reverse() } };
    expect(observationsFromPingdomOutages(reversed, { component: 'shop' }).observations).toEqual(
      observations,
    );
  });

  test('that overlap are told, and the later one counts from its start', () => {
    const read = observationsFromPingdomOutages(states(['down', 0, 600], ['up', 300, 900]));
    expect(told(read.warnings)).toEqual([['overlap', 'summary.states.0.timeto']]);
    expect(read.observations.map((seen) => [seen.at, seen.status])).toEqual([
      [at(0), 'down'],
      [at(300), 'up'],
      [at(900), 'unknown'],
    ]);
  });

  test('of no length say nothing, and an unknown word is told', () => {
    const read = observationsFromPingdomOutages(states(['down', 0, 0], ['paused', 0, 60]));
    expect(read.observations.map(({ status }) => status)).toEqual(['paused', 'unknown']);
    expect(told(read.warnings)).toEqual([['unknown-status', 'summary.states.1.status']]);
  });

  test('have no field that makes no difference', () => {
    expect(fieldsWithoutEffect(outages, observationsFromPingdomOutages)).toEqual([]);
  });
});

describe('the results of a check', () => {
  const results = fixture('results');

  test('hold up to the next; a failure that nobody confirmed is unknown', () => {
    const { observations, warnings } = observationsFromPingdomResults(results);
    const options = { statuses: PINGDOM_STATUSES, at: at(300), maxGap: 'PT90S' } as const;
    // Up at 0 holds for 90 s; unconfirmed at 120; down from 180 to the next at 240.
    expect(outagesFromChecks(observations, options)).toMatchObject({
      outages: [{ startAt: at(180), endAt: at(240), cause: 'down' }],
      unknown: [{ startAt: at(90), endAt: at(180) }],
    });
    expect(warnings).toEqual([]);
  });

  test('of two probes at one second that differ are told', () => {
    const read = observationsFromPingdomResults({
      results: [
        { probeid: 1, time: START, status: 'up' },
        { probeid: 2, time: START, status: 'down' },
      ],
    });
    expect(told(read.warnings)).toEqual([['same-instant', 'results.1']]);
  });

  test('have times and statuses that matter alone', () => {
    expect(new Set(fieldsWithoutEffect(results, observationsFromPingdomResults))).toEqual(
      new Set([
        'activeprobes.*',
        ...['probeid', 'responsetime', 'statusdesc', 'statusdesclong'].map((n) => `results.*.${n}`),
      ]),
    );
  });
});

test.each<[unknown, object, string, string]>([
  [{ states: [] }, {}, 'missing-field', 'summary'],
  [states(['up', 60, 0]), {}, 'invalid-interval', 'summary.states.0.timeto'],
  [states(['up', 0.5, 1]), {}, 'invalid-instant', 'summary.states.0.timefrom'],
  [states(['up', 0, START * 1000]), {}, 'invalid-instant', 'summary.states.0.timeto'],
  [states(), { componnet: 'x' }, 'unknown-field', 'options.componnet'],
  [states(), { component: '' }, 'invalid-type', 'options.component'],
])('malformed states are refused where they are: %j', (json, options, code, path) => {
  const error = thrownBy(() => observationsFromPingdomOutages(json, options));
  expect([error.code, error.path.join('.')]).toEqual([code, path]);
});

test('milliseconds where seconds belong are refused with a hint', () => {
  const wrong = { results: [{ time: START * 1000, status: 'up' }] };
  expect(thrownBy(() => observationsFromPingdomResults(wrong)).hint).toBe(
    'these are more likely milliseconds',
  );
});
