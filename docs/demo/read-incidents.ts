import { type ClockEvent, type Ticket, toInstantInZone } from 'slakit';
import { field, oneOf, readCsv, requireText } from './read-csv.js';

const COLUMNS = ['incident', 'state', 'priority', 'assignment_group', 'opened_at', 'updated_at'];
const STATES = [
  'New',
  'Active',
  'Awaiting User Info',
  'Awaiting Vendor',
  'Awaiting Problem',
  'Awaiting Evidence',
  'Resolved',
  'Closed',
] as const;
const PRIORITIES = ['1 - Critical', '2 - High', '3 - Moderate', '4 - Low'] as const;

/**
 * Reads incidents: a row is what an incident had become at `updated_at`. The first row's priority is
 * taken for the opening as well. Local times are meant in `timeZone`.
 */
export function readIncidents(file: string, timeZone: string): Ticket[] {
  const events = new Map<string, ClockEvent[]>();
  for (const row of readCsv(file, COLUMNS)) {
    const id = field(file, row, 'incident', requireText);
    const set = {
      status: field(file, row, 'state', (text) => oneOf(text, STATES)),
      priority: field(file, row, 'priority', (text) => oneOf(text, PRIORITIES)),
      group: row.fields.assignment_group ?? '',
    };
    let log = events.get(id);
    if (log === undefined) {
      const openedAt = field(file, row, 'opened_at', (text) => toInstantInZone(text, timeZone));
      log = [{ at: openedAt, type: 'opened', set: { ...set, status: 'New' } }];
      events.set(id, log);
    }
    log.push({
      at: field(file, row, 'updated_at', (text) => toInstantInZone(text, timeZone)),
      type: 'updated',
      set,
    });
  }
  // Rows stand in the order in which they were written, also those of one minute.
  return [...events].map(([id, log]) => ({ id, events: log, sameInstant: 'asGiven' }));
}
