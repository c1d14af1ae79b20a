/**
 * Every code that an {@link SlaError} or an issue of a checked document can carry. Codes are stable:
 * a host may branch on them. `docs/reference/errors.md` explains each.
 */
export type SlaErrorCode =
  | 'invalid-instant'
  | 'instant-out-of-range'
  | 'invalid-duration'
  | 'invalid-interval'
  | 'invalid-decimal'
  | 'invalid-money'
  | 'currency-mismatch'
  | 'invalid-date'
  | 'invalid-time'
  | 'invalid-time-zone'
  | 'invalid-option'
  | 'invalid-type'
  | 'missing-field'
  | 'unknown-field'
  | 'unknown-reference'
  | 'invalid-calendar'
  | 'calendar-never-opens'
  | 'invalid-condition'
  | 'invalid-event'
  | 'invalid-target'
  | 'invalid-state'
  | 'invalid-agreement'
  | 'result-out-of-range';

/** The place of a fault in the input: property names and array indexes, outermost first. */
export type Path = readonly (string | number)[];

/** A fault in the input, in parts: the facts behind a message, as plain data. */
export interface Problem {
  readonly code: SlaErrorCode;
  readonly path: Path;
  /** What would have been accepted. */
  readonly expected: string;
  /** What came instead, shortened for reading. */
  readonly received: string;
  /** How to mend it, where there is a usual mend. */
  readonly hint?: string | undefined;
}

/** Symbols of the global registry are shared by all copies of the library, ESM and CJS alike. */
const TAG: unique symbol = Symbol.for('slakit.SlaError') as never;

/**
 * The one error that slakit throws, always for a mistake of the caller. Domain outcomes (breached,
 * paused, never opens, no data) are values, never errors.
 *
 * @example
 * import { SlaError } from 'slakit'
 * const error = new SlaError({ code: 'invalid-date', path: ['from'], expected: 'YYYY-MM-DD', received: '"today"' })
 * error.message // => 'from: expected YYYY-MM-DD, received "today"'
 */
export class SlaError extends Error implements Problem {
  readonly code: SlaErrorCode;
  readonly path: Path;
  readonly expected: string;
  readonly received: string;
  // Declared only: a field without a value would be an own property all the same.
  declare readonly hint?: string;

  constructor(problem: Problem, options?: { readonly cause?: unknown }) {
    super(messageOf(problem), options);
    this.name = 'SlaError';
    this.code = problem.code;
    this.path = problem.path;
    this.expected = problem.expected;
    this.received = problem.received;
    if (problem.hint !== undefined) this.hint = problem.hint;
    Object.defineProperty(this, TAG, { value: true });
  }
}

/**
 * Tells whether a caught value is an {@link SlaError}, of this copy of the library or any other.
 *
 * @param error - Anything that was thrown.
 * @returns Whether it is an error of slakit.
 * @example
 * import { isSlaError } from 'slakit'
 * isSlaError(new Error('other')) // => false
 */
export function isSlaError(error: unknown): error is SlaError {
  return typeof error === 'object' && error !== null && TAG in error;
}

/**
 * Renders a problem as one sentence: where, expected, received, how to mend it.
 *
 * @param problem - The parts of a problem, an error or a finding.
 * @returns The sentence.
 * @example
 * import { messageOf } from 'slakit'
 * messageOf({ path: ['weekly', 'mon', 0], expected: 'HH:MM', received: '"9am"', hint: 'write 09:00' })
 * // => 'weekly.mon[0]: expected HH:MM, received "9am" (write 09:00)'
 */
export function messageOf(
  problem: Omit<Problem, 'code'> & { readonly code?: string | undefined },
): string {
  const where = formatPath(problem.path);
  const hint = problem.hint === undefined ? '' : ` (${problem.hint})`;
  return `${where === '' ? '' : `${where}: `}expected ${problem.expected}, received ${problem.received}${hint}`;
}

/**
 * Writes a path as `objectives[2].target.hours`.
 *
 * @param path - Names and indexes, outermost first.
 * @returns Text for a message.
 * @example
 * import { formatPath } from 'slakit'
 * formatPath(['objectives', 2, 'target', 'hours']) // => 'objectives[2].target.hours'
 */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else
      text += `${text === '' ? '' : '.'}${step.length > SHOWN_LENGTH ? `${step.slice(0, SHOWN_LENGTH)}…` : step}`;
  }
  return text;
}

/** Throws a problem. A function, so that call sites read as one line and still narrow types. */
export function fail(problem: Problem): never {
  throw new SlaError(problem);
}

const SHOWN_LENGTH = 60;

/** Describes any value shortly and safely: never throws, never runs a getter, never prints a megabyte. */
export function shown(value: unknown): string {
  try {
    return shortly(value);
  } catch {
    return 'what throws when it is read';
  }
}

function shortly(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return value.length > SHOWN_LENGTH
        ? `${JSON.stringify(value.slice(0, SHOWN_LENGTH))}… (${value.length} characters)`
        : JSON.stringify(value);
    case 'number':
    case 'boolean':
    case 'undefined':
      return Object.is(value, -0) ? '0' : String(value);
    case 'bigint':
      return 'a bigint';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? `an array of ${value.length}` : shownObject(value);
    default:
      return `a ${typeof value}`;
  }
}

function shownObject(value: object): string {
  if (value instanceof Date) return 'a Date';
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an object without fields';
  const names = keys.slice(0, 4).map((key) => key.slice(0, 20));
  return `an object with ${names.join(', ')}${keys.length > 4 ? ', …' : ''}`;
}
