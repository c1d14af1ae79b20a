import type { DecimalInput } from '../../core/decimal-text.js';
import { shown } from '../../core/error.js';
import { MAX_INSTANT, MIN_INSTANT } from '../../core/instant.js';
import { childOf, type FieldsOf, type Reader, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { FACT_COLUMNS, type OutageColumns, type OutageFacts } from './outage.js';
import {
  endOfOpen,
  levelOfState,
  levelOfWeight,
  newLevels,
  type OutageContext,
  type OutageTable,
} from './table.js';

type Texts = readonly (string | undefined)[];

const FIELDS = {
  starts: numbers,
  ends: numbers,
  weights: /* @__PURE__ */ optional(column<DecimalInput>),
  states: /* @__PURE__ */ optional(texts),
  causes: /* @__PURE__ */ optional(texts),
  components: /* @__PURE__ */ optional(texts),
  severities: /* @__PURE__ */ optional(texts),
  ids: /* @__PURE__ */ optional(texts),
} as const satisfies FieldsOf<OutageColumns>;

/** Reads outages in columns: no object is made for a row. */
export function readColumns(reader: Reader, context: OutageContext): OutageTable {
  const columns = readFields(reader, 'columns of outages', FIELDS);
  const { starts } = columns;
  for (const [name, values] of Object.entries(columns)) {
    if (values === undefined || values.length === starts.length) continue;
    refuse(childOf(reader, name), {
      code: 'invalid-interval',
      expected: `${starts.length} rows, as many as there are starts`,
      received: `${values.length}`,
    });
  }
  const ends = closed(reader, starts, columns.ends, context);
  const { levels, weights } = levelsIn(reader, columns, context);
  const told = Object.values(FACT_COLUMNS).some((name) => columns[name] !== undefined);
  return {
    starts,
    ends,
    levels,
    weights,
    factsAt: told ? (row) => factsAt(columns, row) : undefined,
  };
}

/** Checks the bounds, and closes open outages; ends without any open one are passed on as they are. */
function closed(
  reader: Reader,
  starts: Float64Array,
  ends: Float64Array,
  context: OutageContext,
): Float64Array {
  let isOpen = false;
  for (let row = 0; row < starts.length; row++) {
    const start = starts[row] as number;
    const end = ends[row] as number;
    if (isInstant(start) && isInstant(end) && start <= end) continue;
    if (isInstant(start) && Number.isNaN(end)) isOpen = true;
    else refuseBounds(reader, row, start, end);
  }
  if (!isOpen) return ends;
  return ends.map((end, row) =>
    Number.isNaN(end)
      ? endOfOpen(starts[row] as number, context, () => childOf(childOf(reader, 'ends'), row))
      : end,
  );
}

function refuseBounds(reader: Reader, row: number, start: number, end: number): never {
  if (!isInstant(start)) refuseInstant(childOf(childOf(reader, 'starts'), row));
  const place = childOf(childOf(reader, 'ends'), row);
  if (!isInstant(end)) refuseInstant(place);
  refuse(place, {
    code: 'invalid-interval',
    expected: 'an end at or after the start',
    received: `[${shown(start)}, ${shown(end)}]`,
    hint: 'swap the bounds if the clocks are right',
  });
}

function levelsIn(
  reader: Reader,
  {
    starts,
    weights,
    states,
  }: {
    starts: Float64Array;
    weights?: ArrayLike<DecimalInput> | undefined;
    states?: Texts | undefined;
  },
  context: OutageContext,
): Pick<OutageTable, 'levels' | 'weights'> {
  const known = newLevels();
  if (weights === undefined && states === undefined)
    return { levels: undefined, weights: known.weights };
  const levels = new Uint16Array(starts.length);
  for (let row = 0; row < levels.length; row++) {
    const state = states?.[row];
    if (weights !== undefined)
      levels[row] = levelOfWeight(known, weights[row] as DecimalInput, () =>
        childOf(childOf(reader, 'weights'), row),
      );
    else if (state !== undefined)
      levels[row] = levelOfState(known, state, context.weights, () =>
        childOf(childOf(reader, 'states'), row),
      );
  }
  return { levels: known.weights.length === 1 ? undefined : levels, weights: known.weights };
}

function factsAt(
  columns: Partial<Record<keyof OutageColumns, ArrayLike<unknown> | undefined>>,
  row: number,
): OutageFacts {
  const facts: Record<string, unknown> = {};
  for (const [fact, name] of Object.entries(FACT_COLUMNS)) {
    const value = columns[name]?.[row];
    if (value !== undefined) facts[fact] = value;
  }
  return facts as OutageFacts;
}

function isInstant(value: number): boolean {
  return Number.isInteger(value) && value >= MIN_INSTANT && value <= MAX_INSTANT;
}

function refuseInstant(place: Reader): never {
  refuse(place, { code: 'invalid-instant', expected: 'whole epoch milliseconds' });
}

/** Reads instants: one kind of column comes out, so that the loops over it meet no other. */
function numbers(reader: Reader): Float64Array {
  const values = column<unknown>(reader);
  if (values instanceof Float64Array) return values;
  const out = new Float64Array(values.length);
  for (let row = 0; row < out.length; row++) {
    const value = values[row];
    if (typeof value !== 'number') refuseInstant(childOf(reader, row));
    out[row] = value;
  }
  return out;
}

function texts(reader: Reader): Texts {
  const values = column<string | undefined>(reader);
  for (let row = 0; row < values.length; row++) {
    if (values[row] === undefined || typeof values[row] === 'string') continue;
    refuse(childOf(reader, row), { code: 'invalid-type', expected: 'a text' });
  }
  return values as Texts;
}

function column<T>(reader: Reader): ArrayLike<T> {
  const { value } = reader;
  if (Array.isArray(value) || value instanceof Float64Array) return value as ArrayLike<T>;
  refuse(reader, { code: 'invalid-type', expected: 'a column: a list or a Float64Array' });
}
