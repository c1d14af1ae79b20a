import { fail } from '../../core/error.js';
import { toTimeSetFromColumns } from '../../core/interval.js';
import { compare, type Ratio, ratio, subtract, sum, ZERO } from '../../core/ratio.js';
import { measureWithin, type TimeSet } from '../../core/time-set.js';
import type { OutageFacts } from '../outages/outage.js';
import { type OutageTable, weighs, weightAt } from '../outages/table.js';

/**
 * The rule by which a loss is divided where outages of several names overlap; what is lost at one moment
 * counts once.
 *
 * - `equally`: all who lost at least so much share it. Of a whole outage beside one of 0.3, the first
 *   has 0.85 and the second 0.15: 0.3 was lost to both, the rest to one. It is the Shapley value, the
 *   one division that treats equals alike.
 * - `first`: the one whose time of outages began first has it; who comes later has what is lost beyond
 *   it. Of those that began together, the first by name is first.
 */
export type LossDivision = 'equally' | 'first';

/** What one name lost, exactly, in milliseconds. */
export interface NamedLoss {
  /** `null` for outages that do not say the name. */
  readonly name: string | null;
  readonly lost: Ratio;
}

/** How often names are looked at, one for each change of an outage that it lies over; more take seconds. */
const MOST_LOOKS = 1_000_000;

/** A time without a break in which a name lost at least one share of the service. */
interface Piece {
  readonly name: string | null;
  readonly weight: Ratio;
  readonly from: number;
  readonly to: number;
}

/** A name while any of its outages goes on. */
interface Active {
  readonly name: string | null;
  /** Since when. */
  readonly since: number;
  readonly pieces: Set<Piece>;
}

/**
 * Divides what was lost within a base by the names that outages give themselves. Neither the order of
 * the outages matters, nor in how many one is written.
 *
 * @throws {@link SlaError} `result-out-of-range` for more than {@link MOST_LOOKS}.
 */
export function divideLoss(
  table: OutageTable,
  base: TimeSet,
  by: keyof OutageFacts,
  division: LossDivision,
): NamedLoss[] {
  const lost = new Map<string | null, Map<bigint, bigint>>();
  const divide = DIVISIONS[division];
  sweep(piecesByName(table, by), base, (active, ms) => {
    for (const { name, share } of divide(active)) {
      const parts = lost.get(name) ?? new Map<bigint, bigint>();
      const { numerator, denominator } = share;
      lost.set(name, parts.set(denominator, (parts.get(denominator) ?? 0n) + numerator * ms));
    }
  });
  return [...lost].map(([name, parts]) => ({
    name,
    lost: sum([...parts].map(([denominator, numerator]) => ({ numerator, denominator }))),
  }));
}

/** The time of each name at each weight, joined: outages of one name lie over each other but once. */
function piecesByName(table: OutageTable, by: keyof OutageFacts): Piece[] {
  const rowsOf = new Map<string | null, Map<Ratio, number[]>>();
  for (let row = 0; row < table.starts.length; row++) {
    if (!weighs(table, row)) continue;
    const name = (table.factsAt?.(row)[by] as string | undefined) ?? null;
    const ofName = rowsOf.get(name) ?? new Map<Ratio, number[]>();
    const weight = weightAt(table, row);
    const rows = ofName.get(weight) ?? [];
    rows.push(row);
    rowsOf.set(name, ofName.set(weight, rows));
  }
  return [...rowsOf].flatMap(([name, ofName]) =>
    [...ofName].flatMap(([weight, rows]) => {
      const set = toTimeSetFromColumns(
        rows.map((row) => table.starts[row] as number),
        rows.map((row) => table.ends[row] as number),
      );
      return Array.from({ length: set.length / 2 }, (_, i) => ({
        name,
        weight,
        from: set[2 * i] as number,
        to: set[2 * i + 1] as number,
      }));
    }),
  );
}

/** Goes over the pieces, and tells of each stretch of the base which names lost it, and how long it is. */
function sweep(
  pieces: readonly Piece[],
  base: TimeSet,
  tell: (active: readonly Active[], ms: bigint) => void,
): void {
  const byStart = [...pieces].sort((a, b) => a.from - b.from);
  const byEnd = [...pieces].sort((a, b) => a.to - b.to);
  const active = new Map<string | null, Active>();
  let [next, looks] = [0, 0];
  let at = Number.NEGATIVE_INFINITY;
  for (const ending of byEnd) {
    for (; next < byStart.length; next++) {
      const starting = byStart[next] as Piece;
      // What touches goes on: a beginning counts before an end at the same instant.
      if (starting.from > ending.to) break;
      advance(starting.from);
      const { name } = starting;
      const known = active.get(name) ?? { name, since: starting.from, pieces: new Set() };
      known.pieces.add(starting);
      active.set(name, known);
    }
    advance(ending.to);
    const known = active.get(ending.name) as Active;
    known.pieces.delete(ending);
    if (known.pieces.size === 0) active.delete(ending.name);
  }

  function advance(to: number): void {
    const ms = active.size === 0 ? 0 : measureWithin(base, at, to);
    at = to;
    if (ms === 0) return;
    looks += active.size;
    if (looks > MOST_LOOKS) failLooks();
    tell([...active.values()], BigInt(ms));
  }
}

interface Share {
  readonly name: string | null;
  readonly share: Ratio;
}

const DIVISIONS: Readonly<Record<LossDivision, (active: readonly Active[]) => readonly Share[]>> = {
  equally: (active) => {
    const rising = active
      .map((of) => ({ name: of.name, weight: heaviestOf(of) }))
      .sort((a, b) => order(a.weight, b.weight));
    let [below, share] = [ZERO, ZERO];
    return rising.map(({ name, weight }, index) => {
      // All from here on lost at least so much: the slice up to this weight is theirs alike.
      if (order(weight, below) > 0) {
        const { numerator, denominator } = subtract(weight, below);
        share = sum([share, ratio(numerator, denominator * BigInt(rising.length - index))]);
        below = weight;
      }
      return { name, share };
    });
  },
  first: (active) => {
    let covered = ZERO;
    return [...active].sort(byBeginning).map((of) => {
      const weight = heaviestOf(of);
      if (order(weight, covered) <= 0) return { name: of.name, share: ZERO };
      const share = subtract(weight, covered);
      covered = weight;
      return { name: of.name, share };
    });
  },
};

function heaviestOf({ pieces }: Active): Ratio {
  let heaviest = ZERO;
  for (const { weight } of pieces) if (order(weight, heaviest) > 0) heaviest = weight;
  return heaviest;
}

function byBeginning(a: Active, b: Active): number {
  return a.since - b.since || compareNames(a.name, b.name);
}

/** Names that differ, letter by letter; outages without one come last. */
export function compareNames(a: string | null, b: string | null): number {
  if (b === null) return -1;
  return a === null || a > b ? 1 : -1;
}

/** Weights are few objects, so that equal ones are mostly the same. */
function order(a: Ratio, b: Ratio): number {
  return a === b ? 0 : compare(a, b);
}

function failLooks(): never {
  fail({
    code: 'result-out-of-range',
    path: ['facts', 'outages'],
    expected: `names of outages that overlap, counted at each beginning and end, at most ${MOST_LOOKS}`,
    received: 'more of them',
    hint: 'ask for a shorter window, or for fewer names',
  });
}
