import * as z from 'zod/mini';
import type {
  Break,
  CalendarDefinition,
  DateSpan,
  DifferenceCalendar,
  EasterDay,
  IntersectionCalendar,
  IsoWeekParity,
  Layer,
  NthWeekday,
  Override,
  PlainCalendar,
  TimeZoneChange,
  UnionCalendar,
  WeekCycle,
} from '../calendar/plan/definition.js';

import { easterDay, holiday, hours, nthWeekday } from './holiday-shape.js';
import { byName, date, decimal, list, may, must, noted, shape, text, timeZone } from './parts.js';

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

const layerBound = /* @__PURE__ */ noted(
  z.union([text, shape<NthWeekday>(nthWeekday), shape<EasterDay>(easterDay)]),
  {
    id: 'LayerBound',
    title: 'Bound of a layer',
    description:
      'A date YYYY-MM-DD, or a day of every year: MM-DD, a weekday of a month (not the fifth), or a day at most 60 days from Easter.',
    examples: ['2026-07-01', '07-01', { month: 3, weekday: 'sun', nth: -1 }],
  },
);

const layer = /* @__PURE__ */ noted(
  shape<Layer>({
    name: may(text, 'Shown in traces.'),
    from: may(layerBound, 'First date, or first day of a season.'),
    through: may(layerBound, 'Last date or day, included.'),
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

const timeZoneChange = /* @__PURE__ */ noted(
  shape<TimeZoneChange>({
    from: must(date, 'The first date on the new clocks; two days or more after the change before.'),
    timeZone: must(timeZone, 'The zone that holds from then on.'),
  }),
  {
    id: 'TimeZoneChange',
    title: 'Change of time zone',
    description: 'Another zone from a date on.',
    examples: [{ from: '2026-07-01', timeZone: 'Europe/Lisbon' }],
  },
);

/** Calendars compose, so the shape refers to itself. */
export const calendar: z.ZodMiniType<CalendarDefinition> = /* @__PURE__ */ noted(
  z.lazy(() =>
    z.union([
      shape<PlainCalendar>({
        name: may(text, 'The name of the calendar.'),
        timeZone: must(timeZone, 'The zone of its hours and dates.'),
        timeZoneChanges: may(
          list(timeZoneChange),
          'For a place that moves: the zones of later dates, in order.',
        ),
        weekly: may(week, 'Hours where no layer holds.'),
        layers: may(list(layer), 'Hours by date; later layers win over earlier ones.'),
        holidays: may(list(holiday), 'Days off, in whole or in part.'),
        overrides: may(list(override), 'Hours of particular dates; they win over holidays.'),
        dayShares: may(byName(decimal), {
          description:
            'What business days count for, by day: a key is a day (sat), a range or a list; other days count 1.',
          examples: [{ sat: '0.5' }],
        }),
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
