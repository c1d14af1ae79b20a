import { describe, expect, test } from 'vitest';
import { blockOf, planOf, requireCompiled } from '../../../../src/calendar/open/block.js';
import {
  addBusinessTime,
  businessTimeBetween,
  type CompiledCalendar,
  compileCalendar,
  isBusinessDay,
  isOpen,
  nextOpenAt,
} from '../../../../src/calendar.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { at, OFFICE, office } from '../calendar.js';

const HOUR = 3_600_000;
const MONDAY = at('2026-03-02T09:00Z');

describe('what was not compiled', () => {
  const strangers: readonly (readonly [string, unknown])[] = [
    ['a definition', OFFICE],
    ['null', null],
    ['nothing', undefined],
    ['a text', 'office'],
    // Of calendars that nobody has asked: what one remembers, its copy remembers too.
    ['a copy of a calendar', { ...compileCalendar(OFFICE) }],
    [
      'a calendar of another kind',
      Object.create(compileCalendar(OFFICE), { kind: { value: 'other' } }),
    ],
  ];

  test.each(strangers)('is refused by every question: %s', (_, stranger) => {
    const calendar = stranger as CompiledCalendar;
    for (const ask of [
      () => isOpen(calendar, MONDAY),
      () => nextOpenAt(calendar, MONDAY),
      () => businessTimeBetween(calendar, MONDAY, MONDAY + HOUR),
      () => addBusinessTime(calendar, MONDAY, HOUR),
      () => isBusinessDay(calendar, '2026-03-02'),
      () => requireCompiled(calendar),
      () => planOf(calendar),
    ])
      expect(thrownBy(ask)).toMatchObject({
        code: 'invalid-calendar',
        path: ['calendar'],
        expected: 'a compiled calendar',
        hint: 'compile the definition once: compileCalendar(definition)',
      });
  });
});

describe('the time of several blocks', () => {
  // From Monday 2 March 2026 on: 52 weeks of forty hours are a year of 364 days.
  test.each([1, 2, 3, 4])('is summed over %i times 52 weeks', (years) => {
    const end = MONDAY + years * 364 * 24 * HOUR;
    expect(businessTimeBetween(office, MONDAY, end)).toBe(years * 2080 * HOUR);
    expect(businessTimeBetween(office, end, MONDAY)).toBe(-years * 2080 * HOUR);
    expect(addBusinessTime(office, MONDAY, { hours: years * 2080 }, { boundary: 'nextOpen' })).toBe(
      end,
    );
  });

  test('is kept in blocks, which are compiled once', () => {
    const calendar = compileCalendar(OFFICE);
    const first = blockOf(calendar, 10);
    expect(blockOf(calendar, 10)).toBe(first);
    expect(calendar.memory.recent).toBe(first);
    expect(blockOf(calendar, calendar.lastBlock + 1).openMs).toBe(0);
    expect(blockOf(calendar, calendar.firstBlock - 1).openMs).toBe(0);
  });
});
