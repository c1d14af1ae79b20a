import { DAY_MS, dayIn, timeIn } from '../../core/civil.js';
import { type InstantInput, MAX_INSTANT, MIN_INSTANT, toInstant } from '../../core/instant.js';
import { type Ratio, ratioOf } from '../../core/ratio.js';
import {
  type FieldsOf,
  type Read,
  type Reader,
  type ReadersOf,
  reading,
  refuse,
} from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import { instantOfLabel, labelOfInstant, offsetAt, readZone, type Zone } from '../../zone/zone.js';
import type { Tell } from '../shared/ledger.js';
import { isoOf } from '../shared/seen.js';
import { fullCell } from './cells.js';

/** Options of how times are written. */
export interface CsvTimeOptions {
  /**
   * How times are written: `iso` for `2026-03-02T09:00:00Z`, `2026-03-02 10:00:00.000+01:00` and, with a
   * `timeZone`, `2026-03-02 10:00`; or numbers since 1970.
   *
   * @defaultValue `'iso'`
   */
  readonly times?: 'iso' | 'epochSeconds' | 'epochMilliseconds' | undefined;
  /**
   * The IANA id of the zone of times that have no offset.
   *
   * @defaultValue none: such times are refused
   */
  readonly timeZone?: string | undefined;
}

export const TIME_FIELDS: ReadersOf<Pick<TimePlan, 'times' | 'timeZone'>> = {
  times: /* @__PURE__ */ optional(word(['iso', 'epochSeconds', 'epochMilliseconds']), 'iso'),
  timeZone: /* @__PURE__ */ optional(readZone),
} satisfies FieldsOf<CsvTimeOptions>;

/** How times are written, as read. */
export interface TimePlan {
  readonly times: 'iso' | 'epochSeconds' | 'epochMilliseconds';
  readonly timeZone: Zone | undefined;
  readonly tell: Tell<'repeated-time' | 'skipped-time'>;
}

/** Reads the instant of a cell. */
export function readTime(reader: Reader, { times, timeZone, tell }: TimePlan): number {
  if (times !== 'iso') return sinceEpoch(reader, times === 'epochSeconds' ? 1000n : 1n);
  if (reader.value instanceof Date) return instant(reader);
  const text = fullCell(reader);
  const label = labelOf(text);
  if (label === undefined || timeZone === undefined) return instant({ ...reader, value: text });
  return onTheClock(reader, { label, zone: timeZone, tell });
}

const instant: Read<number> = /* @__PURE__ */ reading((value: InstantInput) => toInstant(value));

const decimal: Read<Ratio> = /* @__PURE__ */ reading(ratioOf);

function sinceEpoch(reader: Reader, perUnit: bigint): number {
  const { numerator, denominator } = decimal({ ...reader, value: fullCell(reader) });
  const at = Number((numerator * perUnit) / denominator);
  const isWhole = (numerator * perUnit) % denominator === 0n;
  if (isWhole && at >= MIN_INSTANT && at <= MAX_INSTANT) return at + 0;
  refuse(reader, {
    code: 'invalid-instant',
    expected: `epoch ${perUnit === 1n ? 'milliseconds' : 'seconds, to the millisecond'}`,
    ...(isWhole && perUnit !== 1n ? { hint: 'these are more likely milliseconds' } : {}),
  });
}

const LOCAL = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}(?::\d{2})?)(?:[.,](\d{1,9}))?$/;
const LONGEST = 40;

/** A time without an offset, in milliseconds since 1970 on its own clock. */
function labelOf(text: string): number | undefined {
  const [, date = '', time = '', fraction = ''] =
    (text.length <= LONGEST ? LOCAL.exec(text) : null) ?? [];
  const day = dayIn(date);
  const timeOfDay = timeIn(time);
  if (day === undefined || timeOfDay === undefined) return undefined;
  return day * DAY_MS + timeOfDay + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** The instant at which a clock shows a time; that it shows it twice, or never, is told. */
function onTheClock(
  reader: Reader,
  {
    label,
    zone,
    tell,
  }: { readonly label: number; readonly zone: Zone; readonly tell: TimePlan['tell'] },
): number {
  const at = instantOfLabel(zone, label);
  if (labelOfInstant(zone, at) !== label) {
    tell(reader, {
      code: 'skipped-time',
      expected: `a time that the clocks of ${zone.id} show`,
      received: String(reader.value),
      hint: `they skip it: it is taken for ${isoOf(at)}`,
    });
    return at;
  }
  const again = label - offsetAt(zone, Math.min(at + DAY_MS, MAX_INSTANT));
  if (again !== at && labelOfInstant(zone, again) === label) {
    tell(reader, {
      code: 'repeated-time',
      expected: `a time that the clocks of ${zone.id} show once`,
      received: String(reader.value),
      hint: `it is taken for the first, ${isoOf(at)}, and not for ${isoOf(again)}`,
    });
  }
  return at;
}
