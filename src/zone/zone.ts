import * as Instant from 'temporal-polyfill/fns/Instant';
import { DAY_MS, epochDayOf } from '../core/civil.js';
import { fail, shown } from '../core/error.js';
import { nearestName } from '../core/nearest.js';
import { type Read, reading } from '../core/read.js';
import {
  areSameClocks,
  FIRST_YEAR_OF_CHANGES,
  FIRST_YEAR_OF_RULES,
  fixedOffset,
  type OffsetRuns,
  offsetRunsWithin,
  type SampleYears,
} from './offset-runs.js';

/**
 * Zone facts are kept in blocks of 2^35 ms (about 398 days): a power of two, so that the block of an
 * instant is one exact division and needs no civil arithmetic.
 */
export const BLOCK_MS: number = 2 ** 35;

/** A time zone with the offsets that were asked for so far. */
export interface Zone {
  readonly id: string;
  /** What is known of its clocks; the names of one zone share it. */
  readonly clocks: Clocks;
  /** The zones that it is made of, where it becomes another from a date on. */
  readonly changes?: ZoneChanges;
}

/** The zones that hold one after the other. */
interface ZoneChanges {
  readonly first: Zone;
  readonly later: readonly ZoneChange[];
}

/** The zone whose clocks hold from a date on. */
export interface ZoneChange {
  readonly day: number;
  /** The instant at which the clocks change. */
  readonly startAt: number;
  readonly zone: Zone;
}

/** The offsets of some clocks, as far as they were asked for. */
interface Clocks {
  /** Whether they never change, as the name of the zone tells. */
  readonly isFixed: boolean;
  /** The offsets in a block: read once, and remembered where no host that freezes what it holds gets at it. */
  readonly runsOf: (block: number) => OffsetRuns;
}

/**
 * Zones are facts about the world, the same for every caller, so they are shared: a hundred thousand
 * calendars in one zone pay for its transitions once. Bounded by the number of zones that exist.
 */
const zones = new Map<string, Zone>();

/**
 * Finds a zone by its IANA id (`Europe/Paris`) or a fixed offset (`+05:30`).
 *
 * @throws {@link SlaError} `invalid-time-zone`.
 */
export function zoneOf(id: string): Zone {
  const known = zones.get(id);
  if (known !== undefined) return known;
  const spelled = spelledZoneId(id);
  if (spelled === undefined) {
    const nearest =
      typeof id === 'string' ? nearestName(id, Intl.supportedValuesOf('timeZone')) : undefined;
    fail({
      code: 'invalid-time-zone',
      path: [],
      expected: 'an IANA time zone such as Europe/Paris',
      received: shown(id),
      ...(nearest === undefined ? {} : { hint: `did you mean ${nearest}?` }),
    });
  }
  // Kept under one spelling only: `europe/PARIS` must not make a second copy.
  const zone: Zone = zones.get(spelled) ?? { id: spelled, clocks: clocksOf(spelled) };
  zones.set(spelled, zone);
  return zone;
}

/** `Asia/Calcutta` is `Asia/Kolkata`: many browsers and databases still say the old name. */
function clocksOf(id: string): Clocks {
  for (const known of zones.values()) if (areSameClocks(id, known.id)) return known.clocks;
  const samples: SampleYears = new Map();
  return {
    isFixed: fixedOffset(id) !== undefined,
    runsOf: remembering((block) =>
      offsetRunsWithin(id, block * BLOCK_MS, (block + 1) * BLOCK_MS, samples),
    ),
  };
}

/** Reads each block once. */
export function remembering(read: Clocks['runsOf']): Clocks['runsOf'] {
  const blocks = new Map<number, OffsetRuns>();
  return (block) => {
    const known = blocks.get(block);
    if (known !== undefined) return known;
    const runs = read(block);
    blocks.set(block, runs);
    return runs;
  };
}

/** How far the days around a year reach into its neighbours. */
const AROUND_MS = 5 * DAY_MS;

/**
 * What the clocks of a zone do in a year and a few days around it, as a text: equal for two years that
 * begin on the same weekday and are as long, when all their days begin and end alike.
 */
export function yearOfClocks(zone: Zone, year: number): string {
  if (zone.clocks.isFixed) return '';
  if (year < FIRST_YEAR_OF_CHANGES - 1) return 'before';
  if (year > FIRST_YEAR_OF_RULES) return 'rule';
  const start = epochDayOf(year, 1, 1) * DAY_MS;
  const [from, to] = [start - AROUND_MS, epochDayOf(year + 1, 1, 1) * DAY_MS + AROUND_MS];
  let offset = offsetAt(zone, from);
  let text = `${offset}`;
  for (let block = Math.floor(from / BLOCK_MS); block * BLOCK_MS < to; block++) {
    const { startsAt, offsetsMs } = offsetRunsOf(zone, block);
    startsAt.forEach((at, run) => {
      if (at <= from || at >= to || offsetsMs[run] === offset) return;
      offset = offsetsMs[run] as number;
      text += `,${at - start}:${offset}`;
    });
  }
  return text;
}

/** Whether two zones are names for the same clocks, at all times. */
export function haveSameClocks(one: Zone, other: Zone): boolean {
  if (one.clocks === other.clocks) return true;
  if (one.changes === undefined || other.changes === undefined) return false;
  const [some, others] = [stretchesOf(one), stretchesOf(other)];
  return (
    some.length === others.length &&
    some.every(
      ({ startAt, zone }, i) =>
        startAt === others[i]?.startAt && zone.clocks === others[i]?.zone.clocks,
    )
  );
}

/** The zone whose clocks hold at an instant: itself, unless it is made of several. */
export function zoneAt(zone: Zone, at: number): Zone {
  return stretchesOf(zone).findLast(({ startAt }) => startAt <= at)?.zone ?? zone;
}

/** The ids of the zones whose clocks a zone goes by, one unless it is made of several. */
export function zoneIdsOf(zone: Zone): readonly string[] {
  return stretchesOf(zone).map((stretch) => stretch.zone.id);
}

function zoneOfLabel({ first, later }: ZoneChanges, localMs: number): Zone {
  const day = Math.floor(localMs / DAY_MS);
  return later.findLast((change) => change.day <= day)?.zone ?? first;
}

function stretchesOf(zone: Zone): readonly { readonly startAt: number; readonly zone: Zone }[] {
  const { first, later } = zone.changes ?? { first: zone, later: [] };
  return [{ startAt: Number.NEGATIVE_INFINITY, zone: first }, ...later];
}

/** Whether an id is that of a zone, or a fixed offset. */
export function isZoneId(id: string): boolean {
  return spelledZoneId(id) !== undefined;
}

/** Reads a zone by its id. */
export const readZone: Read<Zone> = /* @__PURE__ */ reading((id: string) => zoneOf(id));

/** The offset from UTC at an instant, in milliseconds, positive east of Greenwich. */
export function offsetAt(zone: Zone, at: number): number {
  const runs = offsetRunsOf(zone, Math.floor(at / BLOCK_MS));
  let run = runs.startsAt.length - 1;
  while ((runs.startsAt[run] as number) > at) run--;
  return runs.offsetsMs[run] as number;
}

/** The stretches of equal offset in a block, read from Temporal once. */
export function offsetRunsOf(zone: Zone, block: number): OffsetRuns {
  return zone.clocks.runsOf(block);
}

/**
 * The instant of a wall-clock label, as Temporal's `compatible`: a label that the clocks skip moves
 * forward by the length of the gap, a label that they repeat takes its first occurrence (RFC 5545
 * says the same). Occurrence decides, never a daylight-saving flag: laws change offsets too.
 *
 * @param localMs - The label, as milliseconds since 1970-01-01T00:00 on the wall clock.
 */
export function instantOfLabel(zone: Zone, localMs: number): number {
  // Where the zone becomes another, the clocks of either may change within the same hours: dates decide.
  if (zone.changes !== undefined)
    return instantOfLabel(zoneOfLabel(zone.changes, localMs), localMs);
  const before = offsetAt(zone, localMs - DAY_MS);
  const after = offsetAt(zone, localMs + DAY_MS);
  const early = localMs - Math.max(before, after);
  const late = localMs - Math.min(before, after);
  if (early === late) return localMs - before;
  // Where neither shows the label, the clocks skip it: the offset before the gap is the smaller one.
  return offsetAt(zone, early) === localMs - early ? early : late;
}

/** The wall-clock label of an instant, as milliseconds since 1970-01-01T00:00 on the wall clock. */
export function labelOfInstant(zone: Zone, at: number): number {
  return at + offsetAt(zone, at);
}

/**
 * A name, of which none is as long as this allows, or an offset: the native Temporal also takes the zone
 * out of a whole date-time text.
 */
const ZONE_ID = /^(?:[a-z][\w+/-]{0,63}|[+-]\d{2}(?::?\d{2})?)$/i;

/** The id in the case of the zone database, an offset as `+05:30`; nothing for an unknown zone. */
function spelledZoneId(id: string): string | undefined {
  if (typeof id !== 'string' || !ZONE_ID.test(id)) return undefined;
  try {
    return Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(0), id).timeZoneId;
  } catch {
    return undefined;
  }
}
