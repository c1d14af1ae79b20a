import type { Warning } from '../../clock/rule/rule.js';
import { DAY_MS } from '../../core/civil.js';
import { formatDuration } from '../../core/duration.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import { word } from '../../core/read-values.js';
import { foreignId, orNone } from '../shared/foreign.js';
import { integer, rowFields, rowsOf, tick } from './rows.js';
import { lossAt, type TellGlpi } from './warning.js';

/** An SLA or an OLA as read. */
export interface LevelAgreement {
  readonly reader: Reader;
  readonly id: string;
  /** Whether it is about owning the ticket, or about solving it. */
  readonly isToOwn: boolean;
  readonly amount: number;
  readonly unit: Unit;
  readonly endsWithDay: boolean;
  /** Id of its calendar, `ticket` for that of the ticket, `undefined` round the clock. */
  readonly calendar: string | undefined;
  readonly usesTicketCalendar: boolean;
  readonly levels: readonly Warning[];
}

/** A unit in which an agreement is written. */
export type Unit = 'minute' | 'hour' | 'day' | 'month';

/** How long a unit is; a month is thirty days. */
export const UNIT_MS: Readonly<Record<Unit, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
  month: 30 * DAY_MS,
};
const UNITS: readonly Unit[] = ['minute', 'hour', 'day', 'month'];
/** The form offers up to 1000. */
const MOST_UNITS = 100_000;
/** Longer than any level can be away. */
const MOST_SECONDS = 100_000_000;

/** Reads the SLAs, or the OLAs, with their escalation levels. */
export function readAgreements(
  answers: Reader,
  kind: 'sla' | 'ola',
  tell: TellGlpi,
): readonly LevelAgreement[] {
  const levels = rowsOf(childOf(answers, `${kind}Levels`), (row) => readLevel(row, kind, tell));
  return rowsOf(childOf(answers, `${kind}s`), (row) => {
    const agreement = readAgreement(row, tell);
    const own = levels.filter(({ agreementId }) => agreementId === agreement.id);
    return { ...agreement, levels: own.flatMap((level) => warningOf(level, agreement, tell)) };
  });
}

function readAgreement(reader: Reader, tell: TellGlpi): Omit<LevelAgreement, 'levels'> {
  const read = rowFields(
    reader,
    'an SLA or OLA',
    {
      id: foreignId,
      type: readType,
      number_time: readAmount,
      definition_time: word(UNITS),
      end_of_working_day: orNone(tick),
      calendars_id: orNone(integer),
      use_ticket_calendar: orNone(tick),
    },
    { immaterial: ['slms_id'], tell },
  );
  const { calendars_id: calendar = 0, use_ticket_calendar: usesTicketCalendar = false } = read;
  return {
    reader,
    id: read.id,
    isToOwn: read.type,
    amount: read.number_time,
    unit: read.definition_time,
    endsWithDay: read.end_of_working_day ?? false,
    calendar: calendar > 0 ? String(calendar) : undefined,
    usesTicketCalendar,
  };
}

/** 1 is time to own, 0 is time to resolve. */
function readType(reader: Reader): boolean {
  return tick(reader);
}

function readAmount(reader: Reader): number {
  const amount = integer(reader);
  if (amount >= 0 && amount <= MOST_UNITS) return amount;
  refuse(reader, { code: 'invalid-duration', expected: 'a number of units from 0' });
}

interface Level {
  readonly reader: Reader;
  readonly agreementId: string;
  readonly isActive: boolean;
  /** From the deadline; before it below 0. */
  readonly distanceMs: number;
}

function readLevel(reader: Reader, kind: 'sla' | 'ola', tell: TellGlpi): Level {
  const parent = `${kind}s_id`;
  const read = rowFields(
    reader,
    'an escalation level',
    {
      [parent]: foreignId,
      execution_time: readSeconds,
      is_active: orNone(tick),
    },
    // How the criteria of the level combine, which are another table.
    { immaterial: ['match', 'uuid'], tell },
  );
  return {
    reader,
    agreementId: read[parent] as string,
    isActive: (read.is_active as boolean | undefined) ?? true,
    distanceMs: (read.execution_time as number) * 1000,
  };
}

function readSeconds(reader: Reader): number {
  const seconds = integer(reader);
  if (Math.abs(seconds) <= MOST_SECONDS) return seconds;
  refuse(reader, { code: 'invalid-duration', expected: 'seconds from the deadline' });
}

/** A level as a warning; GLPI counts a day or more as days of the calendar. */
function warningOf(
  { reader, isActive, distanceMs }: Level,
  { calendar, usesTicketCalendar }: Omit<LevelAgreement, 'levels'>,
  tell: TellGlpi,
): readonly Warning[] {
  if (!isActive) return [];
  const isInCalendar = calendar !== undefined || usesTicketCalendar;
  if (isInCalendar && Math.abs(distanceMs) >= DAY_MS) {
    const expected = 'a distance of less than a day';
    const received = formatDuration(distanceMs);
    tell(lossAt('level-days', reader, { expected, received, hint: 'the level is left out' }));
    return [];
  }
  const distance = formatDuration(Math.abs(distanceMs));
  return [distanceMs < 0 ? { before: distance } : { after: distance }];
}
