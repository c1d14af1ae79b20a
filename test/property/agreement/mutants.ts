import fc from 'fast-check';
import { agreementJsonSchema } from '../../../src/schema.js';

/** A place of a document: names and indexes, outermost first. */
export type Place = readonly (string | number)[];

/** All places of a document, the document itself first. */
function placesOf(value: unknown, place: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [place];
  const inner = Object.entries(value).flatMap(([key, member]) =>
    placesOf(member, [...place, Array.isArray(value) ? Number(key) : key]),
  );
  return [place, ...inner];
}

/** The value at a place. */
function valueAt(document: unknown, place: Place): unknown {
  return place.reduce<unknown>(
    (value, step) => (value as Record<string | number, unknown>)[step],
    document,
  );
}

/** A copy of a document in which an object or list was changed. */
function edited(
  document: unknown,
  place: Place,
  edit: (container: Record<string, unknown>) => void,
): unknown {
  const copy = structuredClone(document);
  edit(valueAt(copy, place) as Record<string, unknown>);
  return copy;
}

/** A document with another value at a place; the whole document at the empty place. */
function replaced(document: unknown, place: Place, value: unknown): unknown {
  const last = place[place.length - 1];
  if (last === undefined) return value;
  return edited(document, place.slice(0, -1), (container) => {
    container[last] = value;
  });
}

/** Values that have been written where others were meant. */
const ODD_VALUES: readonly unknown[] = [
  null,
  '',
  ' ',
  '0',
  '-1',
  '100.0001',
  '101',
  '1e400',
  'NaN',
  'x',
  0,
  -1,
  -0.5,
  0.5,
  4,
  40,
  101,
  1e300,
  1_700_000_000,
  true,
  false,
  '9-18',
  'monday-friday',
  '24:00',
  '25:00',
  '2026-02-30',
  'Mars/X',
  'ZZZ',
  'PT',
  'PT0S',
  'PT1H',
  '-PT1H',
  'P1D',
  {},
  [],
  [{}],
  [null],
  { days: 2 },
  { hours: 1 },
  { on: 'x' },
  { percent: 250 },
  { percent: -10 },
  { field: 'priority', equals: 'x' },
  { gte: '1' },
  { money: { amount: '1', currency: 'USD' } },
];

/** A name with one letter changed, dropped or doubled. */
function misspelt(name: string, at: number, how: number): string {
  const i = at % name.length;
  const letter = name[i] as string;
  const other = letter === 'z' ? 'q' : 'z';
  const put = [other, '', letter + letter][how % 3] as string;
  return name.slice(0, i) + put + name.slice(i + 1);
}

/** Containers in which names are the author's own, so that no name is misspelt there. */
export type IsOpen = (place: Place) => boolean;

/** The names of all fields of agreements, as the schema has them: some are one letter from each other. */
const FIELD_NAMES = new Set(namesOfFields(agreementJsonSchema()));

function namesOfFields(schema: unknown): readonly string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, member]) => [
    ...(key === 'properties' ? Object.keys(member as object) : []),
    ...namesOfFields(member),
  ]);
}

/** Documents of which one name of a field is misspelt by one letter. */
export function misspeltIn(document: unknown, isOpen: IsOpen): fc.Arbitrary<MutantOf> {
  const names = placesOf(document).filter(
    (place) => typeof place.at(-1) === 'string' && !isOpen(place.slice(0, -1)),
  );
  const slips = fc
    .tuple(fc.constantFrom(...names), fc.nat(30), fc.nat(2))
    // A slip that is the name of another field means something else, and is no business of a spelling check.
    .filter(([place, at, how]) => !FIELD_NAMES.has(misspelt(place.at(-1) as string, at, how)));
  return slips.map(([place, at, how]) => {
    const name = place.at(-1) as string;
    const wrong = misspelt(name, at, how);
    const container = place.slice(0, -1);
    const document2 = edited(document, container, (object) => {
      const entries = Object.entries(object).map(
        ([key, value]) => [key === name ? wrong : key, value] as const,
      );
      for (const key of Object.keys(object)) delete object[key];
      Object.assign(object, Object.fromEntries(entries));
    });
    return { what: `${place.join('.')} as ${wrong}`, document: document2 };
  });
}

/** A changed document, and what was done to it. */
export interface MutantOf {
  readonly what: string;
  readonly document: unknown;
}

/** Documents with one or two parts changed: another value, gone, twice, or from elsewhere in the document. */
export function mutantsOf(document: unknown): fc.Arbitrary<MutantOf> {
  const places = placesOf(document);
  const one = fc
    .tuple(fc.constantFrom(...places), fc.nat(5), fc.constantFrom(...ODD_VALUES), fc.nat(1000))
    .map(([place, how, odd, pick]) => (before: unknown): MutantOf => {
      if (!exists(before, place)) return { what: 'nothing', document: before };
      const name = place.join('.');
      const container = place.slice(0, -1);
      const last = place.at(-1);
      if (how === 0 && last !== undefined) {
        const gone = edited(before, container, (object) => {
          if (Array.isArray(object)) object.splice(last as number, 1);
          else delete object[last];
        });
        return { what: `${name} gone`, document: gone };
      }
      if (how === 1 && typeof last === 'number') {
        const twice = edited(before, container, (list) => {
          (list as unknown as unknown[]).push(structuredClone(list[last]));
        });
        return { what: `${name} twice`, document: twice };
      }
      if (how === 2) {
        const from = places[pick % places.length] as Place;
        const value = exists(before, from) ? structuredClone(valueAt(before, from)) : null;
        return { what: `${name} from ${from.join('.')}`, document: replaced(before, place, value) };
      }
      return {
        what: `${name} = ${JSON.stringify(odd)}`,
        document: replaced(before, place, odd),
      };
    });
  return fc.array(one, { minLength: 1, maxLength: 2 }).map((edits) =>
    edits.reduce<MutantOf>(
      (mutant, edit) => {
        const next = edit(mutant.document);
        return { what: `${mutant.what}; ${next.what}`, document: next.document };
      },
      { what: '', document },
    ),
  );
}

function exists(document: unknown, place: Place): boolean {
  let value = document;
  for (const step of place) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Record<string | number, unknown>)[step];
  }
  return true;
}
