import type { InstantInput } from '../../core/instant.js';
import {
  childOf,
  type FieldsOf,
  REFUSED,
  type Read,
  type Reader,
  refuse,
} from '../../core/read.js';
import { listOf, nullable, optional, readFields, takeFields } from '../../core/read-parts.js';
import { id, instant } from '../../core/read-values.js';
import {
  type CreditPeriod,
  type ExactPeriod,
  MOST_PERIODS,
  periodIn,
} from '../../credit/scheme/history.js';

/** A period that is looked at for a right. */
export interface RightPeriod extends CreditPeriod {
  /** Its end, excluded. */
  readonly endAt: InstantInput;
}

/** Something that happened, such as the beginning of an outage. */
export interface RightEvent {
  readonly at: InstantInput;
  /** For triggers that count one kind. */
  readonly kind?: string | undefined;
}

/** Facts by which a right is judged: periods, events, and what was done about them. */
export interface RightFacts {
  /** The periods, oldest first, without gaps; one that ends after the instant of judgement is not looked at. */
  readonly periods?: readonly RightPeriod[] | undefined;
  /** The events, in any order. */
  readonly events?: readonly RightEvent[] | undefined;
  /** When the provider mended what had happened. */
  readonly curedAt?: readonly InstantInput[] | undefined;
  /** When the right was used. */
  readonly exercisedAt?: InstantInput | null | undefined;
}

/** A period as read. */
interface DatedPeriod {
  readonly endAt: number;
  readonly period: ExactPeriod;
}

/** An event as read. */
export interface DatedEvent {
  readonly at: number;
  readonly kind: string | null;
}

/** More events than anybody goes through for a right. */
const MOST_EVENTS = 10_000;

const readExact = /* @__PURE__ */ periodIn(null);

const readPeriod: Read<DatedPeriod> = (reader) => {
  const { values, rest } = takeFields(reader, 'a period', { endAt: instant });
  const period = readExact(rest);
  if (values === undefined) throw REFUSED;
  return { endAt: values.endAt, period };
};

const EVENT = {
  at: instant,
  kind: /* @__PURE__ */ optional(id, null),
} satisfies FieldsOf<RightEvent>;

const FIELDS = {
  periods: /* @__PURE__ */ optional(
    /* @__PURE__ */ listOf('periods, oldest first', readPeriod, { most: MOST_PERIODS }),
    [],
  ),
  events: /* @__PURE__ */ optional(
    /* @__PURE__ */ listOf('events', (reader) => readFields(reader, 'an event', EVENT), {
      most: MOST_EVENTS,
    }),
    [],
  ),
  curedAt: /* @__PURE__ */ optional(
    /* @__PURE__ */ listOf('instants', instant, { most: MOST_EVENTS }),
    [],
  ),
  exercisedAt: /* @__PURE__ */ optional(/* @__PURE__ */ nullable(instant), null),
} satisfies FieldsOf<RightFacts>;

/** The facts as read. */
export interface ReadRightFacts {
  readonly periods: readonly DatedPeriod[];
  readonly events: readonly DatedEvent[];
  readonly curedAt: readonly number[];
  readonly exercisedAt: number | null;
  /** Where the periods stand. */
  readonly place: Reader;
}

/** Reads what happened. */
export function readRightFacts(reader: Reader): ReadRightFacts {
  const read = readFields(reader, 'facts', FIELDS);
  const place = childOf(reader, 'periods');
  read.periods.forEach(({ endAt }, i) => {
    const before = read.periods[i - 1];
    if (before === undefined || before.endAt < endAt) return;
    refuse(childOf(childOf(place, i), 'endAt'), {
      code: 'invalid-option',
      expected: 'an end after that of the period before',
    });
  });
  return { ...read, place };
}
