import type { Finding } from '../../core/finding.js';
import { childOf, keysOf, pathOf, type Reader, refuse } from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import type { Policy } from '../shared/first-match.js';
import { foreignId, isNone, orNone } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { type ConditionWarning, readCondition } from './condition.js';

/**
 * A code of what of SLAs is not in the clocks: `unknown-field`, `unknown-operator`, `unknown-value`
 * (the whole SLA is left out), `no-calendar` (it governs its tickets, and promises nothing),
 * `unreachable` (no ticket gets so far), `unread-field`.
 */
export type ZammadSlaWarning = ConditionWarning | 'no-calendar' | 'unreachable' | UnreadField;

/** The lengths that an SLA can promise, by Zammad's names. */
export type Length = 'first_response_time' | 'response_time' | 'update_time' | 'solution_time';

/** A length that an SLA promises. */
export interface Promised {
  readonly place: Reader;
  readonly length: Length;
  readonly minutes: number;
  readonly calendar: string;
}

type Tell = (finding: Finding<ZammadSlaWarning>) => void;

const MOST_SLAS = 500;
/** More than a century in minutes; a larger number is a slip. */
const MOST_MINUTES = 100_000_000;
/** What of an SLA says nothing about time. */
const IMMATERIAL = ['id', 'updated_at', 'updated_by_id', 'created_by_id'];

interface Sla extends Policy<Promised> {
  readonly name: string;
  readonly createdAt: string;
  readonly isFallback: boolean;
}

/**
 * The SLAs that are understood, in the order in which tickets are held against them: those with a
 * condition by name and creation, then those without, of which the last takes all.
 */
export function readSlas(
  reader: Reader,
  fields: ReadonlyMap<string, string>,
  tell: Tell,
): readonly Policy<Promised>[] {
  const read = listOf('SLAs', (item) => readSla(item, fields, tell), { most: MOST_SLAS });
  const sorted = read(reader)
    .filter((sla) => sla !== undefined)
    .sort((a, b) => compare(a.name, b.name) || compare(a.createdAt, b.createdAt));
  const asked = sorted.filter(({ isFallback }) => !isFallback);
  return [...asked, ...sorted.filter(({ isFallback }) => isFallback).reverse()];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

function readSla(reader: Reader, fields: ReadonlyMap<string, string>, tell: Tell): Sla | undefined {
  const minutes = orNone(readMinutes);
  const {
    name,
    created_at: createdAt = '',
    calendar_id: calendar,
    ...lengths
  } = pickOrTell(
    reader,
    'an SLA',
    {
      name: text,
      created_at: orNone(text),
      calendar_id: orNone(foreignId),
      first_response_time: minutes,
      response_time: minutes,
      update_time: minutes,
      solution_time: minutes,
    },
    { immaterial: [...IMMATERIAL, 'condition'], tell },
  );
  const condition = childOf(reader, 'condition');
  const isFallback = isNone(condition) || isBare(condition);
  const filter = readCondition(condition, { fields, warn: tell });
  if (filter === undefined) return undefined;
  if (calendar === undefined) tell(noCalendar(childOf(reader, 'calendar_id')));
  const promises = calendar === undefined ? [] : promisesOf(reader, lengths, calendar);
  return { name, createdAt, isFallback, filter, promises };
}

function isBare(condition: Reader): boolean {
  requireObject(condition, 'a condition');
  return keysOf(condition).length === 0;
}

/** Releases without `response_time` call the answer to the customer `update_time`. */
function promisesOf(
  reader: Reader,
  lengths: Readonly<Record<Length, number | undefined>>,
  calendar: string,
): readonly Promised[] {
  const isOld = childOf(reader, 'response_time').value === undefined;
  return (Object.keys(lengths) as readonly Length[]).flatMap((name) => {
    const minutes = lengths[name] ?? 0;
    const length = name === 'update_time' && isOld ? 'response_time' : name;
    return minutes === 0 ? [] : [{ place: childOf(reader, name), length, minutes, calendar }];
  });
}

function readMinutes(reader: Reader): number {
  const minutes = reader.value as number;
  if (Number.isInteger(minutes) && minutes >= 0 && minutes <= MOST_MINUTES) return minutes + 0;
  refuse(reader, { code: 'invalid-duration', expected: 'whole minutes from 0' });
}

function noCalendar(place: Reader): Finding<ZammadSlaWarning> {
  return lossOf({
    code: 'no-calendar',
    path: pathOf(place),
    expected: 'the calendar of the SLA',
    received: 'none',
    hint: 'its tickets have no deadlines',
  });
}
