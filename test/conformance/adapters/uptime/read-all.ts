/** An input that remembers which of its fields were read. */
export interface Watched {
  // biome-ignore lint/suspicious/noExplicitAny: vectors are data of others
  readonly value: any;
  readonly input: unknown;
  readonly read: ReadonlySet<string>;
}

/** Watches an input: a field that no answer needed may have changed the answer of its source. */
export function watch(input: unknown): Watched {
  const read = new Set<string>();
  return { value: watched(input, '', read), input, read };
}

/** The places of all values that nobody read, each once for a whole list. */
export function unreadOf({ input, read }: Watched): string[] {
  const unread = leavesOf(input, '').filter((path) => !read.has(path));
  return [...new Set(unread.map((path) => path.slice(1).replace(/\.\d+(?=\.|$)/g, '[]')))];
}

const UNSUPPORTED: unique symbol = Symbol('unsupported');

/** Says that a vector asks for what the library cannot say. */
export function unsupported(reason: string): never {
  throw Object.assign(new Error(reason), { [UNSUPPORTED]: true });
}

export function isUnsupported(error: unknown): error is Error {
  return error instanceof Error && UNSUPPORTED in error;
}

/** The meaning of a word of a vector; one that the table does not know is unsupported. */
export function meaningOf<T>(table: Readonly<Record<string, T>>, field: string, word: unknown): T {
  const known = String(word);
  return Object.hasOwn(table, known) ? (table[known] as T) : unsupported(`${field} ${known}`);
}

/** Fields that are read and change nothing; each call says why. */
export function changesNothing(..._fields: readonly unknown[]): void {
  // Reading them was all.
}

function watched(value: unknown, path: string, read: Set<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return new Proxy(value, {
    get(target, key) {
      const member: unknown = Reflect.get(target, key);
      if (typeof key === 'symbol' || !Object.hasOwn(target, key)) return member;
      read.add(`${path}.${key}`);
      return watched(member, `${path}.${key}`, read);
    },
  });
}

function leavesOf(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  const members = Object.entries(value);
  if (members.length === 0) return path === '' ? [] : [path];
  return members.flatMap(([key, member]) => leavesOf(member, `${path}.${key}`));
}
