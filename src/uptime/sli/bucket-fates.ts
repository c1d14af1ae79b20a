import { refuse } from '../../core/read.js';
import { countUpTo, measureWithin, type TimeSet } from '../../core/time-set.js';
import type { BucketTable } from '../buckets/table.js';
import type { LeftOutReason, RequestTime } from './request-time.js';
import type { RequestsPlan } from './requests-rule.js';

/** What becomes of a bucket. The reasons to leave it out follow. */
export const COUNTED = 0;
/** Its events all count as good. */
export const PARDONED = 1;
/** It counts in part. */
export const IN_PART = 2;

const FIRST_REASON = 3;

/** The reasons to leave buckets out, as fates from {@link FIRST_REASON} on. */
export const REASONS: readonly LeftOutReason[] = [
  'outside-period',
  'untracked',
  'ahead',
  'outside-service',
  'excluded',
  'unknown',
  'no-data',
  'straddling',
];

export const FATES: number = FIRST_REASON + REASONS.length;

/** The fate of a reason. */
export function fateOf(reason: LeftOutReason): number {
  return FIRST_REASON + REASONS.indexOf(reason);
}

/** The reason of a fate; `undefined` for what counts. */
export function reasonOf(fate: number): LeftOutReason | undefined {
  return REASONS[fate - FIRST_REASON];
}

/** A bucket across a border: how much of its time counts, and how much of that as good. */
export interface Straddler {
  readonly index: number;
  readonly countedMs: number;
  readonly pardonedMs: number;
}

/** What became of each bucket. */
export interface Fates {
  readonly fates: Uint8Array;
  /** In order of time. */
  readonly straddlers: readonly Straddler[];
  /** The time to measure of which buckets tell, in milliseconds. */
  readonly knownMs: number;
}

const STRADDLES = FATES;

/** Decides about each bucket: it counts wholly, in part or not at all, and why not. */
export function decideFates(table: BucketTable, time: RequestTime, rule: RequestsPlan): Fates {
  const { starts, ends, total } = table;
  const fates = new Uint8Array(starts.length);
  const straddlers: Straddler[] = [];
  let knownMs = 0;
  for (let index = 0; index < starts.length; index++) {
    const [from, to] = [starts[index] as number, ends[index] as number];
    const fate = clearFateOf(table, time, index);
    fates[index] = fate;
    if (fate === COUNTED || fate === PARDONED) knownMs += to - from;
    if (fate !== STRADDLES) continue;
    const countedMs = measureWithin(time.counted, from, to);
    const pardonedMs = measureWithin(time.pardoned, from, to);
    straddlers.push({ index, countedMs, pardonedMs });
    // Nothing that happened is nothing in any part of the time.
    const isInPart = Number(total[index]) === 0 || rule.straddling === 'proportional';
    if (!isInPart && rule.straddling === 'refuse') refuseStraddler(table, index, countedMs);
    if (isInPart) knownMs += countedMs;
    fates[index] = isInPart ? IN_PART : fateOf('straddling');
  }
  return { fates, straddlers, knownMs };
}

/** The fate of a bucket that lies on one side of every border; `STRADDLES` for the others. */
function clearFateOf(table: BucketTable, time: RequestTime, index: number): number {
  const [from, to] = [table.starts[index] as number, table.ends[index] as number];
  const isKnown = table.known[index] === 1;
  if (!isWithin(time.counted, from, to)) {
    const step = time.steps.find(({ left }) => measureWithin(left, from, to) === 0);
    if (step !== undefined) return fateOf(step.reason);
    return isKnown ? STRADDLES : fateOf('no-data');
  }
  if (!isKnown) return fateOf('no-data');
  const pardonedMs = measureWithin(time.pardoned, from, to);
  if (pardonedMs === 0) return COUNTED;
  return pardonedMs === to - from ? PARDONED : STRADDLES;
}

function isWithin(set: TimeSet, from: number, to: number): boolean {
  const bound = countUpTo(set, from);
  return (bound & 1) === 1 && (set[bound] as number) >= to;
}

function refuseStraddler(table: BucketTable, index: number, countedMs: number): never {
  const lengthMs = (table.ends[index] as number) - (table.starts[index] as number);
  refuse(table.placeOf(index), {
    code: 'invalid-interval',
    expected: 'buckets that lie wholly where they count, or wholly where they do not',
    received: `one of which ${countedMs} of ${lengthMs} ms count as they are`,
    hint: "straddling: 'leftOut' or 'proportional' in the rule says what becomes of it",
  });
}
