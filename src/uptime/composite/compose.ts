import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import {
  compare,
  divide,
  multiply,
  ONE,
  product,
  type Ratio,
  ratio,
  smallerOf,
  subtract,
  sum,
  ZERO,
} from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  readerOf,
  refuse,
} from '../../core/read.js';
import { listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { durationArgument, percent, share, whole } from '../../core/read-values.js';
import { type FigureOptions, figuresOf, readFormat, wholeMs } from '../terms/figures.js';
import { TARGET_FIELDS, type TargetInput, targetOf } from '../terms/target.js';

/**
 * A system as a tree. A leaf is an availability in percent, or mean times between failures and to
 * repair. A node needs all of its parts (`series`, `sum`), any of them (`parallel`), or some (`atLeast`).
 */
export type SystemPart =
  | DecimalInput
  | { readonly availabilityPercent: DecimalInput }
  | { readonly availabilityRatio: DecimalInput }
  | { readonly mtbf: DurationInput; readonly mttr: DurationInput }
  | { readonly series: readonly SystemPart[] }
  | { readonly parallel: readonly SystemPart[] }
  | { readonly atLeast: number; readonly of: readonly SystemPart[] }
  | { readonly sum: readonly SystemPart[] };

/** A system, and what it is held against. */
export interface ComposeInput extends TargetInput {
  readonly system: SystemPart;
  /** A length of service time, for the downtime to expect in it. */
  readonly length?: DurationInput | undefined;
}

/** The availability of a system whose parts fail independently. */
export interface ComposedAvailability {
  readonly availabilityPercent: string;
  readonly availabilityRatio: string;
  /** What `availabilityRatio` lacks of 1, as written. */
  readonly unavailabilityRatio: string;
  /** Expected downtime in the length of time, rounded down; `null` without one. */
  readonly downtimeMs: number | null;
  /** Whether the system can keep the target; `null` without one. */
  readonly achievable: boolean | null;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...TARGET_FIELDS,
    system: readSystem,
    length: optional(durationArgument),
  }) as const satisfies FieldsOf<ComposeInput>)();

/**
 * Computes the availability of a system from that of its parts, exactly.
 *
 * Parts are taken to fail independently; shared causes make the truth worse. `series` multiplies
 * availabilities, `parallel` multiplies unavailabilities, `atLeast` sums the ways in which enough
 * parts are up, `sum` adds unavailabilities (the first-order bound, never above 1). No part: always up.
 * A system has at most 5,000 parts, nested 100 deep; a part counts wherever it is used.
 *
 * @param input - The tree, a target, a length of time.
 * @param options - How figures are written.
 * @returns The availability; with `floor`, never shown higher than it is.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-decimal`, `invalid-duration`, `invalid-target`; `result-out-of-range` for figures of too
 * many digits.
 * @example
 * import { composeAvailability } from 'slakit/uptime'
 * composeAvailability({ system: { series: ['99.95', '99.95'] } }).availabilityPercent // => '99.900025'
 * composeAvailability({ system: { atLeast: 2, of: ['99', '99', '99'] } }).availabilityPercent // => '99.9702'
 */
export function composeAvailability(
  input: ComposeInput,
  options: FigureOptions = {},
): ComposedAvailability {
  const figures = figuresOf(readFormat(options), 'floor');
  const reader = readerOf(input);
  const { system: down, length, ...values } = readFields(reader, 'a system', FIELDS);
  const target = targetOf(reader, values);
  const up = upOf(down);
  const [availabilityRatio, unavailabilityRatio] = figures.ratioPair(up);
  return {
    availabilityPercent: figures.percent(up),
    availabilityRatio,
    unavailabilityRatio,
    downtimeMs: length === undefined ? null : wholeMs(multiply(down, ratio(length))),
    achievable: target === null ? null : compare(up, target) >= 0,
  };
}

/**
 * Computes the mean time between failures of parts that are all needed: 1 / (1/a + 1/b + …).
 *
 * @param parts - The mean time between failures of each part; at least one.
 * @returns Milliseconds, rounded down.
 * @throws {@link SlaError} `invalid-type` without parts, `invalid-duration`.
 * @example
 * import { seriesMtbf } from 'slakit/uptime'
 * seriesMtbf([{ hours: 50_000 }, { hours: 20_000 }]) // => 51428571428
 */
export function seriesMtbf(parts: readonly DurationInput[]): number {
  const times = listOf('mean times', positiveMs, { least: 1 })(readerOf(parts, null, 'parts'));
  return wholeMs(divide(ONE, sum(times.map((time) => ratio(1, time)))));
}

/** Deeper trees are no systems, and reading them would overflow the stack. */
const MOST_DEPTH = 100;

/**
 * More parts than any system that a person describes. A part that is used twice is two parts: what
 * small trees share would make 2^n of them.
 */
const MOST_PARTS = 5000;

/**
 * The work for all ways in which parts of a system may be down: parts times parts times the bits of
 * their exact figures. 500 parts of 99.999 stay below; what lies far above takes seconds.
 */
const MOST_WAYS = 4_000_000_000;

/** What reading a tree has cost so far: it is counted where it arises, however parts are shared. */
interface Work {
  parts: number;
  ways: number;
}

function readSystem(reader: Reader): Ratio {
  return readPart(reader, 0, { parts: 0, ways: 0 });
}

/** The unavailability of a part: small numbers that multiply without losing anything. */
function readPart(reader: Reader, depth: number, work: Work): Ratio {
  if (depth > MOST_DEPTH)
    refuse(reader, { code: 'invalid-option', expected: `at most ${MOST_DEPTH} levels of parts` });
  if (++work.parts > MOST_PARTS) {
    refuse(reader, {
      code: 'invalid-option',
      expected: `at most ${MOST_PARTS} parts, each counted wherever it is used`,
      hint: 'compose the parts first, and give their availabilities',
    });
  }
  if (typeof reader.value === 'string' || typeof reader.value === 'number')
    return upOf(percent(reader));
  const parts = listOf('parts', (part) => readPart(part, depth + 1, work));
  return oneKind<Ratio>('a part of a system', {
    availabilityPercent: (at) =>
      upOf(readFields(at, 'a part', { availabilityPercent: percent }).availabilityPercent),
    availabilityRatio: (at) =>
      upOf(readFields(at, 'a part', { availabilityRatio: share }).availabilityRatio),
    mtbf: readRepairable,
    series: (at) => downInSeries(readFields(at, 'a series', { series: parts }).series),
    parallel: (at) => downInParallel(readFields(at, 'a parallel', { parallel: parts }).parallel),
    sum: (at) => smallerOf(sum(readFields(at, 'a sum', { sum: parts }).sum), ONE),
    atLeast: (at) => readAtLeast(at, parts, work),
  })(reader);
}

function readAtLeast(reader: Reader, parts: Read<readonly Ratio[]>, work: Work): Ratio {
  const { of: downs, atLeast } = readFields(reader, 'some of several', {
    atLeast: whole('parts'),
    of: parts,
  });
  if (atLeast > downs.length) {
    refuse(childOf(reader, 'atLeast'), {
      code: 'invalid-option',
      expected: `0 to ${downs.length}, as many as there are parts`,
    });
  }
  const bits = downs.reduce((total, { denominator }) => total + 4 * hexDigitsOf(denominator), 0);
  work.ways += downs.length * downs.length * bits;
  if (work.ways <= MOST_WAYS) return tooManyDown(downs, atLeast);
  refuse(childOf(reader, 'of'), {
    code: 'invalid-option',
    expected: `parts times parts times the bits of their figures below ${MOST_WAYS}`,
    received: `${downs.length} parts of ${bits} bits`,
    hint: 'give fewer parts, or their availabilities with fewer digits',
  });
}

function hexDigitsOf(value: bigint): number {
  return value.toString(16).length;
}

function readRepairable(reader: Reader): Ratio {
  const { mtbf, mttr } = readFields(reader, 'a part that is repaired', {
    mtbf: positiveMs,
    mttr: durationArgument,
  });
  return ratio(mttr, mtbf + mttr);
}

function downInSeries(downs: readonly Ratio[]): Ratio {
  return upOf(product(downs.map(upOf)));
}

/** Nothing in parallel is no requirement, like nothing in series. */
function downInParallel(downs: readonly Ratio[]): Ratio {
  return downs.length === 0 ? ZERO : product(downs);
}

/**
 * The probability that fewer than `needed` parts are up. Row `n` of the table says how likely exactly
 * `n` parts are down so far; all entries share one denominator, so that no fraction grows twice.
 */
function tooManyDown(downs: readonly Ratio[], needed: number): Ratio {
  let ways: bigint[] = [1n];
  let denominator = 1n;
  for (const down of downs) {
    const up = down.denominator - down.numerator;
    const next = Array.from({ length: ways.length + 1 }, () => 0n);
    ways.forEach((way, count) => {
      next[count] = (next[count] as bigint) + way * up;
      next[count + 1] = (next[count + 1] as bigint) + way * down.numerator;
    });
    ways = next;
    denominator *= down.denominator;
  }
  const spare = downs.length - needed;
  return ratio(
    ways.slice(spare + 1).reduce((total, way) => total + way, 0n),
    denominator,
  );
}

function upOf(down: Ratio): Ratio {
  return subtract(ONE, down);
}

function positiveMs(reader: Reader): number {
  const length = durationArgument(reader);
  if (length > 0) return length;
  refuse(reader, { code: 'invalid-duration', expected: 'a length above 0' });
}
