import { outagesFromTransitions, type ServiceRecord, toInstant } from 'slakit';
import { field, oneOf, readCsv, requireText } from './read-csv.js';

/** The probes of all sites: what each service did, and up to when the file knows. */
export interface Probes {
  readonly services: Readonly<Record<string, ServiceRecord>>;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Reads probes: a status holds from its row to the next row of the same site. */
export function readProbes(file: string): Probes {
  const logs = new Map<string, { at: number; status: 'up' | 'down' }[]>();
  let firstAt = Number.POSITIVE_INFINITY;
  let lastAt = Number.NEGATIVE_INFINITY;
  for (const row of readCsv(file, ['at', 'site', 'status'])) {
    const at = field(file, row, 'at', (text) => toInstant(text));
    const status = field(file, row, 'status', (text) => oneOf(text, ['up', 'down'] as const));
    const site = field(file, row, 'site', requireText);
    const log = logs.get(site) ?? [];
    log.push({ at, status });
    logs.set(site, log);
    firstAt = Math.min(firstAt, at);
    lastAt = Math.max(lastAt, at);
  }
  const services = Object.fromEntries(
    [...logs].map(([site, log]) => [site, recordOf(log, lastAt)] as const),
  );
  return { services, firstAt, lastAt };
}

/** Before the first row of a site nothing is known of it, so it is tracked from there. */
function recordOf(
  log: readonly { at: number; status: 'up' | 'down' }[],
  until: number,
): ServiceRecord {
  const trackedSince = log.reduce((first, { at }) => Math.min(first, at), until);
  const { outages, unknown } = outagesFromTransitions(log, {
    statuses: { up: 'up', down: 'down' },
    from: trackedSince,
    at: until,
  });
  return { trackedSince, outages, unknown };
}
