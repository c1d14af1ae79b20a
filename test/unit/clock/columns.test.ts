import { describe, expect, it } from 'vitest';
import { compileCalendar } from '../../../src/calendar.js';
import { dueAtColumn, type RunningColumns } from '../../../src/clock.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../../src/core/instant.js';
import { thrownBy } from '../../oracle/thrown.js';
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

describe('a column of deadlines', () => {
  const row = (from: number, elapsed: number, target: number): RunningColumns => ({
    runningSinceAt: Float64Array.of(from),
    elapsedMs: Float64Array.of(elapsed),
    targetMs: Float64Array.of(target),
  });

  it('has the instant at which the rest of the target is used up', () => {
    // 1000 of 1000 ms are left at 0, and 980 of them at 100.
    expect([...dueAtColumn(undefined, one)]).toEqual([1000, 1080]);
    // More was used than there is: nothing is left.
    expect([...dueAtColumn(undefined, row(100, 2000, 1000))]).toEqual([100]);
    expect([...dueAtColumn(undefined, row(MIN_INSTANT, 0, 5))]).toEqual([MIN_INSTANT + 5]);
  });

  it('is without an end behind the known time, and where no time is left', () => {
    const endless = Number.POSITIVE_INFINITY;
    expect([...dueAtColumn(undefined, row(MAX_INSTANT - 1, 0, 1))]).toEqual([MAX_INSTANT]);
    expect([...dueAtColumn(undefined, row(MAX_INSTANT, 0, 1))]).toEqual([endless]);
    const overrides = [{ kind: 'add' as const, date: '1970-01-01', hours: '09:00-10:00' }];
    const once = compileCalendar({ timeZone: 'UTC', overrides });
    expect([...dueAtColumn(once, row(0, 0, 3_600_000))]).toEqual([36_000_000]);
    expect([...dueAtColumn(once, row(0, 0, 3_600_001))]).toEqual([endless]);
  });

  it('says what would do where it refuses', () => {
    const refused = (from: number, elapsed: number, target: number) =>
      thrownBy(() => dueAtColumn(undefined, row(from, elapsed, target)));
    expect(refused(MIN_INSTANT - 1, 0, 0)).toMatchObject({
      code: 'instant-out-of-range',
      path: ['columns', 'runningSinceAt', 0],
      expected: 'epoch milliseconds of the years 0001 to 9999',
    });
    expect(refused(0, 0, 0.5)).toMatchObject({
      path: ['columns', 'targetMs', 0],
      expected: 'whole milliseconds, 0 or more',
      received: '0.5',
    });
    expect(refused(0, 0.25, 0.5)).toMatchObject({
      path: ['columns', 'elapsedMs', 0],
      received: '0.25',
    });
    expect(thrownBy(() => dueAtColumn(5 as never, one))).toMatchObject({
      path: ['calendar'],
      expected: 'a compiled calendar, or undefined for a clock that runs round the clock',
      received: '5',
      hint: 'pass the definition through compileCalendar first',
    });
    const short = { ...one, targetMs: Float64Array.of(1) };
    expect(thrownBy(() => dueAtColumn(undefined, short))).toMatchObject({
      path: ['columns'],
      expected: 'columns of one length',
      received: '2, 2, 1',
    });
  });
});
