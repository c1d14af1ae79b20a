import { type FieldsOf, mark, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { flag, id } from '../../core/read-values.js';
import { ownValue } from './attribute.js';
import {
  type AllCondition,
  type AnyCondition,
  type CompiledCondition,
  type EventCondition,
  type FieldCondition,
  type FieldTest,
  isOrdered,
  isScalar,
  type KnownValue,
  type Memory,
  memoriesOf,
  type NotCondition,
  type OnceCondition,
  type Scalar,
} from './condition.js';

const DEEPEST = 32;
/** Far more than anybody writes; a list that holds itself twice would branch without end. */
const MOST_PARTS = 1000;
const KINDS = 'a condition';

/** Reads a condition. */
export function readCondition(reader: Reader): CompiledCondition {
  return part({ count: 0 }, 0)(reader);
}

/** Reads a condition that selects something for as long as it holds: an event is over at once, so it cannot. */
export function readStateCondition(reader: Reader): CompiledCondition {
  const compiled = readCondition(reader);
  if (!compiled.isEvent) return compiled;
  refuse(reader, {
    code: 'invalid-condition',
    expected: 'a state, such as { field, equals }',
    received: 'an event',
    hint: 'let the event set an attribute, and ask for that',
  });
}

/** The parts of a condition that were read so far. */
interface Size {
  count: number;
}

function part(size: Size, depth: number): Read<CompiledCondition> {
  return (reader) => {
    size.count++;
    if (depth > DEEPEST || size.count > MOST_PARTS) {
      refuse(reader, {
        code: 'invalid-condition',
        expected: `a condition of at most ${MOST_PARTS} parts, nested at most ${DEEPEST} deep`,
      });
    }
    const inner = part(size, depth + 1);
    const read = oneKind<CompiledCondition>(
      KINDS,
      {
        on: readEvent,
        field: readField,
        once: readOnce,
        all: (at) =>
          allOf(readFields(at, KINDS, { all: list(inner) } satisfies FieldsOf<AllCondition>).all),
        any: (at) =>
          anyOf(readFields(at, KINDS, { any: list(inner) } satisfies FieldsOf<AnyCondition>).any),
        not: (at) =>
          negated(readFields(at, KINDS, { not: inner } satisfies FieldsOf<NotCondition>).not),
      },
      'invalid-condition',
    );
    return read(reader);
  };
}

function list(inner: Read<CompiledCondition>): Read<readonly CompiledCondition[]> {
  return listOf('conditions', inner);
}

function allOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    ...mentionsOf(parts),
    holds: (type, situation) => parts.every((one) => one.holds(type, situation)),
  };
}

function anyOf(parts: readonly CompiledCondition[]): CompiledCondition {
  return {
    ...mentionsOf(parts),
    holds: (type, situation) => parts.some((one) => one.holds(type, situation)),
  };
}

function negated({ holds, ...mentions }: CompiledCondition): CompiledCondition {
  return { ...mentions, holds: (type, situation) => !holds(type, situation) };
}

/** What parts speak of together. */
function mentionsOf(parts: readonly CompiledCondition[]): Omit<CompiledCondition, 'holds'> {
  return {
    isEvent: parts.some(({ isEvent }) => isEvent),
    memories: memoriesOf(parts),
    values: parts.flatMap(({ values }) => values),
  };
}

const EVENT_FIELDS = { on: readTypes } satisfies FieldsOf<EventCondition>;

function readEvent(reader: Reader): CompiledCondition {
  const wanted = new Set(readFields(reader, 'an event condition', EVENT_FIELDS).on);
  return { isEvent: true, holds: (type) => wanted.has(type), memories: NONE, values: NONE };
}

const NONE: readonly never[] = [];

const ONCE_FIELDS = {
  once: readTypes,
  until: /* @__PURE__ */ optional(readTypes),
} satisfies FieldsOf<OnceCondition>;

function readOnce(reader: Reader): CompiledCondition {
  const { once, until = [] } = readFields(reader, 'a condition on what has happened', ONCE_FIELDS);
  const on = new Set(once);
  const key = JSON.stringify([[...on].sort(), [...new Set(until)].sort()]);
  const memory: Memory = { key, on, until: new Set(until) };
  return {
    isEvent: false,
    holds: (_, { happened }) => happened.includes(key),
    memories: [memory],
    values: NONE,
  };
}

function readTypes(reader: Reader): readonly string[] {
  if (Array.isArray(reader.value)) return listOf('event types', id, { least: 1 })(reader);
  if (typeof reader.value === 'string') return [id(reader)];
  refuse(reader, { code: 'invalid-condition', expected: 'an event type or a list of them' });
}

const TEST_FIELDS = {
  equals: /* @__PURE__ */ optional(
    /* @__PURE__ */ operand('a text, a number, true, false or null', isScalar),
  ),
  in: /* @__PURE__ */ optional(
    /* @__PURE__ */ listOf(
      'values',
      /* @__PURE__ */ operand('a text, a number, true, false or null', isScalar),
    ),
  ),
  gt: /* @__PURE__ */ optional(/* @__PURE__ */ operand('a number or a text', isOrdered)),
  gte: /* @__PURE__ */ optional(/* @__PURE__ */ operand('a number or a text', isOrdered)),
  lt: /* @__PURE__ */ optional(/* @__PURE__ */ operand('a number or a text', isOrdered)),
  lte: /* @__PURE__ */ optional(/* @__PURE__ */ operand('a number or a text', isOrdered)),
  exists: /* @__PURE__ */ optional(flag),
} satisfies FieldsOf<FieldTest>;
const FIELD_FIELDS = { field: id, ...TEST_FIELDS } satisfies FieldsOf<FieldCondition>;

function readField(reader: Reader): CompiledCondition {
  const { field, ...test } = readFields(reader, 'a field condition', FIELD_FIELDS);
  mark(reader, 'attribute');
  const names = Object.keys(test).filter((name) => test[name as keyof FieldTest] !== undefined);
  if (names.length === 0) {
    refuse(reader, {
      code: 'invalid-condition',
      expected: `a field with at least one of ${Object.keys(TEST_FIELDS).join(', ')}`,
    });
  }
  const fitsTest = testOf(test, names);
  return {
    isEvent: false,
    holds: (_, { attributes }) => fitsTest(ownValue(attributes, field)),
    memories: NONE,
    values: valuesOf(field, test),
  };
}

function valuesOf(attribute: string, { equals, in: values = [] }: FieldTest): KnownValue[] {
  const all = equals === undefined ? values : [equals, ...values];
  return all.map((value) => ({ attribute, value }));
}

function operand<T extends Scalar>(
  expected: string,
  accepts: (value: unknown) => value is T,
): Read<T> {
  return (reader) => {
    const { value } = reader;
    if (accepts(value)) return value;
    refuse(reader, { code: 'invalid-condition', expected });
  };
}

/** Nearly all comparisons are one `equals` or one `in`, and they are asked at every event. */
function testOf(test: FieldTest, names: readonly string[]): (value: Scalar | undefined) => boolean {
  const { equals, in: values } = test;
  if (names.length === 1 && equals !== undefined) return (value) => value === equals;
  if (names.length === 1 && values !== undefined) {
    const wanted = new Set<Scalar | undefined>(values);
    return (value) => value !== undefined && wanted.has(value);
  }
  const checks = CHECKS.flatMap(({ name, holds }) => {
    const wanted = test[name];
    return wanted === undefined ? [] : [(value: Scalar) => holds(value, wanted as never)];
  });
  if (test.exists === false) return (value) => value === undefined;
  return (value) => value !== undefined && checks.every((fitsCheck) => fitsCheck(value));
}

/** A comparison and whether a value fits it. */
interface Check {
  readonly name: Exclude<keyof FieldTest, 'exists'>;
  readonly holds: (value: Scalar, wanted: never) => boolean;
}

const CHECKS: readonly Check[] = [
  { name: 'equals', holds: (value, wanted: Scalar) => value === wanted },
  { name: 'in', holds: (value, wanted: readonly Scalar[]) => wanted.includes(value) },
  { name: 'gt', holds: (value, wanted: number | string) => order(value, wanted) > 0 },
  { name: 'gte', holds: (value, wanted: number | string) => order(value, wanted) >= 0 },
  { name: 'lt', holds: (value, wanted: number | string) => order(value, wanted) < 0 },
  { name: 'lte', holds: (value, wanted: number | string) => order(value, wanted) <= 0 },
];

/** Orders values of one kind; values of different kinds have no order and fit no comparison. */
function order(a: Scalar, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return Number.NaN;
}
