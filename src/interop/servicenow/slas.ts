import type { ClockObjective } from '../../agreement/document/document.js';
import type { Condition } from '../../clock/rule/condition.js';
import { formatDuration } from '../../core/duration.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
import { resultOf } from './cell.js';
import { type Definition, readDefinition, type ServiceNowSlaWarning, told } from './sla.js';

/** Options of `clocksFromServiceNowSlas`. */
export interface ServiceNowSlaOptions {
  /** The table whose definitions are read; those of others are left out. @defaultValue 'incident' */
  readonly table?: string | undefined;
}

/** Clocks read from SLA definitions, and what of them is not in the clocks. */
export interface ReadServiceNowSlas {
  /** One for each definition that is understood; its id is the `sys_id`. */
  readonly objectives: readonly ClockObjective[];
  readonly warnings: readonly Finding<ServiceNowSlaWarning>[];
}

const MOST_DEFINITIONS = 2000;

/**
 * Reads SLA definitions of ServiceNow (`GET /api/now/table/contract_sla`) as clock objectives, for logs
 * of `eventsFromServiceNowAudit`.
 *
 * | field                                 | in the clock                                                     |
 * | ------------------------------------- | ---------------------------------------------------------------- |
 * | `start_condition`                     | `start`, while neither the stop nor the cancel condition holds   |
 * | `stop_condition`                      | `stop`                                                           |
 * | `pause_condition`, `when_to_resume`   | `pause` while it holds; a resume condition that is not its opposite is told |
 * | `when_to_cancel`, `cancel_condition`  | `cancel`: `on_condition`, `never`, else when the start condition no longer holds |
 * | `duration`                            | the target                                                       |
 * | `schedule`, `schedule_source`         | the calendar of that id, or none                                 |
 * | `retroactive`, `set_start_to`, `retroactive_pause` | counted from the creation for `sys_created_on`, else from the instant that the field holds; pauses before count |
 *
 * Conditions are encoded queries with `=`, `!=`, `IN`, `NOT IN`, `ISEMPTY`, `ISNOTEMPTY` and `ANYTHING`,
 * joined by `^`, `^OR` and `^NQ`. They compare the attributes that the log sets, letter by letter. What
 * looks at changes, texts, scripts or users is not understood, and its definition left out.
 *
 * Source: ServiceNow documentation, "SLA conditions", "Operators available for filters and queries",
 * "Service Level Agreement API"; the script includes `SLAConditionBase` and `SLACalculatorNG` of the
 * base system.
 *
 * @param json - The parsed JSON: `{ result }`, or the list of definitions.
 * @param options - The table whose definitions are read.
 * @returns Objectives for an agreement, and what is lost, as warnings. Without its `kind` an objective
 * is a rule for `compileClock`.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-duration`, `unknown-field` for an
 * option that does not exist.
 * @example
 * import { clocksFromServiceNowSlas } from 'slakit/interop/servicenow'
 * const { objectives } = clocksFromServiceNowSlas([{
 *   sys_id: 'b199', name: 'Priority 1 resolution', active: 'true', collection: 'incident',
 *   duration: '1970-01-01 04:00:00', schedule: '08fc', schedule_source: 'sla_definition',
 *   start_condition: 'priority=1', stop_condition: 'stateIN6,7', pause_condition: 'state=3',
 *   when_to_resume: 'no_match', when_to_cancel: 'no_match',
 * }])
 * objectives[0]?.targets // => [{ elapsed: 'PT4H', calendar: '08fc' }]
 * objectives[0]?.pause // => { field: 'state', in: [3, '3'] }
 */
export function clocksFromServiceNowSlas(
  json: unknown,
  options: ServiceNowSlaOptions = {},
): ReadServiceNowSlas {
  const { table } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const warnings: Finding<ServiceNowSlaWarning>[] = [];
  const tell = (finding: Finding<ServiceNowSlaWarning>): void => {
    warnings.push(finding);
  };
  const read = listOf('SLA definitions', (item) => readDefinition(item, table, tell), {
    most: MOST_DEFINITIONS,
  });
  const definitions = read(resultOf(readerOf(json))).filter((one) => one !== undefined);
  for (const definition of definitions) tellOfResume(definition, tell);
  return { objectives: definitions.map(objectiveOf), warnings };
}

const OPTIONS = {
  table: optional(id, 'incident'),
} satisfies FieldsOf<ServiceNowSlaOptions>;

/** A pause by state ends when the state does; any other end cannot be said. */
function tellOfResume(
  { reader, pause, resume, whenToResume }: Definition,
  tell: (finding: Finding<ServiceNowSlaWarning>) => void,
): void {
  if (pause === undefined || whenToResume !== 'on_condition') return;
  const isOpposite = JSON.stringify(resume) === JSON.stringify({ not: pause });
  if (!isOpposite) tell(told(childOf(reader, 'resume_condition'), 'resume-condition'));
}

function objectiveOf(definition: Definition): ClockObjective {
  const { id: own, name, start, stop, pause, durationMs, schedule } = definition;
  const cancel = cancelOf(definition);
  const ended: Condition[] = [stop, ...(cancel === undefined ? [] : [cancel])];
  return {
    kind: 'clock',
    id: own,
    name,
    start: { all: [start, ...ended.map((not) => ({ not }))] },
    stop,
    ...(pause === undefined ? {} : { pause }),
    ...(cancel === undefined ? {} : { cancel }),
    ...anchorOf(definition),
    targets: [
      {
        elapsed: formatDuration(durationMs),
        ...(schedule === null ? {} : { calendar: schedule }),
      },
    ],
  };
}

/** Without a word about it an SLA is cancelled when its start condition no longer holds. */
function cancelOf({ whenToCancel, cancel, start }: Definition): Condition | undefined {
  if (whenToCancel === 'never') return undefined;
  return whenToCancel === 'on_condition' ? cancel : { not: start };
}

function anchorOf({
  startField,
  retroactivePause,
}: Definition): Pick<ClockObjective, 'startAnchor' | 'retroactivePause'> {
  if (startField === null) return {};
  const startAnchor = startField === CREATED ? 'created' : { field: startField };
  return retroactivePause ? { startAnchor, retroactivePause } : { startAnchor };
}

const CREATED = 'sys_created_on';
