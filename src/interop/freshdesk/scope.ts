import type { Condition } from '../../clock/rule/condition.js';
import { childOf, type Reader } from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import { isNone, orNone } from '../shared/foreign.js';
import { isAnyOf } from '../shared/spellings.js';
import { leftOut, type TellPolicy } from './warning.js';

/** Names of attributes by the fields of tickets that policies ask for. */
export type FieldNames = Readonly<Record<TicketField, string>>;
/** The fields of tickets that policies ask for. */
export type TicketField = 'priority' | 'company_id' | 'group_id' | 'product_id' | 'source' | 'type';

/** The lists of a scope, and the fields of tickets that they are held against. */
const SCOPES: Readonly<Record<string, TicketField>> = {
  company_ids: 'company_id',
  group_ids: 'group_id',
  product_ids: 'product_id',
  sources: 'source',
  ticket_types: 'type',
};
const MOST_VALUES = 1000;

/**
 * Reads which tickets a policy is for: conditions that must all hold. `undefined` when that is not
 * understood: part of a scope would take tickets from the policies after it.
 */
export function readScope(
  policy: Reader,
  fields: FieldNames,
  tell: TellPolicy,
): readonly Condition[] | undefined {
  const advanced = childOf(policy, 'advanced_conditions');
  const reader = childOf(policy, 'applicable_to');
  const lists = isNone(reader) ? [] : Object.keys(requireObject(reader, 'lists by field'));
  const read = lists.flatMap((name) => readList(childOf(reader, name), name, fields, tell));
  if (!isNone(advanced) && Object.keys(requireObject(advanced, 'conditions')).length > 0) {
    tell(leftOut('unknown-scope', advanced, 'lists of applicable_to alone'));
    return undefined;
  }
  return read.includes(undefined) ? undefined : (read as readonly Condition[]);
}

function readList(
  reader: Reader,
  name: string,
  fields: FieldNames,
  tell: TellPolicy,
): readonly (Condition | undefined)[] {
  const values =
    orNone(listOf('values', ({ value }) => value, { most: MOST_VALUES }))(reader) ?? [];
  if (values.length === 0) return [];
  const field = Object.hasOwn(SCOPES, name) ? SCOPES[name] : undefined;
  const condition = field === undefined ? undefined : isAnyOf(fields[field], values);
  if (condition === undefined) tell(leftOut('unknown-scope', reader, 'a scope that is known'));
  return [condition];
}
