import { shown } from './error.js';
import { keysOf, placeIn, type Read, refuse, unknownName } from './read.js';
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
    requireObject(reader, `${what} by name`);
    for (const name of keysOf(reader)) {
      if (known.has(name)) continue;
      refuse(placeIn(reader, name), {
        code: 'unknown-reference',
        expected: `one of the ${what} ${[...known].slice(0, 8).join(', ') || '(none given)'}`,
        received: shown(name),
        ...unknownName(name, [...known]),
      });
    }
    return read(reader);
  };
}
