import { describe, expect, test } from 'vitest';
import { adapt as credits } from './adapters/credits.js';
import { adapt as helpdeskSla } from './adapters/helpdesk-sla.js';
import { adapt as uptime } from './adapters/uptime.js';
import { adapterOf } from './adapters.js';
import { runVector, summaryOf } from './runner.js';
import type { Adapter, ExpectedFailures } from './types.js';

const listed: ExpectedFailures = { known: { kind: 'debatable', reason: 'we decided otherwise' } };
const passes: Adapter = () => ({ status: 'passed' });
const fails: Adapter = () => ({ status: 'failed', expected: 1, actual: 2 });
const cannot: Adapter = () => ({ status: 'unsupported', reason: 'no such rule' });
const throws: Adapter = () => {
  throw new Error('broken');
};

describe('how a vector counts', () => {
  test.each([
    ['new', passes, 'passed'],
    ['new', fails, 'failed'],
    ['new', cannot, 'unsupported'],
    ['new', throws, 'failed'],
    ['known', fails, 'listed'],
    ['known', cannot, 'listed'],
    ['known', throws, 'listed'],
    ['known', passes, 'failed'],
    ['constructor', passes, 'passed'],
  ] as const)('%s vector, %o: %s', (id, adapt, status) => {
    expect(runVector({ id }, adapt, listed).status).toBe(status);
  });

  test('what an adapter throws is shown as the actual value', () => {
    const { outcome } = runVector({ id: 'new', expected: 1 }, throws, listed);
    expect(outcome).toEqual({ status: 'failed', expected: 1, actual: 'threw broken' });
  });

  test('a file is summed up in one line', () => {
    const results = [passes, passes, fails, cannot].map((adapt) =>
      runVector({ id: 'new' }, adapt, listed),
    );
    expect(summaryOf('a.json', results)).toBe('a.json passed 2, failed 1, listed 0, unsupported 1');
  });
});

describe('the adapter of a vector', () => {
  test('follows the name of the file', () => {
    expect(adapterOf('more-uptime.json', { id: '1', op: 'anything' })).toBe(uptime);
  });

  test('follows the shape when the name says nothing', () => {
    expect(adapterOf('held-out.json', { id: '1', op: 'burnRate' })).toBe(uptime);
    expect(adapterOf('held-out.json', { id: '1', op: 'earnback' })).toBe(credits);
    expect(adapterOf('held-out.json', { id: '1', events: [], targets: [] })).toBe(helpdeskSla);
  });

  test('is missing for a shape that nobody knows: unsupported, not wrong', () => {
    const vector = { id: '1', op: 'tides' };
    expect(adapterOf('held-out.json', vector)(vector).status).toBe('unsupported');
  });
});
