import type { DecimalInput } from '../../core/decimal-text.js';
import { shown } from '../../core/error.js';
import { attempt, childOf, REFUSED, type Reader, refuse, unknownName } from '../../core/read.js';
import { instant } from '../../core/read-values.js';
import { isPlainInstant } from '../terms/time.js';
import { FACTS, factsOf, type OutageFacts, type OutageInput } from './outage.js';
import {
  endOfOpen,
  fieldOf,
  type Levels,
  levelOfState,
  levelOfWeight,
  newLevels,
  type OutageContext,
  type OutageTable,
  WHOLE,
} from './table.js';

/** Rows being read: the reader is that of the list, places are made only for what is wrong. */
interface Rows {
  readonly reader: Reader;
  readonly context: OutageContext;
  readonly starts: Float64Array;
  readonly ends: Float64Array;
  readonly levels: Uint16Array;
  readonly known: Levels;
}

/** Reads outages as rows, by hand and fast: a million of them are no rarity. */
export function readRows(
  reader: Reader,
  outages: readonly OutageInput[],
  context: OutageContext,
): OutageTable {
  const { length } = outages;
  const rows: Rows = {
    reader,
    context,
    starts: new Float64Array(length),
    ends: new Float64Array(length),
    levels: new Uint16Array(length),
    known: newLevels(),
  };
  let told = false;
  let isRefused = false;
  for (let row = 0; row < length; row++) {
    const outage = outages[row] as OutageInput;
    if (reader.findings === null) told = readRow(rows, outage, row) || told;
    else {
      const read = attempt(reader, () => readRow(rows, outage, row));
      if (read === undefined) isRefused = true;
      else told ||= read.value;
    }
  }
  if (isRefused) throw REFUSED;
  const { starts, ends, known } = rows;
  const levels = known.weights.length === 1 ? undefined : rows.levels;
  const facts = (row: number): OutageFacts => {
    const outage = outages[row] as OutageInput;
    return isPair(outage) ? NO_FACTS : factsOf(outage);
  };
  return { starts, ends, levels, weights: known.weights, factsAt: told ? facts : undefined };
}

const NO_FACTS: OutageFacts = {};

/** Reads a row; tells whether it says more than its bounds. */
function readRow(rows: Rows, outage: OutageInput, row: number): boolean {
  if (typeof outage !== 'object' || outage === null) refuseRow(rows, row);
  if (isPair(outage)) {
    if (outage.length !== 2) refuseRow(rows, row);
    readBounds(rows, row, 0, 1);
    return false;
  }
  const hasFacts = readKeys(rows, outage, row);
  const isResult = 'startAt' in outage || 'endAt' in outage;
  if (isResult && ('start' in outage || 'end' in outage)) refuseRow(rows, row);
  if (isResult) readBounds(rows, row, 'startAt', 'endAt');
  else readBounds(rows, row, 'start', 'end');
  if (hasFacts) rows.levels[row] = levelAt(rows, outage, row);
  return hasFacts;
}

function readBounds(
  { reader, context, starts, ends }: Rows,
  row: number,
  startKey: string | number,
  endKey: string | number,
): void {
  const outage = (reader.value as readonly Record<string | number, unknown>[])[row] as Record<
    string | number,
    unknown
  >;
  const start = outage[startKey];
  const end = outage[endKey];
  const startAt = isPlainInstant(start) ? start : instant(fieldOf(reader, row, startKey));
  const endAt =
    end === null
      ? endOfOpen(startAt, context, () => fieldOf(reader, row, endKey))
      : isPlainInstant(end)
        ? end
        : endOf(reader, row, endKey);
  if (endAt < startAt) {
    refuse(childOf(reader, row), {
      code: 'invalid-interval',
      expected: 'an end at or after the start',
      hint: 'swap the bounds if the clocks are right',
    });
  }
  starts[row] = startAt;
  ends[row] = endAt;
}

function endOf(reader: Reader, row: number, key: string | number): number {
  const place = fieldOf(reader, row, key);
  if (place.value !== undefined) return instant(place);
  refuse(place, {
    code: 'missing-field',
    expected: 'an instant, or null for an outage that goes on',
  });
}

const BOUNDS: readonly string[] = ['start', 'end', 'startAt', 'endAt'];
const NAMES: readonly string[] = [...BOUNDS, ...FACTS];
const BOUND_NAMES: ReadonlySet<string> = /* @__PURE__ */ new Set(BOUNDS);
const TEXT_NAMES: ReadonlySet<string> = /* @__PURE__ */ new Set(FACTS.slice(1));

/** Checks the names of the fields and the texts among them; tells whether there are facts. */
function readKeys({ reader }: Rows, outage: object, row: number): boolean {
  let hasFacts = false;
  for (const key in outage) {
    if (BOUND_NAMES.has(key)) continue;
    const value = (outage as Readonly<Record<string, unknown>>)[key];
    if (!TEXT_NAMES.has(key) && key !== 'weight') refuseKey(reader, row, key);
    if (value === undefined) continue;
    if (key !== 'weight' && typeof value !== 'string')
      refuse(fieldOf(reader, row, key), { code: 'invalid-type', expected: 'a text' });
    hasFacts = true;
  }
  return hasFacts;
}

function levelAt({ reader, known, context }: Rows, facts: OutageFacts, row: number): number {
  const { weight, state } = facts;
  if (weight !== undefined)
    return levelOfWeight(known, weight as DecimalInput, () => fieldOf(reader, row, 'weight'));
  if (state === undefined) return WHOLE;
  return levelOfState(known, state, context.weights, () => fieldOf(reader, row, 'state'));
}

function isPair(outage: OutageInput): outage is Extract<OutageInput, readonly unknown[]> {
  return Array.isArray(outage);
}

function refuseKey(reader: Reader, row: number, key: string): never {
  refuse(fieldOf(reader, row, key), {
    code: 'unknown-field',
    expected: `one of ${NAMES.join(', ')}`,
    received: shown(key),
    ...unknownName(key, NAMES),
  });
}

function refuseRow({ reader }: Rows, row: number): never {
  refuse(childOf(reader, row), {
    code: 'invalid-interval',
    expected: 'an outage as [start, end], { start, end } or { startAt, endAt }',
  });
}
