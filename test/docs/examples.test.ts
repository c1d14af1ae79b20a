import { describe, expect, test } from 'vitest';
import { findExamples } from './extract.js';
import { runExample } from './run.js';

const examples = findExamples();
const runnable = examples.filter(({ notRun }) => notRun === undefined);

describe('every example of the documentation is true', () => {
  test.each(runnable.map((example) => [`${example.file}:${example.line}`, example] as const))(
    '%s',
    async (_, { code }) => runExample(code),
  );

  test('an example that is only shown says why', () => {
    expect(examples.filter(({ notRun }) => notRun?.trim() === '')).toEqual([]);
  });
});
