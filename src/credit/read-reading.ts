import { compare, divide, ONE, type Ratio } from '../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  type ReadersOf,
  refuse,
} from '../core/read.js';
import { nullable, oneKind, optional, readFields } from '../core/read-parts.js';
import { amount, flag, id, instant, text, word } from '../core/read-values.js';
import type { CreditReading, FactorInput, NamedReading } from './facts.js';
import { type Labels, NO_LABELS, readLabels } from './scheme/labels.js';
import { levelIn } from './scheme/level.js';
import type { RulePlan } from './scheme/plan.js';
import { aboveZero } from './scheme/remedy.js';
import type { Absence, ExactReading } from './stages/exact-facts.js';

/** The readers of what was measured for a rule: it says in which unit, and which factors it asks for. */
export function readingFields(rule: RulePlan): ReadersOf<ReadingValues> {
  return {
    level: nullable(levelIn(rule.unit)),
    ...BESIDE_LEVEL,
    incident: optional(id, null),
    at: optional(instant, null),
    factors: optional(factorsOf(rule), NO_FACTORS),
  } satisfies FieldsOf<CreditReading>;
}

const readAbsence = /* @__PURE__ */ word(['unknown', 'notReported', 'nothingPromised']);

/** The readers of what is known of a reading beside its level, whatever the rule is. */
export const BESIDE_LEVEL: ReadersOf<Pick<ReadingValues, 'absence' | 'excused' | 'labels'>> = {
  absence: /* @__PURE__ */ optional(readAbsence, null),
  excused: (reader) => (reader.value === undefined ? NOT_EXCUSED : readExcuse(reader)),
  labels: (reader) => (reader.value === undefined ? NO_LABELS : readLabels(reader)),
};

/** As {@link readingFields}, of a reading that names its rule. */
export function namedFields(rule: RulePlan): ReadersOf<ReadingValues & { readonly rule: string }> {
  return { ...readingFields(rule), rule: id } satisfies FieldsOf<NamedReading>;
}

/** The multiples of a reading, by the names that factors ask for; `undefined` where none was given. */
type Multiples = ExactReading['multiples'];

/** What the fields of a reading give. */
interface ReadingValues {
  readonly level: Ratio | null;
  readonly absence: Absence | null;
  readonly excused: Excuse;
  readonly labels: Labels;
  readonly incident: string | null;
  readonly at: number | null;
  readonly factors: Multiples;
}

type Excuse = Pick<ExactReading, 'isExcused' | 'excuse'>;

const NOT_EXCUSED: Excuse = { isExcused: false, excuse: null };

const REASON = { reason: text } satisfies FieldsOf<
  Exclude<NonNullable<CreditReading['excused']>, boolean>
>;

function readExcuse(reader: Reader): Excuse {
  if (typeof reader.value !== 'object' || reader.value === null)
    return { isExcused: flag(reader), excuse: null };
  const { reason } = readFields(reader, 'true, false or { reason }', REASON);
  return { isExcused: true, excuse: reason };
}

const NO_FACTORS: Multiples = /* @__PURE__ */ new Map();

/** A reading of its fields. */
export function readingOf(place: Reader, rule: RulePlan, values: ReadingValues): ExactReading {
  const { level, absence, excused, factors, labels, incident, at } = values;
  if (level !== null && absence !== null)
    refuse(childOf(place, 'absence'), {
      code: 'invalid-option',
      expected: 'no reason for a level that is there',
    });
  return {
    rule,
    level,
    absence: absence ?? 'unknown',
    isExcused: excused.isExcused,
    excuse: excused.excuse,
    labels,
    incident,
    at,
    multiples: factors,
    place,
  };
}

/** Reads the multiples that a rule asks for; one that it does not ask for would change nothing. */
function factorsOf({ inputs }: RulePlan): Read<Multiples> {
  const fields = Object.fromEntries(
    [...inputs].map(([name, isShare]) => [name, optional(isShare ? readShare : readMultiple)]),
  );
  return (reader) => {
    const values = readFields(reader, 'the factors that the rule asks for', fields);
    return new Map(Object.entries(values));
  };
}

const FACTOR_FIELDS = { amount, per: aboveZero } satisfies FieldsOf<
  Exclude<FactorInput, string | number>
>;

const readQuotient = /* @__PURE__ */ oneKind('a multiple', {
  amount: (reader) => {
    const quotient = readFields(reader, 'a multiple', FACTOR_FIELDS);
    return divide(quotient.amount, quotient.per);
  },
});

/** Reads a multiple, 0 or more. */
function readMultiple(reader: Reader): Ratio {
  const isObject = typeof reader.value === 'object' && reader.value !== null;
  return isObject ? readQuotient(reader) : amount(reader);
}

/** Reads a multiple that the scheme declares as a share. */
function readShare(reader: Reader): Ratio {
  const value = readMultiple(reader);
  if (compare(value, ONE) <= 0) return value;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'a share from 0 to 1',
    hint: 'write 40 % as 0.4, or as { amount: 40, per: 100 }',
  });
}
