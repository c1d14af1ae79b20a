import { formatExact } from '../../core/fraction-text.js';
import { compare, divide, type Ratio, ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Reader,
  readerOf,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { whole } from '../../core/read-values.js';
import { budgetOf } from '../budget/budget.js';
import { type ErrorBudget, writeBudget } from '../budget/write-budget.js';
import {
  COUNT_FIELDS,
  COUNT_OPTION_FIELDS,
  type CountOptions,
  type Counts,
  type CountsInput,
  countsOf,
} from '../terms/counts.js';
import { type FigureOptions, figuresOf, readFormat } from '../terms/figures.js';
import { TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';
import { type Verdict, verdictOn } from '../terms/verdict.js';
import { NO_DATA_FIELDS, type NoDataOption, SLI_WITHOUT_DATA } from './no-data.js';

/** Counted events of which nothing is said when they happened: counters of a whole, or of its parts. */
export interface CountedEvents extends CountsInput, CountOptions, TargetInput, NoDataOption {
  /** Counters of parts, instead of those of the whole; they are added, never averaged. */
  readonly parts?: readonly CountsInput[] | undefined;
  /**
   * Fewer events than this prove nothing.
   *
   * @defaultValue 0
   */
  readonly minEvents?: number | undefined;
}

/** A ratio of good events to all events. Counts are exact decimals. */
export interface CountSli {
  /** `measured` is a ratio without a target to hold it against. */
  readonly status: Verdict;
  readonly good: string;
  readonly bad: string;
  readonly total: string;
  readonly sliRatio: string | null;
  readonly sliPercent: string | null;
  /** The SLI less the target: negative when it is missed; `null` without target or data. */
  readonly gapRatio: string | null;
  /** The budget in events; `null` without a target. */
  readonly budget: ErrorBudget | null;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...COUNT_FIELDS,
    ...COUNT_OPTION_FIELDS,
    ...TARGET_FIELDS,
    ...NO_DATA_FIELDS,
    parts: optional(listOf('parts', readPart)),
    minEvents: optional(whole('events'), 0),
  }) as const satisfies FieldsOf<CountedEvents>)();

/**
 * Measures counters of which nothing is said when they happened: good events / all events. Events of
 * known time are measured by `measureRequests`, under a rule.
 *
 * @param input - Counters, of the whole or of its parts, and the target.
 * @param options - How figures are written.
 * @returns The SLI. The verdict compares exact counts, never the rounded figure.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-decimal`, `invalid-option`,
 * `invalid-target`.
 * @example
 * import { measureCounts } from 'slakit/uptime'
 * const sli = measureCounts({ good: 9994, total: 10_000, targetPercent: '99.95' })
 * sli.status // => 'missed'
 * sli.sliPercent // => '99.94'
 * sli.budget?.remaining // => '-1'
 */
export function measureCounts(input: CountedEvents, options: FigureOptions = {}): CountSli {
  const format = readFormat(options);
  const reader = readerOf(input);
  const values = readFields(reader, 'counted events', FIELDS);
  const target = targetOf(reader, values);
  const { good, total } = readAll(reader, values) ?? { good: ZERO, total: ZERO };
  const hasEvents = total.numerator > 0n;
  const sli = hasEvents ? divide(good, total) : SLI_WITHOUT_DATA[values.noDataAs];
  const bad = subtract(total, good);
  const figures = figuresOf(format, 'floor');
  return {
    status: hasEvents ? verdictOf(good, total, target, values.minEvents) : 'no-data',
    good: formatExact(good),
    bad: formatExact(bad),
    total: formatExact(total),
    sliRatio: sli === null ? null : figures.ratio(sli),
    sliPercent: sli === null ? null : figures.percent(sli),
    gapRatio: sli === null || target === null ? null : figures.ratio(subtract(sli, target)),
    budget:
      target === null
        ? null
        : { ...writeBudget(budgetOf(target, total, bad), target, format), estimated: false },
  };
}

function readAll(reader: Reader, values: ValuesOf<typeof FIELDS>): Counts | null {
  const { good, bad, total, missingAs, excess, parts } = values;
  const policy = { missingAs, excess };
  if (parts === undefined) return countsOf(reader, { good, bad, total }, policy);
  if ((good ?? bad ?? total) !== undefined) {
    refuse(childOf(reader, 'parts'), {
      code: 'invalid-option',
      expected: 'either counters or parts of them',
    });
  }
  const known = parts.flatMap(({ place, counts }) => countsOf(place, counts, policy) ?? []);
  if (known.length === 0) return null;
  return {
    good: sum(known.map((counts) => counts.good)),
    total: sum(known.map((counts) => counts.total)),
  };
}

/** A part, with its place for what depends on the options beside it. */
function readPart(place: Reader): {
  readonly place: Reader;
  readonly counts: ValuesOf<typeof COUNT_FIELDS>;
} {
  return { place, counts: readFields(place, 'a part', COUNT_FIELDS) };
}

function verdictOf(good: Ratio, total: Ratio, target: Ratio | null, minEvents: number): Verdict {
  if (compare(total, ratio(minEvents)) < 0) return 'insufficient-data';
  return verdictOn(divide(good, total), target);
}
