import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { adapt, type HelpdeskVector } from './adapters/helpdesk-sla.js';
import { OWN_VECTORS, readVectors } from './runner.js';

const [file] = readVectors(fileURLToPath(new URL('helpdesk-sla.json', OWN_VECTORS)));
const vectors = (file?.vectors ?? []) as unknown as readonly HelpdeskVector[];

/** What the adapter says of a vector after a change. */
function outcomeOf(vector: HelpdeskVector, change: object): string {
  return adapt({ ...vector, ...change } as never).status;
}

/** A figure of the same kind that is not the expected one. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value + 0.001;
  if (typeof value === 'boolean') return !value;
  const at = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  // Two minutes are beyond every tolerance, on either side of it.
  return Number.isNaN(at) ? 'another' : new Date(at + 120_000).toISOString();
}

describe('the adapter of helpdesk vectors can fail', () => {
  test('a field that it does not read is not passed over, wherever it stands', () => {
    for (const vector of vectors) {
      const [target] = vector.targets;
      const [event, ...others] = vector.events;
      const changes = [
        { further: 1 },
        { targets: [{ ...target, further: 1 }] },
        { targets: [target, target] },
        { targets: [{ ...target, metric: 'further' }] },
        { targets: [{ ...target, escalation: { offsetMinutes: 1, clock: 'lunar' } }] },
        { events: [{ ...event, further: 1 }, ...others] },
        { events: [{ ...event, type: 'further' }, ...others] },
        { query: { ...vector.query, further: 1 } },
        { options: { ...vector.options, further: 1 } },
        { options: { ...vector.options, targetChange: 'further' } },
        { expected: { ...vector.expected, further: 1 } },
      ];
      expect(changes.map((change) => outcomeOf(vector, change))).toEqual(
        changes.map(() => 'unsupported'),
      );
    }
  });

  test('another expected figure is not met: nothing is taken from what is expected', () => {
    for (const vector of vectors) {
      for (const [key, value] of Object.entries(vector.expected)) {
        const expected = { ...vector.expected, [key]: otherThan(value) };
        expect([vector.id, key, outcomeOf(vector, { expected })]).toEqual([
          vector.id,
          key,
          'failed',
        ]);
      }
    }
  });
});
