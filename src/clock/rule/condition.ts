/** The value of an attribute: text, a number, a truth value, or `null`. */
export type Scalar = string | number | boolean | null;

/** The attributes of a ticket at an instant, folded from its events. */
export type Attributes = Readonly<Record<string, Scalar>>;

/** A comparison of an attribute; several must all hold. A missing attribute fits none. */
export interface FieldTest {
  readonly equals?: Scalar | undefined;
  readonly in?: readonly Scalar[] | undefined;
  readonly gt?: number | string | undefined;
  readonly gte?: number | string | undefined;
  readonly lt?: number | string | undefined;
  readonly lte?: number | string | undefined;
  /** Whether the attribute has been set at all. */
  readonly exists?: boolean | undefined;
}

/** A condition that holds at an event of a type, and at that event only. */
export interface EventCondition {
  readonly on: string | readonly string[];
}

/** A condition that holds while an attribute has such a value, the event that set it included. */
export interface FieldCondition extends FieldTest {
  readonly field: string;
}

/**
 * A condition that holds once an event of a type has happened, that event included: for ever, or until
 * an event of another type has. An event that is both leaves it holding.
 */
export interface OnceCondition {
  readonly once: string | readonly string[];
  /** @defaultValue for ever */
  readonly until?: string | readonly string[] | undefined;
}

/** A condition that holds while every one of several does. */
export interface AllCondition {
  readonly all: readonly Condition[];
}

/** A condition that holds while one of several does. */
export interface AnyCondition {
  readonly any: readonly Condition[];
}

/** A condition that holds while another does not. */
export interface NotCondition {
  readonly not: Condition;
}

/** A condition as data: an event, a test of an attribute, or a combination of conditions. */
export type Condition =
  | EventCondition
  | FieldCondition
  | OnceCondition
  | AllCondition
  | AnyCondition
  | NotCondition;

/** What a condition looks at: the attributes as they are now, and what has happened before. */
export interface Situation {
  readonly attributes: Attributes;
  /** The keys of the memories that hold. */
  readonly happened: readonly string[];
}

/** What must be remembered of past events for a condition: whether some happened, and others did not since. */
export interface Memory {
  /** The same for two that remember the same. */
  readonly key: string;
  readonly on: ReadonlySet<string>;
  readonly until: ReadonlySet<string>;
}

/** A value with which a condition compares an attribute. */
export interface KnownValue {
  readonly attribute: string;
  readonly value: Scalar;
}

/** A condition ready to be asked. */
export interface CompiledCondition {
  /** Whether it speaks of events; if not, it is a state that holds or not. */
  readonly isEvent: boolean;
  readonly holds: (eventType: string, situation: Situation) => boolean;
  readonly memories: readonly Memory[];
  readonly values: readonly KnownValue[];
}

/** What holds of some memories after one more event. */
export function remembered(
  memories: readonly Memory[],
  happened: readonly string[],
  eventType: string,
): readonly string[] {
  let after = happened;
  for (const { key, on, until } of memories) {
    const held = after.includes(key);
    if (on.has(eventType)) {
      if (!held) after = [...after, key];
    } else if (held && until.has(eventType)) after = after.filter((one) => one !== key);
  }
  return after;
}

/** The memories of several conditions, each once. */
export function memoriesOf(
  conditions: readonly (Pick<CompiledCondition, 'memories'> | undefined)[],
): readonly Memory[] {
  const byKey = new Map(
    conditions.flatMap((one) => one?.memories ?? []).map((memory) => [memory.key, memory]),
  );
  return [...byKey.values()];
}

/** Whether a value can be that of an attribute: plain data, so that it can be stored. */
export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'boolean' || isOrdered(value);
}

/** Whether a value can be compared with one of its kind. */
export function isOrdered(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
