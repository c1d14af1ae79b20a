import { describe, expect, it } from 'vitest';
import { compareStatements } from '../../../../src/agreement/seal/compare.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { AT, copyOf, FACTS, shop } from '../../../fixtures/sealed.js';
import { thrownBy } from '../../../oracle/thrown.js';

const statement = settlePeriod(shop, FACTS, { at: AT });

describe('two statements', () => {
  it('are the same when each figure is', () => {
    expect(compareStatements(copyOf(statement), statement)).toEqual({
      first: null,
      differences: [],
      count: 0,
      zones: [],
    });
  });

  it('differ in the order of ours, and last in what only theirs has', () => {
    const theirs: Record<string, unknown> = {
      note: 1,
      ...copyOf(statement),
      name: 'x',
      version: '2',
    };
    delete theirs.status;
    const { differences } = compareStatements(theirs as never, statement);
    expect(differences).toEqual([
      { path: ['name'], kind: 'changed', theirs: 'x', ours: statement.name },
      { path: ['version'], kind: 'changed', theirs: '2', ours: null },
      { path: ['status'], kind: 'only-ours', theirs: null, ours: 'final' },
      { path: ['note'], kind: 'only-theirs', theirs: 1, ours: null },
    ]);
  });

  it('differ by a line that one of them lacks once', () => {
    const shorter = copyOf(statement);
    shorter.lines.pop();
    const { first, count } = compareStatements(shorter, statement);
    expect([first?.path, first?.kind, count]).toEqual([['lines', 1], 'only-ours', 1]);
    expect(first?.ours).toEqual(statement.lines[1]);
    expect(compareStatements(statement, shorter).first?.kind).toBe('only-theirs');
  });

  it('differ in a hundred places that are told, and all are counted', () => {
    const lists = (text: string) => ({ lines: Array(250).fill(text) }) as never;
    const { differences, count } = compareStatements(lists('a'), lists('b'));
    expect([differences.length, count]).toEqual([100, 250]);
    expect(differences[99]?.path).toEqual(['lines', 99]);
  });

  it('name no zone that only one of them has', () => {
    const [berlin] = statement.zones;
    const theirs = { ...statement, zones: [{ ...berlin, timeZone: 'Europe/Paris' }] } as never;
    const { zones, first } = compareStatements(theirs, statement);
    expect([zones, first?.path]).toEqual([[], ['zones', 0, 'timeZone']]);
  });

  it('are refused by name where one of them is none', () => {
    expect(thrownBy(() => compareStatements(7 as never, statement)).path).toEqual(['theirs']);
    expect(thrownBy(() => compareStatements(statement, [] as never)).path).toEqual(['ours']);
  });
});
