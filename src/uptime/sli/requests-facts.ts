import { type CompiledCalendar, isCompiledCalendar } from '../../calendar/open/compiled.js';
import { shown } from '../../core/error.js';
import type { InstantInput } from '../../core/instant.js';
import type { Interval, IntervalInput, TimeInput } from '../../core/interval.js';
import { type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { PERIOD_FIELDS, readSpan } from '../../core/read-interval.js';
import { optional, readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { clip, EMPTY, type TimeSet } from '../../core/time-set.js';
import type { BucketsInput } from '../buckets/bucket.js';
import { bucketsReader } from '../buckets/read-buckets.js';
import { type BucketTable, NO_BUCKETS } from '../buckets/table.js';
import { time } from '../terms/time.js';
import type { RequestsPlan } from './requests-rule.js';

/** The facts of counted events in a period. */
export interface RequestsFacts {
  /** The period to judge: start included, end excluded. A period or interval of a result will do. */
  readonly period: IntervalInput;
  /** Counted events with their time; buckets outside of the period do not count. */
  readonly buckets?: BucketsInput | undefined;
  /** Time that a contract does not hold against the provider. */
  readonly exclusions?: TimeInput | undefined;
  /** Time of which counters tell nothing that can be relied on: buckets there are left out. */
  readonly unknown?: TimeInput | undefined;
  /** Since when the service exists: the period is measured from here. */
  readonly trackedSince?: InstantInput | undefined;
  /**
   * When service was agreed, for rules without a calendar: a list of time, or a compiled calendar.
   *
   * @defaultValue the calendar of the rule, else always
   */
  readonly serviceTime?: TimeInput | CompiledCalendar | undefined;
}

/** The agreed service time in `[from, to)`. */
type ServiceWithin = (from: number, to: number) => TimeSet;

/** Facts as read. */
export interface RequestsFactsPlan {
  readonly period: Interval;
  readonly buckets: BucketTable;
  readonly exclusions: TimeSet;
  readonly unknown: TimeSet;
  readonly trackedSince: number | undefined;
  readonly serviceTime: ServiceWithin;
}

/** Reads facts for a rule, which knows how counters are read and the calendar. */
export function readRequestsFacts(reader: Reader, rule: RequestsPlan): RequestsFactsPlan {
  return readFields(reader, 'facts about a period', {
    period,
    buckets: optional(bucketsReader(rule.counts), NO_BUCKETS),
    exclusions: optional(time, EMPTY),
    unknown: optional(time, EMPTY),
    trackedSince: optional(instant),
    serviceTime: serviceReader(rule),
  } satisfies FieldsOf<RequestsFacts>);
}

function period(reader: Reader): Interval {
  const { startAt, endAt } = readSpan(reader, 'a period', instant, PERIOD_FIELDS);
  return { startAt, endAt };
}

const ALWAYS: ServiceWithin = (from, to) => (from < to ? [from, to] : EMPTY);

function ofCalendar(calendar: CompiledCalendar): ServiceWithin {
  return (from, to) => (from < to ? calendar.openWithin(from, to) : EMPTY);
}

function serviceReader({ calendar }: RequestsPlan): Read<ServiceWithin> {
  if (calendar === null) return optional(serviceTime, ALWAYS);
  return (reader) => {
    if (reader.value === undefined) return ofCalendar(calendar.compiled);
    refuse(reader, {
      code: 'invalid-option',
      expected: `no service time beside the calendar ${calendar.id} of the rule`,
    });
  };
}

function serviceTime(reader: Reader): ServiceWithin {
  const { value } = reader;
  if (isCompiledCalendar(value)) return ofCalendar(value);
  if (typeof value !== 'object' || value === null || !(Symbol.iterator in value)) {
    refuse(reader, {
      code: 'invalid-type',
      expected: 'a list of time, or a compiled calendar',
      received: shown(value),
    });
  }
  const set = time(reader);
  return (from, to) => clip(set, from, to);
}
