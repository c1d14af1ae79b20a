import type { Condition, Scalar } from '../../clock/condition.js';
import { type Path, shown } from '../../core/error.js';
import {
  fieldOf,
  type JsonRecord,
  readOptionalList,
  readRecord,
  readText,
  type ZendeskLost,
} from './json.js';

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
const INTEGER = /^(0|[1-9]\d{0,14})$/;

/**
 * Reads the filter of a policy: the conditions that must all hold. `undefined` when one of them is
 * not understood: a policy with part of its filter would take tickets from the policies after it.
 */
export function readFilter(
  policy: JsonRecord,
  path: Path,
  fields: FieldNames,
  lost: ZendeskLost[],
): readonly Condition[] | undefined {
  const value = fieldOf(policy, 'filter') ?? null;
  if (value === null) return [];
  const at = [...path, 'filter'];
  const filter = readRecord(value, at, '{ all, any }');
  const [all, any] = (['all', 'any'] as const).map((key) =>
    readOptionalList(filter, key, at, MOST_CONDITIONS).map((item, index) =>
      readCondition(item, [...at, key, index], fields, lost),
    ),
  ) as [Read[], Read[]];
  if (!isComplete(all) || !isComplete(any)) return undefined;
  return any.length === 0 ? all : [...all, any.length === 1 ? (any[0] as Condition) : { any }];
}

type Read = Condition | undefined;

function isComplete(conditions: readonly Read[]): conditions is readonly Condition[] {
  return !conditions.includes(undefined);
}

function readCondition(
  item: unknown,
  path: Path,
  fields: FieldNames,
  lost: ZendeskLost[],
): Condition | undefined {
  const record = readRecord(item, path, '{ field, operator, value }');
  const name = readText(record, 'field', path);
  const operator = readText(record, 'operator', path);
  const value = fieldOf(record, 'value');
  const field = attributeOf(name, fields);
  if (field === undefined) {
    lost.push(leftOut('unknown-field', [...path, 'field'], name, 'this field is not known'));
    return undefined;
  }
  const isTags = name === TAGS && field === TAGS;
  const test = (isTags ? TAG_TESTS : FIELD_TESTS).get(operator);
  if (test === undefined) {
    const message = `this operator is not known for ${shown(name)}`;
    lost.push(leftOut('unknown-operator', [...path, 'operator'], operator, message));
    return undefined;
  }
  const condition = test(field, value);
  if (condition === undefined) {
    const message = `this value says nothing that ${shown(operator)} can compare`;
    lost.push(leftOut('unknown-value', [...path, 'value'], shown(value), message));
  }
  return condition;
}

function leftOut(code: string, path: Path, subject: string, message: string): ZendeskLost {
  return {
    code,
    path,
    subject: subject.slice(0, 80),
    message: `${message}: the policy is left out`,
  };
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
  const spellings = spellingsOf(field, value);
  if (spellings === undefined) return undefined;
  return spellings.length === 1
    ? { field, equals: spellings[0] as Scalar }
    : { field, in: spellings };
}

function includes(field: string, value: unknown): Condition | undefined {
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0 || values.length > MOST_VALUES) return undefined;
  const spellings = values.map((one) => spellingsOf(field, one));
  if (spellings.includes(undefined)) return undefined;
  return { field, in: [...new Set(spellings.flatMap((some) => some as readonly Scalar[]))] };
}

function hasTag(_: string, value: unknown): Condition | undefined {
  const tags = typeof value === 'string' ? value.split(/\s+/).filter((tag) => tag !== '') : value;
  if (!Array.isArray(tags) || tags.length === 0 || tags.length > MOST_VALUES) return undefined;
  if (tags.some((tag) => typeof tag !== 'string' || tag === '')) return undefined;
  const any = tags.map((tag) => ({ field: `tag:${tag}`, equals: true }));
  return any.length === 1 ? any[0] : { any };
}

/** Exports write the same id as `4` and as `"4"`, the same tick as `true` and as `"true"`. */
function spellingsOf(field: string, value: unknown): readonly Scalar[] | undefined {
  if (typeof value === 'boolean') return [value, String(value)];
  if (value === 'true' || value === 'false') return [value === 'true', value];
  if (Number.isSafeInteger(value)) return [value as number, String(value)];
  if (typeof value !== 'string' || value === '') return undefined;
  if (INTEGER.test(value)) return [Number(value), value];
  // Words in the place of an id, such as `current_user`, mean something else for each reader.
  return field.endsWith('_id') ? undefined : [value];
}
