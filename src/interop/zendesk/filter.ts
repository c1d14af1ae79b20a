import type { Condition, Scalar } from '../../clock/rule/condition.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, pathOf, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import { isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { spellingsOf, valuesIn } from '../shared/spellings.js';

/** What a filter may speak of: Zendesk's names of fields, and the attributes that they mean here. */
export type FieldNames = Readonly<Record<string, string>>;

const MOST_CONDITIONS = 200;
const MOST_VALUES = 1000;
const TAGS = 'current_tags';

const FIELDS: ReadonlySet<string> = new Set([
  'assignee_id',
  'brand_id',
  'current_via_id',
  'group_id',
  'locale_id',
  'organization_id',
  'priority',
  'recipient',
  'requester_id',
  'role',
  'schedule_id',
  'ticket_form_id',
  'ticket_type_id',
  'type',
  'via_id',
]);
const CUSTOM_FIELD =
  /^(custom_fields_\d{1,20}|ticket_fields_\d{1,20}|(requester|organization)\.custom_fields\.\S{1,200})$/;

/** A code of what of a filter is not understood: its whole policy is left out. */
export type FilterWarning = 'unknown-field' | 'unknown-operator' | 'unknown-value';

/**
 * Reads the filter of a policy: the conditions that must all hold. `undefined` when one of them is
 * not understood: a policy with part of its filter would take tickets from the policies after it.
 */
export function readFilter(
  reader: Reader,
  fields: FieldNames,
  warn: (finding: Finding<FilterWarning>) => void,
): readonly Condition[] | undefined {
  if (isNone(reader)) return [];
  const conditions = orNone(
    listOf('conditions', (item) => readCondition(item, fields, warn), {
      most: MOST_CONDITIONS,
    }),
  );
  const { all = [], any = [] } = pickFields(reader, '{ all, any }', {
    all: conditions,
    any: conditions,
  });
  if (!isComplete(all) || !isComplete(any)) return undefined;
  return any.length === 0 ? all : [...all, any.length === 1 ? (any[0] as Condition) : { any }];
}

function isComplete(
  conditions: readonly (Condition | undefined)[],
): conditions is readonly Condition[] {
  return !conditions.includes(undefined);
}

function readCondition(
  reader: Reader,
  fields: FieldNames,
  warn: (finding: Finding<FilterWarning>) => void,
): Condition | undefined {
  const { field: name, operator } = pickFields(reader, '{ field, operator, value }', {
    field: text,
    operator: text,
  });
  const value = childOf(reader, 'value');
  const field = attributeOf(name, fields);
  const isTags = name === TAGS && field === TAGS;
  const test = (isTags ? TAG_TESTS : FIELD_TESTS).get(operator);
  const condition = field === undefined ? undefined : test?.(field, value.value);
  if (field === undefined) {
    warn(leftOut('unknown-field', childOf(reader, 'field'), 'a field that is known'));
  } else if (test === undefined) {
    const known = `an operator that is known for ${shown(name)}`;
    warn(leftOut('unknown-operator', childOf(reader, 'operator'), known));
  } else if (condition === undefined) {
    const comparable = `a value that ${shown(operator)} can compare`;
    warn(leftOut('unknown-value', value, comparable));
  }
  return condition;
}

function leftOut(code: FilterWarning, place: Reader, expected: string): Finding<FilterWarning> {
  const hint = 'the policy is left out';
  return lossOf({ code, path: pathOf(place), expected, received: shown(place.value), hint });
}

function attributeOf(name: string, fields: FieldNames): string | undefined {
  if (Object.hasOwn(fields, name)) return fields[name];
  return FIELDS.has(name) || name === TAGS || CUSTOM_FIELD.test(name) ? name : undefined;
}

type Test = (field: string, value: unknown) => Condition | undefined;

const FIELD_TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['is', isOneOf],
  ['is_not', (field, value) => not(isOneOf(field, value))],
  ['includes', includes],
  ['not_includes', (field, value) => not(includes(field, value))],
]);

/** A ticket has many tags and an attribute one value: each tag is an attribute of its own. */
const TAG_TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['includes', hasTag],
  ['not_includes', (field, value) => not(hasTag(field, value))],
]);

function not(condition: Condition | undefined): Condition | undefined {
  return condition === undefined ? undefined : { not: condition };
}

function isOneOf(field: string, value: unknown): Condition | undefined {
  const spellings = valuesOf(field, value);
  if (spellings === undefined) return undefined;
  return spellings.length === 1
    ? { field, equals: spellings[0] as Scalar }
    : { field, in: spellings };
}

function includes(field: string, value: unknown): Condition | undefined {
  const values = valuesIn(value, MOST_VALUES);
  if (values.length === 0) return undefined;
  const spellings = values.map((one) => valuesOf(field, one));
  if (spellings.includes(undefined)) return undefined;
  return { field, in: [...new Set(spellings.flatMap((some) => some as readonly Scalar[]))] };
}

function hasTag(_: string, value: unknown): Condition | undefined {
  const words = typeof value === 'string' ? value.split(/\s+/).filter((tag) => tag !== '') : value;
  if (!Array.isArray(words)) return undefined;
  const tags = valuesIn(words, MOST_VALUES);
  if (tags.length === 0) return undefined;
  if (tags.some((tag) => typeof tag !== 'string' || tag === '')) return undefined;
  const any = tags.map((tag) => ({ field: `tag:${tag}`, equals: true }));
  return any.length === 1 ? any[0] : { any };
}

function valuesOf(field: string, value: unknown): readonly Scalar[] | undefined {
  const spellings = spellingsOf(value);
  // Words in the place of an id, such as `current_user`, mean something else for each reader.
  const isWord = spellings?.length === 1;
  return isWord && field.endsWith('_id') ? undefined : spellings;
}
