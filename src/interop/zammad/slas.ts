import type { ClockObjective } from '../../agreement/document/document.js';
import { ZAMMAD } from '../../clock/presets/open-source.js';
import type { ClockPreset } from '../../clock/presets/preset.js';
import type { Condition } from '../../clock/rule/condition.js';
import type { ElapsedTarget } from '../../clock/rule/rule.js';
import { formatDuration } from '../../core/duration.js';
import type { Finding } from '../../core/finding.js';
import { type FieldsOf, pathOf, readerOf } from '../../core/read.js';
import { byName, optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
import { whenAll } from '../shared/calendar-choice.js';
import { firstMatches } from '../shared/first-match.js';
import { lossOf } from '../shared/loss.js';
import { isAnyOf } from '../shared/spellings.js';
import { type Length, type Promised, readSlas, type ZammadSlaWarning } from './sla.js';
import { readStates, type TicketState } from './states.js';

/** Options of `clocksFromZammadSlas`. */
export interface ZammadSlaOptions {
  /**
   * The answer of `GET /api/v1/ticket_states`: in which states the clocks stand.
   *
   * @defaultValue the states that Zammad ships
   */
  readonly states?: unknown;
  /**
   * Attributes for fields of conditions, by Zammad's name: renames a field
   * (`{ 'organization.vip': 'vip' }`) or makes one known. Fields of the ticket otherwise lose their
   * `ticket.`, others keep their name.
   */
  readonly fields?: Readonly<Record<string, string>> | undefined;
}

/** Clocks read from SLAs, and what of the SLAs is not in them. */
export interface ReadZammadSlas {
  /** One for each length that an SLA promises; its id is Zammad's name of the length. */
  readonly objectives: readonly ClockObjective[];
  readonly warnings: readonly Finding<ZammadSlaWarning>[];
}

const MINUTE_MS = 60_000;

/**
 * Reads the SLAs of Zammad (`GET /api/v1/slas`) as clock objectives on the presets of `ZAMMAD`, for
 * logs of `eventsFromZammadHistory`.
 *
 * The first SLA by name, then by creation, whose condition holds governs a ticket, also where it
 * promises nothing; the last one without a condition takes what is left. Names are compared letter by
 * letter, which a database may do otherwise. Lengths are minutes of the calendar; 0 is none. Clocks
 * stand while the state of the ticket ignores escalations, a closed one included, and a solution is
 * given once: what is reopened has been solved.
 *
 * Where the SLA has the field `response_time`, `update_time` is from answer to answer; releases
 * without it mean the answer to the customer by `update_time`.
 *
 * Conditions may ask for fields of the ticket, its customer, owner and organization, and for tags: the
 * tag `vip` is the attribute `tag:vip` with the value `true`. Times, searches within texts, and what
 * is different for each reader are not understood.
 *
 * Source: Zammad documentation, "API: SLA"; zammad/zammad, app/models/sla.rb, lib/escalation.rb,
 * app/models/ticket/sets_close_time.rb, lib/selector/sql.rb.
 *
 * @param json - The parsed JSON: the list of SLAs.
 * @param options - The states of the system, and names of attributes.
 * @returns Objectives for an agreement, and what is lost, as warnings. Without its `kind` an objective
 * is a rule for `compileClock`; its calendars are those of `calendarsFromZammadCalendars`.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-duration`, `invalid-instant`,
 * `invalid-option`, `instant-out-of-range`, `unknown-field` for an option that does not exist.
 * @example
 * import { clocksFromZammadSlas } from 'slakit/interop/zammad'
 * const { objectives } = clocksFromZammadSlas([{
 *   id: 2, name: 'Urgent', calendar_id: 1,
 *   condition: { 'ticket.priority_id': { operator: 'is', value: ['3'] } },
 *   first_response_time: 60, response_time: null, update_time: null, solution_time: null,
 * }])
 * objectives[0]?.targets
 * // => [{ when: { field: 'priority_id', in: [3, '3'] }, elapsed: 'PT1H', calendar: '1' }]
 */
export function clocksFromZammadSlas(
  json: unknown,
  options: ZammadSlaOptions = {},
): ReadZammadSlas {
  const { states, fields } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const warnings: Finding<ZammadSlaWarning>[] = [];
  const warn = (finding: Finding<ZammadSlaWarning>): void => {
    warnings.push(finding);
  };
  const policies = readSlas(readerOf(json), fields, warn);
  const pause = standsIn(states);
  const objectives = METRICS.flatMap(({ id, name, preset }): readonly ClockObjective[] => {
    const isOfKind = ({ length }: Promised): boolean => length === id;
    const matches = firstMatches(policies, isOfKind, (promise) => warn(unreachable(promise)));
    const targets = matches.map(({ promise, when }) => targetOf(promise, when));
    const { pause: _pause, resume: _resume, ...clock } = preset;
    return targets.length === 0 ? [] : [{ kind: 'clock', id, name, ...clock, ...pause, targets }];
  });
  return { objectives, warnings };
}

const OPTIONS = {
  states: readStates,
  fields: optional(byName('attributes', id), new Map<string, string>()),
} satisfies FieldsOf<ZammadSlaOptions>;

interface Metric {
  readonly id: Length;
  readonly name: string;
  readonly preset: ClockPreset;
}

/** The lengths of SLAs, in the order in which a ticket meets them. */
const METRICS: readonly Metric[] = [
  { id: 'first_response_time', name: 'First response time', preset: ZAMMAD.firstResponse },
  { id: 'response_time', name: 'Response time', preset: ZAMMAD.update },
  { id: 'update_time', name: 'Update time', preset: ZAMMAD.betweenUpdates },
  { id: 'solution_time', name: 'Solution time', preset: ZAMMAD.solution },
];

function targetOf({ minutes, calendar }: Promised, when: readonly Condition[]): ElapsedTarget {
  return { ...whenAll(when), elapsed: formatDuration(minutes * MINUTE_MS), calendar };
}

/** A state is known by its id, which stays, and by its name, for logs that say no id. */
function standsIn(states: readonly TicketState[]): { readonly pause?: Condition } {
  const still = states.filter(({ ignoresEscalation }) => ignoresEscalation);
  const byId = isAnyOf(
    'state_id',
    still.map(({ id }) => id),
  );
  const byName = isAnyOf(
    'status',
    still.map(({ name }) => name),
  );
  return byId === undefined || byName === undefined ? {} : { pause: { any: [byId, byName] } };
}

function unreachable({ place, length }: Promised): Finding<ZammadSlaWarning> {
  return lossOf({
    code: 'unreachable',
    path: pathOf(place),
    expected: 'tickets that no earlier SLA governs',
    received: `a further ${length}`,
    hint: 'it is left out',
  });
}
