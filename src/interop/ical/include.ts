import type { FieldsOf, Reader } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';
import type { IcalCriteria, IcalEvent } from './options.js';

/** A filter, ready to be asked. */
export type Include = (event: IcalEvent) => boolean;

const CRITERIA = {
  categories: optional(listOf('categories', text)),
  summaryMatches: optional(readPattern),
  descriptionMatches: optional(readPattern),
} satisfies FieldsOf<IcalCriteria>;

/** Reads the filter of the options; a misspelt criterion would let everything through. */
export function readInclude(reader: Reader): Include {
  const { value } = reader;
  if (typeof value === 'function') return value as Include;
  const criteria = readFields(reader, 'a function or criteria', CRITERIA);
  return (event) => meets(event, criteria);
}

function readPattern(reader: Reader): string | RegExp {
  return reader.value instanceof RegExp ? reader.value : text(reader);
}

/** The reason to leave an event out, where the filter refuses it. */
export function isIncluded(event: IcalEvent, include: Include): 'not-included' | undefined {
  return include(event) ? undefined : 'not-included';
}

function meets(event: IcalEvent, criteria: IcalCriteria): boolean {
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
