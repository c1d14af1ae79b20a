import { describe, expect, test } from 'vitest';
import {
  type CalendarDefinition,
  compileCalendar,
  type PlainCalendar,
  traceBusinessTime,
} from '../../../../src/calendar.js';
import { OFFICE } from '../calendar.js';

/** The phrase at each turn of Monday 2 March 2026, or of a later hour. */
function phrases(definition: CalendarDefinition, through = '2026-03-03T00:00:00Z'): string[] {
  const calendar = compileCalendar(definition);
  return traceBusinessTime(calendar, '2026-03-02T00:00:00Z', through).map(
    ({ startAt, isOpen, reason }) =>
      `${new Date(startAt).toISOString().slice(8, 16)} ${isOpen ? 'open' : 'closed'}: ${reason.text}`,
  );
}

const MONDAY = '2026-03-02';
const HOURS = 'outside hours (09:00-17:00)';
const officeWith = (part: Partial<PlainCalendar>): PlainCalendar => ({ ...OFFICE, ...part });
const override = (kind: 'add' | 'remove', name: string, hours: string) => ({
  kind,
  name,
  date: MONDAY,
  hours,
});

describe('a reason', () => {
  test('changes where a break meets a removal', () => {
    const calendar = officeWith({
      breaks: [{ name: 'lunch', days: 'mon', hours: '12:00-13:00' }],
      overrides: [override('remove', 'move', '13:00-14:00')],
    });
    expect(phrases(calendar)).toEqual([
      `02T00:00 closed: ${HOURS}`,
      '02T09:00 open: open',
      '02T12:00 closed: break lunch',
      '02T13:00 closed: closed by move',
      '02T14:00 open: open',
      `02T17:00 closed: ${HOURS}`,
    ]);
  });

  test('changes where one addition meets another, and is no removal', () => {
    const calendar = officeWith({
      overrides: [
        override('add', 'late', '17:00-18:00'),
        override('add', 'later', '18:00-19:00'),
        override('remove', 'last', '18:30-20:00'),
      ],
    });
    expect(phrases(calendar)).toEqual([
      `02T00:00 closed: ${HOURS}`,
      '02T09:00 open: open',
      '02T17:00 open: open by late',
      '02T18:00 open: open by later',
      '02T18:30 closed: closed by last',
      `02T20:00 closed: ${HOURS}`,
    ]);
  });

  test('is that of the day before, whose night it is', () => {
    const calendar = officeWith({
      weekly: { 'mon-tue': '20:00-21:00' },
      layers: [
        { name: 'stocktaking', from: MONDAY, through: MONDAY, weekly: { mon: '22:00-06:00' } },
      ],
    });
    expect(phrases(calendar, '2026-03-03T20:30:00Z')).toEqual([
      '02T00:00 closed: outside hours (22:00-06:00)',
      '02T22:00 open: open by stocktaking',
      '03T00:00 open: open by stocktaking',
      '03T06:00 closed: outside hours (20:00-21:00)',
      '03T20:00 open: open',
    ]);
  });

  test('of a difference names the parts that take the time away', () => {
    const part = (name: string, hours: string): PlainCalendar => ({
      name,
      timeZone: 'UTC',
      weekly: { mon: hours },
    });
    const calendar = {
      difference: [
        { ...OFFICE, name: 'office' },
        part('lunch', '12:00-13:00'),
        part('tea', '12:30-13:30'),
      ],
    };
    expect(phrases(calendar)).toEqual([
      `02T00:00 closed: office: ${HOURS}`,
      '02T09:00 open: office: open',
      '02T12:00 closed: lunch: open',
      '02T12:30 closed: lunch: open; tea: open',
      '02T13:00 closed: tea: open',
      '02T13:30 open: office: open',
      `02T17:00 closed: office: ${HOURS}`,
    ]);
  });
});
