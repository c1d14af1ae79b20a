import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import type { Interval } from '../core/interval.js';

/** A status that was observed at an instant. */
export interface Observation {
  readonly at: InstantInput;
  readonly status: string;
}

/** What a status means. A `state` has a weight in {@link measureAvailability}. */
export type StatusMeaning = 'up' | 'down' | 'unknown' | { readonly state: string };

/** How a log of statuses is read. */
export interface TransitionOptions {
  /** What each status means; a status that is not listed is an error. */
  readonly statuses: { readonly [status: string]: StatusMeaning };
  /** The start of the time asked about, included. @defaultValue the first observation */
  readonly from?: InstantInput;
  /** Its end, excluded: up to here the last status is taken to last. */
  readonly until: InstantInput;
  /** The status before the first observation. @defaultValue unknown */
  readonly initially?: string;
}

/** An outage that was read from observations. */
export interface ObservedOutage extends Interval {
  /** The status that was observed. */
  readonly cause: string;
  readonly state?: string;
}

/** What observations say, in the form that {@link measureAvailability} takes. */
export interface ObservedTime {
  readonly outages: readonly ObservedOutage[];
  readonly unknown: readonly { readonly start: number; readonly end: number }[];
}

/**
 * Reads a log of status changes: each status lasts until the next.
 *
 * @param log - Status changes in any order; of several at one instant the last counts.
 * @param options - What each status means, and the time asked about.
 * @returns Outages and unknown time in `[from, until)`.
 * @throws {@link SlaError} `unknown-reference`, `invalid-instant`, `invalid-interval`.
 * @example
 * import { outagesFromTransitions } from 'slakit'
 * const log = [{ at: 0, status: 'ok' }, { at: 60_000, status: 'outage' }, { at: 90_000, status: 'ok' }]
 * outagesFromTransitions(log, { statuses: { ok: 'up', outage: 'down' }, until: 120_000 }).outages
 * // => [{ startAt: 60000, endAt: 90000, cause: 'outage' }]
 */
export function outagesFromTransitions(
  log: readonly Observation[],
  options: TransitionOptions,
): ObservedTime {
  return readObservations(log, options, Number.POSITIVE_INFINITY);
}

/** How a series of checks is read. */
export interface CheckOptions extends TransitionOptions {
  /** How long a check says something when no other follows; after that nothing is known. */
  readonly maxGap: DurationInput;
}

/**
 * Reads a series of checks: each result lasts until the next check, but no longer than `maxGap`, so
 * that a monitor that was off shows as unknown time.
 *
 * @param checks - Results in any order; of several at one instant the last counts.
 * @param options - What each status means, the time asked about, and the longest gap.
 * @returns Outages and unknown time in `[from, until)`.
 * @throws {@link SlaError} `unknown-reference`, `invalid-instant`, `invalid-interval`, `invalid-duration`.
 * @example
 * import { outagesFromChecks } from 'slakit'
 * const checks = [{ at: 0, status: 'up' }, { at: 60_000, status: 'down' }]
 * const statuses = { up: 'up', down: 'down' } as const
 * outagesFromChecks(checks, { statuses, until: 300_000, maxGap: 'PT1M' })
 * // => { outages: [{ startAt: 60000, endAt: 120000, cause: 'down' }], unknown: [{ start: 120000, end: 300000 }] }
 */
export function outagesFromChecks(
  checks: readonly Observation[],
  options: CheckOptions,
): ObservedTime {
  return readObservations(checks, options, toPositiveDurationMs(options.maxGap, ['maxGap']));
}

/** A stretch of one status; `undefined` is a status that nobody observed. */
interface Spell extends Interval {
  readonly status: string | undefined;
}

function readObservations(
  log: readonly Observation[],
  options: TransitionOptions,
  maxGapMs: number,
): ObservedTime {
  const points = log.map(({ at, status }, index) => ({
    at: toInstant(at, [index, 'at']),
    status,
    index,
  }));
  // Stable: of several observations at one instant the last one of the input lasts.
  points.sort((a, b) => a.at - b.at || a.index - b.index);
  for (const { status, index } of points) meaningOf(options, status, [index, 'status']);
  const until = toInstant(options.until, ['until']);
  const from =
    options.from === undefined
      ? Math.min(points[0]?.at ?? until, until)
      : toInstant(options.from, ['from']);
  if (from > until) {
    fail({
      code: 'invalid-interval',
      path: ['until'],
      expected: 'an end at or after the start',
      received: shown(options.until),
    });
  }
  const spells: Spell[] = [
    { startAt: from, endAt: points[0]?.at ?? until, status: options.initially },
  ];
  points.forEach(({ at, status }, i) => {
    const next = points[i + 1]?.at ?? Math.max(until, at);
    const endAt = Math.min(next, at + maxGapMs);
    spells.push({ startAt: at, endAt, status }, { startAt: endAt, endAt: next, status: undefined });
  });
  return sortSpells(spells, options, from, until);
}

function sortSpells(
  spells: readonly Spell[],
  options: TransitionOptions,
  from: number,
  until: number,
): ObservedTime {
  const outages: ObservedOutage[] = [];
  const unknown: { start: number; end: number }[] = [];
  for (const spell of spells) {
    const startAt = Math.max(spell.startAt, from);
    const endAt = Math.min(spell.endAt, until);
    if (startAt >= endAt) continue;
    const { status } = spell;
    const meaning = status === undefined ? 'unknown' : meaningOf(options, status, ['initially']);
    if (meaning === 'unknown') unknown.push({ start: startAt, end: endAt });
    else if (meaning !== 'up') {
      outages.push({
        startAt,
        endAt,
        cause: status as string,
        ...(meaning === 'down' ? {} : { state: meaning.state }),
      });
    }
  }
  return { outages, unknown };
}

function meaningOf({ statuses }: TransitionOptions, status: string, path: Path): StatusMeaning {
  if (Object.hasOwn(statuses, status)) return statuses[status] as StatusMeaning;
  fail({
    code: 'unknown-reference',
    path,
    expected: `one of ${Object.keys(statuses).slice(0, 20).join(', ')}`,
    received: shown(status),
    hint: 'say what it means in statuses',
  });
}
