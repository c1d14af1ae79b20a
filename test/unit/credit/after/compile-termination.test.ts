import { describe, expect, test } from 'vitest';
import {
  compileTermination,
  type TerminationRule,
  terminationRight,
} from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const rules: readonly TerminationRule[] = [{ kind: 'consecutive', periods: 2 }];
const misses = [{ missed: true }, { missed: true }];

describe('compiled rules of termination', () => {
  test('say what they are and of what they were made, and cannot be changed', () => {
    const compiled = compileTermination(rules);
    expect([compiled.kind, compiled.rules]).toEqual(['compiled-termination', rules]);
    expect(Object.isFrozen(compiled)).toBe(true);
  });

  test('answer after a journey as JSON as they did before', () => {
    const copy = JSON.parse(JSON.stringify({ kind: 'compiled-termination', rules }));
    expect(terminationRight(copy, misses)).toEqual({ triggered: true, atIndex: 1, rule: 0 });
  });

  test('are read again from a copy, and a fault of it is told', () => {
    const copy = { kind: 'compiled-termination', rules: [{ kind: 'often' }] };
    expect(thrownBy(() => terminationRight(copy as never, misses))).toMatchObject({
      code: 'invalid-option',
      path: ['termination', 0, 'kind'],
    });
  });

  const uncompiled = {
    code: 'invalid-type',
    path: ['termination'],
    expected: 'compiled rules of termination',
    hint: 'compile them once: compileTermination(rules)',
  };
  test.each<[string, unknown, object]>([
    ['rules', rules, uncompiled],
    ['null', null, uncompiled],
    ['nothing', undefined, { ...uncompiled, code: 'missing-field' }],
    ['something else that was compiled', { kind: 'compiled-scheme' }, uncompiled],
    [
      'what throws when it is read',
      {
        get kind() {
          throw new Error('a getter');
        },
      },
      { code: 'invalid-type', path: ['compiled'], expected: 'a value that can be read' },
    ],
  ])('are not %s', (_, value, fault) => {
    expect(thrownBy(() => terminationRight(value as never, misses))).toMatchObject(fault);
  });
});
