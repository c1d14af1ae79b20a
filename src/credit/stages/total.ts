import { type Ratio, sum, ZERO } from '../../core/ratio.js';
import { NO_QUANTITIES } from '../scheme/history.js';
import type { SchemePlan } from '../scheme/plan.js';
import { REMEDIES_IN_KIND, type RemedyInKind } from '../scheme/remedy.js';
import { NO_VALUE, times, type Value } from '../scheme/value.js';
import type { OwedByRule } from './stacking.js';

/** The credit of a period while caps cut it. */
export interface Total {
  readonly inKind: Readonly<Record<RemedyInKind, Ratio>>;
  /** The worth of everything that has one. */
  readonly value: Value;
  /** The same without the caps that look at several periods. */
  readonly periodValue: Value;
  /** What each cap did so far. */
  readonly caps: readonly CapFigure[];
}

/** What a cap did, exactly. */
export interface CapFigure {
  /** What was left under it. */
  readonly limit: Ratio;
  readonly reached: boolean;
}

/** Adds up what lines owe. */
export function totalOf(lines: readonly OwedByRule[], plan: SchemePlan): Total {
  const value = sumOf(
    lines.map(({ owed }) => times(plan.unitValues[owed.kind] ?? NO_VALUE, owed.quantity)),
  );
  return { inKind: inKindOf(lines), value, periodValue: value, caps: [] };
}

function sumOf(values: readonly Value[]): Value {
  const [first] = values;
  if (first === undefined) return NO_VALUE;
  if (values.length === 1) return first;
  return {
    share: sum(values.map(({ share }) => share)),
    money: sum(values.map(({ money }) => money)),
  };
}

function inKindOf(lines: readonly OwedByRule[]): Total['inKind'] {
  const quantities = { ...NO_QUANTITIES };
  for (const kind of REMEDIES_IN_KIND) {
    const owed = lines.filter((line) => line.owed.kind === kind);
    quantities[kind] = owed.length === 0 ? ZERO : sum(owed.map((line) => line.owed.quantity));
  }
  return quantities;
}
