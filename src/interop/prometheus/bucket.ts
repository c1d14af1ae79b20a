import { formatExact } from '../../core/fraction-text.js';
import { compare, type Ratio, subtract, ZERO } from '../../core/ratio.js';
import { childOf, refuse } from '../../core/read.js';
import type { Teller } from '../shared/ledger.js';
import { isoOf } from '../shared/seen.js';
import type { Figure, Figures } from './steps.js';

/** A bucket of events: `startAt` included, `endAt` excluded. */
export interface PrometheusBucket {
  readonly startAt: number;
  readonly endAt: number;
  /** As a decimal; `null`, and the total as well, where nothing is known. */
  readonly good: string | null;
  readonly total: string | null;
}

/**
 * A code of what of two answers is left out or doubtful: `no-data` (a step in which a figure is NaN or
 * missing), `missing-steps` (steps between two others of which neither answer knows), `excess` (more good or
 * bad events than there are in all), `counter-reset` (a counter began anew), `annotation` (the server warns
 * of its own answer).
 */
export type PrometheusBucketWarning =
  | 'no-data'
  | 'missing-steps'
  | 'excess'
  | 'counter-reset'
  | 'annotation';

/** The figures of two answers, and how buckets are made of them. */
export interface BucketPlan {
  /** The good events, or the bad ones. */
  readonly part: Figures;
  readonly isBad: boolean;
  readonly total: Figures;
  readonly stepMs: number;
  readonly missingAs: 'noData' | 'zero';
  readonly excess: 'error' | 'clamp';
  readonly ledger: Teller<PrometheusBucketWarning>;
}

/** Makes the bucket of the step that ends at an instant. */
export function bucketOf(at: number, plan: BucketPlan): PrometheusBucket {
  const { part, isBad, total, stepMs } = plan;
  const bounds = { startAt: at - stepMs, endAt: at };
  const all = total.get(at);
  const some = part.get(at);
  const counted = countedOf({ all, some }, plan);
  if (all === undefined || all.value === null || counted === null) {
    const known = all ?? some;
    if (known !== undefined) tellNoData(at, known, plan);
    return { ...bounds, good: null, total: null };
  }
  requireCount(all);
  if (some !== undefined) requireCount(some);
  const kept = withinTotal(counted, { all, some }, plan);
  const good = isBad ? subtract(all.value, kept) : kept;
  return { ...bounds, good: formatExact(good), total: formatExact(all.value) };
}

/** The figures of a step, where the answers have them. */
interface Step {
  readonly all: Figure | undefined;
  readonly some: Figure | undefined;
}

/** The good or bad events of a step, if they are known. */
function countedOf({ all, some }: Step, { missingAs }: BucketPlan): Ratio | null {
  if (some !== undefined) return some.value;
  return all !== undefined && missingAs === 'zero' ? ZERO : null;
}

function tellNoData(at: number, { place }: Figure, { ledger }: BucketPlan): void {
  ledger.tell(place, {
    code: 'no-data',
    expected: 'a value of both answers',
    received: `NaN or nothing at ${isoOf(at)}`,
    hint: 'nothing is known of that step',
  });
}

function requireCount({ place, value }: Figure): void {
  if (value === null || compare(value, ZERO) >= 0) return;
  refuse(childOf(place, 1), { code: 'invalid-option', expected: 'a count of 0 or more' });
}

/** The good or bad events, which are no more than there are in all. */
function withinTotal(
  counted: Ratio,
  { all, some }: Step & { readonly all: Figure },
  { excess, ledger }: BucketPlan,
): Ratio {
  const total = all.value as Ratio;
  if (some === undefined || compare(counted, total) <= 0) return counted;
  const place = childOf(some.place, 1);
  const expected = `at most ${formatExact(total)}, the total`;
  if (excess === 'error') {
    refuse(place, {
      code: 'invalid-option',
      expected,
      hint: "increases are extrapolated: excess: 'clamp' takes the total",
    });
  }
  const hint = 'it is taken to be the total';
  ledger.tell(place, { code: 'excess', expected, received: formatExact(counted), hint });
  return total;
}
