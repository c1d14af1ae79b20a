import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../../src/agreement/check.js';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement, Consequence } from '../../../../src/agreement/document/document.js';
import { consequencesOf } from '../../../../src/agreement/settle/consequences.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import type { Statement } from '../../../../src/agreement/settle/statement.js';
import { toIso } from '../../../../src/index.js';
import { thrownBy } from '../../../oracle/thrown.js';

const agreementWith = (consequences: Record<string, Consequence>): Agreement => ({
  id: 'hosting',
  timeZone: 'UTC',
  currency: 'EUR',
  objectives: [
    { kind: 'availability', id: 'up', service: 'web', targetPercent: '99.9', remedy: 'credit' },
  ],
  remedies: {
    credit: {
      target: { gte: '99.9' },
      rows: [{ lt: '99.9', remedy: { percent: 10 } }],
      caps: [{ limit: { percent: 15 }, periods: 3 }],
    },
  },
  consequences,
});
const EXIT: Consequence = {
  of: 'up',
  when: [{ kind: 'consecutive', periods: 3 }],
  exercise: { days: 30 },
  gives: 'the customer may terminate',
};
const AT = '2026-05-10T00:00:00Z';

/** Statements of the first months of 2026, down for two hours or not. */
function statementsOf(agreement: Agreement, missed: readonly boolean[]): Statement[] {
  const sla = compileAgreement(agreement);
  const history: NonNullable<Statement['lines'][number]['history']>[] = [];
  return missed.map((isDown, month) => {
    const first = Date.UTC(2026, month, 2);
    const statement = settlePeriod(
      sla,
      {
        periodOf: first,
        services: { web: { outages: isDown ? [[first, first + 7_200_000]] : [] } },
        charges: { web: { amount: '100.00', currency: 'EUR' } },
        history: { up: [...history] },
      },
      { at: Date.UTC(2026, 11, 1) },
    );
    const own = statement.lines[0]?.history;
    if (own !== null && own !== undefined) history.push(own);
    return statement;
  });
}
const statesOf = (rule: Consequence, missed: readonly boolean[], more: object = {}, at = AT) => {
  const agreement = agreementWith({ exit: rule });
  const statements = statementsOf(agreement, missed);
  return consequencesOf(compileAgreement(agreement), { statements, ...more }, { at })[0];
};

describe('a consequence', () => {
  it('arises at the end of the third missed month in a row, and can be used for 30 days', () => {
    const state = statesOf(EXIT, [false, true, true, true]);
    expect(toIso(state)).toMatchObject({
      id: 'exit',
      of: 'up',
      gives: 'the customer may terminate',
      status: 'exercisable',
      arisesAt: '2026-05-01T00:00:00.000Z',
      exercisableUntilAt: '2026-05-31T00:00:00.000Z',
    });
    const late = statesOf(EXIT, [false, true, true, true], {}, '2026-06-01T00:00:00Z');
    expect(late?.status).toBe('expired');
    const used = { exercisedAt: { exit: '2026-05-09T00:00:00Z' } };
    expect(statesOf(EXIT, [false, true, true, true], used)?.status).toBe('exercised');
    expect(statesOf(EXIT, [true, true, false, true])).toMatchObject({
      status: 'not-reached',
      triggers: [{ missingPeriods: 2 }],
    });
  });

  it('of caps is not reached in months that owe nothing: used up in the second, the rest kept', () => {
    // 10.00 each month, of 15 % of what is charged in three: 15.00 are left in the first, 20.00 of both.
    const caps: Consequence = {
      ...EXIT,
      when: [{ kind: 'consecutive', periods: 3, when: { capReached: true } }],
    };
    expect(statesOf(caps, [true, true, false, false])?.status).toBe('not-reached');
  });

  it('may count events within days', () => {
    const events: Consequence = {
      when: [{ kind: 'events', atLeast: 3, withinDays: 30 }],
      gives: 'the provider owes a plan',
    };
    const on = (...days: string[]) => ({
      events: { exit: days.map((day) => ({ at: `${day}T10:00:00Z` })) },
    });
    const at = '2026-07-10T00:00:00Z';
    const found = statesOf(events, [], on('2026-06-01', '2026-06-12', '2026-06-29'), at);
    expect(found).toMatchObject({ status: 'exercisable', of: null });
    const apart = on('2026-06-01', '2026-06-20', '2026-07-02');
    expect(statesOf(events, [], apart, at)?.status).toBe('not-reached');
  });

  it('needs final statements of the agreement, in order', () => {
    const agreement = agreementWith({ exit: EXIT });
    const sla = compileAgreement(agreement);
    const [first, second] = statementsOf(agreement, [true, true]) as [Statement, Statement];
    const fault = (facts: object) => thrownBy(() => consequencesOf(sla, facts, { at: AT }));
    expect(fault({ statements: [{ ...first, agreementId: 'other' }] })).toMatchObject({
      code: 'invalid-option',
      path: ['facts', 'statements', 0, 'agreementId'],
    });
    expect(fault({ statements: [{ ...first, status: 'provisional' }] })).toMatchObject({
      path: ['facts', 'statements', 0, 'status'],
    });
    expect(fault({ statements: [second, first] })).toMatchObject({ code: 'invalid-option' });
    expect(fault({ events: { exits: [] } })).toMatchObject({
      code: 'unknown-reference',
      path: ['facts', 'events', 'exits'],
      hint: 'did you mean exit?',
    });
  });

  it('is refused where it looks at nothing, or at what has no remedy', () => {
    const issues = (rule: object) => {
      const result = checkAgreement(agreementWith({ exit: rule as Consequence }));
      return result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join('.')]);
    };
    const { of: _, ...nowhere } = EXIT;
    expect(issues(nowhere)).toEqual([['missing-field', 'consequences.exit.of']]);
    expect(issues({ ...EXIT, of: 'down' })).toEqual([
      ['unknown-reference', 'consequences.exit.of'],
    ]);
    expect(issues({ ...EXIT, cure: { businessDays: 3 } })).toEqual([
      ['missing-field', 'consequences.exit.calendar'],
    ]);
    expect(issues({ ...EXIT, gives: undefined })).toEqual([
      ['missing-field', 'consequences.exit.gives'],
    ]);
  });
});
