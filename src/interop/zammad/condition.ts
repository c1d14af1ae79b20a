import type { Condition } from '../../clock/rule/condition.js';
import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, keysOf, pathOf, type Reader, refuse } from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import { text, word } from '../../core/read-values.js';
import { isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { isAnyOf, valuesIn } from '../shared/spellings.js';

/** A code of what of a condition is not understood: its whole SLA is left out. */
export type ConditionWarning = 'unknown-field' | 'unknown-operator' | 'unknown-value';

/** What a condition is read with. */
export interface ConditionContext {
  /** Attributes for names of fields, where they are not the name without `ticket.`. */
  readonly fields: ReadonlyMap<string, string>;
  readonly warn: (finding: Finding<ConditionWarning>) => void;
}

const MOST_CONDITIONS = 1000;
const MOST_VALUES = 10_000;
const DEEPEST = 12;
/** What is known only when a trigger runs, or of one article, is no attribute of a ticket. */
const OF_A_MOMENT: ReadonlySet<string> = new Set([
  'ticket.action',
  'ticket.mention_user_ids',
  'ticket.out_of_office_replacement_id',
]);
const FIELD = /^(ticket|customer|organization|owner)\.[a-z0-9_]{1,100}$/;
const TAGS = 'ticket.tags';
/** The user that stands for nobody. Source: zammad/zammad, lib/selector/sql.rb. */
const NOBODY = { fields: /^(created_by|updated_by|owner|customer|user)_id$/, id: 1 };

/**
 * Reads the condition of an SLA: what must hold together, `undefined` when a part is not understood.
 * A part of a condition would take tickets from other SLAs.
 *
 * Source: zammad/zammad, lib/selector/base.rb and lib/selector/sql.rb.
 */
export function readCondition(
  reader: Reader,
  context: ConditionContext,
): readonly Condition[] | undefined {
  if (isNone(reader)) return [];
  return readBlock(reader, context, 0);
}

/** A block of conditions, or the older form: a condition for each field. */
function readBlock(
  reader: Reader,
  context: ConditionContext,
  depth: number,
): readonly Condition[] | undefined {
  if (depth > DEEPEST) {
    refuse(reader, { code: 'invalid-type', expected: `at most ${DEEPEST} blocks in each other` });
  }
  requireObject(reader, '{ operator, conditions }, or conditions by field');
  const conditions = childOf(reader, 'conditions');
  if (isNone(conditions)) return joined('AND', readByField(reader, context));
  const { operator } = pickFields(reader, '{ operator, conditions }', {
    operator: orNone(word(['AND', 'OR', 'NOT'])),
  });
  const parts = listOf('conditions', (item) => readPart(item, context, depth), {
    most: MOST_CONDITIONS,
  })(conditions);
  return joined(operator ?? 'AND', parts);
}

type Part = readonly Condition[] | undefined;

function readPart(reader: Reader, context: ConditionContext, depth: number): Part {
  requireObject(reader, 'a condition');
  if (!isNone(childOf(reader, 'conditions'))) return readBlock(reader, context, depth + 1);
  return leaf(reader, text(childOf(reader, 'name')), context);
}

function readByField(reader: Reader, context: ConditionContext): readonly Part[] {
  const names = keysOf(reader);
  if (names.length > MOST_CONDITIONS) {
    refuse(reader, { code: 'invalid-type', expected: `at most ${MOST_CONDITIONS} conditions` });
  }
  return names.map((name) => leaf(childOf(reader, name), name, context));
}

/** Blocks without conditions say nothing. */
function joined(operator: 'AND' | 'OR' | 'NOT', parts: readonly Part[]): Part {
  if (parts.includes(undefined)) return undefined;
  const said = (parts as readonly (readonly Condition[])[]).filter(({ length }) => length > 0);
  if (operator === 'AND' || said.length === 0) return said.flat();
  if (operator === 'NOT') return [{ not: allOf(said.flat()) }];
  return [said.length === 1 ? allOf(said[0] ?? []) : { any: said.map(allOf) }];
}

function allOf(parts: readonly Condition[]): Condition {
  const [first] = parts;
  return parts.length === 1 && first !== undefined ? first : { all: parts };
}

function leaf(reader: Reader, name: string, { fields, warn }: ConditionContext): Part {
  const field = fields.get(name) ?? attributeOf(name);
  if (field === undefined) {
    warn(leftOut('unknown-field', nameOf(reader, name), 'a field of a ticket'));
    return undefined;
  }
  const { operator } = pickFields(reader, '{ operator, value }', { operator: text });
  const test = (name === TAGS ? TAG_TESTS : FIELD_TESTS).get(operator);
  if (test === undefined) {
    const place = childOf(reader, 'operator');
    warn(leftOut('unknown-operator', place, `an operator that is known for ${shown(name)}`));
    return undefined;
  }
  const condition = test(field, reader);
  if (condition !== undefined) return [condition];
  warn(leftOut('unknown-value', childOf(reader, 'value'), 'a value that attributes can hold'));
  return undefined;
}

/** A name stands in a field of its own, or is the name of the condition. */
function nameOf(reader: Reader, name: string): Reader {
  const own = childOf(reader, 'name');
  return isNone(own) ? { ...reader, value: name } : own;
}

function leftOut(
  code: ConditionWarning,
  place: Reader,
  expected: string,
): Finding<ConditionWarning> {
  const hint = 'the SLA is left out';
  return lossOf({ code, path: pathOf(place), expected, received: shown(place.value), hint });
}

/** `ticket.priority_id` is the attribute `priority_id`; fields of others keep their whole name. */
function attributeOf(name: string): string | undefined {
  if (!FIELD.test(name) || OF_A_MOMENT.has(name)) return undefined;
  return name.startsWith('ticket.') ? name.slice('ticket.'.length) : name;
}

type Test = (field: string, condition: Reader) => Condition | undefined;

const FIELD_TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['is', isOneOf],
  ['is not', not(isOneOf)],
  ['is any of', isOneOf],
  ['is none of', not(isOneOf)],
]);

const TAG_TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['contains one', (_, condition) => tagsOf(condition, 'any')],
  ['contains all', (_, condition) => tagsOf(condition, 'all')],
  ['contains one not', not((_, condition) => tagsOf(condition, 'any'))],
  ['contains all not', not((_, condition) => tagsOf(condition, 'all'))],
]);

function not(test: Test): Test {
  return (field, condition) => {
    const held = test(field, condition);
    return held === undefined ? undefined : { not: held };
  };
}

function isOneOf(field: string, condition: Reader): Condition | undefined {
  const before = childOf(condition, 'pre_condition').value;
  if (before === 'not_set') return isNothing(field);
  // A person that is different for each reader is no value.
  if (typeof before === 'string' && before.startsWith('current_user')) return undefined;
  const { value } = childOf(condition, 'value');
  if (value === null || value === undefined) return isEmpty(field);
  const values = valuesIn(value, MOST_VALUES);
  const named = values.filter((one) => one !== '');
  const some = named.length === 0 ? undefined : isAnyOf(field, named);
  if (named.length === values.length) return some;
  if (named.length === 0) return isEmpty(field);
  return some === undefined ? undefined : { any: [some, isEmpty(field)] };
}

function isEmpty(field: string): Condition {
  return {
    any: [
      { field, exists: false },
      { field, equals: null },
    ],
  };
}

function isNothing(field: string): Condition {
  if (!NOBODY.fields.test(field)) return isEmpty(field);
  return {
    any: [
      { field, exists: false },
      { field, in: [null, NOBODY.id, String(NOBODY.id)] },
    ],
  };
}

/** A ticket has many tags and an attribute one value: each tag is an attribute of its own. */
function tagsOf(condition: Reader, join: 'any' | 'all'): Condition | undefined {
  const { value } = childOf(condition, 'value');
  const tags = (typeof value === 'string' ? value.split(',') : valuesIn(value, MOST_VALUES)).map(
    (tag) => (typeof tag === 'string' ? tag.trim() : ''),
  );
  if (tags.length === 0 || tags.length > MOST_VALUES || tags.includes('')) return undefined;
  const tests = tags.map((tag) => ({ field: `tag:${tag}`, equals: true }));
  if (tests.length === 1) return tests[0];
  return join === 'any' ? { any: tests } : { all: tests };
}
