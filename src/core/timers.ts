import { fail, shown } from './error.js';

/** The alarms of many things, one for each: a heap that knows where everything stands in it. */
export interface Timers {
  /**
   * Sets the alarm of a thing, in place of an older one; `null` takes it away. In steps that grow with the
   * logarithm of the number of alarms.
   */
  readonly set: (key: string, at: number | null) => void;
  /** When the next alarm rings, epoch milliseconds, or `null` when there is none: what the one real timer is set to. */
  readonly nextAt: () => number | null;
  /** Takes the alarms that ring by an instant, itself included, the earliest first; those of one instant by key. */
  readonly take: (now: number) => readonly string[];
  /** How many alarms are set. */
  readonly count: () => number;
}

/**
 * Keeps the alarms of any number of tickets, so that one timer does for all of them. It lives in memory
 * alone: after a restart it is filled from the `wakeAt` of the stored watches.
 *
 * @returns Timers without an alarm.
 * @throws {@link SlaError} `invalid-instant` from `set` and `take` for what is no finite number.
 * @example
 * import { createTimers } from 'slakit/scheduler'
 * const timers = createTimers()
 * timers.set('T-1', 3_000)
 * timers.set('T-2', 1_000)
 * timers.set('T-1', 2_000)
 * timers.nextAt() // => 1000
 * timers.take(2_000) // => ['T-2', 'T-1']
 * timers.count() // => 0
 */
export function createTimers(): Timers {
  const heap: Alarm[] = [];
  const places = new Map<string, number>();
  const put = (alarm: Alarm, place: number): void => {
    heap[place] = alarm;
    places.set(alarm.key, place);
  };
  const remove = (place: number): Alarm => {
    const alarm = heap[place] as Alarm;
    const last = heap.pop() as Alarm;
    places.delete(alarm.key);
    if (place < heap.length) settle(heap, put, last, place);
    return alarm;
  };
  return {
    set: (key, at) => {
      const place = places.get(key);
      if (at !== null) requireInstant(at, 'at');
      if (at === null) {
        if (place !== undefined) remove(place);
      } else settle(heap, put, { key, at }, place ?? heap.length);
    },
    nextAt: () => heap[0]?.at ?? null,
    take: (now) => {
      requireInstant(now, 'now');
      const taken: string[] = [];
      while (heap.length > 0 && (heap[0] as Alarm).at <= now) taken.push(remove(0).key);
      return taken;
    },
    count: () => heap.length,
  };
}

interface Alarm {
  readonly key: string;
  readonly at: number;
}

type Put = (alarm: Alarm, place: number) => void;

/** Moves an alarm from a free place up or down to where it belongs. */
function settle(heap: readonly Alarm[], put: Put, alarm: Alarm, from: number): void {
  let place = from;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    const above = heap[parent] as Alarm;
    if (!isBefore(alarm, above)) break;
    put(above, place);
    place = parent;
  }
  for (let child = earlierChild(heap, place); child !== undefined; ) {
    const below = heap[child] as Alarm;
    if (!isBefore(below, alarm)) break;
    put(below, place);
    place = child;
    child = earlierChild(heap, place);
  }
  put(alarm, place);
}

function earlierChild(heap: readonly Alarm[], place: number): number | undefined {
  const left = 2 * place + 1;
  if (left >= heap.length) return undefined;
  const right = left + 1;
  const isRight = right < heap.length && isBefore(heap[right] as Alarm, heap[left] as Alarm);
  return isRight ? right : left;
}

function isBefore(one: Alarm, other: Alarm): boolean {
  return one.at < other.at || (one.at === other.at && one.key < other.key);
}

function requireInstant(at: number, name: string): void {
  if (Number.isFinite(at)) return;
  fail({
    code: 'invalid-instant',
    path: [name],
    expected: 'epoch milliseconds, a finite number',
    received: shown(at),
  });
}
