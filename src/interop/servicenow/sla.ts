import type { Condition } from '../../clock/rule/condition.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import {
  childOf,
  pathOf,
  type Read,
  type Reader,
  readAll,
  refuse,
  type ValuesOf,
} from '../../core/read.js';
import { instant } from '../../core/read-values.js';
import { lossOf } from '../shared/loss.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';
import { cell, fullCell, tellFull, tick } from './cell.js';
import { readQuery } from './encoded-query.js';

/**
 * A code of what of SLA definitions is not in the clocks. The whole definition is left out for
 * `unknown-operator` and `unknown-value` (of a condition), `no-start` and `no-stop` (there is no such
 * condition), `relative-duration`, `schedule-of-task`, `script`, `inactive`, `other-table`. Read without
 * it: `resume-condition` (a pause ends when its condition no longer holds), `reset-condition`,
 * `unread-field`.
 */
export type ServiceNowSlaWarning =
  | 'unknown-operator'
  | 'unknown-value'
  | 'no-start'
  | 'no-stop'
  | 'relative-duration'
  | 'schedule-of-task'
  | 'script'
  | 'inactive'
  | 'other-table'
  | 'resume-condition'
  | 'reset-condition'
  | UnreadField;

/** Takes a finding about a definition. */
export type TellSla = (finding: Finding<ServiceNowSlaWarning>) => void;

/** A definition whose parts are understood. */
export interface Definition {
  readonly reader: Reader;
  readonly id: string;
  readonly name: string;
  readonly durationMs: number;
  /** The `sys_id` of its schedule; `null` counts round the clock. */
  readonly schedule: string | null;
  readonly startField: string | null;
  readonly retroactivePause: boolean;
  readonly whenToResume: string | null;
  readonly whenToCancel: string | null;
  readonly start: Condition;
  readonly stop: Condition;
  readonly pause: Condition | undefined;
  readonly resume: Condition | undefined;
  readonly cancel: Condition | undefined;
}

/** What of a definition says nothing about when it is due. */
const IMMATERIAL: readonly string[] = [
  ...['type', 'target', 'flow', 'workflow', 'vendor', 'enable_logging', 'domain_path', 'overrides'],
  ...['sys_class_name', 'sys_created_by', 'sys_created_on', 'sys_domain', 'sys_domain_path'],
  ...['sys_mod_count', 'sys_name', 'sys_overrides', 'sys_package', 'sys_policy', 'sys_scope'],
  ...['sys_tags', 'sys_update_name', 'sys_updated_by', 'sys_updated_on'],
  // A schedule brings its zone with it.
  ...['timezone', 'timezone_source', 'schedule_source_field', 'relative_duration_works_on'],
];

/** Reads one definition; `undefined` for one that is left out, which has been told. */
export function readDefinition(
  reader: Reader,
  table: string,
  tell: TellSla,
): Definition | undefined {
  const sla = pickOrTell(reader, 'an SLA definition', FIELDS, {
    immaterial: IMMATERIAL,
    tell: tellFull(tell),
  });
  const reason = REASONS.find(({ holds }) => holds(sla, table));
  if (reason !== undefined) {
    tell(told(childOf(reader, reason.field), reason.code));
    return undefined;
  }
  const conditions = conditionsOf(reader, sla, tell);
  if (conditions?.start === undefined || conditions.stop === undefined) return undefined;
  const { start, stop, pause, resume, cancel } = conditions;
  if (sla.reset_condition !== null)
    tell(told(childOf(reader, 'reset_condition'), 'reset-condition'));
  return {
    reader,
    id: sla.sys_id,
    name: sla.name,
    durationMs: durationOf(childOf(reader, 'duration')),
    schedule: sla.schedule_source === 'no_schedule' ? null : sla.schedule,
    startField: sla.retroactive ? sla.set_start_to : null,
    retroactivePause: sla.retroactive && sla.retroactive_pause,
    whenToResume: sla.when_to_resume,
    whenToCancel: sla.when_to_cancel,
    ...{ start, stop, pause, resume, cancel },
  };
}

/** Why a definition is left out as a whole. */
interface Reason {
  readonly code: Exclude<ServiceNowSlaWarning, UnreadField>;
  readonly field: keyof typeof FIELDS;
  readonly holds: (sla: ValuesOf<typeof FIELDS>, table: string) => boolean;
}

const REASONS: readonly Reason[] = [
  { code: 'inactive', field: 'active', holds: ({ active }) => !active },
  {
    code: 'other-table',
    field: 'collection',
    holds: ({ collection }, table) => collection !== null && collection !== table,
  },
  {
    code: 'relative-duration',
    field: 'duration_type',
    holds: (sla) => sla.duration_type !== null,
  },
  {
    code: 'schedule-of-task',
    field: 'schedule_source',
    holds: (sla) => sla.schedule_source === 'task_field',
  },
  {
    code: 'script',
    field: 'advanced_condition_type',
    holds: (sla) => (sla.advanced_condition_type ?? 'none') !== 'none',
  },
  { code: 'no-start', field: 'start_condition', holds: (sla) => sla.start_condition === null },
  { code: 'no-stop', field: 'stop_condition', holds: (sla) => sla.stop_condition === null },
];

const FIELDS = {
  sys_id: fullCell,
  name: fullCell,
  active: (at: Reader) => cell(at) === null || tick(at),
  collection: cell,
  duration: (at: Reader) => at,
  duration_type: cell,
  schedule: cell,
  schedule_source: cell,
  advanced_condition_type: cell,
  start_condition: cell,
  stop_condition: cell,
  pause_condition: cell,
  resume_condition: cell,
  cancel_condition: cell,
  reset_condition: cell,
  reset_action: cell,
  when_to_resume: cell,
  when_to_cancel: cell,
  retroactive: tick,
  set_start_to: cell,
  retroactive_pause: tick,
} satisfies Readonly<Record<string, Read<unknown>>>;

const CONDITIONS = ['start', 'stop', 'pause', 'resume', 'cancel'] as const;
type Name = (typeof CONDITIONS)[number];
type Conditions = Readonly<Record<Name, Condition | undefined>>;

/** The conditions that are given; `undefined` when one is not understood. */
function conditionsOf(
  reader: Reader,
  sla: Readonly<Record<`${Name}_condition`, string | null>>,
  tell: TellSla,
): Conditions | undefined {
  const conditions: Partial<Record<Name, Condition | undefined>> = {};
  let isWhole = true;
  for (const name of CONDITIONS) {
    const query = sla[`${name}_condition`];
    const read = query === null ? undefined : readQuery(query);
    if (read !== undefined && 'fault' in read) {
      isWhole = false;
      tell(told(childOf(reader, `${name}_condition`), read.fault.code, shown(read.fault.part)));
    }
    conditions[name] = read !== undefined && 'condition' in read ? read.condition : undefined;
  }
  return isWhole ? (conditions as Conditions) : undefined;
}

/** More than a century. */
const MOST_MS = 3_200_000_000_000;
const DURATION = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})$/;

/** A length is written as the instant that lies so long after the beginning of 1970. */
function durationOf(reader: Reader): number {
  const [, date, time] = DURATION.exec(fullCell(reader)) ?? [];
  const ms = date === undefined ? undefined : readAll(`${date}T${time}Z`, [], instant);
  if (ms !== undefined && ms >= 0 && ms <= MOST_MS) return ms;
  refuse(reader, {
    code: 'invalid-duration',
    expected: 'a length such as 1970-01-01 04:00:00, for four hours',
  });
}

const EXPECTED: Readonly<Record<Exclude<ServiceNowSlaWarning, UnreadField>, string>> = {
  'unknown-operator': 'an operator that is known',
  'unknown-value': 'a value that attributes can hold',
  'no-start': 'a condition that starts it',
  'no-stop': 'a condition that stops it',
  'relative-duration': 'a length of its own',
  'schedule-of-task': 'a schedule of its own',
  script: 'conditions without a script',
  inactive: 'an active definition',
  'other-table': 'a definition for the table that is read',
  'resume-condition': 'a resume condition that is the opposite of the pause condition',
  'reset-condition': 'a definition without a reset condition',
};

/** Tells what is not carried over. */
export function told(
  place: Reader,
  code: Exclude<ServiceNowSlaWarning, UnreadField>,
  received: string = shown(cell(place)),
): Finding<ServiceNowSlaWarning> {
  const isRead = code === 'resume-condition' || code === 'reset-condition';
  const hint = isRead ? 'the definition is read without it' : 'the definition is left out';
  return lossOf({ code, path: pathOf(place), expected: EXPECTED[code], received, hint });
}
