import { describe, expect, test } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import {
  type ClockEvent,
  type ClockReport,
  type ClockRule,
  compileClock,
  evaluateClock,
} from '../../../src/clock.js';
import { type JsmOptions, toJsm } from '../../../src/interop/jsm.js';
import { thrownBy } from '../../oracle/thrown.js';

const office = compileCalendar({
  timeZone: 'Europe/Paris',
  weekly: { 'mon-fri': '09:00-17:00' },
});

const rule: ClockRule = {
  id: 'ttr',
  start: { on: ['created', 'reopened'] },
  stop: { on: 'solved' },
  pause: { on: 'paused' },
  resume: { on: 'resumed' },
  cancel: { on: 'withdrawn' },
  targets: [{ elapsed: { hours: 4 } }],
  calendar: 'office',
};
const clock = compileClock(rule, { office });

function slaAt(events: readonly ClockEvent[], at: string, options: Partial<JsmOptions> = {}) {
  return toJsm(evaluateClock(clock, events, { at }), {
    id: '3',
    name: 'Time to resolution',
    timeZone: 'Europe/Paris',
    ...options,
  });
}

// Friday 15:00 in Paris, which is UTC+1 until 29 March.
const created = { at: '2026-03-06T14:00:00Z', type: 'created' };

describe('the ongoing cycle', () => {
  test('runs towards its deadline, in calendar hours', () => {
    // Friday 15:00 to 16:06 is 1 h 6 min; two of the four hours are left for Monday from 09:00.
    expect(slaAt([created], '2026-03-06T15:06:30Z')).toEqual({
      id: '3',
      name: 'Time to resolution',
      completedCycles: [],
      ongoingCycle: {
        startTime: {
          iso8601: '2026-03-06T15:00:00+01:00',
          epochMillis: Date.UTC(2026, 2, 6, 14),
          friendly: '2026-03-06 15:00',
        },
        breachTime: {
          iso8601: '2026-03-09T11:00:00+01:00',
          epochMillis: Date.UTC(2026, 2, 9, 10),
          friendly: '2026-03-09 11:00',
        },
        breached: false,
        paused: false,
        withinCalendarHours: true,
        goalDuration: { millis: 14_400_000, friendly: '4h' },
        elapsedTime: { millis: 3_990_000, friendly: '1h 6m' },
        remainingTime: { millis: 10_410_000, friendly: '2h 53m' },
      },
    });
  });

  test('stands outside of calendar hours, the close included', () => {
    expect(slaAt([created], '2026-03-06T15:59:59Z').ongoingCycle?.withinCalendarHours).toBe(true);
    expect(slaAt([created], '2026-03-06T16:00:00Z').ongoingCycle?.withinCalendarHours).toBe(false);
  });

  test('without a calendar all hours are calendar hours', () => {
    const { calendar: _, ...roundTheClock } = rule;
    const at = '2026-03-07T12:00:00Z';
    const report = evaluateClock(compileClock(roundTheClock), [created], { at });
    const sla = toJsm(report, { id: '3', name: 'ttr', timeZone: 'UTC' });
    expect(sla.ongoingCycle?.withinCalendarHours).toBe(true);
  });

  test('has no time of breach while it is paused', () => {
    const events = [created, { at: '2026-03-06T14:30:00Z', type: 'paused' }];
    const { ongoingCycle } = slaAt(events, '2026-03-06T15:00:00Z');
    expect(ongoingCycle?.paused).toBe(true);
    expect(ongoingCycle).not.toHaveProperty('breachTime');
    expect(ongoingCycle?.elapsedTime).toEqual({ millis: 1_800_000, friendly: '30m' });
  });

  test('is breached strictly after its deadline, and then remains a negative time', () => {
    expect(slaAt([created], '2026-03-09T10:00:00Z').ongoingCycle?.breached).toBe(false);
    const { ongoingCycle } = slaAt([created], '2026-03-09T11:36:00Z');
    expect(ongoingCycle?.breached).toBe(true);
    expect(ongoingCycle?.remainingTime).toEqual({ millis: -5_760_000, friendly: '-1h 36m' });
  });

  test('is missing before the first start and after the last stop', () => {
    expect(slaAt([], '2026-03-06T14:00:00Z')).toEqual({
      id: '3',
      name: 'Time to resolution',
      completedCycles: [],
    });
    const solved = { at: '2026-03-06T14:30:00Z', type: 'solved' };
    expect(slaAt([created, solved], '2026-03-06T15:00:00Z')).not.toHaveProperty('ongoingCycle');
  });
});

describe('completed cycles', () => {
  test('each stop completes one, with its verdict', () => {
    const events = [
      created,
      { at: '2026-03-06T14:00:30Z', type: 'solved' },
      { at: '2026-03-09T08:00:00Z', type: 'reopened' },
      { at: '2026-03-09T13:00:00Z', type: 'solved' },
    ];
    const { completedCycles } = slaAt(events, '2026-03-10T12:00:00Z');
    expect(
      completedCycles.map(({ stopTime, breachTime, breached, elapsedTime, remainingTime }) => [
        stopTime.friendly,
        breachTime?.friendly,
        breached,
        elapsedTime.friendly,
        remainingTime.friendly,
      ]),
    ).toEqual([
      // Half a minute is no whole minute.
      ['2026-03-06 15:00', '2026-03-09 11:00', false, '0m', '3h 59m'],
      // Monday 09:00 to 14:00 is five hours of four.
      ['2026-03-09 14:00', '2026-03-09 13:00', true, '5h', '-1h'],
    ]);
  });

  test('a cancelled cycle has no place', () => {
    const events = [created, { at: '2026-03-06T14:30:00Z', type: 'withdrawn' }];
    const sla = slaAt(events, '2026-03-06T15:00:00Z');
    expect(sla.completedCycles).toEqual([]);
    expect(sla).not.toHaveProperty('ongoingCycle');
  });
});

describe('instants', () => {
  test.each([
    ['UTC', '2026-03-06T14:00:00Z', '2026-03-06 14:00'],
    ['Asia/Kathmandu', '2026-03-06T19:45:00+05:45', '2026-03-06 19:45'],
    ['America/St_Johns', '2026-03-06T10:30:00-03:30', '2026-03-06 10:30'],
  ])('are written on the clock of %s', (timeZone, iso8601, friendly) => {
    const { ongoingCycle } = slaAt([created], '2026-03-06T15:00:00Z', { timeZone });
    expect(ongoingCycle?.startTime).toMatchObject({ iso8601, friendly });
  });

  test('keep their milliseconds where they have some', () => {
    const { ongoingCycle } = slaAt(
      [{ ...created, at: '2026-03-06T14:00:00.250Z' }],
      '2026-03-06T15:00:00Z',
    );
    expect(ongoingCycle?.startTime.iso8601).toBe('2026-03-06T15:00:00.250+01:00');
  });

  test('are in UTC where the offset has seconds', () => {
    // Paris kept its local mean time, 9 min 21 s ahead of Greenwich, until 1911.
    const early = { ...created, at: '1900-01-01T12:00:00Z' };
    const { ongoingCycle } = slaAt([early], '1900-01-01T12:00:00Z');
    expect(ongoingCycle?.startTime).toMatchObject({
      iso8601: '1900-01-01T12:00:00Z',
      friendly: '1900-01-01 12:09',
    });
  });
});

describe('what is malformed', () => {
  const report = evaluateClock(clock, [created], { at: '2026-03-06T15:00:00Z' });
  const options = { id: '3', name: 'ttr', timeZone: 'UTC' };
  const broken = (fields: object): unknown => ({
    ...report,
    cycles: [{ ...report.current, ...fields }],
  });

  test.each<[string, unknown, unknown, string, string]>([
    ['no report', null, options, 'invalid-type', 'report'],
    ['nothing of a report', {}, options, 'missing-field', 'report.clockId'],
    ['no cycle', { ...report, cycles: [1] }, options, 'invalid-type', 'report.cycles.0'],
    [
      'no start',
      broken({ startedAt: Number.NaN }),
      options,
      'invalid-instant',
      'report.cycles.0.startedAt',
    ],
    [
      'no goal',
      broken({ targetMs: '4h' }),
      options,
      'invalid-duration',
      'report.cycles.0.targetMs',
    ],
    ['no options', report, undefined, 'missing-field', 'options'],
    ['no id', report, { ...options, id: 3 }, 'invalid-type', 'options.id'],
    ['no zone', report, { ...options, timeZone: 'Paris' }, 'invalid-time-zone', 'options.timeZone'],
    ['an option too many', report, { ...options, at: 0 }, 'unknown-field', 'options.at'],
  ])('is refused where it is: %s', (_, wrong, given, code, path) => {
    const error = thrownBy(() => toJsm(wrong as ClockReport, given as JsmOptions));
    expect([error.code, error.path.join('.')]).toEqual([code, path]);
  });
});
