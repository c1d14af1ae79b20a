import type { ClockEvent } from '../../clock/log/event.js';

/** Where an instance of a metric stands, as its events tell. */
export type Phase = 'none' | 'running' | 'paused' | 'fulfilled';

/** What an event that moves the clock makes of each phase; nothing where it cannot follow. */
export const NEXT_PHASE: ReadonlyMap<string, Readonly<Partial<Record<Phase, Phase>>>> = new Map([
  ['activate', { none: 'running', paused: 'running', fulfilled: 'running' }],
  ['pause', { running: 'paused' }],
  ['fulfill', { running: 'fulfilled', paused: 'fulfilled' }],
]);

/**
 * The events that lead from one phase to another. Only where an instant began and ended counts: a
 * pause and its end at the same instant took no time, and a clock told of both would have to choose
 * which came first.
 */
const STEPS: Readonly<Record<Phase, Readonly<Partial<Record<Phase, readonly string[]>>>>> = {
  none: {
    running: ['activate'],
    paused: ['activate', 'pause'],
    fulfilled: ['activate', 'fulfill'],
  },
  running: { paused: ['pause'], fulfilled: ['fulfill'] },
  paused: { running: ['resume'], fulfilled: ['fulfill'] },
  fulfilled: { running: ['activate'], paused: ['activate', 'pause'] },
};

/** The events of an instant at which an instance went from one phase to another. */
export function stepsBetween(before: Phase, after: Phase, at: number): readonly ClockEvent[] {
  return (STEPS[before][after] ?? []).map((type) => ({ at, type }));
}
