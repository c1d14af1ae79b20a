import type { PlainCalendar } from '../../calendar/plan/definition.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, type Read, readerOf } from '../../core/read.js';
import { listOf, readFields } from '../../core/read-parts.js';
import { isNone, orNone, pickFields } from '../shared/foreign.js';
import { type NamedZones, readNamedZones } from '../shared/named-zone.js';
import type { PagerDutyWarning } from './warning.js';

/** Options of reading calendars from PagerDuty. */
export interface PagerDutyOptions {
  /** IANA ids for names of zones that are not known, or not as meant. */
  readonly timeZones?: Readonly<Record<string, string>> | undefined;
}

/** Calendars read from PagerDuty, and what is not in them. */
export interface ReadPagerDuty {
  /** By the id of the schedule, or of the service. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  readonly warnings: readonly Finding<PagerDutyWarning>[];
}

/** More than a page of an answer has. */
const MOST_ENTRIES = 500;

/** A calendar by its id. */
export type Entry = readonly [id: string, calendar: PlainCalendar];

/** Reads the options. */
export function readPagerDutyOptions(options: PagerDutyOptions): {
  readonly timeZones: NamedZones;
} {
  return readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
}

const OPTIONS = { timeZones: readNamedZones } satisfies FieldsOf<PagerDutyOptions>;

/** Reads the answer on one thing (`schedule`), or on a page of them (`schedules`). */
export function readOneOrMany(
  json: unknown,
  name: 'schedule' | 'service',
  read: Read<Entry | undefined>,
): readonly Entry[] {
  const reader = readerOf(json);
  const one = pickFields(reader, `{ ${name} } or { ${name}s }`, { [name]: orNone(read) })[name];
  if (one !== undefined) return [one];
  if (!isNone(childOf(reader, name))) return [];
  const many = listOf(`${name}s`, read, { most: MOST_ENTRIES })(childOf(reader, `${name}s`));
  return many.filter((entry) => entry !== undefined);
}
