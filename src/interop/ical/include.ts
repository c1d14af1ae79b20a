import { fail, shown } from '../../core/error.js';
import type { IcalCriteria, IcalEvent, IcalHolidayOptions } from './options.js';

/** A filter, ready to be asked. */
export type Include = (event: IcalEvent) => boolean;

const CRITERIA = ['categories', 'summaryMatches', 'descriptionMatches'];

/** Reads the filter of the options; a misspelt criterion would let everything through. */
export function readInclude({ include, tentative }: IcalHolidayOptions): Include {
  if (tentative !== undefined && tentative !== 'skip' && tentative !== 'keep') {
    fail({
      code: 'invalid-option',
      path: ['tentative'],
      expected: 'skip or keep',
      received: shown(tentative),
    });
  }
  if (include === undefined) return () => true;
  if (typeof include === 'function') return include;
  const stranger =
    typeof include === 'object' && include !== null
      ? Object.keys(include).find((key) => !CRITERIA.includes(key))
      : shown(include);
  if (stranger !== undefined) {
    fail({
      code: 'invalid-option',
      path: ['include'],
      expected: `a function, or ${CRITERIA.join(', ')}`,
      received: shown(stranger),
    });
  }
  return (event) => meets(event, include);
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
