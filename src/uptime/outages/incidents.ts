import type { Interval } from '../../core/interval.js';
import { measureWithin, type TimeSet } from '../../core/time-set.js';

/** Incidents as ITIL reports them. Times are whole milliseconds, rounded down. */
export interface IncidentStats {
  /** Outages that counted, after overlapping and touching ones are joined. */
  readonly count: number;
  /** Time with any outage, whatever its weight. */
  readonly impairedMs: number;
  /** The longest counted part of one incident. */
  readonly longestMs: number;
  /** Mean time to restore service: impaired time / incidents; `null` without incidents. */
  readonly mttrMs: number | null;
  /** Mean time between failures: unimpaired time / incidents; `null` without incidents. */
  readonly mtbfMs: number | null;
}

/**
 * Counts the joined outages that took any counted time. An outage that spans a night without service
 * is one incident, so that the outages are counted before service time cuts them.
 *
 * @param outages - The joined outages.
 * @param counted - The parts of them that count; both are sorted, so that one pass does.
 */
export function incidentsOf(outages: TimeSet, counted: TimeSet, measuredMs: number): IncidentStats {
  let count = 0;
  let impairedMs = 0;
  let longestMs = 0;
  for (let i = 0, j = 0; j < counted.length; i += 2) {
    const end = outages[i + 1] as number;
    let length = 0;
    for (; j < counted.length && (counted[j] as number) < end; j += 2)
      length += (counted[j + 1] as number) - (counted[j] as number);
    if (length > 0) count++;
    impairedMs += length;
    if (length > longestMs) longestMs = length;
  }
  return incidentStats({ count, impairedMs, longestMs }, measuredMs);
}

/** An outage as it counts: joined with those that overlap or touch it. */
export interface CountedIncident extends Interval {
  /** How much of it counts. */
  readonly countedMs: number;
}

/** The joined outages that took any counted time, as {@link incidentsOf} counts them. */
export function listIncidents(outages: TimeSet, counted: TimeSet): readonly CountedIncident[] {
  const incidents: CountedIncident[] = [];
  for (let i = 0; i < outages.length; i += 2) {
    const [startAt, endAt] = [outages[i] as number, outages[i + 1] as number];
    const countedMs = measureWithin(counted, startAt, endAt);
    if (countedMs > 0) incidents.push({ startAt, endAt, countedMs });
  }
  return incidents;
}

/** The mean times that follow from counts. */
export function incidentStats(
  { count, impairedMs, longestMs }: Pick<IncidentStats, 'count' | 'impairedMs' | 'longestMs'>,
  measuredMs: number,
): IncidentStats {
  return {
    count,
    impairedMs,
    longestMs,
    mttrMs: count === 0 ? null : Math.floor(impairedMs / count),
    mtbfMs: count === 0 ? null : Math.floor((measuredMs - impairedMs) / count),
  };
}
