import { childOf, note, type Reader } from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import {
  type CalendarPeriodRule,
  type PeriodPlan,
  readPeriodRule,
} from '../../zone/period-rule.js';
import type { Agreement } from './document.js';

const DEFAULT: Pick<CalendarPeriodRule, 'unit'> = { unit: 'month' };

/**
 * Reads the periods of an agreement, which lie in its zone; calendar months unless it says others. A
 * zone that was refused has been told: any other serves for the rest.
 */
export function readPeriods(reader: Reader, timeZone: string = 'UTC'): PeriodPlan {
  if (reader.value === undefined)
    return readPeriodRule({ ...reader, value: { ...DEFAULT, timeZone } });
  const period = requireObject(reader, 'a period { unit, count, anchor }');
  if (Object.hasOwn(period, 'timeZone')) {
    note(childOf(reader, 'timeZone'), {
      code: 'unknown-field',
      expected: 'unit, count or anchor',
      received: '"timeZone"',
      hint: 'periods lie in the zone of the agreement',
    });
  }
  // Windows that roll have no end to settle at.
  word(['day', 'week', 'month', 'quarter', 'year'])(childOf(reader, 'unit'));
  return readPeriodRule({ ...reader, value: { ...period, timeZone } });
}

/** The same as a rule, for whoever asks for periods before and after. */
export function periodRuleOf({ period, timeZone }: Agreement): CalendarPeriodRule {
  return { ...DEFAULT, ...period, timeZone };
}
