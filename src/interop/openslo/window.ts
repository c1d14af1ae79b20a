import { childOf, isList, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, text } from '../../core/read-values.js';
import type { CalendarPeriodRule, PeriodRule } from '../../zone/period-rule.js';
import { isNone, orNone } from '../shared/foreign.js';
import { rollingOf, saneWindow } from '../shared/slo.js';
import { pickOrTell } from '../shared/unread.js';
import { type Shorthand, shorthand, startTime } from './durations.js';
import { type Tell, tellLoss } from './warning.js';

const UNITS: Readonly<Partial<Record<Shorthand['unit'], CalendarPeriodRule['unit']>>> = {
  d: 'day',
  w: 'week',
  M: 'month',
  Q: 'quarter',
  Y: 'year',
};

/** Reads the window of an SLO, of which there is at most one; what cannot be said is told. */
export function readWindow(reader: Reader, tell: Tell): PeriodRule | null {
  const windows = isNone(reader)
    ? []
    : isList(reader)
      ? listOf('windows', (item) => item)(reader)
      : [reader];
  const [place] = windows;
  const window = place === undefined ? null : ruleOf(place, tell);
  if (windows.length !== 1 || window === null) {
    const expected = 'one window: rolling days or months, or calendar units with a start';
    tellLoss(tell, 'unknown-window', place ?? reader, [expected, 'there is none']);
  }
  return windows.length === 1 ? window : null;
}

function ruleOf(reader: Reader, tell: Tell): PeriodRule | null {
  const { duration, isRolling } = pickOrTell(
    reader,
    'a window',
    { duration: shorthand, isRolling: orNone(flag) },
    { immaterial: ['calendar'], tell },
  );
  const calendar = childOf(reader, 'calendar');
  const rolls = isRolling ?? isNone(calendar);
  if (rolls) return rollingOf(duration.count, duration.unit);
  const unit = UNITS[duration.unit];
  if (isNone(calendar) || unit === undefined) return null;
  const { startTime: anchor, timeZone } = pickOrTell(
    calendar,
    'a calendar',
    { startTime: orNone(startTime), timeZone: text },
    { immaterial: [], tell },
  );
  return saneWindow({
    unit,
    ...(duration.count === 1 ? {} : { count: duration.count }),
    timeZone,
    ...(anchor === undefined ? {} : { anchor }),
  });
}
