import { DAY_MS } from '../../core/civil.js';
import { type Reader, refuse } from '../../core/read.js';
import { date, text, timeOfDay } from '../../core/read-values.js';

/** When a holiday begins on the clock of its place. */
export interface Start {
  /** Milliseconds since 1970-01-01T00:00 on that clock. */
  readonly label: number;
  /** Whether it was written as so many hours before a date. */
  readonly isEvening: boolean;
}

/**
 * Reads `YYYY-MM-DD HH:MM:SS`, with ` -0600` after it where the holiday begins with the evening before.
 *
 * The package writes the date of the holiday, and moves `start` and `end` by the offset (its sources,
 * `Hijri.js` and `Hebrew.js`): it is no offset from UTC.
 */
export function readStart(reader: Reader): Start {
  const [day, time = '00:00', offset, ...more] = text(reader).split(' ');
  const label = date({ ...reader, value: day }) * DAY_MS + timeOfDay({ ...reader, value: time });
  if (offset === undefined) return { label, isEvening: false };
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})$/.exec(offset) ?? [];
  if (sign === undefined || more.length > 0 || Number(hours) > 23 || Number(minutes) > 59) {
    refuse(reader, {
      code: 'invalid-date',
      expected: 'YYYY-MM-DD HH:MM:SS, or with an offset such as -0600',
    });
  }
  const byMs = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return { label: sign === '-' ? label - byMs : label + byMs, isEvening: byMs > 0 };
}
