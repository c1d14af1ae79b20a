import { keysOf, type Read, type Reader, refuse } from '../../core/read.js';
import { byName } from '../../core/read-parts.js';
import { text } from '../../core/read-values.js';

const METRIC = /^[a-zA-Z_:][a-zA-Z0-9_:]*$/;
const LABEL = /^(?!__)[a-zA-Z_][a-zA-Z0-9_]*$/;

/** Reads a name that a metric may have. */
export function metricName(reader: Reader): string {
  const name = text(reader);
  if (METRIC.test(name)) return name;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'a name of letters, digits, underscores and colons that begins with no digit',
  });
}

/** Reads labels or annotations, whose names are those of labels; some names are taken already. */
export function labels(what: string, taken: readonly string[]): Read<Record<string, string>> {
  const read = byName(what, text);
  return (reader) => {
    const values = read(reader);
    for (const name of keysOf(reader)) {
      if (LABEL.test(name) && !taken.includes(name)) continue;
      refuse(reader, {
        code: 'invalid-option',
        expected: taken.includes(name)
          ? `other labels than ${taken.join(', ')}, which rules have already`
          : 'names of letters, digits and underscores that begin with no digit',
        received: JSON.stringify(name),
      });
    }
    return Object.fromEntries(values);
  };
}
