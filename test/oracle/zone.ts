import { Temporal } from 'temporal-polyfill';

/**
 * Zones and the years in which their clocks did something odd. Every one is walked in 15 minute
 * steps, so years are chosen, not collected.
 */
export const ZONE_YEARS: readonly (readonly [
  zone: string,
  years: readonly number[],
  why: string,
])[] = [
  ['UTC', [2024], 'no offset'],
  ['Africa/Cairo', [2010, 2014, 2023], 'summer time broken by Ramadan, dropped, and back'],
  ['Africa/Casablanca', [2012, 2018, 2024], 'four changes a year, then winter time in Ramadan'],
  ['Africa/Juba', [2021], 'a change of law'],
  ['Africa/Monrovia', [1971, 1972], 'an offset of 44 min 30 s until 1972'],
  ['America/Argentina/San_Luis', [2008, 2009], 'changes at midnight'],
  ['America/Asuncion', [2024], 'changes at midnight'],
  ['America/Caracas', [2007, 2016], 'half an hour back and forth'],
  ['America/Havana', [2024], 'clocks go back from 01:00 to 00:00'],
  ['America/New_York', [2006, 2007, 2024], 'another rule since 2007'],
  ['America/Nuuk', [2022, 2023, 2024], 'changes on Saturday evening, and of law'],
  ['America/Santiago', [2015, 2022, 2024], 'southern, changes at midnight'],
  ['America/Sao_Paulo', [2017, 2018, 2019], 'days that began at 01:00'],
  ['America/Scoresbysund', [2023, 2024], 'a change of law at the change of the season'],
  ['America/St_Johns', [1988, 2006, 2024], 'changes at 00:01; two hours in 1988'],
  ['Antarctica/Casey', [2010, 2023], 'three hours back and forth'],
  ['Antarctica/Troll', [2024], 'two hours of summer time'],
  ['Asia/Almaty', [2024], 'one time zone for the country since 2024-03-01'],
  ['Asia/Colombo', [1996, 2006], 'offsets of 6:30 and 5:30'],
  ['Asia/Gaza', [2011, 2024], 'changes around Ramadan'],
  ['Asia/Kathmandu', [1985, 1986], 'a quarter of an hour, since 1986'],
  ['Asia/Kolkata', [2024], 'half an hour'],
  ['Asia/Pyongyang', [2015, 2018], 'half an hour back and forth'],
  ['Asia/Tehran', [2008, 2022], 'half an hour and summer time, until 2022'],
  ['Australia/Eucla', [2008, 2024], 'three quarters of an hour'],
  ['Australia/Lord_Howe', [1985, 2024], 'half an hour of summer time'],
  ['Europe/Dublin', [1968, 1971, 2024], 'summer time as the standard'],
  ['Europe/Istanbul', [2015, 2016], 'summer time for ever'],
  ['Europe/London', [1968, 1971, 2024], 'three years of summer time'],
  ['Europe/Moscow', [2011, 2014], 'two changes of law'],
  ['Europe/Riga', [2000, 2023, 2024], 'no summer time in 2000'],
  ['Europe/Volgograd', [2018, 2020], 'a change in December'],
  ['Pacific/Apia', [2010, 2011, 2021], '2011-12-30 did not take place'],
  ['Pacific/Chatham', [2024], 'three quarters of an hour and summer time'],
  ['Pacific/Kiritimati', [1994, 1995], '1994-12-31 did not take place'],
  ['Pacific/Kwajalein', [1969, 1993], 'a day twice, and a day lost'],
  ['Pacific/Norfolk', [2015, 2019], 'half an hour less, then summer time'],
];

export const ZONES: readonly string[] = ZONE_YEARS.map(([zone]) => zone);

const OFFSET = /GMT(?:([+-])(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** The offset that the host's own time zone data gives, in milliseconds. */
export function intlOffsets(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  return (at) => {
    const [, sign, hours, minutes, seconds] = OFFSET.exec(format.format(at)) as unknown as string[];
    const size = Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);
    return (sign === '-' ? -size : size) * 1000;
  };
}

/** What a wall clock shows, read from the parts that Intl writes and not from an offset. */
export function intlLabels(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (at) => {
    const parts = Object.fromEntries(
      format.formatToParts(at).map(({ type, value }) => [type, Number(value)]),
    ) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
    const { year, month, day, hour, minute, second } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second) + (((at % 1000) + 1000) % 1000);
  };
}

/** An instant from which on a zone has another offset than before. */
export type Transition = readonly [at: number, offsetMs: number];

/** All changes of offset in `(from, to)`, by coarse steps and then by halves. */
export function scanTransitions(zone: string, from: number, to: number): Transition[] {
  const stepMs = 6 * 3_600_000;
  const offsetOf = intlOffsets(zone);
  const found: Transition[] = [];
  let offset = offsetOf(from);
  for (let at = from; at < to; at += stepMs) {
    const next = offsetOf(at + stepMs);
    if (next === offset) continue;
    let [before, after] = [at, at + stepMs];
    while (after - before > 1) {
      const middle = Math.floor((before + after) / 2);
      if (offsetOf(middle) === offset) before = middle;
      else after = middle;
    }
    if (after < to) found.push([after, next]);
    offset = next;
  }
  return found;
}

/** The instant of a label in the words of Temporal: `compatible` disambiguation. */
export function temporalInstantOfLabel(zone: string, localMs: number): number {
  return Temporal.Instant.fromEpochMilliseconds(localMs)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}
