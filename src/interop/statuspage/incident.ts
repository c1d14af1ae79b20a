import type { Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, id, instant, text } from '../../core/read-values.js';
import { orNone, pickFields } from '../shared/foreign.js';
import { MOST_ROWS } from '../shared/seen.js';
import { type Beside, pickOrTell } from '../shared/unread.js';

/** An incident of a page, or a maintenance, which is an incident that was scheduled. */
export interface Incident {
  readonly place: Reader;
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly createdAt: number;
  readonly isBackfilled: boolean;
  readonly scheduledFor: number | undefined;
  readonly scheduledUntil: number | undefined;
  /** The ids of the components that it lists. */
  readonly components: readonly string[];
  readonly updates: readonly Update[];
}

/** An update of an incident. */
export interface Update {
  readonly place: Reader;
  readonly id: string;
  readonly status: string;
  /** When it was written. */
  readonly createdAt: number;
  /** The instant that it is shown with: the one that it speaks of. */
  readonly at: number;
  readonly changes: readonly Change[];
}

/** What an update says of a component. */
export interface Change {
  readonly place: Reader;
  readonly component: string;
  readonly name: string | undefined;
  readonly from: string | undefined;
  readonly to: string;
}

/** Reads an incident; what is not read of it and holds something is told. */
export function readIncident(reader: Reader, tell: Beside['tell']): Incident {
  const fields = pickOrTell(
    reader,
    'an incident',
    {
      id,
      name: text,
      status: text,
      created_at: instant,
      backfilled: orNone(flag),
      scheduled_for: orNone(instant),
      scheduled_until: orNone(instant),
      components: orNone(listOf('components', readListed, { most: MOST_ROWS })),
      incident_updates: listOf('updates', (at) => readUpdate(at, tell), { most: MOST_ROWS }),
    },
    { immaterial: INCIDENT_PAPERS, tell },
  );
  return {
    place: reader,
    id: fields.id,
    name: fields.name,
    status: fields.status,
    createdAt: fields.created_at,
    isBackfilled: fields.backfilled === true,
    scheduledFor: fields.scheduled_for,
    scheduledUntil: fields.scheduled_until,
    components: fields.components ?? [],
    updates: fields.incident_updates,
  };
}

/** The component as it is today: what it was in the incident, the updates say. */
function readListed(reader: Reader): string {
  return pickFields(reader, 'a component', { id }).id;
}

function readUpdate(reader: Reader, tell: Beside['tell']): Update {
  const fields = pickOrTell(
    reader,
    'an update',
    {
      id,
      status: text,
      created_at: instant,
      display_at: orNone(instant),
      affected_components: orNone(
        listOf('components', (at) => readChange(at, tell), { most: MOST_ROWS }),
      ),
    },
    { immaterial: UPDATE_PAPERS, tell },
  );
  return {
    place: reader,
    id: fields.id,
    status: fields.status,
    createdAt: fields.created_at,
    at: fields.display_at ?? fields.created_at,
    changes: fields.affected_components ?? [],
  };
}

function readChange(reader: Reader, tell: Beside['tell']): Change {
  const { code, name, old_status, new_status } = pickOrTell(
    reader,
    'a component with its old and new status',
    { code: id, name: orNone(text), old_status: orNone(text), new_status: text },
    { immaterial: [], tell },
  );
  return { place: reader, component: code, name, from: old_status, to: new_status };
}

/** When an incident was opened and closed, and how bad it was called, is no time of a component. */
const INCIDENT_PAPERS: readonly string[] = [
  'auto_transition_deliver_notifications_at_end',
  'auto_transition_deliver_notifications_at_start',
  'auto_transition_to_maintenance_state',
  'auto_transition_to_operational_state',
  'auto_tweet_at_beginning',
  'auto_tweet_on_completion',
  'auto_tweet_on_creation',
  'auto_tweet_one_hour_before',
  'backfill_date',
  'impact',
  'impact_override',
  'metadata',
  'monitoring_at',
  'page_id',
  'postmortem_body',
  'postmortem_body_last_updated_at',
  'postmortem_ignored',
  'postmortem_notified_subscribers',
  'postmortem_notified_twitter',
  'postmortem_published_at',
  'reminder_intervals',
  'resolved_at',
  'scheduled_auto_completed',
  'scheduled_auto_in_progress',
  'scheduled_remind_prior',
  'scheduled_reminded_at',
  'shortlink',
  'started_at',
  'updated_at',
];

const UPDATE_PAPERS: readonly string[] = [
  'body',
  'custom_tweet',
  'deliver_notifications',
  'incident_id',
  'tweet_id',
  'twitter_updated_at',
  'updated_at',
  'wants_twitter_update',
];
