import { fail, type Path, shown } from '../core/error.js';

/** A value of an attribute. */
export type Scalar = string | number | boolean | null;

/** The attributes of a ticket at an instant, folded from its events. */
export type Attributes = Readonly<Record<string, Scalar>>;

/** How an attribute is compared; several comparisons must all hold. A missing attribute fits none. */
export interface FieldTest {
  readonly equals?: Scalar;
  readonly in?: readonly Scalar[];
  readonly gt?: number | string;
  readonly gte?: number | string;
  readonly lt?: number | string;
  readonly lte?: number | string;
  /** Whether the attribute has been set at all. */
  readonly exists?: boolean;
}

/**
 * When something applies, as data. `on` is true at an event of that type, at that event only;
 * `field` is true while an attribute has such a value, the event that set it included.
 */
export type Condition =
  | { readonly on: string | readonly string[] }
  | ({ readonly field: string } & FieldTest)
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

/** A condition ready to be asked. */
export interface CompiledCondition {
  /** Whether it speaks of events; if not, it is a state that holds or not. */
  readonly isEvent: boolean;
  readonly holds: (eventType: string, attributes: Attributes) => boolean;
}

const COMPARISONS = ['equals', 'in', 'gt', 'gte', 'lt', 'lte', 'exists'] as const;
const ORDERED = ['a number or a text', isOrdered] as const;
const OPERANDS: Readonly<Record<keyof FieldTest, readonly [string, (value: unknown) => boolean]>> =
  {
    equals: ['a text, a number, true, false or null', isScalar],
    in: ['a list of values', (value) => Array.isArray(value) && value.every(isScalar)],
    gt: ORDERED,
    gte: ORDERED,
    lt: ORDERED,
    lte: ORDERED,
    exists: ['true or false', (value) => typeof value === 'boolean'],
  };
const DEEPEST = 32;

/**
 * Reads a condition.
 *
 * @throws {@link SlaError} `invalid-condition`.
 */
export function compileCondition(
  condition: Condition,
  path: Path = [],
  depth: number = 0,
): CompiledCondition {
  if (typeof condition !== 'object' || condition === null || depth > DEEPEST) {
    failCondition(condition, path);
  }
  const kinds = ['on', 'field', 'all', 'any', 'not'].filter((key) => Object.hasOwn(condition, key));
  if (kinds.length !== 1) failCondition(condition, path);
  const unknown =
    'field' in condition ? undefined : Object.keys(condition).find((key) => key !== kinds[0]);
  if (unknown !== undefined) failCondition(condition, [...path, unknown]);
  if ('on' in condition) return compileEvent(condition.on, path);
  if ('field' in condition) return compileField(condition, path);
  if ('not' in condition) {
    const inner = compileCondition(condition.not, [...path, 'not'], depth + 1);
    return { isEvent: inner.isEvent, holds: (type, attributes) => !inner.holds(type, attributes) };
  }
  const key = 'all' in condition ? 'all' : 'any';
  const list = 'all' in condition ? condition.all : condition.any;
  if (!Array.isArray(list)) failCondition(condition, path);
  const parts = list.map((part: Condition, i: number) =>
    compileCondition(part, [...path, key, i], depth + 1),
  );
  return {
    isEvent: parts.some((part) => part.isEvent),
    holds:
      key === 'all'
        ? (type, attributes) => parts.every((part) => part.holds(type, attributes))
        : (type, attributes) => parts.some((part) => part.holds(type, attributes)),
  };
}

/**
 * Reads a condition that selects something for as long as it holds: an event is over at once, so it
 * cannot.
 *
 * @throws {@link SlaError} `invalid-condition`.
 */
export function compileStateCondition(condition: Condition, path: Path = []): CompiledCondition {
  const compiled = compileCondition(condition, path);
  if (!compiled.isEvent) return compiled;
  fail({
    code: 'invalid-condition',
    path,
    expected: 'a state, such as { field, equals }',
    received: 'an event',
    hint: 'let the event set an attribute, and ask for that',
  });
}

function compileEvent(on: string | readonly string[], path: Path): CompiledCondition {
  const types = typeof on === 'string' ? [on] : on;
  if (
    !Array.isArray(types) ||
    types.length === 0 ||
    types.some((type) => typeof type !== 'string')
  ) {
    fail({
      code: 'invalid-condition',
      path: [...path, 'on'],
      expected: 'an event type or a list of them',
      received: shown(on),
    });
  }
  const wanted = new Set<string>(types);
  return { isEvent: true, holds: (type) => wanted.has(type) };
}

function compileField(
  condition: { readonly field: string } & FieldTest,
  path: Path,
): CompiledCondition {
  const { field, ...comparison } = condition;
  const keys = Object.keys(comparison).filter(
    (key) => comparison[key as keyof FieldTest] !== undefined,
  );
  const unknown = keys.find((key) => !COMPARISONS.includes(key as (typeof COMPARISONS)[number]));
  if (typeof field !== 'string' || keys.length === 0 || unknown !== undefined) {
    fail({
      code: 'invalid-condition',
      path: unknown === undefined ? path : [...path, unknown],
      expected: `a field with at least one of ${COMPARISONS.join(', ')}`,
      received: shown(unknown ?? condition),
    });
  }
  for (const key of keys) checkOperand(key as keyof FieldTest, comparison, path);
  const test = testOf(comparison, keys);
  return { isEvent: false, holds: (_, attributes) => test(ownValue(attributes, field)) };
}

/** Whether a value can be that of an attribute: plain data, so that it can be stored. */
export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'boolean' || isOrdered(value);
}

function isOrdered(value: unknown): boolean {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}

function checkOperand(key: keyof FieldTest, comparison: FieldTest, path: Path): void {
  const [expected, accepts] = OPERANDS[key];
  const { [key]: operand } = comparison;
  if (accepts(operand)) return;
  fail({
    code: 'invalid-condition',
    path: [...path, key],
    expected,
    received: shown(operand),
  });
}

/** Nearly all comparisons are one `equals` or one `in`, and they are asked at every event. */
function testOf(
  comparison: FieldTest,
  keys: readonly string[],
): (value: Scalar | undefined) => boolean {
  const { equals, in: values } = comparison;
  if (keys.length === 1 && equals !== undefined) return (value) => value === equals;
  if (keys.length === 1 && values !== undefined) {
    const wanted = new Set<Scalar | undefined>(values);
    return (value) => value !== undefined && wanted.has(value);
  }
  return (value) => fits(comparison, value);
}

function fits(comparison: FieldTest, value: Scalar | undefined): boolean {
  if (comparison.exists !== undefined && comparison.exists !== (value !== undefined)) return false;
  if (value === undefined) return comparison.exists === false;
  if (comparison.equals !== undefined && comparison.equals !== value) return false;
  if (comparison.in !== undefined && !comparison.in.includes(value)) return false;
  if (comparison.gt !== undefined && !(order(value, comparison.gt) > 0)) return false;
  if (comparison.gte !== undefined && !(order(value, comparison.gte) >= 0)) return false;
  if (comparison.lt !== undefined && !(order(value, comparison.lt) < 0)) return false;
  return comparison.lte === undefined || order(value, comparison.lte) <= 0;
}

/** Orders values of one kind; values of different kinds have no order and fit no comparison. */
function order(a: Scalar, b: number | string): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0;
  return Number.NaN;
}

/**
 * Reads an attribute. What a name such as `__proto__` or `toString` finds unless an event has set it
 * is an object or a function, and no attribute is: that tells faster than asking whose it is.
 */
function ownValue(attributes: Attributes, field: string): Scalar | undefined {
  const { [field]: value } = attributes;
  const kind = typeof value;
  if (kind === 'object') return value === null ? null : undefined;
  return kind === 'function' ? undefined : value;
}

function failCondition(received: unknown, path: Path): never {
  fail({
    code: 'invalid-condition',
    path,
    expected: 'one of { on }, { field, equals | in | gt | … }, { all }, { any }, { not }',
    received: shown(received),
  });
}
