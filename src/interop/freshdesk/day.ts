import { DAY_MS } from '../../core/civil.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { childOf, type Reader, refuse } from '../../core/read.js';
import { text } from '../../core/read-values.js';
import { EMPTY, type TimeSet } from '../../core/time-set.js';
import { isNone, pickFields } from '../shared/foreign.js';

/** `08:00:00 am`, and as the product shows it, `8:00 am`. */
const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)$/i;
const MINUTE_MS = 60_000;

/** The hours of a day that may be missing; its last minute is taken as its end, and told. */
export function readDay(reader: Reader, tellEnd: (end: Reader) => void): TimeSet {
  if (isNone(reader)) return EMPTY;
  const { start_time: start, end_time: written } = pickFields(reader, '{ start_time, end_time }', {
    start_time: readTime,
    end_time: readTime,
  });
  const isEnd = written === 0 || written >= DAY_MS - MINUTE_MS;
  if (isEnd) tellEnd(childOf(reader, 'end_time'));
  const end = isEnd ? DAY_MS : written;
  if (end > start) return toTimeSetFromColumns([start], [end]);
  refuse(reader, {
    code: 'invalid-interval',
    expected: 'an end after the start, on the same day',
    received: `${childOf(reader, 'start_time').value} to ${childOf(reader, 'end_time').value}`,
  });
}

/** Milliseconds since 00:00. */
function readTime(reader: Reader): number {
  const match = TIME.exec(text(reader));
  const [hour, minute, second] = [1, 2, 3].map((part) => Number(match?.[part] ?? 0)) as [
    number,
    number,
    number,
  ];
  if (match === null || hour < 1 || hour > 12 || minute > 59 || second > 59)
    refuse(reader, { code: 'invalid-time', expected: 'a time such as 08:00:00 am' });
  const sinceNoon = (hour % 12) * 3600 + minute * 60 + second;
  const isAfternoon = match[4]?.toLowerCase() === 'pm';
  return (isAfternoon ? sinceNoon + 43_200 : sinceNoon) * 1000;
}
