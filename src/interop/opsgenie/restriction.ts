import { DAY_MS } from '../../core/civil.js';
import { childOf, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { text, whole, word } from '../../core/read-values.js';
import { orNone, pickFields } from '../shared/foreign.js';
import { pickOrTell } from '../shared/unread.js';
import { WEEK_MS, type WeekStretch } from '../shared/week.js';
import { leftOut, type TellLoss } from './warning.js';

const MOST_RESTRICTIONS = 200;
const MINUTE_MS = 60_000;
const DAYS = [
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
  'sunday',
] as const;
const ROTATION_LEFT_OUT = 'the rotation is left out';

const TIMES = {
  startHour: /* @__PURE__ */ whole('hours', { most: 24 }),
  startMin: /* @__PURE__ */ orNone(whole('minutes', { most: 59 })),
  endHour: /* @__PURE__ */ whole('hours', { most: 24 }),
  endMin: /* @__PURE__ */ orNone(whole('minutes', { most: 59 })),
};
const DAYS_AND_TIMES = {
  ...TIMES,
  startDay: /* @__PURE__ */ word(DAYS),
  endDay: /* @__PURE__ */ word(DAYS),
};

/** The stretches of the week to which a rotation is limited; `undefined` when that is not understood. */
export function readTimeRestriction(
  reader: Reader,
  tell: TellLoss,
): readonly WeekStretch[] | undefined {
  const { type } = pickFields(reader, 'a time restriction', { type: text });
  if (type === 'time-of-day') return readTimeOfDay(reader, tell);
  if (type === 'weekday-and-time-of-day') return readWeekdays(reader, tell);
  tell(
    leftOut('unknown-restriction', childOf(reader, 'type'), {
      expected: 'time-of-day or weekday-and-time-of-day',
      hint: ROTATION_LEFT_OUT,
    }),
  );
  return undefined;
}

/** The same hours of every day. */
function readTimeOfDay(reader: Reader, tell: TellLoss): readonly WeekStretch[] | undefined {
  const { restriction: hours } = pickOrTell(
    reader,
    'a time restriction',
    {
      restriction: (at) => pickOrTell(at, 'hours of a day', TIMES, { immaterial: [], tell }),
    },
    { immaterial: ['type'], tell },
  );
  const [start, end] = timesOf(hours);
  if (isUnclear(start, end, childOf(reader, 'restriction'), tell)) return undefined;
  const length = end > start ? end - start : end - start + DAY_MS;
  return DAYS.map((_, day) => ({
    start: day * DAY_MS + start,
    end: day * DAY_MS + start + length,
  }));
}

/** Hours from a weekday to a weekday, which may be one of the next week. */
function readWeekdays(reader: Reader, tell: TellLoss): readonly WeekStretch[] | undefined {
  const { restrictions } = pickOrTell(
    reader,
    'a time restriction',
    {
      restrictions: listOf('restrictions', (item) => readStretch(item, tell), {
        most: MOST_RESTRICTIONS,
      }),
    },
    { immaterial: ['type'], tell },
  );
  return restrictions.some((stretch) => stretch === undefined)
    ? undefined
    : (restrictions as readonly WeekStretch[]);
}

function readStretch(reader: Reader, tell: TellLoss): WeekStretch | undefined {
  const read = pickOrTell(reader, 'hours of a week', DAYS_AND_TIMES, { immaterial: [], tell });
  const [startTime, endTime] = timesOf(read);
  const start = DAYS.indexOf(read.startDay) * DAY_MS + startTime;
  const end = DAYS.indexOf(read.endDay) * DAY_MS + endTime;
  if (isUnclear(start, end, reader, tell)) return undefined;
  return { start, end: end > start ? end : end + WEEK_MS };
}

interface Times {
  readonly startHour: number;
  readonly startMin: number | undefined;
  readonly endHour: number;
  readonly endMin: number | undefined;
}

function timesOf({ startHour, startMin = 0, endHour, endMin = 0 }: Times): [number, number] {
  return [(startHour * 60 + startMin) * MINUTE_MS, (endHour * 60 + endMin) * MINUTE_MS];
}

/** Hours that end as they begin may be none, or all. */
function isUnclear(start: number, end: number, place: Reader, tell: TellLoss): boolean {
  if (start !== end) return false;
  tell(
    leftOut('unclear-restriction', place, {
      expected: 'an end that is not the start',
      hint: ROTATION_LEFT_OUT,
    }),
  );
  return true;
}
