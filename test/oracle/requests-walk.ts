import type { LeftOutReason } from '../../src/uptime.js';

/** A period of a few milliseconds, each of which is looked at by itself. */
export interface Walk {
  readonly period: readonly [number, number];
  readonly at: number;
  readonly trackedSince: number | undefined;
  readonly trackedUntil: number | undefined;
  readonly service: readonly (readonly [number, number])[];
  readonly exclusions: readonly (readonly [number, number])[];
  readonly unknown: readonly (readonly [number, number])[];
  /** Counts in tenths of events; `null` was not read. */
  readonly buckets: readonly {
    readonly start: number;
    readonly end: number;
    readonly good: number | null;
    readonly total: number | null;
  }[];
  readonly excludedAs: 'leftOut' | 'up';
  readonly straddling: 'leftOut' | 'proportional';
  readonly slices: WalkSlices | null;
}

export interface WalkSlices {
  readonly method: 'timeSlices' | 'ratioSlices';
  readonly length: number;
  readonly originAt: number;
  readonly errorPercent: number;
  readonly minRun: number;
  readonly minEvents: number;
  readonly emptyAs: 'leftOut' | 'up' | 'down';
  readonly unknownAs: 'leftOut' | 'up' | 'down';
}

/** A fraction that nobody reduces. */
export type Fraction = readonly [top: bigint, bottom: bigint];

const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];
export const isEqual = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d === c * b;

export interface Walked {
  readonly good: Fraction;
  readonly total: Fraction;
  readonly knownMs: number;
  readonly baseMs: number;
  readonly leftOut: Readonly<Partial<Record<LeftOutReason, number>>>;
  /** The milliseconds to measure, not pardoned, of bad slices, and of those without a verdict. */
  readonly badTimes: readonly number[];
  readonly unknownTimes: readonly number[];
  /** Whether a bucket with events lies across a border. */
  readonly straddles: boolean;
}

const inSome = (t: number, list: readonly (readonly [number, number])[]): boolean =>
  list.some(([from, to]) => from <= t && t < to);

/** Asks each millisecond and each bucket, one question after the other. */
export function walkRequests(walk: Walk): Walked {
  const { period, at, buckets, slices } = walk;
  const [startAt, endAt] = period;
  const isOver = at >= endAt;
  const judgedTo =
    slices === null || isOver
      ? at
      : Math.floor((at - slices.originAt) / slices.length) * slices.length + slices.originAt;
  const questions: readonly [LeftOutReason, (t: number) => boolean][] = [
    ['outside-period', (t) => t >= startAt && t < endAt],
    ['untracked', (t) => t >= (walk.trackedSince ?? t) && t < (walk.trackedUntil ?? t + 1)],
    ['ahead', (t) => t < judgedTo],
    ['outside-service', (t) => inSome(t, walk.service)],
    ['excluded', (t) => walk.excludedAs === 'up' || !inSome(t, walk.exclusions)],
    ['unknown', (t) => !inSome(t, walk.unknown)],
  ];
  const passes = (t: number, count: number) => questions.slice(0, count).every(([, ask]) => ask(t));
  const counts = (t: number) => passes(t, questions.length);
  const isBase = (t: number) => passes(t, questions.length - 1);
  const isPardoned = (t: number) => walk.excludedAs === 'up' && inSome(t, walk.exclusions);
  const leftOut: Partial<Record<LeftOutReason, number>> = {};
  const leave = (reason: LeftOutReason) => {
    leftOut[reason] = (leftOut[reason] ?? 0) + 1;
  };
  const parts: { readonly start: number; readonly good: Fraction; readonly total: Fraction }[] = [];
  let [knownMs, straddles] = [0, false];
  for (const { start, end, good, total } of buckets) {
    const times = Array.from({ length: end - start }, (_, i) => start + i);
    const lost = questions.find((_, i) => !times.some((t) => passes(t, i + 1)));
    if (lost !== undefined) {
      leave(lost[0]);
      continue;
    }
    if (good === null || total === null) {
      leave('no-data');
      continue;
    }
    const counted = times.filter(counts);
    const pardoned = counted.filter(isPardoned);
    const isClear =
      counted.length === times.length &&
      (pardoned.length === 0 || pardoned.length === times.length);
    if (!isClear && total > 0) straddles = true;
    if (!isClear && total > 0 && walk.straddling === 'leftOut') {
      leave('straddling');
      continue;
    }
    knownMs += counted.length;
    // Each millisecond has as many events as any other of its bucket.
    const bottom = BigInt(10 * times.length);
    const bad = BigInt((total - good) * (counted.length - pardoned.length));
    const all = BigInt(total * counted.length);
    parts.push({ start, good: [all - bad, bottom], total: [all, bottom] });
  }
  const base = Array.from({ length: endAt - startAt }, (_, i) => startAt + i).filter(isBase);
  const found = {
    knownMs,
    baseMs: base.length,
    leftOut,
    straddles,
    badTimes: [],
    unknownTimes: [],
  };
  const add = (list: typeof parts): { good: Fraction; total: Fraction } => ({
    good: list.reduce<Fraction>((sum, { good }) => plus(sum, good), [0n, 1n]),
    total: list.reduce<Fraction>((sum, { total }) => plus(sum, total), [0n, 1n]),
  });
  if (slices === null) return { ...found, ...add(parts) };
  const judged: ('good' | 'bad' | 'none' | Fraction)[] = [];
  const strictTimes: (readonly number[])[] = [];
  const unknownTimes: number[] = [];
  const numberOf = (t: number) => Math.floor((t - slices.originAt) / slices.length);
  for (let number = numberOf(startAt); number <= numberOf(endAt); number++) {
    const times = base.filter((t) => numberOf(t) === number);
    const own = parts.filter(({ start }) => numberOf(start) === number);
    const is = { up: 'good', down: 'bad', leftOut: 'none' } as const;
    if (times.length === 0) judged.push('none');
    else if (times.every((t) => isPardoned(t) && counts(t))) judged.push('good');
    else if (own.length === 0) judged.push(is[slices.unknownAs]);
    else judged.push(ofSlice(add(own), slices));
    const strict = times.filter((t) => !(isPardoned(t) && counts(t)));
    strictTimes.push(strict);
    if (strict.length > 0 && (own.length === 0 || isEmptySlice(add(own).total, slices)))
      unknownTimes.push(...strict);
  }
  forgive(judged, slices.minRun);
  const badTimes = strictTimes.flatMap((times, i) => (judged[i] === BAD ? times : []));
  const shares = judged.flatMap((one): Fraction[] =>
    one === 'none' ? [] : [one === 'good' ? [1n, 1n] : one === 'bad' ? [0n, 1n] : one],
  );
  const good = shares.reduce<Fraction>((sum, share) => plus(sum, share), [0n, 1n]);
  return { ...found, good, total: [BigInt(shares.length), 1n], badTimes, unknownTimes };
}

function ofSlice(
  { good, total }: { readonly good: Fraction; readonly total: Fraction },
  slices: WalkSlices,
): 'good' | 'bad' | 'none' | Fraction {
  if (isEmptySlice(total, slices))
    return ({ up: 'good', down: 'bad', leftOut: 'none' } as const)[slices.emptyAs];
  const share: Fraction = [good[0] * total[1], good[1] * total[0]];
  if (slices.method === 'ratioSlices') return share;
  const badTop = share[1] - share[0];
  // Marked by its own words, so that runs of slices that are bad by their events are seen.
  return badTop * 100n > BigInt(slices.errorPercent) * share[1] ? BAD : [1n, 1n];
}

function isEmptySlice(total: Fraction, { minEvents }: WalkSlices): boolean {
  return total[0] === 0n || total[0] < BigInt(minEvents) * total[1];
}

/** Bad by its events; `bad` by what the rule makes of it is no part of a run. */
const BAD: Fraction = [0n, 1n];

function forgive(judged: ('good' | 'bad' | 'none' | Fraction)[], minRun: number): void {
  for (let i = 0; i < judged.length; i++) {
    if (judged[i] !== BAD) continue;
    let end = i;
    while (judged[end] === BAD) end++;
    if (end - i < minRun) judged.fill('good', i, end);
    i = end;
  }
}
