import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../../src/agreement/check.js';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import type { SettlementFacts } from '../../../../src/agreement/settle/facts.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { documentWith, uptime } from '../../../fixtures/agreement.js';
import { thrownBy } from '../../../oracle/thrown.js';

const eur = (amount: string) => ({ amount, currency: 'EUR' });
const row = (percent: number) => ({ target: { gte: 99 }, rows: [{ lt: 99, remedy: { percent } }] });

/** Two services for one fee, each of which owes 60 % of it, and both at most half. */
const HALF = {
  rules: { mail: row(60), web: row(60) },
  stacking: 'sum',
  caps: [{ limit: { percent: 50 } }],
};
const up = (id: string, more: object = {}) => ({
  ...uptime,
  id,
  service: id,
  remedy: 'pool',
  charge: 'total',
  ...more,
});
const sharing = (remedy: object, ...objectives: object[]) =>
  documentWith({ objectives, remedies: { pool: remedy } });

/** Ten days of the thirty of April: 66.666... %. */
const down = { outages: [['2026-04-01T00:00:00Z', '2026-04-11T00:00:00Z']] };
const kept = { outages: [] };

function settle(agreement: object, facts: object, at = '2026-05-01T00:00:00Z') {
  return settlePeriod(
    compileAgreement(agreement as Agreement),
    { periodOf: '2026-04-15T00:00:00Z', ...facts } as SettlementFacts,
    { at },
  );
}

const two = sharing(HALF, up('mail'), up('web'));
const FEE = { total: eur('500.00') };

describe('objectives that share a remedy', () => {
  it('stack under its caps: twice 60 % of one fee of 500, at most half of it', () => {
    const statement = settle(two, { services: { mail: down, web: down }, charges: FEE });
    expect(statement.total).toEqual(eur('250.00'));
    expect(statement.lines.map(({ amount }) => amount)).toEqual([eur('125.00'), eur('125.00')]);
    expect(statement.lines[0]).toMatchObject({
      credit: null,
      history: null,
      shared: { remedyId: 'pool', lines: [{ rule: 'mail', owedAmount: eur('300.00') }] },
    });
    expect(statement.shared).toMatchObject([
      {
        remedyId: 'pool',
        objectiveIds: ['mail', 'web'],
        credit: { amount: eur('250.00'), caps: [{ limit: '250', cut: '350', reached: true }] },
        history: { credit: eur('250.00'), charge: eur('500.00'), missed: true, capReached: true },
      },
    ]);
  });

  it('owe nothing for a kept promise, and need no charge while all are kept', () => {
    const one = settle(two, { services: { mail: down, web: kept }, charges: FEE });
    expect(one.lines.map(({ amount }) => amount)).toEqual([eur('250.00'), eur('0.00')]);
    const none = settle(two, { services: { mail: kept, web: kept } });
    expect([none.status, none.total]).toEqual(['final', eur('0.00')]);
  });

  it('are judged by the rule that they name, by a tree of them', () => {
    const telecom = sharing(
      {
        rules: { uptime: row(20), core: row(4), delay: row(10) },
        stacking: { best: [{ sum: ['uptime', 'core'] }, 'delay'] },
      },
      up('a', { rule: 'uptime' }),
      up('b', { rule: 'core' }),
      up('c', { rule: 'delay' }),
    );
    const paid = (...missed: string[]) => {
      const services = Object.fromEntries(
        ['a', 'b', 'c'].map((id) => [id, missed.includes(id) ? down : kept]),
      );
      return settle(telecom, { services, charges: FEE }).lines.map(({ amount }) => amount?.amount);
    };
    expect(paid('a', 'b', 'c')).toEqual(['100.00', '20.00', '0.00']);
    expect(paid('b', 'c')).toEqual(['0.00', '0.00', '50.00']);
  });

  it('have one history, under the name of the remedy', () => {
    const yearly = sharing(
      { ...HALF, caps: [{ limit: { money: eur('400.00') }, periods: 12 }] },
      up('mail'),
      up('web'),
    );
    const facts = { services: { mail: down, web: down }, charges: FEE };
    const before = settle(yearly, facts).shared.map(({ history }) => history);
    expect(before).toMatchObject([{ credit: eur('400.00') }]);
    const after = settle(yearly, { ...facts, history: { pool: [{ credit: eur('150.00') }] } });
    expect(after.total).toEqual(eur('250.00'));
    expect(thrownBy(() => settle(yearly, { ...facts, history: { mail: [] } }))).toMatchObject({
      code: 'unknown-reference',
      path: ['history', 'mail'],
    });
  });

  it('owe nothing before the period is over', () => {
    const early = settle(two, { services: { mail: down, web: down } }, '2026-04-20T00:00:00Z');
    expect([early.status, early.shared]).toEqual(['provisional', []]);
    expect(early.lines.map(({ amount, shared }) => [amount, shared])).toEqual([
      [eur('0.00'), null],
      [eur('0.00'), null],
    ]);
  });

  it('tell what is wrong with their facts before the period is over', () => {
    const facts = { services: { mail: down, web: down }, readings: { web: { excused: 'no' } } };
    const early = settle(two, facts, '2026-04-20T00:00:00Z');
    expect(early.lines.map(({ issue }) => issue?.path ?? null)).toEqual([
      null,
      ['readings', 'web', 'excused'],
    ]);
    expect(early.status).toBe('incomplete');
  });
});

describe('what is wrong with the facts of a shared remedy', () => {
  it('of one objective leaves the others to share it', () => {
    const broken = { outages: [['2026-04-11T00:00:00Z', '2026-04-01T00:00:00Z']] };
    const statement = settle(two, { services: { mail: down, web: broken }, charges: FEE });
    expect(statement.status).toBe('incomplete');
    expect(statement.lines).toMatchObject([
      { amount: eur('250.00'), issue: null },
      { status: 'invalid-facts', amount: null, issue: { path: ['services', 'web', 'outages', 0] } },
    ]);
    const strange = { web: { excused: 'no' } };
    const read = settle(two, {
      services: { mail: down, web: down },
      charges: FEE,
      readings: strange,
    });
    expect(read.lines).toMatchObject([
      { amount: eur('250.00') },
      { status: 'missed', amount: null, issue: { path: ['readings', 'web', 'excused'] } },
    ]);
  });

  it('of all is told on each of their lines', () => {
    const services = { mail: down, web: kept };
    const missing = settle(two, { services });
    const issue = { code: 'missing-field', path: ['charges', 'total'] };
    expect(missing.lines).toMatchObject([{ issue }, { issue }]);
    expect(missing.shared).toEqual([]);
  });

  it('of its charge leaves nobody to share it', () => {
    const statement = settle(two, {
      services: { mail: down, web: kept },
      charges: { total: { amount: '500.00', currency: 'USD' } },
    });
    const issue = { code: 'currency-mismatch', path: ['charges', 'total', 'currency'] };
    expect(statement.lines).toMatchObject([{ issue }, { issue }]);
    expect([statement.shared, statement.total]).toEqual([[], eur('0.00')]);
  });

  it('is told where a factor is missing', () => {
    const shared = sharing(
      { rules: { web: { ...row(10), factors: [{ input: 'users' }] } }, stacking: 'sum' },
      up('web'),
    );
    const { lines } = settle(shared, { services: { web: down }, charges: FEE });
    expect(lines[0]?.issue?.path).toEqual(['readings', 'web', 'factors', 'users']);
  });
});

describe('a document with a shared remedy', () => {
  const issuesOf = (document: object) => {
    const check = checkAgreement(document);
    return check.ok ? [] : check.issues.map(({ code, path }) => [code, path]);
  };

  it('says for each objective which rule is meant', () => {
    expect(issuesOf(two)).toEqual([]);
    expect(issuesOf(sharing(HALF, up('mail'), up('shop')))).toEqual([
      ['missing-field', ['objectives', 1, 'rule']],
    ]);
    expect(issuesOf(sharing(HALF, up('mail'), up('shop', { rule: 'wep' })))).toEqual([
      ['unknown-reference', ['objectives', 1, 'rule']],
    ]);
  });

  it('names no rule where there is but one, or no remedy', () => {
    const single = sharing(row(10), up('mail', { rule: 'mail' }));
    expect(issuesOf(single)).toEqual([['invalid-option', ['objectives', 0, 'rule']]]);
    const bare = documentWith({ objectives: [{ ...uptime, rule: 'mail' }] });
    expect(issuesOf(bare)).toEqual([['invalid-option', ['objectives', 0, 'rule']]]);
    // Of a remedy that was refused nobody knows whether it has rules.
    const broken = sharing({ ...HALF, stacking: 'all' }, up('mail', { rule: 'web' }));
    expect(issuesOf(broken)).toEqual([['invalid-option', ['remedies', 'pool', 'stacking']]]);
  });

  it('takes one charge for all that share it, and a name of its own', () => {
    expect(issuesOf(sharing(HALF, up('mail'), up('web', { charge: 'web' })))).toEqual([
      ['invalid-agreement', ['objectives', 1, 'charge']],
    ]);
    expect(issuesOf(sharing(HALF, up('pool', { rule: 'mail' })))).toEqual([
      ['invalid-agreement', ['objectives', 0, 'id']],
    ]);
  });

  it('warns of a rule that pays for a kept promise', () => {
    const group = {
      rules: { mail: { rows: [{ lt: 100, remedy: { percent: 5 } }] } },
      stacking: 'sum',
    };
    const check = checkAgreement(sharing(group, up('mail', { targetPercent: 99 })));
    expect(check.warnings.map(({ code, path }) => [code, path])).toEqual([
      ['credit-while-target-met', ['objectives', 0, 'remedy']],
    ]);
  });
});
