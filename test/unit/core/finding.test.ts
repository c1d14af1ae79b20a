import { describe, expect, test } from 'vitest';
import { checkResultOf, findingOf, throwFirst } from '../../../src/core/finding.js';
import { thrownBy } from '../../oracle/thrown.js';

const parts = {
  code: 'invalid-time',
  path: ['weekly', 'mon', 0],
  expected: 'HH:MM',
  received: '"9am"',
  hint: 'write 09:00',
} as const;
const error = findingOf('error', parts);
const warning = findingOf('warning', { ...parts, code: 'odd-time' });

test('a finding says its parts as one sentence', () => {
  expect(error).toEqual({
    ...parts,
    severity: 'error',
    message: 'weekly.mon[0]: expected HH:MM, received "9am" (write 09:00)',
  });
});

describe('what a check returns', () => {
  test('is the value when nothing is wrong', () => {
    expect(checkResultOf('rule', [])).toEqual({ ok: true, value: 'rule', warnings: [] });
  });

  test('is the value with what is doubtful', () => {
    const result = checkResultOf('rule', [warning]);
    expect(result).toEqual({ ok: true, value: 'rule', warnings: [warning] });
  });

  test('is what is wrong and what is doubtful, each in order, and no value', () => {
    const later = findingOf('error', { ...parts, path: [] });
    expect(checkResultOf('rule', [error, warning, later])).toEqual({
      ok: false,
      issues: [error, later],
      warnings: [warning],
    });
  });

  test('is plain JSON', () => {
    const result = checkResultOf({ name: 'rule' }, [error, warning]);
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
    expect(structuredClone(result)).toEqual(result);
  });
});

describe('throwing the first', () => {
  test('throws the first error, past any warning, with its parts', () => {
    const later = findingOf('error', { ...parts, path: [] });
    const thrown = thrownBy(() => throwFirst([warning, error, later]));
    expect(thrown).toMatchObject(parts);
    expect(thrown.message).toBe(error.message);
    expect(thrown).not.toHaveProperty('severity');
  });

  test('throws nothing where nothing is wrong', () => {
    expect(() => throwFirst([])).not.toThrow();
    expect(() => throwFirst([warning])).not.toThrow();
  });
});
