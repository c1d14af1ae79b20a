/** An alert on a grid of whole milliseconds, as small numbers. */
export interface WalkedAlert {
  readonly long: number;
  readonly short: number;
  readonly hold: number;
  /** The threshold as a share of errors: `top / bottom`. */
  readonly top: bigint;
  readonly bottom: bigint;
  readonly operator: 'gte' | 'gt';
}

/** What each millisecond of a little world holds: tenths lost, or `null` where there is no service. */
export type World = readonly (number | null)[];

/** Whether a window that ends at an instant burns: by adding up each of its milliseconds. */
function burns(world: World, at: number, length: number, alert: WalkedAlert): boolean {
  let [lost, measured] = [0n, 0n];
  for (let ms = at - length; ms < at; ms++) {
    const tenths = world[ms];
    if (tenths === undefined || tenths === null) continue;
    lost += BigInt(tenths);
    measured += 10n;
  }
  if (measured === 0n) return false;
  const difference = lost * alert.bottom - alert.top * measured;
  return alert.operator === 'gt' ? difference > 0n : difference >= 0n;
}

/** Whether the alert burns and fires at each instant, walked one after the other. */
export function walkAlert(
  world: World,
  alert: WalkedAlert,
): { readonly burning: boolean[]; readonly firing: boolean[] } {
  const burning: boolean[] = [];
  const firing: boolean[] = [];
  let since: number | undefined;
  for (let at = 0; at <= world.length; at++) {
    const isBurning = burns(world, at, alert.long, alert) && burns(world, at, alert.short, alert);
    since = isBurning ? (since ?? at) : undefined;
    burning.push(isBurning);
    firing.push(since !== undefined && at - since >= alert.hold);
  }
  return { burning, firing };
}

/** The runs of true, as pairs [from, to). */
export function runsOf(flags: readonly boolean[]): [number, number][] {
  const runs: [number, number][] = [];
  for (const [at, flag] of flags.entries()) {
    if (!flag) continue;
    const last = runs.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + 1;
    else runs.push([at, at + 1]);
  }
  return runs;
}
