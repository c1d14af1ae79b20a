import { formatExact } from '../core/fraction-text.js';
import type { Ratio } from '../core/ratio.js';
import { childOf, type FieldsOf, type Read, type Reader, readerOf, refuse } from '../core/read.js';
import { listOf, optional, readFields } from '../core/read-parts.js';
import { reference } from '../core/read-values.js';
import { type ExactMoney, minorUnitsOf } from '../money/money.js';
import type { CreditReading, PeriodContext } from './facts.js';
import { plainFactsReader } from './plain-facts.js';
import { CONTEXT_FIELDS } from './read-context.js';
import { namedFields, readingFields, readingOf } from './read-reading.js';
import { type ExactPeriod, historyIn } from './scheme/history.js';
import type { LevelUnit } from './scheme/level.js';
import type { RulePlan, SchemePlan } from './scheme/plan.js';
import type { ConversionPlan, ExactFacts, ExactReading, PeriodPlan } from './stages/exact-facts.js';

/** More readings than any period has. */
const MOST_READINGS = 10_000;

/** Reads facts by the reader of their scheme, which is made at its first use. */
export function readFacts(plan: SchemePlan, reader: Reader): ExactFacts {
  const known = readers.get(plan);
  if (known !== undefined) return known(reader);
  const read = factsReader(plan);
  readers.set(plan, read);
  return read(reader);
}

const readers = /* @__PURE__ */ new WeakMap<SchemePlan, ReturnType<typeof factsReader>>();

/** Makes the reader of the facts of a scheme: once, since a scheme is assessed many times. */
export function factsReader(plan: SchemePlan): Read<ExactFacts> {
  const history = optional(historyIn(levelUnitOf(plan)), NO_HISTORY);
  const read = valuesReader(plan, { history });
  return (reader) => {
    const values = read(reader);
    const facts = factsOf(reader, plan, values, values.history ?? NO_HISTORY);
    if (facts.currency !== null)
      settledCurrency(childOf(reader, 'history'), facts.history, facts.currency);
    return facts;
  };
}

/** As {@link factsReader}, for a period whose history somebody else keeps. */
export function periodReader(
  plan: SchemePlan,
): (reader: Reader, history: readonly ExactPeriod[]) => ExactFacts {
  const read = valuesReader(plan, {});
  return (reader, history) => factsOf(reader, plan, read(reader), history);
}

/** The unit of levels in the history: that of the only rule. */
export function levelUnitOf({ isGroup, rules }: SchemePlan): LevelUnit | null {
  const [only] = rules.values();
  return isGroup || only === undefined ? null : only.unit;
}

/**
 * The currency of the sums in a history, which are added to those of the period.
 *
 * @param expected - The currency that they must be in; `null` takes the first.
 */
export function settledCurrency(
  reader: Reader,
  history: readonly ExactPeriod[],
  expected: string | null,
): string | null {
  let settled = expected;
  for (const [index, period] of history.entries()) {
    for (const field of ['credit', 'charge'] as const) {
      const given = period[field]?.currency;
      if (given === undefined || given === settled) continue;
      if (settled !== null) refuseCurrency(childOf(childOf(reader, index), field), settled, given);
      settled = given;
    }
  }
  return settled;
}

/** Refuses an amount in another currency than what it is added to. */
export function refuseCurrency(reader: Reader, expected: string, received: string): never {
  refuse(childOf(reader, 'currency'), {
    code: 'currency-mismatch',
    expected,
    received,
    hint: 'state every sum in one currency and give a conversion',
  });
}

/** Refuses to pay in a currency that the increment of the scheme is too fine for. */
function requireSteps(
  place: Reader,
  { conversion, base }: FactValues,
  increment: Ratio,
  settled: string | null,
): void {
  const paid = conversion === null ? settled : conversion.currency;
  if (paid === null || minorUnitsOf(increment, paid) !== null) return;
  const field = conversion !== null ? 'conversion' : base !== null ? 'base' : null;
  const at = field === null ? place : childOf(place, field);
  refuseCurrency(at, `a currency in which ${formatExact(increment)} is whole minor units`, paid);
}

/** What the fields of both forms give. */
interface FactValues {
  readonly base: ExactMoney | null;
  readonly currency: string | null;
  readonly period: PeriodPlan | null;
  readonly periodsBefore: ExactFacts['periodsBefore'];
  readonly conversion: ConversionPlan | null;
  readonly readings: readonly ExactReading[];
  readonly history?: readonly ExactPeriod[];
}

function factsOf(
  place: Reader,
  plan: SchemePlan,
  values: FactValues,
  history: readonly ExactPeriod[],
): ExactFacts {
  const { base, currency: given, readings } = values;
  const { period, periodsBefore, conversion } = values;
  if (given !== null && plan.currency !== null && given !== plan.currency)
    refuseCurrency(place, plan.currency, given);
  const settled = given ?? plan.currency;
  if (base !== null && settled !== null && base.currency !== settled)
    refuseCurrency(childOf(place, 'base'), settled, base.currency);
  const currency = base === null ? settled : base.currency;
  const amount = base === null ? null : base.value;
  if (plan.increment !== null) requireSteps(place, values, plan.increment, currency);
  return {
    readings,
    base: amount,
    currency,
    history,
    period,
    periodsBefore,
    conversion,
    place,
  };
}

/** The reader of a history, where facts have one. */
interface HistoryField {
  readonly history?: Read<readonly ExactPeriod[]>;
}

function valuesReader(plan: SchemePlan, own: HistoryField): Read<FactValues> {
  return plan.isGroup ? groupFacts(plan, own) : singleFacts(plan, own);
}

/** One reading stands in the facts themselves; several stand in a list. */
function singleFacts(plan: SchemePlan, own: HistoryField): Read<FactValues> {
  const rule = plan.rules.get(null) as RulePlan;
  const ofReading = readingFields(rule);
  const one = { ...CONTEXT_FIELDS, ...ofReading } satisfies FieldsOf<CreditReading & PeriodContext>;
  const fields = { ...one, ...own } as typeof one & Required<HistoryField>;
  const reading: Read<ExactReading> = (reader) =>
    readingOf(reader, rule, readFields(reader, 'a reading', ofReading));
  const several = listFacts(objectFirst(reading), own);
  const readPlain = plainFactsReader(fields);
  const settled = (reader: Reader, values: typeof absent): FactValues => {
    const { base, currency, period, periodsBefore, conversion, history } = values;
    const readings = [readingOf(reader, rule, values)];
    return { base, currency, period, periodsBefore, conversion, readings, history };
  };
  const absent = readFields(readerOf({ level: null }), 'the facts of a period', fields);
  const blank = settled(readerOf(null), absent);
  const [blankReading] = blank.readings as [ExactReading];
  return (reader) => {
    const plain = readPlain(reader);
    if (plain !== null) {
      const { level, base } = plain;
      return { ...blank, base, readings: [{ ...blankReading, level, place: reader }] };
    }
    if (childOf(reader, 'readings').value !== undefined) return several(reader);
    return settled(reader, readFields(reader, 'the facts of a period', fields));
  };
}

function listFacts(reading: Read<ExactReading>, own: HistoryField): Read<FactValues> {
  const known = {
    ...CONTEXT_FIELDS,
    readings: listOf('readings', reading, { most: MOST_READINGS }),
  } satisfies FieldsOf<PeriodContext & { readings: unknown }>;
  const fields = { ...known, ...own } as typeof known & Required<HistoryField>;
  return (reader) => readFields(reader, 'the facts of a period', fields);
}

function groupFacts(plan: SchemePlan, own: HistoryField): Read<FactValues> {
  const rules = plan.rules as ReadonlyMap<string, RulePlan>;
  const fieldsByRule = new Map([...rules.values()].map((rule) => [rule, namedFields(rule)]));
  const readRule = reference(rules, 'rules');
  const reading: Read<ExactReading> = (reader) => {
    // The rule comes first: it says which factors a reading may give, and in which unit its level is.
    const rule = readRule(childOf(reader, 'rule'));
    const fields = fieldsByRule.get(rule) as ReturnType<typeof namedFields>;
    return readingOf(reader, rule, readFields(reader, 'a reading', fields));
  };
  return listFacts(objectFirst(reading), own);
}

/** A reading that is no object is told as such, not as one without a rule. */
function objectFirst<T>(read: Read<T>): Read<T> {
  return (reader) => {
    if (typeof reader.value === 'object' && reader.value !== null) return read(reader);
    refuse(reader, { code: 'invalid-type', expected: 'a reading such as { rule, level }' });
  };
}

const NO_HISTORY: readonly ExactPeriod[] = [];
