import type { Scalar } from '../../clock/rule/condition.js';
import type { Path } from '../../core/error.js';
import { childOf, isList, pathOf, type Read, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { instant, text } from '../../core/read-values.js';
import { count, foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';

/** A change of one field. */
export interface Change {
  readonly path: Path;
  readonly at: number;
  readonly historyId: string;
  /** Its place among the items of its history. */
  readonly index: number;
  /** The id of the field where Jira tells it, else its name. */
  readonly field: string;
  readonly from: Value;
  readonly to: Value;
}

/** A value in words, and its id. */
export interface Value {
  readonly text: Scalar;
  readonly id: Scalar;
}

/** Some of the entries of an issue, and how many there are in all. */
export interface Listed<T> {
  readonly place: Reader;
  readonly items: readonly T[];
  readonly total: number;
}

const MOST_ENTRIES = 100_000;
const MOST_ITEMS = 10_000;

/** Reads a list with its size: a list alone, or one under the first of some names, beside `total`. */
export function listed<T>(names: readonly string[], what: string, item: Read<T>): Read<Listed<T>> {
  const read = listOf(what, item, { most: MOST_ENTRIES });
  return (place) => {
    if (isList(place)) {
      const items = read(place);
      return { place, items, total: items.length };
    }
    const { total } = pickFields(place, `{ ${names.join(' or ')}, total }`, {
      total: orNone(count),
    });
    const name = names.find((one) => !isNone(childOf(place, one))) ?? (names[0] as string);
    const items = read(childOf(place, name));
    return { place, items, total: total ?? items.length };
  };
}

/** Reads the changelog of an issue, `{ histories }`, or a page of it, `{ values }`. */
export const readChangelog: Read<Listed<readonly Change[]>> = /* @__PURE__ */ listed(
  ['histories', 'values'],
  'histories',
  readHistory,
);

function readHistory(reader: Reader): readonly Change[] {
  const { id, created, items } = pickFields(reader, 'a history', {
    id: foreignId,
    created: instant,
    items: readItems,
  });
  return items.map((item, index) => ({ ...item, at: created, historyId: id, index }));
}

type Item = Pick<Change, 'path' | 'field' | 'from' | 'to'>;

const readItems: Read<readonly Item[]> = (reader) =>
  listOf('items', readItem, { most: MOST_ITEMS })(reader);

function readItem(reader: Reader): Item {
  const item = pickFields(reader, 'an item', {
    field: text,
    fieldId: orNone(text),
    from: orNone(text),
    fromString: orNone(text),
    to: orNone(text),
    toString: orNone(text),
  });
  return {
    path: pathOf(reader),
    field: item.fieldId ?? item.field,
    from: { text: item.fromString || null, id: item.from || null },
    to: { text: item.toString || null, id: item.to || null },
  };
}
