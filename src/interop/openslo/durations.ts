import { parseDate, parseTime } from '../../core/civil.js';
import { type Read, type Reader, reading, refuse } from '../../core/read.js';
import { text } from '../../core/read-values.js';

/** A length as OpenSLO writes it: `28d`, `1M`. */
export interface Shorthand {
  readonly count: number;
  readonly unit: 'm' | 'h' | 'd' | 'w' | 'M' | 'Q' | 'Y';
}

const SHORTHAND = /^([1-9]\d{0,8})([mhdwMQY])$/;

/** Reads a length with its unit; `m` are minutes and `M` months. */
export function shorthand(reader: Reader): Shorthand {
  const match = SHORTHAND.exec(text(reader));
  if (match !== null) return { count: Number(match[1]), unit: match[2] as Shorthand['unit'] };
  refuse(reader, {
    code: 'invalid-duration',
    expected: 'a length such as 5m, 1h, 28d, 4w, 1M, 1Q',
  });
}

const MINUTE_MS = 60_000;
const MS: Readonly<Partial<Record<Shorthand['unit'], number>>> = {
  m: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 1440 * MINUTE_MS,
  w: 10_080 * MINUTE_MS,
};

/** Reads a length of time in milliseconds; a bare number is minutes. Months have no such length. */
export function lengthMs(reader: Reader): number {
  const { value } = reader;
  if (typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 1_000_000)
    return value * MINUTE_MS;
  const { count, unit } = shorthand(reader);
  const ms = MS[unit];
  if (ms !== undefined) return count * ms;
  refuse(reader, {
    code: 'invalid-duration',
    expected: 'a length in minutes, hours, days or weeks',
  });
}

/** Reads the wall time at which a window starts, as an anchor; it names no zone. */
export const startTime: Read<string> = (reader) => wallTime({ ...reader, value: text(reader) });

const wallTime: Read<string> = /* @__PURE__ */ reading((value: string) => {
  const [date = '', time = '00:00'] = value.split(/[ T]/);
  parseDate(date);
  const ms = parseTime(time);
  return ms === 0 ? date : `${date}T${time}`;
});
