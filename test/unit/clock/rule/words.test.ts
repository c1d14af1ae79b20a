import { describe, expect, it } from 'vitest';
import { checkClock } from '../../../../src/clock.js';
import { office, ruleOf } from '../tickets.js';

/** All that is said of a rule, one message to a line, warnings last. */
function saidOf(rule: unknown, calendars: object = { office }): string {
  const check = checkClock(rule, calendars as never);
  const said = [...(check.ok ? [] : check.issues), ...check.warnings];
  return said.map(({ message }) => message).join('\n');
}

const said = (differences: object, calendars?: object): string =>
  saidOf(ruleOf(differences as never), calendars);
const many = (count: number, one: unknown): unknown[] => Array.from({ length: count }, () => one);
const high = { field: 'priority', equals: 'high' };
const target = (fields: object) => ({ targets: [{ elapsed: 'PT1H', ...fields }] });
const warning = (fields: object) => ({ warnings: [{ before: 'PT1M', ...fields }] });
const CENTURY = 'a length of at most 876600 hours, a century';
const SCALAR = 'a text, a number, true, false or null';

describe('what is refused in a rule is told with what was expected', () => {
  it.each<[object, string]>([
    // Conditions
    [
      { start: { all: many(1000, { on: 'x' }) } },
      'start.all[999]: expected a condition of at most 1000 parts, nested at most 32 deep',
    ],
    [{ start: 5 }, 'start: expected a condition, received 5'],
    [
      { start: {} },
      'start: expected a condition with exactly one of on, field, once, all, any, not, received an object',
    ],
    [{ start: { all: 5 } }, 'start.all: expected a list of conditions, received 5'],
    [{ start: { any: 5 } }, 'start.any: expected a list of conditions, received 5'],
    [{ start: { all: [], not: 5 } }, 'start: expected a condition with exactly one of'],
    [{ start: { on: 'x', more: 1 } }, 'start.more: expected one of on, received "more"'],
    [{ start: { once: 'x', til: 1 } }, 'start.til: expected one of once, until, received "til"'],
    [{ start: { all: [], more: 1 } }, 'start.more: expected one of all, received "more"'],
    [{ start: { any: [], more: 1 } }, 'start.more: expected one of any, received "more"'],
    [{ start: { not: { on: 'x' }, more: 1 } }, 'start.more: expected one of not, received "more"'],
    [{ start: { on: 5 } }, 'start.on: expected an event type or a list of them, received 5'],
    [
      { start: { on: [] } },
      'start.on: expected a list of event types, at least 1, received an array of 0',
    ],
    [
      { start: { once: [] } },
      'start.once: expected a list of event types, at least 1, received an array of 0',
    ],
    [{ start: { once: 'x', until: 5 } }, 'start.until: expected an event type or a list of them'],
    [
      { start: { field: 'a' } },
      'start: expected a field with at least one of equals, in, gt, gte, lt, lte, exists, received an object with field',
    ],
    [{ start: { field: 'a', equals: {} } }, `start.equals: expected ${SCALAR}, received an object`],
    [{ start: { field: 'a', in: [[]] } }, `start.in[0]: expected ${SCALAR}, received`],
    [{ start: { field: 'a', in: 5 } }, 'start.in: expected a list of values, received 5'],
    [{ start: { field: 'a', gt: true } }, 'start.gt: expected a number or a text, received true'],
    [{ start: { field: 'a', gte: true } }, 'start.gte: expected a number or a text, received true'],
    [{ start: { field: 'a', lt: true } }, 'start.lt: expected a number or a text, received true'],
    [{ start: { field: 'a', lte: true } }, 'start.lte: expected a number or a text, received true'],
    [
      target({ when: { any: [high, { on: 'x' }] } }),
      'targets[0].when: expected a state, such as { field, equals }, received an event (let the event set an attribute, and ask for that)',
    ],
    // Pauses
    [
      { resume: { on: 'x' } },
      'resume: expected a pause that is an event, received no pause (a state pauses while it holds and needs no resume)',
    ],
    [
      { pause: high, resume: { on: 'x' } },
      'resume: expected a pause that is an event, received a pause that is a state',
    ],
    [
      { pauseUntil: { field: 'until' } },
      'pauseUntil: expected a pause that it can end, received no pause (say with pause what pauses the clock)',
    ],
    [{ pause: high, pauseUntil: 5 }, 'pauseUntil: expected the name of an attribute, received 5'],
    [{ pauseCaps: 5 }, 'pauseCaps: expected limits of pauses, received 5'],
    [
      { pauseCaps: { count: 1.5 } },
      'pauseCaps.count: expected a whole number of pauses, from 0 on, received 1.5',
    ],
    [{ pauseCaps: { each: 'PT876601H' } }, `pauseCaps.each: expected ${CENTURY}`],
    [
      { pauseCaps: { measuredOn: 'sun' } },
      'pauseCaps.measuredOn: expected one of clock, wall, received "sun"',
    ],
    // Lengths
    [
      target({ elapsed: 'PT876600H0.001S' }),
      `targets[0].elapsed: expected ${CENTURY}, received "PT876600H0.001S" (where nothing is limited, leave the field out)`,
    ],
    // Words
    [
      { startAnchor: 'now' },
      'startAnchor: expected one of event, created, applied, received "now"',
    ],
    [{ startAnchor: {} }, 'startAnchor.field: expected'],
    [
      { reopening: 'again' },
      'reopening: expected one of newCycle, sequential, resume, restart, ignore, received "again"',
    ],
    [{ reopening: null }, 'reopening: expected a reopening by age, received null'],
    [
      { reopening: { within: 'PT1H', inTime: 'x', later: 'y' } },
      'reopening.inTime: expected one of newCycle, sequential, resume, restart, ignore, received "x"\nreopening.later: expected one of',
    ],
    [{ withoutTarget: 'x' }, 'withoutTarget: expected one of waits, cancelled, received "x"'],
    [
      { targetChange: 'x' },
      'targetChange: expected one of carryOver, retroactive, restart, received "x"',
    ],
    [{ pauseExtends: 'x' }, 'pauseExtends: expected one of clock, wall, none, received "x"'],
    [{ boundary: 'x' }, 'boundary: expected one of close, nextOpen, received "x"'],
    // Calendars
    [
      { calendars: 5 },
      'calendars: expected a list of calendars under conditions, 0 to 1000 of them, received 5',
    ],
    [{ calendars: [5] }, 'calendars[0]: expected a calendar under a condition, received 5'],
    [
      { calendars: many(1001, { calendar: 'office' }) },
      'calendars: expected a list of calendars under conditions, 0 to 1000 of them, received an array of 1001',
    ],
    // Targets
    [
      { targets: [] },
      'targets: expected a list of targets, 1 to 1000 of them, received an array of 0',
    ],
    [
      { targets: many(1001, { elapsed: 'PT1H' }) },
      'targets: expected a list of targets, 1 to 1000 of them, received an array of 1001',
    ],
    [
      { targets: [{}] },
      'targets[0]: expected a target with exactly one of elapsed, businessDays, calendarDays, dueAt, received an object',
    ],
    [{ targets: [5] }, 'targets[0]: expected a target, received 5'],
    [
      target({ acceptable: 'PT30M' }),
      'targets[0].acceptable: expected a length not below the target, received "PT30M"',
    ],
    [
      { targets: [{ businessDays: 1 }] },
      'targets[0]: expected a calendar that says whose days count, received none (name a calendar on the target or the clock)',
    ],
    [{ targets: [{ calendarDays: 1 }] }, 'targets[0]: expected a calendar that says whose days'],
    [
      { calendar: 'office', targets: [{ businessDays: 36_526 }] },
      'targets[0].businessDays: expected a whole number of business days, from 0 to 36525, received 36526',
    ],
    [
      { calendar: 'office', targets: [{ calendarDays: 36_526 }] },
      'targets[0].calendarDays: expected a whole number of days, from 0 to 36525, received 36526',
    ],
    [
      target({ roundUpToClose: 'always' }),
      'targets[0].roundUpToClose: expected a calendar with closes, received none (name a calendar on the target or the clock)',
    ],
    [
      { targets: [{ calendarDays: 1, timeZone: 'UTC', roundUpToClose: 'always' }] },
      'targets[0].roundUpToClose: expected a calendar with closes',
    ],
    [
      { targets: [{ dueAt: 0, roundUpToClose: 'always' }] },
      'targets[0].roundUpToClose: expected a calendar with closes',
    ],
    [target({ more: 1 }), 'targets[0].more: expected one of when, calendar, grace'],
    [
      { targets: [{ calendarDays: 1, timeZone: 'UTC', due: 5 }] },
      'targets[0].due: expected a time',
    ],
    // Warnings
    [{ warnings: [5] }, 'warnings[0]: expected a warning, received 5'],
    [
      { warnings: [{}] },
      'warnings[0]: expected a warning with exactly one of percent, before, after, received an object',
    ],
    [
      { warnings: many(1001, { percent: 50 }) },
      'warnings: expected a list of warnings, 0 to 1000 of them, received an array of 1001',
    ],
    [
      { warnings: [{ percent: 1000.5 }] },
      'warnings[0].percent: expected a percentage from 0 to 1000, received 1000.5',
    ],
    [
      { warnings: [{ percent: '0.00001' }] },
      'warnings[0].percent: expected a percentage with at most 4 decimals, received "0.00001"',
    ],
    [
      warning({ level: 'x' }),
      'warnings[0].level: expected one of target, acceptable, received "x"',
    ],
    [
      warning({ measuredOn: 'x' }),
      'warnings[0].measuredOn: expected one of clock, wall, received "x"',
    ],
    [warning({ measuredOn: null }), 'warnings[0].measuredOn: expected one of clock, wall'],
    [warning({ measuredOn: { more: 1 } }), 'warnings[0].measuredOn.more: expected one of calendar'],
    [warning({ measuredOn: [] }), 'warnings[0].measuredOn: expected a calendar to measure in'],
    [warning({ when: { on: 'x' } }), 'warnings[0].when: expected a state'],
  ])('%#: %s', (differences, message) => {
    expect(said(differences)).toContain(message);
  });

  it('and a rule that is none, or names a calendar that was not compiled', () => {
    expect(saidOf(5)).toBe('expected a clock rule, received 5');
    expect(said({ calendar: 'office' }, { office: office.definition })).toBe(
      'calendar: expected the id of a compiled calendar, received "office" (pass the definition through compileCalendar first)',
    );
    expect(said({ calendar: 'ofice' })).toContain('did you mean office?');
    expect(said({ calendar: 'office' }, {})).toContain('calendar: expected');
  });
});

describe('what is doubtful in a rule is told with what was expected', () => {
  const hint = 'the first one that fits is taken: put what always fits at the end';
  it.each<[object, string]>([
    [
      { targets: [{ elapsed: 'PT1H' }, { elapsed: 'PT2H' }] },
      `targets[1]: expected a choice that some ticket reaches, received an object with elapsed (${hint})`,
    ],
    [
      { calendars: [{ calendar: 'office' }, { calendar: 'office' }] },
      `calendars[1]: expected a choice that some ticket reaches, received an object with calendar (${hint})`,
    ],
    [
      { warnings: [{ percent: 50 }, { percent: '50.0' }] },
      'warnings[1]: expected a warning with an id of its own, received "50%" (give it an id, or leave it out when it says the same as the other)',
    ],
    [
      { warnings: [{ percent: 0.8 }] },
      'warnings[0].percent: expected a percentage such as 80, received 0.8 (a warning below 1 %: 0.8 is written 80 here)',
    ],
  ])('%#', (differences, message) => {
    expect(said(differences)).toBe(message);
  });

  it('and what is not is not told', () => {
    for (const percent of [0, 1, '1.5', 1000]) expect(said({ warnings: [{ percent }] })).toBe('');
    const behind = { when: { ...high, equals: 'low' }, elapsed: 'PT2H' };
    expect(said({ targets: [{ when: high, elapsed: 'PT1H' }, behind, { elapsed: 'PT8H' }] })).toBe(
      '',
    );
  });
});
