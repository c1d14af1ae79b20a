import type {
  AvailabilityObjective,
  LatencyObjective,
  RequestsObjective,
} from '../../agreement/document/document.js';
import { formatDuration } from '../../core/duration.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { formatExact } from '../../core/fraction-text.js';
import { isPositive, multiply, percentOfShare, ratio } from '../../core/ratio.js';
import { attempt, childOf, type FieldsOf, pathOf, type Reader, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { decimal, word } from '../../core/read-values.js';
import type { RequestsRule } from '../../uptime/sli/requests-rule.js';
import type { CalendarPeriodRule, PeriodRule } from '../../zone/period-rule.js';
import { lossOf } from '../shared/loss.js';
import { percentText, type ServiceLevelObjective, wholeMsOf } from '../shared/slo.js';
import type { SloObjectiveLoss, TellObjectiveLoss } from './objective-loss.js';
import { readSloValues, type SloValues } from './slo-values.js';

/** Options of `objectivesFromSlos`. */
export interface SloObjectiveOptions {
  /**
   * What will be reported of them: counted events, for objectives of the kinds `requests` and `latency`,
   * or outages, for the kind `availability`.
   *
   * @defaultValue `'events'`
   */
  readonly measuredBy?: 'events' | 'outages' | undefined;
  /**
   * The unit of the borders that are latencies, of which OpenSLO says none: with it an upper border makes
   * an objective of the kind `latency`.
   *
   * @defaultValue none: whoever counts the events knows which are good
   */
  readonly thresholdUnit?: 'seconds' | 'milliseconds' | undefined;
}

/** Objectives of an agreement, and what of the service level objectives is not in them. */
export interface SloObjectives {
  /** For `objectives` of an agreement, in the order given. */
  readonly objectives: readonly (RequestsObjective | LatencyObjective | AvailabilityObjective)[];
  /** The `period` and the `timeZone` of the agreement: the first calendar window; `null` without one. */
  readonly period: Omit<CalendarPeriodRule, 'timeZone'> | null;
  readonly timeZone: string | null;
  readonly warnings: readonly Finding<SloObjectiveLoss>[];
}

const OPTION_FIELDS = {
  measuredBy: /* @__PURE__ */ optional(/* @__PURE__ */ word(['events', 'outages']), 'events'),
  thresholdUnit: /* @__PURE__ */ optional(/* @__PURE__ */ word(['seconds', 'milliseconds'])),
} as const satisfies FieldsOf<SloObjectiveOptions>;

interface Options {
  readonly measuredBy: 'events' | 'outages';
  readonly thresholdUnit: 'seconds' | 'milliseconds' | undefined;
}

/**
 * Turns service level objectives, as `slosFromOpenSlo` and its kin give them, into objectives of an agreement:
 * a promise to a customer, with a remedy to be added. `occurrences` and slices become `requests`; with an
 * upper border and its unit they become `latency`; reported by outages they become `availability`, where
 * each slice that is down in part is bad.
 *
 * An agreement measures its own periods: the first calendar window is given beside, and rolling ones are
 * told.
 *
 * @param slos - The objectives.
 * @param options - What will be reported of them, and what their documents do not say.
 * @returns The objectives, the period of the agreement, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `unknown-field`, `invalid-decimal`,
 * `invalid-option`, `invalid-duration`, `invalid-date`, `invalid-time`, `invalid-time-zone`.
 * @example
 * import { objectivesFromSlos } from 'slakit/interop/openslo'
 * const { objectives, period, warnings } = objectivesFromSlos([{
 *   id: 'fast',
 *   service: 'shop',
 *   targetPercent: '99.5',
 *   method: 'occurrences',
 *   window: { unit: 'month', timeZone: 'UTC' },
 *   threshold: { op: 'lte', value: 0.4 },
 * }], { thresholdUnit: 'seconds' })
 * objectives // => [{ kind: 'latency', id: 'fast', service: 'shop', targetPercent: '99.5', threshold: 'PT0.4S' }]
 * period // => { unit: 'month' }
 * warnings // => []
 */
export function objectivesFromSlos(
  slos: readonly ServiceLevelObjective[],
  options: SloObjectiveOptions = {},
): SloObjectives {
  const how = readFields(readerOf(options, null, 'options'), 'options', OPTION_FIELDS);
  const warnings: Finding<SloObjectiveLoss>[] = [];
  const tell: TellObjectiveLoss = (code, place, [expected, hint]) => {
    const received = shown(place.value);
    warnings.push(lossOf({ code, path: pathOf(place), expected, received, hint }));
  };
  const read = (reader: Reader) => ({ reader, values: readSloValues(reader) });
  const all = listOf('objectives', read)(readerOf(slos));
  const window = all.map(({ values }) => values.window).find(isCalendar) ?? null;
  const objectives = all.flatMap(({ reader, values }): SloObjectives['objectives'] => {
    tellFields(reader, tell);
    tellWindow(childOf(reader, 'window'), values.window, { window, tell });
    return how.measuredBy === 'outages'
      ? [availabilityOf(reader, values, tell)]
      : eventsOf(reader, values, how, tell);
  });
  const { timeZone = null, ...period } = window ?? {};
  return {
    objectives,
    period: window === null ? null : (period as Omit<CalendarPeriodRule, 'timeZone'>),
    timeZone,
    warnings,
  };
}

function isCalendar(window: PeriodRule | null): window is CalendarPeriodRule {
  return window !== null && window.unit !== 'rolling';
}

/** What an agreement says nothing of. */
function tellFields(reader: Reader, tell: TellObjectiveLoss): void {
  const words = {
    description: ['a name', 'write the description beside the agreement'],
    indicator: ['figures', 'whoever reports the facts measures it'],
    alerts: ['no alerts', 'evaluateAlerts takes them beside the target'],
  } as const;
  for (const field of ['description', 'indicator', 'alerts'] as const) {
    const place = childOf(reader, field);
    if (place.value !== undefined) tell('left-out', place, words[field]);
  }
}

function tellWindow(
  place: Reader,
  own: PeriodRule | null,
  {
    window,
    tell,
  }: { readonly window: CalendarPeriodRule | null; readonly tell: TellObjectiveLoss },
): void {
  const hint = 'it is measured over the periods of the agreement';
  if (own === null) tell('no-window', place, ['a window', hint]);
  else if (!isCalendar(own)) tell('rolling-window', place, ['a calendar window', hint]);
  else if (JSON.stringify(own) !== JSON.stringify(window))
    tell('other-window', place, ['the window of the first that has one', hint]);
}

function commonOf({ id, name, targetPercent }: SloValues) {
  return {
    id,
    ...(name === undefined ? {} : { name }),
    targetPercent: percentText(targetPercent),
  };
}

function availabilityOf(
  reader: Reader,
  values: SloValues,
  tell: TellObjectiveLoss,
): AvailabilityObjective {
  const { id, service = id, method, slice } = values;
  const isSliced = method === 'timeslices' && slice !== undefined;
  if (method === 'occurrences')
    tell('method', childOf(reader, 'method'), [
      'a share of time',
      'time without an outage is good',
    ]);
  const rule = childOf(reader, 'sliceRule');
  if (rule.value !== undefined)
    tell('slice-rule', rule, ['slices that are up or down', 'one that is down in part is bad']);
  if (values.threshold !== undefined)
    tell('threshold', childOf(reader, 'threshold'), ['outages', 'whoever reports them applies it']);
  return {
    kind: 'availability',
    ...commonOf(values),
    service,
    ...(isSliced
      ? { slices: { length: formatDuration(slice), originAt: 0, partialAs: 'down' } }
      : {}),
  };
}

/** An objective about events: none where its slices cannot be told. */
function eventsOf(
  reader: Reader,
  values: SloValues,
  { thresholdUnit }: Options,
  tell: TellObjectiveLoss,
): readonly (RequestsObjective | LatencyObjective)[] {
  const rule = ruleOf(values);
  if (rule === undefined) {
    const words = ['slices with a length, that something makes bad', 'it is left out'] as const;
    tell('no-slices', reader, words);
    return [];
  }
  const { service } = values;
  const common = { ...commonOf(values), ...(service === undefined ? {} : { service }), ...rule };
  const threshold = latencyOf(childOf(reader, 'threshold'), thresholdUnit, tell);
  return threshold === undefined
    ? [{ kind: 'requests', ...common }]
    : [{ kind: 'latency', ...common, threshold }];
}

type EventsRule = Pick<RequestsRule, 'method' | 'slice'>;

function ruleOf({ method, slice, sliceRule }: SloValues): EventsRule | undefined {
  if (method === 'occurrences') return {};
  if (slice === undefined) return undefined;
  const length = formatDuration(slice);
  if (method === 'ratioTimeslices') return { method: 'ratioSlices', slice: { length } };
  if (sliceRule === undefined) return undefined;
  const { errorPercent, operator } = sliceRule;
  return {
    method: 'timeSlices',
    slice: { length, errorPercent: formatExact(percentOfShare(errorPercent)), operator },
  };
}

/** An upper border as a length of time. */
function latencyOf(
  place: Reader,
  unit: Options['thresholdUnit'],
  tell: TellObjectiveLoss,
): string | undefined {
  if (place.value === undefined) return undefined;
  const op = childOf(place, 'op').value;
  const value = attempt({ ...childOf(place, 'value'), findings: [] }, decimal)?.value;
  const ms =
    value === undefined ? undefined : multiply(value, ratio(unit === 'seconds' ? 1000 : 1));
  const isUpper = op === 'lte' || op === 'lt';
  const isLength = ms !== undefined && isPositive(ms) && ms.numerator % ms.denominator === 0n;
  if (unit === undefined || !isUpper || !isLength) {
    tell('threshold', place, [
      'an upper border of whole milliseconds, whose unit is given',
      'whoever counts the events knows which are good',
    ]);
    return undefined;
  }
  if (op === 'lt')
    tell('threshold', place, ['a border that is good itself', 'what takes just as long is good']);
  return formatDuration(wholeMsOf(ms));
}
