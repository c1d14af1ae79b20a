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
  try {
    return typeof error === 'object' && error !== null && TAG in error;
  } catch {
    // A proxy may throw when it is asked; an error of slakit never does.
    return false;
  }
}

/**
 * Renders a problem as one sentence: where, expected, received, how to mend it.
 *
 * @param problem - The parts of a problem, an error or a finding.
 * @returns The sentence.
 * @throws {@link SlaError} `invalid-type` when there are no such parts.
 * @example
 * import { messageOf } from 'slakit'
 * messageOf({ path: ['weekly', 'mon', 0], expected: 'HH:MM', received: '"9am"', hint: 'write 09:00' })
 * // => 'weekly.mon[0]: expected HH:MM, received "9am" (write 09:00)'
 */
export function messageOf(
  problem: Omit<Problem, 'code'> & { readonly code?: string | undefined },
): string {
  const { path, expected, received, hint } = partsOf(problem);
  const where = formatPath(path);
  const mend = hint === undefined ? '' : ` (${hint})`;
  return `${where === '' ? '' : `${where}: `}expected ${expected}, received ${received}${mend}`;
}

/** The parts of a problem; whoever makes errors of his own may have given anything. */
function partsOf(problem: Omit<Problem, 'code'>): Omit<Problem, 'code'> {
  const parts = guarded(() => ({ ...problem }), 'problem');
  const { expected, received, hint } = parts as Partial<Problem>;
  for (const [name, part] of Object.entries({
    expected,
    received,
    hint: hint === undefined ? '' : hint,
  })) {
    if (typeof part !== 'string') failPart(['problem', name], 'a text', part);
  }
  return parts;
}

/**
 * Writes a path as `objectives[2].target.hours`.
 *
 * @param path - Names and indexes, outermost first.
 * @returns Text for a message.
 * @throws {@link SlaError} `invalid-type` when it is no list of names and indexes.
 * @example
 * import { formatPath } from 'slakit'
 * formatPath(['objectives', 2, 'target', 'hours']) // => 'objectives[2].target.hours'
 */
export function formatPath(path: Path): string {
  let text = '';
  for (const step of stepsOf(path)) {
    if (typeof step === 'number') text += `[${step}]`;
    else
      text += `${text === '' ? '' : '.'}${step.length > SHOWN_LENGTH ? `${step.slice(0, SHOWN_LENGTH)}…` : step}`;
  }
  return text;
}

function stepsOf(path: unknown): Path {
  // Copied by `from`, which asks a value of the host once for each step, and fills holes.
  const steps = guarded(() => (Array.isArray(path) ? Array.from<Path[number]>(path) : undefined));
  if (steps === undefined) failPart([], 'a list of names and indexes', path);
  steps.forEach((step, i) => {
    if (typeof step !== 'string' && typeof step !== 'number')
      failPart([i], 'a name or index', step);
  });
  return steps;
}

function failPart(place: readonly (string | number)[], expected: string, value: unknown): never {
  const code = value === undefined ? 'missing-field' : 'invalid-type';
  fail({ code, path: place, expected, received: shown(value) });
}

/**
 * Looks at a value of the host, whose getters, iterators and proxies may throw: that is a fault of the
 * value, told with what was thrown as its cause.
 *
 * @param look - Only looks: an error of the library's own would be taken for one of the host.
 * @param name - The name of the argument, if the value stands alone.
 */
export function guarded<T>(look: () => T, name: string | null = null): T {
  try {
    return look();
  } catch (error) {
    throw asUnreadable(error, name);
  }
}

/** The error for what was thrown while a value of the host was read: one of slakit as it is. */
export function asUnreadable(error: unknown, name: string | null = null): SlaError {
  if (isSlaError(error)) return error;
  const path = name === null ? [] : [name];
  const problem = { code: 'invalid-type', path, ...UNREADABLE } as const;
  return new SlaError(problem, { cause: error });
}

/** What is wrong with a value that throws when it is read. */
export const UNREADABLE = {
  expected: 'a value that can be read',
  received: 'one that throws',
} as const;

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
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return 'a bigint';
    case 'object':
      return value === null ? 'null' : shownObject(value);
    default:
      return `a ${typeof value}`;
  }
}

function shownObject(value: object): string {
  try {
    return shownFields(value);
  } catch {
    return 'an object that cannot be read';
  }
}

function shownFields(value: object): string {
  if (Array.isArray(value)) return `an array of ${value.length}`;
  if (value instanceof Date) return 'a Date';
  const keys = Object.keys(value);
  if (keys.length === 0) return 'an object without fields';
  const names = keys.slice(0, 4).map((key) => key.slice(0, 20));
  return `an object with ${names.join(', ')}${keys.length > 4 ? ', …' : ''}`;
}
