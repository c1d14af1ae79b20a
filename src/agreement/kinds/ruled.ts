import type { Ratio } from '../../core/ratio.js';
import {
  attempt,
  childOf,
  note,
  REFUSED,
  type Read,
  type Reader,
  type ReadersOf,
  type ValuesOf,
} from '../../core/read.js';
import { optional, takeFields } from '../../core/read-parts.js';
import { id, text, word } from '../../core/read-values.js';
import type { Objective } from '../document/document.js';
import type { Shelf } from '../document/shelf.js';
import { type CommonValues, commonFields } from './common.js';

/** What the agreement itself reads of an objective. */
interface OwnValues extends CommonValues {
  readonly id: string;
  readonly name: string | undefined;
  readonly kind: string;
}

/** The fields that the agreement itself reads of an objective whose rule knows neither id nor name. */
export function ownFields(shelf: Shelf, kind: Objective['kind']): ReadersOf<OwnValues> {
  return { id, name: optional(text), ...commonFields(shelf), kind: word([kind]) };
}

/** An objective as read: what the agreement adds, and the rule of an engine. */
interface Ruled<Values, Rule> {
  readonly values: Values;
  readonly rule: Rule;
}

/**
 * Reads an objective: what the agreement adds by a table, the rest by the reader of an engine. Both tell
 * what is wrong before either gives up.
 */
export function readRuled<Table extends Readonly<Record<string, Read<unknown>>>, Rule>(
  reader: Reader,
  what: string,
  table: Table,
  readRule: Read<Rule>,
): Ruled<ValuesOf<Table>, Rule> {
  const { values, rest } = takeFields(reader, what, table);
  const rule = attempt(rest, readRule);
  if (values === undefined || rule === undefined) throw REFUSED;
  return { values, rule: rule.value };
}

/** Notes an objective that promises nothing: an engine measures without a target, a document does not. */
export function noteMissingTarget(
  reader: Reader,
  target: Ratio | null,
  { field, example }: { readonly field: string; readonly example: string },
): void {
  if (target !== null) return;
  note(childOf(reader, field), { code: 'missing-field', expected: `a target ${example}` });
}

/** The field of a target in percent, and one that is usual among services. */
export const IN_PERCENT = { field: 'targetPercent', example: 'such as "99.9"' };
