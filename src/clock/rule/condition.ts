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
  | AllCondition
  | AnyCondition
  | NotCondition;

/** A condition ready to be asked. */
export interface CompiledCondition {
  /** Whether it speaks of events; if not, it is a state that holds or not. */
  readonly isEvent: boolean;
  readonly holds: (eventType: string, attributes: Attributes) => boolean;
}

/** Whether a value can be that of an attribute: plain data, so that it can be stored. */
export function isScalar(value: unknown): value is Scalar {
  return value === null || typeof value === 'boolean' || isOrdered(value);
}

/** Whether a value can be compared with one of its kind. */
export function isOrdered(value: unknown): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
}
