import { describe, expect, test } from 'vitest';
import { holidaysFromDateHolidays } from '../../../src/interop/date-holidays.js';
import { holidaysFromIcal } from '../../../src/interop/ical.js';
import { calendarFromOpeningHours } from '../../../src/interop/opening-hours.js';
import {
  calendarFromOpeningHoursSpecification,
  openingHoursSpecificationOf,
} from '../../../src/interop/schema-org.js';
import {
  calendarFromVavailability,
  vavailabilityFromCalendar,
} from '../../../src/interop/vavailability.js';
import {
  calendarsFromZendeskSchedules,
  clocksFromZendeskSlaPolicies,
  eventsFromZendeskMetricEvents,
} from '../../../src/interop/zendesk.js';
import { thrownBy } from '../../oracle/thrown.js';

const OFFICE = { timeZone: 'UTC', weekly: { mon: '09:00-17:00' } };
const DATES = { timeZone: 'UTC', from: '2026-01-01', through: '2026-01-31' };
const AVAILABILITY = vavailabilityFromCalendar(OFFICE).text;

describe('an option that a translation does not have is refused, with the nearest name', () => {
  test.each<readonly [string, () => unknown, string, string]>([
    [
      'holidaysFromIcal',
      () => holidaysFromIcal('BEGIN:VCALENDAR', { ...DATES, inclued: () => true } as never),
      'inclued',
      'include',
    ],
    [
      'holidaysFromDateHolidays',
      () => holidaysFromDateHolidays([], { type: ['public'] } as never),
      'type',
      'types',
    ],
    [
      'calendarFromOpeningHours',
      () => calendarFromOpeningHours('24/7', { ...DATES, nominatin: {} } as never),
      'nominatin',
      'nominatim',
    ],
    [
      'calendarFromOpeningHoursSpecification',
      () =>
        calendarFromOpeningHoursSpecification([], { timeZone: 'UTC', timezone: 'UTC' } as never),
      'timezone',
      'timeZone',
    ],
    [
      'openingHoursSpecificationOf',
      () => openingHoursSpecificationOf(OFFICE, { form: '2026-01-01' } as never),
      'form',
      'from',
    ],
    [
      'calendarFromVavailability',
      () => calendarFromVavailability(AVAILABILITY, { timezone: 'UTC' } as never),
      'timezone',
      'timeZone',
    ],
    [
      'vavailabilityFromCalendar',
      () => vavailabilityFromCalendar(OFFICE, { stampAt: 0 } as never),
      'stampAt',
      'stampedAt',
    ],
    [
      'calendarsFromZendeskSchedules',
      () => calendarsFromZendeskSchedules({ schedules: [] }, { holiday: {} } as never),
      'holiday',
      'holidays',
    ],
    [
      'clocksFromZendeskSlaPolicies',
      () => clocksFromZendeskSlaPolicies({ sla_policies: [] }, { calender: '1' } as never),
      'calender',
      'calendar',
    ],
    [
      'eventsFromZendeskMetricEvents',
      () =>
        eventsFromZendeskMetricEvents({ ticket_metric_events: [] }, 'reply_time', {
          calender: '1',
        } as never),
      'calender',
      'calendar',
    ],
  ])('%s', (_, translate, name, nearest) => {
    expect(thrownBy(translate)).toMatchObject({
      code: 'unknown-field',
      path: ['options', name],
      hint: `did you mean ${nearest}?`,
    });
  });
});
