import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../../src/calendar.js';
import {
  checkAvailability,
  compileAvailability,
  measureAvailability,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
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
      compileAvailability({ exclusionRules: { maintenance: { capp: 'PT1H' } } } as never),
    ).toThrowError(refusal('unknown-field', ['exclusionRules', 'maintenance', 'capp']));
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

describe('what an availability rule takes', () => {
  test.each<[unknown, unknown, string, string[], string]>([
    [null, undefined, 'invalid-type', [], 'an availability rule'],
    [{}, 7, 'invalid-type', ['calendars'], 'compiled calendars by name'],
    [{}, { office: {} }, 'invalid-type', ['calendars', 'office'], 'a compiled calendar'],
    [
      { calendar: 'night' },
      { office },
      'unknown-reference',
      ['calendar'],
      'one of the calendars office',
    ],
    [{ exclusionRules: 7 }, {}, 'invalid-type', ['exclusionRules'], 'exclusion rules by name'],
    [
      { exclusionRules: { storm: 7 } },
      {},
      'invalid-type',
      ['exclusionRules', 'storm'],
      'an exclusion rule',
    ],
    [{ weights: 7 }, {}, 'invalid-type', ['weights'], 'weights by name'],
    [{ excludedAs: 'down' }, {}, 'invalid-option', ['excludedAs'], 'one of leftOut, up'],
    [{ unknownAs: 'lost' }, {}, 'invalid-option', ['unknownAs'], 'one of leftOut, up, down'],
    [{ futureAs: 'down' }, {}, 'invalid-option', ['futureAs'], 'one of leftOut, up'],
  ])('%j with %j is refused as %s at %j', (rule, calendars, code, path, expected) => {
    const error = thrownBy(() => compileAvailability(rule as never, calendars as never));
    expect(error).toMatchObject({ code, path, expected });
  });

  test('a calendar that is no calendar does not hide the faults of the rule', () => {
    const check = checkAvailability({ calendar: 'office', futureAs: 'down' }, {
      office: {},
    } as never);
    expect(check.ok ? [] : check.issues.map(({ path }) => path.join('.'))).toEqual([
      'calendars.office',
      'futureAs',
    ]);
  });
});

describe('a copy of a compiled rule', () => {
  const facts = { period: ['2026-06-01T00:00:00Z', '2026-06-02T00:00:00Z'] } as const;
  const at = '2026-06-02T00:00:00Z';
  const measured = (compiled: unknown) => measureAvailability(compiled as never, facts, { at });

  test('measures as the rule does, with the calendar that it brings along', () => {
    // Monday, 1 June 2026: 09:00 to 17:00.
    const compiled = compileAvailability({ calendar: 'office' }, { office });
    expect(measured({ ...compiled })).toMatchObject({ calendar: 'office', serviceMs: 28_800_000 });
    const plain = { kind: 'compiled-availability', rule: { targetPercent: 99 } };
    expect(measured(plain).status).toBe('met');
  });

  test.each<[object, string, string[]]>([
    [{ rule: { targetPercent: 101 } }, 'invalid-option', ['compiled', 'targetPercent']],
    [{ rule: { calendar: 'office' } }, 'unknown-reference', ['compiled', 'calendar']],
    [{ rule: {}, plan: { calendars: { office: {} } } }, 'invalid-type', ['calendars', 'office']],
  ])('is read as strictly: %j', (copy, code, path) => {
    const call = () => measured({ kind: 'compiled-availability', ...copy });
    expect(thrownBy(call)).toMatchObject({ code, path });
  });
});
