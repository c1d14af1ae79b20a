import { describe, expect, test } from 'vitest';
import { adapt } from './adapters/credits.js';

const vector = {
  id: 'tiers',
  op: 'tieredCredit',
  input: {
    measured: '99.5',
    target: { gte: '99.9' },
    base: { amount: '100.00', currency: 'USD' },
    tiers: [{ lt: '99.9', creditPercent: '10' }],
  },
  expected: { creditPercent: '10.0', amount: { amount: '10.00', currency: 'USD' } },
};
const withInput = (fields: object) => ({ ...vector, input: { ...vector.input, ...fields } });

describe('the adapter of credits', () => {
  test('passes what is right and fails what is wrong', () => {
    expect(adapt(vector).status).toBe('passed');
    expect(adapt({ ...vector, expected: { ...vector.expected, creditPercent: '11' } }).status).toBe(
      'failed',
    );
    // A diagnostic that nobody expects is not left unsaid.
    expect(adapt(withInput({ tiers: [{ lt: '99', creditPercent: '10' }] })).status).toBe('failed');
  });

  test.each([
    ['a field that it does not read', withInput({ graceTokens: 3 }), 'graceTokens'],
    [
      'one deep inside',
      withInput({ tiers: [{ lt: '99.9', creditPercent: '10', weight: 2 }] }),
      'tiers.0.weight',
    ],
    ['a word that it does not know', withInput({ select: 'leastSevere' }), 'select'],
    ['an unknown unit', withInput({ unit: 'furlongs' }), 'unit'],
    [
      'an answer that it cannot give',
      { ...vector, expected: { claimBy: '2026-01-01' } },
      'claimBy',
    ],
    ['an unknown operation', { ...vector, op: 'gainShare' }, 'gainShare'],
  ])('calls %s unsupported, by name', (_, given, name) => {
    const outcome = adapt(given);
    expect(outcome).toMatchObject({ status: 'unsupported' });
    expect(JSON.stringify(outcome)).toContain(name);
  });

  test('takes the direction of bands from their ends', () => {
    const bands = (from: string, to: string, measured: string) =>
      adapt({
        id: 'bands',
        op: 'linearPenalty',
        input: {
          form: 'graduatedSegments',
          measured,
          base: { amount: '100.00', currency: 'USD' },
          segments: [{ from, to, per: '1', ratePercent: '1', partialStep: 'floor' }],
        },
        expected: { creditPercent: '2' },
      }).status;
    expect([bands('99', '90', '97'), bands('44', '100', '46')]).toEqual(['passed', 'passed']);
  });
});
