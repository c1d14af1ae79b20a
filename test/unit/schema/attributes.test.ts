import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../src/schema.js';

const document = (
  when: unknown,
  attributes: unknown = { priority: ['urgent', 'normal'], group: [] },
) => ({
  id: 'a',
  timeZone: 'UTC',
  currency: 'EUR',
  attributes,
  objectives: [
    {
      kind: 'clock',
      id: 'c',
      start: { on: 'created' },
      stop: { on: 'solved' },
      targets: [{ when, elapsed: 'PT1H' }],
    },
  ],
});

const messages = (when: unknown, attributes?: unknown): readonly string[] => {
  const result = checkAgreement(document(when, attributes));
  return result.ok ? [] : result.issues.map(({ message }) => message);
};

describe('declared attributes', () => {
  it('may be read with the values that they allow', () => {
    expect(messages({ field: 'priority', in: ['urgent', 'normal'] })).toEqual([]);
  });

  it('may be read with any value when they list none', () => {
    expect(messages({ field: 'group', equals: 'anything' })).toEqual([]);
  });

  it('are the only ones that conditions may read, wherever they stand', () => {
    expect(
      messages({ all: [{ on: 'x' }, { not: { field: 'pritority', equals: 'urgent' } }] }),
    ).toEqual([
      'objectives[0].targets[0].when.all[1].not.field: expected one of the attributes priority, group, received "pritority"',
    ]);
  });

  it('refuse a value that no ticket can have', () => {
    expect(messages({ field: 'priority', in: ['urgent', 'low'] })).toEqual([
      'objectives[0].targets[0].when.in[1]: expected one of the values urgent, normal of priority, received "low"',
    ]);
  });

  it('named like a method of every object are not declared by that', () => {
    expect(messages({ field: 'constructor', exists: true })).toHaveLength(1);
  });

  it('restrict nothing in an agreement that declares none', () => {
    const { attributes: _attributes, ...undeclared } = document({ field: 'any', equals: 1 });
    expect(checkAgreement(undeclared).ok).toBe(true);
  });
});
