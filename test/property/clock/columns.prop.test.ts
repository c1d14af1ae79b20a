import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileClock, dueAtColumn, evaluateClock } from '../../../src/clock.js';
import { instantIn, placed, type Scene, tickets } from './arbitraries.js';

interface Row {
  readonly startedAt: number;
  readonly pausedMs: number;
  readonly resumedAt: number;
  readonly targetMs: number;
}

function rowsIn(scene: Scene): fc.Arbitrary<readonly Row[]> {
  const length = fc.integer({ min: 0, max: 40 }).map((units) => units * scene.gridMs);
  const row = fc
    .tuple(instantIn(scene), length, length, length)
    .map(([startedAt, before, pausedMs, targetMs]) => ({
      startedAt,
      pausedMs,
      resumedAt: startedAt + before + pausedMs,
      targetMs,
    }));
  return fc.array(row, { minLength: 1, maxLength: 12 });
}

describe('a column of deadlines', () => {
  test('says row by row what a report on the ticket says', () => {
    const arbitrary = placed.chain((scene) =>
      fc.tuple(
        fc.constant(scene),
        rowsIn(scene),
        fc.constantFrom(undefined, ...Object.keys(scene.calendars)),
      ),
    );
    fc.assert(
      fc.property(arbitrary, ([scene, rows, calendar]) => {
        const reports = rows.map(({ startedAt, pausedMs, resumedAt, targetMs }) => {
          const clock = compileClock(
            {
              id: 'resolution',
              start: { on: 'created' },
              stop: { on: 'solved' },
              pause: { on: 'paused' },
              resume: { on: 'resumed' },
              targets: [{ elapsed: { milliseconds: targetMs } }],
              ...(calendar === undefined ? {} : { calendar }),
            },
            scene.calendars,
          );
          const events = [
            { at: startedAt, type: 'created' },
            { at: resumedAt - pausedMs, type: 'paused' },
            ...(pausedMs === 0 ? [] : [{ at: resumedAt, type: 'resumed' }]),
          ].filter(({ type }) => pausedMs > 0 || type === 'created');
          return evaluateClock(clock, events, { at: resumedAt }).current;
        });
        const column = dueAtColumn(calendar === undefined ? undefined : scene.calendars[calendar], {
          runningSinceAt: Float64Array.from(rows, ({ resumedAt }) => resumedAt),
          elapsedMs: Float64Array.from(reports, (report) => report?.elapsedMs ?? Number.NaN),
          targetMs: Float64Array.from(rows, ({ targetMs }) => targetMs),
        });
        for (const [i, report] of reports.entries()) {
          // What was used up before is due before: the column has no more than the time since.
          const isOpen = (report?.remainingMs ?? 0) > 0;
          expect(column[i]).toBe(isOpen ? report?.dueAt : rows[i]?.resumedAt);
        }
      }),
      tickets(500),
    );
  });
});
