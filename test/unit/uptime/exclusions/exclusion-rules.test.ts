import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { checkAvailability, compileAvailability } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';

const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
const cap = { cap: 'PT1H', span: 'year' };

describe('rules of exclusions', () => {
  test.each<[string, object, string, (string | number)[], string]>([
    [
      'caps that are none',
      { caps: 7 },
      'invalid-type',
      ['caps'],
      'a list of caps, 0 to 20 of them',
    ],
    [
      'more caps than any contract has',
      { caps: Array(21).fill(cap) },
      'invalid-type',
      ['caps'],
      'a list of caps, 0 to 20 of them',
    ],
    [
      'a cap of neither kind',
      { caps: [{ cap: 'PT1H' }] },
      'invalid-type',
      ['caps', 0],
      'a cap with exactly one of span, rolling',
    ],
    ['a cap that is none', { caps: [7] }, 'invalid-type', ['caps', 0], 'a cap'],
    [
      'a cap of a span and of a stretch',
      { caps: [{ ...cap, rolling: 'PT2H' }] },
      'invalid-type',
      ['caps', 0],
      'a cap with exactly one of span, rolling',
    ],
    [
      'a stretch without length',
      { caps: [{ cap: 'PT1H', rolling: 'PT0S' }] },
      'invalid-duration',
      ['caps', 0, 'rolling'],
      'a length above 0',
    ],
    [
      'an order that is none',
      { order: 'latest' },
      'invalid-option',
      ['order'],
      'one of earliest, asGiven',
    ],
    [
      'a rolling cap in the order of a list',
      { caps: [cap, { cap: 'PT1H', rolling: 'PT24H' }], order: 'asGiven' },
      'invalid-option',
      ['caps', 1, 'rolling'],
      'caps of named spans where the order is that of the list',
    ],
    [
      'business days that are none',
      { notice: { businessDays: -1, calendar: 'office' } },
      'invalid-option',
      ['notice', 'businessDays'],
      'a whole number of business days, from 0 on',
    ],
    [
      'business days without a calendar',
      { notice: { businessDays: 5 } },
      'missing-field',
      ['notice', 'calendar'],
      'a text',
    ],
    [
      'a calendar without business days',
      { notice: { calendar: 'office' } },
      'missing-field',
      ['notice', 'businessDays'],
      'a whole number of business days, from 0 on',
    ],
    [
      'a window that there is not',
      { within: 'night' },
      'unknown-reference',
      ['within'],
      'one of the calendars office',
    ],
  ])('refuse %s', (_, rule, code, path, expected) => {
    const exclusionRules = { maintenance: rule } as never;
    const error = thrownBy(() => compileAvailability({ exclusionRules }, { office }));
    expect(error).toMatchObject({
      code,
      path: ['exclusionRules', 'maintenance', ...path],
      expected,
    });
  });

  test('say why a rolling cap has no order of a list', () => {
    const caps = [{ cap: 'PT1H', rolling: 'PT24H' }];
    const exclusionRules = { maintenance: { caps, order: 'asGiven' } } as const;
    expect(thrownBy(() => compileAvailability({ exclusionRules })).hint).toBe(
      'a rolling cap looks back in time: what comes later cannot use it up first',
    );
  });

  test('take twenty caps, and caps of spans in the order of a list', () => {
    const exclusionRules = {
      maintenance: { caps: Array(20).fill(cap), order: 'asGiven' },
    } as const;
    expect(checkAvailability({ exclusionRules }).ok).toBe(true);
  });

  test('name the cap whose key is misspelt', () => {
    const exclusionRules = { maintenance: { caps: [{ cap: 'PT1H', spam: 'year' }] } } as never;
    expect(thrownBy(() => compileAvailability({ exclusionRules })).hint).toBe('did you mean span?');
    const unread = { maintenance: { caps: [{ ...cap, cup: 1 }] } } as never;
    expect(thrownBy(() => compileAvailability({ exclusionRules: unread }))).toMatchObject({
      code: 'unknown-field',
      path: ['exclusionRules', 'maintenance', 'caps', 0, 'cup'],
    });
  });
});

describe('what an agreement excludes', () => {
  test.each<[unknown, string, (string | number)[], string]>([
    [7, 'invalid-type', [], 'a list of agreed exclusions'],
    [[7], 'invalid-type', [0], 'an agreed exclusion'],
    [[{}], 'missing-field', [0, 'calendar'], 'a text'],
    [[{ calendar: 'night' }], 'unknown-reference', [0, 'calendar'], 'one of the calendars office'],
  ])('%j is refused as %s', (agreedExclusions, code, path, expected) => {
    const rule = { agreedExclusions } as never;
    const error = thrownBy(() => compileAvailability(rule, { office }));
    expect(error).toMatchObject({ code, path: ['agreedExclusions', ...path], expected });
  });

  test('is checked without calendars as far as it goes', () => {
    const rule = { agreedExclusions: [{ calendar: 'night', kind: 7 }] };
    const check = checkAvailability(rule, { night: {} } as never);
    expect(check.ok ? [] : check.issues.map(({ path }) => path.join('.'))).toEqual([
      'calendars.night',
      'agreedExclusions.0.kind',
    ]);
    const good = { agreedExclusions: [{ calendar: 'night' }] };
    expect(checkAvailability(good, { night: {} } as never)).toMatchObject({
      ok: false,
      issues: [{ path: ['calendars', 'night'] }],
    });
  });
});
