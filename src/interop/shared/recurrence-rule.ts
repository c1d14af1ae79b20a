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

/**
 * Reads the jCal form of a rule. `undefined` for a rule that is finer than days or uses parts whose
 * meaning we do not compute: to ignore a part would invent dates.
 */
export function readRecurrenceRule(value: unknown): RecurrenceRule | undefined {
  const parts = value as Readonly<Record<string, unknown>>;
  if (Object.keys(parts).some((key) => !KNOWN_PARTS.has(key))) return undefined;
  const { interval = 1, count, until } = parts;
  const frequency = FREQUENCIES.find((name) => name === parts.freq);
  const byDay = list(parts.byday).map(readDay);
  const days = byDay.filter((day) => day !== undefined);
  const isReadable =
    days.length === byDay.length &&
    isPositive(interval) &&
    (count === undefined || isPositive(count));
  if (frequency === undefined || !isReadable) return undefined;
  const numbers = (key: string): number[] => list(parts[key]).map(Number);
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
  return match[1] === undefined ? { weekday } : { weekday, nth: Number(match[1]) };
}

function list(value: unknown): readonly unknown[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

function isPositive(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 100_000;
}
