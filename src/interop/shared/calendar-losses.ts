import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { pathOf, type Reader } from '../../core/read.js';
import { lossOf } from './loss.js';

/** Tells that a zone is not known, and that what is in it is therefore left out. */
export function unknownZone(place: Reader, what: string): Finding<'unknown-time-zone'> {
  return lossOf({
    code: 'unknown-time-zone',
    path: pathOf(place),
    expected: 'a time zone that is known',
    received: shown(place.value),
    hint: `${what} left out: name the zone in timeZones`,
  });
}

/** Tells that a calendar has no hours. */
export function neverOpens(place: Reader): Finding<'never-opens'> {
  return lossOf({
    code: 'never-opens',
    path: pathOf(place),
    expected: 'some hours',
    received: 'none',
    hint: 'a clock in it never runs',
  });
}
