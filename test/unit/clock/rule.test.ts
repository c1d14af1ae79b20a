import { describe, expect, it } from 'vitest';
import { type CalendarsById, type ClockRule, compileClock } from '../../../src/clock.js';
import { clockOf, office, refusal, ruleOf } from './tickets.js';

describe('a rule is refused', () => {
  it.each([undefined, null, 'resolution', 5])('that is %j', (rule) => {
    expect(refusal(() => compileClock(rule as never))).toEqual({ code: 'invalid-type', path: '' });
  });

  it.each<[string, object, string, string]>([
    ['without targets', { targets: [] }, 'invalid-target', 'targets'],
    [
      'with targets that are no list',
      { targets: { elapsed: 'PT1H' } },
      'invalid-target',
      'targets',
    ],
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
      { targets: [{ elapsed: 1, when: {} }] },
      'invalid-condition',
      'targets.0.when',
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
      { targets: [{ elapsed: 1 }, { elapsed: 1, calendar: 'shop' }] },
      'unknown-reference',
      'targets.1.calendar',
    ],
    ['with an unknown way of reopening', { reopening: 'again' }, 'invalid-option', 'reopening'],
    ['with an unknown target change', { targetChange: 'carry' }, 'invalid-option', 'targetChange'],
    ['with an unknown gift of pauses', { pauseGives: 'all' }, 'invalid-option', 'pauseGives'],
    ['with an unknown boundary', { boundary: 'open' }, 'invalid-option', 'boundary'],
    ['with a warning that is text', { warnings: ['50'] }, 'invalid-target', 'warnings.0'],
    ['with a warning that is empty', { warnings: [{}] }, 'invalid-target', 'warnings.0'],
    [
      'with a warning below zero',
      { warnings: [{ percent: -5 }] },
      'invalid-target',
      'warnings.0.percent',
    ],
    [
      'with a warning of too fine a share',
      { warnings: [{ percent: 0.00001 }] },
      'invalid-target',
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

  it('with a path that leads on from the one given', () => {
    const rule = ruleOf({ targets: [{ elapsed: 'soon' }] });
    expect(refusal(() => compileClock(rule, {}, ['objectives', 2])).path).toBe(
      'objectives.2.targets.0.elapsed',
    );
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
