import type { ClockObjective } from '../../agreement/document/document.js';
import type { PlainCalendar } from '../../calendar/plan/definition.js';
import type { CalendarChoice } from '../../clock/rule/rule.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, type Read, readerOf } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { readZone } from '../../zone/zone.js';
import { readCalendarChoice } from '../shared/calendar-choice.js';
import { readAgreements } from './agreements.js';
import { readCalendars } from './calendars.js';
import { METRICS } from './metrics.js';
import { inCalendar, objectivesOf } from './objectives.js';
import type { GlpiWarning, TellGlpi } from './warning.js';

/** Answers of the REST API, each a list of rows; those that are missing are empty. */
export interface GlpiAnswers {
  /** `GET /apirest.php/Calendar`. */
  readonly calendars?: unknown;
  /** `GET /apirest.php/CalendarSegment`. */
  readonly calendarSegments?: unknown;
  /** `GET /apirest.php/Holiday`. */
  readonly holidays?: unknown;
  /** `GET /apirest.php/Calendar_Holiday`. */
  readonly calendarHolidays?: unknown;
  /** `GET /apirest.php/SLA`. */
  readonly slas?: unknown;
  /** `GET /apirest.php/SlaLevel`. */
  readonly slaLevels?: unknown;
  /** `GET /apirest.php/OLA`. */
  readonly olas?: unknown;
  /** `GET /apirest.php/OlaLevel`. */
  readonly olaLevels?: unknown;
}

/** Options of `clocksFromGlpi`. */
export interface GlpiOptions {
  /** The IANA zone of the server, in which GLPI computes. */
  readonly timeZone: string;
  /**
   * The calendar of agreements that use that of the ticket: its id, or a choice by attributes, first
   * match first. Needed when there is such an agreement.
   */
  readonly calendar?: string | readonly CalendarChoice[] | undefined;
}

/** Calendars and clocks read from GLPI, and what is not in them. */
export interface ReadGlpi {
  /** By the id of the calendar. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  /**
   * `sla_time_to_own`, `sla_time_to_resolve`, `ola_time_to_own`, `ola_time_to_resolve`, and each with
   * `_days` for agreements that count days of a calendar; those that there are.
   */
  readonly objectives: readonly ClockObjective[];
  readonly warnings: readonly Finding<GlpiWarning>[];
}

/**
 * Reads SLAs, OLAs, their escalation levels and calendars of GLPI as an agreement's calendars and clock
 * objectives, on the presets of `GLPI`.
 *
 * An agreement governs the tickets whose attribute `slas_id_tto`, `slas_id_ttr`, `olas_id_tto` or
 * `olas_id_ttr` holds its id, as in the API of tickets. Minutes and hours are time of its calendar; a
 * deadline used up at a close is due at the next opening. Days of a calendar are business days, at the
 * same time of day or at its last close, a month is 30 of them; without a calendar a day is 24 hours.
 * An agreement whose calendar has no time ranges runs round the clock, as in GLPI, and is listed.
 *
 * Time ranges and close times are dates of the server's zone, the end of a time range excluded. Close
 * times that return every year compare month and day.
 *
 * Days that begin on a closed day, or after the last hour of one, are counted otherwise by GLPI (from
 * the next working day; at the last hour at the latest): each agreement in days is listed for it. Levels
 * become warnings where all agreements of a clock have the same; criteria and actions of levels are
 * other tables, and are not read.
 *
 * Source: glpi-project/glpi, src/LevelAgreement.php, src/LevelAgreementLevel.php, src/Calendar.php and
 * src/CalendarSegment.php.
 *
 * @param answers - The parsed JSON of each table.
 * @param options - The zone of the server, and the calendar of tickets.
 * @returns Calendars and objectives for an agreement, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-time`, `invalid-date`,
 * `invalid-interval`, `invalid-duration`, `invalid-option`, `invalid-time-zone`, `unknown-field` for an
 * answer or an option that does not exist.
 * @example
 * import { clocksFromGlpi } from 'slakit/interop/glpi'
 * const { objectives } = clocksFromGlpi({
 *   slas: [{ id: 3, name: 'Four hours', type: 1, number_time: 4, definition_time: 'hour', calendars_id: 0 }],
 * }, { timeZone: 'Europe/Paris' })
 * objectives.map(({ id, targets }) => [id, targets])
 * // => [['sla_time_to_own', [{ when: { field: 'slas_id_tto', in: [3, '3'] }, elapsed: 'PT4H' }]]]
 */
export function clocksFromGlpi(answers: GlpiAnswers, options: GlpiOptions): ReadGlpi {
  const warnings: Finding<GlpiWarning>[] = [];
  const tell: TellGlpi = (finding) => warnings.push(finding);
  const { timeZone, calendar } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const reader = readerOf(answers, null, 'answers');
  readFields(reader, 'answers by table', ANSWERS);
  const calendars = readCalendars(reader, timeZone.id, tell);
  const isKnown = (id: string): boolean => Object.hasOwn(calendars, id);
  const objectives = (['sla', 'ola'] as const).flatMap((kind) => {
    const all = readAgreements(reader, kind, tell).map((one) => inCalendar(one, isKnown, tell));
    return METRICS.filter((metric) => metric.kind === kind).flatMap((metric) =>
      objectivesOf(metric, all, calendar, tell),
    );
  });
  return { calendars, objectives, warnings };
}

const OPTIONS = {
  timeZone: readZone,
  calendar: optional(readCalendarChoice),
} satisfies FieldsOf<GlpiOptions>;

const anything: Read<unknown> = ({ value }) => value;
const ANSWERS = {
  calendars: anything,
  calendarSegments: anything,
  holidays: anything,
  calendarHolidays: anything,
  slas: anything,
  slaLevels: anything,
  olas: anything,
  olaLevels: anything,
} satisfies FieldsOf<GlpiAnswers>;
