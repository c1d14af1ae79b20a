import { shown } from './error.js';
import { childOf, type Read, refuse, unknownName } from './read.js';
import { byName, requireObject } from './read-parts.js';

/** Reads things by names that something else declares: `S` for `s` would be read by nobody. */
export function byKnownName<T>(
  what: string,
  names: readonly string[],
  item: Read<T>,
): Read<ReadonlyMap<string, T>> {
  const read = byName(what, item);
  const known = new Set(names);
  return (reader) => {
    for (const name of Object.keys(requireObject(reader, `${what} by name`))) {
      if (known.has(name)) continue;
      refuse(childOf(reader, name), {
        code: 'unknown-reference',
        expected: `one of the ${what} ${[...known].slice(0, 8).join(', ') || '(none given)'}`,
        received: shown(name),
        ...unknownName(name, [...known]),
      });
    }
    return read(reader);
  };
}
