import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSlaError } from '../../../src/core/error.js';
import { holidaysFromIcal, type IcalHolidays } from '../../../src/interop/ical.js';
import { calendarOf, event, OUTLOOK_BERLIN, outlookZone } from '../../fixtures/feeds.js';

/**
 * The law: every event of a feed is in the result, in `skipped`, or told of by its name; and a feed that
 * was spoilt says so, or is read as it was.
 */

const DATES = { from: '2026-01-01', through: '2026-12-31' };
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Tokyo');

const day = fc.integer({ min: 2, max: 27 }).map((n) => `202606${String(n).padStart(2, '0')}`);

/** How a start is written, and lengths that go with it. */
const start = day.chain((date) =>
  fc.constantFrom(
    [`DTSTART;VALUE=DATE:${date}`],
    [`DTSTART;VALUE=DATE:${date}`, `DTEND;VALUE=DATE:${date}`],
    [`DTSTART:${date}T000000`, `DTEND:${date}T235959`],
    [`DTSTART:${date}T090000Z`, 'DURATION:PT3H'],
    [`DTSTART;TZID=${OUTLOOK_BERLIN}:${date}T130000`, 'DURATION:P1DT1H'],
    [`DTSTART;TZID=/mozilla.org/20050126_1/Europe/Berlin:${date}T220000`, 'DURATION:PT8H'],
    [`DTSTART;TZID=Tokyo Standard Time:${date}T000000`, 'DURATION:P1D'],
    [`DTSTART;TZID=Office:${date}T100000`, `DTEND;TZID=Office:${date}T090000`],
    [`DTSTART:${date}`],
    ['DTSTART;VALUE=DATE:20260631'],
  ),
);

const more = fc.subarray([
  'RRULE:FREQ=WEEKLY;COUNT=3',
  'RRULE:FREQ=HOURLY;COUNT=3',
  'EXDATE;TZID=W. Europe Standard Time:20260610T000000',
  'EXDATE:20260609T220000Z',
  'RDATE;VALUE=DATE:20260620',
  'STATUS:CANCELLED',
  'STATUS:TENTATIVE',
  'TRANSP:TRANSPARENT',
  'SEQUENCE:3',
  'RECURRENCE-ID;VALUE=DATE:20260610',
  'X-APPLE-SPECIAL-DAY:WORK-HOLIDAY',
  'X-APPLE-SPECIAL-DAY:ALTERNATE-WORKDAY',
  'X-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
  'DESCRIPTION:祭日',
]);

const method = fc.constantFrom(
  ...['PUBLISH', 'REQUEST', 'CANCEL', 'REPLY'].map((m) => `METHOD:${m}`),
);

/** One to five events, some of one UID, each with a name of its own. */
const feed = fc
  .array(fc.tuple(start, more, fc.constantFrom('a', 'b', '')), { minLength: 1, maxLength: 5 })
  .map((events) =>
    events.map(([first, rest, uid], i) => [
      ...(uid === '' ? [] : [`UID:${uid}`]),
      `SUMMARY:Event ${i}`,
      ...first,
      ...rest,
    ]),
  );

const textOf = (events: readonly (readonly string[])[], head: readonly string[] = []): string =>
  calendarOf(...head, outlookZone(), ...events.map((lines) => event(...lines)));

/** Every name that a result mentions, anywhere. */
function namesIn({ holidays, overrides, workdays, skipped, warnings }: IcalHolidays) {
  const named = [...holidays, ...overrides, ...workdays, ...skipped] as { name?: string }[];
  return new Set([...named.map(({ name }) => name), ...warnings.map(({ received }) => received)]);
}

describe('nothing of a feed is dropped without a trace', () => {
  test('every event is in the result, skipped, or told of', () => {
    fc.assert(
      fc.property(feed, fc.option(method), zone, (events, head, timeZone) => {
        const text = textOf(events, head === null ? [] : [head]);
        const names = namesIn(holidaysFromIcal(text, { ...DATES, timeZone }));
        const cancels = head === 'METHOD:CANCEL';
        // A cancellation without a date of its own speaks of what it has cancelled.
        events.forEach((lines, i) => {
          if (cancels && lines.includes('DTSTART;VALUE=DATE:20260631')) return;
          if (isDeleted(lines) || isChanged(lines, events)) return;
          expect(names).toContain(`Event ${i}`);
        });
      }),
    );
  });

  const spoil = fc.record({
    kind: fc.constantFrom('drop', 'garble', 'insert', 'cut', 'swap'),
    at: fc.nat({ max: 1000 }),
    with: fc.constantFrom('&nbsp', '<br>', 'and more', 'END:VALARM', ':', ';;;', '=', 'X'),
  });

  test('a spoilt feed is refused, or keeps the events that were not touched', () => {
    fc.assert(
      fc.property(feed, spoil, zone, (events, mutation, timeZone) => {
        const options = { ...DATES, timeZone };
        const lines = textOf(events).split('\r\n');
        const { spoilt, touched } = spoilLines(lines, mutation);
        let names: ReadonlySet<string | undefined>;
        try {
          names = namesIn(holidaysFromIcal(spoilt.join('\r\n'), options));
        } catch (error) {
          if (!isSlaError(error)) throw error;
          // Refused as a whole only where there was nothing else to keep.
          expect(events.length === 1 || mutation.kind !== 'insert').toBe(true);
          return;
        }
        events.forEach((event, i) => {
          if (isDeleted(event) || isChanged(event, events) || touched.has(i)) return;
          expect(names).toContain(`Event ${i}`);
        });
      }),
    );
  });

  test('the order of the events of a feed changes nothing', () => {
    fc.assert(
      fc.property(feed, zone, (events, timeZone) => {
        const closed = (list: typeof events) => {
          const { holidays, overrides, workdays } = holidaysFromIcal(textOf(list), {
            ...DATES,
            timeZone,
          });
          return [holidays, overrides, workdays].map((items) =>
            items.map((item) => JSON.stringify(item)).sort(),
          );
        };
        expect(closed([...events].reverse())).toEqual(closed(events));
      }),
    );
  });
});

/** An event whose only occurrence its own EXDATE deletes: the feed itself says that it is not. */
function isDeleted(lines: readonly string[]): boolean {
  return (
    lines.some((line) => line.startsWith('EXDATE')) &&
    !lines.some((l) => l.startsWith('RRULE:FREQ=W'))
  );
}

/** An event that a change of the same UID may stand for. */
function isChanged(lines: readonly string[], events: readonly (readonly string[])[]): boolean {
  const uid = lines.find((line) => line.startsWith('UID:'));
  if (uid === undefined || lines.some((line) => line.startsWith('RECURRENCE-ID'))) return false;
  return events.some(
    (one) => one.includes(uid) && one.some((line) => line.startsWith('RECURRENCE-ID')),
  );
}

/** Changes one line; `touched` are the events that cannot be what they were. */
function spoilLines(
  lines: readonly string[],
  { kind, at, with: text }: { kind: string; at: number; with: string },
): { readonly spoilt: readonly string[]; readonly touched: ReadonlySet<number> } {
  const first = lines.indexOf('BEGIN:VEVENT');
  const place = first + (at % (lines.length - 1 - first));
  const eventAt = (index: number): number =>
    lines.slice(0, index + 1).filter((line) => line === 'BEGIN:VEVENT').length - 1;
  const from = eventAt(place);
  if (kind === 'cut') {
    const spoilt = lines.slice(0, place + 1);
    const touched = lines.flatMap((line, i) =>
      line === 'BEGIN:VEVENT' && eventAt(i) >= from ? [eventAt(i)] : [],
    );
    return { spoilt, touched: new Set(touched) };
  }
  const around = new Set([from - 1, from, from + 1]);
  if (kind === 'insert')
    return { spoilt: [...lines.slice(0, place), text, ...lines.slice(place)], touched: new Set() };
  if (kind === 'drop') return { spoilt: lines.filter((_, i) => i !== place), touched: around };
  if (kind === 'garble')
    return {
      spoilt: lines.map((line, i) => (i === place ? line.replace(/[:;=]/g, text) : line)),
      touched: around,
    };
  const spoilt = [...lines];
  [spoilt[place], spoilt[place + 1]] = [lines[place + 1] as string, lines[place] as string];
  return { spoilt, touched: around };
}
