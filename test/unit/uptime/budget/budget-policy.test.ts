import { describe, expect, test } from 'vitest';
import { applyBudgetPolicy, type PolicyRule, WORKBOOK_POLICY } from '../../../../src/uptime.js';
import { thrownBy } from '../../../oracle/thrown.js';
import { refusal } from '../month.js';

const rules: readonly PolicyRule[] = [
  { figure: 'consumedPercent', operator: 'gte', threshold: 80, action: 'critical' },
  { figure: 'consumedPercent', operator: 'gte', threshold: 50, action: 'warning' },
  { figure: 'burnRate', operator: 'gt', threshold: 6, action: 'page' },
];

describe('applyBudgetPolicy', () => {
  test('gives the first rule that applies, and all that do', () => {
    const figures = { consumedPercent: '80', burnRate: '6' };
    expect(applyBudgetPolicy({ rules, figures })).toEqual({ action: 'critical', rules: [0, 1] });
    expect(applyBudgetPolicy({ rules, figures: { consumedPercent: '49.999999' } })).toEqual({
      action: null,
      rules: [],
    });
  });

  test('applies no rule to a figure that is not there', () => {
    expect(applyBudgetPolicy({ rules, figures: { consumedPercent: null } }).action).toBeNull();
  });

  test('refuses a figure that no rule reads: one of the two is misspelt', () => {
    expect(() => applyBudgetPolicy({ rules, figures: { consumedPercnt: 120 } })).toThrowError(
      expect.objectContaining({
        code: 'unknown-field',
        path: ['figures', 'consumedPercnt'],
        hint: 'did you mean consumedPercent?',
      }),
    );
  });

  test('reads each rule strictly', () => {
    const [rule] = rules;
    expect(() =>
      applyBudgetPolicy({ rules: [{ ...rule, operator: '>' } as never], figures: {} }),
    ).toThrowError(refusal('invalid-option', ['rules', 0, 'operator']));
    expect(() =>
      applyBudgetPolicy({ rules: [{ ...rule, level: 'x' } as never], figures: {} }),
    ).toThrowError(refusal('unknown-field', ['rules', 0, 'level']));
  });
});

describe('what applyBudgetPolicy takes', () => {
  test.each<[unknown, string, (string | number)[], string]>([
    [null, 'invalid-type', [], 'a policy with figures'],
    [{ rules: 7, figures: {} }, 'invalid-type', ['rules'], 'a list of rules'],
    [{ rules: [7], figures: {} }, 'invalid-type', ['rules', 0], 'a rule'],
    [{ rules, figures: 7 }, 'invalid-type', ['figures'], 'figures by name'],
    [
      { rules, figures: { lost: 1 } },
      'unknown-field',
      ['figures', 'lost'],
      'a figure that a rule names: consumedPercent, burnRate',
    ],
  ])('%j is refused as %s at %j', (input, code, path, expected) => {
    const error = thrownBy(() => applyBudgetPolicy(input as never));
    expect(error).toMatchObject({ code, path, expected });
  });

  test('no more than twenty names are listed', () => {
    const names = Array.from({ length: 21 }, (_, i) => `figure-${i}`);
    const many = names.map((figure) => ({ ...(rules[0] as PolicyRule), figure }));
    const { expected } = thrownBy(() => applyBudgetPolicy({ rules: many, figures: { lost: 1 } }));
    expect(expected).toBe(`a figure that a rule names: ${names.slice(0, 20).join(', ')}`);
  });

  test('a figure that is undefined meets no rule', () => {
    expect(applyBudgetPolicy({ rules, figures: { burnRate: undefined } }).rules).toEqual([]);
  });
});

// SRE Workbook, appendix B: all of the budget in four weeks; a fifth of it by one incident or one class.
describe('WORKBOOK_POLICY', () => {
  test.each([
    [{ consumedPercent: '100' }, null],
    [{ consumedPercent: '100.000001' }, 'budget-exceeded'],
    [{ incidentPercent: 20 }, null],
    [{ incidentPercent: '20.1' }, 'single-incident'],
    [{ outageClassPercent: 20 }, null],
    [{ outageClassPercent: '20.1' }, 'outage-class'],
  ])('%j calls for %s', (figures, action) => {
    expect(applyBudgetPolicy({ rules: WORKBOOK_POLICY, figures }).action).toBe(action);
  });
});
