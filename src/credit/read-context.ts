import { type Ratio, ratio, subtract, ZERO } from '../core/ratio.js';
import { type FieldsOf, type Read, type Reader, type ReadersOf, refuse } from '../core/read.js';
import { oneKind, optional, readFields } from '../core/read-parts.js';
import { amount, date, decimal, text, whole } from '../core/read-values.js';
import { currency } from '../money/currency.js';
import { type ExactMoney, readAmountOwed } from '../money/money.js';
import type { CreditConversion, PeriodContext, PeriodLength } from './facts.js';
import { MOST_PERIODS } from './scheme/history.js';
import { aboveZero } from './scheme/remedy.js';
import type { CapWindow } from './scheme/scheme.js';
import type { ConversionPlan, ExactFacts, PeriodPlan } from './stages/exact-facts.js';

const PERIOD_FIELDS = {
  length: decimal,
  excluded: /* @__PURE__ */ optional(amount, ZERO),
} satisfies FieldsOf<Extract<PeriodLength, { length: unknown }>>;

const PERIOD_TIME_FIELDS = {
  durationMs: /* @__PURE__ */ whole('milliseconds'),
  excludedMs: /* @__PURE__ */ optional(/* @__PURE__ */ whole('milliseconds'), 0),
} satisfies FieldsOf<Extract<PeriodLength, { durationMs: unknown }>>;

const readPeriod: Read<PeriodPlan> = /* @__PURE__ */ oneKind<PeriodPlan>('the length of a period', {
  length: (reader) => {
    const { length, excluded } = readFields(reader, 'the length of the period', PERIOD_FIELDS);
    return { by: 'unit', length: positive(reader, subtract(length, excluded)) };
  },
  durationMs: (reader) => {
    const fields = readFields(reader, 'the length of the period', PERIOD_TIME_FIELDS);
    const net = ratio(fields.durationMs - fields.excludedMs);
    return { by: 'time', lengthMs: positive(reader, net) };
  },
});

function positive(reader: Reader, net: Ratio): Ratio {
  if (net.numerator > 0n) return net;
  refuse(reader, { code: 'invalid-option', expected: 'a length above what is excluded' });
}

const periods = /* @__PURE__ */ optional(
  /* @__PURE__ */ whole('periods', { most: MOST_PERIODS }),
  null,
);

const BEFORE_FIELDS = {
  calendarYear: periods,
  contractYear: periods,
  term: periods,
} satisfies FieldsOf<Record<CapWindow, unknown>>;

const NOT_SAID: ExactFacts['periodsBefore'] = {
  calendarYear: null,
  contractYear: null,
  term: null,
};

function readPeriodsBefore(reader: Reader): ExactFacts['periodsBefore'] {
  return readFields(reader, 'how many periods lie in each window', BEFORE_FIELDS);
}

const CONVERSION_FIELDS = {
  rate: aboveZero,
  currency,
  date: /* @__PURE__ */ optional(readDateText, null),
  source: /* @__PURE__ */ optional(text, null),
} satisfies FieldsOf<CreditConversion>;

/** A date that exists, kept as it is written. */
function readDateText(reader: Reader): string {
  date(reader);
  return text(reader);
}

function readConversion(reader: Reader): ConversionPlan {
  return { ...readFields(reader, 'a conversion', CONVERSION_FIELDS), index: null };
}

/** What {@link CONTEXT_FIELDS} give. */
interface ContextValues {
  readonly base: ExactMoney | null;
  readonly currency: string | null;
  readonly period: PeriodPlan | null;
  readonly periodsBefore: ExactFacts['periodsBefore'];
  readonly conversion: ConversionPlan | null;
}

/** The readers of what all readings of a period share. */
export const CONTEXT_FIELDS: ReadersOf<ContextValues> = {
  base: /* @__PURE__ */ optional(readAmountOwed, null),
  currency: /* @__PURE__ */ optional(currency, null),
  period: /* @__PURE__ */ optional(readPeriod, null),
  periodsBefore: /* @__PURE__ */ optional(readPeriodsBefore, NOT_SAID),
  conversion: /* @__PURE__ */ optional(readConversion, null),
} satisfies FieldsOf<PeriodContext>;
