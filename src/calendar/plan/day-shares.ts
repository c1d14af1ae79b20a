import { WEEKDAYS } from '../../core/civil.js';
import { parseDecimal } from '../../core/decimal-text.js';
import {
  attempt,
  childOf,
  keysOf,
  note,
  REFUSED,
  type Reader,
  reading,
  refuse,
} from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';
import { readDayNames } from './hours.js';
import { WHOLE_DAY } from './plan.js';

/**
 * Shares of business days: what a date counts for, where it is one, in ten-thousandths. A calendar counts in
 * the largest unit of which all its shares are multiples, which nearly always is the whole day.
 */

/** Reads what business days count for by their weekday, Monday first. */
export function readDayShares(reader: Reader): readonly number[] {
  requireObject(reader, "shares by weekday, such as { sat: '0.5' }");
  const shares: (number | undefined)[] = WEEKDAYS.map(() => undefined);
  let isRefused = false;
  for (const name of keysOf(reader)) {
    const at = childOf(reader, name);
    const days = attempt({ ...at, value: name }, readDayNames);
    const share = attempt(at, readShare);
    if (days === undefined || share === undefined) isRefused = true;
    for (const day of days?.value ?? []) {
      if (shares[day] !== undefined) {
        note(at, { code: 'invalid-option', expected: 'each day once', received: name });
        isRefused = true;
      }
      shares[day] = share?.value ?? WHOLE_DAY;
    }
  }
  if (isRefused) throw REFUSED;
  return shares.map((share) => share ?? WHOLE_DAY);
}

/** Reads what one business day counts for, in ten-thousandths. */
export function readShare(reader: Reader): number {
  const { units, scale } = readDecimal(reader);
  const [tenThousandths, one] = [units * BigInt(WHOLE_DAY), 10n ** BigInt(scale)];
  if (units > 0n && tenThousandths <= one * BigInt(WHOLE_DAY) && tenThousandths % one === 0n)
    return Number(tenThousandths / one);
  refuse(reader, {
    code: 'invalid-option',
    expected: 'a share of a day above 0 and up to 1, with four decimals at most',
  });
}

const readDecimal = /* @__PURE__ */ reading(parseDecimal);

/** How many units a whole day has, so that each of some shares is a whole number of them. */
export function unitsOfDay(shares: Iterable<number>): number {
  let unit = WHOLE_DAY;
  for (const share of shares) unit = greatestDivisor(unit, share);
  return WHOLE_DAY / unit;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
