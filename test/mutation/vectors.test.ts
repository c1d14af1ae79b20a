import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adapterOf } from '../conformance/adapters.js';
import {
  OWN_VECTORS,
  readExpectedFailures,
  readVectors,
  runVector,
} from '../conformance/runner.js';

// The same vectors as in test/conformance, which runs them while it collects its tests. Here each runs
// inside a test of its own, so that what it ran through is known to be its work.
const listed = readExpectedFailures();

describe.each(readVectors(fileURLToPath(OWN_VECTORS)))('$file', ({ file, vectors }) => {
  test.each(vectors.map((vector) => [vector.id, vector] as const))('%s', (_, vector) => {
    const { status } = runVector(vector, adapterOf(file, vector), listed);
    expect(status).not.toBe('failed');
  });
});
