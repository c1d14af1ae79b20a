import type { DecimalInput } from '../core/decimal-text.js';
import { type DurationInput, toPositiveDurationMs } from '../core/duration.js';
import { fail, type Path, shown } from '../core/error.js';
import {
  add,
  compare,
  divide,
  floor,
  multiply,
  ONE,
  type Ratio,
  ratio,
  ratioOfPercent,
  subtract,
  ZERO,
} from '../core/ratio.js';
import { readShare } from './counts.js';
import { type FigureOptions, figuresOf, toSafeInteger } from './figures.js';
import { readOptionalTarget, type TargetInput } from './target.js';

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

/** What the composite is held against. */
export interface ComposeOptions extends TargetInput, FigureOptions {
  /** A length of service time, for the downtime to expect in it. */
  readonly period?: DurationInput;
}

/** The availability of a system whose parts fail independently. */
export interface ComposedAvailability {
  readonly availabilityPercent: string;
  readonly availabilityRatio: string;
  readonly unavailabilityRatio: string;
  /** Expected downtime in the period, rounded down; `null` without a period. */
  readonly downtimeMs: number | null;
  /** Whether the system can keep the target; `null` without one. */
  readonly achievable: boolean | null;
}

/**
 * Computes the availability of a system from that of its parts, exactly.
 *
 * Parts are taken to fail independently; shared causes make the truth worse. `series` multiplies
 * availabilities, `parallel` multiplies unavailabilities, `atLeast` sums the ways in which enough
 * parts are up, `sum` adds unavailabilities (the first-order bound, never above 1). No part: always up.
 *
 * @param system - The tree.
 * @param options - Target, period, figures.
 * @returns The availability; with `floor`, never shown higher than it is.
 * @throws {@link SlaError} `invalid-option`, `invalid-decimal`, `invalid-duration`, `invalid-target`.
 * @example
 * import { composeAvailability } from 'slakit'
 * composeAvailability({ series: ['99.95', '99.95'] }).availabilityPercent // => '99.900025'
 * composeAvailability({ atLeast: 2, of: ['99', '99', '99'] }).availabilityPercent // => '99.9702'
 */
export function composeAvailability(
  system: SystemPart,
  options: ComposeOptions = {},
): ComposedAvailability {
  const figures = figuresOf(options, 'floor');
  const down = unavailabilityOf(system, []);
  const up = subtract(ONE, down);
  const target = readOptionalTarget(options);
  const periodMs =
    options.period === undefined ? undefined : toPositiveDurationMs(options.period, ['period']);
  return {
    availabilityPercent: figures.percent(up),
    availabilityRatio: figures.ratio(up),
    unavailabilityRatio: figures.ratio(down),
    downtimeMs:
      periodMs === undefined ? null : toSafeInteger(floor(multiply(down, ratio(periodMs)))),
    achievable: target === undefined ? null : compare(up, target) >= 0,
  };
}

/**
 * Computes the mean time between failures of parts that are all needed: 1 / (1/a + 1/b + …).
 *
 * @returns Milliseconds, rounded down.
 * @throws {@link SlaError} `invalid-duration`, `invalid-option` without parts.
 * @example
 * import { seriesMtbf } from 'slakit'
 * seriesMtbf([{ hours: 50_000 }, { hours: 20_000 }]) // => 51428571428
 */
export function seriesMtbf(parts: readonly DurationInput[]): number {
  const rates = parts.map((part, index) => divide(ONE, ratio(positiveMs(part, [index]))));
  if (rates.length === 0) {
    fail({
      code: 'invalid-option',
      path: [],
      expected: 'at least one part',
      received: shown(parts),
    });
  }
  return toSafeInteger(floor(divide(ONE, rates.reduce(add))));
}

/** Unavailability, not availability: small numbers that multiply without losing anything. */
function unavailabilityOf(part: SystemPart, path: Path): Ratio {
  if (typeof part === 'string' || typeof part === 'number')
    return checked(subtract(ONE, ratioOfPercent(part, path)), part, path);
  if (typeof part !== 'object' || part === null) {
    fail({
      code: 'invalid-option',
      path,
      expected: 'a percentage or a part of a system',
      received: shown(part),
    });
  }
  if ('series' in part)
    return subtract(ONE, product(downsOf(part.series, [...path, 'series']).map(upOf)));
  if ('parallel' in part) return readParallel(part.parallel, [...path, 'parallel']);
  if ('sum' in part) return capped(downsOf(part.sum, [...path, 'sum']).reduce(add, ZERO));
  if ('atLeast' in part)
    return tooManyDown(downsOf(part.of, [...path, 'of']), part.atLeast, [...path, 'atLeast']);
  if ('availabilityPercent' in part)
    return unavailabilityOf(part.availabilityPercent, [...path, 'availabilityPercent']);
  if ('availabilityRatio' in part)
    return upOf(readShare(part.availabilityRatio, [...path, 'availabilityRatio']));
  const mtbf = positiveMs(part.mtbf, [...path, 'mtbf']);
  const mttr = toPositiveDurationMs(part.mttr, [...path, 'mttr']);
  return ratio(mttr, mtbf + mttr);
}

function downsOf(parts: readonly SystemPart[], path: Path): Ratio[] {
  return parts.map((part, index) => unavailabilityOf(part, [...path, index]));
}

/** Nothing in parallel is no requirement, like nothing in series. */
function readParallel(parts: readonly SystemPart[], path: Path): Ratio {
  return parts.length === 0 ? ZERO : product(downsOf(parts, path));
}

/**
 * The probability that fewer than `needed` parts are up. Row `n` of the table says how likely exactly
 * `n` parts are down so far; all entries share one denominator, so that no fraction grows twice.
 */
function tooManyDown(downs: readonly Ratio[], needed: number, path: Path): Ratio {
  if (!Number.isInteger(needed) || needed < 0 || needed > downs.length) {
    fail({
      code: 'invalid-option',
      path,
      expected: `0 to ${downs.length}`,
      received: shown(needed),
    });
  }
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
    ways.slice(spare + 1).reduce((sum, way) => sum + way, 0n),
    denominator,
  );
}

function upOf(down: Ratio): Ratio {
  return subtract(ONE, down);
}

function product(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce(multiply, ONE);
}

function capped(down: Ratio): Ratio {
  return compare(down, ONE) > 0 ? ONE : down;
}

function checked(down: Ratio, part: DecimalInput, path: Path): Ratio {
  if (compare(down, ZERO) >= 0 && compare(down, ONE) <= 0) return down;
  fail({
    code: 'invalid-option',
    path,
    expected: 'a percentage from 0 to 100',
    received: shown(part),
  });
}

function positiveMs(input: DurationInput, path: Path): number {
  const length = toPositiveDurationMs(input, path);
  if (length > 0) return length;
  fail({ code: 'invalid-duration', path, expected: 'a length above 0', received: shown(input) });
}
