/**
 * Availability by walking over every second of a period. Slow, and without sets, searches or
 * fractions: each second is asked what it is. Weights are tenths, so that all sums are integers.
 */

/** Seconds since the epoch, from (included) and to (excluded). */
export interface Seconds {
  readonly from: number;
  readonly to: number;
}

/** What happened, in seconds; `to: null` goes on. */
export interface SecondScene {
  readonly period: Seconds;
  readonly at: number;
  readonly since: number | null;
  readonly outages: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly tenths: number;
  }[];
  readonly exclusions: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly kind: string;
    readonly announced: number | null;
  }[];
  readonly rules: {
    readonly [kind: string]: { readonly cap: number | null; readonly notice: number | null };
  };
  readonly unknown: readonly Seconds[];
  readonly isService: (second: number) => boolean;
  readonly excludedAs: 'leftOut' | 'up';
  readonly unknownAs: 'leftOut' | 'up' | 'down';
  readonly futureAs: 'leftOut' | 'up';
  /** The promise in tenths of a percent. */
  readonly permille: number | null;
}

/** What the walk found, in seconds; what is lost in tenths of them. */
export interface SecondTotals {
  readonly service: number;
  readonly excluded: number;
  readonly unknown: number;
  readonly measured: number;
  readonly lostTenths: number;
  /** Seconds that the rest of the period can still add to the measured ones. */
  readonly ahead: number;
  readonly granted: readonly number[];
  readonly status: string;
}

/** Walks a period second by second. */
export function walkSeconds(scene: SecondScene): SecondTotals {
  const { period, at, since } = scene;
  const begin = since === null ? period.from : Math.max(period.from, since);
  const { isExcluded, granted } = excludeSeconds(scene, begin);
  let service = 0;
  let excluded = 0;
  let unknown = 0;
  let measured = 0;
  let lostTenths = 0;
  let ahead = 0;
  for (let second = begin; second < period.to; second++) {
    if (!scene.isService(second)) continue;
    const isOut = isExcluded.has(second);
    const counts = !isOut || scene.excludedAs === 'up';
    if (second >= at) {
      if (scene.futureAs === 'leftOut') {
        if (counts) ahead++;
        continue;
      }
      service++;
      if (isOut) excluded++;
      if (counts) measured++;
      continue;
    }
    service++;
    if (isOut) excluded++;
    if (!counts) continue;
    if (isOut) {
      measured++;
      continue;
    }
    const tenths = worstAt(scene, second);
    if (tenths === null && scene.unknown.some(({ from, to }) => from <= second && second < to)) {
      unknown++;
      if (scene.unknownAs === 'leftOut') continue;
      measured++;
      if (scene.unknownAs === 'down') lostTenths += 10;
      continue;
    }
    measured++;
    lostTenths += tenths ?? 0;
  }
  const totals = { service, excluded, unknown, measured, lostTenths, ahead, granted };
  return { ...totals, status: statusOf(scene, totals) };
}

/** The highest weight of the outages of a second; `null` when there is none. */
function worstAt({ outages, at }: SecondScene, second: number): number | null {
  let worst: number | null = null;
  for (const { from, to, tenths } of outages)
    if (from <= second && second < (to ?? at)) worst = Math.max(worst ?? 0, tenths);
  return worst;
}

/** Gives each service second to the exclusion of its kind that starts first and still may take it. */
function excludeSeconds(
  { exclusions, rules, period, at, isService }: SecondScene,
  begin: number,
): { readonly isExcluded: ReadonlySet<number>; readonly granted: readonly number[] } {
  const isExcluded = new Set<number>();
  const takenOf: { [kind: string]: Set<number> } = {};
  const granted = exclusions.map(() => 0);
  const order = exclusions
    .map((_, i) => i)
    .sort((a, b) => (exclusions[a]?.from ?? 0) - (exclusions[b]?.from ?? 0) || a - b);
  for (const i of order) {
    const exclusion = exclusions[i];
    if (exclusion === undefined) continue;
    const { from, kind, announced } = exclusion;
    const { cap = null, notice = null } = rules[kind] ?? {};
    if (notice !== null && (announced === null || from - announced < notice)) continue;
    const taken = takenOf[kind] ?? new Set<number>();
    takenOf[kind] = taken;
    for (
      let second = Math.max(from, begin);
      second < Math.min(exclusion.to ?? at, period.to);
      second++
    ) {
      if (!isService(second) || taken.has(second)) continue;
      if (cap !== null && taken.size >= cap) break;
      taken.add(second);
      isExcluded.add(second);
      granted[i] = (granted[i] ?? 0) + 1;
    }
  }
  return { isExcluded, granted };
}

/** The promise holds while what was lost is no more than it leaves: both sides times 1000. */
function statusOf(
  { period, at, permille }: SecondScene,
  { measured, lostTenths, ahead }: Omit<SecondTotals, 'status'>,
): string {
  const keeps = (total: number): boolean => lostTenths * 100 <= total * (1000 - (permille ?? 0));
  const isOpen = period.to > at;
  if (permille === null) return measured > 0 ? 'measured' : isOpen ? 'not-yet-due' : 'no-data';
  if (isOpen) return keeps(measured + ahead) ? 'not-yet-due' : 'missed';
  if (measured === 0) return 'no-data';
  return keeps(measured) ? 'met' : 'missed';
}
