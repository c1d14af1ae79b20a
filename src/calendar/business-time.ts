import { type DurationInput, toDurationMs } from '../core/duration.js';
import { fail, guarded, shown } from '../core/error.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT, toInstant } from '../core/instant.js';
import { type KnownFields, requireKnown } from '../core/read-parts.js';
import { BLOCK_MS } from '../zone/zone.js';
import {
  blockAt,
  blockOf,
  earliestAfter,
  latestAfter,
  openBefore,
  openMsOf,
  openTimeNear,
  requireCompiled,
} from './open/block.js';
import type { CompiledCalendar } from './open/compiled.js';
import {
  LONG_WAY,
  openTimeFar,
  passYears,
  passYearsBack,
  type Remainder,
} from './open/long-way.js';

/** Options of `addBusinessTime`. */
export interface AddOptions {
  /**
   * `close`: the earliest instant at which the amount is used up, which is the close itself: right
   * for deadlines. `nextOpen`: the latest such instant, from which more would count: when work can
   * go on. With `nextOpen`, adding zero in closed time gives the next opening.
   *
   * @defaultValue 'close'
   */
  readonly boundary?: 'close' | 'nextOpen' | undefined;
}

/** Options of `subtractBusinessTime`. */
export interface SubtractOptions {
  /**
   * `open`: the latest instant from which the amount has passed: the opening itself.
   * `previousClose`: the earliest such instant, the mirror of `nextOpen`.
   *
   * @defaultValue 'open'
   */
  readonly boundary?: 'open' | 'previousClose' | undefined;
}

/** Said instead of an instant when the calendar has not enough open time left, up to the year 9999. */
export type NeverOpens = 'never-opens';

/**
 * Adds open time to an instant: the earliest instant by which `amount` of open time has passed.
 *
 * Zero gives the instant itself. A negative amount subtracts. Adding in two steps gives the same as
 * adding at once. Lengths are elapsed time, also across a change of the clocks.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant to start from; it need not be open.
 * @param amount - Hours, minutes and seconds of open time.
 * @param options - Where an answer lands that is used up exactly at a border.
 * @returns Epoch milliseconds, or `'never-opens'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-duration`, `invalid-option`,
 * `unknown-field`, `invalid-calendar`.
 * @example
 * import { addBusinessTime, compileCalendar, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } })
 * toIso(addBusinessTime(office, '2026-03-06T15:00:00Z', { hours: 2 })) // => '2026-03-09T09:00:00.000Z'
 * @see {@link subtractBusinessTime}
 */
export function addBusinessTime(
  calendar: CompiledCalendar,
  at: InstantInput,
  amount: DurationInput,
  options?: AddOptions,
): number | NeverOpens {
  const from = toInstant(at);
  const amountMs = toDurationMs(amount);
  const earliest = options === undefined || isFirst(options, ADD_BOUNDARIES);
  if (amountMs < 0) return subtractOpenTime(calendar, from, -amountMs, earliest);
  return addOpenTime(calendar, from, amountMs, earliest);
}

/**
 * Subtracts open time from an instant: the latest instant from which `amount` of open time passes up
 * to it. The mirror of {@link addBusinessTime}.
 *
 * @param calendar - A compiled calendar.
 * @param at - The instant to end at.
 * @param amount - Hours, minutes and seconds of open time.
 * @param options - Where an answer lands that is used up exactly at a border.
 * @returns Epoch milliseconds, or `'never-opens'`.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-duration`, `invalid-option`,
 * `unknown-field`, `invalid-calendar`.
 * @example
 * import { compileCalendar, subtractBusinessTime, toIso } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } })
 * toIso(subtractBusinessTime(office, '2026-03-09T09:00:00Z', { hours: 2 })) // => '2026-03-06T15:00:00.000Z'
 * @see {@link addBusinessTime}
 */
export function subtractBusinessTime(
  calendar: CompiledCalendar,
  at: InstantInput,
  amount: DurationInput,
  options?: SubtractOptions,
): number | NeverOpens {
  const from = toInstant(at);
  const amountMs = toDurationMs(amount);
  const latest = options === undefined || isFirst(options, SUBTRACT_BOUNDARIES);
  if (amountMs < 0) return addOpenTime(calendar, from, -amountMs, latest);
  return subtractOpenTime(calendar, from, amountMs, latest);
}

/**
 * The open time in `[from, to)`, in milliseconds. A reversed range is negative:
 * `between(a, b) = -between(b, a)`.
 *
 * @param calendar - A compiled calendar.
 * @param from - Start, included.
 * @param to - End, excluded.
 * @returns Milliseconds.
 * @throws {@link SlaError} `invalid-instant`, `instant-out-of-range`, `invalid-calendar`.
 * @example
 * import { businessTimeBetween, compileCalendar } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } })
 * businessTimeBetween(office, '2026-03-06T16:00:00Z', '2026-03-09T10:00:00Z') // => 7200000
 */
export function businessTimeBetween(
  calendar: CompiledCalendar,
  from: InstantInput,
  to: InstantInput,
): number {
  return openTimeBetween(calendar, toInstant(from), toInstant(to));
}

/** {@link businessTimeBetween} on checked numbers, for engines and columns. */
export function openTimeBetween(calendar: CompiledCalendar, from: number, to: number): number {
  if (from === to) return 0;
  if (from > to) return 0 - openTimeBetween(calendar, to, from);
  return to - from > LONG_WAY * BLOCK_MS
    ? openTimeFar(requireCompiled(calendar), from, to)
    : openTimeNear(calendar, from, to);
}

/** {@link addBusinessTime} on checked numbers; `earliest` is the boundary `close`. */
export function addOpenTime(
  calendar: CompiledCalendar,
  at: number,
  amountMs: number,
  earliest: boolean = true,
): number | NeverOpens {
  if (amountMs === 0 && earliest) return at;
  const first = blockAt(calendar, at);
  let { index, openMs } = first;
  let wanted = openBefore(first, at) + amountMs;
  for (let passed = 0; earliest ? wanted > openMs : wanted >= openMs; passed++) {
    if (passed === LONG_WAY)
      return addYears(calendar, { at: index * BLOCK_MS, amountMs: wanted }, earliest);
    wanted -= openMs;
    index = Math.max(index + 1, calendar.firstBlock);
    if (index > calendar.lastBlock) return 'never-opens';
    openMs = openMsOf(calendar, index);
  }
  const block = blockOf(calendar, index);
  const found = earliest ? earliestAfter(block, wanted) : latestAfter(block, wanted);
  return found > MAX_INSTANT ? 'never-opens' : found;
}

function addYears(
  calendar: CompiledCalendar,
  { at, amountMs }: Remainder,
  earliest: boolean,
): number | NeverOpens {
  const rest = passYears(calendar, at, amountMs, earliest);
  return rest === undefined
    ? 'never-opens'
    : addOpenTime(calendar, rest.at, rest.amountMs, earliest);
}

/** {@link subtractBusinessTime} on checked numbers; `latest` is the boundary `open`. */
export function subtractOpenTime(
  calendar: CompiledCalendar,
  at: number,
  amountMs: number,
  latest: boolean = true,
): number | NeverOpens {
  if (amountMs === 0 && latest) return at;
  const first = blockAt(calendar, at);
  let { index } = first;
  let left = openBefore(first, at) - amountMs;
  for (let passed = 0; latest ? left < 0 : left <= 0; passed++) {
    if (passed === LONG_WAY)
      return subtractYears(calendar, { at: index * BLOCK_MS, amountMs: -left }, latest);
    index = Math.min(index - 1, calendar.lastBlock);
    if (index < calendar.firstBlock) return 'never-opens';
    left += openMsOf(calendar, index);
  }
  const block = blockOf(calendar, index);
  const found = latest ? latestAfter(block, left) : earliestAfter(block, left);
  return found < MIN_INSTANT ? 'never-opens' : found;
}

function subtractYears(
  calendar: CompiledCalendar,
  { at, amountMs }: Remainder,
  latest: boolean,
): number | NeverOpens {
  const rest = passYearsBack(calendar, at, amountMs, latest);
  return rest === undefined
    ? 'never-opens'
    : subtractOpenTime(calendar, rest.at, rest.amountMs, latest);
}

/** The two boundaries at which an answer can land; the first where none is named. */
type Boundaries<Boundary extends string> = readonly [first: Boundary, second: Boundary];

const ADD_BOUNDARIES: Boundaries<'close' | 'nextOpen'> = ['close', 'nextOpen'];
const SUBTRACT_BOUNDARIES: Boundaries<'open' | 'previousClose'> = ['open', 'previousClose'];

const BOUNDARY: KnownFields<AddOptions & SubtractOptions> = { boundary: true };

function isFirst<Boundary extends string>(
  options: { readonly boundary?: Boundary | undefined },
  [first, second]: Boundaries<Boundary>,
): boolean {
  requireKnown(options, BOUNDARY);
  const { boundary = first } = guarded(() => ({ boundary: options.boundary }), 'options');
  if (boundary === first || boundary === second) return boundary === first;
  fail({
    code: 'invalid-option',
    path: ['options', 'boundary'],
    expected: `${first} or ${second}`,
    received: shown(boundary),
  });
}
