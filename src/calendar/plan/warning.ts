import { type Fault, type Reader, warn } from '../../core/read.js';

/** Stable codes of what {@link checkCalendar} doubts in a calendar that compiles. */
export type CalendarWarningCode =
  | 'overlap-merged'
  | 'end-of-day-guess'
  | 'duplicate-holiday'
  | 'holiday-outside-layers'
  | 'layer-gap'
  | 'unreachable-override';

/** Notes a doubt about a calendar under one of its known codes. */
export function warnOf(
  reader: Reader,
  doubt: Omit<Fault, 'code'> & { readonly code: CalendarWarningCode },
): void {
  warn(reader, doubt);
}
