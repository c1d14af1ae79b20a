import { childOf, isList, pathOf, type Reader, refuse } from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import { isNone } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import type { Warnings } from './read-parts.js';

/** As many as a calendar may have layers, or overrides; each is held against those before it. */
const MOST = { most: 10_000 };

/** What a place says of its hours in structured form; the second are those of single dates. */
const SPECIFIED = ['openingHoursSpecification', 'specialOpeningHoursSpecification'];
/** What it may say of them elsewhere, which is not read. */
const BESIDE = ['openingHours', 'department', 'hoursAvailable'];
/** What makes an object a specification. */
const OWN = ['opens', 'closes', 'dayOfWeek', 'validFrom', 'validThrough'];

/**
 * The specifications of what was given: one, a list of them, or a whole business, also in the `@graph`
 * of a page. Two businesses have no hours in common, and are refused.
 */
export function specificationsIn(root: Reader, warnings: Warnings): readonly Reader[] {
  const items = itemsOf(root).flatMap((item) => {
    const graph = isObject(item) ? childOf(item, '@graph') : undefined;
    return graph === undefined || isNone(graph) ? [item] : itemsOf(graph).filter(isBusiness);
  });
  const businesses = items.filter(isBusiness);
  const [business, second] = businesses;
  if (second !== undefined) {
    refuse(second, {
      code: 'invalid-type',
      expected: 'the hours of one business',
      received: 'those of another one too',
    });
  }
  if (business === undefined) return items.map(requireSpecification);
  for (const name of BESIDE) tellBeside(childOf(business, name), warnings);
  const specified = SPECIFIED.map((name) => childOf(business, name)).filter((one) => !isNone(one));
  return [
    ...items.filter((item) => item !== business).map(requireSpecification),
    ...specified.flatMap(itemsOf).map(requireSpecification),
  ];
}

function itemsOf(reader: Reader): readonly Reader[] {
  return isList(reader) ? listOf('specifications', (item) => item, MOST)(reader) : [reader];
}

function isObject({ value }: Reader): boolean {
  return typeof value === 'object' && value !== null;
}

function isBusiness(item: Reader): boolean {
  return isObject(item) && SPECIFIED.some((name) => !isNone(childOf(item, name)));
}

/** A place without hours is no specification that is closed on every day. */
function requireSpecification(item: Reader): Reader {
  requireObject(item, 'an OpeningHoursSpecification');
  if (OWN.some((name) => !isNone(childOf(item, name)))) return item;
  refuse(childOf(item, 'opens'), {
    code: 'missing-field',
    expected: 'a time, or a business with an openingHoursSpecification',
  });
}

function tellBeside(reader: Reader, warnings: Warnings): void {
  if (isNone(reader)) return;
  warnings.push(
    lossOf({
      code: 'hours-beside',
      path: pathOf(reader),
      expected: 'hours in openingHoursSpecification',
      received: `${reader.key}`,
      hint:
        reader.key === 'openingHours'
          ? 'left out: the text may say something else; calendarFromOpeningHours reads such texts'
          : 'left out: read the hours of each part for itself',
    }),
  );
}
