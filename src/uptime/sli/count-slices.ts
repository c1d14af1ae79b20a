import { HOLDS } from '../../core/bounds.js';
import { toTimeSet } from '../../core/interval.js';
import {
  add,
  compare,
  divide,
  ONE,
  type Ratio,
  ratio,
  subtract,
  sum,
  ZERO,
} from '../../core/ratio.js';
import { refuse } from '../../core/read.js';
import {
  difference,
  EMPTY,
  intersection,
  measureWithin,
  type TimeSet,
} from '../../core/time-set.js';
import { type BucketTable, type Events, eventsAt } from '../buckets/table.js';
import { COUNTED, type Fates, IN_PART, PARDONED, type Straddler } from './bucket-fates.js';
import { partOf } from './count-events.js';
import type { RequestTime } from './request-time.js';
import type { SlicesPlan } from './slice-options.js';

/** Slices of time by what became of them. */
export interface CountedSlices {
  /** The figure as a fraction of slices: good ones, or the sum of their ratios, of those that count. */
  readonly good: Ratio;
  readonly total: number;
  /** How many had too few events, and how many had no bucket that tells. */
  readonly empty: number;
  readonly unknown: number;
  /** Slices that are still to come. */
  readonly ahead: number;
  /** Which they are, as far as they are time to measure and not pardoned. */
  readonly spans: () => SliceSpans;
}

/** Slices as time. */
interface SliceSpans {
  /** Those that are bad by their events. */
  readonly bad: TimeSet;
  /** Those that are empty, and those of which no bucket tells. */
  readonly unknown: TimeSet;
}

/** A slice of which some bucket tells. */
interface Slice {
  /** Slices are numbered from their origin. */
  readonly number: number;
  readonly events: Events;
}

/** Counts slices: good and bad ones, or the sum of their ratios. */
export function countSlices(
  plan: SlicesPlan,
  method: 'timeSlices' | 'ratioSlices',
  {
    table,
    decided,
    time,
  }: { readonly table: BucketTable; readonly decided: Fates; readonly time: RequestTime },
): CountedSlices {
  const all = slicesIn(plan, time.base);
  // Slices whose time to measure is pardoned as a whole are good, whatever happened there.
  const strict = difference(time.base, time.pardoned);
  const pardoned = all - slicesIn(plan, strict);
  const told = slicesOf(plan, table, decided).filter(({ number }) => {
    const startAt = plan.originAt + number * plan.length;
    return pardoned === 0 || measureWithin(strict, startAt, startAt + plan.length) > 0;
  });
  const shares = told.map(({ events }) => shareOf(plan, events));
  const verdicts = method === 'ratioSlices' ? shares : goodAndBad(plan, told, shares);
  const judged = verdicts.filter((share) => share !== null);
  const empty = shares.filter((share) => share === null).length;
  const unknown = all - pardoned - told.length;
  const as = (what: 'up' | 'down'): number =>
    (plan.emptyAs === what ? empty : 0) + (plan.unknownAs === what ? unknown : 0);
  return {
    good: add(sum(judged), ratio(as('up') + pardoned)),
    total: judged.length + as('up') + as('down') + pardoned,
    empty,
    unknown,
    ahead: slicesIn(plan, time.ahead),
    spans: () => {
      const timeOf = (isMeant: (share: Ratio | null) => boolean): TimeSet =>
        intersection(
          strict,
          spansOf(
            plan,
            told.filter((_, i) => isMeant(verdicts[i] as Ratio | null)),
          ),
        );
      return {
        bad: method === 'timeSlices' ? timeOf((verdict) => verdict === ZERO) : EMPTY,
        unknown: difference(
          strict,
          timeOf((verdict) => verdict !== null),
        ),
      };
    },
  };
}

function spansOf({ length, originAt }: SlicesPlan, slices: readonly Slice[]): TimeSet {
  return toTimeSet(
    slices.map(({ number }): readonly [number, number] => [
      originAt + number * length,
      originAt + (number + 1) * length,
    ]),
  );
}

/** How many slices a set of time touches. */
function slicesIn({ length, originAt }: SlicesPlan, set: TimeSet): number {
  let count = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < set.length; i += 2) {
    const from = Math.max(Math.floor(((set[i] as number) - originAt) / length), last + 1);
    const to = Math.ceil(((set[i + 1] as number) - originAt) / length) - 1;
    if (to < from) continue;
    count += to - from + 1;
    last = to;
  }
  return count;
}

/** The slices of which buckets that count tell, in order. */
function slicesOf(plan: SlicesPlan, table: BucketTable, { fates, straddlers }: Fates): Slice[] {
  const slices: { readonly number: number; readonly events: Events[] }[] = [];
  let next = 0;
  for (let i = 0; i < fates.length; i++) {
    const straddler = straddlers[next]?.index === i ? straddlers[next++] : undefined;
    const fate = fates[i] as number;
    if (fate !== COUNTED && fate !== PARDONED && fate !== IN_PART) continue;
    const number = sliceAt(plan, table, i);
    const last = slices[slices.length - 1];
    const events = eventsThat(table, i, fate, straddler);
    if (last?.number === number) last.events.push(events);
    else slices.push({ number, events: [events] });
  }
  return slices.map(({ number, events }) => ({ number, events: together(events) }));
}

/** The events of a slice, which mostly has one bucket. */
function together(events: readonly Events[]): Events {
  const [only] = events;
  if (only !== undefined && events.length === 1) return only;
  return {
    good: sum(events.map(({ good }) => good)),
    total: sum(events.map(({ total }) => total)),
  };
}

function eventsThat(
  table: BucketTable,
  index: number,
  fate: number,
  straddler: Straddler | undefined,
): Events {
  if (straddler !== undefined) return partOf(table, straddler);
  const events = eventsAt(table, index);
  return fate === PARDONED ? { good: events.total, total: events.total } : events;
}

/** The number of the slice in which a bucket lies; one across two slices is nobody's. */
function sliceAt({ length, originAt }: SlicesPlan, table: BucketTable, index: number): number {
  const number = Math.floor(((table.starts[index] as number) - originAt) / length);
  if ((table.ends[index] as number) <= originAt + (number + 1) * length) return number;
  refuse(table.placeOf(index), {
    code: 'invalid-interval',
    expected: `a bucket within one slice of ${length} ms`,
    received: `one from ${table.starts[index]} to ${table.ends[index]}`,
    hint: 'give finer buckets, or say from where slices are counted by originAt',
  });
}

/** The share of good events of a slice; `null` when it is empty. */
function shareOf({ minEvents }: SlicesPlan, { good, total }: Events): Ratio | null {
  if (total.numerator === 0n || compare(total, ratio(minEvents)) < 0) return null;
  return divide(good, total);
}

/** Slices that are good or bad as a whole, `null` for empty ones; short runs of bad ones are forgiven. */
function goodAndBad(
  { errorShare, operator, minRun }: SlicesPlan,
  told: readonly Slice[],
  shares: readonly (Ratio | null)[],
): readonly (Ratio | null)[] {
  const isBad = (share: Ratio | null | undefined): boolean =>
    share !== null &&
    share !== undefined &&
    HOLDS[operator](compare(subtract(ONE, share), errorShare));
  const verdicts = shares.map((share) => (share === null ? null : ONE));
  for (let i = 0; i < shares.length; ) {
    let end = i;
    while (isBad(shares[end]) && (end === i || isNext(told, end))) end++;
    if (end - i >= minRun) verdicts.fill(ZERO, i, end);
    i = Math.max(end, i + 1);
  }
  return verdicts;
}

function isNext(told: readonly Slice[], i: number): boolean {
  return told[i]?.number === (told[i - 1] as Slice).number + 1;
}
