import { compare, divide, ONE, type Ratio } from '../core/ratio.js';
import { type FieldsOf, type Read, type Reader, type ReadersOf, refuse } from '../core/read.js';
import { nullable, oneKind, optional, readFields } from '../core/read-parts.js';
import { amount, flag, id } from '../core/read-values.js';
import type { CreditReading, FactorInput, NamedReading } from './facts.js';
import { levelIn } from './scheme/level.js';
import type { RulePlan } from './scheme/plan.js';
import { aboveZero } from './scheme/remedy.js';
import type { ExactReading } from './stages/exact-facts.js';

/** The readers of what was measured for a rule: it says in which unit, and which factors it asks for. */
export function readingFields(rule: RulePlan): ReadersOf<ReadingValues> {
  return {
    level: nullable(levelIn(rule.unit)),
    excused: optional(flag, false),
    factors: optional(factorsOf(rule), NO_FACTORS),
  } satisfies FieldsOf<CreditReading>;
}

/** As {@link readingFields}, of a reading that names its rule. */
export function namedFields(rule: RulePlan): ReadersOf<ReadingValues & { readonly rule: string }> {
  return { ...readingFields(rule), rule: id } satisfies FieldsOf<NamedReading>;
}

/** The multiples of a reading, by the names that factors ask for; `undefined` where none was given. */
type Multiples = ExactReading['multiples'];

/** What the fields of a reading give. */
interface ReadingValues {
  readonly level: Ratio | null;
  readonly excused: boolean;
  readonly factors: Multiples;
}

const NO_FACTORS: Multiples = /* @__PURE__ */ new Map();

/** A reading of its fields. */
export function readingOf(place: Reader, rule: RulePlan, values: ReadingValues): ExactReading {
  const { level, excused, factors } = values;
  return { rule, level, isExcused: excused, multiples: factors, place };
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
