import { formatExact } from '../../core/fraction-text.js';
import { plainEcho } from '../../core/plain.js';
import { ratioOf, sum } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { flag } from '../../core/read-values.js';
import { type Money, sumMoney } from '../../money/money.js';
import { assessFacts } from '../assess.js';
import type { CreditAssessment } from '../assessment.js';
import { creditPeriodOf } from '../credit-period.js';
import type { PeriodFacts } from '../facts.js';
import { levelUnitOf, periodReader, refuseCurrency, settledCurrency } from '../read-facts.js';
import { type CompiledScheme, readCompiledScheme } from '../scheme/compile-scheme.js';
import {
  type CreditPeriod,
  type ExactPeriod,
  historyIn,
  MOST_PERIODS,
  periodIn,
} from '../scheme/history.js';
import type { LevelInput, LevelUnit } from '../scheme/level.js';
import { REMEDIES_IN_KIND, type RemedyInKind } from '../scheme/remedy.js';
import type { ExactFacts } from '../stages/exact-facts.js';

/** The credits of several periods, in order. */
export interface CreditSeries {
  readonly periods: readonly CreditAssessment[];
  /** The given history, followed by what each period added: the argument for the next call. */
  readonly history: readonly CreditPeriod[];
  /** What all periods together owe, each rounded as it is paid. */
  readonly total: CreditTotal;
}

/** A sum over periods. */
export interface CreditTotal {
  /** In the currency of the base; null when no period has a money value. */
  readonly amount: Money | null;
  readonly quantities: Readonly<Record<RemedyInKind, string>>;
}

/** Options of `assessCreditSeries`. */
export interface SeriesOptions {
  /** The periods before the first, oldest first. @defaultValue none */
  readonly history?: readonly CreditPeriod[] | undefined;
  /** Whether to write down what each stage did. @defaultValue false */
  readonly trace?: boolean | undefined;
}

/**
 * Assesses periods one after the other; each sees the ones before as its history, so that repeats
 * and caps over several periods work.
 *
 * @param scheme - A compiled scheme, or group of rules.
 * @param periods - The facts of the periods, oldest first, as for {@link assessCredit}; they have no
 * history of their own.
 * @param options - What came before the first.
 * @returns One assessment per period, and the history after the last.
 * @throws {@link SlaError} as {@link assessCredit}; `currency-mismatch` for periods that are paid in
 * different currencies.
 * @example
 * import { assessCreditSeries, compileScheme } from 'slakit'
 * const scheme = compileScheme({ target: { gte: 99 }, rows: [{ lt: 99, remedy: { points: 2 } }], factors: [{ repeat: [1, 2] }] })
 * const series = assessCreditSeries(scheme, [{ level: 98 }, { level: 97 }])
 * series.periods.map((period) => period.quantities.points) // => ['2', '4']
 * series.history.length // => 2
 */
export function assessCreditSeries(
  scheme: CompiledScheme,
  periods: readonly PeriodFacts[],
  options: SeriesOptions = {},
): CreditSeries {
  const plan = readCompiledScheme(readerOf(scheme, null, 'scheme'));
  const unit = levelUnitOf(plan);
  const settings = readerOf(options, null, 'options');
  const given = readFields(settings, 'options', optionFields(unit));
  const readPeriod = periodReader(plan);
  const readAgain = periodIn(unit);
  const known: ExactPeriod[] = [...given.history];
  const earlier = plainEcho(childOf(settings, 'history')) as SeriesOptions['history'];
  const history: CreditPeriod[] = [...(earlier ?? [])];
  let currency = settledCurrency(childOf(settings, 'history'), known, plan.currency);
  const assess = (reader: Reader): CreditAssessment => {
    const facts = readPeriod(reader, known);
    if (facts.currency !== null && currency !== null && facts.currency !== currency)
      refuseCurrency(childOf(reader, 'base'), currency, facts.currency);
    currency ??= facts.currency;
    const assessment = assessFacts(plan, facts, given.trace);
    const raw = plainEcho(reader) as PeriodFacts;
    const period = creditPeriodOf(assessment, {
      level: 'level' in raw ? keptLevel(raw.level, facts) : null,
      charge: raw.base ?? null,
    });
    history.push(period);
    // Read back as whoever chains the calls by hand would read it.
    known.push(readAgain(readerOf(period)));
    return assessment;
  };
  const read = listOf('periods', assess, { most: MOST_PERIODS });
  const assessed = read(readerOf(periods, null, 'periods'));
  return { periods: assessed, history, total: totalOf(assessed) };
}

function optionFields(unit: LevelUnit | null) {
  return {
    history: optional(historyIn(unit), []),
    trace: optional(flag, false),
  } satisfies FieldsOf<SeriesOptions>;
}

function totalOf(periods: readonly CreditAssessment[]): CreditTotal {
  const paid = periods.flatMap(({ baseAmount }) => (baseAmount === null ? [] : [baseAmount]));
  const [first] = paid;
  const quantities = REMEDIES_IN_KIND.map((kind) => [
    kind,
    formatExact(sum(periods.map((period) => ratioOf(period.quantities[kind])))),
  ]);
  return {
    amount: first === undefined ? null : sumMoney(paid, first.currency),
    quantities: Object.fromEntries(quantities),
  };
}

/**
 * The level for whoever reads the history: as it was given, since its text in the assessment may be
 * shortened for reading; a length of time as a number of the rule's units, which the history lacks.
 */
function keptLevel(given: LevelInput | null, { readings }: ExactFacts): LevelInput | null {
  const [reading] = readings;
  const isLength = JSON.stringify(given)?.includes('"durationMs"') === true;
  if (!isLength || reading === undefined || reading.level === null) return given;
  const { numerator, denominator } = reading.level;
  return { amount: String(numerator), per: String(denominator) };
}
