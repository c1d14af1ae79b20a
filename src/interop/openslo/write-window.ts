import type { Reader } from '../../core/read.js';
import type { PeriodRule } from '../../zone/period-rule.js';
import type { TellOpenSloLoss } from './write-loss.js';

const UNITS = { day: 'd', week: 'w', month: 'M', quarter: 'Q', year: 'Y' } as const;

/** Writes a window; the day from which units of the calendar are counted is always said. */
export function windowOf(
  place: Reader,
  rule: PeriodRule | null,
  tell: TellOpenSloLoss,
): Readonly<Record<string, unknown>> | undefined {
  if (rule === null) {
    tell('no-window', place, ['a window', 'OpenSLO wants one']);
    return undefined;
  }
  if (rule.unit === 'rolling') {
    const duration = rule.days === undefined ? `${rule.months}M` : `${rule.days}d`;
    return { duration, isRolling: true };
  }
  const { unit, count = 1, timeZone, anchor } = rule;
  // 5 January 1970 was a Monday; months, quarters and years begin in January.
  const start = anchor ?? (unit === 'week' ? '1970-01-05' : '1970-01-01');
  const [date, time = '00:00'] = start.split('T');
  const startTime = `${date} ${time.length === 5 ? `${time}:00` : time}`;
  return {
    duration: `${count}${UNITS[unit]}`,
    isRolling: false,
    calendar: { startTime, timeZone },
  };
}

const MINUTE_MS = 60_000;

/** Writes a length in the largest of minutes, hours and days that it is whole in. */
export function lengthOf(place: Reader, ms: number, tell: TellOpenSloLoss): string | undefined {
  const minutes = ms / MINUTE_MS;
  if (!Number.isInteger(minutes) || minutes === 0) {
    tell('unsayable-length', place, ['a length in whole minutes', 'it is left out']);
    return undefined;
  }
  if (minutes % 1440 === 0) return `${minutes / 1440}d`;
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}
