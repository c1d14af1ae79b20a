import type { Ratio } from '../../core/ratio.js';
import type { Read } from '../../core/read.js';
import { moneyIn, readAmountOwed } from '../../money/money.js';

/** Reads the sums of one scheme: they share a currency, and the first one read settles which. */
export interface OneCurrency {
  readonly read: Read<Ratio>;
  /** The currency of what surrounds the scheme; `null` for one that stands alone. */
  readonly expected: string | null;
  /** The currency so far; `null` as long as no sum was read and none was told. */
  readonly settled: () => string | null;
}

/** A reader of sums for one scheme; `expected` is the currency of what surrounds it. */
export function oneCurrency(expected: string | undefined): OneCurrency {
  let settled = expected ?? null;
  return {
    expected: settled,
    settled: () => settled,
    read: (reader) => {
      if (settled !== null) return moneyIn(settled, readAmountOwed)(reader);
      const money = readAmountOwed(reader);
      settled = money.currency;
      return money.value;
    },
  };
}
