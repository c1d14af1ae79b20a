import type { DecimalInput } from '../../core/decimal-text.js';
import { shown } from '../../core/error.js';
import { childOf, type FieldsOf, type Reader, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { requireLengths } from '../terms/columns.js';
import { isInstant, listColumn, numbers, refuseInstant, type Texts, texts } from './columns.js';
import { FACT_COLUMNS, type OutageColumns, type OutageFacts } from './outage.js';
import {
  endOfOpen,
  levelOfState,
  levelOfWeight,
  newLevels,
  type OutageContext,
  type OutageTable,
} from './table.js';

const FIELDS = {
  starts: numbers,
  ends: numbers,
  weights: /* @__PURE__ */ optional(listColumn<DecimalInput>),
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
  requireLengths(reader, columns, { length: starts.length, as: 'starts' });
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
