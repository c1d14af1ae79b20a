import { type CompiledCalendar, isCompiledCalendar } from '../../calendar/open/compiled.js';
import { shown } from '../../core/error.js';
import type { TimeInput } from '../../core/interval.js';
import { type Read, type Reader, readerOf, refuse } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { clip, EMPTY, type TimeSet } from '../../core/time-set.js';
import type { NamedCalendar } from './calendars.js';
import { time } from './time.js';

/** Anything that can say when service was agreed, such as a function of one's own. */
export interface ServiceTime {
  /** The agreed time in `[from, to)`, epoch milliseconds. */
  readonly within: (from: number, to: number) => TimeInput;
}

/** Agreed service time at the border: a list of time, a compiled calendar, or a function. */
export type ServiceTimeInput = TimeInput | CompiledCalendar | ServiceTime;

/** The agreed service time in `[from, to)`, exactly. */
export type ServiceWithin = (from: number, to: number) => TimeSet;

/**
 * The reader of the service time of a period, for a rule that names a calendar or `null`: where it does, no
 * other may stand beside it.
 */
export function serviceTimeFor(calendar: NamedCalendar | null): Read<ServiceWithin> {
  if (calendar === null) return optional(serviceTime, ALWAYS);
  const ofCalendar = serviceOfCalendar(calendar.compiled);
  return (reader) => {
    if (reader.value === undefined) return ofCalendar;
    refuse(reader, {
      code: 'invalid-option',
      expected: `no service time beside the calendar ${calendar.id} of the rule`,
    });
  };
}

/** All time is service time. */
const ALWAYS: ServiceWithin = (from, to) => (from < to ? [from, to] : EMPTY);

/** The open hours of a calendar as service time. */
function serviceOfCalendar(calendar: CompiledCalendar): ServiceWithin {
  return (from, to) => (from < to ? calendar.openWithin(from, to) : EMPTY);
}

/** Reads service time in any of its forms. */
function serviceTime(reader: Reader): ServiceWithin {
  const { value } = reader;
  if (typeof value !== 'object' || value === null) return refuseService(reader);
  if (Symbol.iterator in value) {
    const set = time(reader);
    return (from, to) => clip(set, from, to);
  }
  if ('within' in value && typeof value.within === 'function')
    return serviceOfFunction(value as ServiceTime);
  if (!isCompiledCalendar(value)) return refuseService(reader);
  return serviceOfCalendar(value);
}

function serviceOfFunction(service: ServiceTime): ServiceWithin {
  return (from, to) => {
    if (!(from < to)) return EMPTY;
    return clip(time(readerOf(service.within(from, to), null, 'serviceTime')), from, to);
  };
}

function refuseService(reader: Reader): never {
  refuse(reader, {
    code: 'invalid-type',
    expected: 'a list of time, a compiled calendar, or an object with within(from, to)',
    received: shown(reader.value),
  });
}
