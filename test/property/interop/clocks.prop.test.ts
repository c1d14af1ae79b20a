import fc from 'fast-check';
import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { parseDate, parseTime } from '../../../src/core/civil.js';
import { toTimeSet } from '../../../src/core/interval.js';
import { clip } from '../../../src/core/time-set.js';
import { holidaysFromIcal, type IcalHolidays } from '../../../src/interop/ical.js';
import { calendarFromVavailability } from '../../../src/interop/vavailability.js';
import {
  availability,
  available,
  calendarOf,
  event,
  OUTLOOK_BERLIN,
  outlookZone,
} from '../../fixtures/feeds.js';

const DAY_MS = 86_400_000;
const ZONE = 'Europe/Berlin';
const DATES = { from: '2026-01-01', through: '2026-12-31' };

/** Starts around the nights on which Berlin changes its clock, gap and repeated hour included. */
const start = fc
  .tuple(
    fc.constantFrom(
      '2026-03-27',
      '2026-03-28',
      '2026-03-29',
      '2026-10-23',
      '2026-10-24',
      '2026-10-25',
    ),
    fc.integer({ min: 0, max: 95 }),
  )
  .map(([date, quarters]) =>
    Temporal.PlainDateTime.from(`${date}T00:00`).add({ minutes: 15 * quarters }),
  );

const length = fc
  .record({
    days: fc.constantFrom(0, 0, 1, 2, 7),
    hours: fc.integer({ min: 0, max: 30 }),
    minutes: fc.constantFrom(0, 15, 45),
  })
  .filter(({ days, hours, minutes }) => days + hours + minutes > 0);

const rule = fc.constantFrom(
  undefined,
  'FREQ=DAILY;COUNT=3',
  'FREQ=DAILY;INTERVAL=2;COUNT=3',
  'FREQ=WEEKLY;COUNT=2',
  'FREQ=WEEKLY;BYDAY=SA,SU;UNTIL=20261030T120000Z',
  'FREQ=MONTHLY;COUNT=3',
  'FREQ=YEARLY;BYMONTH=3,10;BYDAY=-1SU;COUNT=4',
);

type Length = Readonly<Record<'days' | 'hours' | 'minutes', number>>;

const textOf = (at: Temporal.PlainDateTime): string =>
  at.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
const durationOf = ({ days, hours, minutes }: Length): string =>
  `DURATION:P${days}DT${hours}H${minutes}M`;

function linesOf(at: Temporal.PlainDateTime, end: string, repeats: string | undefined) {
  return (tzid: string): readonly string[] => [
    `DTSTART;TZID=${tzid}:${textOf(at)}`,
    end,
    ...(repeats === undefined ? [] : [`RRULE:${repeats}`]),
  ];
}

/** The days of a rule by ical.js, their lengths by Temporal: days by the clock, hours that pass. */
function oracle(at: Temporal.PlainDateTime, span: Length, repeats: string | undefined) {
  const iterator = ICAL.Recur.fromString(repeats ?? 'FREQ=DAILY;COUNT=1').iterator(
    ICAL.Time.fromDateTimeString(at.toString({ smallestUnit: 'second' })),
  );
  // RFC 5545 counts the start, whether the rule gives it or not; ical.js does not.
  const labels = new Set([at.toString()]);
  for (let next = iterator.next(); next; next = iterator.next()) {
    labels.add(Temporal.PlainDateTime.from(next.toString()).toString());
  }
  return [...labels].map((label): [number, number] => {
    const from = Temporal.PlainDateTime.from(label);
    const begin = from.toZonedDateTime(ZONE).epochMilliseconds;
    const end = from.add({ days: span.days }).toZonedDateTime(ZONE).epochMilliseconds;
    return [begin, end + (span.hours * 60 + span.minutes) * 60_000];
  });
}

/** What is closed on the clock of UTC. */
function closedIn({ holidays, overrides }: IcalHolidays): readonly number[] {
  const whole = holidays.map((one): [number, number] => {
    const first = 'date' in one ? one.date : (one as { from: string }).from;
    const last = 'date' in one ? one.date : (one as { through: string }).through;
    return [parseDate(first as string) * DAY_MS, (parseDate(last as string) + 1) * DAY_MS];
  });
  const parts = overrides.map((one): [number, number] => {
    const { date, hours } = one as { date: string; hours: string };
    const [begin = '', end = ''] = hours.split('-');
    const midnight = parseDate(date) * DAY_MS;
    return [midnight + parseTime(begin), midnight + parseTime(end)];
  });
  return Array.from(toTimeSet([...whole, ...parts]));
}

describe('events over the nights on which clocks change', () => {
  test('close what ical.js and the durations of RFC 5545 say', () => {
    fc.assert(
      fc.property(start, length, rule, (at, span, repeats) => {
        // A rule that does not give its start is open to both readings of its COUNT.
        const first = oracle(at, span, repeats);
        fc.pre(
          repeats?.includes('BYDAY') !== true || first.length < 2 || startsBySelf(at, repeats),
        );
        const lines = linesOf(at, durationOf(span), repeats)(ZONE);
        const read = holidaysFromIcal(calendarOf(event(...lines)), { ...DATES, timeZone: 'UTC' });
        const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)];
        expect(closedIn(read)).toEqual(Array.from(clip(toTimeSet(first), from, to)));
      }),
    );
  });

  test('are the same by the name of a zone and by its VTIMEZONE alone', () => {
    const ends = fc.oneof(
      length.map((span) => () => durationOf(span)),
      length.map(
        (span) => (at: Temporal.PlainDateTime, tzid: string) =>
          `DTEND;TZID=${tzid}:${textOf(at.add(span))}`,
      ),
    );
    const zones = fc.constantFrom('UTC', ZONE, 'Asia/Kolkata', 'America/New_York', 'Pacific/Apia');
    fc.assert(
      fc.property(start, ends, rule, zones, (at, end, repeats, timeZone) => {
        const read = (tzid: string) =>
          holidaysFromIcal(
            calendarOf(outlookZone(), event(...linesOf(at, end(at, tzid), repeats)(tzid))),
            { ...DATES, timeZone },
          );
        expect(read(OUTLOOK_BERLIN)).toEqual(read(ZONE));
      }),
    );
  });

  test('are available at the same hours by the name of a zone and by its VTIMEZONE alone', () => {
    fc.assert(
      fc.property(start, length, fc.constantFrom('UTC', 'Asia/Kolkata'), (at, span, timeZone) => {
        const read = (tzid: string) => {
          const part = available(...linesOf(at, durationOf(span), undefined)(tzid));
          const text = calendarOf(outlookZone(), availability(part));
          return calendarFromVavailability(text, { timeZone });
        };
        expect(read(OUTLOOK_BERLIN)).toEqual(read(ZONE));
      }),
    );
  });
});

function startsBySelf(at: Temporal.PlainDateTime, repeats: string): boolean {
  const iterator = ICAL.Recur.fromString(repeats).iterator(
    ICAL.Time.fromDateTimeString(at.toString({ smallestUnit: 'second' })),
  );
  return iterator.next()?.toString() === at.toString({ smallestUnit: 'second' });
}
