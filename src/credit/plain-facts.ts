import type { Ratio } from '../core/ratio.js';
import { childOf, type Reader, type ReadersOf } from '../core/read.js';
import type { ExactMoney } from '../money/money.js';

/** The two fields that nearly all facts are made of. */
export interface PlainFacts {
  readonly base: ExactMoney | null;
  readonly level: Ratio | null;
}

/**
 * Makes a reader of facts that are a level and a base, and nothing beside: it asks the readers of these two
 * and no others. Where there is more, or something is wrong, it gives `null`: the whole table reads that, and
 * tells of it.
 */
export function plainFactsReader(
  fields: ReadersOf<PlainFacts>,
): (reader: Reader) => PlainFacts | null {
  return (reader) => {
    if (reader.findings !== null) return null;
    try {
      if (!isPlain(reader.value)) return null;
      const base = fields.base(childOf(reader, 'base'));
      return { base, level: fields.level(childOf(reader, 'level')) };
    } catch {
      return null;
    }
  };
}

/** Names that a loop does not show count, too: they are read. */
function isPlain(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.getOwnPropertyNames(value);
  return names.length <= 2 && names.every((name) => name === 'level' || name === 'base');
}
