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
      messages({
        all: [{ field: 'group', exists: true }, { not: { field: 'pritority', equals: 'urgent' } }],
      }),
    ).toEqual([
      'objectives[0].targets[0].when.all[1].not.field: expected one of the attributes priority, group, received "pritority" (did you mean priority?)',
    ]);
  });

  it('refuse a value that no ticket can have', () => {
    expect(messages({ field: 'priority', in: ['urgent', 'low'] })).toEqual([
      'objectives[0].targets[0].when.in[1]: expected one of the values urgent, normal of priority, received "low"',
    ]);
  });

  it('tell a number from the same in letters', () => {
    expect(messages({ field: 'priority', equals: 1 }, { priority: ['1', '2'] })).toEqual([
      'objectives[0].targets[0].when.equals: expected one of the values 1, 2 of priority, received 1 (the same in letters, but a number, a text and a truth value are different)',
    ]);
  });

  it('are missed also where something else is wrong with the document', () => {
    const broken = { ...document({ field: 'group', exists: true }), currency: 'ZZZ' };
    broken.objectives[0] = {
      ...broken.objectives[0],
      start: { field: 'grup', exists: true },
    } as never;
    const result = checkAgreement(broken);
    expect(result.ok ? [] : result.issues.map(({ path }) => path.join('.'))).toEqual([
      'currency',
      'objectives.0.start.field',
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
