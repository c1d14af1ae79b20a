import { childOf, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag } from '../../core/read-values.js';
import type { Policy } from '../shared/first-match.js';
import { count, orNone } from '../shared/foreign.js';
import { pickOrTell } from '../shared/unread.js';
import { type Escalation, readEscalation } from './escalation.js';
import { type FieldNames, readScope } from './scope.js';
import { type PriorityTargets, readTargets } from './targets.js';
import { leftOut, type TellPolicy } from './warning.js';

/** More policies than an account has. */
const MOST_POLICIES = 500;
/** What of a policy says nothing about time. */
const IMMATERIAL = ['id', 'name', 'description', 'created_at', 'updated_at'];

/** The targets of one priority in one policy, with its escalations. */
export interface Promised extends PriorityTargets {
  readonly escalation: Escalation;
}

/** A policy with its place among the others. */
interface Ranked extends Policy<Promised> {
  readonly rank: number;
}

/** The policies that are understood, in the order in which tickets are held against them. */
export function readPolicies(
  reader: Reader,
  fields: FieldNames,
  tell: TellPolicy,
): readonly Policy<Promised>[] {
  const read = listOf('SLA policies', (item) => readPolicy(item, fields, tell), {
    most: MOST_POLICIES,
  });
  return read(reader)
    .filter((policy) => policy !== undefined)
    .sort((a, b) => a.rank - b.rank);
}

function readPolicy(reader: Reader, fields: FieldNames, tell: TellPolicy): Ranked | undefined {
  const {
    active = true,
    is_default: isDefault = false,
    position = Number.MAX_SAFE_INTEGER - 1,
    sla_target: targets,
    escalation,
  } = pickOrTell(
    reader,
    'an SLA policy',
    {
      active: orNone(flag),
      is_default: orNone(flag),
      position: orNone(count),
      sla_target: (at) => readTargets(at, tell),
      escalation: (at) => readEscalation(at, tell),
    },
    { immaterial: [...IMMATERIAL, 'applicable_to', 'advanced_conditions'], tell },
  );
  const filter = readScope(reader, fields, tell);
  if (filter === undefined) return undefined;
  if (!active) {
    tell(leftOut('inactive', childOf(reader, 'active'), 'an active policy'));
    return undefined;
  }
  if (filter.length === 0 && !isDefault) {
    tell(leftOut('no-scope', childOf(reader, 'applicable_to'), 'a scope, or the default policy'));
    return undefined;
  }
  const rank = isDefault ? Number.MAX_SAFE_INTEGER : position;
  return { rank, filter, promises: targets.map((target) => ({ ...target, escalation })) };
}
