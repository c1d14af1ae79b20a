import {
  fail,
  isSlaError,
  type Path,
  type Problem,
  SlaError,
  type SlaErrorCode,
  shown,
  UNREADABLE,
} from './error.js';
import { type Finding, findingOf } from './finding.js';
import { nearestName } from './nearest.js';

/**
 * A value of the input, where it stands, and where to put what is wrong with it. One reader serves
 * both twins: with a list of findings it goes on after a fault and collects (`checkX`), without one
 * it throws the first (`compileX`), so the two cannot differ.
 *
 * Places are a chain of parents: a path is built only for what is wrong.
 */
export interface Reader {
  readonly value: unknown;
  readonly parent: Reader | null;
  /** The name or index under which the value stands in its parent; `null` at the root. */
  readonly key: string | number | null;
  /** Where findings go; `null` throws. */
  readonly findings: Finding[] | null;
  /** Where parts that later questions look for are listed, if anybody asked for them. */
  readonly parts?: Part[] | undefined;
  /** Names that another reader takes from the same object: known here, though not read. */
  readonly taken?: readonly string[];
}

/** A part of a document that questions about the whole look for; whoever reads one marks it. */
export interface Part {
  readonly kind: 'attribute' | 'calendar' | 'remedy';
  readonly value: unknown;
  readonly path: Path;
}

/** Reads one value: gives what it means, or refuses it. */
export type Read<T> = (reader: Reader) => T;

/** A table of readers, one for each field of a rule: a field without a reader does not compile. */
export type FieldsOf<Rule> = { readonly [Key in keyof Required<Rule>]: Read<unknown> };

/** The same for a rule of several forms: the fields of all of them. */
export type FieldsOfUnion<Rule> = {
  readonly [Key in Rule extends unknown ? keyof Rule : never]: Read<unknown>;
};

/** What a table of readers gives. */
export type ValuesOf<Table> = {
  readonly [Key in keyof Table]: Table[Key] extends Read<infer T> ? T : never;
};

/** The table that reads these values. */
export type ReadersOf<Values> = { readonly [Key in keyof Values]: Read<Values[Key]> };

/** More findings than a person reads; mending these shows the rest. */
export const MOST_FINDINGS = 200;

/** Starts to read a value; `name` is how its places are called, when it is one argument of several. */
export function readerOf(
  value: unknown,
  findings: Finding[] | null = null,
  name: string | number | null = null,
): Reader {
  return { value, parent: null, key: name, findings };
}

/** The reader of a member of an object or a list; what the value does not have is `undefined`. */
export function childOf(reader: Reader, key: string | number): Reader {
  const { value, findings, parts } = reader;
  let member: unknown;
  try {
    if (typeof value === 'object' && value !== null && Object.hasOwn(value, key))
      member = (value as Record<string | number, unknown>)[key];
  } catch {
    refuseUnreadable(placeIn(reader, key));
  }
  return { value: member, parent: reader, key, findings, parts };
}

/** A place in a value that is not looked at: for what is told of a name. */
export function placeIn(reader: Reader, key: string | number): Reader {
  return { value: undefined, parent: reader, key, findings: reader.findings };
}

/** The names of the fields of an object of the host, which may be a proxy that throws. */
export function keysOf(reader: Reader): readonly string[] {
  try {
    return Object.keys(reader.value as object);
  } catch {
    return refuseUnreadable(reader);
  }
}

/** Whether a value of the host is a list; a proxy that was revoked is nothing. */
export function isList(reader: Reader): boolean {
  try {
    return Array.isArray(reader.value);
  } catch {
    return refuseUnreadable(reader);
  }
}

/** Refuses a value that throws when it is read: a getter, or a proxy. */
function refuseUnreadable(reader: Reader): never {
  refuse(reader, { code: 'invalid-type', ...UNREADABLE });
}

/** Where a value stands in the input. */
export function pathOf(reader: Reader): Path {
  const path: (string | number)[] = [];
  for (let at: Reader | null = reader; at !== null; at = at.parent) {
    if (at.key !== null) path.push(at.key);
  }
  return path.reverse();
}

/** What is wrong, beside where and what was received. */
export interface Fault {
  readonly code: SlaErrorCode;
  readonly expected: string;
  /** @defaultValue the value in short */
  readonly received?: string;
  readonly hint?: string | undefined;
}

/** Refuses a value. A required value that is not there is a `missing-field`, whatever it should be. */
export function refuse(reader: Reader, fault: Fault): never {
  note(reader, fault);
  throw REFUSED;
}

/** Notes a fault and goes on: for faults that leave the rest readable. */
export function note(reader: Reader, fault: Fault): void {
  const { value, findings } = reader;
  // The first error is told however many warnings there are: without it the input would pass. With it
  // nothing more is told, so that what goes on being read would be read for nobody.
  if (findings !== null && findings.length >= MOST_FINDINGS && hasErrors(reader)) throw TOLD;
  const problem = problemOf(reader, {
    ...fault,
    code: value === undefined && fault.received === undefined ? 'missing-field' : fault.code,
  });
  if (findings === null) fail(problem as Problem);
  findings.push(findingOf('error', problem));
}

/** Notes what is doubtful, if there is anybody to tell. */
export function warn(reader: Reader, doubt: Omit<Fault, 'code'> & { readonly code: string }): void {
  const { findings } = reader;
  if (findings !== null && findings.length < MOST_FINDINGS)
    findings.push(findingOf('warning', problemOf(reader, doubt)));
}

/** Lists a part of the document, if anybody asked for its parts. */
export function mark(reader: Reader, kind: Part['kind']): void {
  reader.parts?.push({ kind, value: reader.value, path: pathOf(reader) });
}

/** Whether errors were found so far: what depends on several values is not worth a word then. */
export function hasErrors({ findings }: Reader): boolean {
  return findings?.some(({ severity }) => severity === 'error') === true;
}

/** Reads by a function that throws, such as `toInstant`: its error is told with the place of the value. */
export function reading<T>(convert: (value: never) => T): Read<T> {
  return (reader) => {
    try {
      return convert(reader.value as never);
    } catch (error) {
      if (!isSlaError(error)) throw error;
      const { code, expected, received, hint } = error;
      const place = error.path.reduce<Reader>((at, step) => placeIn(at, step), reader);
      refuse(place, { code: codeOf(reader, code), expected, received, hint });
    }
  };
}

/** Reads, and tells whether that went well; what is wrong has been noted, or thrown. */
export function attempt<T>(reader: Reader, read: Read<T>): { readonly value: T } | undefined {
  try {
    return { value: read(reader) };
  } catch (error) {
    expectRefusal(reader, error);
    return undefined;
  }
}

/** A reader that looks at a value by hand, for values that may be more than data: see {@link expectRefusal}. */
export function safely<T>(read: Read<T>): Read<T> {
  return (reader) => {
    try {
      return read(reader);
    } catch (error) {
      expectRefusal(reader, error);
      throw REFUSED;
    }
  };
}

/**
 * Takes what was thrown while a value was read. A refusal has been noted; a raw error comes of a value that
 * is more than data (a getter, a proxy, a structure without end) and refuses it; all else is thrown on.
 */
export function expectRefusal(reader: Reader, error: unknown): void {
  if (error === REFUSED || (error === TOLD && reader.parent === null)) return;
  if (error === TOLD || isSlaError(error)) throw error;
  const problem = { code: 'invalid-type', path: pathOf(reader), ...UNREADABLE } as const;
  if (reader.findings === null) throw new SlaError(problem, { cause: error });
  attempt(reader, refuseUnreadable);
}

/**
 * Reads a whole input: what the reader makes of it, or `undefined` when it was refused. Only with
 * findings; without, the first fault has been thrown.
 */
export function readAll<T>(value: unknown, findings: Finding[], read: Read<T>): T | undefined {
  return attempt(readerOf(value, findings), read)?.value;
}

/**
 * Gives up on a value whose faults have been noted: the containers above go on with its siblings.
 * One object for all, since it is only a signal and building a stack for each would cost.
 */
export const REFUSED: Error = /* @__PURE__ */ new Error('refused; the findings say why');

/** Gives up on a whole input: as many faults have been noted as are told. Ends at its root. */
const TOLD: Error = /* @__PURE__ */ new Error('refused; the list of findings is full');

/** The finding of an unknown name, with the nearest known one. */
export function unknownName(given: string, known: readonly string[]): Pick<Fault, 'hint'> {
  const nearest = nearestName(given, known);
  return nearest === undefined ? {} : { hint: `did you mean ${nearest}?` };
}

function problemOf(
  reader: Reader,
  fault: Omit<Fault, 'code'> & { readonly code: string },
): Omit<Problem, 'code'> & { readonly code: string } {
  const { code, expected, received = shown(reader.value), hint } = fault;
  const problem = { code, path: pathOf(reader), expected, received };
  return hint === undefined ? problem : { ...problem, hint };
}

function codeOf(reader: Reader, code: SlaErrorCode): SlaErrorCode {
  return reader.value === undefined ? 'missing-field' : code;
}
