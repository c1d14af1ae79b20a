/** A recurrence rule of RFC 5545 at the grain of days, with every part present. */
export interface RecurrenceRule {
  readonly frequency: 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY';
  readonly interval: number;
  readonly count?: number;
  /** As written: a date or a date-time. */
  readonly until?: string;
  readonly byMonth: readonly number[];
  readonly byMonthDay: readonly number[];
  readonly byYearDay: readonly number[];
  readonly byWeekNo: readonly number[];
  readonly byDay: readonly { readonly weekday: number; readonly nth?: number }[];
  readonly bySetPos: readonly number[];
  /** 0 for Monday. */
  readonly weekStart: number;
}

const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
const DAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
const KNOWN_PARTS = new Set([
  ...['freq', 'interval', 'count', 'until', 'wkst', 'bymonth', 'bymonthday', 'byyearday'],
  ...['byweekno', 'byday', 'bysetpos'],
]);

/** The largest number of each part, counted from either end where it may be counted so. */
const LARGEST = { bymonth: 12, bymonthday: 31, byyearday: 366, byweekno: 53, bysetpos: 366 };
/** The most weeks of a year: an ordinal of a weekday in it is no larger. */
const LARGEST_ORDINAL = 53;

/**
 * Reads the jCal form of a rule. `undefined` for a rule that is finer than days, uses parts whose
 * meaning we do not compute, or numbers that do not exist: to ignore a part would invent dates.
 */
export function readRecurrenceRule(value: unknown): RecurrenceRule | undefined {
  const parts = Object(value) as Readonly<Record<string, unknown>>;
  if (Object.keys(parts).some((key) => !KNOWN_PARTS.has(key))) return undefined;
  const { interval = 1, count, until } = parts;
  const frequency = FREQUENCIES.find((name) => name === parts.freq);
  // Each once: a text may name a day a hundred thousand times over.
  const byDay = [...new Set(list(parts.byday))].map(readDay);
  const days = byDay.filter((day) => day !== undefined);
  const isReadable =
    days.length === byDay.length &&
    PARTS.every((name) => list(parts[name]).every((n) => isNumberOf(name, n)));
  if (frequency === undefined || !isReadable || !isPositive(interval)) return undefined;
  if (count !== undefined && !isPositive(count)) return undefined;
  const numbers = (key: NumberedPart): number[] => [...new Set(list(parts[key]).map(Number))];
  const rule: RecurrenceRule = {
    frequency,
    interval,
    ...(count === undefined ? {} : { count }),
    ...(until === undefined ? {} : { until: String(until) }),
    byMonth: numbers('bymonth'),
    byMonthDay: numbers('bymonthday'),
    byYearDay: numbers('byyearday'),
    byWeekNo: numbers('byweekno'),
    byDay: days,
    bySetPos: numbers('bysetpos'),
    weekStart: readWeekStart(parts.wkst ?? 'MO'),
  };
  return isComputed(rule) ? rule : undefined;
}

type NumberedPart = keyof typeof LARGEST;
const PARTS = Object.keys(LARGEST) as NumberedPart[];

function isNumberOf(part: NumberedPart, value: unknown): boolean {
  const number = Number(value);
  const size = part === 'bymonth' ? number : Math.abs(number);
  return Number.isInteger(size) && size >= 1 && size <= LARGEST[part];
}

/** Whether the parts of a rule go together in a way whose dates we compute. */
function isComputed({ frequency, interval, byWeekNo, byDay, weekStart }: RecurrenceRule): boolean {
  // Weeks are numbered from Monday here, and a week that two years share has one number.
  const isYearly = frequency === 'YEARLY' && interval === 1 && weekStart === 0;
  const hasPlainWeeks = byWeekNo.length === 0 || (isYearly && byWeekNo.every((n) => n > 0));
  const hasOrdinal = byDay.some(({ nth }) => nth !== undefined);
  const takesOrdinal = frequency === 'MONTHLY' || frequency === 'YEARLY';
  return weekStart >= 0 && hasPlainWeeks && (!hasOrdinal || takesOrdinal);
}

/** ical.js counts days from 1 for Sunday where jCal writes `SU`. */
function readWeekStart(value: unknown): number {
  return typeof value === 'number' ? (value + 5) % 7 : DAYS.indexOf(String(value));
}

function readDay(value: unknown): RecurrenceRule['byDay'][number] | undefined {
  const match = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(String(value));
  if (match === null) return undefined;
  const weekday = DAYS.indexOf(match[2] as string);
  if (match[1] === undefined) return { weekday };
  const nth = Number(match[1]);
  return nth === 0 || Math.abs(nth) > LARGEST_ORDINAL ? undefined : { weekday, nth };
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100_000;
}
