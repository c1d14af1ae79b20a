import { type DecimalInput, parseDecimal } from '../core/decimal-text.js';
import { fail, type Path, shown } from '../core/error.js';
import { type InstantInput, toInstant } from '../core/instant.js';
import { toTimeSetFromColumns } from '../core/interval.js';
import { type TimeSet, union } from '../core/time-set.js';

/**
 * A time when a service did not work: from `start` (included) to `end` (excluded). An `end` of `null`
 * is an outage that goes on.
 */
export type OutageInput =
  | readonly [start: InstantInput, end: InstantInput | null]
  | ({ readonly start: InstantInput; readonly end: InstantInput | null } & OutageFacts)
  | ({ readonly startAt: number; readonly endAt: number | null } & OutageFacts);

/** How bad an outage was. */
export interface OutageFacts {
  /** The share of the service that was lost, 0 to 1; overlapping outages count with the highest. */
  readonly weight?: DecimalInput;
  /** A state whose weight the `weights` of the call give; used where there is no `weight`. */
  readonly state?: string;
  readonly id?: string;
  readonly cause?: string;
}

/** Outages as columns, for large inputs: epoch milliseconds, `NaN` as the end of one that goes on. */
export interface OutageColumns {
  readonly starts: Float64Array | readonly number[];
  readonly ends: Float64Array | readonly number[];
  /** @defaultValue all 1 */
  readonly weights?: Float64Array | readonly number[];
}

/** The share of the service that a state loses. */
export type StateWeights = { readonly [state: string]: DecimalInput };

/** Partial outages count whole, degraded service counts as up; announced maintenance is no outage. */
export const DEFAULT_WEIGHTS: StateWeights = { major: 1, partial: 1, degraded: 0, maintenance: 0 };

/** The weights of Statuspage: a partial outage is three tenths of a major one. */
export const STATUSPAGE_WEIGHTS: StateWeights = {
  major: 1,
  partial: '0.3',
  degraded: 0,
  maintenance: 0,
};

/**
 * Outages in layers: layer `j` is all the time when the weight is at least `weights[j]`. Weights are
 * integers over one `scale`, from the highest down.
 */
export interface OutageLayers {
  readonly sets: readonly TimeSet[];
  readonly weights: readonly bigint[];
  readonly scale: bigint;
}

const MOST_WEIGHTS = 10_000;

interface Columns {
  readonly starts: ArrayLike<number>;
  readonly ends: ArrayLike<number>;
  readonly weights: ArrayLike<DecimalInput> | undefined;
}

/** Reads outages in either form; those that go on end at `asOf`. */
export function readOutages(
  input: readonly OutageInput[] | OutageColumns,
  asOf: number,
  weights: StateWeights | undefined,
  path: Path,
): OutageLayers {
  const columns = isColumns(input)
    ? endAt(input, asOf)
    : columnsOf(input, asOf, { ...DEFAULT_WEIGHTS, ...weights }, path);
  return columns.weights === undefined
    ? { sets: [toTimeSetFromColumns(columns.starts, columns.ends, path)], weights: [1n], scale: 1n }
    : layersOf({ ...columns, weights: columns.weights }, path);
}

function isColumns(input: readonly OutageInput[] | OutageColumns): input is OutageColumns {
  return 'starts' in input;
}

/** Closes open outages; columns without any are passed on as they are. */
function endAt({ starts, ends, weights }: OutageColumns, asOf: number): Columns {
  let isOpen = false;
  for (let i = 0; i < ends.length; i++) isOpen ||= Number.isNaN(ends[i]);
  if (!isOpen) return { starts, ends, weights };
  const closed = Float64Array.from(ends, (end, i) =>
    Number.isNaN(end) ? Math.max(starts[i] as number, asOf) : end,
  );
  return { starts, ends: closed, weights };
}

function columnsOf(
  outages: readonly OutageInput[],
  asOf: number,
  weights: StateWeights,
  path: Path,
): Columns {
  const starts = new Float64Array(outages.length);
  const ends = new Float64Array(outages.length);
  const shares: DecimalInput[] = [];
  let isWeighted = false;
  outages.forEach((outage, i) => {
    const { start, end, facts } = partsOf(outage, path, i);
    starts[i] = readBound(start, path, i, 'start');
    // An outage that goes on but starts after `asOf` has not begun.
    ends[i] = end === null ? Math.max(starts[i] as number, asOf) : readBound(end, path, i, 'end');
    const share = weightOf(facts, weights, path, i);
    isWeighted ||= share !== 1;
    shares.push(share);
  });
  return { starts, ends, weights: isWeighted ? shares : undefined };
}

/** Reads a bound; a path is built only for what may fail, as a million outages would build millions. */
function readBound(input: InstantInput, path: Path, index: number, key: 'start' | 'end'): number {
  return typeof input === 'number' && Number.isInteger(input)
    ? toInstant(input, path)
    : toInstant(input, [...path, index, key]);
}

interface OutageParts {
  readonly start: InstantInput;
  readonly end: InstantInput | null;
  readonly facts: OutageFacts;
}

const NO_FACTS: OutageFacts = {};

function partsOf(outage: OutageInput, path: Path, index: number): OutageParts {
  if (typeof outage !== 'object' || outage === null) {
    fail({
      code: 'invalid-interval',
      path: [...path, index],
      expected: 'an outage with start and end',
      received: shown(outage),
    });
  }
  if (isPair(outage)) return { start: outage[0], end: outage[1], facts: NO_FACTS };
  const [start, end] =
    'startAt' in outage ? [outage.startAt, outage.endAt] : [outage.start, outage.end];
  if (end !== undefined) return { start, end, facts: outage };
  fail({
    code: 'missing-field',
    path: [...path, index, 'end'],
    expected: 'an instant, or null for an outage that goes on',
    received: 'undefined',
  });
}

function isPair(outage: OutageInput): outage is readonly [InstantInput, InstantInput | null] {
  return Array.isArray(outage);
}

function weightOf(
  { weight, state }: OutageFacts,
  weights: StateWeights,
  path: Path,
  index: number,
): DecimalInput {
  if (weight !== undefined) return weight;
  if (state === undefined) return 1;
  if (Object.hasOwn(weights, state)) return weights[state] as DecimalInput;
  fail({
    code: 'unknown-reference',
    path: [...path, index, 'state'],
    expected: `one of ${Object.keys(weights).slice(0, 20).join(', ')}`,
    received: shown(state),
    hint: 'give its share in weights',
  });
}

function layersOf(
  { starts, ends, weights }: Columns & { readonly weights: ArrayLike<DecimalInput> },
  path: Path,
): OutageLayers {
  if (weights.length !== starts.length) {
    fail({
      code: 'invalid-option',
      path: [...path, 'weights'],
      expected: `${starts.length} weights`,
      received: `${weights.length}`,
    });
  }
  const rows = new Map<DecimalInput, number[]>();
  for (let i = 0; i < starts.length; i++) {
    const weight = weights[i] as DecimalInput;
    const known = rows.get(weight);
    if (known === undefined) rows.set(weight, [i]);
    else known.push(i);
  }
  if (rows.size > MOST_WEIGHTS) {
    fail({
      code: 'invalid-option',
      path,
      expected: `at most ${MOST_WEIGHTS} different weights`,
      received: `${rows.size}`,
    });
  }
  const parsed = [...rows].map(([weight, indexes]) => ({
    ...parseWeight(weight, [...path, indexes[0] as number, 'weight']),
    indexes,
  }));
  const digits = Math.max(0, ...parsed.map(({ scale }) => scale));
  const scale = 10n ** BigInt(digits);
  const levels = parsed
    .map(({ units, scale: own, indexes }) => ({
      weight: units * 10n ** BigInt(digits - own),
      indexes,
    }))
    .sort((a, b) => (a.weight > b.weight ? -1 : a.weight < b.weight ? 1 : 0));
  let below: TimeSet = [];
  const sets = levels.map(({ indexes }) => {
    const own = toTimeSetFromColumns(
      indexes.map((i) => starts[i] as number),
      indexes.map((i) => ends[i] as number),
      path,
    );
    below = union(below, own);
    return below;
  });
  return { sets, weights: levels.map(({ weight }) => weight), scale };
}

function parseWeight(
  weight: DecimalInput,
  path: Path,
): { readonly units: bigint; readonly scale: number } {
  const parsed = parseDecimal(weight, path);
  if (parsed.units >= 0n && parsed.units <= 10n ** BigInt(parsed.scale)) return parsed;
  fail({
    code: 'invalid-option',
    path,
    expected: 'a weight from 0 to 1',
    received: shown(weight),
  });
}
