/** Facts on a grid: all bounds are whole steps, so that one look at each step sees everything. */
export interface GridOutage {
  readonly from: number;
  readonly to: number;
  /** In tenths. */
  readonly tenths: number;
  readonly cause: string | undefined;
}

/** A service on a grid: whether each step is service time; always where it is `undefined`. */
export type GridService = readonly (readonly [from: number, to: number])[] | undefined;

export function isService(service: GridService, step: number): boolean {
  return service === undefined || service.some(([from, to]) => from <= step && step < to);
}

/** The tenths lost in a step: the heaviest of the outages there. */
export function lossOfStep(outages: readonly GridOutage[], step: number): number {
  return Math.max(0, ...over(outages, step).map(({ tenths }) => tenths));
}

function over(outages: readonly GridOutage[], step: number): GridOutage[] {
  return outages.filter(({ from, to }) => from <= step && step < to);
}

/** A fraction, plainly. */
type Fraction = readonly [top: bigint, bottom: bigint];

const plus = ([a, b]: Fraction, [c, d]: Fraction): Fraction => [a * d + c * b, b * d];

/** All orders of a list. */
function orders<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, i) =>
    orders([...items.slice(0, i), ...items.slice(i + 1)]).map((rest) => [item, ...rest]),
  );
}

/** What each adds in turn: the heaviest so far grows, or does not. */
function gains(
  weights: ReadonlyMap<string, number>,
  order: readonly string[],
): Map<string, bigint> {
  let covered = 0;
  return new Map(
    order.map((name) => {
      const gain = Math.max(0, (weights.get(name) as number) - covered);
      covered += gain;
      return [name, BigInt(gain)];
    }),
  );
}

/**
 * The tenths of steps that each cause lost. Shared equally, a cause has the mean of what it adds over
 * all orders in which the causes of a step could have come: the definition of the Shapley value.
 */
export function lossByCause(
  outages: readonly GridOutage[],
  steps: readonly number[],
  division: 'equally' | 'first',
): Map<string, Fraction> {
  const lost = new Map<string, Fraction>();
  for (const step of steps) {
    const here = over(outages, step).filter(({ tenths }) => tenths > 0);
    const causes = [...new Set(here.map(({ cause }) => String(cause)))];
    const of = (name: string) => here.filter(({ cause }) => String(cause) === name);
    const weights = new Map(causes.map((c) => [c, Math.max(...of(c).map((o) => o.tenths))]));
    // Since when any outage of the cause goes on: back, step by step.
    const began = (name: string): number => {
      const ofCause = outages.filter((o) => String(o.cause) === name && o.tenths > 0);
      let first = step;
      while (over(ofCause, first - 1).length > 0) first--;
      return first;
    };
    const byName = (a: string, b: string): number =>
      Number(a === 'undefined') - Number(b === 'undefined') || (a < b ? -1 : 1);
    const byBeginning = [...causes].sort((a, b) => began(a) - began(b) || byName(a, b));
    const all = division === 'first' ? [byBeginning] : orders(causes);
    for (const name of causes) {
      const sum = all.reduce((total, order) => total + (gains(weights, order).get(name) ?? 0n), 0n);
      lost.set(name, plus(lost.get(name) ?? [0n, 1n], [sum, BigInt(all.length)]));
    }
  }
  return lost;
}
