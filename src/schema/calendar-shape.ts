import * as z from 'zod/mini';
import type { CalendarDefinition } from '../agreement/document.js';
import { date, list, text, whole } from './parts.js';

const hours = z.union(
  [text, list(z.tuple([text, text], { error: "a pair ['09:00', '17:00']" }), 'pairs of times')],
  {
    error: "hours such as '09:00-17:00' or [['09:00', '17:00']]",
  },
);
const weekly = z.record(z.string(), hours, {
  error: "hours by weekday, such as { 'mon-fri': '09:00-17:00' }",
});
const week = z.union(
  [
    z.strictObject({ anchor: date, weeks: list(weekly, 'weeks') }),
    z.strictObject({ odd: weekly, even: weekly }),
    weekly,
  ],
  { error: "weekly hours, such as { 'mon-fri': '09:00-17:00' }" },
);
const span = {
  date: z.exactOptional(date),
  from: z.exactOptional(date),
  through: z.exactOptional(date),
};
const weekday = z.enum(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], {
  error: 'a weekday such as mon',
});
const holiday = z.union(
  [
    text,
    z.strictObject({
      ...span,
      name: z.exactOptional(text),
      hours: z.exactOptional(hours),
      substitute: z.exactOptional(
        z.partialRecord(weekday, z.enum(['previous', 'next'], { error: 'previous or next' }), {
          error: "where it moves by weekday, such as { sun: 'next' }",
        }),
      ),
      since: z.exactOptional(whole),
      until: z.exactOptional(whole),
      yearly: z.exactOptional(text),
      month: z.exactOptional(whole),
      weekday: z.exactOptional(weekday),
      nth: z.exactOptional(whole),
      easter: z.exactOptional(whole),
      church: z.exactOptional(z.enum(['western', 'orthodox'], { error: 'western or orthodox' })),
    }),
  ],
  { error: 'a date YYYY-MM-DD, a day of the year MM-DD, or a holiday rule' },
);
const layer = z.strictObject(
  {
    name: z.exactOptional(text),
    from: z.exactOptional(text),
    through: z.exactOptional(text),
    weekly: week,
  },
  { error: 'a layer { from, through, weekly }' },
);
const override = z.strictObject(
  {
    ...span,
    kind: z.enum(['replace', 'add', 'remove'], { error: 'replace, add or remove' }),
    hours,
    name: z.exactOptional(text),
  },
  { error: 'an override { date, kind, hours }' },
);
const breakShape = z.strictObject(
  { ...span, days: z.exactOptional(text), hours, name: z.exactOptional(text) },
  { error: 'a break { days, hours }' },
);

const common = { name: z.exactOptional(text), timeZone: z.exactOptional(text) };

/** Calendars compose, so the shape refers to itself. */
export const calendar: z.ZodMiniType<CalendarDefinition> = z.lazy(() =>
  z.union(
    [
      z.strictObject({
        name: z.exactOptional(text),
        timeZone: text,
        weekly: z.exactOptional(week),
        layers: z.exactOptional(list(layer, 'layers')),
        holidays: z.exactOptional(list(holiday, 'holidays')),
        overrides: z.exactOptional(list(override, 'overrides')),
        breaks: z.exactOptional(list(breakShape, 'breaks')),
      }),
      z.strictObject({ ...common, union: list(calendar, 'calendars') }),
      z.strictObject({ ...common, intersection: list(calendar, 'calendars') }),
      z.strictObject({ ...common, difference: list(calendar, 'calendars') }),
    ],
    {
      error:
        'a calendar with a timeZone and weekly hours, or a union, intersection or difference of calendars',
    },
  ),
) as z.ZodMiniType<CalendarDefinition>;
