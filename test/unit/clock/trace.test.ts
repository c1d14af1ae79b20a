import { describe, expect, it } from 'vitest';
import { traceClock } from '../../../src/clock.js';
import { byEvent, clockOf, dated, log, MINUTE } from './tickets.js';

/** Steps as `10:00 to 11:00 counted 60`, the total in minutes. */
function told(
  clock: ReturnType<typeof clockOf>,
  events: ReturnType<typeof dated>,
  at: string,
): string[][] {
  const time = (instant: number): string =>
    new Date(instant).toISOString().slice(8, 16).replace('T', ' ');
  return traceClock(clock, events, { at }).map(({ steps }) =>
    steps.map(
      ({ startAt, endAt, status, totalMs }) =>
        `${time(startAt)} to ${time(endAt)} ${status} ${totalMs / MINUTE}`,
    ),
  );
}

describe('a trace', () => {
  const events = dated(
    ['2026-03-02T16:00:00Z', 'created'],
    ['2026-03-03T08:00:00Z', 'paused'],
    ['2026-03-03T10:00:00Z', 'resumed'],
    ['2026-03-03T11:00:00Z', 'solved'],
  );
  const inOffice = {
    ...byEvent,
    calendar: 'office',
    targets: [{ elapsed: { hours: 4 } }],
  } as const;

  it('tells counted, closed and paused time, and a pause goes before closed time', () => {
    expect(told(clockOf(inOffice), events, '2026-03-04T00:00:00Z')).toEqual([
      [
        '02 16:00 to 02 17:00 counted 60',
        '02 17:00 to 03 08:00 closed 60',
        '03 08:00 to 03 10:00 paused 60',
        '03 10:00 to 03 11:00 counted 120',
      ],
    ]);
  });

  it('ends at the instant asked about while the cycle runs', () => {
    expect(told(clockOf(inOffice), events, '2026-03-02T16:30:00Z')).toEqual([
      ['02 16:00 to 02 16:30 counted 30'],
    ]);
  });

  it.each(['none', 'wall'] as const)(
    'tells no pause that does not stand the clock, by `%s`',
    (pauseExtends) => {
      expect(told(clockOf({ ...inOffice, pauseExtends }), events, '2026-03-03T10:00:00Z')).toEqual([
        [
          '02 16:00 to 02 17:00 counted 60',
          '02 17:00 to 03 09:00 closed 60',
          '03 09:00 to 03 10:00 counted 120',
        ],
      ]);
    },
  );

  it('has no steps for a cycle of no length, and none before the first start', () => {
    expect(traceClock(clockOf(), log([5, 'created'], [5, 'solved']), { at: 10 * MINUTE })).toEqual([
      { number: 1, steps: [] },
    ]);
    expect(traceClock(clockOf(), [], { at: 0 })).toEqual([]);
  });

  it('lists every cycle', () => {
    const reopened = log([0, 'created'], [10, 'solved'], [20, 'reopened']);
    const numbers = traceClock(clockOf(), reopened, { at: 30 * MINUTE }).map(
      ({ number, steps }) => [number, steps.length],
    );
    expect(numbers).toEqual([
      [1, 1],
      [2, 1],
    ]);
  });
});
