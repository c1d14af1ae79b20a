import { childOf, type Read, type Reader, refuse } from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';
import { flag } from '../../core/read-values.js';
import { count, isNone, orNone } from '../shared/foreign.js';
import { pickOrTell, unread } from '../shared/unread.js';
import type { TellPolicy } from './warning.js';

/** The targets of one priority. */
export interface PriorityTargets {
  readonly reader: Reader;
  /** As tickets have it: 1 is low, 4 is urgent. */
  readonly priority: number;
  readonly businessHours: boolean;
  readonly escalates: boolean;
  /** By the name of the field; a target that is not there is missing. */
  readonly lengths: Readonly<Partial<Record<TargetField, number>>>;
}

/** The names of the targets of a priority. */
export type TargetField = 'respond_within' | 'next_respond_within' | 'resolve_within';

const PRIORITIES = [4, 3, 2, 1] as const;
/** A century. */
const MOST_SECONDS = 3_155_760_000;

/** Reads a length in seconds, as milliseconds. */
export function readSeconds(reader: Reader): number {
  const seconds = count(reader);
  if (seconds <= MOST_SECONDS) return seconds * 1000;
  refuse(reader, { code: 'invalid-duration', expected: `at most ${MOST_SECONDS} seconds` });
}

/** Reads the targets of a policy by priority, the highest first. */
export function readTargets(reader: Reader, tell: TellPolicy): readonly PriorityTargets[] {
  for (const name of Object.keys(requireObject(reader, 'targets by priority'))) {
    if (!PRIORITIES.some((priority) => name === keyOf(priority)))
      tell({ ...unread(childOf(reader, name)), code: 'unknown-priority' });
  }
  return PRIORITIES.flatMap((priority) => {
    const at = childOf(reader, keyOf(priority));
    return isNone(at) ? [] : [readPriority(at, priority, tell)];
  });
}

function keyOf(priority: number): string {
  return `priority_${priority}`;
}

const LENGTH: Read<number | undefined> = orNone(readSeconds);

function readPriority(reader: Reader, priority: number, tell: TellPolicy): PriorityTargets {
  const read = pickOrTell(
    reader,
    '{ respond_within, resolve_within, business_hours }',
    {
      respond_within: LENGTH,
      next_respond_within: LENGTH,
      resolve_within: LENGTH,
      business_hours: flag,
      escalation_enabled: orNone(flag),
    },
    { immaterial: [], tell },
  );
  const { business_hours: businessHours, escalation_enabled: escalates = false, ...lengths } = read;
  return {
    reader,
    priority,
    businessHours,
    escalates,
    lengths: lengths as PriorityTargets['lengths'],
  };
}
