import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Scalar } from '../../../src/clock.js';
import { clocksFromChatwootSlaPolicies } from '../../../src/interop/chatwoot.js';
import { iso, reportOf, told } from '../../oracle/imported.js';
import { thrownBy } from '../../oracle/thrown.js';
import { fieldsWithoutEffect } from '../../oracle/unread.js';

const fixture = (name: string): unknown =>
  JSON.parse(
    readFileSync(new URL(`../../fixtures/chatwoot/${name}.json`, import.meta.url), 'utf8'),
  );
const policies = fixture('sla-policies');
const inboxes = fixture('inboxes');
const read = clocksFromChatwootSlaPolicies(policies, { inboxes });

describe('working hours', () => {
  test('an inbox that has them is a calendar; one that has them off is none', () => {
    expect(read.calendars).toEqual({
      11: {
        name: 'Website',
        timeZone: 'America/Los_Angeles',
        weekly: {
          'mon,tue,thu': '09:00-17:00',
          // Open all day ends at midnight; a close at 23:59 is one minute earlier.
          wed: '00:00-24:00',
          fri: '09:30-23:59',
        },
      },
    });
    expect(read.warnings).toEqual([]);
  });

  const day = { day_of_week: 1, open_hour: 9, open_minutes: 0, close_hour: 17, close_minutes: 0 };
  const inbox = { id: 1, name: 'One', working_hours_enabled: true, working_hours: [day] };
  const ofInbox = (fields: object, timeZones?: Record<string, string>) =>
    clocksFromChatwootSlaPolicies(
      { payload: [] },
      { inboxes: { payload: [{ ...inbox, ...fields }] }, timeZones },
    );

  test('an inbox without a zone is in UTC; an unknown zone is listed', () => {
    expect(ofInbox({}).calendars['1']?.timeZone).toBe('UTC');
    const unknown = ofInbox({ timezone: 'Astana' });
    expect(unknown.calendars).toEqual({});
    expect(told(unknown.warnings)).toEqual([
      ['unknown-time-zone', 'options.inboxes.payload.0.timezone'],
    ]);
    const named = ofInbox({ timezone: 'Astana' }, { Astana: 'Asia/Almaty' });
    expect(named.calendars['1']?.timeZone).toBe('Asia/Almaty');
  });

  test('a field of a day that nobody reads is listed; settings of a channel are not shown', () => {
    const { warnings } = ofInbox({ hmac_token: 's', working_hours: [{ ...day, lunch: '12:00' }] });
    expect(told(warnings)).toEqual([
      ['unread-field', 'options.inboxes.payload.0.working_hours.0.lunch'],
    ]);
  });

  const place = 'options.inboxes.payload.0.working_hours';
  test.each<[object, string, string]>([
    [{ working_hours: [{ ...day, day_of_week: 7 }] }, 'invalid-option', `${place}.0.day_of_week`],
    [{ working_hours: [{ ...day, close_hour: 24 }] }, 'invalid-option', `${place}.0.close_hour`],
    [{ working_hours: [{ ...day, close_hour: 9 }] }, 'invalid-interval', `${place}.0.close_hour`],
    [{ working_hours: [{ ...day, open_hour: null }] }, 'missing-field', `${place}.0.open_hour`],
    [{ working_hours: 7 }, 'invalid-type', place],
    [{ id: null }, 'invalid-type', 'options.inboxes.payload.0.id'],
  ])('malformed inboxes are refused where they are: %j', (fields, code, path) => {
    const error = thrownBy(() => ofInbox(fields));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});

describe('SLA policies', () => {
  test('each kind of threshold that some policy has is one objective', () => {
    expect(read.objectives.map(({ id, name }) => [id, name])).toEqual([
      ['first_response', 'First response'],
      ['next_response', 'Next response'],
      ['resolution', 'Resolution'],
    ]);
  });

  const office = { sla_policy_id: 2, inbox_id: 11 };
  test.each<[string, string, Record<string, Scalar>, string, string]>([
    [
      'seconds round the clock',
      'first_response',
      { sla_policy_id: 1, inbox_id: 11 },
      '2026-03-07T03:00:00Z',
      '2026-03-07T03:15:00.000Z',
    ],
    // Monday 16:00 PDT: an hour until 17:00, one on Tuesday from 09:00.
    [
      'the working hours of the inbox',
      'first_response',
      office,
      '2026-03-09T23:00:00Z',
      '2026-03-10T17:00:00.000Z',
    ],
    // Monday 15:00 PDT and two hours are 17:00: there.
    [
      'a deadline used up at a close is due there',
      'first_response',
      { sla_policy_id: '2', inbox_id: '11' },
      '2026-03-09T22:00:00Z',
      '2026-03-10T00:00:00.000Z',
    ],
    // Wednesday 23:00 PDT: an hour until midnight, one on Thursday from 09:00.
    [
      'a day that is open all day',
      'first_response',
      office,
      '2026-03-12T06:00:00Z',
      '2026-03-12T17:00:00.000Z',
    ],
    [
      'an inbox whose working hours are off counts round the clock',
      'first_response',
      { sla_policy_id: 2, inbox_id: 12 },
      '2026-03-07T03:00:00Z',
      '2026-03-07T05:00:00.000Z',
    ],
    [
      'the resolution has its own threshold',
      'resolution',
      { sla_policy_id: 1 },
      '2026-03-07T03:00:00Z',
      '2026-03-07T07:00:00.000Z',
    ],
  ])('%s', (_, id, set, at, dueAt) => {
    expect(iso(reportOf(read, id, [[at, 'created', set]]).current?.dueAt)).toBe(dueAt);
  });

  test('a policy without a threshold promises nothing', () => {
    const { cycles } = reportOf(read, 'resolution', [['2026-03-07T03:00:00Z', 'created', office]]);
    expect(cycles).toEqual([]);
  });

  test('business hours without inboxes are an assumption, which is listed', () => {
    const { warnings, objectives } = clocksFromChatwootSlaPolicies(policies);
    expect(told(warnings)).toEqual([['no-inboxes', 'payload.1.only_during_business_hours']]);
    expect(objectives[0]?.targets.map((target) => target.calendar)).toEqual([undefined, undefined]);
  });

  test('a field that makes no difference names things, or is a setting of a channel', () => {
    const run = (json: unknown): unknown => clocksFromChatwootSlaPolicies(json, { inboxes });
    expect(fieldsWithoutEffect(policies, run)).toEqual(['payload.*.name', 'payload.*.description']);
    const runInboxes = (json: unknown): unknown =>
      clocksFromChatwootSlaPolicies(policies, { inboxes: json });
    expect(fieldsWithoutEffect(inboxes, runInboxes)).toEqual([
      'payload.*.avatar_url',
      'payload.*.channel_id',
      'payload.*.channel_type',
      'payload.*.greeting_enabled',
      'payload.*.out_of_office_message',
      'payload.*.hmac_token',
    ]);
  });

  const policy = { id: 1, first_response_time_threshold: 60 };
  test.each<[unknown, object, string, string]>([
    [null, {}, 'invalid-type', ''],
    [{}, {}, 'missing-field', 'payload'],
    [{ payload: [{}] }, {}, 'missing-field', 'payload.0.id'],
    [
      { payload: [{ ...policy, first_response_time_threshold: -1 }] },
      {},
      'invalid-duration',
      'payload.0.first_response_time_threshold',
    ],
    [
      { payload: [{ ...policy, only_during_business_hours: 1 }] },
      {},
      'invalid-type',
      'payload.0.only_during_business_hours',
    ],
    [{ payload: [] }, { inboxes: [] }, 'invalid-type', 'options.inboxes'],
    [{ payload: [] }, { inbox: {} }, 'unknown-field', 'options.inbox'],
  ])('malformed policies are refused where they are: %j', (json, options, code, path) => {
    const error = thrownBy(() => clocksFromChatwootSlaPolicies(json, options));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });

  test('a field of a policy that nobody reads is listed', () => {
    const { warnings } = clocksFromChatwootSlaPolicies({ payload: [{ ...policy, frt: 1 }] });
    expect(told(warnings)).toEqual([['unread-field', 'payload.0.frt']]);
  });
});
