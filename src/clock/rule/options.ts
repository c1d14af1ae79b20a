import { type FieldsOf, mark, type Read, type Reader } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { id, whole, word } from '../../core/read-values.js';
import { ruleLength } from './length.js';
import type { ClockRule, FieldReference, PauseCaps, Reopening, ReopeningByAge } from './rule.js';

/** From when the first cycle of a clock counts. */
export type StartAnchor = NonNullable<ClockRule['startAnchor']>;

/** Limits of pauses in milliseconds; what is not limited is `Infinity`. */
export interface CompiledPauseCaps {
  readonly eachMs: number;
  readonly totalMs: number;
  readonly count: number;
  readonly onWall: boolean;
}

const readAnchorWord = /* @__PURE__ */ word(['event', 'created', 'applied']);

/** Reads from when the first cycle counts. */
export function readAnchor(reader: Reader): StartAnchor {
  return isFieldLike(reader.value) ? readFieldReference(reader) : readAnchorWord(reader);
}

const REFERENCE_FIELDS = { field: id } satisfies FieldsOf<FieldReference>;

/** Reads the name of an attribute. */
export function readFieldReference(reader: Reader): FieldReference {
  const reference = readFields(reader, 'the name of an attribute', REFERENCE_FIELDS);
  mark(reader, 'attribute');
  return reference;
}

/** Whether a value is an object that can only be meant as a reference, not an instant in any form. */
export function isFieldLike(value: unknown): boolean {
  return (
    Object.prototype.toString.call(value) === '[object Object]' &&
    !('epochMilliseconds' in (value as object))
  );
}

/** Reads whether a length is time of the wall. */
const isOnWall = (usual: 'clock' | 'wall'): Read<boolean> => {
  const read = optional(word(['clock', 'wall']), usual);
  return (reader) => read(reader) === 'wall';
};

const CAP_FIELDS = {
  each: /* @__PURE__ */ optional(ruleLength, Number.POSITIVE_INFINITY),
  total: /* @__PURE__ */ optional(ruleLength, Number.POSITIVE_INFINITY),
  count: /* @__PURE__ */ optional(/* @__PURE__ */ whole('pauses'), Number.POSITIVE_INFINITY),
  measuredOn: /* @__PURE__ */ isOnWall('clock'),
} satisfies FieldsOf<PauseCaps>;

/** Reads the limits of pauses. */
export function readPauseCaps(reader: Reader): CompiledPauseCaps {
  const caps = readFields(reader, 'limits of pauses', CAP_FIELDS);
  return { eachMs: caps.each, totalMs: caps.total, count: caps.count, onWall: caps.measuredOn };
}

/** What a start after a stop does: at an age up to a limit, and beyond it. */
export interface CompiledReopening {
  readonly withinMs: number;
  readonly inTime: Reopening;
  readonly later: Reopening;
  readonly onWall: boolean;
}

const readReopeningWord = /* @__PURE__ */ word([
  'newCycle',
  'sequential',
  'resume',
  'restart',
  'ignore',
]);

const REOPENING_FIELDS = {
  within: ruleLength,
  inTime: readReopeningWord,
  later: readReopeningWord,
  measuredOn: /* @__PURE__ */ isOnWall('wall'),
} satisfies FieldsOf<ReopeningByAge>;

/** Reads what a start after a stop does. */
export function readReopening(reader: Reader): CompiledReopening {
  if (typeof reader.value !== 'object') return atAnyAge(readReopeningWord(reader));
  const fields = readFields(reader, 'a reopening by age', REOPENING_FIELDS);
  const { within: withinMs, inTime, later, measuredOn: onWall } = fields;
  return { withinMs, inTime, later, onWall };
}

/** One that does not ask for the age. */
export function atAnyAge(what: Reopening): CompiledReopening {
  return { withinMs: Number.POSITIVE_INFINITY, inTime: what, later: what, onWall: true };
}
