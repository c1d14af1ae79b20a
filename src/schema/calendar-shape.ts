import * as z from 'zod/mini';
import type {
  Break,
  CalendarDefinition,
  DateSpan,
  DifferenceCalendar,
  Eve,
  Holiday,
  IntersectionCalendar,
  IsoWeekParity,
  Layer,
  Override,
  PlainCalendar,
  SubstituteRule,
  UnionCalendar,
  WeekCycle,
} from '../calendar/plan/definition.js';

import { date, duration, list, may, must, noted, shape, text, timeZone, whole } from './parts.js';

const hours = /* @__PURE__ */ noted(z.union([text, list(z.tuple([text, text]))]), {
  id: 'Hours',
  title: 'Hours of a day',
  description:
    "Opening hours: '09:00-12:00, 13:00-17:30', or pairs of times. 24:00 is an end; an end before its start runs into the next day. No hours is an empty text or list.",
  examples: ['09:00-17:00', [['09:00', '17:00']]],
});

const weeklyHours = /* @__PURE__ */ noted(z.record(z.string(), hours), {
  id: 'WeeklyHours',
  title: 'Hours of a week',
  description:
    'Hours by day: a key is a day (mon), a range (mon-fri) or a list (mon,wed,fri). Days without a key are closed.',
  examples: [{ 'mon-fri': '09:00-17:00' }],
});

const week = /* @__PURE__ */ noted(
  z.union([
    shape<WeekCycle>({
      anchor: must(date, 'Any date of the first week.'),
      weeks: must(list(weeklyHours), 'The weeks in order; after the last comes the first.'),
    }),
    shape<IsoWeekParity>({
      odd: must(weeklyHours, 'Hours of weeks with an odd ISO number.'),
      even: must(weeklyHours, 'Hours of weeks with an even ISO number.'),
    }),
    weeklyHours,
  ]),
  {
    id: 'Week',
    title: 'Weekly hours',
    description: 'One week, a rota of weeks, or odd and even ISO weeks.',
  },
);

const weekday = /* @__PURE__ */ z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']);

const direction = /* @__PURE__ */ z.enum(['previous', 'next']);

const onEve = may(z.enum(['workday', 'day']), {
  description:
    'workday: the last day with hours before the holiday; day: the date right before, if it has hours.',
  default: 'workday',
});

const eve = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<Eve, { shorterBy: unknown }>>({
      on: onEve,
      shorterBy: must(duration, 'So much open time less, at the end of the day.'),
    }),
    shape<Extract<Eve, { hours: unknown }>>({
      on: onEve,
      hours: must(hours, 'Hours that stay open.'),
    }),
  ]),
  {
    id: 'Eve',
    title: 'Day before a holiday',
    description: 'What a holiday changes on the day before it.',
    examples: [{ shorterBy: { hours: 1 } }],
  },
);

const holidayCommon = {
  name: may(text, 'Shown in traces and explanations.'),
  hours: may(hours, 'Hours that stay open on a partial holiday.'),
  substitute: may(
    shape<SubstituteRule>({
      mon: may(direction, 'When the date is a Monday.'),
      tue: may(direction, 'When the date is a Tuesday.'),
      wed: may(direction, 'When the date is a Wednesday.'),
      thu: may(direction, 'When the date is a Thursday.'),
      fri: may(direction, 'When the date is a Friday.'),
      sat: may(direction, 'When the date is a Saturday.'),
      sun: may(direction, 'When the date is a Sunday.'),
      holiday: may(direction, 'When the date is another holiday already.'),
    }),
    'An extra day off on the nearest free working day before or after.',
  ),
  eve: may(eve, 'A shorter day before the holiday.'),
};

const recurringCommon = {
  ...holidayCommon,
  since: may(whole, 'First year in which it exists.'),
  until: may(whole, 'Last year in which it exists.'),
};

const holiday = /* @__PURE__ */ noted(
  z.union([
    text,
    shape<Extract<Holiday, { date: string }>>({ ...holidayCommon, date: must(date, 'The date.') }),
    shape<Extract<Holiday, { from: string }>>({
      ...holidayCommon,
      from: must(date, 'First date, included.'),
      through: must(date, 'Last date, included.'),
    }),
    shape<Extract<Holiday, { yearly: string }>>({
      ...recurringCommon,
      yearly: must(text, 'The day of every year, MM-DD.'),
    }),
    shape<Extract<Holiday, { nth: number }>>({
      ...recurringCommon,
      month: must(whole, 'Month, 1 to 12.'),
      weekday: must(weekday, 'Day of the week.'),
      nth: must(whole, '1 for the first such weekday of the month, -1 for the last.'),
    }),
    shape<Extract<Holiday, { easter: number }>>({
      ...recurringCommon,
      easter: must(whole, 'Days after Easter Sunday; -2 is Good Friday.'),
      church: may(z.enum(['western', 'orthodox']), {
        description: 'Which Easter.',
        default: 'western',
      }),
    }),
  ]),
  {
    id: 'Holiday',
    title: 'Holiday',
    description: 'A date, a day of every year (MM-DD), a range of dates, or a rule.',
    examples: ['2026-05-01', '12-25', { easter: -2, name: 'Good Friday' }],
  },
);

const layer = /* @__PURE__ */ noted(
  shape<Layer>({
    name: may(text, 'Shown in traces.'),
    from: may(text, 'First date (YYYY-MM-DD) or first day of a season (MM-DD).'),
    through: may(text, 'Last date or day, included.'),
    weekly: must(week, 'The hours that hold then.'),
  }),
  { id: 'Layer', title: 'Layer', description: 'Weekly hours that hold on some dates.' },
);

/** The three ways to say which dates: one, a range, or none where a table allows it. */
const oneDate = { date: must(date, 'The date.') };
const dateRange = {
  from: must(date, 'First date, included.'),
  through: must(date, 'Last date, included.'),
};

const overrideCommon = {
  kind: must(
    z.enum(['replace', 'add', 'remove']),
    "replace: these are the day's hours; add: open these too; remove: close these.",
  ),
  hours: must(hours, 'The hours; none closes the day when they replace.'),
  name: may(text, 'Shown in traces.'),
};
const override = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<Override, { date: string }>>({ ...overrideCommon, ...oneDate }),
    shape<Extract<Override, { from: string }>>({ ...overrideCommon, ...dateRange }),
  ]),
  { id: 'Override', title: 'Override', description: 'Hours of particular dates.' },
);

const breakCommon = {
  hours: must(hours, 'The time that does not count.'),
  name: may(text, 'Shown in traces.'),
};
const breakTime = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<Break, { date: string }>>({ ...breakCommon, ...oneDate }),
    shape<Extract<Break, { from: string }>>({ ...breakCommon, ...dateRange }),
    shape<Exclude<Break, DateSpan>>({
      ...breakCommon,
      days: may(text, 'Days of the week, such as mon-fri. Default: every day.'),
    }),
  ]),
  { id: 'Break', title: 'Break', description: 'Time that never counts, subtracted last.' },
);

const composed = {
  name: may(text, 'The name of the calendar.'),
  timeZone: may(
    timeZone,
    'The zone whose dates count as days. Default: that of the first calendar.',
  ),
};

/** Calendars compose, so the shape refers to itself. */
export const calendar: z.ZodMiniType<CalendarDefinition> = /* @__PURE__ */ noted(
  z.lazy(() =>
    z.union([
      shape<PlainCalendar>({
        name: may(text, 'The name of the calendar.'),
        timeZone: must(timeZone, 'The zone of its hours and dates.'),
        weekly: may(week, 'Hours where no layer holds.'),
        layers: may(list(layer), 'Hours by date; later layers win over earlier ones.'),
        holidays: may(list(holiday), 'Days off, in whole or in part.'),
        overrides: may(list(override), 'Hours of particular dates; they win over holidays.'),
        breaks: may(list(breakTime), 'Time that never counts.'),
      }),
      shape<UnionCalendar>({
        ...composed,
        union: must(list(calendar), 'Open when any of these is open.'),
      }),
      shape<IntersectionCalendar>({
        ...composed,
        intersection: must(list(calendar), 'Open when all of these are open.'),
      }),
      shape<DifferenceCalendar>({
        ...composed,
        difference: must(list(calendar), 'Open when the first is open and none of the others is.'),
      }),
    ]),
  ),
  {
    id: 'Calendar',
    title: 'Business calendar',
    description: 'When a place is open: hours, holidays and exceptions, or calendars composed.',
    examples: [{ timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:00' } }],
  },
);
