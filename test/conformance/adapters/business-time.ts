import {
  addBusinessDays,
  addBusinessTime,
  businessDaysBetween,
  businessTimeBetween,
  type CalendarDefinition,
  type CompiledCalendar,
  compileCalendar,
  type DurationInput,
  isOpen,
  isSlaError,
  nextCloseAt,
  nextOpenAt,
  previousCloseAt,
  subtractBusinessTime,
  toIso,
} from '../../../src/calendar.js';
import type { Adapter, Outcome, Vector } from '../types.js';

type Pairs = readonly (readonly [start: string, end: string])[];

interface CalendarInput {
  readonly timeZone: string;
  readonly weekly: Readonly<Record<string, Pairs>>;
  readonly holidays?: readonly string[];
  readonly overrides?: Readonly<Record<string, Pairs>>;
  readonly breaks?: Readonly<Record<string, Pairs>>;
}

interface Input {
  readonly at: string;
  readonly from: string;
  readonly to: string;
  readonly mode?: 'atOrAfter' | 'strictlyAfter';
  readonly days: number;
  readonly minutes?: number;
  readonly seconds?: number;
  readonly milliseconds?: number;
}

type Answer = number | boolean | string;
type Solve = (calendar: CompiledCalendar, input: Input, vector: Vector) => Answer;

/** The answer of each question where nothing is open; other questions have none. */
const ANSWER_WHEN_NEVER_OPEN: Readonly<Record<string, Answer>> = { between: 0, isOpen: false };

export const adapt: Adapter = (vector) => {
  const op = String(vector.op);
  const solve = SOLVERS[op];
  if (solve === undefined) return { status: 'unsupported', reason: `no mapping for ${op}` };
  const stranger = strangerIn(vector, op);
  if (stranger !== undefined) return { status: 'unsupported', reason: stranger };
  return compare(expectedOf(vector), answerTo(vector, solve));
};

// Fields

const COMMON = ['id', 'op', 'source', 'note', 'debatable', 'calendar', 'input', 'expected'];
const AMOUNT = ['at', 'minutes', 'seconds', 'milliseconds'];

/** What each question reads: fields of its input, and conventions beside it with their known values. */
const READS: Readonly<
  Record<
    string,
    {
      readonly input: readonly string[];
      readonly conventions?: Readonly<Record<string, readonly unknown[]>>;
      readonly others?: readonly string[];
    }
  >
> = {
  add: { input: AMOUNT, conventions: { boundary: ['periodEnd', 'nextOpen'], zero: ['snap'] } },
  subtract: { input: AMOUNT, conventions: { boundary: ['previousClose'], zero: ['snap'] } },
  between: {
    input: ['from', 'to'],
    conventions: { reversed: ['negative', 'zero', 'absolute'] },
    others: ['elapsedSeconds'],
  },
  isOpen: { input: ['at'], conventions: { closeInstant: ['open'] } },
  nextOpen: { input: ['at', 'mode'] },
  nextClose: { input: ['at', 'mode'] },
  addBusinessDays: { input: ['at', 'days'] },
  betweenBusinessDays: {
    input: ['from', 'to'],
    conventions: { convention: ['(from,to]', '[from,to)', 'steps', 'completeDays'] },
  },
};
const CALENDAR = ['timeZone', 'weekly', 'holidays', 'overrides', 'breaks'];
const MODES: Readonly<Record<string, readonly unknown[]>> = {
  nextOpen: ['atOrAfter', 'strictlyAfter'],
  // A close has one reading: the first after the instant.
  nextClose: ['strictlyAfter', undefined],
};

/** The first field or value of a vector that nobody here reads. */
function strangerIn(vector: Vector, op: string): string | undefined {
  const { input, conventions = {}, others = [] } = READS[op] as (typeof READS)[string];
  const unknown = [
    ...strangers(vector, [...COMMON, ...Object.keys(conventions), ...others]),
    ...strangers(vector.input, input),
    ...strangers(vector.calendar, CALENDAR),
  ];
  if (unknown.length > 0) return `the field ${unknown[0]} is not read`;
  const { mode } = vector.input as Input;
  if (input.includes('mode') && !MODES[op]?.includes(mode)) return `the mode ${mode} is not known`;
  const odd = Object.keys(conventions).find(
    (name) => vector[name] !== undefined && !conventions[name]?.includes(vector[name]),
  );
  return odd === undefined ? undefined : `the ${odd} ${vector[odd]} is not known`;
}

function strangers(value: unknown, known: readonly string[]): readonly string[] {
  return Object.keys(value as object).filter((name) => !known.includes(name));
}

function answerTo(vector: Vector, solve: Solve): Answer {
  const calendar = attemptCompile(definitionOf(vector.calendar as CalendarInput));
  if (calendar === 'never-opens') return ANSWER_WHEN_NEVER_OPEN[String(vector.op)] ?? calendar;
  return solve(calendar, vector.input as Input, vector);
}

/** A calendar without any open time is refused by name; a peer that accepts it just never counts. */
function attemptCompile(definition: CalendarDefinition): CompiledCalendar | 'never-opens' {
  try {
    return compileCalendar(definition);
  } catch (error) {
    if (isSlaError(error) && error.code === 'calendar-never-opens') return 'never-opens';
    throw error;
  }
}

/** Instants are compared as instants, whatever offset the source wrote them with. */
function compare(expected: unknown, actual: Answer): Outcome {
  const same =
    typeof expected === 'string' && typeof actual === 'number'
      ? new Date(expected).getTime() === actual
      : Object.is(expected, actual);
  if (same) return { status: 'passed' };
  const shown = typeof expected === 'string' && typeof actual === 'number' ? toIso(actual) : actual;
  return { status: 'failed', expected, actual: shown };
}

/** Lengths are elapsed time here, so where a vector gives that number beside the peer's, it counts. */
function expectedOf({ op, expected, elapsedSeconds }: Vector): unknown {
  return op === 'between' && elapsedSeconds !== undefined ? elapsedSeconds : expected;
}

const amountOf = ({ minutes, seconds, milliseconds }: Input): DurationInput => ({
  minutes: minutes ?? 0,
  seconds: seconds ?? 0,
  milliseconds: milliseconds ?? 0,
});

const isZero = ({ minutes, seconds, milliseconds }: Input): boolean =>
  !minutes && !seconds && !milliseconds;

/** The answers for a reversed range that other products show, made of ours, which is negative. */
const REVERSED: Readonly<Record<string, (seconds: number) => number>> = {
  negative: (seconds) => seconds,
  zero: (seconds) => Math.max(0, seconds),
  absolute: Math.abs,
};

const SOLVERS: Readonly<Record<string, Solve>> = {
  add: (calendar, input, { boundary, zero }) => {
    const later = boundary === 'nextOpen' || (zero === 'snap' && isZero(input));
    const options = { boundary: later ? 'nextOpen' : 'close' } as const;
    return addBusinessTime(calendar, input.at, amountOf(input), options);
  },
  subtract: (calendar, input, { boundary, zero }) => {
    const earlier = boundary === 'previousClose' || (zero === 'snap' && isZero(input));
    const options = { boundary: earlier ? 'previousClose' : 'open' } as const;
    return subtractBusinessTime(calendar, input.at, amountOf(input), options);
  },
  between: (calendar, { from, to }, { reversed }) => {
    const present = REVERSED[String(reversed ?? 'negative')] as (seconds: number) => number;
    return present(businessTimeBetween(calendar, from, to) / 1000);
  },
  isOpen: (calendar, { at }, { closeInstant }) => {
    const closesNow =
      closeInstant === 'open' && previousCloseAt(calendar, at) === new Date(at).getTime();
    return closesNow || isOpen(calendar, at);
  },
  nextOpen: (calendar, { at, mode }) =>
    nextOpenAt(calendar, at, { whenOpen: mode === 'strictlyAfter' ? 'nextOpening' : 'now' }),
  nextClose: (calendar, { at }) => nextCloseAt(calendar, at),
  addBusinessDays: (calendar, { at, days }) => addBusinessDays(calendar, at, days),
  betweenBusinessDays: (calendar, { from, to }, { convention }) =>
    businessDaysBetween(calendar, from, to, {
      // Steps end on the date that is reached; completed days are counted by dates here.
      include: convention === '[from,to)' ? 'from' : 'to',
    }),
};

// The calendar

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

function definitionOf(calendar: CalendarInput): CalendarDefinition {
  const { timeZone, weekly, holidays = [], overrides = {}, breaks = {} } = calendar;
  return {
    timeZone,
    weekly: weeklyOf(weekly),
    holidays,
    overrides: Object.entries(overrides).flatMap(([date, pairs]) => [
      { kind: 'replace' as const, date, hours: firstDay(pairs) },
      ...restOf(pairs).map((hours) => ({ kind: 'add' as const, date: nextDate(date), hours })),
    ]),
    breaks: Object.entries(breaks).flatMap(([date, pairs]) => [
      { date, hours: firstDay(pairs) },
      ...restOf(pairs).map((hours) => ({ date: nextDate(date), hours })),
    ]),
  };
}

/**
 * The format reads an equal start and end as 24 hours from there. slakit refuses to guess that, so
 * it is written out: to the end of the day, and from the start of the next.
 */
function weeklyOf(weekly: CalendarInput['weekly']): Record<string, Pairs> {
  const days: Record<string, Pairs> = {};
  const put = (day: string, pairs: Pairs): void => {
    days[day] = [...(days[day] ?? []), ...pairs];
  };
  for (const [day, pairs] of Object.entries(weekly)) {
    put(day, firstDay(pairs));
    for (const rest of restOf(pairs)) put(nextWeekday(day), rest);
  }
  return days;
}

const firstDay = (pairs: Pairs): Pairs =>
  pairs.map(([start, end]) => [start, start === end ? '24:00' : end]);

const restOf = (pairs: Pairs): readonly Pairs[] =>
  pairs
    .filter(([start, end]) => start === end && !start.startsWith('00:00'))
    .map(([, end]) => [['00:00', end]]);

const nextWeekday = (day: string): string => WEEKDAYS[(WEEKDAYS.indexOf(day) + 1) % 7] as string;

function nextDate(date: string): string {
  const next = new Date(`${date}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
