import {
  ONE,
  product,
  type Ratio,
  ratio,
  smallerOf,
  subtract,
  sum,
  ZERO,
} from '../../core/ratio.js';
import type { PartPlan } from './system.js';

/**
 * The share of time that a system is down, exactly.
 *
 * @param others - What named parts lose instead of what they do.
 */
export function downOf(part: PartPlan, others: ReadonlyMap<string, Ratio> = NONE): Ratio {
  const other = part.id === undefined ? undefined : others.get(part.id);
  if (other !== undefined) return other;
  const { loss } = part;
  if (loss.kind === 'leaf') return loss.down;
  const downs = loss.parts.map((member) => downOf(member, others));
  if (loss.kind === 'atLeast') return tooManyDown(downs, loss.needed);
  return LOSSES[loss.kind](downs);
}

const NONE: ReadonlyMap<string, Ratio> = /* @__PURE__ */ new Map();

const LOSSES = {
  series: downInSeries,
  parallel: downInParallel,
  sum: (downs: readonly Ratio[]) => smallerOf(sum(downs), ONE),
};

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
