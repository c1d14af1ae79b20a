import { describe, expect, test } from 'vitest';
import {
  type CalendarDefinition,
  compileCalendar,
  explainBusinessTime,
  type PlainCalendar,
  traceBusinessTime,
} from '../../../src/calendar.js';
import { OFFICE } from './calendar.js';

/** Whether it is open, the kind, the name and the phrase, at each turn of a range. */
function reasons(definition: CalendarDefinition, from: string, to: string): readonly unknown[] {
  return traceBusinessTime(compileCalendar(definition), from, to).map(
    ({ startAt, isOpen, reason }) => [
      new Date(startAt).toISOString().slice(5, 16),
      isOpen,
      reason.kind,
      reason.name,
      reason.text,
    ],
  );
}

const dayOf = (date: string): readonly [from: string, to: string] => [
  `${date}T00:00:00Z`,
  new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString(),
];
const officeWith = (part: Partial<PlainCalendar>): PlainCalendar => ({ ...OFFICE, ...part });

// OFFICE is open from Monday to Friday, 09:00 to 17:00 UTC; 2 March 2026 is a Monday.
const MONDAY = '2026-03-02';
const HOURS = 'outside hours (09:00-17:00)';

describe('the reason of a stretch of time', () => {
  test('weekly: the hours of the weekday, or that it has none', () => {
    expect(reasons(OFFICE, '2026-03-01T00:00:00Z', '2026-03-03T00:00:00Z')).toEqual([
      ['03-01T00:00', false, 'weekly', 'weekly hours', 'closed on Sundays'],
      ['03-02T00:00', false, 'weekly', 'weekly hours', HOURS],
      ['03-02T09:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-02T17:00', false, 'weekly', 'weekly hours', HOURS],
    ]);
  });

  test('weekly: a night is open by the day of its start, also after midnight', () => {
    const night = officeWith({ weekly: { mon: '22:00-06:00' } });
    expect(reasons(night, '2026-03-02T23:00:00Z', '2026-03-03T07:00:00Z')).toEqual([
      ['03-02T23:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-03T00:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-03T06:00', false, 'weekly', 'weekly hours', 'closed on Tuesdays'],
    ]);
  });

  test('layer: its name, open, closed, and outside of its hours', () => {
    const layer = { name: 'winter hours', from: '2026-03-02', weekly: { mon: '10:00-12:00' } };
    const calendar = officeWith({ layers: [layer] });
    expect(reasons(calendar, '2026-03-02T00:00:00Z', '2026-03-04T00:00:00Z')).toEqual([
      ['03-02T00:00', false, 'layer', 'winter hours', 'outside hours (10:00-12:00)'],
      ['03-02T10:00', true, 'layer', 'winter hours', 'open by winter hours'],
      ['03-02T12:00', false, 'layer', 'winter hours', 'outside hours (10:00-12:00)'],
      ['03-03T00:00', false, 'layer', 'winter hours', 'closed on Tuesdays'],
    ]);
  });

  test('no-layer: a date on which no hours hold', () => {
    const layer = { from: '2026-03-03', weekly: { 'mon-fri': '09:00-17:00' } };
    expect(reasons({ timeZone: 'UTC', layers: [layer] }, ...dayOf(MONDAY))).toEqual([
      ['03-02T00:00', false, 'no-layer', 'no hours', 'no hours are in force'],
    ]);
  });

  test('holiday: a whole day by its name, or without one', () => {
    const named = officeWith({ holidays: [{ date: MONDAY, name: 'Founding Day' }] });
    expect(reasons(named, ...dayOf(MONDAY))).toEqual([
      ['03-02T00:00', false, 'holiday', 'Founding Day', 'holiday Founding Day'],
    ]);
    expect(reasons(officeWith({ holidays: [MONDAY] }), ...dayOf(MONDAY))).toEqual([
      ['03-02T00:00', false, 'holiday', 'holiday', 'holiday'],
    ]);
  });

  test('holiday: a partial one says what it leaves open', () => {
    const half = officeWith({ holidays: [{ date: MONDAY, name: 'Eve', hours: '00:00-12:00' }] });
    // 09:00 to 17:00 cut to 00:00 to 12:00 leaves 09:00 to 12:00.
    const text = 'holiday Eve (open 09:00-12:00)';
    expect(reasons(half, ...dayOf(MONDAY))).toEqual([
      ['03-02T00:00', false, 'holiday', 'Eve', text],
      ['03-02T09:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-02T12:00', false, 'holiday', 'Eve', text],
    ]);
  });

  test('holiday: a substitute day says so, and two holidays of a date say both names', () => {
    // 28 February 2026 is a Saturday: the Monday after it is off.
    const moved = { date: '2026-02-28', name: 'Harvest', substitute: { sat: 'next' } } as const;
    expect(reasons(officeWith({ holidays: [moved] }), ...dayOf(MONDAY))).toEqual([
      [
        '03-02T00:00',
        false,
        'holiday',
        'Harvest (substitute day)',
        'holiday Harvest (substitute day)',
      ],
    ]);
    const two = ['North', 'South'].map((name) => ({ date: MONDAY, name }));
    expect(reasons(officeWith({ holidays: two }), ...dayOf(MONDAY))).toEqual([
      ['03-02T00:00', false, 'holiday', 'North, South', 'holiday North, South'],
    ]);
  });

  test('override: replaced hours, open, outside, and closed for the day', () => {
    const replaced = officeWith({
      overrides: [{ kind: 'replace', date: MONDAY, hours: '10:00-12:00', name: 'stocktaking' }],
    });
    const outside = 'outside hours of stocktaking (10:00-12:00)';
    expect(reasons(replaced, ...dayOf(MONDAY))).toEqual([
      ['03-02T00:00', false, 'override', 'stocktaking', outside],
      ['03-02T10:00', true, 'override', 'stocktaking', 'open by stocktaking'],
      ['03-02T12:00', false, 'override', 'stocktaking', outside],
    ]);
    const closed = officeWith({ overrides: [{ kind: 'replace', date: MONDAY, hours: '' }] });
    expect(reasons(closed, ...dayOf(MONDAY))).toEqual([
      ['03-02T00:00', false, 'override', 'override', 'closed by override'],
    ]);
  });

  test('override: added hours, where the day is not open anyway', () => {
    const late = officeWith({
      overrides: [{ kind: 'add', date: MONDAY, hours: '16:00-19:00', name: 'late shift' }],
    });
    expect(reasons(late, '2026-03-02T12:00:00Z', '2026-03-02T20:00:00Z')).toEqual([
      ['03-02T12:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-02T17:00', true, 'override', 'late shift', 'open by late shift'],
      ['03-02T19:00', false, 'weekly', 'weekly hours', HOURS],
    ]);
  });

  test('override: removed hours, where the day would be open', () => {
    const drill = officeWith({
      overrides: [{ kind: 'remove', date: MONDAY, hours: '10:00-11:00', name: 'fire drill' }],
    });
    expect(reasons(drill, '2026-03-02T09:00:00Z', '2026-03-02T12:00:00Z')).toEqual([
      ['03-02T09:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-02T10:00', false, 'override', 'fire drill', 'closed by fire drill'],
      ['03-02T11:00', true, 'weekly', 'weekly hours', 'open'],
    ]);
  });

  test('break: by its name, or without one', () => {
    const lunch = officeWith({
      breaks: [{ hours: '12:00-13:00', name: 'lunch' }, { hours: '15:00-15:15' }],
    });
    expect(reasons(lunch, '2026-03-02T11:00:00Z', '2026-03-02T16:00:00Z')).toEqual([
      ['03-02T11:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-02T12:00', false, 'break', 'lunch', 'break lunch'],
      ['03-02T13:00', true, 'weekly', 'weekly hours', 'open'],
      ['03-02T15:00', false, 'break', 'break', 'break'],
      ['03-02T15:15', true, 'weekly', 'weekly hours', 'open'],
    ]);
  });
});

describe('the reason of a composition names the parts that decide', () => {
  const day = officeWith({ name: 'day desk' });
  const late = officeWith({ name: 'late desk', weekly: { 'mon-fri': '16:00-20:00' } });
  const range = ['2026-03-02T15:00:00Z', '2026-03-02T21:00:00Z'] as const;
  const LATE = 'late desk: outside hours (16:00-20:00)';

  test('union: those that are open, or all that are closed', () => {
    expect(reasons({ union: [day, late] }, ...range)).toEqual([
      ['03-02T15:00', true, 'composition', 'union', 'day desk: open'],
      ['03-02T16:00', true, 'composition', 'union', 'day desk: open; late desk: open'],
      ['03-02T17:00', true, 'composition', 'union', 'late desk: open'],
      ['03-02T20:00', false, 'composition', 'union', `day desk: ${HOURS}; ${LATE}`],
    ]);
  });

  test('intersection: all that are open, or those that are closed', () => {
    expect(reasons({ name: 'both', intersection: [day, late] }, ...range)).toEqual([
      ['03-02T15:00', false, 'composition', 'both', LATE],
      ['03-02T16:00', true, 'composition', 'both', 'day desk: open; late desk: open'],
      ['03-02T17:00', false, 'composition', 'both', `day desk: ${HOURS}`],
      ['03-02T20:00', false, 'composition', 'both', `day desk: ${HOURS}; ${LATE}`],
    ]);
  });

  test('difference: the first, or the one that takes its time away', () => {
    expect(reasons({ difference: [day, late] }, ...range)).toEqual([
      ['03-02T15:00', true, 'composition', 'difference', 'day desk: open'],
      ['03-02T16:00', false, 'composition', 'difference', 'late desk: open'],
      ['03-02T17:00', false, 'composition', 'difference', `day desk: ${HOURS}`],
    ]);
  });

  test('a part without a name goes by its number', () => {
    expect(reasons({ union: [OFFICE, late] }, ...range)[0]).toEqual([
      '03-02T15:00',
      true,
      'composition',
      'union',
      'calendar 1: open',
    ]);
  });
});

describe('a description', () => {
  test('has a line a step, with local times, lengths and the running total', () => {
    const paris = compileCalendar({
      timeZone: 'Europe/Paris',
      weekly: { 'mon-fri': '09:00-12:00, 13:00-17:30' },
      breaks: [{ hours: '15:00-15:00:30', name: 'bell' }],
    });
    // Paris is at UTC+1 on 2 March 2026: 16:00 to 19:00 UTC the day before is 17:00 to 20:00.
    const steps = traceBusinessTime(paris, '2026-03-01T22:00:00Z', '2026-03-02T16:30:00Z');
    expect(explainBusinessTime(paris, steps)).toEqual([
      'Sun 2026-03-01 23:00-24:00  closed on Sundays',
      'Mon 2026-03-02 00:00-09:00  outside hours (09:00-12:00, 13:00-17:30)',
      'Mon 2026-03-02 09:00-12:00  open 3 h, in all 3 h',
      'Mon 2026-03-02 12:00-13:00  outside hours (09:00-12:00, 13:00-17:30)',
      'Mon 2026-03-02 13:00-15:00  open 2 h, in all 5 h',
      'Mon 2026-03-02 15:00-15:00:30  break bell',
      'Mon 2026-03-02 15:00:30-17:30  open 2 h 29 min 30 s, in all 7 h 29 min 30 s',
    ]);
  });

  test('shows the clocks as they were when they changed', () => {
    const paris = compileCalendar({ timeZone: 'Europe/Paris', weekly: { sun: '00:00-24:00' } });
    // On 25 October 2026 the hour from 02:00 to 03:00 comes twice: the day has 25 hours.
    const steps = traceBusinessTime(paris, '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z');
    expect(explainBusinessTime(paris, steps)).toEqual([
      'Sun 2026-10-25 00:00-24:00  open 25 h, in all 25 h',
    ]);
  });

  test('of nothing is no line', () => {
    const office = compileCalendar(OFFICE);
    expect(explainBusinessTime(office, traceBusinessTime(office, 1000, 0))).toEqual([]);
  });
});
