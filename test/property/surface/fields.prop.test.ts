import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readCallables } from '../../surface/functions.js';
import {
  isNamedBy,
  type Place,
  placesIn,
  slipsOf,
  toldBy,
  valueAt,
  withField,
  withRenamed,
} from '../../surface/mutations.js';
import type { Callable } from '../../surface/table.js';

const callables = await readCallables();

/** Names that no field has, those among them that every object inherits. */
const strangers = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', ''),
  fc.string({ maxLength: 12 }).map((text) => `zz${text}`),
);
const values = fc.constantFrom<unknown>(undefined, null, 0, '', 'text', true, {}, []);

/** Names that some function knows: a slip that gives one of them is no slip. */
const KNOWN: ReadonlySet<string> = new Set([
  ...callables.flatMap(({ args }) =>
    placesIn(args()).flatMap((place) => Object.keys(valueAt(args(), place) as object)),
  ),
  ...['gt', 'gte', 'lt', 'lte'],
]);

const isNamed = (place: Place, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => isNamedBy(place, pattern));

/** The objects of the arguments that have names of their own. */
function closedPlaces({ args, anyKey = {}, documents = [] }: Callable): readonly Place[] {
  const open = [...Object.keys(anyKey), ...documents];
  return placesIn(args()).filter((place) => !isNamed(place, open));
}

/** The objects of documents in a format of others. */
function documentPlaces({ args, anyKey = {}, documents = [] }: Callable): readonly Place[] {
  return placesIn(args()).filter(
    (place) => isNamed(place, documents) && !isNamed(place, Object.keys(anyKey)),
  );
}

/** How a stranger in the object at a place is told. */
function strangerCodeAt({ names = [] }: Callable, place: Place): string {
  return isNamed(place, names) ? 'unknown-reference' : 'unknown-field';
}

/** How a misspelt key in the object at a place may be told. */
function slipCodesAt(callable: Callable, place: Place): readonly string[] {
  const { kinds = {} } = callable;
  const found = Object.entries(kinds).filter(([pattern]) => isNamedBy(place, pattern));
  return [strangerCodeAt(callable, place), 'missing-field', ...found.map(([, code]) => code)];
}

const having = (
  placesOf: (callable: Callable) => readonly Place[],
): readonly (readonly [string, Callable])[] =>
  callables
    .filter((callable) => placesOf(callable).length > 0)
    .map((callable) => [callable.name, callable]);

describe('what nobody reads is refused', () => {
  test.each(having(closedPlaces))('%s refuses a key more, at any depth', (_, callable) => {
    const places = fc.constantFrom(...closedPlaces(callable));
    fc.assert(
      fc.property(places, strangers, values, (place, key, value) => {
        const args = withField(callable.args(), place, key, value) as readonly unknown[];
        const told = toldBy(() => callable.call(...args));
        expect(told, `${key} in ${place.join('.')}`).toContainEqual({
          code: strangerCodeAt(callable, place),
          key,
        });
      }),
    );
  });

  test.each(having(closedPlaces))('%s refuses a misspelt key, at any depth', (_, callable) => {
    const { args, call } = callable;
    const slips = closedPlaces(callable).flatMap((place) =>
      Object.keys(valueAt(args(), place) as object).flatMap((key) =>
        slipsOf(key)
          .filter((slip) => !KNOWN.has(slip))
          .map((slip) => ({ place, key, slip })),
      ),
    );
    if (slips.length === 0) return;
    fc.assert(
      fc.property(fc.constantFrom(...slips), ({ place, key, slip }) => {
        const mutant = withRenamed(args(), place, key, slip) as readonly unknown[];
        const told = toldBy(() => call(...mutant)).map(({ code }) => code);
        const codes = slipCodesAt(callable, place);
        const isTold = told.some((code) => codes.includes(code));
        expect(isTold, `${slip} for ${key} in ${place.join('.')}: ${told.join(', ')}`).toBe(true);
      }),
    );
  });
});

describe('what is unknown in a format of others is no error', () => {
  test.each(having(documentPlaces))('%s goes on past a key more', (_, callable) => {
    fc.assert(
      fc.property(
        fc.constantFrom(...documentPlaces(callable)),
        strangers,
        values,
        (at, key, value) => {
          const args = withField(callable.args(), at, key, value) as readonly unknown[];
          expect(
            toldBy(() => callable.call(...args)),
            `${key} in ${at.join('.')}`,
          ).toEqual([]);
        },
      ),
    );
  });
});
