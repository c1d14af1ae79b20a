import type { DurationInput } from '../../core/duration.js';
import type { InstantInput } from '../../core/instant.js';
import { toIntervals } from '../../core/interval.js';
import { type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { durationArgument, instant, whole, word } from '../../core/read-values.js';
import { EMPTY } from '../../core/time-set.js';
import type { Outage, OutagesInput } from '../outages/outage.js';
import { partOfRow, piecesOf } from '../outages/pieces.js';
import { outagesReader } from '../outages/read-outages.js';
import { inSlices, rowsInSlices } from '../outages/slice-grid.js';
import {
  DEFAULT_WEIGHT_BY_STATE,
  type StateWeights,
  stateWeights,
} from '../outages/state-weights.js';
import { weighs } from '../outages/table.js';
import { impairingTime, worstTimeOf } from '../outages/worst-time.js';

/** The slices of a contract to which outages are rounded. */
export interface SliceGrid {
  readonly slice: DurationInput;
  /**
   * The instant from which slices are counted.
   *
   * @defaultValue 0, so that minutes and hours are those of UTC
   */
  readonly originAt?: InstantInput | undefined;
  /**
   * Whether a slice that is down in part counts as up or as down, both wholly.
   *
   * @defaultValue `'up'`
   */
  readonly partialAs?: 'up' | 'down' | undefined;
  /**
   * The fewest consecutive slices that count.
   *
   * @defaultValue 1
   */
  readonly minRun?: number | undefined;
  /** The instant of judgement: outages that go on end here. Without it none may go on. */
  readonly at?: InstantInput | undefined;
  /** The weights of states, beside the default ones; what weighs nothing is left out. */
  readonly weights?: StateWeights | undefined;
}

const FIELDS = {
  slice: sliceLength,
  originAt: /* @__PURE__ */ optional(instant, 0),
  partialAs: /* @__PURE__ */ optional(/* @__PURE__ */ word(['up', 'down']), 'up'),
  minRun: /* @__PURE__ */ optional(/* @__PURE__ */ whole('slices', { least: 1 }), 1),
  at: /* @__PURE__ */ optional(instant),
  weights: /* @__PURE__ */ optional(stateWeights, DEFAULT_WEIGHT_BY_STATE),
} as const satisfies FieldsOf<SliceGrid>;

/**
 * Rounds outages to whole slices, as contracts that speak of whole (consecutive) minutes do.
 * Overlapping and touching outages are taken together, whatever they weigh, so that a minute which
 * two causes share is a whole minute; each keeps what it was told: weight, state, cause, component,
 * severity, id.
 *
 * @param outages - Outages in any order and form.
 * @param grid - The slices and what counts.
 * @returns The outages that count, sorted by their starts, for `measureAvailability`. Outages that
 * say the same of themselves are joined; others may overlap.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `unknown-reference`, `invalid-type`,
 * `invalid-interval`, `invalid-instant`, `invalid-duration`, `invalid-option`.
 * @example
 * import { roundToSlices } from 'slakit/uptime'
 * roundToSlices([[30_000, 200_000]], { slice: { minutes: 1 } }) // => [{ startAt: 60000, endAt: 180000 }]
 * roundToSlices([{ start: 30_000, end: 70_000, cause: 'disk' }], { slice: { minutes: 1 }, partialAs: 'down' })
 * // => [{ startAt: 0, endAt: 120000, cause: 'disk' }]
 */
export function roundToSlices(outages: OutagesInput, grid: SliceGrid): Outage[] {
  const rule = readFields(readerOf(grid, null, 'grid'), 'a grid of slices', FIELDS);
  const table = outagesReader(rule)(readerOf(outages, null, 'outages'));
  const counted = inSlices(impairingTime(worstTimeOf(table)), rule);
  if (table.factsAt === undefined) return toIntervals(counted);
  const rounded = rowsInSlices(table, rule);
  return piecesOf(rounded, (row) =>
    weighs(table, row) ? partOfRow(counted, rounded, row) : EMPTY,
  );
}

/** A slice is an argument of a call: whole milliseconds will do. */
function sliceLength(reader: Reader): number {
  const length = durationArgument(reader);
  if (length > 0) return length;
  refuse(reader, { code: 'invalid-duration', expected: 'a length above 0' });
}
