import fc from 'fast-check';
import {
  type Break,
  type CalendarDefinition,
  type CompiledCalendar,
  compileCalendar,
  type Eve,
  type Holiday,
  type HolidayInput,
  type HoursInput,
  isSlaError,
  type Layer,
  type LayerBound,
  type Override,
  type PlainCalendar,
  type WeekInput,
} from '../../../src/calendar.js';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WINDOW_DAYS = 9;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** A stretch of time in a zone, chosen for what its clocks do. */
interface Stretch {
  readonly timeZone: string;
  readonly firstDate: string;
}

/** Where clocks misbehave, each with the oddity inside the first nine days. */
const STRETCHES: readonly Stretch[] = [
  { timeZone: 'UTC', firstDate: '2024-02-24' }, // a leap day
  { timeZone: 'UTC', firstDate: '2024-06-06' }, // an edge of the blocks that are compiled at once
  { timeZone: 'America/New_York', firstDate: '2024-03-06' }, // 02:00 to 03:00 skipped on 10 March
  { timeZone: 'America/New_York', firstDate: '2024-10-30' }, // 01:00 to 02:00 twice on 3 November
  { timeZone: 'America/New_York', firstDate: '2024-06-06' }, // a block edge again, off UTC
  { timeZone: 'Asia/Kolkata', firstDate: '2023-12-27' }, // a half-hour zone over New Year
  { timeZone: 'Australia/Lord_Howe', firstDate: '2024-04-03' }, // half an hour twice on 7 April
  { timeZone: 'Australia/Lord_Howe', firstDate: '2024-10-02' }, // half an hour skipped, 6 October
  { timeZone: 'America/Sao_Paulo', firstDate: '2018-10-31' }, // no midnight on 4 November
  { timeZone: 'America/Sao_Paulo', firstDate: '2018-02-14' }, // 17 February ends twice
  { timeZone: 'Pacific/Apia', firstDate: '2011-12-26' }, // no 30 December
  { timeZone: 'Africa/Casablanca', firstDate: '2024-03-07' }, // one hour back for Ramadan
  { timeZone: 'Africa/Casablanca', firstDate: '2024-04-11' }, // and forward again
  { timeZone: 'Asia/Almaty', firstDate: '2024-02-26' }, // a law sets the clocks back on 1 March
];

/** A calendar with the window in which its dates, holidays and overrides lie. */
export interface Sample {
  readonly definition: CalendarDefinition;
  readonly calendar: CompiledCalendar;
  /** Whole minutes, UTC. */
  readonly from: number;
  readonly to: number;
}

/** Calendars that open at some time, plain and composed, over the odd stretches. */
export const sample: fc.Arbitrary<Sample> = fc
  .constantFrom(...STRETCHES)
  .chain((stretch) => sampleOf(stretch, definitionIn(stretch)));

/** Plain calendars only. */
export const plainSample: fc.Arbitrary<Sample & { readonly definition: PlainCalendar }> = fc
  .constantFrom(...STRETCHES)
  .chain((stretch) => sampleOf(stretch, plainIn(stretch))) as never;

/** Calendars that may never open; then `calendar` is absent. */
export const anyDefinition: fc.Arbitrary<Omit<Sample, 'calendar'>> = fc
  .constantFrom(...STRETCHES)
  .chain((stretch) =>
    definitionIn(stretch).map((definition) => ({ definition, ...windowOf(stretch) })),
  );

/** Two calendars of one stretch, the second in any zone, to be composed. */
export const pairOfSamples: fc.Arbitrary<readonly [Sample, Sample]> = fc
  .tuple(fc.constantFrom(...STRETCHES), fc.constantFrom(...STRETCHES))
  .chain(([stretch, other]) =>
    fc.tuple(
      sampleOf(stretch, plainIn(stretch)),
      sampleOf(stretch, plainIn({ ...stretch, timeZone: other.timeZone })),
    ),
  );

/** An instant of the window, to the millisecond but often on a whole quarter of an hour. */
export function instantIn({ from, to }: Pick<Sample, 'from' | 'to'>): fc.Arbitrary<number> {
  return fc.oneof(
    fc.integer({ min: from, max: to }),
    fc
      .integer({ min: 0, max: (to - from) / (15 * MINUTE_MS) })
      .map((n) => from + n * 15 * MINUTE_MS),
  );
}

/** A whole minute of the window. */
export function minuteIn({ from, to }: Pick<Sample, 'from' | 'to'>): fc.Arbitrary<number> {
  return fc.integer({ min: 0, max: (to - from) / MINUTE_MS }).map((n) => from + n * MINUTE_MS);
}

/** A sample together with instants of its window. */
export function sampleWith<T extends readonly unknown[]>(
  base: fc.Arbitrary<Sample>,
  ...others: { [K in keyof T]: (sample: Sample) => fc.Arbitrary<T[K]> }
): fc.Arbitrary<readonly [Sample, ...T]> {
  return base.chain((one) =>
    fc.tuple(fc.constant(one), ...others.map((other) => other(one))),
  ) as never;
}

/** Open time to add or take: zero, single milliseconds, hours, weeks. */
export const amountMs: fc.Arbitrary<number> = fc.oneof(
  fc.constant(0),
  fc.integer({ min: 1, max: 3 }),
  fc.integer({ min: 1, max: 200 }).map((n) => n * 15 * MINUTE_MS),
  fc.integer({ min: 1, max: 10 * DAY_MS }),
);

function sampleOf(
  stretch: Stretch,
  definition: fc.Arbitrary<CalendarDefinition>,
): fc.Arbitrary<Sample> {
  return definition
    .map((one) => ({ definition: one, calendar: compileUnlessClosed(one), ...windowOf(stretch) }))
    .filter((one): one is Sample => one.calendar !== undefined);
}

/** Compiles a calendar; `undefined` when it never opens. Any other complaint is a failure. */
export function compileUnlessClosed(definition: CalendarDefinition): CompiledCalendar | undefined {
  try {
    return compileCalendar(definition);
  } catch (error) {
    if (isSlaError(error) && error.code === 'calendar-never-opens') return undefined;
    throw error;
  }
}

function windowOf({ firstDate }: Stretch): { readonly from: number; readonly to: number } {
  const from = Date.parse(`${firstDate}T00:00:00Z`);
  return { from, to: from + WINDOW_DAYS * DAY_MS };
}

// Definitions

function definitionIn(stretch: Stretch): fc.Arbitrary<CalendarDefinition> {
  const part = fc
    .constantFrom(stretch.timeZone, ...STRETCHES.map(({ timeZone }) => timeZone))
    .chain((timeZone) => plainIn({ ...stretch, timeZone }));
  const parts = (minLength: number) => fc.array(part, { minLength, maxLength: 3 });
  const nested = fc.tuple(part, parts(1)).map(([first, others]) => [first, { union: others }]);
  return fc.oneof(
    { arbitrary: plainIn(stretch), weight: 5 },
    { arbitrary: parts(1).map((union) => ({ union })), weight: 1 },
    { arbitrary: parts(2).map((intersection) => ({ intersection })), weight: 1 },
    { arbitrary: parts(2).map((difference) => ({ difference })), weight: 1 },
    { arbitrary: nested.map((difference) => ({ difference })), weight: 1 },
  ) as fc.Arbitrary<CalendarDefinition>;
}

function plainIn({ timeZone, firstDate }: Stretch): fc.Arbitrary<PlainCalendar> {
  const date = fc
    .integer({ min: -1, max: WINDOW_DAYS + 1 })
    .map((days) => isoDate(Date.parse(firstDate) + days * DAY_MS));
  const rest = fc.record(
    {
      holidays: fc.array(holiday(date), { maxLength: 3 }),
      overrides: fc.array(override(date), { maxLength: 3 }),
      breaks: fc.array(breakTime(date), { maxLength: 2 }),
    },
    { requiredKeys: [] },
  );
  const weeks = fc.oneof(
    { arbitrary: fc.record({ weekly: week(date) }), weight: 4 },
    {
      arbitrary: fc.record({
        weekly: week(date),
        layers: fc.array(layer(date), { minLength: 1, maxLength: 2 }),
      }),
      weight: 3,
    },
    {
      arbitrary: fc.record({ layers: fc.array(layer(date), { minLength: 1, maxLength: 3 }) }),
      weight: 1,
    },
  );
  return fc
    .tuple(weeks, rest)
    .map(([hoursOfWeeks, others]) => ({ timeZone, ...hoursOfWeeks, ...others }));
}

type Dates = fc.Arbitrary<string>;

const isoDate = (at: number): string => new Date(at).toISOString().slice(0, 10);

const label = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Quarters of an hour, with the night, where clocks change, twice as likely. */
const timeOfDay: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15),
  fc.integer({ min: 0, max: 14 }).map((quarter) => quarter * 15),
  fc.constantFrom(0, 1439),
);

const pair: fc.Arbitrary<readonly [string, string]> = fc
  .tuple(timeOfDay, fc.oneof(timeOfDay, fc.constant(1440)))
  .filter(([start, end]) => start !== end)
  .map(([start, end]) => [label(start), label(end)] as const);

const hours: fc.Arbitrary<HoursInput> = fc
  .tuple(
    fc.oneof(
      { arbitrary: fc.array(pair, { minLength: 1, maxLength: 3 }), weight: 5 },
      { arbitrary: fc.constant([['00:00', '24:00'] as const]), weight: 1 },
      { arbitrary: fc.constant([['09:00', '17:00'] as const]), weight: 1 },
      { arbitrary: fc.constant([]), weight: 1 },
    ),
    fc.boolean(),
  )
  .map(([pairs, asText]) => (asText ? pairs.map((one) => one.join('-')).join(', ') : pairs));

const days: fc.Arbitrary<string> = fc.constantFrom(
  ...WEEKDAYS,
  'mon-fri',
  'mon-sun',
  'sat,sun',
  'mon,wed,fri',
  'fri-mon',
  'tue-thu,sun',
);

const weeklyHours: fc.Arbitrary<Record<string, HoursInput>> = fc
  .array(fc.tuple(days, hours), { minLength: 1, maxLength: 3 })
  .map((entries) => Object.fromEntries(entries));

function week(date: Dates): fc.Arbitrary<WeekInput> {
  return fc.oneof(
    { arbitrary: weeklyHours, weight: 4 },
    { arbitrary: fc.record({ odd: weeklyHours, even: weeklyHours }), weight: 1 },
    {
      arbitrary: fc.record({
        anchor: date,
        weeks: fc.array(weeklyHours, { minLength: 1, maxLength: 3 }),
      }),
      weight: 1,
    },
  );
}

function layer(date: Dates): fc.Arbitrary<Layer> {
  const season = date.map((text) => text.slice(5));
  return fc.oneof(
    fc.record({ weekly: week(date), from: date }),
    fc.record({ weekly: week(date), through: date }),
    fc.tuple(span(date), week(date)).map(([dates, weekly]) => ({ ...dates, weekly })),
    fc.record({ weekly: week(date), from: season, through: season }),
    fc
      .tuple(floatingSeason(date), week(date))
      .map(([bounds, weekly]): Layer => ({ ...bounds, weekly })),
  );
}

/** Seasons with a bound near the window that moves, and the other some months away. */
function floatingSeason(
  date: Dates,
): fc.Arbitrary<{ readonly from: LayerBound; readonly through: LayerBound }> {
  const nth = (months: number): fc.Arbitrary<LayerBound> =>
    fc.record({
      month: date.map((text) => ((Number(text.slice(5, 7)) + months - 1) % 12) + 1),
      weekday: fc.constantFrom(...WEEKDAYS),
      nth: fc.constantFrom(1, 2, 3, 4, -1, -2, -3, -4),
    });
  const easter = fc.record({ easter: fc.integer({ min: -7, max: 7 }) });
  return fc.oneof(
    fc.record({ from: nth(0), through: nth(3) }),
    fc.record({ from: nth(3), through: nth(0) }),
    fc.record({ from: easter, through: fc.constantFrom<LayerBound>('08-15', '12-31') }),
    fc.record({ from: fc.constantFrom<LayerBound>('08-15', '12-31'), through: easter }),
  );
}

function span(date: Dates): fc.Arbitrary<{ readonly from: string; readonly through: string }> {
  return fc.tuple(date, date).map((dates) => {
    const [from, through] = [...dates].sort() as [string, string];
    return { from, through };
  });
}

const eve: fc.Arbitrary<Eve> = fc
  .tuple(
    fc.oneof(
      fc.constantFrom(30, 60, 180, 600).map((minutes) => ({ shorterBy: { minutes } })),
      hours.map((open) => ({ hours: open })),
    ),
    fc.constantFrom(undefined, 'workday' as const, 'day' as const),
  )
  .map(([cut, on]) => ({ ...cut, on }));

function holiday(date: Dates): fc.Arbitrary<HolidayInput> {
  const substitute = fc.dictionary(
    fc.constantFrom(...WEEKDAYS, 'holiday'),
    fc.constantFrom('previous' as const, 'next' as const),
    { maxKeys: 2, noNullPrototype: true },
  );
  const common = fc.record(
    { hours, substitute, eve, name: fc.constantFrom('a holiday', 'another') },
    { requiredKeys: [] },
  );
  const years = fc.record(
    { since: fc.integer({ min: 2005, max: 2016 }), until: fc.integer({ min: 2016, max: 2026 }) },
    { requiredKeys: [] },
  );
  const with_ = (rule: fc.Arbitrary<object>): fc.Arbitrary<Holiday> =>
    fc.tuple(rule, common).map(([one, other]) => ({ ...one, ...other }) as Holiday);
  const every = (rule: fc.Arbitrary<object>): fc.Arbitrary<Holiday> =>
    fc.tuple(with_(rule), years).map(([one, other]) => ({ ...one, ...other }) as Holiday);
  return fc.oneof(
    date,
    date.map((text) => text.slice(5)),
    with_(date.map((text) => ({ date: text }))),
    with_(span(date)),
    every(date.map((text) => ({ yearly: text.slice(5) }))),
    every(
      fc.record({
        month: date.map((text) => Number(text.slice(5, 7))),
        weekday: fc.constantFrom(...WEEKDAYS),
        nth: fc.constantFrom(1, 2, 3, 4, 5, -1, -2, -3, -4, -5),
      }),
    ),
    every(
      fc.record({
        easter: fc.integer({ min: -60, max: 60 }),
        church: fc.constantFrom('western' as const, 'orthodox' as const),
      }),
    ),
  );
}

function override(date: Dates): fc.Arbitrary<Override> {
  const kind = fc.constantFrom('replace' as const, 'add' as const, 'remove' as const);
  return fc
    .tuple(
      fc.oneof(
        date.map((text) => ({ date: text })),
        span(date),
      ),
      kind,
      hours,
    )
    .map(([dates, one, open]) => ({ ...dates, kind: one, hours: open }));
}

function breakTime(date: Dates): fc.Arbitrary<Break> {
  const when = fc.oneof(
    fc.constant({}),
    days.map((text) => ({ days: text })),
    date.map((text) => ({ date: text })),
    span(date),
  );
  return fc.tuple(when, hours).map(([dates, closed]) => ({ ...dates, hours: closed }));
}
