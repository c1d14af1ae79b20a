import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  observationsFromUptimeRobot,
  UPTIME_ROBOT_STATUSES,
} from '../../../src/interop/uptime-robot.js';
import { outagesFromTransitions } from '../../../src/uptime.js';
import { told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const json = JSON.parse(
  readFileSync(new URL('../../fixtures/uptime-robot/monitors.json', import.meta.url), 'utf8'),
) as { readonly monitors: readonly object[] };
/** 2 March 2026, 09:00 UTC. */
const START = 1_772_442_000;
const at = (second: number): number => (START + second) * 1000;
const answer = (...logs: readonly object[]) => ({
  stat: 'ok',
  monitors: [{ id: 1, friendly_name: 'x', logs }],
});
const entry = (type: number, second: number, more: object = {}) => ({
  type,
  datetime: START + second,
  ...more,
});

describe('the log of a monitor', () => {
  const { monitors, warnings } = observationsFromUptimeRobot(json);

  test('is down for the reason it gives; paused and just started it knows nothing', () => {
    const { name, observations } = monitors['777749809'] ?? { name: '', observations: [] };
    const read = outagesFromTransitions(observations, {
      statuses: UPTIME_ROBOT_STATUSES,
      at: at(7200),
    });
    expect(name).toBe('Shop');
    expect(read).toEqual({
      outages: [
        {
          startAt: at(3600),
          endAt: at(3900),
          cause: 'Service Unavailable',
          component: '777749809',
          id: '904',
        },
      ],
      unknown: [
        { startAt: at(0), endAt: at(37) },
        { startAt: at(900), endAt: at(1800) },
      ],
    });
  });

  test('tells of an entry that does not last up to the next', () => {
    // Paused at 900 for 600 s, and up again at 1800.
    expect(told(warnings)).toEqual([['duration-differs', 'monitors.0.logs.3.duration']]);
    expect(warnings[0]?.expected).toContain('900 s');
  });

  test('that says nothing yet is a log', () => {
    expect(monitors['777712827']?.observations).toEqual([
      { at: at(0), status: 'started', component: '777712827' },
    ]);
  });

  test('settings and figures that are computed make no difference', () => {
    const idle = fieldsWithoutEffect(json, observationsFromUptimeRobot);
    expect(idle.filter((name) => !/^monitors\.\*\.[a-z_]+$/.test(name))).toEqual([
      'pagination.offset',
      'pagination.limit',
      'monitors.*.logs.*.reason.code',
    ]);
    expect(idle).not.toContain('monitors.*.friendly_name');
  });
});

test('monitors without logs, and monitors that are on another page, are told', () => {
  const bare = { id: 1, friendly_name: 'x', mwindows: [{ id: 1, type: 2 }] };
  const read = observationsFromUptimeRobot({
    stat: 'ok',
    pagination: { total: 51 },
    monitors: [bare],
  });
  expect(told(read.warnings)).toEqual([
    ['unread-field', 'monitors.0.mwindows'],
    ['no-logs', 'monitors.0.logs'],
    ['more-monitors', 'pagination'],
  ]);
});

test('a type that is not documented is kept and told, and no outage of its own accord', () => {
  const read = observationsFromUptimeRobot(answer(entry(5, 0), entry(2, 60)));
  expect(told(read.warnings)).toEqual([['unknown-status', 'monitors.0.logs.0.type']]);
  const { observations = [] } = read.monitors['1'] ?? {};
  const options = { statuses: UPTIME_ROBOT_STATUSES, at: at(100) };
  expect(thrownBy(() => outagesFromTransitions(observations, options)).code).toBe(
    'unknown-reference',
  );
});

test('a monitor on two pages that overlap has each entry once', () => {
  const [shop] = json.monitors as readonly [{ readonly logs: readonly object[] }];
  const pages = [
    { ...shop, logs: shop.logs.slice(0, 4) },
    { ...shop, logs: shop.logs.slice(2) },
  ];
  const read = observationsFromUptimeRobot({ stat: 'ok', monitors: pages });
  const whole = observationsFromUptimeRobot({ stat: 'ok', monitors: [shop] });
  expect(read.monitors).toEqual(whole.monitors);
  expect(read.warnings).toHaveLength(whole.warnings.length);
});

test('a second more or less is how both ends are cut', () => {
  const log = [entry(1, 0, { duration: 61 }), entry(2, 60, { duration: 58 }), entry(1, 120)];
  expect(told(observationsFromUptimeRobot(answer(...log)).warnings)).toEqual([
    ['duration-differs', 'monitors.0.logs.1.duration'],
  ]);
});

test.each<[unknown, string, string]>([
  [{ stat: 'fail', error: { type: 'invalid_parameter' } }, 'invalid-option', 'stat'],
  [{ stat: 'ok' }, 'missing-field', 'monitors'],
  [answer({ type: 1 }), 'missing-field', 'monitors.0.logs.0.datetime'],
  [answer(entry(1, 0, { duration: -1 })), 'invalid-type', 'monitors.0.logs.0.duration'],
  [answer({ type: '1', datetime: START }), 'invalid-type', 'monitors.0.logs.0.type'],
])('malformed answers are refused where they are: %j', (wrong, code, path) => {
  const error = thrownBy(() => observationsFromUptimeRobot(wrong));
  expect([error.code, error.path.join('.')]).toEqual([code, path]);
});
