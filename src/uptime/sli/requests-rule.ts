import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { DecimalInput } from '../../core/decimal-text.js';
import { type Ratio, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { percent, promisedPercent, whole, word } from '../../core/read-values.js';
import {
  type ExclusionTerms,
  type ExclusionTermsPlan,
  exclusionTerms,
} from '../exclusions/exclusion-rules.js';
import { type CalendarsById, calendarIn, type NamedCalendar } from '../terms/calendars.js';
import { COUNT_OPTION_FIELDS, type CountOptions, type CountPolicy } from '../terms/counts.js';
import { requireSofter, TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import { NO_DATA_FIELDS, type NoDataOption } from './no-data.js';
import { readSlices, type SliceOptions, type SlicesPlan } from './slice-options.js';

/**
 * The way in which counted events make one figure. The three differ, and contracts promise each of them:
 *
 * - `occurrences`: good events / all events. A busy hour weighs more than a quiet one.
 * - `timeSlices`: good slices of time / all slices, where a slice is good or bad as a whole.
 * - `ratioSlices`: the mean of the ratios of the slices. A quiet slice weighs as much as a busy one.
 */
export type RequestMethod = 'occurrences' | 'timeSlices' | 'ratioSlices';

/**
 * The rule by which counted events are judged, as plain data: requests that succeed, or that are fast
 * enough. Without a target they are measured only.
 */
export interface RequestsRule extends TargetInput, CountOptions, ExclusionTerms, NoDataOption {
  /**
   * How events make one figure.
   *
   * @defaultValue `'occurrences'`
   */
  readonly method?: RequestMethod | undefined;
  /** The slices of the two methods that have some; they need it, and the other one has no use for it. */
  readonly slice?: SliceOptions | undefined;
  /** A second, softer promise in percent, below the target: what keeps only this one is `acceptable`. */
  readonly acceptablePercent?: DecimalInput | undefined;
  /**
   * The id of the calendar whose open hours are agreed service time.
   *
   * @defaultValue all time
   */
  readonly calendar?: string | undefined;
  /**
   * What becomes of a bucket that lies in part where it counts and in part where it does not: nobody
   * knows which of its events happened where. It is refused, left out with all of its events, or
   * counted by the share of its time, as if its events were spread evenly. The report lists them.
   *
   * @defaultValue `'refuse'`, so that no verdict stands on an assumption that nobody made
   */
  readonly straddling?: 'refuse' | 'leftOut' | 'proportional' | undefined;
  /**
   * Fewer events in the period than this prove nothing: `insufficient-data`.
   *
   * @defaultValue 0
   */
  readonly minEvents?: number | undefined;
  /**
   * The share of the time to measure, in percent, of which buckets must tell; with less the period is
   * `insufficient-data`.
   *
   * @defaultValue 0: where nothing happens nothing is counted, and `minEvents` asks for proof
   */
  readonly minimumCoveragePercent?: DecimalInput | undefined;
}

/** A rule as read: exact, with its calendars at hand. */
export interface RequestsPlan extends ExclusionTermsPlan {
  /** The share that must be good; `null` measures only. */
  readonly target: Ratio | null;
  readonly acceptable: Ratio | null;
  /** Those that it may name, by id. */
  readonly calendars: { readonly [id: string]: CompiledCalendar };
  /** `null` when all time is service time. */
  readonly calendar: NamedCalendar | null;
  readonly method: RequestMethod;
  /** `null` for occurrences. */
  readonly slices: SlicesPlan | null;
  readonly counts: CountPolicy;
  readonly straddling: 'refuse' | 'leftOut' | 'proportional';
  readonly minEvents: number;
  readonly minimumCoverage: Ratio;
  readonly noDataAs: 'leftOut' | 'up' | 'down';
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    ...COUNT_OPTION_FIELDS,
    ...NO_DATA_FIELDS,
    method: optional(word(['occurrences', 'timeSlices', 'ratioSlices']), 'occurrences'),
    slice: optional((reader: Reader) => reader),
    acceptablePercent: optional(promisedPercent, null),
    straddling: optional(word(['refuse', 'leftOut', 'proportional']), 'refuse'),
    minEvents: optional(whole('events'), 0),
    minimumCoveragePercent: optional(percent, ZERO),
  }) as const)();

/**
 * Reads a rule for counted events.
 *
 * @param reader - The rule; what another reader took from the same object is known here.
 * @param calendars - The calendars that it may name. `undefined` when they are not known, because
 * they were refused themselves: then any id passes, and the plan serves for findings only.
 */
export function readRequestsRule(
  reader: Reader,
  calendars: CalendarsById | undefined,
): RequestsPlan {
  const table = {
    ...FIELDS,
    ...exclusionTerms(calendars),
    calendar: optional(calendarIn(calendars), null),
  } satisfies FieldsOf<RequestsRule>;
  const values = readFields(reader, 'a rule for requests', table);
  const { targetPercent, targetRatio, budgetRatio, missingAs, excess, slice, ...plan } = values;
  const target = targetOf(reader, { targetPercent, targetRatio, budgetRatio });
  const { acceptablePercent: acceptable, minimumCoveragePercent: minimumCoverage, ...rest } = plan;
  requireSofter(childOf(reader, 'acceptablePercent'), acceptable, target);
  const slices = slicesOf(slice ?? childOf(reader, 'slice'), plan.method);
  return {
    ...rest,
    calendars: Object.fromEntries(calendars ?? []),
    target,
    acceptable,
    minimumCoverage,
    slices,
    counts: { missingAs, excess },
  };
}

function slicesOf(reader: Reader, method: RequestMethod): SlicesPlan | null {
  if (method !== 'occurrences') return readSlices(reader, method);
  if (reader.value === undefined) return null;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'no slices where all events are counted together',
    hint: "method: 'timeSlices' or 'ratioSlices' has them",
  });
}
