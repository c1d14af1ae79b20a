import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { OWN_VECTORS, readExpectedFailures, readVectors, runFile } from './runner.js';

const listed = readExpectedFailures();
const files = readVectors(fileURLToPath(OWN_VECTORS));

describe.each(files.map((file) => [file.file, file] as const))('%s', (_, file) => {
  const results = runFile(file, listed);
  const notes = new Map(file.vectors.map(({ id, note }) => [id, String(note ?? '')] as const));

  test.each(results.map((result) => [result.id, notes.get(result.id), result] as const))(
    '%s %s',
    (id, _note, { status, outcome }) => {
      if (status === 'listed') return expect(listed[id]?.reason).not.toBe('');
      // Shows the difference. The line below decides: the adapter may be stricter than toEqual.
      if (outcome.status === 'failed') expect(outcome.actual).toEqual(outcome.expected);
      expect({ status, outcome }).toEqual({ status: 'passed', outcome: { status: 'passed' } });
    },
  );
});

describe('the list of expected failures', () => {
  const ids = new Set(files.flatMap(({ vectors }) => vectors.map(({ id }) => id)));

  test('names only vectors that exist', () => {
    expect(Object.keys(listed).filter((id) => !ids.has(id))).toEqual([]);
  });

  test('gives each a kind and a reason', () => {
    const kinds = ['debatable', 'suspect', 'out-of-scope', 'not-built-yet'];
    const poor = Object.entries(listed).filter(
      ([, { kind, reason }]) => !kinds.includes(kind) || reason.trim().length < 10,
    );
    expect(poor).toEqual([]);
  });

  test('no two vectors share an id', () => {
    expect(ids.size).toBe(files.reduce((sum, { vectors }) => sum + vectors.length, 0));
  });
});
