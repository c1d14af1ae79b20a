import type { DecimalInput } from '../../core/decimal-text.js';
import { shown } from '../../core/error.js';
import type { InstantInput } from '../../core/instant.js';
import type { Interval } from '../../core/interval.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  type ReadersOf,
  refuse,
  safely,
  unknownName,
} from '../../core/read.js';
import { byName, oneKind, optional, readFields } from '../../core/read-parts.js';
import { instant, share, text, word } from '../../core/read-values.js';
import { isPlainInstant } from '../terms/time.js';
import { type Confirmed, confirmRuns } from './confirm.js';
import { factsOf, type Outage, type OutageFacts } from './outage.js';
import { joinEqual } from './pieces.js';
import { fieldOf } from './table.js';

/** A status that was observed at an instant, and whose it was. */
export interface Observation extends Omit<OutageFacts, 'weight' | 'state'> {
  readonly at: InstantInput;
  readonly status: string;
}

/**
 * The meaning of a status for a service. A `state` has a weight in the rule that measures, a
 * `weight` is the share of the service that is lost.
 */
export type StatusMeaning =
  | 'up'
  | 'down'
  | 'unknown'
  | { readonly state: string }
  | { readonly weight: DecimalInput };

/** Options of `outagesFromTransitions`. */
export interface TransitionOptions {
  /** What each status means; a status that is not listed is an error. */
  readonly statuses: { readonly [status: string]: StatusMeaning };
  /**
   * The start of the time asked about, included.
   *
   * @defaultValue the first observation
   */
  readonly from?: InstantInput | undefined;
  /** The instant of judgement, excluded: up to here the last status is taken to last. */
  readonly at: InstantInput;
  /**
   * The status before the first observation.
   *
   * @defaultValue unknown
   */
  readonly initially?: string | undefined;
}

/** An outage that was read from observations; its cause is the status unless one was given. */
export interface ObservedOutage extends Outage {
  readonly cause: string;
}

/**
 * The time that observations cover, as outages and unknown time, in the form that
 * `measureAvailability` takes.
 */
export interface ObservedTime {
  readonly outages: readonly ObservedOutage[];
  readonly unknown: readonly Interval[];
}

export const TRANSITION_FIELDS: ReadersOf<
  Pick<ObservationPlan, 'statuses' | 'from' | 'at' | 'initially'>
> = /* @__PURE__ */ (() =>
  ({
    statuses: byName('statuses', meaning),
    from: optional(instant),
    at: instant,
    initially: optional(text),
  }) satisfies FieldsOf<TransitionOptions>)();

/** How statuses are read, with every length known. */
interface ObservationPlan {
  readonly reader: Reader;
  readonly statuses: ReadonlyMap<string, StatusMeaning>;
  readonly from: number | undefined;
  readonly at: number;
  readonly initially: string | undefined;
  /** How long an observation says something when no other follows. */
  readonly maxGapMs: number;
  /** How many failures in a row make an outage. */
  readonly confirmAfter: number;
}

/** A stretch of one status; `undefined` is a status that nobody observed. */
interface Stretch extends Interval {
  readonly observed: Observed | undefined;
  /** Whether it failed and was not confirmed: then it counts as up. */
  readonly isForgiven?: boolean;
}

interface Observed {
  readonly at: number;
  readonly status: string;
  readonly facts: OutageFacts;
  readonly index: number;
}

/** What observations cover, and what they leave open. */
export interface ReadTime extends ObservedTime {
  readonly confirmed: Confirmed;
}

/** Reads observations: each lasts until the next, but no longer than the plan allows. */
export function readObservations(log: Reader, plan: ObservationPlan): ReadTime {
  const points = safely((reader) => readLog(reader, plan))(log);
  const { at, initially } = plan;
  const from = plan.from ?? Math.min(points[0]?.at ?? at, at);
  if (from > at) {
    refuse(childOf(plan.reader, 'from'), {
      code: 'invalid-interval',
      expected: 'a start at or before the instant of judgement',
    });
  }
  if (initially !== undefined) meaningOf(childOf(plan.reader, 'initially'), initially, plan);
  const before =
    initially === undefined ? undefined : { at: from, status: initially, facts: {}, index: -1 };
  const checks = points.map(({ at: checkedAt, status }) => ({
    at: checkedAt,
    isFailure: !['up', 'unknown', undefined].includes(plan.statuses.get(status) as string),
  }));
  const confirmed = confirmRuns(checks, { ...plan, from });
  const stretches: Stretch[] = [{ startAt: from, endAt: points[0]?.at ?? at, observed: before }];
  points.forEach((observed, i) => {
    const next = points[i + 1]?.at ?? Math.max(at, observed.at);
    const endAt = Math.min(next, observed.at + plan.maxGapMs);
    const isForgiven = confirmed.isForgiven[i] === true;
    stretches.push(
      { startAt: observed.at, endAt, observed, isForgiven },
      { startAt: endAt, endAt: next, observed: undefined },
    );
  });
  return { ...sortStretches(stretches, plan, from), confirmed };
}

function sortStretches(
  stretches: readonly Stretch[],
  { at, statuses }: ObservationPlan,
  from: number,
): ObservedTime {
  const outages: ObservedOutage[] = [];
  const unknown: Interval[] = [];
  for (const stretch of stretches) {
    const startAt = Math.max(stretch.startAt, from);
    const endAt = Math.min(stretch.endAt, at);
    if (startAt >= endAt) continue;
    const { observed } = stretch;
    const says = observed === undefined ? 'unknown' : statuses.get(observed.status);
    if (says === 'unknown' || observed === undefined) unknown.push({ startAt, endAt });
    else if (says !== 'up' && stretch.isForgiven !== true) {
      const facts = factsOf({
        ...(typeof says === 'object' ? says : {}),
        cause: observed.status,
        ...observed.facts,
      });
      outages.push({ startAt, endAt, ...facts } as ObservedOutage);
    }
  }
  return { outages: joinEqual(outages) as ObservedOutage[], unknown: joinEqual(unknown) };
}

const FACT_NAMES: readonly string[] = ['cause', 'component', 'severity', 'id'];
const NAMES: readonly string[] = ['at', 'status', ...FACT_NAMES];

/** Reads a log by hand and fast; of several observations at one instant the last of the input lasts. */
function readLog(log: Reader, plan: ObservationPlan): Observed[] {
  const { value } = log;
  if (!Array.isArray(value))
    refuse(log, { code: 'invalid-type', expected: 'a list of observations' });
  const points = value.map((observation: unknown, index): Observed => {
    if (typeof observation !== 'object' || observation === null) {
      refuse(childOf(log, index), {
        code: 'invalid-type',
        expected: 'an observation with at and status',
      });
    }
    const facts = readFacts(log, index, observation as Readonly<Record<string, unknown>>);
    const { at, status } = observation as Observation;
    if (typeof status !== 'string' || !plan.statuses.has(status))
      meaningOf(fieldOf(log, index, 'status'), status, plan);
    const instantAt = isPlainInstant(at) ? at : instant(fieldOf(log, index, 'at'));
    return { at: instantAt, status, facts, index };
  });
  return points.sort((a, b) => a.at - b.at || a.index - b.index);
}

function readFacts(
  log: Reader,
  index: number,
  observation: Readonly<Record<string, unknown>>,
): OutageFacts {
  let facts: Record<string, string> | undefined;
  for (const key in observation) {
    const value = observation[key];
    if (!NAMES.includes(key)) {
      refuse(fieldOf(log, index, key), {
        code: 'unknown-field',
        expected: `one of ${NAMES.join(', ')}`,
        received: shown(key),
        ...unknownName(key, NAMES),
      });
    }
    if (!FACT_NAMES.includes(key) || value === undefined) continue;
    facts ??= {};
    facts[key] = text(fieldOf(log, index, key));
  }
  return facts ?? NO_FACTS;
}

const NO_FACTS: OutageFacts = {};

/** What a status means; one that nobody explained is refused. */
function meaningOf(place: Reader, status: string, { statuses }: ObservationPlan): StatusMeaning {
  const says = statuses.get(status);
  if (says !== undefined) return says;
  const known = [...statuses.keys()];
  refuse(place, {
    code: 'unknown-reference',
    expected: `one of the statuses ${known.slice(0, 20).join(', ')}`,
    hint: 'say what it means in statuses',
    ...(typeof status === 'string' ? unknownName(status, known) : {}),
  });
}

const plainMeaning = /* @__PURE__ */ word(['up', 'down', 'unknown']);

function meaning(reader: Reader): StatusMeaning {
  if (typeof reader.value !== 'object') return plainMeaning(reader);
  return oneKind<StatusMeaning>('a meaning', {
    state: (at) => readFields(at, 'a state', { state: text }),
    weight: (at) => {
      readFields(at, 'a weight', { weight: share });
      const { weight } = at.value as { readonly weight: DecimalInput };
      // An outage says the weight as it was given; only -0 is said as the 0 that it is.
      return { weight: typeof weight === 'number' ? weight + 0 : weight };
    },
  })(reader);
}
