/** A vector's input that knows which of its fields were read. */
export interface Watched<T> {
  readonly value: T;
  /** The places of what nobody read so far. */
  readonly unread: () => readonly string[];
}

/**
 * Watches the reading of plain data, so that a field that an adapter does not know cannot pass in
 * silence. Spreading an object reads all of it: adapters name the fields that they take.
 */
export function watched<T extends object>(data: T): Watched<T> {
  const read = new Set<string>();
  const wrap = (value: unknown, place: string): unknown => {
    if (typeof value !== 'object' || value === null) {
      read.add(place);
      return value;
    }
    // A list or object without members has nothing else to read.
    if (Object.keys(value).length === 0) read.add(place);
    return new Proxy(value, {
      get: (target, key) => {
        const member = Reflect.get(target, key);
        if (typeof key === 'symbol' || !Object.hasOwn(target, key) || key === 'length')
          return member;
        return wrap(member, `${place}.${key}`);
      },
    });
  };
  return {
    value: wrap(data, '') as T,
    unread: () => leavesOf(data, '').filter((place) => !read.has(place)),
  };
}

function leavesOf(value: unknown, place: string): readonly string[] {
  if (typeof value !== 'object' || value === null) return [place];
  const members = Object.entries(value);
  return members.length === 0
    ? [place]
    : members.flatMap(([key, member]) => leavesOf(member, `${place}.${key}`));
}
