import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { calendarsFromOpsgenieSchedules } from '../../../src/interop/opsgenie.js';
import { dueInCalendar, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const json: unknown = JSON.parse(
  readFileSync(new URL('../../fixtures/opsgenie/schedules.json', import.meta.url), 'utf8'),
);
const OPERATIONS = 'd875e654-9b4e-4219-a803-0c26936d18de';

describe('schedules', () => {
  const { calendars, warnings } = calendarsFromOpsgenieSchedules(json);

  test('rotations are weeks from date to date, on the clock of the schedule', () => {
    const weekends = {
      // From Friday to Monday is one stretch; it ends at 06:00.
      mon: '00:00-06:00, 08:00-18:30',
      fri: '20:00-24:00',
      'sat,sun': '00:00-24:00',
    };
    expect(calendars).toEqual({
      [OPERATIONS]: {
        name: 'Operations',
        timeZone: 'Europe/Istanbul',
        layers: [
          { from: '2026-01-05', through: '2026-02-01', weekly: weekends },
          {
            from: '2026-02-02',
            through: '2026-03-01',
            weekly: {
              mon: '00:00-06:00, 08:00-18:30, 21:00-24:00',
              'tue,wed,thu': '00:00-05:00, 21:00-24:00',
              fri: '00:00-05:00, 20:00-24:00',
              'sat,sun': '00:00-24:00',
            },
          },
          { from: '2026-03-02', weekly: weekends },
        ],
      },
    });
  });

  test.each<[string, string, string]>([
    // Monday 17:00 in Istanbul: 90 minutes until 18:30, the rest on Friday from 20:00 to 22:30.
    ['nobody at night', '2026-01-05T14:00:00Z', '2026-01-09T19:30:00.000Z'],
    // The same in February: the rest from 21:00 to 23:30 of that Monday.
    ['a night rotation', '2026-02-09T14:00:00Z', '2026-02-09T20:30:00.000Z'],
    // And in March again.
    ['a rotation that has ended', '2026-03-02T14:00:00Z', '2026-03-06T19:30:00.000Z'],
  ])('four hours of covered time: %s', (_, at, due) => {
    expect(dueInCalendar(calendars[OPERATIONS], 'PT4H', at)).toBe(due);
  });

  test('turns of nobody and disabled schedules are listed', () => {
    expect(told(warnings)).toEqual([
      ['nobody', 'data.0.rotations.2.participants'],
      ['disabled', 'data.1.enabled'],
    ]);
  });

  test('a field that makes no difference says whose turn it is, or names things', () => {
    expect(fieldsWithoutEffect(json, calendarsFromOpsgenieSchedules)).toEqual([
      'data.*.description',
      'data.*.ownerTeam.id',
      'data.*.ownerTeam.name',
      'data.*.rotations.*.id',
      'data.*.rotations.*.name',
      'data.*.rotations.*.type',
      'data.*.rotations.*.length',
      'data.*.rotations.*.participants.*.id',
      'data.*.rotations.*.participants.*.username',
      'data.*.rotations.*.participants.*.name',
      'expandable.*',
      'took',
      'requestId',
    ]);
  });

  const rotation = {
    startDate: '2026-01-01T00:00:00Z',
    participants: [{ type: 'user', id: 'u' }],
  };
  const schedule = { id: 'S', name: 'One', timezone: 'UTC', enabled: true, rotations: [rotation] };
  const withRotation = (fields: object) => ({
    data: { ...schedule, rotations: [{ ...rotation, ...fields }] },
  });
  const hours = { startHour: 8, startMin: 0, endHour: 17, endMin: 0 };
  const daily = (fields: object) =>
    withRotation({
      timeRestriction: { type: 'time-of-day', restriction: { ...hours, ...fields } },
    });
  const weekly = (fields: object) =>
    withRotation({
      timeRestriction: {
        type: 'weekday-and-time-of-day',
        restrictions: [{ ...hours, startDay: 'monday', endDay: 'friday', ...fields }],
      },
    });

  test('one schedule is read as a list of one', () => {
    expect(calendarsFromOpsgenieSchedules({ data: schedule }).calendars.S?.layers).toEqual([
      { from: '2026-01-01', weekly: { 'mon,tue,wed,thu,fri,sat,sun': '00:00-24:00' } },
    ]);
  });

  test('a rotation that begins and ends in the middle of one day is hours of that day', () => {
    const { calendars: all } = calendarsFromOpsgenieSchedules(
      withRotation({ startDate: '2026-01-01T09:30:00Z', endDate: '2026-01-01T11:00:00Z' }),
    );
    expect(all.S).toEqual({
      name: 'One',
      timeZone: 'UTC',
      weekly: {},
      overrides: [{ kind: 'replace', date: '2026-01-01', hours: '09:30-11:00' }],
    });
  });

  const first = 'data.rotations.0';
  const NEVER = ['never-opens', 'data.rotations'] as const;
  test.each<[string, unknown, readonly (readonly [string, string])[]]>([
    [
      'an unknown zone',
      { data: { ...schedule, timezone: 'Astana' } },
      [['unknown-time-zone', 'data.timezone']],
    ],
    [
      'no rotations in the answer',
      { data: { ...schedule, rotations: undefined } },
      [['without-rotations', 'data.rotations']],
    ],
    [
      'nobody at all',
      withRotation({ participants: [] }),
      [['nobody', `${first}.participants`], NEVER],
    ],
    [
      'another kind of restriction',
      withRotation({ timeRestriction: { type: 'month' } }),
      [['unknown-restriction', `${first}.timeRestriction.type`], NEVER],
    ],
    [
      'hours that end as they begin',
      daily({ endHour: 8 }),
      [['unclear-restriction', `${first}.timeRestriction.restriction`], NEVER],
    ],
    [
      'the same in a week',
      weekly({ endDay: 'monday', endHour: 8 }),
      [['unclear-restriction', `${first}.timeRestriction.restrictions.0`], NEVER],
    ],
    ['a field of tomorrow', withRotation({ colour: 'red' }), [['unread-field', `${first}.colour`]]],
  ])('%s is listed', (_, document, losses) => {
    expect(told(calendarsFromOpsgenieSchedules(document).warnings)).toEqual(losses);
  });

  test.each<[unknown, object, string, string]>([
    [null, {}, 'invalid-type', ''],
    [{}, {}, 'missing-field', 'data'],
    [{ data: { ...schedule, enabled: 'yes' } }, {}, 'invalid-type', 'data.enabled'],
    [withRotation({ startDate: 'soon' }), {}, 'invalid-instant', `${first}.startDate`],
    [withRotation({ participants: 7 }), {}, 'invalid-type', `${first}.participants`],
    [
      daily({ startHour: 25 }),
      {},
      'invalid-option',
      `${first}.timeRestriction.restriction.startHour`,
    ],
    [
      weekly({ endDay: 'fri' }),
      {},
      'invalid-option',
      `${first}.timeRestriction.restrictions.0.endDay`,
    ],
    [{ data: [] }, { timeZones: { X: 'Mars/X' } }, 'invalid-time-zone', 'options.timeZones.X'],
    [{ data: [] }, { zones: {} }, 'unknown-field', 'options.zones'],
  ])('malformed schedules are refused where they are: %j', (document, options, code, path) => {
    const error = thrownBy(() => calendarsFromOpsgenieSchedules(document, options));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
