import type { Finding } from '../../core/finding.js';
import { setOwn } from '../../core/own-field.js';
import { MOST_VALUES, plainEcho } from '../../core/plain.js';
import { childOf, isList, keysOf, type Reader, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { type UnreadField, unread } from './unread.js';

/** Deeper than any document; what holds itself ends here. */
const DEEPEST = 100;

/**
 * Keeps a part of a document of others as it is, as plain data. A key named `__proto__`, which a copy
 * may take for something else, is told and left out.
 */
export function kept(reader: Reader, tell: (finding: Finding<UnreadField>) => void): unknown {
  let count = 0;
  const copy = (place: Reader, depth: number): unknown => {
    count++;
    if (count > MOST_VALUES || depth > DEEPEST) {
      const expected = `at most ${MOST_VALUES} values, ${DEEPEST} deep`;
      refuse(place, { code: 'invalid-type', expected, received: 'more of them' });
    }
    if (isList(place)) return listOf('values', (item) => copy(valueIn(item), depth + 1))(place);
    if (!isPlainObject(place.value)) return plainEcho(place);
    const out: Record<string, unknown> = {};
    for (const key of keysOf(place)) {
      const field = childOf(place, key);
      if (key === '__proto__') tell(unread(field));
      else if (field.value !== undefined) setOwn(out, key, copy(field, depth + 1));
    }
    return out;
  };
  return copy(reader, 0);
}

/** A hole of a list is no value that JSON has. */
function valueIn(item: Reader): Reader {
  if (item.value !== undefined) return item;
  refuse(item, { code: 'invalid-type', expected: 'a value' });
}

function isPlainObject(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  try {
    const prototype: unknown = Object.getPrototypeOf(value);
    return prototype === null || prototype === Object.prototype;
  } catch {
    // A proxy that bites: the copy tells so.
    return false;
  }
}
