import { ONE } from '../../core/ratio.js';
import { type Read, type Reader, refuse, safely } from '../../core/read.js';
import type { TimeSet } from '../../core/time-set.js';
import { time } from '../terms/time.js';
import type { OutageInput } from './outage.js';
import { readColumns } from './outage-columns.js';
import { readRows } from './outage-rows.js';
import type { OutageContext, OutageTable } from './table.js';

/** The table of no outage at all. */
export const NO_OUTAGES: OutageTable = {
  starts: new Float64Array(0),
  ends: new Float64Array(0),
  levels: undefined,
  weights: [ONE],
  factsAt: undefined,
};

/** Reads outages in any form: rows, columns, or a time set. */
export function outagesReader(context: OutageContext): Read<OutageTable> {
  return safely((reader) => {
    const { value } = reader;
    if (typeof value !== 'object' || value === null) return refuseOutages(reader);
    if (value instanceof Float64Array || (Array.isArray(value) && typeof value[0] === 'number'))
      return tableOfSet(time(reader));
    if (Array.isArray(value)) return readRows(reader, value as OutageInput[], context);
    if (Symbol.iterator in value) {
      const rows = [...(value as Iterable<OutageInput>)];
      return readRows({ ...reader, value: rows }, rows, context);
    }
    return 'starts' in value || 'ends' in value
      ? readColumns(reader, context)
      : refuseOutages(reader);
  });
}

function refuseOutages(reader: Reader): never {
  refuse(reader, {
    code: 'invalid-type',
    expected: 'outages as a list, as columns of starts and ends, or as a time set',
  });
}

function tableOfSet(set: TimeSet): OutageTable {
  const half = set.length / 2;
  const starts = new Float64Array(half);
  const ends = new Float64Array(half);
  for (let i = 0; i < half; i++) {
    starts[i] = set[2 * i] as number;
    ends[i] = set[2 * i + 1] as number;
  }
  return { ...NO_OUTAGES, starts, ends };
}
