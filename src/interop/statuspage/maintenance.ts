import { childOf } from '../../core/read.js';
import { isoOf } from '../shared/seen.js';
import type { Incident } from './incident.js';
import type { TellPage } from './warning.js';

/** A maintenance as it was announced, in the form of an exclusion. */
export interface AnnouncedMaintenance {
  readonly startAt: number;
  readonly endAt: number;
  readonly kind: 'maintenance';
  /** The id of the maintenance on the page. */
  readonly id: string;
  /** When it was put on the page. That its time was moved later on is not told by a page. */
  readonly announcedAt: number;
}

/** The maintenance of each component. */
export type MaintenanceBy = ReadonlyMap<string, readonly AnnouncedMaintenance[]>;

/** Reads what was announced, component by component; what cannot be is told. */
export function maintenanceOf(incidents: readonly Incident[], tell: TellPage): MaintenanceBy {
  const found = new Map<string, AnnouncedMaintenance[]>();
  for (const incident of incidents) {
    const window = windowOf(incident, tell);
    if (window === undefined) continue;
    const components = componentsOf(incident);
    if (components.length === 0) tell(childOf(incident.place, 'components'), noComponent(incident));
    for (const component of components) {
      const own = found.get(component) ?? [];
      found.set(component, own);
      own.push(window);
    }
  }
  return found;
}

function componentsOf({ components, updates }: Incident): readonly string[] {
  const changed = updates.flatMap(({ changes }) => changes.map(({ component }) => component));
  return [...new Set([...components, ...changed])];
}

function windowOf(incident: Incident, tell: TellPage): AnnouncedMaintenance | undefined {
  const { place, id, createdAt, scheduledFor, scheduledUntil, updates } = incident;
  if (scheduledFor === undefined || scheduledUntil === undefined || scheduledUntil < scheduledFor) {
    tell(childOf(place, scheduledFor === undefined ? 'scheduled_for' : 'scheduled_until'), {
      code: 'no-window',
      expected: 'a maintenance with its start and its end',
      received: [scheduledFor, scheduledUntil]
        .map((at) => (at === undefined ? 'nothing' : isoOf(at)))
        .join(' to '),
      hint: 'it excludes nothing',
    });
    return undefined;
  }
  const completedAt = updates
    .filter(({ status }) => status === 'completed')
    .reduce((latest, { at }) => Math.max(latest, at), scheduledUntil);
  if (completedAt > scheduledUntil) {
    tell(place, {
      code: 'overrun',
      expected: `a maintenance that is completed by ${isoOf(scheduledUntil)}`,
      received: isoOf(completedAt),
      hint: 'what lies beyond the announced end is not excluded',
    });
  }
  return {
    startAt: scheduledFor,
    endAt: scheduledUntil,
    kind: 'maintenance',
    id,
    announcedAt: createdAt,
  };
}

function noComponent({ name }: Incident): Parameters<TellPage>[1] {
  return {
    code: 'no-component',
    expected: 'the components that a maintenance is for',
    received: name,
    hint: 'it excludes nothing: give it as an exclusion of your own if it was for all',
  };
}
