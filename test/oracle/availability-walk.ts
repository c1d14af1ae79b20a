/**
 * Availability by walking over every tick of a period: a second or a minute, it does not matter. Slow, and
 * without sets, searches or fractions: each tick is asked what it is. Weights are tenths, so that all sums
 * are integers.
 */

/** Ticks since the epoch, from (included) and to (excluded). */
export interface Ticks {
  readonly from: number;
  readonly to: number;
}

/** What exclusions of a kind must keep to, in ticks. */
interface WalkRule {
  readonly cap: number | null;
  /** For each of the spans of the scene. */
  readonly spanCap: number | null;
  readonly rolling: { readonly cap: number; readonly length: number } | null;
  readonly isInOrder: boolean;
  /** From when on it may start, by when it was announced. */
  readonly noticeEnds: ((announced: number) => number) | null;
  readonly isWithin: (tick: number) => boolean;
}

/** What happened, in ticks; `to: null` goes on. */
export interface WalkScene {
  readonly period: Ticks;
  readonly at: number;
  readonly since: number | null;
  readonly until: number | null;
  readonly outages: readonly {
    readonly from: number;
    readonly to: number | null;
    readonly tenths: number;
    readonly component: string | null;
  }[];
  readonly overlap: 'max' | 'sum';
  readonly slices: {
    readonly length: number;
    readonly origin: number;
    readonly partialAs: 'up' | 'down';
    readonly minRun: number;
  } | null;
  readonly outageRule: {
    readonly merge: number;
    readonly gapsAs: 'up' | 'down';
    readonly gate: number;
    readonly deduct: number;
  };
  readonly exclusions: readonly WalkExclusion[];
  readonly isAgreed: ((tick: number) => boolean) | null;
  readonly rules: { readonly [kind: string]: WalkRule };
  readonly spans: readonly Ticks[];
  readonly before: readonly (Ticks & { readonly kind: string })[];
  readonly unknown: readonly Ticks[];
  readonly isService: (tick: number) => boolean;
  readonly excludedAs: 'leftOut' | 'up';
  readonly unknownAs: 'leftOut' | 'up' | 'down';
  readonly futureAs: 'leftOut' | 'up';
  /** The promise and the softer level in tenths of a percent. */
  readonly permille: number | null;
  readonly acceptable: number | null;
  /** The least coverage in percent. */
  readonly leastCoverage: number;
}

interface WalkExclusion {
  readonly from: number;
  readonly to: number | null;
  readonly kind: string;
  readonly announced: number | null;
}

/** What the walk found, in ticks; what is lost in tenths of them. */
export interface WalkTotals {
  readonly service: number;
  readonly excluded: number;
  readonly unknown: number;
  readonly measured: number;
  readonly lostTenths: number;
  /** Without unknown time that counts as down. */
  readonly knownTenths: number;
  /** Ticks that the rest of the period can still add to the measured ones. */
  readonly ahead: number;
  /** Ticks that could have been measured so far. */
  readonly base: number;
  readonly granted: readonly number[];
  readonly status: string;
}

/** Walks a period tick by tick. */
export function walkAvailability(scene: WalkScene): WalkTotals {
  const { period, at, since, until } = scene;
  const begin = Math.min(Math.max(period.from, since ?? period.from), period.to);
  const end = Math.max(Math.min(period.to, until ?? period.to), period.from);
  const { isExcluded, granted } = excludeTicks(scene, begin, end);
  const { lossAt, isReported } = lossesOf(scene);
  const sums = { service: 0, excluded: 0, unknown: 0, measured: 0, ahead: 0, base: 0 };
  let lostTenths = 0;
  let knownTenths = 0;
  for (let tick = begin; tick < end; tick++) {
    if (!scene.isService(tick)) continue;
    const isOut = isExcluded.has(tick);
    const counts = !isOut || scene.excludedAs === 'up';
    const isAhead = tick >= at;
    if (isAhead && scene.futureAs === 'leftOut') {
      if (counts) sums.ahead++;
      continue;
    }
    sums.service++;
    if (isOut) sums.excluded++;
    if (!counts) continue;
    sums.base++;
    if (isOut || isAhead) {
      sums.measured++;
      continue;
    }
    if (!isReported(tick) && scene.unknown.some(({ from, to }) => from <= tick && tick < to)) {
      sums.unknown++;
      if (scene.unknownAs === 'leftOut') continue;
      sums.measured++;
      if (scene.unknownAs === 'down') lostTenths += 10;
      continue;
    }
    sums.measured++;
    lostTenths += lossAt(tick);
    knownTenths += lossAt(tick);
  }
  const totals = { ...sums, lostTenths, knownTenths, granted };
  return { ...totals, status: statusOf(scene, totals) };
}

/** What each tick lost, by the outages, the slices and the rule for incidents, in that order. */
function lossesOf(scene: WalkScene) {
  const { outages, at, slices, overlap } = scene;
  const ends = outages.map(({ from, to }) => ({ from, to: Math.max(from, to ?? at) }));
  const first = Math.min(...ends.map(({ from }) => from)) - 2 * (slices?.length ?? 0) - 1;
  const last = Math.max(...ends.map(({ to }) => to)) + 2 * (slices?.length ?? 0) + 1;
  const covers = (index: number, tick: number, reach: Ticks | null): boolean => {
    const { from, to } = ends[index] as Ticks;
    if (from >= to) return false;
    return reach === null ? from <= tick && tick < to : from < reach.to && reach.from < to;
  };
  const lost = (tick: number, reach: Ticks | null): number => {
    const here = outages.filter((_, index) => covers(index, tick, reach));
    if (overlap === 'max') return Math.max(0, ...here.map(({ tenths }) => tenths));
    const named = new Map<string, number>();
    let sum = 0;
    for (const { component, tenths } of here) {
      if (component === null) sum += tenths;
      else named.set(component, Math.max(named.get(component) ?? 0, tenths));
    }
    for (const tenths of named.values()) sum += tenths;
    return Math.min(10, sum);
  };
  const losses = new Map<number, number>();
  for (let tick = first; tick < last; tick++) losses.set(tick, lost(tick, null));
  const isReported = (tick: number): boolean =>
    outages.some((_, index) => covers(index, tick, null));
  const sliced = slices === null ? losses : sliceLosses(losses, lost, slices);
  const counted = countIncidents(sliced, scene.outageRule);
  return { lossAt: (tick: number): number => counted.get(tick) ?? 0, isReported };
}

function sliceLosses(
  losses: ReadonlyMap<number, number>,
  lost: (tick: number, reach: Ticks | null) => number,
  { length, origin, partialAs, minRun }: NonNullable<WalkScene['slices']>,
): ReadonlyMap<number, number> {
  const sliceAt = (tick: number): number => Math.floor((tick - origin) / length);
  const reachOf = (slice: number): Ticks => ({
    from: origin + slice * length,
    to: origin + (slice + 1) * length,
  });
  const ticksOf = (slice: number): number[] =>
    Array.from({ length }, (_, i) => origin + slice * length + i);
  const isDown = (slice: number): boolean => {
    const down = ticksOf(slice).map((tick) => (losses.get(tick) ?? 0) > 0);
    return partialAs === 'up' ? down.every(Boolean) : down.some(Boolean);
  };
  const known = new Map<number, boolean>();
  const down = (slice: number): boolean => {
    const found = known.get(slice) ?? isDown(slice);
    known.set(slice, found);
    return found;
  };
  const runOf = (slice: number): number => {
    let [from, to] = [slice, slice];
    while (down(from - 1)) from--;
    while (down(to + 1)) to++;
    return to - from + 1;
  };
  const out = new Map<number, number>();
  for (const tick of losses.keys()) {
    const slice = sliceAt(tick);
    const counts = down(slice) && runOf(slice) >= minRun;
    out.set(tick, counts ? lost(tick, partialAs === 'down' ? reachOf(slice) : null) : 0);
  }
  return out;
}

function countIncidents(
  losses: ReadonlyMap<number, number>,
  { merge, gapsAs, gate, deduct }: WalkScene['outageRule'],
): ReadonlyMap<number, number> {
  const out = new Map(losses);
  const ticks = [...losses.keys()].sort((a, b) => a - b);
  const down = ticks.filter((tick) => (losses.get(tick) ?? 0) > 0);
  const groups: number[][] = [];
  for (const tick of down) {
    const group = groups[groups.length - 1];
    const last = group?.[group.length - 1];
    if (group !== undefined && last !== undefined && tick - last - 1 <= merge) {
      for (let gap = last + 1; gapsAs === 'down' && gap < tick; gap++) {
        group.push(gap);
        out.set(gap, out.get(last) ?? 0);
      }
      group.push(tick);
    } else groups.push([tick]);
  }
  for (const group of groups) {
    const free = group.length <= gate ? group.length : Math.min(deduct, group.length);
    for (const tick of group.slice(0, free)) out.set(tick, 0);
  }
  return out;
}

/** Gives each service tick to the exclusion of its kind that comes first and still may take it. */
function excludeTicks(
  scene: WalkScene,
  begin: number,
  end: number,
): { readonly isExcluded: ReadonlySet<number>; readonly granted: readonly number[] } {
  const isExcluded = new Set<number>();
  const all = [...agreedIn(scene, begin, end), ...scene.exclusions];
  const granted = all.map(() => 0);
  for (const kind of new Set(all.map((one) => one.kind))) {
    const rule = scene.rules[kind] ?? ANYTHING;
    const order = all.map((_, i) => i).filter((i) => all[i]?.kind === kind);
    const startOf = (i: number): number => all[i]?.from ?? 0;
    if (rule.isInOrder) order.sort((a, b) => startOf(a) - startOf(b) || a - b);
    const taken = new Set<number>();
    const decided = new Set<number>();
    const used = usedBefore(scene, kind);
    for (const i of order) {
      const exclusion = all[i] as WalkExclusion & { readonly isAgreed?: boolean };
      if (rule.noticeEnds !== null && exclusion.isAgreed !== true) {
        if (exclusion.announced === null) continue;
        if (exclusion.from < rule.noticeEnds(exclusion.announced)) continue;
      }
      const last = Math.min(exclusion.to ?? scene.at, end);
      for (let tick = Math.max(exclusion.from, begin); tick < last; tick++) {
        if (decided.has(tick) || !scene.isService(tick) || !rule.isWithin(tick)) continue;
        decided.add(tick);
        if (!hasRoom(scene, rule, taken, used, tick)) continue;
        taken.add(tick);
        isExcluded.add(tick);
        granted[i] = (granted[i] ?? 0) + 1;
      }
    }
  }
  return { isExcluded, granted };
}

/** The agreed windows as exclusions, each as long as it lasts without a break. */
function agreedIn({ isAgreed }: WalkScene, begin: number, end: number) {
  const windows: (WalkExclusion & { readonly isAgreed: boolean })[] = [];
  for (let tick = begin; isAgreed !== null && tick < end; tick++) {
    if (!isAgreed(tick)) continue;
    let to = tick;
    while (to < end && isAgreed(to)) to++;
    windows.push({ from: tick, to, kind: 'maintenance', announced: null, isAgreed: true });
    tick = to;
  }
  return windows;
}

function usedBefore({ before }: WalkScene, kind: string): ReadonlySet<number> {
  const used = new Set<number>();
  for (const span of before)
    for (let tick = span.from; span.kind === kind && tick < span.to; tick++) used.add(tick);
  return used;
}

/** Whether all caps leave room for one more tick. */
function hasRoom(
  { spans }: WalkScene,
  { cap, spanCap, rolling }: WalkRule,
  taken: ReadonlySet<number>,
  used: ReadonlySet<number>,
  tick: number,
): boolean {
  const count = (from: number, to: number): number =>
    [...taken, ...used].filter((one) => from <= one && one < to).length;
  if (cap !== null && taken.size >= cap) return false;
  const span = spans.find(({ from, to }) => from <= tick && tick < to);
  if (spanCap !== null && span !== undefined && count(span.from, span.to) >= spanCap) return false;
  return rolling === null || count(tick - rolling.length + 1, tick + 1) < rolling.cap;
}

const ANYTHING: WalkRule = {
  cap: null,
  spanCap: null,
  rolling: null,
  isInOrder: true,
  noticeEnds: null,
  isWithin: () => true,
};

/** The promise holds while what was lost is no more than it leaves: both sides times 1000. */
function statusOf(scene: WalkScene, totals: Omit<WalkTotals, 'status'>): string {
  const { period, at, permille, acceptable, leastCoverage } = scene;
  const { measured, lostTenths, knownTenths, ahead, base, unknown } = totals;
  const keeps = (level: number, total: number, lost = lostTenths): boolean =>
    lost * 100 <= total * (1000 - level);
  const softest = acceptable ?? permille;
  if (base + ahead === 0) return 'nothing-promised';
  if (period.to > at) {
    if (softest === null) return measured > 0 ? 'measured' : 'not-yet-due';
    return keeps(softest, measured + ahead) ? 'not-yet-due' : 'missed';
  }
  if (measured === 0) return 'no-data';
  if ((base - unknown) * 100 < leastCoverage * base)
    return softest !== null && !keeps(softest, base, knownTenths) ? 'missed' : 'insufficient-data';
  if (permille === null) return 'measured';
  if (keeps(permille, measured)) return 'met';
  return acceptable !== null && keeps(acceptable, measured) ? 'acceptable' : 'missed';
}
