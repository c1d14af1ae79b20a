import { DAY_MS } from '../../core/civil.js';
import { shown } from '../../core/error.js';
import { childOf, pathOf, type Reader, refuse } from '../../core/read.js';
import { text, timeOfDay, whole } from '../../core/read-values.js';
import { count, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { pickOrTell } from '../shared/unread.js';
import { WEEK_MS, type WeekStretch } from '../shared/week.js';
import type { TellLoss } from './warning.js';

const readWeekday = whole('weekday', { least: 1, most: 7 });

/** The stretches of the week to which a restriction limits a layer; none when it is not understood. */
export function readRestriction(reader: Reader, tell: TellLoss): readonly WeekStretch[] {
  const { type } = pickFields(reader, 'a restriction', { type: text });
  if (type !== 'daily_restriction' && type !== 'weekly_restriction') {
    tell(unknownRestriction(childOf(reader, 'type')));
    return [];
  }
  const { start_time_of_day: time, duration_seconds: length } = pickOrTell(
    reader,
    'a restriction',
    { start_time_of_day: timeOfDay, duration_seconds: readLength },
    { immaterial: ['type', 'start_day_of_week'], tell },
  );
  const days =
    type === 'daily_restriction'
      ? [0, 1, 2, 3, 4, 5, 6]
      : [readWeekday(childOf(reader, 'start_day_of_week')) - 1];
  return days.map((day) => ({ start: day * DAY_MS + time, end: day * DAY_MS + time + length }));
}

function readLength(reader: Reader): number {
  const length = count(reader) * 1000;
  if (length > 0 && length <= WEEK_MS) return length;
  refuse(reader, { code: 'invalid-duration', expected: 'seconds, more than none, at most a week' });
}

function unknownRestriction(place: Reader): Parameters<TellLoss>[0] {
  return lossOf({
    code: 'unknown-restriction',
    path: pathOf(place),
    expected: 'daily_restriction or weekly_restriction',
    received: shown(place.value),
    hint: 'nobody is taken to be on call in it',
  });
}
