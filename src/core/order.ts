/**
 * Large columns are put in order by their values first, into as many bins as make each a handful, and then
 * bin by bin. Figures spread over time as events are make that linear; where they do not, a bin that is
 * full is sorted as the whole would have been.
 */

/** Fewer values than this are sorted at once. */
const FEW = 512;
/** So many values a bin, where they are spread evenly. */
const PER_BIN = 16;
/** A bin with more is sorted by the engine: a walk that shifts values grows with the square. */
const MOST_SHIFTED = 64;

/** A sorted copy of finite numbers. */
export function sortedColumn(given: Float64Array): Float64Array {
  if (given.length < FEW) return given.slice().sort();
  const bins = binsOf(given);
  const out = new Float64Array(given.length);
  const next = bins.edges.slice();
  for (let i = 0; i < given.length; i++) {
    const value = given[i] as number;
    const bin = ((value - bins.least) * bins.scale) | 0;
    const place = next[bin] as number;
    out[place] = value;
    next[bin] = place + 1;
  }
  for (let bin = 0; bin + 1 < bins.edges.length; bin++) {
    const from = bins.edges[bin] as number;
    const to = bins.edges[bin + 1] as number;
    if (to - from > MOST_SHIFTED) out.subarray(from, to).sort();
    else shiftValues(out, from, to);
  }
  return out;
}

/** The places of finite numbers in their order, equal ones as they stand; `null` when all stand so. */
export function orderOf(values: Float64Array): Uint32Array | null {
  if (isSorted(values, 'equal ones too')) return null;
  const out = new Uint32Array(values.length);
  const bins = binsOf(values);
  const next = bins.edges.slice();
  for (let i = 0; i < values.length; i++) {
    const bin = (((values[i] as number) - bins.least) * bins.scale) | 0;
    const place = next[bin] as number;
    out[place] = i;
    next[bin] = place + 1;
  }
  for (let bin = 0; bin + 1 < bins.edges.length; bin++) {
    const from = bins.edges[bin] as number;
    const to = bins.edges[bin + 1] as number;
    if (to - from <= MOST_SHIFTED) shiftPlaces(out, values, from, to);
    else out.subarray(from, to).sort((a, b) => (values[a] as number) - (values[b] as number));
  }
  return out;
}

/** The values at some places, in their order. */
export function valuesAt(values: Float64Array, places: ArrayLike<number>): Float64Array {
  const out = new Float64Array(places.length);
  for (let i = 0; i < out.length; i++) out[i] = values[places[i] as number] as number;
  return out;
}

/** Whether values stand in order; each once, where equal ones are out of it. */
export function isSorted(values: Float64Array, which: 'equal ones too' | 'each once'): boolean {
  const isStrict = which === 'each once';
  for (let i = 1; i < values.length; i++) {
    const [value, before] = [values[i] as number, values[i - 1] as number];
    if (value < before || (isStrict && value === before)) return false;
  }
  return true;
}

/** Bins of equal width, and where each begins and ends in the order of all. */
interface Bins {
  readonly least: number;
  readonly scale: number;
  /** One more than there are bins. */
  readonly edges: Uint32Array;
}

function binsOf(values: Float64Array): Bins {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    if (value < least) least = value;
    if (value > most) most = value;
  }
  const count = Math.max(1, Math.floor(values.length / PER_BIN));
  // A width of nothing, or of more than a number holds, puts all into the first bin: `NaN | 0` is 0.
  const scale = (count - 1) / (most - least);
  const edges = new Uint32Array(count + 1);
  for (let i = 0; i < values.length; i++) {
    const bin = (((values[i] as number) - least) * scale) | 0;
    edges[bin + 1] = (edges[bin + 1] as number) + 1;
  }
  for (let bin = 0; bin < count; bin++)
    edges[bin + 1] = (edges[bin + 1] as number) + (edges[bin] as number);
  return { least, scale, edges };
}

function shiftValues(out: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const value = out[i] as number;
    let j = i;
    for (; j > from && (out[j - 1] as number) > value; j--) out[j] = out[j - 1] as number;
    out[j] = value;
  }
}

function shiftPlaces(out: Uint32Array, values: Float64Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i++) {
    const row = out[i] as number;
    const value = values[row] as number;
    let j = i;
    for (; j > from && (values[out[j - 1] as number] as number) > value; j--)
      out[j] = out[j - 1] as number;
    out[j] = row;
  }
}
