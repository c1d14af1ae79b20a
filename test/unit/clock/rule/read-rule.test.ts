import { describe, expect, it } from 'vitest';
import { type CalendarsById, type ClockRule, compileClock } from '../../../../src/clock.js';
import { clockOf, office, refusal, ruleOf } from '../tickets.js';

describe('a rule is refused', () => {
  it.each([null, 'resolution', 5])('that is %j', (rule) => {
    expect(refusal(() => compileClock(rule as never))).toEqual({ code: 'invalid-type', path: '' });
  });

  it('that is not there', () => {
    expect(refusal(() => compileClock(undefined as never))).toEqual({
      code: 'missing-field',
      path: '',
    });
  });

  it.each<[string, object, string, string]>([
    ['without targets', { targets: [] }, 'invalid-type', 'targets'],
    ['with targets that are no list', { targets: { elapsed: 'PT1H' } }, 'invalid-type', 'targets'],
    ['with a target that is null', { targets: [null] }, 'invalid-target', 'targets.0'],
    ['with a target that promises nothing', { targets: [{}] }, 'invalid-target', 'targets.0'],
    [
      'with a target in days',
      { targets: [{ elapsed: { days: 2 } }] },
      'invalid-duration',
      'targets.0.elapsed.days',
    ],
    [
      'with a target below zero',
      { targets: [{ elapsed: -1 }] },
      'invalid-duration',
      'targets.0.elapsed',
    ],
    [
      'with a target that is no length',
      { targets: [{ elapsed: '4h' }] },
      'invalid-duration',
      'targets.0.elapsed',
    ],
    [
      'with a second level before the first',
      { targets: [{ elapsed: 'PT2H', acceptable: 'PT1H' }] },
      'invalid-target',
      'targets.0.acceptable',
    ],
    [
      'with a target under a condition that is none',
      { targets: [{ elapsed: { milliseconds: 1 }, when: {} }] },
      'invalid-condition',
      'targets.0.when',
    ],
    ['without an id', { id: undefined }, 'missing-field', 'id'],
    ['with an id that is no text', { id: 5 }, 'invalid-type', 'id'],
    ['with an unknown field', { targtes: [] }, 'unknown-field', 'targtes'],
    [
      'with a target of two kinds',
      { targets: [{ elapsed: { milliseconds: 1 }, businessDays: 1 }] },
      'invalid-target',
      'targets.0',
    ],
    [
      'with a target with an unknown field',
      { targets: [{ elapsed: { milliseconds: 1 }, due: 'close' }] },
      'unknown-field',
      'targets.0.due',
    ],
    [
      'with a fixed target that pauses',
      { targets: [{ dueAt: 0, pausable: true }] },
      'unknown-field',
      'targets.0.pausable',
    ],
    [
      'with a fixed target that is no instant',
      { targets: [{ dueAt: 'Friday' }] },
      'invalid-instant',
      'targets.0.dueAt',
    ],
    [
      'with `pausable` that is text',
      { targets: [{ elapsed: { milliseconds: 1 }, pausable: 'no' }] },
      'invalid-type',
      'targets.0.pausable',
    ],
    [
      'with `retroactivePause` that is text',
      { retroactivePause: 'yes' },
      'invalid-type',
      'retroactivePause',
    ],
    ['with days of no calendar', { targets: [{ businessDays: 1 }] }, 'invalid-target', 'targets.0'],
    [
      'with days of a calendar that a condition may leave out',
      {
        targets: [{ businessDays: 1 }],
        calendars: [{ when: { field: 'team', equals: 'a' }, calendar: 'office' }],
      },
      'invalid-target',
      'targets.0',
    ],
    [
      'with days below zero',
      { calendar: 'office', targets: [{ businessDays: -1 }] },
      'invalid-option',
      'targets.0.businessDays',
    ],
    [
      'with parts of days',
      { calendar: 'office', targets: [{ businessDays: 1.5 }] },
      'invalid-option',
      'targets.0.businessDays',
    ],
    [
      'with rounding to the close of no calendar',
      { targets: [{ elapsed: { milliseconds: 1 }, roundUpToClose: 'always' }] },
      'invalid-target',
      'targets.0.roundUpToClose',
    ],
    [
      'with a grace below zero',
      { targets: [{ elapsed: { milliseconds: 1 }, grace: -1 }] },
      'invalid-duration',
      'targets.0.grace',
    ],
    ['with calendars that are no list', { calendars: {} }, 'invalid-type', 'calendars'],
    [
      'with a choice of calendar that is null',
      { calendars: [null] },
      'invalid-type',
      'calendars.0',
    ],
    [
      'with a calendar chosen by an event',
      { calendars: [{ when: { on: 'x' }, calendar: 'office' }] },
      'invalid-condition',
      'calendars.0.when',
    ],
    [
      'with an unknown calendar of the start',
      { startCalendar: 'shop' },
      'unknown-reference',
      'startCalendar',
    ],
    ['with an unknown anchor', { startAnchor: 'now' }, 'invalid-option', 'startAnchor'],
    ['with caps that are a number', { pauseCaps: 3 }, 'invalid-type', 'pauseCaps'],
    [
      'with a cap in days',
      { pauseCaps: { each: { days: 1 } } },
      'invalid-duration',
      'pauseCaps.each.days',
    ],
    [
      'with a cap of half a pause',
      { pauseCaps: { count: 0.5 } },
      'invalid-option',
      'pauseCaps.count',
    ],
    [
      'with caps on an unknown clock',
      { pauseCaps: { measuredOn: 'sun' } },
      'invalid-option',
      'pauseCaps.measuredOn',
    ],
    [
      'with a warning on an unknown clock',
      { warnings: [{ before: { milliseconds: 1 }, measuredOn: 'sun' }] },
      'invalid-option',
      'warnings.0.measuredOn',
    ],
    [
      'with a warning within an unknown calendar',
      { warnings: [{ before: { milliseconds: 1 }, notifyWithin: 'shop' }] },
      'unknown-reference',
      'warnings.0.notifyWithin',
    ],
    ['with a resume without a pause', { resume: { on: 'resumed' } }, 'invalid-condition', 'resume'],
    [
      'with a comparison with null',
      { start: { field: 'p', gt: null } },
      'invalid-condition',
      'start.gt',
    ],
    [
      'with a comparison with infinity',
      { start: { field: 'p', lte: Number.POSITIVE_INFINITY } },
      'invalid-condition',
      'start.lte',
    ],
    [
      'with `exists` that is text',
      { start: { field: 'p', exists: 'yes' } },
      'invalid-type',
      'start.exists',
    ],
    [
      'with `equals` that is a list',
      { start: { field: 'p', equals: ['a'] } },
      'invalid-condition',
      'start.equals',
    ],
    [
      'with `in` that holds an object',
      { start: { field: 'p', in: [{}] } },
      'invalid-condition',
      'start.in.0',
    ],
    ['with an unknown calendar', { calendar: 'shop' }, 'unknown-reference', 'calendar'],
    [
      'with a calendar of an inherited name',
      { calendar: 'toString' },
      'unknown-reference',
      'calendar',
    ],
    [
      'with an unknown calendar of a target',
      {
        targets: [
          { elapsed: { milliseconds: 1 } },
          { elapsed: { milliseconds: 1 }, calendar: 'shop' },
        ],
      },
      'unknown-reference',
      'targets.1.calendar',
    ],
    ['with an unknown way of reopening', { reopening: 'again' }, 'invalid-option', 'reopening'],
    ['with an unknown target change', { targetChange: 'carry' }, 'invalid-option', 'targetChange'],
    ['with an unknown gift of pauses', { pauseExtends: 'all' }, 'invalid-option', 'pauseExtends'],
    ['with an unknown boundary', { boundary: 'open' }, 'invalid-option', 'boundary'],
    ['with a warning that is text', { warnings: ['50'] }, 'invalid-target', 'warnings.0'],
    ['with a warning that is empty', { warnings: [{}] }, 'invalid-target', 'warnings.0'],
    [
      'with a warning below zero',
      { warnings: [{ percent: -5 }] },
      'invalid-option',
      'warnings.0.percent',
    ],
    [
      'with a warning of too fine a share',
      { warnings: [{ percent: 0.00001 }] },
      'invalid-option',
      'warnings.0.percent',
    ],
    [
      'with a warning of no number',
      { warnings: [{ percent: Number.NaN }] },
      'invalid-decimal',
      'warnings.0.percent',
    ],
    [
      'with a warning in days',
      { warnings: [{ before: { days: 1 } }] },
      'invalid-duration',
      'warnings.0.before.days',
    ],
    [
      'with a warning below zero before',
      { warnings: [{ before: -1 }] },
      'invalid-duration',
      'warnings.0.before',
    ],
  ])('%s', (_, differences, code, path) => {
    expect(refusal(() => clockOf(differences as Partial<ClockRule>))).toEqual({ code, path });
  });

  it('with warnings that are no list', () => {
    const warnings = { percent: 50 } as unknown as NonNullable<ClockRule['warnings']>;
    expect(refusal(() => clockOf({ warnings })).path).toBe('warnings');
  });

  it('with a calendar that was not compiled, or with none at all', () => {
    const definition = { office: office.definition } as unknown as CalendarsById;
    const rule = ruleOf({ calendar: 'office' });
    expect(refusal(() => compileClock(rule, definition)).path).toBe('calendar');
    expect(refusal(() => compileClock(rule, {}))).toEqual({
      code: 'unknown-reference',
      path: 'calendar',
    });
    expect(refusal(() => compileClock(rule, null as never))).toEqual({
      code: 'unknown-reference',
      path: 'calendar',
    });
  });
});

describe('a rule', () => {
  it('is kept as it was given', () => {
    const rule = ruleOf({ calendar: 'office' });
    const before = structuredClone(rule);
    expect(compileClock(rule, { office }).rule).toBe(rule);
    expect(rule).toEqual(before);
  });
});
