import { describe, expect, it } from 'vitest';
import { checkClock } from '../../../../src/clock.js';
import { byEvent, office, ruleOf } from '../tickets.js';

/** Codes and places of what a check finds: issues first. */
function foundIn(rule: unknown, calendars = { office }): string[] {
  const result = checkClock(rule, calendars);
  const shown = ({ code, path }: { code: string; path: readonly unknown[] }): string =>
    `${code} ${path.join('.')}`;
  return [...(result.ok ? [] : result.issues.map(shown)), ...result.warnings.map(shown)];
}

describe('a check of a rule', () => {
  it('passes what compiles, and gives it back', () => {
    const rule = ruleOf(byEvent);
    expect(checkClock(rule, { office })).toEqual({ ok: true, value: rule, warnings: [] });
  });

  it('lists all that is wrong, in the order of the reading', () => {
    const rule = {
      id: '',
      start: { on: 'created' },
      stop: { field: 'status', equal: 'solved' },
      targets: [{ elapsed: 4 }, { elapsed: 'PT1H', acceptable: 'PT30M' }, { businessDays: 2 }],
      calender: 'office',
      pauseCaps: { eech: 'PT1H' },
      warnings: [{ percent: 50 }, { percent: -1 }, { befor: 'PT1H' }],
      reopening: 'resumed',
    };
    expect(foundIn(rule)).toEqual([
      'unknown-field calender',
      'invalid-type id',
      'unknown-field stop.equal',
      'unknown-field pauseCaps.eech',
      'invalid-option reopening',
      'invalid-duration targets.0.elapsed',
      'invalid-target targets.1.acceptable',
      'invalid-target targets.2',
      'invalid-option warnings.1.percent',
      'invalid-target warnings.2',
    ]);
  });

  it('finds the calendar that a target needs only where it knows the calendars', () => {
    const days = { targets: [{ businessDays: 2 }] };
    expect(foundIn(ruleOf(days))).toEqual(['invalid-target targets.0']);
    // Which calendar was meant is not known, so nothing is said of the target.
    expect(foundIn(ruleOf({ ...days, calendar: 'ofice' }))).toEqual(['unknown-reference calendar']);
  });

  it('hints at the nearest name', () => {
    const result = checkClock(ruleOf({ calendar: 'ofice' }), { office });
    expect(result.ok ? [] : result.issues.map(({ hint }) => hint)).toEqual([
      'did you mean office?',
    ]);
  });

  it.each([undefined, null, 5, 'rule', [], [[]], {}, { id: { id: {} } }, () => 1, Number.NaN])(
    'of %j is an answer, not an exception',
    (rule) => {
      expect(checkClock(rule).ok).toBe(false);
      expect(checkClock(rule, null as never).ok).toBe(false);
      expect(checkClock(ruleOf({ calendar: 'x' }), { x: rule } as never).ok).toBe(false);
    },
  );
});

describe('a bare number', () => {
  it.each<[string, object]>([
    ['targets.0.elapsed', { targets: [{ elapsed: 4 }] }],
    ['targets.0.acceptable', { targets: [{ elapsed: 'PT1H', acceptable: 7_200_000 }] }],
    ['targets.0.grace', { targets: [{ elapsed: 'PT1H', grace: 0 }] }],
    [
      'targets.0.roundUpToClose',
      { calendar: 'office', targets: [{ elapsed: 'PT1H', roundUpToClose: 60_000 }] },
    ],
    ['pauseCaps.each', { pauseCaps: { each: 1 } }],
    ['pauseCaps.total', { pauseCaps: { total: 1 } }],
    ['warnings.0.before', { warnings: [{ before: 15 }] }],
    ['warnings.0.after', { warnings: [{ after: 15 }] }],
  ])('is no length of a rule: %s', (path, differences) => {
    expect(foundIn(ruleOf(differences as never))).toEqual([`invalid-duration ${path}`]);
  });
});

describe('a field that nobody reads is refused', () => {
  it.each<[string, object]>([
    ['targets.0.businessDay', { targets: [{ elapsed: 'PT1H', businessDay: 1 }] }],
    [
      'targets.0.when.feld',
      { targets: [{ elapsed: 'PT1H', when: { field: 'a', equals: 1, feld: 2 } }] },
    ],
    ['targets.0.pausable', { targets: [{ dueAt: 0, pausable: true }] }],
    ['targets.0.dueAt.default', { targets: [{ dueAt: { field: 'a', default: 0 } }] }],
    ['startAnchor.else', { startAnchor: { field: 'a', else: 'event' } }],
    ['calendars.0.if', { calendars: [{ calendar: 'office', if: { field: 'a', equals: 1 } }] }],
    ['warnings.0.measured', { warnings: [{ percent: 50, measured: 'wall' }] }],
    ['pauseGives', { pauseGives: 'none' }],
  ])('at %s', (path, differences) => {
    expect(foundIn(ruleOf(differences as never))).toEqual([`unknown-field ${path}`]);
  });
});

describe('a check warns', () => {
  const high = { field: 'priority', equals: 'high' };

  it('of targets behind one that always fits, or that fits whenever they do', () => {
    const targets = [
      { when: high, elapsed: 'PT1H' },
      { when: { equals: 'high', field: 'priority' }, elapsed: 'PT2H' },
      { elapsed: 'PT8H' },
      { when: { field: 'priority', equals: 'low' }, elapsed: 'PT9H' },
    ];
    expect(foundIn(ruleOf({ targets }))).toEqual([
      'unreachable-target targets.1',
      'unreachable-target targets.3',
    ]);
  });

  it('of calendars behind one that always fits', () => {
    const calendars = [{ calendar: 'office' }, { when: high, calendar: 'office' }];
    expect(foundIn(ruleOf({ calendars }))).toEqual(['unreachable-calendar calendars.1']);
  });

  it('of warnings that nothing tells apart', () => {
    const warnings = [{ percent: 50 }, { percent: '50.0' }, { id: 'half', percent: 50 }];
    expect(foundIn(ruleOf({ warnings }))).toEqual(['equal-warnings warnings.1']);
  });

  it('of a share that looks like a ratio, and of epoch seconds', () => {
    expect(foundIn(ruleOf({ warnings: [{ percent: 0.8 }] }))).toEqual([
      'percent-like-ratio warnings.0.percent',
    ]);
    expect(foundIn(ruleOf({ targets: [{ dueAt: 1_700_000_000 }] }))).toEqual([
      'instant-like-seconds targets.0.dueAt',
    ]);
  });

  it('of nothing in a rule that stands for many', () => {
    const rule = ruleOf({
      targets: [{ when: high, elapsed: 'PT1H' }, { elapsed: 'PT8H' }],
      warnings: [{ percent: 1 }, { percent: 120 }, { before: 'PT5M' }],
    });
    expect(foundIn(rule)).toEqual([]);
  });
});

describe('ranges', () => {
  it.each<[string, object]>([
    ['warnings.0.percent', { warnings: [{ percent: 1000.1 }] }],
    ['warnings.0.percent', { warnings: [{ percent: '-0.1' }] }],
    ['pauseCaps.count', { pauseCaps: { count: -1 } }],
    ['targets.0.businessDays', { calendar: 'office', targets: [{ businessDays: 40_000 }] }],
  ])('are known: %s', (path, differences) => {
    expect(foundIn(ruleOf(differences as never))).toEqual([`invalid-option ${path}`]);
  });
});
