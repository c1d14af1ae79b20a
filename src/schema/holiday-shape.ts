import * as z from 'zod/mini';
import type {
  EasterDay,
  Eve,
  Holiday,
  HolidayInput,
  HoursInput,
  NthWeekday,
  SubstituteRule,
} from '../calendar/plan/definition.js';
import {
  date,
  decimal,
  duration,
  list,
  may,
  must,
  noted,
  type ShapeOf,
  shape,
  text,
  whole,
} from './parts.js';

/** The opening hours of a day. */
export const hours: z.ZodMiniType<HoursInput> = /* @__PURE__ */ noted(
  z.union([text, list(z.tuple([text, text]))]),
  {
    id: 'Hours',
    title: 'Hours of a day',
    description:
      "Opening hours: '09:00-12:00, 13:00-17:30', or pairs of times. 24:00 is an end; an end before its start runs into the next day. No hours is an empty text or list.",
    examples: ['09:00-17:00', [['09:00', '17:00']]],
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

/** A weekday counted within its month. */
export const nthWeekday: ShapeOf<NthWeekday> = {
  month: must(whole, 'Month, 1 to 12.'),
  weekday: must(weekday, 'Day of the week.'),
  nth: must(whole, '1 for the first such weekday of the month, -1 for the last.'),
};

/** A day counted from Easter. */
export const easterDay: ShapeOf<EasterDay> = {
  easter: must(whole, 'Days after Easter Sunday; -2 is Good Friday.'),
  church: may(z.enum(['western', 'orthodox']), {
    description: 'Which Easter.',
    default: 'western',
  }),
};

const holidayCommon = {
  name: may(text, 'Shown in traces and explanations.'),
  hours: may(hours, 'Hours that stay open on a partial holiday.'),
  share: may(decimal, {
    description: 'What a date counts for that stays a business day: 0.5 for a half-day.',
    default: 1,
  }),
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

/** A day off, in whole or in part. */
export const holiday: z.ZodMiniType<HolidayInput> = /* @__PURE__ */ noted(
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
    shape<Extract<Holiday, { nth: number }>>({ ...recurringCommon, ...nthWeekday }),
    shape<Extract<Holiday, { easter: number }>>({ ...recurringCommon, ...easterDay }),
  ]),
  {
    id: 'Holiday',
    title: 'Holiday',
    description: 'A date, a day of every year (MM-DD), a range of dates, or a rule.',
    examples: ['2026-05-01', '12-25', { easter: -2, name: 'Good Friday' }],
  },
);
