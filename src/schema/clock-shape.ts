import * as z from 'zod/mini';
import type {
  BusinessDayTarget,
  CalendarChoice,
  CalendarDayTarget,
  ClockRule,
  ElapsedTarget,
  FieldReference,
  FixedTarget,
  MeasuredOn,
  PauseCaps,
  PercentWarning,
  ReopeningByAge,
  WarningAfter,
  WarningBefore,
} from '../clock/rule/rule.js';

import { condition } from './condition-shape.js';
import {
  decimal,
  duration,
  flag,
  id,
  instant,
  list,
  may,
  must,
  noted,
  type ShapeOf,
  shape,
  text,
  whole,
} from './parts.js';

const heldBy = /* @__PURE__ */ noted(
  shape<FieldReference>({ field: must(text, 'The attribute that holds it.') }),
  { id: 'HeldByAttribute', description: 'An instant that an attribute of the ticket holds.' },
);

const targetCommon = {
  when: may(condition, 'Holds for tickets like this; the first target that fits is taken.'),
  calendar: may(id, "The calendar in which it counts. Default: the objective's."),
  grace: may(duration, 'Time after the deadline that is forgiven.'),
  roundUpToClose: may(
    z.union([z.literal('always'), duration]),
    'Moves the deadline to the next close: always, or when less open time lies between.',
  ),
};

const target = /* @__PURE__ */ noted(
  z.union([
    shape<ElapsedTarget>({
      ...targetCommon,
      elapsed: must(duration, 'So much time of the clock.'),
      acceptable: may(duration, 'A second, softer level; not before elapsed.'),
      pausable: may(flag, { description: 'Whether pauses stop it.', default: true }),
    }),
    shape<BusinessDayTarget>({
      ...targetCommon,
      businessDays: must(whole, 'So many business days of the calendar.'),
      due: may(text, {
        description: 'The moment on the last day: sameTime, close, open, or a time HH:MM.',
        default: 'sameTime',
      }),
      cutOff: may(text, 'A time HH:MM from which a start counts as the next day.'),
      countFirstDay: may(flag, { description: 'Whether the first day counts.', default: false }),
      pausable: may(flag, { description: 'Whether pauses move it.', default: true }),
    }),
    shape<CalendarDayTarget>({
      ...targetCommon,
      calendarDays: must(whole, 'So many days of the calendar on the wall, worked or not.'),
      due: may(text, 'The time HH:MM at which it is due. Default: the time of the start.'),
      timeZone: may(text, 'The zone whose days count. Default: that of the calendar.'),
      pausable: may(flag, { description: 'Whether pauses move it.', default: true }),
    }),
    shape<FixedTarget>({
      ...targetCommon,
      dueAt: must(z.union([instant, heldBy]), 'An agreed instant.'),
    }),
  ]),
  {
    id: 'Target',
    title: 'Target',
    description: 'How long: an amount of the clock, business days, or a fixed instant.',
    examples: [{ elapsed: { hours: 4 } }, { businessDays: 2, due: 'close' }],
  },
);

const clockOrWall = /* @__PURE__ */ z.enum(['clock', 'wall']);

const measuredOn = /* @__PURE__ */ z.union([
  clockOrWall,
  shape<Extract<MeasuredOn, object>>({ calendar: must(id, 'The calendar to measure in.') }),
]);

const warningCommon = {
  id: may(id, 'How it is called in reports. Default: its share or distance.'),
  when: may(condition, 'The tickets that it is for. Default: all.'),
  level: may(z.enum(['target', 'acceptable']), {
    description: 'Which level it is a share of, or a distance from.',
    default: 'target',
  }),
  notifyWithin: may(id, 'A calendar: one that would fire while it is closed fires when it opens.'),
  measuredOn: may(measuredOn, {
    description: 'Whether it is time of the clock, of the wall, or of a calendar.',
    default: 'clock',
  }),
};
const warning = /* @__PURE__ */ noted(
  z.union([
    shape<PercentWarning>({
      ...warningCommon,
      percent: must(decimal, 'Percent of the target used.'),
    }),
    shape<WarningBefore>({
      ...warningCommon,
      before: must(duration, 'So long before the deadline.'),
    }),
    shape<WarningAfter>({
      ...warningCommon,
      after: must(duration, 'So long after the deadline.'),
    }),
  ]),
  {
    id: 'Warning',
    title: 'Warning',
    description: 'A warning or escalation level.',
    examples: [{ percent: 80 }, { before: { minutes: 30 } }],
  },
);

const reopening = /* @__PURE__ */ z.enum(['newCycle', 'sequential', 'resume', 'restart', 'ignore']);

/** The fields of a clock rule, besides its id and name. */
export const clockFields: ShapeOf<Omit<ClockRule, 'id' | 'name'>> = {
  start: must(condition, 'Starts a cycle. A state starts one when it begins to hold.'),
  stop: must(condition, 'Keeps the promise: ends the cycle.'),
  pause: may(condition, 'A state pauses while it holds; an event pauses until resume.'),
  resume: may(condition, 'Ends a pause that an event began.'),
  reset: may(condition, 'Ends the cycle without a verdict and starts a new one.'),
  pauseUntil: may(heldBy, 'The attribute that holds the instant at which a pause ends by itself.'),
  cancel: may(condition, 'Ends the cycle without a verdict, as if nothing had been promised.'),
  release: may(condition, 'Nothing more is owed from then on; what was missed stays missed.'),
  startAnchor: may(z.union([z.enum(['event', 'created', 'applied']), heldBy]), {
    description: 'From when the first cycle counts.',
    default: 'event',
  }),
  startCalendar: may(id, 'A calendar: a start while it is closed counts from its next opening.'),
  retroactivePause: may(flag, {
    description: 'Whether pauses before a cycle began count, when its anchor lies earlier.',
    default: false,
  }),
  pauseCaps: may(
    shape<PauseCaps>({
      each: may(duration, 'The longest that one pause counts.'),
      total: may(duration, 'The longest that all pauses of a cycle count together.'),
      count: may(whole, 'How many pauses of a cycle count.'),
      measuredOn: may(clockOrWall, {
        description: 'Whether caps are time of the clock or of the wall.',
        default: 'clock',
      }),
    }),
    'Limits of what pauses give.',
  ),
  reopening: may(
    z.union([
      reopening,
      shape<ReopeningByAge>({
        within: must(duration, 'Up to this age of the stop.'),
        inTime: must(reopening, 'What a start does up to that age.'),
        later: must(reopening, 'What a start does after it.'),
        measuredOn: may(clockOrWall, {
          description: 'Whether the age is time of the clock or of the wall.',
          default: 'wall',
        }),
      }),
    ]),
    { description: 'What a start does after the cycle has stopped.', default: 'newCycle' },
  ),
  targets: must(list(target), 'The targets, first match first.'),
  withoutTarget: may(z.enum(['waits', 'cancelled']), {
    description: 'What holds while no target fits the ticket.',
    default: 'waits',
  }),
  calendar: may(id, 'The calendar in which the clock runs. Default: round the clock.'),
  calendars: may(
    list(
      shape<CalendarChoice>({
        when: may(condition, 'Holds for tickets like this.'),
        calendar: must(id, 'The calendar.'),
      }),
    ),
    'Calendars by attributes, first match first; before calendar.',
  ),
  targetChange: may(z.enum(['carryOver', 'retroactive', 'restart']), {
    description: 'What a change of target or calendar means for time already used.',
    default: 'carryOver',
  }),
  pauseExtends: may(z.enum(['clock', 'wall', 'none']), {
    description: 'What a pause gives back: time of the clock, of the wall, or nothing.',
    default: 'clock',
  }),
  boundary: may(z.enum(['close', 'nextOpen']), {
    description: 'Where a deadline lands that is used up exactly at a close.',
    default: 'close',
  }),
  warnings: may(list(warning), 'Warnings and escalation levels.'),
};
