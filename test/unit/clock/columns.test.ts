import { describe, expect, it } from 'vitest';
import { dueAtColumn, type RunningColumns } from '../../../src/clock.js';
import { office, refusal } from './tickets.js';

const one: RunningColumns = {
  runningSinceAt: Float64Array.of(0, 100),
  elapsedMs: Float64Array.of(0, 20),
  targetMs: Float64Array.of(1000, 1000),
};

describe('a column of deadlines refuses what is no figure, with the row', () => {
  it.each<[string, object, string, string]>([
    [
      'a start',
      { runningSinceAt: Float64Array.of(0, Number.NaN) },
      'invalid-instant',
      'runningSinceAt.1',
    ],
    ['a start', { runningSinceAt: Float64Array.of(0.5, 0) }, 'invalid-instant', 'runningSinceAt.0'],
    [
      'a start',
      { runningSinceAt: Float64Array.of(0, 1e18) },
      'instant-out-of-range',
      'runningSinceAt.1',
    ],
    ['used time', { elapsedMs: Float64Array.of(Number.NaN, 0) }, 'invalid-duration', 'elapsedMs.0'],
    ['used time', { elapsedMs: Float64Array.of(0, -1) }, 'invalid-duration', 'elapsedMs.1'],
    [
      'a target',
      { targetMs: Float64Array.of(0, Number.POSITIVE_INFINITY) },
      'invalid-duration',
      'targetMs.1',
    ],
  ])('%s: %o', (_, change, code, path) => {
    for (const calendar of [undefined, office]) {
      expect(refusal(() => dueAtColumn(calendar, { ...one, ...change }))).toEqual({
        code,
        path: `columns.${path}`,
      });
    }
  });

  it('and columns of two lengths, a column too many, none, and a calendar that is none', () => {
    const short = { ...one, targetMs: Float64Array.of(1) };
    expect(refusal(() => dueAtColumn(undefined, short)).code).toBe('invalid-option');
    const more = { ...one, pausedMs: Float64Array.of(0, 0) };
    expect(refusal(() => dueAtColumn(undefined, more)).path).toBe('columns.pausedMs');
    expect(refusal(() => dueAtColumn(undefined, null as never)).path).toBe('columns');
    expect(refusal(() => dueAtColumn(undefined, {} as never)).code).toBe('missing-field');
    expect(refusal(() => dueAtColumn(office.definition as never, one)).code).toBe(
      'invalid-calendar',
    );
  });
});
