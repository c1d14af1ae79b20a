import { multiply, type Ratio, ratio } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  note,
  type Read,
  type Reader,
  type ReadersOf,
} from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { amount, whole, word } from '../../core/read-values.js';
import { ROUNDING_MODES, type RoundingMode } from '../../core/rounding.js';
import { incrementIn } from '../../money/money.js';
import { LONGEST_WINDOW } from './history.js';
import type { OneCurrency } from './one-currency.js';
import type { CapPlan, MinimumPlan, SchemePlan } from './plan.js';
import {
  aboveZero,
  NO_PRICES,
  type PricePlan,
  type RemedyPlan,
  remedy,
  remedyPrices,
} from './remedy.js';
import type { CreditCap, CreditMinimum, SettlementRule } from './scheme.js';

/** More caps than any contract has. */
const MOST_CAPS = 50;

/** The readers of what turns remedies into a payable amount. */
export function settlementFields(money: OneCurrency): ReadersOf<SettlementValues> {
  return {
    prices: optional(remedyPrices(money), NO_PRICES),
    caps: optional(listOf('caps', capOf(money), { most: MOST_CAPS }), []),
    onePer: optional(readOnePer, null),
    paidAs: optional(word(['credit', 'cash', 'voucher']), 'credit'),
    rounding: optional(word(ROUNDING_MODES), 'halfAwayFromZero'),
    increment: optional(incrementOf(money), null),
    minimum: optional(readMinimum, null),
  } satisfies FieldsOf<SettlementRule>;
}

/** What {@link settlementFields} give. */
export interface SettlementValues {
  readonly prices: PricePlan;
  readonly caps: readonly ReadCap[];
  readonly onePer: SchemePlan['onePer'];
  readonly paidAs: SchemePlan['paidAs'];
  readonly rounding: RoundingMode;
  readonly increment: Ratio | null;
  readonly minimum: MinimumPlan | null;
}

/** A cap as written, before those of lines and of the total part. */
export interface ReadCap {
  readonly limit: RemedyPlan;
  readonly scope: 'total' | 'line';
  readonly window: CapPlan['window'];
}

/** Facts can convert what is paid, but not under an agreement: there its currency is known by now. */
function incrementOf({ expected }: OneCurrency): Read<Ratio> {
  return expected === null ? aboveZero : incrementIn(expected);
}

function capOf(money: OneCurrency): Read<ReadCap> {
  const fields = {
    limit: remedy(money),
    scope: optional(word(['total', 'line']), 'total'),
    periods: optional(whole('periods', { least: 1, most: LONGEST_WINDOW }), null),
    window: optional(word(CAP_WINDOWS), null),
  } satisfies FieldsOf<CreditCap>;
  return (reader) => {
    const { limit, scope, periods, window } = readFields(reader, 'a cap', fields);
    if (periods !== null && window !== null)
      note(childOf(reader, 'window'), {
        code: 'invalid-option',
        expected: 'either periods or a window',
      });
    if (scope === 'line' && (window !== null || (periods ?? 1) > 1)) {
      note(childOf(reader, window === null ? 'periods' : 'window'), {
        code: 'invalid-option',
        expected: window === null ? '1 for a cap of each line' : 'no window for a cap of each line',
        hint: 'the history is not kept by line',
      });
    }
    return { limit, scope, window: window ?? periods ?? 1 };
  };
}

const CAP_WINDOWS = ['calendarYear', 'contractYear', 'term'] as const;

const HOURS = { hours: aboveZero } satisfies FieldsOf<
  Exclude<NonNullable<SettlementRule['onePer']>, string>
>;

function readOnePer(reader: Reader): NonNullable<SchemePlan['onePer']> {
  if (typeof reader.value !== 'object' || reader.value === null)
    return word(['incident'] as const)(reader);
  const { hours } = readFields(reader, "'incident' or { hours }", HOURS);
  return { lengthMs: multiply(hours, ratio(3_600_000)) };
}

const MINIMUM_FIELDS = {
  amount,
  rule: /* @__PURE__ */ word(['suppressUnlessAbove', 'suppressBelow', 'raiseTo']),
  test: /* @__PURE__ */ optional(
    /* @__PURE__ */ word(['beforeRounding', 'afterRounding']),
    'afterRounding',
  ),
} satisfies FieldsOf<CreditMinimum>;

function readMinimum(reader: Reader): MinimumPlan {
  return { ...readFields(reader, 'a minimum', MINIMUM_FIELDS), index: null };
}
