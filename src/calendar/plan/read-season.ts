import { epochDayOf } from '../../core/civil.js';
import { type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { oneKind, readFields } from '../../core/read-parts.js';
import { isDayOfYear, readDayOfYear } from './date-span.js';
import type { EasterDay, NthWeekday } from './definition.js';
import type { Church } from './easter.js';
import { type DayIn, NEAR_EASTER, type Season } from './season.js';
import {
  EASTER_DAY_FIELDS,
  easterDay,
  NTH_WEEKDAY_FIELDS,
  nthWeekday,
  type YearlyDay,
} from './yearly-day.js';

/** A bound of a season as read: a day of each year, as a first day and as a last one. */
export interface SeasonBound {
  readonly asFirst: DayIn;
  readonly asLast: DayIn;
  readonly church: Church | undefined;
  /** Whether its place in the year is the same every year. */
  readonly isSteady: boolean;
}

/** Whether a value is the bound of a season, and no date. */
export function isSeasonBound(value: unknown): boolean {
  return isDayOfYear(value) || (typeof value === 'object' && value !== null);
}

/** Reads a bound of a season: a day of the year, a weekday of a month, or a day around Easter. */
export const readSeasonBound: Read<SeasonBound> = (reader) =>
  typeof reader.value === 'object' ? readFloatingBound(reader) : steadyBound(readDayOfYear(reader));

/** The season between two bounds. It runs over the new year when it begins after its end in every year. */
export function seasonOf(from: SeasonBound, through: SeasonBound): Season {
  const churches = [from, through].flatMap(({ church }) => church ?? []);
  // Kinds of years come round in 28 years; Easters nearly so in the 400 of the Gregorian cycle.
  const isSteady = from.isSteady && through.isSteady;
  const years = isSteady ? 1 : churches.length === 0 ? 28 : 400;
  let isReversed = true;
  for (let year = 2000; isReversed && year < 2000 + years; year++)
    isReversed = from.asFirst(year) > through.asLast(year);
  return {
    from: from.asFirst,
    through: through.asLast,
    yearsOver: isReversed ? 1 : 0,
    churches,
  };
}

const readFloatingBound = /* @__PURE__ */ oneKind<SeasonBound>(
  'a day of every year',
  {
    nth: (reader) => {
      const fields = readFields(reader, 'a weekday of a month', NTH_FIELDS);
      return floatingBound(nthWeekday(fields));
    },
    easter: (reader) => {
      const fields = readFields(reader, 'a day around Easter', EASTER_FIELDS);
      return floatingBound(easterDay(fields));
    },
  },
  'invalid-type',
  ['month', 'weekday', 'church'],
);

const NTH_FIELDS = { ...NTH_WEEKDAY_FIELDS, nth: readNthOfAll } satisfies FieldsOf<NthWeekday>;
const EASTER_FIELDS = {
  ...EASTER_DAY_FIELDS,
  easter: readNearEaster,
} satisfies FieldsOf<EasterDay>;

/** Every month has four of each weekday, and a season needs its bounds every year. */
function readNthOfAll(reader: Reader): number {
  const nth = NTH_WEEKDAY_FIELDS.nth(reader);
  if (Math.abs(nth) < 5) return nth;
  refuse(reader, {
    code: 'invalid-option',
    expected: '1 to 4, or -1 to -4 from the end of the month: a season has its bounds every year',
    hint: 'the last of the month is -1',
  });
}

function readNearEaster(reader: Reader): number {
  const days = EASTER_DAY_FIELDS.easter(reader);
  if (Math.abs(days) <= NEAR_EASTER) return days;
  refuse(reader, {
    code: 'invalid-option',
    expected: `at most ${NEAR_EASTER} days before or after Easter Sunday`,
  });
}

function floatingBound({ dayIn, easter }: YearlyDay): SeasonBound {
  const day = dayIn as DayIn;
  return { asFirst: day, asLast: day, church: easter?.church, isSteady: false };
}

function steadyBound(monthDay: number): SeasonBound {
  const [month, day] = [Math.floor(monthDay / 100), monthDay % 100];
  return {
    asFirst: (year) => epochDayOf(year, month, day),
    // 29 February ends a season of a common year with the month.
    asLast: (year) => Math.min(epochDayOf(year, month, day), epochDayOf(year, month + 1, 1) - 1),
    church: undefined,
    isSteady: true,
  };
}
