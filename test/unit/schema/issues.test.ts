import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../src/schema/check.js';

const base = { id: 'a', timeZone: 'UTC', currency: 'EUR', objectives: [] };
const clock = {
  kind: 'clock',
  id: 'c',
  start: { on: 'a' },
  stop: { on: 'b' },
  targets: [{ elapsed: 'PT1H' }],
};
const uptime = { kind: 'availability', id: 'u', service: 's', targetPercent: '99.9' };

const agreementWith = (fields: object) => ({ ...base, ...fields });
const clockWith = (fields: object) => ({ ...base, objectives: [{ ...clock, ...fields }] });
const uptimeWith = (fields: object) => ({ ...base, objectives: [{ ...uptime, ...fields }] });
const calendarWith = (calendar: unknown) => ({ ...base, calendars: { office: calendar } });
const plainWith = (fields: object) => calendarWith({ timeZone: 'UTC', ...fields });

/** The only issue of a document: code and message. */
function issueOf(document: unknown): string {
  const result = checkAgreement(document);
  if (result.ok) return 'ok';
  expect(result.issues).toHaveLength(1);
  const [issue] = result.issues;
  expect(issue?.severity).toBe('error');
  return `${issue?.code} ${issue?.message}`;
}

const UNREAD = '(check the spelling; nothing would read it)';
const CONDITION = 'a condition: { on }, { field, … }, { all }, { any } or { not }';
const DURATION = 'a duration such as { hours: 4 } or PT4H30M';
const CALENDAR =
  'a calendar with a timeZone and weekly hours, or a union, intersection or difference of calendars';

/** What a document is, and the one issue that it has. */
const CASES: Readonly<Record<string, readonly (readonly [document: unknown, issue: string])[]>> = {
  'the document itself': [
    [null, 'invalid-type expected an agreement, received null'],
    [undefined, 'missing-field expected an agreement, received undefined'],
    ['{}', 'invalid-type expected an agreement, received "{}"'],
    [[], 'invalid-type expected an agreement, received an array of 0'],
    [
      agreementWith({ id: '' }),
      'invalid-type id: expected an id of at least one character, received ""',
    ],
    [agreementWith({ name: 5 }), 'invalid-type name: expected a text, received 5'],
    [agreementWith({ timeZone: null }), 'invalid-type timeZone: expected a text, received null'],
    [
      agreementWith({ currency: 5 }),
      'invalid-type currency: expected an ISO 4217 code such as EUR, received 5',
    ],
    [
      agreementWith({ currency: 'eur' }),
      'invalid-type currency: expected an ISO 4217 code such as EUR, received "eur"',
    ],
    [
      agreementWith({ objectives: {} }),
      'invalid-type objectives: expected a list of objectives, received an object without fields',
    ],
    [
      agreementWith({ calender: {} }),
      `unknown-field calender: expected no such field, received "calender" ${UNREAD}`,
    ],
    [
      agreementWith({ parties: 'us' }),
      'invalid-type parties: expected a provider and a customer, received "us"',
    ],
    [
      agreementWith({ parties: { provider: 'us' } }),
      'missing-field parties.customer: expected a text, received undefined',
    ],
    [
      agreementWith({ effective: '2026' }),
      'invalid-type effective: expected the dates { from, through }, received "2026"',
    ],
    [
      agreementWith({ effective: { from: '1.1.26' } }),
      'invalid-type effective.from: expected a date YYYY-MM-DD, received "1.1.26"',
    ],
    [
      agreementWith({ period: 'month' }),
      'invalid-type period: expected a period { unit, anchor }, received "month"',
    ],
    [
      agreementWith({ period: { unit: 'decade' } }),
      'invalid-type period.unit: expected day, week, month, quarter or year, received "decade"',
    ],
    [
      agreementWith({ attributes: { p: 'x' } }),
      'invalid-type attributes.p: expected a list of values, received "x"',
    ],
    [
      agreementWith({ attributes: { p: [[]] } }),
      'invalid-type attributes.p[0]: expected a text, a number, true, false or null, received an array of 0',
    ],
    [
      agreementWith({ calendars: [] }),
      'invalid-type calendars: expected calendars by id, received an array of 0',
    ],
    [
      agreementWith({ remedies: [] }),
      'invalid-type remedies: expected remedies by id, received an array of 0',
    ],
    [
      agreementWith({ remedies: { r: 5 } }),
      'invalid-type remedies.r: expected a credit scheme with rows or steps, received 5',
    ],
  ],
  objectives: [
    [
      agreementWith({ objectives: [5] }),
      'invalid-type objectives[0]: expected an objective of kind clock or availability, received 5',
    ],
    [
      agreementWith({ objectives: [{}] }),
      'missing-field objectives[0].kind: expected an objective of kind clock or availability, received undefined',
    ],
    [
      agreementWith({ objectives: [{ kind: 'x' }] }),
      'invalid-type objectives[0].kind: expected an objective of kind clock or availability, received "x"',
    ],
    [
      clockWith({ attainmentPercent: [] }),
      'invalid-type objectives[0].attainmentPercent: expected a decimal such as "99.95", received an array of 0',
    ],
    [
      clockWith({ reopening: 'again' }),
      'invalid-type objectives[0].reopening: expected newCycle, sequential, resume, restart or ignore, received "again"',
    ],
    [
      clockWith({ targetChange: 1 }),
      'invalid-type objectives[0].targetChange: expected carryOver, retroactive or restart, received 1',
    ],
    [
      clockWith({ pauseGives: 'all' }),
      'invalid-type objectives[0].pauseGives: expected clock, wall or none, received "all"',
    ],
    [
      clockWith({ boundary: 'open' }),
      'invalid-type objectives[0].boundary: expected close or nextOpen, received "open"',
    ],
    [
      uptimeWith({ targetPercent: '99,9' }),
      'invalid-type objectives[0].targetPercent: expected a decimal such as "99.95", received "99,9"',
    ],
    [
      uptimeWith({ service: undefined }),
      'missing-field objectives[0].service: expected an id, received undefined',
    ],
    [
      uptimeWith({ excluded: 'no' }),
      'invalid-type objectives[0].excluded: expected remove or countAsUp, received "no"',
    ],
    [
      uptimeWith({ target: '99' }),
      `unknown-field objectives[0].target: expected no such field, received "target" ${UNREAD}`,
    ],
    [
      uptimeWith({ exclusionRules: { m: 5 } }),
      'invalid-type objectives[0].exclusionRules.m: expected a rule with cap or notice, received 5',
    ],
    [
      uptimeWith({ exclusionRules: { m: { cup: 1 } } }),
      `unknown-field objectives[0].exclusionRules.m.cup: expected no such field, received "cup" ${UNREAD}`,
    ],
    [
      uptimeWith({ exclusionRules: { m: { cap: 'P1D' } } }),
      `invalid-type objectives[0].exclusionRules.m.cap: expected ${DURATION}, received "P1D"`,
    ],
  ],
  targets: [
    [
      clockWith({ targets: 'PT1H' }),
      'invalid-type objectives[0].targets: expected a list of targets, received "PT1H"',
    ],
    [
      clockWith({ targets: [5] }),
      'invalid-type objectives[0].targets[0]: expected a target such as { elapsed: { hours: 4 } }, received 5',
    ],
    [
      clockWith({ targets: [{}] }),
      'invalid-type objectives[0].targets[0]: expected a target such as { elapsed: { hours: 4 } }, received an object without fields',
    ],
    [
      clockWith({ targets: [{ elapsed: '4h' }] }),
      `invalid-type objectives[0].targets[0].elapsed: expected ${DURATION}, received "4h"`,
    ],
    [
      clockWith({ targets: [{ elapsed: { hours: '4' } }] }),
      'invalid-type objectives[0].targets[0].elapsed.hours: expected a finite number, received "4"',
    ],
    [
      clockWith({ targets: [{ elapsed: { days: 4 } }] }),
      `unknown-field objectives[0].targets[0].elapsed.days: expected no such field, received "days" ${UNREAD}`,
    ],
    [
      clockWith({ targets: [{ elapsed: 1, when: 5 }] }),
      `invalid-type objectives[0].targets[0].when: expected ${CONDITION}, received 5`,
    ],
    [
      clockWith({ targets: [{ elapsed: 1, pausable: 'no' }] }),
      'invalid-type objectives[0].targets[0].pausable: expected true or false, received "no"',
    ],
  ],
  warnings: [
    [
      clockWith({ warnings: {} }),
      'invalid-type objectives[0].warnings: expected a list of warnings, received an object without fields',
    ],
    [
      clockWith({ warnings: [{}] }),
      'invalid-type objectives[0].warnings[0]: expected a warning: { percent }, { before } or { after }, received an object without fields',
    ],
    [
      clockWith({ warnings: [{ percent: '75' }] }),
      'invalid-type objectives[0].warnings[0].percent: expected a percentage, received "75"',
    ],
    [
      clockWith({ warnings: [{ before: 'x' }] }),
      `invalid-type objectives[0].warnings[0].before: expected ${DURATION}, received "x"`,
    ],
  ],
  conditions: [
    [
      clockWith({ start: undefined }),
      `missing-field objectives[0].start: expected ${CONDITION}, received undefined`,
    ],
    [
      clockWith({ start: {} }),
      `invalid-type objectives[0].start: expected ${CONDITION}, received an object without fields`,
    ],
    [
      clockWith({ stop: { on: 5 } }),
      'invalid-type objectives[0].stop.on: expected an event type or a list of them, received 5',
    ],
    [
      clockWith({ stop: { on: 'a', field: 'b' } }),
      `invalid-type objectives[0].stop: expected ${CONDITION}, received an object with on, field`,
    ],
    [
      clockWith({ pause: { all: [{ on: 'a' }, { any: 5 }] } }),
      'invalid-type objectives[0].pause.all[1].any: expected a list of conditions, received 5',
    ],
    [
      clockWith({ resume: { not: { field: 'f', gt: true } } }),
      'invalid-type objectives[0].resume.not.gt: expected a text or a number, received true',
    ],
    [
      clockWith({ cancel: { field: 'f', in: 'x' } }),
      'invalid-type objectives[0].cancel.in: expected a list of values, received "x"',
    ],
    [
      clockWith({ appliesTo: { field: 'f', exists: 1 } }),
      'invalid-type objectives[0].appliesTo.exists: expected true or false, received 1',
    ],
  ],
  calendars: [
    [calendarWith(5), `invalid-type calendars.office: expected ${CALENDAR}, received 5`],
    [
      calendarWith({}),
      `invalid-type calendars.office: expected ${CALENDAR}, received an object without fields`,
    ],
    [
      calendarWith({ weekly: {} }),
      'missing-field calendars.office.timeZone: expected a text, received undefined',
    ],
    [
      plainWith({ wekly: {} }),
      `unknown-field calendars.office.wekly: expected no such field, received "wekly" ${UNREAD}`,
    ],
    [
      plainWith({ weekly: 'always' }),
      "invalid-type calendars.office.weekly: expected weekly hours, such as { 'mon-fri': '09:00-17:00' }, received \"always\"",
    ],
    [
      plainWith({ weekly: { mon: 9 } }),
      "invalid-type calendars.office.weekly.mon: expected hours such as '09:00-17:00' or [['09:00', '17:00']], received 9",
    ],
    [
      plainWith({ weekly: { mon: [['9']] } }),
      "invalid-type calendars.office.weekly.mon[0]: expected a pair ['09:00', '17:00'], received an array of 1",
    ],
    [
      plainWith({ holidays: [5] }),
      'invalid-type calendars.office.holidays[0]: expected a date YYYY-MM-DD, a day of the year MM-DD, or a holiday rule, received 5',
    ],
    [
      plainWith({ holidays: [{ easter: 0.5 }] }),
      'invalid-type calendars.office.holidays[0].easter: expected a whole number, received 0.5',
    ],
    [
      plainWith({ holidays: [{ yearly: '01-01', substitute: 'next' }] }),
      'invalid-type calendars.office.holidays[0].substitute: expected where it moves by weekday, such as { sun: \'next\' }, received "next"',
    ],
    [
      plainWith({ overrides: [5] }),
      'invalid-type calendars.office.overrides[0]: expected an override { date, kind, hours }, received 5',
    ],
    [
      plainWith({ overrides: [{ date: '2026-01-01', kind: 'open', hours: '' }] }),
      'invalid-type calendars.office.overrides[0].kind: expected replace, add or remove, received "open"',
    ],
    [
      plainWith({ layers: [5] }),
      'invalid-type calendars.office.layers[0]: expected a layer { from, through, weekly }, received 5',
    ],
    [
      plainWith({ breaks: [5] }),
      'invalid-type calendars.office.breaks[0]: expected a break { days, hours }, received 5',
    ],
    [
      calendarWith({ union: [{ timeZone: 5 }] }),
      'invalid-type calendars.office.union[0].timeZone: expected a text, received 5',
    ],
    [
      calendarWith({ difference: {} }),
      'invalid-type calendars.office.difference: expected a list of calendars, received an object without fields',
    ],
  ],
  references: [
    [
      clockWith({ calendar: 'office' }),
      'unknown-reference objectives[0].calendar: expected one of the calendars (none given), received "office"',
    ],
    [
      { ...clockWith({ calendar: 'ofice' }), calendars: { office: { timeZone: 'UTC' } } },
      'unknown-reference objectives[0].calendar: expected one of the calendars office, received "ofice"',
    ],
    [
      clockWith({ targets: [{ elapsed: 1, calendar: 'x' }] }),
      'unknown-reference objectives[0].targets[0].calendar: expected one of the calendars (none given), received "x"',
    ],
    [
      uptimeWith({ remedy: 'toString' }),
      'unknown-reference objectives[0].remedy: expected one of the remedies (none given), received "toString"',
    ],
    [
      agreementWith({ objectives: [clock, clock] }),
      'invalid-agreement objectives[1].id: expected an id that no other objective has, received "c"',
    ],
  ],
};

for (const [section, cases] of Object.entries(CASES)) {
  describe(`an issue in ${section}`, () => {
    it.each(cases)('%j says where, what was expected and what came', (document, issue) => {
      expect(issueOf(document)).toBe(issue);
    });
  });
}
