import type { Finding } from '../../core/finding.js';
import { childOf, type Read, readerOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { orNone } from '../shared/foreign.js';
import { type Ledger, ledgerOf } from '../shared/ledger.js';
import { isoOf, MOST_ROWS, type SeenStatus, tellStranger } from '../shared/seen.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { chainsOf, mergeUpdates, seenOf, tellGaps } from './chain.js';
import { readComponent } from './component.js';
import { type Incident, readIncident } from './incident.js';
import { type AnnouncedMaintenance, maintenanceOf } from './maintenance.js';
import { STATUSPAGE_STATUSES } from './statuses.js';
import type { StatuspageWarning, TellPage } from './warning.js';

/** A component of a page: the changes of its status, and the maintenance that was announced for it. */
export interface StatuspageComponent {
  /** `null` where the answers do not name it. */
  readonly name: string | null;
  /** The id of its group; `null` for none, and where the list of components was not given. */
  readonly group: string | null;
  /**
   * The status before the first change, as the update that tells the change has it; of a component
   * without changes the one that it has today. `null` where neither is known.
   */
  readonly initially: string | null;
  /** The changes of its status, in their order, for `outagesFromTransitions`. */
  readonly observations: readonly SeenStatus[];
  /** What was announced for it, for the exclusions of `measureAvailability`. */
  readonly exclusions: readonly AnnouncedMaintenance[];
}

/** The components of a page by their ids, and what of the page is left out or doubtful. */
export interface ReadStatuspage {
  readonly components: { readonly [id: string]: StatuspageComponent };
  readonly warnings: readonly Finding<StatuspageWarning | UnreadField>[];
}

/**
 * Reads the answers of a status page of Atlassian Statuspage: when each of its components changed its
 * status, and which maintenance was announced for it. Answers are joined by spreading them into one
 * object: `incidents` of `/api/v2/incidents.json`, `scheduled_maintenances` of
 * `/api/v2/scheduled-maintenances.json`, `components` of `/api/v2/components.json`. Incidents of the
 * management API (`/v1/pages/{id}/incidents`), scheduled ones among them, are read as well.
 *
 * Only what updates say of components counts. When an incident was opened and resolved, and which
 * impact it was given, are papers: an incident may stay open for hours after its components have
 * recovered, and an incident whose updates name no component takes no time, and is told.
 *
 * An update counts at its `display_at`, the instant with which it is shown. A component that had
 * another status than the update before left it with was changed in between, at an instant that no
 * answer has: that is told, and the recorded status is taken to last.
 *
 * Groups have no changes of their own, and are left to the host; the fifty newest incidents are on a page.
 *
 * Source: Atlassian Statuspage, "Status API" of a page (`/api`), and "Statuspage API", incidents and
 * components; the shape of `affected_components`: linode/manager, packages/manager/src/queries/statusPage.
 *
 * @param json - The parsed JSON: `{ incidents, scheduled_maintenances, components }`, each where there is one.
 * @returns Components by id, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `instant-out-of-range`.
 * @example
 * import { observationsFromStatuspage, STATUSPAGE_STATUSES } from 'slakit/interop/statuspage'
 * import { outagesFromTransitions } from 'slakit/uptime'
 * const change = (old_status: string, new_status: string) =>
 *   ({ affected_components: [{ code: 'k8w3r', name: 'API', old_status, new_status }] })
 * const { components } = observationsFromStatuspage({
 *   incidents: [{
 *     id: 'p31zj', name: 'Slow answers', status: 'resolved', impact: 'minor',
 *     created_at: '2026-03-02T09:00:00Z', resolved_at: '2026-03-02T22:20:00Z',
 *     incident_updates: [
 *       { id: 'u3', status: 'resolved', created_at: '2026-03-02T22:20:00Z' },
 *       { id: 'u2', status: 'monitoring', created_at: '2026-03-02T09:20:00Z', ...change('partial_outage', 'operational') },
 *       { id: 'u1', status: 'investigating', created_at: '2026-03-02T09:02:00Z', ...change('operational', 'partial_outage') },
 *     ],
 *   }],
 * })
 * const { observations = [], initially } = components.k8w3r ?? {}
 * initially // => 'operational'
 * const { outages } = outagesFromTransitions(observations, { statuses: STATUSPAGE_STATUSES, at: '2026-03-03T00:00:00Z' })
 * outages.map(({ startAt, endAt }) => (endAt - startAt) / 60_000) // => [18]
 */
export function observationsFromStatuspage(json: unknown): ReadStatuspage {
  const ledger = ledgerOf<StatuspageWarning>();
  const { incidents, listed } = readAnswers(json, ledger);
  const { tell } = ledger;
  incidents.forEach((incident) => {
    tellPapers(incident, tell);
  });
  const chains = chainsOf(incidents);
  const maintenance = maintenanceOf(incidents.filter(isScheduled), tell);
  const known = new Map(listed.map((component) => [component.id, component]));
  const ids = new Set([...known.keys(), ...chains.keys(), ...maintenance.keys()]);
  const components = [...ids].map((id): readonly [string, StatuspageComponent] => {
    const component = known.get(id);
    const steps = chains.get(id) ?? [];
    tellGaps(steps, component, tell);
    return [
      id,
      {
        name: component?.name ?? steps[steps.length - 1]?.name ?? null,
        group: component?.group ?? null,
        initially: (steps.length === 0 ? component?.status : steps[0]?.from) ?? null,
        observations: seenOf(steps),
        exclusions: maintenance.get(id) ?? [],
      },
    ];
  });
  return { components: Object.fromEntries(components), warnings: ledger.warnings() };
}

function readAnswers(json: unknown, { tell, tellUnread }: Ledger<StatuspageWarning>) {
  const readOne: Read<Incident> = (reader) => readIncident(reader, tellUnread);
  const readAll = orNone(listOf('incidents', readOne, { most: MOST_ROWS }));
  const answers = pickOrTell(
    readerOf(json),
    '{ incidents, scheduled_maintenances, components }',
    {
      incidents: readAll,
      scheduled_maintenances: readAll,
      components: orNone(
        listOf('components', (at) => readComponent(at, tellUnread), { most: MOST_ROWS }),
      ),
    },
    { immaterial: ['page', 'status'], tell: tellUnread },
  );
  const listed = (answers.components ?? []).filter(({ isGroup }) => !isGroup);
  for (const { status, place } of listed)
    tellStranger({ status, place: childOf(place, 'status') }, STATUSPAGE_STATUSES, tell);
  const all = [...(answers.incidents ?? []), ...(answers.scheduled_maintenances ?? [])];
  return { incidents: mergeIncidents(all), listed };
}

/** An incident that comes on two pages is one. */
function mergeIncidents(incidents: readonly Incident[]): readonly Incident[] {
  const byId = new Map<string, Incident[]>();
  for (const incident of incidents) {
    const own = byId.get(incident.id) ?? [];
    byId.set(incident.id, own);
    own.push(incident);
  }
  return [...byId.values()].map(merged);
}

/** The incident as the page that is read last has it, with the updates of all. */
function merged(same: readonly Incident[]): Incident {
  const last = same[same.length - 1] as Incident;
  return same.length === 1
    ? last
    : { ...last, updates: mergeUpdates(same.flatMap(({ updates }) => updates)) };
}

function isScheduled({ scheduledFor, scheduledUntil, status }: Incident): boolean {
  const isWord = MAINTENANCE_WORDS.includes(status);
  return scheduledFor !== undefined || scheduledUntil !== undefined || isWord;
}

const MAINTENANCE_WORDS: readonly string[] = ['scheduled', 'in_progress', 'verifying', 'completed'];

/** Tells what of an incident is nothing but paper, and what was written afterwards. */
function tellPapers(incident: Incident, tell: TellPage): void {
  const { place, name, isBackfilled, updates } = incident;
  if (isBackfilled) {
    tell(childOf(place, 'backfilled'), {
      code: 'backfilled',
      expected: 'an incident that was written while it went on',
      received: name,
      hint: 'its changes are taken as they are told',
    });
  }
  for (const update of updates) {
    if (update.at >= update.createdAt || update.changes.length === 0) continue;
    tell(childOf(update.place, 'display_at'), {
      code: 'backdated',
      expected: `${isoOf(update.createdAt)}, when it was written`,
      received: isoOf(update.at),
      hint: 'it counts where it is shown',
    });
  }
  if (isScheduled(incident) || updates.some(({ changes }) => changes.length > 0)) return;
  tell(childOf(place, 'incident_updates'), {
    code: 'no-transitions',
    expected: 'an update that says which component changed',
    received: name,
    hint: 'it takes no time: give it as an outage of your own if it was one',
  });
}
