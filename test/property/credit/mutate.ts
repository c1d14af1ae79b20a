import fc from 'fast-check';

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type Path = readonly (string | number)[];

/** Lists every value of a document with its place, the document first. */
function placesIn(value: unknown, path: Path = []): readonly (readonly [Path, unknown])[] {
  const inner: (readonly [Path, unknown])[] =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, member]) =>
          placesIn(member, [...path, Array.isArray(value) ? Number(key) : key]),
        )
      : [];
  return [[path, value], ...inner];
}

/** A copy of a document in which the value at a place is another. */
function replaced(value: unknown, path: Path, change: (old: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  const copy = (Array.isArray(value) ? [...value] : { ...(value as object) }) as Record<
    string | number,
    unknown
  >;
  copy[key] = replaced(copy[key], rest, change);
  return copy;
}

/** Objects with fields of their own, not lists of things by name. */
function objectsIn(document: unknown, byName: readonly string[]): readonly Path[] {
  return placesIn(document).flatMap(([path, value]) =>
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !byName.includes(String(path.at(-1)))
      ? [path]
      : [],
  );
}

/** Puts a field that nobody knows at a random depth. */
export const withExtraKey = (document: unknown, byName: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...objectsIn(document, byName)),
      fc.constantFrom('zz', 'Rows', 'notes', 'x-comment'),
    )
    .map(([path, key]) => ({
      path: [...path, key],
      document: replaced(document, path, (old) => ({ ...(old as object), [key]: 1 })),
    }));

/** Spells a field otherwise by one letter, at a random depth. */
export const withMisspeltKey = (document: unknown, byName: readonly string[]) => {
  const fields = objectsIn(document, byName).flatMap((path) => {
    const object = placesIn(document).find(
      ([at]) => at.join('\n') === path.join('\n'),
    )?.[1] as object;
    return Object.keys(object)
      .filter((key) => (object as Record<string, unknown>)[key] !== undefined)
      .map((key) => [path, key] as const);
  });
  return fc
    .tuple(fc.constantFrom(...fields), fc.constantFrom('z', 'q', '_'))
    .map(([[path, key], letter]) => ({
      path: [...path, `${key}${letter}`],
      key,
      document: replaced(document, path, (old) =>
        Object.fromEntries(
          Object.entries(old as object).map(([name, value]) => [
            name === key ? `${key}${letter}` : name,
            value,
          ]),
        ),
      ),
    }));
};

/** Values that are nearly right, and others. */
const values = fc.oneof(
  fc.constantFrom<Json>(
    null,
    true,
    '',
    'percent',
    '99.9',
    '-1',
    0,
    -5,
    1.5,
    101,
    '1e400',
    'USD',
    'ZZZ',
    [],
    {},
    { gt: 5, lt: 5 },
  ),
  fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
);

/** Changes some values of a document, anywhere. */
export const withChanges = (document: unknown) =>
  fc.array(fc.tuple(fc.nat(), values), { minLength: 1, maxLength: 3 }).map((changes) =>
    changes.reduce<unknown>((current, [at, value]) => {
      const places = placesIn(current);
      const [path] = places[at % places.length] as (typeof places)[number];
      return replaced(current, path, () => value);
    }, document),
  );
