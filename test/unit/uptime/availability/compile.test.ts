import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import { checkAvailability, compileAvailability } from '../../../../src/uptime.js';
import { refusal } from '../month.js';

const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });

describe('an availability rule', () => {
  test('may be empty: then it measures only', () => {
    expect(checkAvailability({})).toEqual({ ok: true, value: {}, warnings: [] });
  });

  test('with a field that nobody reads is refused with the nearest name, at any depth', () => {
    expect(() => compileAvailability({ exclusionRule: {} } as never)).toThrowError(
      expect.objectContaining({ code: 'unknown-field', hint: 'did you mean exclusionRules?' }),
    );
    expect(() =>
      compileAvailability({ exclusionRules: { maintenance: { caps: 'PT1H' } } } as never),
    ).toThrowError(refusal('unknown-field', ['exclusionRules', 'maintenance', 'caps']));
  });

  test('names a calendar that there is', () => {
    expect(compileAvailability({ calendar: 'office' }, { office }).rule).toEqual({
      calendar: 'office',
    });
    expect(() => compileAvailability({ calendar: 'offce' }, { office })).toThrowError(
      expect.objectContaining({ code: 'unknown-reference', hint: 'did you mean office?' }),
    );
    expect(() => compileAvailability({ calendar: 'office' })).toThrowError(
      refusal('unknown-reference', ['calendar']),
    );
  });

  test('takes calendars that were compiled, not their definitions', () => {
    const definition = { timeZone: 'UTC' } as never;
    expect(() => compileAvailability({}, { office: definition })).toThrowError(
      refusal('invalid-type', ['calendars', 'office']),
    );
    expect(checkAvailability({}, { office: definition }).ok).toBe(false);
  });

  test('has no lengths without a unit', () => {
    expect(() => compileAvailability({ exclusionRules: { maintenance: { cap: 4 } } })).toThrowError(
      refusal('invalid-duration', ['exclusionRules', 'maintenance', 'cap']),
    );
  });

  test('has one word for what is left out', () => {
    expect(() => compileAvailability({ excludedAs: 'remove' as 'leftOut' })).toThrowError(
      refusal('invalid-option', ['excludedAs']),
    );
    expect(() => compileAvailability({ futureAs: 'down' as 'up' })).toThrowError(
      refusal('invalid-option', ['futureAs']),
    );
  });

  test('that is checked tells all of its faults, of which compiling throws the first', () => {
    const rule = { targetPercent: 101, unknownAs: 'lost', weights: { slow: 2 } };
    const check = checkAvailability(rule);
    expect(check.ok ? [] : check.issues.map(({ path }) => path)).toEqual([
      ['targetPercent'],
      ['weights', 'slow'],
      ['unknownAs'],
    ]);
    expect(() => compileAvailability(rule as never)).toThrowError(
      refusal('invalid-option', ['targetPercent']),
    );
  });

  test('that is no object at all is refused, not tripped over', () => {
    for (const rule of [null, undefined, 7, 'x', [], [[]]]) {
      expect(checkAvailability(rule).ok).toBe(false);
    }
  });
});
