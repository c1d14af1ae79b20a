import { childOf, type FieldsOfUnion, type Read } from '../../core/read.js';
import { readFields, requireObject } from '../../core/read-parts.js';
import { flag, word } from '../../core/read-values.js';
import type { CalendarsById } from '../../uptime/terms/calendars.js';
import {
  type CountingAround,
  countingFields,
  type DayCounting,
  type DayCountingPlan,
  type DaySpan,
  type DaySpanPlan,
  noteCounting,
  readDaySpan,
} from '../deadline/day-span.js';

/**
 * The moment after which a claim has to be made. Ends are excluded, as everywhere: a period that ends at
 * midnight has its last moment the day before, and days are counted after that day.
 */
export type ClaimTrigger =
  | 'incidentStart'
  | 'incidentEnd'
  | 'periodEnd'
  /** When the provider gave the report or statement. */
  | 'report'
  | 'invoice'
  /** When the customer was told of the miss. */
  | 'notice';

/** A claim that has to be made within a window. */
export interface ClaimWindow extends DayCounting {
  /** How long a claim can be made: to the end of the last day. */
  readonly due: DaySpan;
  /** The moment after whose day that time runs. */
  readonly from: ClaimTrigger;
  readonly automatic?: false | undefined;
}

/** The rule of claims: a window, or credits that nobody needs to claim. */
export type ClaimRule = ClaimWindow | { readonly automatic: true };

/** A rule of claims as read; `null` where credits are automatic. */
export type ClaimPlan =
  | (DayCountingPlan & { readonly due: DaySpanPlan; readonly from: ClaimTrigger })
  | null;

/** The moments that are known of what is claimed. */
const CLAIM_TRIGGERS: readonly ClaimTrigger[] = [
  'incidentStart',
  'incidentEnd',
  'periodEnd',
  'report',
  'invoice',
  'notice',
];

/**
 * Reads a rule of claims; calendars that are not known allow any id.
 *
 * @param around - The agreement in which the rule stands; `null` for a rule that stands alone.
 */
export function claimRule(
  calendars: CalendarsById | undefined,
  around: CountingAround | null = null,
): Read<ClaimPlan> {
  const automatic: Read<boolean> = (reader) => reader.value !== undefined && flag(reader);
  const fields = {
    automatic,
    due: readDaySpan,
    from: word(CLAIM_TRIGGERS),
    ...countingFields(calendars, around),
  } satisfies FieldsOfUnion<ClaimRule>;
  return (reader) => {
    requireObject(
      reader,
      "a rule of claims such as { due: { days: 30 }, from: 'periodEnd', timeZone }",
    );
    if (childOf(reader, 'automatic').value === true) {
      readFields(reader, 'a rule of claims', { automatic });
      return null;
    }
    const { automatic: _, ...plan } = readFields(reader, 'a rule of claims', fields);
    noteCounting(reader, [plan.due], around);
    return plan;
  };
}
