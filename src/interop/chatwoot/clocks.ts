import type { ClockObjective } from '../../agreement/document/document.js';
import type { PlainCalendar } from '../../calendar/plan/definition.js';
import { CHATWOOT } from '../../clock/presets/open-source.js';
import type { ClockPreset } from '../../clock/presets/preset.js';
import type { ElapsedTarget } from '../../clock/rule/rule.js';
import { formatDuration } from '../../core/duration.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, pathOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { flag } from '../../core/read-values.js';
import { whenAll } from '../shared/calendar-choice.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { readNamedZones } from '../shared/named-zone.js';
import { isAnyOf } from '../shared/spellings.js';
import { pickOrTell } from '../shared/unread.js';
import { readInboxes } from './inboxes.js';
import type { ChatwootWarning, TellChatwoot } from './warning.js';

/** Options of `clocksFromChatwootSlaPolicies`. */
export interface ChatwootOptions {
  /**
   * The answer of `GET /api/v1/accounts/{id}/inboxes`. Needed for policies that count in business hours
   * only; without it they count round the clock, which is listed.
   */
  readonly inboxes?: unknown;
  /** IANA ids for names of zones that are not known, or not as meant. */
  readonly timeZones?: Readonly<Record<string, string>> | undefined;
}

/** Calendars and clocks read from Chatwoot, and what is not in them. */
export interface ReadChatwoot {
  /** By the id of the inbox, for those that have working hours. */
  readonly calendars: Readonly<Record<string, PlainCalendar>>;
  /** `first_response`, `next_response` and `resolution`, those that some policy has a threshold for. */
  readonly objectives: readonly ClockObjective[];
  readonly warnings: readonly Finding<ChatwootWarning>[];
}

const MOST_POLICIES = 500;
/** A century. */
const MOST_SECONDS = 3_155_760_000;

/** A kind of threshold, and the clock that it is. */
interface Metric {
  readonly field: keyof Thresholds;
  readonly id: string;
  readonly name: string;
  readonly preset: ClockPreset;
}

const METRICS: readonly Metric[] = [
  {
    field: 'first_response_time_threshold',
    id: 'first_response',
    name: 'First response',
    preset: CHATWOOT.firstResponse,
  },
  {
    field: 'next_response_time_threshold',
    id: 'next_response',
    name: 'Next response',
    preset: CHATWOOT.nextResponse,
  },
  {
    field: 'resolution_time_threshold',
    id: 'resolution',
    name: 'Resolution',
    preset: CHATWOOT.resolution,
  },
];

/**
 * Reads the SLA policies of Chatwoot (`GET /api/v1/accounts/{id}/sla_policies`) and the working hours of
 * its inboxes as an agreement's calendars and clock objectives, on the presets of `CHATWOOT`.
 *
 * A policy governs the conversations whose attribute `sla_policy_id` holds its id. Thresholds are
 * seconds. With `only_during_business_hours` they count in the working hours of the conversation's inbox
 * (attribute `inbox_id`), the close excluded; a day that is open all day ends at midnight. An inbox
 * whose working hours are off, or which has none, counts round the clock, as in Chatwoot. Chatwoot takes
 * a deadline that is reached exactly as missed; here it is not.
 *
 * Source: chatwoot/chatwoot, enterprise/app/models/sla_policy.rb (thresholds),
 * enterprise/app/services/sla/business_hours_service.rb, app/models/concerns/out_of_offisable.rb
 * (`working_hours`) and app/views/api/v1/models/_inbox.json.jbuilder.
 *
 * @param json - The parsed JSON, with the list `payload`.
 * @param options - The inboxes, and zones by name.
 * @returns Calendars and objectives for an agreement, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-duration`, `invalid-interval`,
 * `invalid-option` for an hour or a weekday, `invalid-time-zone` for a zone of the options,
 * `unknown-field` for an option that does not exist.
 * @example
 * import { clocksFromChatwootSlaPolicies } from 'slakit/interop/chatwoot'
 * const { objectives } = clocksFromChatwootSlaPolicies({
 *   payload: [{ id: 1, name: 'Gold', first_response_time_threshold: 900, only_during_business_hours: false }],
 * })
 * objectives.map(({ id, targets }) => [id, targets])
 * // => [['first_response', [{ when: { field: 'sla_policy_id', in: [1, '1'] }, elapsed: 'PT15M' }]]]
 */
export function clocksFromChatwootSlaPolicies(
  json: unknown,
  options: ChatwootOptions = {},
): ReadChatwoot {
  const warnings: Finding<ChatwootWarning>[] = [];
  const tell: TellChatwoot = (finding) => warnings.push(finding);
  const optionsReader = readerOf(options, null, 'options');
  const { timeZones } = readFields(optionsReader, 'options', OPTIONS);
  const { payload: policies } = pickFields(readerOf(json), '{ payload }', {
    payload: listOf('SLA policies', (item) => readPolicy(item, tell), { most: MOST_POLICIES }),
  });
  const inboxes = childOf(optionsReader, 'inboxes');
  const calendars = readInboxes(inboxes, timeZones, tell);
  const inHours = policies.find(({ businessHours }) => businessHours);
  if (inHours !== undefined && isNone(inboxes)) tell(noInboxes(inHours.reader));
  const objectives = METRICS.flatMap(({ field, id, name, preset }): readonly ClockObjective[] => {
    const targets = policies.flatMap((policy) => targetsFor(policy, field, [...calendars.keys()]));
    return targets.length === 0 ? [] : [{ kind: 'clock', id, name, ...preset, targets }];
  });
  return { calendars: Object.fromEntries(calendars), objectives, warnings };
}

const OPTIONS = {
  inboxes: optional(({ value }) => value),
  timeZones: readNamedZones,
} satisfies FieldsOf<ChatwootOptions>;

/** Lengths by the name of the field; one that is not there is missing. */
interface Thresholds {
  readonly first_response_time_threshold: number | undefined;
  readonly next_response_time_threshold: number | undefined;
  readonly resolution_time_threshold: number | undefined;
}

interface Policy {
  readonly reader: Reader;
  readonly id: string;
  readonly businessHours: boolean;
  readonly thresholds: Thresholds;
}

const IMMATERIAL = ['name', 'description', 'account_id', 'created_at', 'updated_at'];

function readPolicy(reader: Reader, tell: TellChatwoot): Policy {
  const read = pickOrTell(
    reader,
    'an SLA policy',
    {
      id: foreignId,
      first_response_time_threshold: orNone(readSeconds),
      next_response_time_threshold: orNone(readSeconds),
      resolution_time_threshold: orNone(readSeconds),
      only_during_business_hours: orNone(flag),
    },
    { immaterial: IMMATERIAL, tell },
  );
  const { id, only_during_business_hours: businessHours = false, ...thresholds } = read;
  return { reader, id, businessHours, thresholds };
}

/** Reads a length in seconds, which may have decimals, as milliseconds. */
function readSeconds(reader: Reader): number {
  const value = reader.value as number;
  if (typeof value === 'number' && value >= 0 && value <= MOST_SECONDS)
    return Math.round(value * 1000) + 0;
  refuse(reader, { code: 'invalid-duration', expected: `seconds from 0 to ${MOST_SECONDS}` });
}

/** A target for each inbox that has hours, and one for all others. */
function targetsFor(
  { id, businessHours, thresholds }: Policy,
  field: keyof Thresholds,
  inboxes: readonly string[],
): readonly ElapsedTarget[] {
  const lengthMs = thresholds[field];
  if (lengthMs === undefined) return [];
  const isGoverned = isAnyOf('sla_policy_id', [id]) ?? [];
  const elapsed = formatDuration(lengthMs);
  const ofInboxes = (businessHours ? inboxes : []).map((inbox) => ({
    ...whenAll([isGoverned, isAnyOf('inbox_id', [inbox]) ?? []].flat()),
    elapsed,
    calendar: inbox,
  }));
  return [...ofInboxes, { ...whenAll([isGoverned].flat()), elapsed }];
}

function noInboxes(reader: Reader): Finding<ChatwootWarning> {
  return lossOf({
    code: 'no-inboxes',
    path: pathOf(childOf(reader, 'only_during_business_hours')),
    expected: 'the inboxes, whose working hours count',
    received: 'none in the options',
    hint: 'it is counted round the clock',
  });
}
