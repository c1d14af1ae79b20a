import { describe, expect, test } from 'vitest';
import { applyBudgetPolicy, type PolicyRule } from '../../../../src/uptime.js';
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
