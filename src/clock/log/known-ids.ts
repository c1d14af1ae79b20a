/**
 * The ids of the events that a state has folded. States that follow each other share one table, in
 * which each finds its own ids by their place: so an id is looked up and added in constant time.
 */
export interface KnownIds {
  /** @internal */
  readonly places: Map<string, number>;
  readonly count: number;
}

/** The ids of a list, in their order. */
export function knownIdsOf(ids: readonly string[]): KnownIds {
  const places = new Map<string, number>();
  for (const id of ids) if (!places.has(id)) places.set(id, places.size);
  return { places, count: places.size };
}

/** Whether an id is among them; one that only a later state has added is not. */
export function hasId({ places, count }: KnownIds, id: string): boolean {
  const place = places.get(id);
  return place !== undefined && place < count;
}

/** The ids with a new one. */
export function withId(known: KnownIds, id: string | undefined): KnownIds {
  if (id === undefined) return known;
  const { count } = known;
  // A state that goes on in two ways has two tables from there on.
  const places = known.places.size === count ? known.places : copyUpTo(known);
  places.set(id, count);
  return { places, count: count + 1 };
}

function copyUpTo({ places, count }: KnownIds): Map<string, number> {
  return new Map([...places].filter(([, place]) => place < count));
}
