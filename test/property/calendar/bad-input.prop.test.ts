import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import * as api from '../../../src/calendar.js';
import {
  type CalendarDefinition,
  type CompiledCalendar,
  checkCalendar,
  compileCalendar,
  isSlaError,
} from '../../../src/calendar.js';
import { anyInput, argument, calendarLike, mutated } from './bad-input.js';

type Ask = (calendar: CompiledCalendar, ...given: readonly unknown[]) => unknown;

const OFFICE = { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } };
const office = compileCalendar(OFFICE);
const AT = '2026-03-02T09:00:00Z';
const LATER = '2026-03-12T09:00:00Z';
const INSTANTS = Float64Array.of(0, 1000);
const DAYS = Int32Array.of(0, 20_000);
const MONTH = { startAt: Date.parse('2026-03-01T00:00:00Z'), endAt: Date.parse(LATER) };

/** Every question, with arguments that it answers. */
const QUERIES: readonly (readonly [ask: Ask, name: string, good: readonly unknown[]])[] = [
  [api.isOpen as Ask, 'isOpen', [AT]],
  [api.nextOpenAt as Ask, 'nextOpenAt', [AT, { whenOpen: 'now' }]],
  [api.nextCloseAt as Ask, 'nextCloseAt', [AT]],
  [api.previousOpenAt as Ask, 'previousOpenAt', [AT]],
  [api.previousCloseAt as Ask, 'previousCloseAt', [AT]],
  [api.openIntervalNearest as Ask, 'openIntervalNearest', [AT]],
  [firstOf(api.openIntervals as Ask), 'openIntervals', [AT]],
  [firstOf(api.openIntervalsBefore as Ask), 'openIntervalsBefore', [AT]],
  [api.openTimeSet as Ask, 'openTimeSet', [AT, LATER]],
  [within(api.openTimePer as Ask), 'openTimePer', ['week', AT, LATER]],
  [api.businessTimeBetween as Ask, 'businessTimeBetween', [AT, LATER]],
  [api.addBusinessTime as Ask, 'addBusinessTime', [AT, { hours: 4 }, { boundary: 'nextOpen' }]],
  [api.subtractBusinessTime as Ask, 'subtractBusinessTime', [AT, 'PT4H', { boundary: 'open' }]],
  [within(api.traceBusinessTime as Ask), 'traceBusinessTime', [AT, LATER]],
  [api.isBusinessDay as Ask, 'isBusinessDay', ['2026-03-02']],
  [api.businessDayLength as Ask, 'businessDayLength', ['2026-03-02']],
  [api.addBusinessDays as Ask, 'addBusinessDays', [AT, 3, { due: 'close' }]],
  [api.businessDaysBetween as Ask, 'businessDaysBetween', [AT, LATER, { include: 'from' }]],
  [api.firstBusinessDayOf as Ask, 'firstBusinessDayOf', [MONTH]],
  [api.lastBusinessDayOf as Ask, 'lastBusinessDayOf', [MONTH]],
  [api.addBusinessTimeColumn as Ask, 'addBusinessTimeColumn', [INSTANTS, 1000]],
  [
    api.businessTimeBetweenColumns as Ask,
    'businessTimeBetweenColumns',
    [INSTANTS, INSTANTS.map((at) => at + 1)],
  ],
  [api.addBusinessDaysColumn as Ask, 'addBusinessDaysColumn', [DAYS, DAYS]],
  [api.businessDaysBetweenColumns as Ask, 'businessDaysBetweenColumns', [DAYS, DAYS]],
];
const BY_NAME = QUERIES.map(([ask, name, good]) => [name, ask, good] as const);

describe('whatever is given for a calendar', () => {
  test('a check answers with issues and warnings that are plain data, and never throws', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const check = checkCalendar(input);
        const issues = check.ok ? [] : check.issues;
        expect(check.ok).toBe(issues.length === 0);
        for (const finding of [...issues, ...check.warnings]) {
          expect(JSON.parse(JSON.stringify(finding))).toEqual(finding);
          expect(finding.message).toContain(`expected ${finding.expected}`);
        }
      }),
      { numRuns: 400 },
    );
  });

  test('it compiles exactly when the check passes, and else throws the first issue', () => {
    fc.assert(
      fc.property(anyInput, (input) => {
        const check = checkCalendar(input);
        const outcome = outcomeOf(() => compileCalendar(input as CalendarDefinition));
        const [first] = check.ok ? [] : check.issues;
        expect(outcome).toEqual(first === undefined ? 'answered' : [first.code, first.message]);
      }),
      { numRuns: 400 },
    );
  });

  test('a calendar that passes answers every question', () => {
    fc.assert(
      fc.property(fc.oneof(mutated, calendarLike), (input) => {
        if (!checkCalendar(input).ok) return;
        const calendar = compileCalendar(input as CalendarDefinition);
        for (const [name, ask, good] of BY_NAME)
          expect([name, outcomeOf(() => ask(calendar, ...good))]).toEqual([name, 'answered']);
      }),
      { numRuns: 60 },
    );
  });
});

describe('whatever is asked of a calendar', () => {
  test.each(BY_NAME)('%s answers or throws an SlaError', (_, ask, good) => {
    const mixed = fc
      .tuple(argument, argument, argument, fc.integer({ min: 0, max: 3 }))
      .map(([a, b, c, kept]) => [...good.slice(0, kept), ...[a, b, c].slice(kept)]);
    fc.assert(
      fc.property(mixed, (given) => {
        expect(outcomeOf(() => ask(office, ...given))).toBeTruthy();
      }),
      { numRuns: 200 },
    );
  });

  test.each(BY_NAME)('%s refuses what is no compiled calendar', (_, ask, good) => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.constant(OFFICE)), (calendar) => {
        const outcome = outcomeOf(() => ask(calendar as CompiledCalendar, ...good));
        expect([outcome].flat()[0]).toBe('invalid-calendar');
      }),
      { numRuns: 50 },
    );
  });
});

/** Answers that grow with the range are asked for ten years at most: the range is the caller's. */
function within(ask: Ask): Ask {
  return (calendar, ...given) => {
    const numbers = given.filter((value) => typeof value === 'number' || value instanceof Date);
    const [from = 0, to = 0] = numbers.map(Number);
    if (Math.abs(to - from) > 10 * 365 * 86_400_000) return 'too long to ask';
    return ask(calendar, ...given);
  };
}

/** A generator looks at its arguments when it is asked for a value. */
function firstOf(ask: Ask): Ask {
  return (calendar, ...given) => (ask(calendar, ...given) as Generator).next().value;
}

function outcomeOf(ask: () => unknown): 'answered' | readonly [code: string, message: string] {
  try {
    ask();
    return 'answered';
  } catch (error) {
    if (!isSlaError(error)) throw error;
    return [error.code, error.message];
  }
}
