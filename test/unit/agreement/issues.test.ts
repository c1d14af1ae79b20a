import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../src/agreement/check.js';
import { formatPath } from '../../../src/core/error.js';

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

/** The only issue of a document: code and place. */
function issueOf(document: unknown): string {
  const result = checkAgreement(document);
  if (result.ok) return 'ok';
  expect(result.issues).toHaveLength(1);
  const [issue] = result.issues;
  expect(issue?.severity).toBe('error');
  expect(issue?.message).toContain(`expected ${issue?.expected}, received ${issue?.received}`);
  return `${issue?.code} ${formatPath(issue?.path ?? [])}`.trim();
}

/** What a document is, and the one issue that it has. */
const CASES: Readonly<Record<string, readonly (readonly [document: unknown, issue: string])[]>> = {
  'the document itself': [
    [null, 'invalid-type'],
    [undefined, 'missing-field'],
    ['{}', 'invalid-type'],
    [[], 'invalid-type'],
    [agreementWith({ id: '' }), 'invalid-type id'],
    [agreementWith({ name: 5 }), 'invalid-type name'],
    [agreementWith({ timeZone: null }), 'invalid-time-zone timeZone'],
    [agreementWith({ currency: 5 }), 'invalid-money currency'],
    [agreementWith({ currency: 'eur' }), 'invalid-money currency'],
    [agreementWith({ objectives: {} }), 'invalid-type objectives'],
    [agreementWith({ calender: {} }), 'unknown-field calender'],
    [agreementWith({ parties: 'us' }), 'invalid-type parties'],
    [agreementWith({ parties: { provider: 'us' } }), 'missing-field parties.customer'],
    [agreementWith({ effective: '2026' }), 'invalid-type effective'],
    [agreementWith({ effective: { from: '1.1.26' } }), 'invalid-date effective.from'],
    [agreementWith({ period: 'month' }), 'invalid-type period'],
    [agreementWith({ period: { unit: 'decade' } }), 'invalid-option period.unit'],
    [agreementWith({ attributes: { p: 'x' } }), 'invalid-type attributes.p'],
    [agreementWith({ attributes: { p: [[]] } }), 'invalid-type attributes.p[0]'],
    [agreementWith({ calendars: [] }), 'invalid-type calendars'],
    [agreementWith({ remedies: [] }), 'invalid-type remedies'],
    [agreementWith({ remedies: { r: 5 } }), 'invalid-type remedies.r'],
  ],
  objectives: [
    [agreementWith({ objectives: [5] }), 'invalid-type objectives[0]'],
    [agreementWith({ objectives: [{}] }), 'missing-field objectives[0].kind'],
    [agreementWith({ objectives: [{ kind: 'x' }] }), 'invalid-option objectives[0].kind'],
    [clockWith({ attainmentPercent: [] }), 'invalid-decimal objectives[0].attainmentPercent'],
    [clockWith({ reopening: 'again' }), 'invalid-option objectives[0].reopening'],
    [clockWith({ targetChange: 1 }), 'invalid-option objectives[0].targetChange'],
    [clockWith({ pauseExtends: 'all' }), 'invalid-option objectives[0].pauseExtends'],
    [clockWith({ boundary: 'open' }), 'invalid-option objectives[0].boundary'],
    [uptimeWith({ targetPercent: '99,9' }), 'invalid-decimal objectives[0].targetPercent'],
    [uptimeWith({ service: undefined }), 'missing-field objectives[0].service'],
    [uptimeWith({ excludedAs: 'no' }), 'invalid-option objectives[0].excludedAs'],
    [uptimeWith({ target: '99' }), 'unknown-field objectives[0].target'],
    [uptimeWith({ exclusionRules: { m: 5 } }), 'invalid-type objectives[0].exclusionRules.m'],
    [
      uptimeWith({ exclusionRules: { m: { cup: 1 } } }),
      'unknown-field objectives[0].exclusionRules.m.cup',
    ],
    [
      uptimeWith({ exclusionRules: { m: { cap: 'P1D' } } }),
      'invalid-duration objectives[0].exclusionRules.m.cap',
    ],
  ],
  targets: [
    [clockWith({ targets: 'PT1H' }), 'invalid-type objectives[0].targets'],
    [clockWith({ targets: [5] }), 'invalid-target objectives[0].targets[0]'],
    [clockWith({ targets: [{}] }), 'invalid-target objectives[0].targets[0]'],
    [
      clockWith({ targets: [{ elapsed: '4h' }] }),
      'invalid-duration objectives[0].targets[0].elapsed',
    ],
    [
      clockWith({ targets: [{ elapsed: { hours: '4' } }] }),
      'invalid-duration objectives[0].targets[0].elapsed.hours',
    ],
    [
      clockWith({ targets: [{ elapsed: { days: 4 } }] }),
      'invalid-duration objectives[0].targets[0].elapsed.days',
    ],
    [
      clockWith({ targets: [{ elapsed: 'PT1H', when: 5 }] }),
      'invalid-condition objectives[0].targets[0].when',
    ],
    [
      clockWith({ targets: [{ elapsed: 'PT1H', pausable: 'no' }] }),
      'invalid-type objectives[0].targets[0].pausable',
    ],
  ],
  warnings: [
    [clockWith({ warnings: {} }), 'invalid-type objectives[0].warnings'],
    [clockWith({ warnings: [{}] }), 'invalid-target objectives[0].warnings[0]'],
    [
      clockWith({ warnings: [{ percent: '75 %' }] }),
      'invalid-decimal objectives[0].warnings[0].percent',
    ],
    [
      clockWith({ warnings: [{ before: 'x' }] }),
      'invalid-duration objectives[0].warnings[0].before',
    ],
  ],
  conditions: [
    [clockWith({ start: undefined }), 'missing-field objectives[0].start'],
    [clockWith({ start: {} }), 'invalid-condition objectives[0].start'],
    [clockWith({ stop: { on: 5 } }), 'invalid-condition objectives[0].stop.on'],
    [clockWith({ stop: { on: 'a', field: 'b' } }), 'invalid-condition objectives[0].stop'],
    [
      clockWith({ pause: { all: [{ on: 'a' }, { any: 5 }] } }),
      'invalid-type objectives[0].pause.all[1].any',
    ],
    [
      clockWith({ resume: { not: { field: 'f', gt: true } } }),
      'invalid-condition objectives[0].resume.not.gt',
    ],
    [clockWith({ cancel: { field: 'f', in: 'x' } }), 'invalid-type objectives[0].cancel.in'],
    [
      clockWith({ appliesTo: { field: 'f', exists: 1 } }),
      'invalid-type objectives[0].appliesTo.exists',
    ],
  ],
  calendars: [
    [calendarWith(5), 'invalid-type calendars.office'],
    [calendarWith({}), 'missing-field calendars.office.timeZone'],
    [calendarWith({ weekly: {} }), 'missing-field calendars.office.timeZone'],
    [plainWith({ wekly: {} }), 'unknown-field calendars.office.wekly'],
    [plainWith({ weekly: 'always' }), 'invalid-type calendars.office.weekly'],
    [plainWith({ weekly: { mon: 9 } }), 'invalid-calendar calendars.office.weekly.mon'],
    [plainWith({ weekly: { mon: [['9']] } }), 'invalid-calendar calendars.office.weekly.mon[0]'],
    [plainWith({ holidays: [5] }), 'invalid-type calendars.office.holidays[0]'],
    [
      plainWith({ holidays: [{ easter: 0.5 }] }),
      'invalid-option calendars.office.holidays[0].easter',
    ],
    [
      plainWith({ holidays: [{ yearly: '01-01', substitute: 'next' }] }),
      'invalid-type calendars.office.holidays[0].substitute',
    ],
    [plainWith({ overrides: [5] }), 'invalid-type calendars.office.overrides[0]'],
    [
      plainWith({ overrides: [{ date: '2026-01-01', kind: 'open', hours: '' }] }),
      'invalid-option calendars.office.overrides[0].kind',
    ],
    [plainWith({ layers: [5] }), 'invalid-type calendars.office.layers[0]'],
    [plainWith({ breaks: [5] }), 'invalid-type calendars.office.breaks[0]'],
    [
      calendarWith({ union: [{ timeZone: 5 }] }),
      'invalid-time-zone calendars.office.union[0].timeZone',
    ],
    [calendarWith({ difference: {} }), 'invalid-type calendars.office.difference'],
  ],
  references: [
    [clockWith({ calendar: 'office' }), 'unknown-reference objectives[0].calendar'],
    [
      {
        ...clockWith({ calendar: 'ofice' }),
        calendars: { office: { timeZone: 'UTC', weekly: { mon: '09:00-17:00' } } },
      },
      'unknown-reference objectives[0].calendar',
    ],
    [
      clockWith({ targets: [{ elapsed: 'PT1H', calendar: 'x' }] }),
      'unknown-reference objectives[0].targets[0].calendar',
    ],
    [uptimeWith({ remedy: 'toString' }), 'unknown-reference objectives[0].remedy'],
    [agreementWith({ objectives: [clock, clock] }), 'invalid-agreement objectives[1].id'],
  ],
};

for (const [section, cases] of Object.entries(CASES)) {
  describe(`an issue in ${section}`, () => {
    it.each(cases)('%j is told with its code and place', (document, issue) => {
      expect(issueOf(document)).toBe(issue);
    });
  });
}
