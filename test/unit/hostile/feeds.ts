/** Small iCalendar texts, made of lines. */

type Lines = readonly (string | readonly string[])[];

export function calendarOf(...lines: Lines): string {
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...lines.flat(), 'END:VCALENDAR'].join('\r\n');
}

export function event(...lines: readonly string[]): readonly string[] {
  return ['BEGIN:VEVENT', ...lines, 'END:VEVENT'];
}

export function availability(...parts: Lines): readonly string[] {
  return ['BEGIN:VAVAILABILITY', 'UID:office', ...parts.flat(), 'END:VAVAILABILITY'];
}

export function available(...lines: readonly string[]): readonly string[] {
  return ['BEGIN:AVAILABLE', ...lines, 'END:AVAILABLE'];
}

/** The zone of Berlin as Outlook exports it, under a name that no database has. */
export const OUTLOOK_BERLIN = 'W. Europe Standard Time';

export function outlookZone(tzid: string = OUTLOOK_BERLIN, more = ''): readonly string[] {
  return [
    ...['BEGIN:VTIMEZONE', `TZID:${tzid}`],
    ...['BEGIN:STANDARD', 'DTSTART:16010101T030000', 'TZOFFSETFROM:+0200', 'TZOFFSETTO:+0100'],
    ...[`RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=10${more}`, 'END:STANDARD'],
    ...['BEGIN:DAYLIGHT', 'DTSTART:16010101T020000', 'TZOFFSETFROM:+0100', 'TZOFFSETTO:+0200'],
    ...[`RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3${more}`, 'END:DAYLIGHT'],
    'END:VTIMEZONE',
  ];
}

/** As many of something, flat. */
export function times(count: number, make: (i: number) => readonly string[]): readonly string[] {
  return Array.from({ length: count }, (_, i) => make(i)).flat();
}
