import { clip, difference, EMPTY, type TimeSet, union } from '../../core/time-set.js';

/** Which time of a kind was granted or denied already. */
interface Decided {
  /** The spans within bounds that are open. */
  readonly openIn: (startAt: number, endAt: number) => TimeSet;
  readonly close: (startAt: number, endAt: number, denied: TimeSet) => void;
  /** The spans within bounds that caps denied. */
  readonly denied: (startAt: number, endAt: number) => TimeSet;
}

/** Where exclusions come by their starts, all up to the latest end is decided. */
export function decidedInOrder(): Decided {
  let until = Number.NEGATIVE_INFINITY;
  const denied: number[] = [];
  return {
    openIn: (startAt, endAt) => {
      const from = Math.max(startAt, until);
      return from < endAt ? [from, endAt] : EMPTY;
    },
    close: (_, endAt, more) => {
      until = Math.max(until, endAt);
      for (let i = 0; i < more.length; i += 2) {
        if (denied[denied.length - 1] === more[i])
          denied[denied.length - 1] = more[i + 1] as number;
        else denied.push(more[i] as number, more[i + 1] as number);
      }
    },
    denied: (startAt, endAt) => clip(denied, startAt, endAt),
  };
}

/** Where they come in any order. */
export function decidedAnywhere(): Decided {
  let closed: TimeSet = EMPTY;
  let denied: TimeSet = EMPTY;
  return {
    openIn: (startAt, endAt) =>
      startAt < endAt ? difference([startAt, endAt], clip(closed, startAt, endAt)) : EMPTY,
    close: (startAt, endAt, more) => {
      if (startAt < endAt) closed = union(closed, [startAt, endAt]);
      denied = union(denied, more);
    },
    denied: (startAt, endAt) => clip(denied, startAt, endAt),
  };
}
