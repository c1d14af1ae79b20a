import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../../src/agreement/check.js';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement, AgreementClaim } from '../../../../src/agreement/document/document.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { thrownBy } from '../../../oracle/thrown.js';

const usd = (amount: string) => ({ amount, currency: 'USD' });

/** June is settled in July, of which the 3rd is a holiday. */
const agreementWith = (claim: AgreementClaim, more: Partial<Agreement> = {}): Agreement => ({
  id: 'hosting',
  timeZone: 'America/New_York',
  currency: 'USD',
  calendars: {
    us: {
      timeZone: 'America/New_York',
      weekly: { 'mon-fri': '09:00-17:00' },
      holidays: ['2026-07-03'],
    },
  },
  objectives: [
    { kind: 'availability', id: 'up', service: 'web', targetPercent: '99.9', remedy: 'credit' },
  ],
  remedies: {
    credit: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] },
  },
  claims: { credit: claim },
  ...more,
});
const SEVEN: AgreementClaim = { due: { businessDays: 7 }, from: 'periodEnd', calendar: 'us' };
const down = [['2026-06-10T10:00:00Z', '2026-06-10T12:00:00Z']];

function settle(agreement: Agreement, facts: object = {}, at = '2026-07-20T00:00:00Z') {
  return settlePeriod(
    compileAgreement(agreement),
    {
      periodOf: '2026-06-10T00:00:00Z',
      services: { web: { outages: down } },
      charges: { web: usd('100.00') },
      ...facts,
    } as never,
    { at },
  );
}
const claimOf = (agreement: Agreement, claim?: object, at?: string) =>
  settle(agreement, claim === undefined ? {} : { claims: { up: claim } }, at).lines[0]?.claim;

describe('a claim', () => {
  it('in seven business days after June is due on 10 July: the 3rd is observed', () => {
    // 1, 2, 6, 7, 8, 9 and 10 July.
    const claimedOn = (day: string) => claimOf(agreementWith(SEVEN), { claimedAt: day });
    expect(claimedOn('2026-07-10T23:59:59-04:00')).toMatchObject({
      status: 'valid',
      lastDay: '2026-07-10',
    });
    expect(claimedOn('2026-07-11T00:00:00-04:00')?.status).toBe('lapsed');
    expect(claimOf(agreementWith(SEVEN), undefined, '2026-07-08T00:00:00Z')?.status).toBe('open');
    expect(claimOf(agreementWith(SEVEN))?.status).toBe('lapsed');
  });

  it('runs from what the facts give, or from the end of the period that they give', () => {
    const report: AgreementClaim = { due: { days: 10 }, from: 'report' };
    expect(claimOf(agreementWith(report))?.status).toBe('not-yet-open');
    const given = { triggers: { report: '2026-07-05T12:00:00Z' } };
    expect(claimOf(agreementWith(report), given)).toMatchObject({
      status: 'lapsed',
      lastDay: '2026-07-15',
    });
    const later = { triggers: { periodEnd: '2026-07-15T00:00:00Z' } };
    const month: AgreementClaim = { due: { days: 10 }, from: 'periodEnd' };
    expect(claimOf(agreementWith(month), later)?.lastDay).toBe('2026-07-24');
  });

  it('runs in the periods of the agreement', () => {
    // To the end of the second month after July, in which the invoice came.
    const cycles: AgreementClaim = { due: { billingCycles: 2 }, from: 'invoice' };
    const given = { triggers: { invoice: '2026-07-02T00:00:00Z' } };
    expect(claimOf(agreementWith(cycles), given)?.lastDay).toBe('2026-09-30');
  });

  it('is for what is owed, and not where nobody needs to claim or says so', () => {
    expect(
      settle(agreementWith(SEVEN), { services: { web: { outages: [] } } }).lines[0]?.claim,
    ).toBe(null);
    expect(claimOf(agreementWith({ automatic: true }))?.status).toBe('not-required');
    const { claims: _, ...silent } = agreementWith(SEVEN);
    expect(settle(silent).lines[0]?.claim).toBeNull();
    expect(settle(agreementWith(SEVEN), {}, '2026-06-20T00:00:00Z').lines[0]?.claim).toBeNull();
  });

  it('of a shared remedy stands with it, and is given by its id', () => {
    const shared = agreementWith(SEVEN, {
      objectives: [
        {
          kind: 'availability',
          id: 'up',
          service: 'web',
          targetPercent: '99.9',
          remedy: 'credit',
        },
      ],
      remedies: {
        credit: {
          rules: { up: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { points: 1 } }] } },
          stacking: 'sum',
        },
      },
    });
    const claims = { credit: { claimedAt: '2026-07-06T00:00:00Z' } };
    const statement = settle(shared, { claims });
    expect(statement.lines[0]?.claim).toBeNull();
    expect(statement.shared[0]?.claim?.status).toBe('valid');
  });

  it('that nobody asks for is refused, and so is a rule that says what the agreement does', () => {
    const { claims: _, ...silent } = agreementWith(SEVEN);
    const claims = { up: { claimedAt: '2026-07-06T00:00:00Z' } };
    expect(thrownBy(() => settle(silent, { claims }))).toMatchObject({
      code: 'unknown-reference',
      path: ['claims', 'up'],
    });
    const issues = (document: object) => {
      const result = checkAgreement(document);
      return result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join('.')]);
    };
    expect(issues(agreementWith({ ...SEVEN, timeZone: 'UTC' } as never))).toEqual([
      ['unknown-field', 'claims.credit.timeZone'],
    ]);
    expect(issues(agreementWith({ due: { businessDays: 7 }, from: 'periodEnd' }))).toEqual([
      ['missing-field', 'claims.credit.calendar'],
    ]);
    expect(issues(agreementWith({ ...SEVEN, calendar: 'uk' }))).toEqual([
      ['unknown-reference', 'claims.credit.calendar'],
    ]);
    expect(issues({ ...agreementWith(SEVEN), claims: { credits: SEVEN } })).toEqual([
      ['unknown-reference', 'claims.credits'],
    ]);
  });
});
