import { describe, expect, test } from 'vitest';
import {
  type ClaimFacts,
  type ClaimRule,
  checkClaim,
  claimStatus,
  compileCalendar,
  compileClaim,
  type DaySpan,
  toInstant,
} from '../../../../src/index.js';
import { thrownBy } from '../../../oracle/thrown.js';

const us = compileCalendar({
  timeZone: 'America/New_York',
  weekly: { 'mon-fri': '09:00-17:00' },
  // Independence Day 2026 is a Saturday, and observed on the Friday before.
  holidays: ['2026-07-03'],
});
const zone = { timeZone: 'America/New_York' } as const;
const LATER = { at: '2027-01-01T00:00:00Z' };

/** The last day of a window after 30 June 2026, by the clocks of New York. */
function lastDayOf(due: DaySpan, more: Partial<ClaimRule> = {}): string | null {
  const rule = { due, from: 'periodEnd', ...zone, ...more } as ClaimRule;
  const triggers = { periodEnd: '2026-07-01T00:00:00-04:00' };
  return claimStatus(compileClaim(rule, { us }), { triggers }, LATER).lastDay;
}

describe('a claim within seven business days after June, with 3 July observed', () => {
  const rule: ClaimRule = {
    due: { businessDays: 7 },
    from: 'periodEnd',
    calendar: 'us',
    ...zone,
  };
  const judge = (claimedAt: string | null, at: string = LATER.at) =>
    claimStatus(
      compileClaim(rule, { us }),
      { triggers: { periodEnd: '2026-07-01T00:00:00-04:00' }, claimedAt },
      { at },
    );

  // July: Wed 1, Thu 2, (Fri 3), Mon 6, Tue 7, Wed 8, Thu 9, Fri 10: the seventh is the 10th.
  test('is valid on 10 July, to the last millisecond, and lapsed on 11 July', () => {
    expect(judge('2026-07-10T12:00:00-04:00').status).toBe('valid');
    expect(judge('2026-07-10T23:59:59.999-04:00').status).toBe('valid');
    expect(judge('2026-07-11T00:00:00-04:00').status).toBe('lapsed');
    expect(judge('2026-07-11T09:00:00-04:00')).toEqual({
      status: 'lapsed',
      opensAt: toInstant('2026-07-01T00:00:00-04:00'),
      dueAt: toInstant('2026-07-11T00:00:00-04:00'),
      lastDay: '2026-07-10',
      evaluatedAt: toInstant(LATER.at),
    });
  });

  test('is not yet open in June, open in July, and lapses unclaimed', () => {
    expect(judge(null, '2026-06-30T12:00:00Z').status).toBe('not-yet-open');
    expect(judge(null, '2026-07-01T04:00:00Z').status).toBe('open');
    expect(judge(null, '2026-07-11T03:59:59.999Z').status).toBe('open');
    expect(judge(null, '2026-07-11T04:00:00Z').status).toBe('lapsed');
  });

  test('that lies after the instant of judgement has not been made yet', () => {
    expect(judge('2026-07-11T09:00:00-04:00', '2026-07-10T12:00:00Z').status).toBe('open');
  });

  test('that is made before the window opens is in time', () => {
    expect(judge('2026-06-20T09:00:00Z', '2026-06-25T00:00:00Z').status).toBe('valid');
  });
});

describe('a window', () => {
  test('of days, months and billing cycles ends with its last day', () => {
    // Counted after 30 June: 30 days are 30 July, two months 30 August.
    expect(lastDayOf({ days: 0 })).toBe('2026-06-30');
    expect(lastDayOf({ days: 30 })).toBe('2026-07-30');
    expect(lastDayOf({ calendarMonths: 2 })).toBe('2026-08-30');
    // The cycle of 30 June is June, the second after it is August.
    const billing = { unit: 'month', ...zone } as const;
    expect(lastDayOf({ billingCycles: 2 }, { billing })).toBe('2026-08-31');
    expect(lastDayOf({ billingCycles: 0 }, { billing })).toBe('2026-06-30');
    // Bills from the 15th on: 30 June lies in the cycle that ends with 14 July.
    const anchored = { ...billing, anchor: '2026-01-15' };
    expect(lastDayOf({ billingCycles: 1 }, { billing: anchored })).toBe('2026-08-14');
  });

  test('of months takes the last day of a month that lacks the day', () => {
    const rule: ClaimRule = { due: { calendarMonths: 1 }, from: 'incidentStart', timeZone: 'UTC' };
    const triggers = { incidentStart: '2026-01-31T23:59:00Z' };
    expect(claimStatus(compileClaim(rule), { triggers }, LATER).lastDay).toBe('2026-02-28');
  });

  test('follows the days of its own zone', () => {
    // 23:30 UTC on 1 March is 2 March in Berlin, where midnight is 23:00 UTC.
    const rule: ClaimRule = { due: { days: 1 }, from: 'notice', timeZone: 'Europe/Berlin' };
    const triggers = { notice: '2026-03-01T23:30:00Z' };
    const { lastDay, dueAt } = claimStatus(compileClaim(rule), { triggers }, LATER);
    expect([lastDay, dueAt]).toEqual(['2026-03-03', toInstant('2026-03-03T23:00:00Z')]);
  });

  test('waits for its trigger', () => {
    const rule: ClaimRule = { due: { days: 30 }, from: 'report', timeZone: 'UTC' };
    const facts: ClaimFacts = { triggers: { report: null, periodEnd: '2026-01-01T00:00:00Z' } };
    const claim = compileClaim(rule);
    expect(claimStatus(claim, facts, LATER)).toMatchObject({
      status: 'not-yet-open',
      opensAt: null,
      dueAt: null,
      lastDay: null,
    });
    expect(claimStatus(claim, {}, LATER).status).toBe('not-yet-open');
    const early = { claimedAt: '2026-06-01T00:00:00Z' };
    expect(claimStatus(claim, early, LATER).status).toBe('valid');
  });

  test('that ends beyond the year 9999 stays open', () => {
    const rule: ClaimRule = { due: { days: 30 }, from: 'notice', timeZone: 'UTC' };
    const facts = { triggers: { notice: '9999-12-20T00:00:00Z' } };
    const at = '9999-12-31T00:00:00Z';
    expect(claimStatus(compileClaim(rule), facts, { at })).toMatchObject({
      status: 'open',
      dueAt: null,
    });
    const cycles: ClaimRule = {
      due: { billingCycles: 3 },
      from: 'notice',
      timeZone: 'UTC',
      billing: { unit: 'month', timeZone: 'UTC' },
    };
    expect(claimStatus(compileClaim(cycles), facts, { at }).dueAt).toBeNull();
  });
});

test('an automatic credit needs no claim', () => {
  const claim = compileClaim({ automatic: true });
  expect(claimStatus(claim, {}, LATER).status).toBe('not-required');
});

test('a copy of a compiled rule is as good, its calendar included', () => {
  const rule: ClaimRule = { due: { businessDays: 1 }, from: 'notice', calendar: 'us', ...zone };
  const claim = compileClaim(rule, { us });
  const facts = { triggers: { notice: '2026-07-02T12:00:00Z' } };
  expect(claimStatus({ ...claim }, facts, LATER).lastDay).toBe('2026-07-06');
});

test.each<[string, unknown, string, readonly (string | number)[]]>([
  ['nothing', undefined, 'missing-field', []],
  ['business days without a calendar', { due: { businessDays: 7 } }, 'missing-field', ['calendar']],
  ['cycles without bills', { due: { billingCycles: 2 } }, 'missing-field', ['billing']],
  ['a calendar for days', { due: { days: 7 }, calendar: 'us' }, 'invalid-option', ['calendar']],
  [
    'an unknown calendar',
    { due: { businessDays: 7 }, calendar: 'uk' },
    'unknown-reference',
    ['calendar'],
  ],
  ['two spans', { due: { days: 7, calendarMonths: 1 } }, 'invalid-type', ['due']],
  ['half a day', { due: { days: 0.5 } }, 'invalid-option', ['due', 'days']],
  ['days before', { due: { days: -1 } }, 'invalid-option', ['due', 'days']],
  ['an unknown trigger', { due: { days: 1 }, from: 'end' }, 'invalid-option', ['from']],
  ['an automatic window', { due: { days: 1 }, automatic: true }, 'unknown-field', ['from']],
])('%s is refused by both twins', (_, given, code, path) => {
  const rule =
    given === undefined ? undefined : { from: 'periodEnd', timeZone: 'UTC', ...(given as object) };
  expect(thrownBy(() => compileClaim(rule as ClaimRule, { us }))).toMatchObject({ code, path });
  const check = checkClaim(rule, { us });
  expect(check.ok ? [] : check.issues[0]).toMatchObject({ code, path });
});

test('a rule that was not compiled is refused, and so are facts that nobody reads', () => {
  const claim = compileClaim({ due: { days: 1 }, from: 'notice', timeZone: 'UTC' });
  expect(thrownBy(() => claimStatus({} as never, {}, LATER))).toMatchObject({
    code: 'invalid-type',
    hint: 'compile once: compileClaim(rule)',
  });
  const facts = { triggers: { notices: 0 } } as object;
  expect(thrownBy(() => claimStatus(claim, facts, LATER))).toMatchObject({
    code: 'unknown-field',
    path: ['facts', 'triggers', 'notices'],
  });
});
