import type { Finding } from '../../core/finding.js';
import { childOf, type Read, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { id, instant, text } from '../../core/read-values.js';
import { isNone, orNone } from '../shared/foreign.js';
import { type Ledger, ledgerOf } from '../shared/ledger.js';
import { MOST_ROWS } from '../shared/seen.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { INCIDENT_IO_STATES } from './statuses.js';

/** A time when a component was impaired, in the form that `measureAvailability` takes. */
export interface IncidentIoOutage {
  readonly startAt: number;
  /** `null` while it goes on. */
  readonly endAt: number | null;
  /** How bad it was, by `INCIDENT_IO_STATES`. */
  readonly state: string;
  /** The status, in the word of the page. */
  readonly cause: string;
  readonly component: string;
  /** The id of the incident. */
  readonly id?: string;
}

/** A component of a page: its impacts, and since when they are known. */
export interface IncidentIoComponent {
  /** `null` where the list of components was not given. */
  readonly name: string | null;
  /** Since when the page keeps a record of it, for `trackedSince`; `null` where it does not say. */
  readonly trackedSince: number | null;
  readonly outages: readonly IncidentIoOutage[];
}

/**
 * A code of what of a page is doubtful: `unknown-status` (the status is the state, whose weight the rule
 * has to give), `not-tracked` (impacts of a component of which the page does not say since when it is
 * watched).
 */
export type IncidentIoWarning = 'unknown-status' | 'not-tracked';

/** The components of a page by their ids, and what of the page is left out or doubtful. */
export interface ReadIncidentIo {
  readonly components: { readonly [id: string]: IncidentIoComponent };
  readonly warnings: readonly Finding<IncidentIoWarning | UnreadField>[];
}

/**
 * Reads what a status page of incident.io knows of its components: the impacts (`component_impacts`)
 * with their start, end and status, and since when each component is watched (`component_uptimes`).
 * They are the data with which a page draws its history; names come from the list of components.
 *
 * An impact is the time of a component, not of an incident: an incident that stays open after its
 * components have recovered takes no more time. Impacts of one component may overlap, and count once, by
 * the worst. The percentage that a page publishes is of a window that it does not name, and is not read.
 * A component without impacts that a page watches is whole; of one that it does not watch nothing is known.
 *
 * Source: bentleypark/aiwatch, worker/src/parsers/incident-io.ts, which reads the pages of a dozen
 * services; incident.io documents no such answer. `"$undefined"`, which the pages write for what is not
 * there, is nothing.
 *
 * @param json - The parsed JSON: `{ component_impacts, component_uptimes, components }`, the last two where there are.
 * @returns Components by id, and what is left out or doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-instant`, `instant-out-of-range`,
 * `invalid-interval` for an impact that ends before it starts.
 * @example
 * import { outagesFromIncidentIo } from 'slakit/interop/incident-io'
 * const { components } = outagesFromIncidentIo({
 *   component_impacts: [{
 *     component_id: '01JAPI', status: 'partial_outage', status_page_incident_id: '01JINC',
 *     start_at: '2026-03-02T09:02:00Z', end_at: '2026-03-02T09:20:00Z',
 *   }],
 *   component_uptimes: [{ component_id: '01JAPI', data_available_since: '2025-06-01T00:00:00Z', uptime: '99.98' }],
 * })
 * components['01JAPI']?.outages.map(({ startAt, endAt, state }) => [((endAt ?? 0) - startAt) / 60_000, state])
 * // => [[18, 'partial']]
 */
export function outagesFromIncidentIo(json: unknown): ReadIncidentIo {
  const ledger = ledgerOf<IncidentIoWarning>();
  const { impacts, uptimes, listed } = readPage(json, ledger);
  const since = new Map(uptimes.flatMap(({ component, at }) => keyed(component, at)));
  const names = new Map(listed.map((component) => [component.id, component.name]));
  const byComponent = new Map<string, Impact[]>();
  for (const impact of impacts) {
    const own = byComponent.get(impact.outage.component) ?? [];
    byComponent.set(impact.outage.component, own);
    own.push(impact);
  }
  for (const [component, [first]] of byComponent) {
    if (first !== undefined && !since.has(component)) tellNotTracked(component, first, ledger);
  }
  const ids = new Set([...names.keys(), ...since.keys(), ...byComponent.keys()]);
  const components = [...ids].map((own): readonly [string, IncidentIoComponent] => [
    own,
    {
      name: names.get(own) ?? null,
      trackedSince: since.get(own) ?? null,
      outages: (byComponent.get(own) ?? [])
        .map(({ outage }) => outage)
        .sort((a, b) => a.startAt - b.startAt),
    },
  ]);
  return { components: Object.fromEntries(components), warnings: ledger.warnings() };
}

/** An impact, with its place. */
interface Impact {
  readonly place: Reader;
  readonly outage: IncidentIoOutage;
}

function readPage(json: unknown, ledger: Ledger<IncidentIoWarning>) {
  const { tellUnread: tell } = ledger;
  const page = pickOrTell(
    readerOf(json),
    '{ component_impacts, component_uptimes, components }',
    {
      component_impacts: listOf('impacts', (at) => readImpact(at, ledger), { most: MOST_ROWS }),
      component_uptimes: orNone(
        listOf('uptimes', (at) => readUptime(at, ledger), { most: MOST_ROWS }),
      ),
      components: orNone(listOf('components', (at) => readListed(at, ledger), { most: MOST_ROWS })),
    },
    { immaterial: ['incident_links'], tell },
  );
  const { component_impacts: impacts, component_uptimes: uptimes = [], components = [] } = page;
  return { impacts, uptimes, listed: components };
}

function readImpact(reader: Reader, { tell, tellUnread }: Ledger<IncidentIoWarning>): Impact {
  const fields = pickOrTell(
    reader,
    'an impact',
    {
      component_id: id,
      start_at: instant,
      end_at: orUndefined(instant),
      status: text,
      status_page_incident_id: orUndefined(id),
    },
    { immaterial: ['id'], tell: tellUnread },
  );
  const { start_at: startAt, end_at: endAt = null, status: cause } = fields;
  if (endAt !== null && endAt < startAt) {
    refuse(childOf(reader, 'end_at'), {
      code: 'invalid-interval',
      expected: 'an end at or after the start',
    });
  }
  const isKnown = Object.hasOwn(INCIDENT_IO_STATES, cause);
  if (!isKnown) {
    tell(childOf(reader, 'status'), {
      code: 'unknown-status',
      expected: `one of ${Object.keys(INCIDENT_IO_STATES).join(', ')}`,
      received: cause,
      hint: 'it is kept as the state: give its weight in the weights of the rule',
    });
  }
  const state = isKnown ? INCIDENT_IO_STATES[cause as keyof typeof INCIDENT_IO_STATES] : cause;
  const outage = { startAt, endAt, state, cause, component: fields.component_id };
  const incident = fields.status_page_incident_id;
  return {
    place: reader,
    outage: incident === undefined ? outage : { ...outage, id: incident },
  };
}

/** A group has an entry of its own, which has no component. */
function readUptime(reader: Reader, { tellUnread: tell }: Ledger<IncidentIoWarning>) {
  const fields = pickOrTell(
    reader,
    'an uptime',
    { component_id: orUndefined(id), data_available_since: orUndefined(instant) },
    { immaterial: ['status_page_component_group_id', 'uptime'], tell },
  );
  return { component: fields.component_id, at: fields.data_available_since };
}

function readListed(reader: Reader, { tellUnread: tell }: Ledger<IncidentIoWarning>) {
  return pickOrTell(reader, 'a component', { id, name: text }, { immaterial: LISTED, tell });
}

const LISTED: readonly string[] = [
  'created_at',
  'description',
  'display_uptime',
  'hidden',
  'status_page_id',
];

/** Reads a value that may be missing, null, or what a page writes for nothing. */
function orUndefined<T>(read: Read<T>): Read<T | undefined> {
  return (reader) => (isNone(reader) || reader.value === '$undefined' ? undefined : read(reader));
}

function keyed(component: string | undefined, at: number | undefined) {
  return component === undefined || at === undefined ? [] : [[component, at] as const];
}

function tellNotTracked(
  component: string,
  { place }: Impact,
  { tell }: Ledger<IncidentIoWarning>,
): void {
  tell(childOf(place, 'component_id'), {
    code: 'not-tracked',
    expected: 'a component with data_available_since in component_uptimes',
    received: component,
    hint: 'its impacts are kept; before the first of them nothing is known of it',
  });
}
