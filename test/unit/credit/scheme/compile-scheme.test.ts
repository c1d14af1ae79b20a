import { describe, expect, test } from 'vitest';
import { assessCredit, type CreditScheme, compileScheme } from '../../../../src/credit.js';
import { thrownBy } from '../../../oracle/thrown.js';

const scheme: CreditScheme = { rows: [{ remedy: { points: 3 } }] };
const points = (compiled: unknown) =>
  assessCredit(compiled as never, { level: 1 }).quantities.points;

describe('a compiled scheme', () => {
  test('says what it is and of what it was made, and cannot be changed', () => {
    const compiled = compileScheme(scheme);
    expect([compiled.kind, compiled.scheme]).toEqual(['compiled-scheme', scheme]);
    expect(Object.isFrozen(compiled)).toBe(true);
  });

  test('answers after a journey as JSON as it did before', () => {
    expect(points(JSON.parse(JSON.stringify({ kind: 'compiled-scheme', scheme })))).toBe('3');
  });

  test('is read again from a copy, and a fault of it is told', () => {
    const copy = { kind: 'compiled-scheme', scheme: { rows: 5 } };
    expect(thrownBy(() => points(copy)).path).toEqual(['scheme', 'rows']);
  });

  const uncompiled = {
    code: 'invalid-type',
    path: ['scheme'],
    expected: 'a compiled scheme',
    hint: 'compile it once: compileScheme(scheme)',
  };
  test.each<[string, unknown, object]>([
    ['a scheme', scheme, uncompiled],
    ['null', null, uncompiled],
    ['nothing', undefined, { ...uncompiled, code: 'missing-field' }],
    ['something else that was compiled', { kind: 'compiled-termination' }, uncompiled],
    [
      'what throws when it is read',
      {
        get kind() {
          throw new Error('a getter');
        },
      },
      { code: 'invalid-type', path: ['compiled'], expected: 'a value that can be read' },
    ],
  ])('is not %s', (_, value, fault) => {
    expect(thrownBy(() => points(value))).toMatchObject(fault);
  });
});
