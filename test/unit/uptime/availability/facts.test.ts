import { describe, expect, test } from 'vitest';
import { compileCalendar, openTimeSet } from '../../../../src/calendar.js';
import {
  type AvailabilityFacts,
  compileAvailability,
  measureAvailability,
  periodAt,
} from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { DAY, HOUR, JULY_1, JUNE, JUNE_1, june, refusal } from '../month.js';

const rule = compileAvailability({});
const measured = (facts: AvailabilityFacts) => measureAvailability(rule, facts, { at: JULY_1 });

describe('facts', () => {
  test('take a period in any form, also one that was computed', () => {
    const period = periodAt({ unit: 'month', timeZone: 'UTC' }, '2026-06-15T00:00:00Z');
    for (const form of [
      period,
      JUNE,
      [JUNE_1, JULY_1] as const,
      { startAt: JUNE_1, endAt: JULY_1 },
    ])
      expect(measured({ period: form }).measuredMs).toBe(30 * DAY);
  });

  test('begin when the service began to exist', () => {
    expect(june({}, { trackedSince: JUNE_1 + 10 * DAY }).measuredMs).toBe(20 * DAY);
    expect(june({}, { trackedSince: JUNE_1 - DAY }).measuredMs).toBe(30 * DAY);
  });

  test('with a field that nobody reads are refused with the nearest name', () => {
    expect(() => measured({ period: JUNE, outage: [[0, 1]] } as never)).toThrowError(
      expect.objectContaining({ code: 'unknown-field', hint: 'did you mean outages?' }),
    );
    expect(() => measured({ period: { ...JUNE, zone: 'UTC' } } as never)).toThrowError(
      refusal('unknown-field', ['period', 'zone']),
    );
    expect(() =>
      measureAvailability(rule, { period: JUNE }, { asOf: JULY_1 } as never),
    ).toThrowError(refusal('unknown-field', ['options', 'asOf']));
  });

  test('without a period, or with one that ends before it starts, are refused', () => {
    expect(() => measured({} as never)).toThrowError(refusal('missing-field', ['period']));
    expect(() => measured({ period: [5, 1] })).toThrowError(
      refusal('invalid-interval', ['period']),
    );
    expect(() => measured({ period: { start: 5 } } as never)).toThrowError(
      refusal('missing-field', ['period', 'end']),
    );
  });

  test('hold whole milliseconds only', () => {
    expect(() => measured({ period: JUNE, unknown: [0.5, 2] })).toThrowError(
      refusal('invalid-instant', ['unknown', 0]),
    );
  });

  test('need a rule that was compiled', () => {
    expect(() => measureAvailability({} as never, { period: JUNE }, { at: JULY_1 })).toThrowError(
      expect.objectContaining({
        code: 'invalid-type',
        hint: 'compileAvailability(rule) makes one',
      }),
    );
  });
});

describe('service time', () => {
  const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } });
  /** June 2026 has 22 weekdays of 8 hours. */
  const agreed = 22 * 8 * HOUR;

  test('is the open time of the calendar of the rule', () => {
    const compiled = compileAvailability({ calendar: 'office' }, { office });
    const result = measureAvailability(compiled, { period: JUNE }, { at: JULY_1 });
    expect(result).toMatchObject({ serviceMs: agreed, calendar: 'office' });
  });

  test('may be a compiled calendar, a set, intervals or a function, and all mean the same', () => {
    const set = openTimeSet(office, JUNE_1, JULY_1);
    const within = (from: number, to: number) => openTimeSet(office, from, to);
    for (const serviceTime of [office, set, { within }])
      expect(measured({ period: JUNE, serviceTime }).serviceMs).toBe(agreed);
    expect(measured({ period: JUNE, serviceTime: [[JUNE_1, JUNE_1 + HOUR]] }).serviceMs).toBe(HOUR);
  });

  test('of a function is cut to what was asked, and read as strictly as a list', () => {
    const within = () => [[JUNE_1 - DAY, JUNE_1 + HOUR]] as const;
    expect(measured({ period: JUNE, serviceTime: { within } }).serviceMs).toBe(HOUR);
    const broken = { within: () => 7 as never };
    expect(() => measured({ period: JUNE, serviceTime: broken })).toThrowError(
      refusal('invalid-type', ['serviceTime']),
    );
  });

  test('beside a calendar of the rule is refused: one of them would go unread', () => {
    const compiled = compileAvailability({ calendar: 'office' }, { office });
    expect(() =>
      measureAvailability(compiled, { period: JUNE, serviceTime: office }, { at: JULY_1 }),
    ).toThrowError(refusal('invalid-option', ['serviceTime']));
  });

  test('that is none is refused', () => {
    for (const serviceTime of [7, {}, { timeZone: 'UTC' }])
      expect(() => measured({ period: JUNE, serviceTime: serviceTime as never })).toThrowError(
        refusal('invalid-type', ['serviceTime']),
      );
  });
});

describe('what facts are refused for', () => {
  const withCalendar = compileAvailability(
    { calendar: 'office' },
    { office: compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } }) },
  );
  const service = 'a list of time, a compiled calendar, or an object with within(from, to)';
  test.each<[unknown, string, (string | number)[], string]>([
    [null, 'invalid-type', [], 'facts about a period'],
    [{ period: 7 }, 'invalid-type', ['period'], 'a period with start and end'],
    [{ period: JUNE, exclusions: 7 }, 'invalid-type', ['exclusions'], 'a list of exclusions'],
    [{ period: JUNE, exclusions: null }, 'invalid-type', ['exclusions'], 'a list of exclusions'],
    [{ period: JUNE, exclusions: {} }, 'invalid-type', ['exclusions'], 'a list of exclusions'],
    [{ period: JUNE, exclusions: 'x' }, 'invalid-type', ['exclusions'], 'a list of exclusions'],
    [
      { period: JUNE, exclusions: ['x'] },
      'invalid-type',
      ['exclusions', 0],
      'an exclusion with start and end',
    ],
    [
      { period: JUNE, unknown: [0.5, 2] },
      'invalid-instant',
      ['unknown', 0],
      'whole epoch milliseconds',
    ],
    [{ period: JUNE, serviceTime: 7 }, 'invalid-type', ['serviceTime'], service],
    [{ period: JUNE, serviceTime: null }, 'invalid-type', ['serviceTime'], service],
    [{ period: JUNE, serviceTime: { within: 7 } }, 'invalid-type', ['serviceTime'], service],
  ])('%j', (facts, code, path, expected) => {
    expect(thrownBy(() => measured(facts as never))).toMatchObject({ code, path, expected });
  });

  test('a service time that is none is shown', () => {
    const error = thrownBy(() => measured({ period: JUNE, serviceTime: 7 as never }));
    expect(error.received).toBe('7');
  });

  test('a service time beside a calendar is refused with the name of the calendar', () => {
    const facts = { period: JUNE, serviceTime: [] };
    expect(thrownBy(() => measureAvailability(withCalendar, facts, { at: JULY_1 })).expected).toBe(
      'no service time beside the calendar office of the rule',
    );
  });

  test('options are read as options', () => {
    expect(
      thrownBy(() => measureAvailability(rule, { period: JUNE }, null as never)),
    ).toMatchObject({ code: 'invalid-type', path: ['options'], expected: 'options' });
  });

  test('what was not compiled is told with what would do it', () => {
    for (const compiled of [null, 7, {}, { kind: 'compiled-calendar' }])
      expect(
        thrownBy(() => measureAvailability(compiled as never, { period: JUNE }, { at: JULY_1 })),
      ).toMatchObject({
        code: 'invalid-type',
        path: ['compiled'],
        expected: 'a compiled availability rule',
        hint: 'compileAvailability(rule) makes one',
      });
  });

  test('a service that is tracked from after the end of the period has no time in it', () => {
    const facts = { period: JUNE, trackedSince: JULY_1 + DAY };
    expect(measured(facts)).toMatchObject({
      serviceMs: 0,
      measuredMs: 0,
      status: 'nothing-promised',
    });
    expect(measureAvailability(withCalendar, facts, { at: JULY_1 }).serviceMs).toBe(0);
  });

  test('without exclusions there are no verdicts on them', () => {
    expect(measured({ period: JUNE }).exclusions).toEqual([]);
    expect(measured({ period: JUNE, exclusions: [] }).exclusions).toEqual([]);
  });

  test('an empty period has no service time, and asks no function for it', () => {
    const within = () => {
      throw new Error('asked');
    };
    const period = [JUNE_1, JUNE_1] as const;
    for (const serviceTime of [{ within }, undefined])
      expect(measured({ period, serviceTime })).toMatchObject({
        serviceMs: 0,
        status: 'nothing-promised',
      });
    expect(measureAvailability(withCalendar, { period }, { at: JULY_1 }).serviceMs).toBe(0);
  });
});
