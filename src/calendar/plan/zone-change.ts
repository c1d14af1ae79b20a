import { formatDate } from '../../core/civil.js';
import { childOf, type FieldsOf, type Reader, refuse } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { date } from '../../core/read-values.js';
import { changedZone, LEAST_DAYS_BETWEEN_CHANGES } from '../../zone/changed-zone.js';
import { readZone, type Zone } from '../../zone/zone.js';
import type { TimeZoneChange } from './definition.js';

/** Another zone from a day on, as read. */
interface ZoneChangePlan {
  readonly day: number;
  readonly zone: Zone;
}

const FIELDS = { from: date, timeZone: readZone } satisfies FieldsOf<TimeZoneChange>;

/** Reads another zone from a date on. */
export function readZoneChange(reader: Reader): ZoneChangePlan {
  const { from, timeZone } = readFields(reader, 'a change of zone', FIELDS);
  return { day: from, zone: timeZone };
}

/** The zone of a place, whose clocks may become those of others. */
export function zoneOfPlace(reader: Reader, first: Zone, changes: readonly ZoneChangePlan[]): Zone {
  if (changes.length === 0) return first;
  changes.forEach(({ day }, i) => {
    const earliest = (changes[i - 1]?.day ?? Number.NEGATIVE_INFINITY) + LEAST_DAYS_BETWEEN_CHANGES;
    if (day >= earliest) return;
    refuse(childOf(childOf(reader, i), 'from'), {
      code: 'invalid-date',
      expected: `a date from ${formatDate(earliest)} on, two days after the change before`,
    });
  });
  return changedZone(first, changes);
}
