import { guarded } from '../../core/error.js';
import type { FieldsOf, Reader } from '../../core/read.js';
import { type Read, safely } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import type { IcalCriteria, IcalEvent } from './options.js';

/** A filter, ready to be asked; criteria do not look at the date, and are held against an event once. */
export type Include = (event: IcalEvent, facts: IcalFacts) => boolean;

type IcalFacts = Omit<IcalEvent, 'date'>;

const CRITERIA = {
  categories: optional(listOf('categories', text)),
  summaryMatches: optional(readPattern),
  descriptionMatches: optional(readPattern),
} satisfies FieldsOf<IcalCriteria>;

/** Reads the filter of the options; a misspelt criterion would let everything through. */
export const readInclude: Read<Include> = /* @__PURE__ */ safely((reader) => {
  const { value } = reader;
  if (typeof value === 'function') {
    const include = value as (event: IcalEvent) => boolean;
    return (event) => guarded(() => include(event), 'include');
  }
  const criteria = readFields(reader, 'a function or criteria', CRITERIA);
  const known = new Map<IcalFacts, boolean>();
  return (_, facts) => {
    const answer = known.get(facts) ?? meets(facts, criteria);
    known.set(facts, answer);
    return answer;
  };
});

function readPattern(reader: Reader): string | RegExp {
  return reader.value instanceof RegExp ? reader.value : text(reader);
}

function meets(event: IcalFacts, criteria: IcalCriteria): boolean {
  const wanted = criteria.categories?.map((category) => category.toLowerCase());
  return (
    (wanted === undefined ||
      event.categories.some((category) => wanted.includes(category.toLowerCase()))) &&
    matches(event.name, criteria.summaryMatches) &&
    matches(event.description, criteria.descriptionMatches)
  );
}

function matches(text: string, pattern: string | RegExp | undefined): boolean {
  if (pattern === undefined) return true;
  if (typeof pattern === 'string') return text.toLowerCase().includes(pattern.toLowerCase());
  // Not test(): an expression with the g flag remembers where it was.
  return text.search(pattern) >= 0;
}
