import { formatExact } from '../../core/fraction-text.js';
import { ratioOf, sum } from '../../core/ratio.js';
import type { CreditLine } from '../../credit/credit-line.js';
import { REMEDIES_IN_KIND, type RemedyInKind } from '../../credit/scheme/remedy.js';
import type { ToldLine } from './read-statement.js';

/** The lines of the remedy of an objective, whether it is its own or shared. */
export function creditLinesOf({ credit, shared }: ToldLine): readonly CreditLine[] {
  return credit?.lines ?? shared?.lines ?? [];
}

/** What an objective is owed in kind, without what its amount pays for. */
export function owedInKind(line: ToldLine): Readonly<Record<RemedyInKind, string>> {
  const unpriced = creditLinesOf(line).filter(({ amount }) => amount === null);
  return Object.fromEntries(
    REMEDIES_IN_KIND.map((kind) => [kind, quantityOf(unpriced, kind)]),
  ) as Record<RemedyInKind, string>;
}

/** How much of a remedy some lines are left with; a single figure stays as it is written. */
export function quantityOf(lines: readonly CreditLine[], kind: CreditLine['remedy']): string {
  const of = lines.filter(({ remedy }) => remedy === kind).map(({ quantity }) => quantity);
  return of.length === 1 ? (of[0] as string) : formatExact(sum(of.map(ratioOf)));
}
