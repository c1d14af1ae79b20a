import type { Claim, Entry, RowId, RowResult } from './types.js';

const WARM: readonly RowId[] = [
  'add-4h',
  'add-40h',
  'add-1000h',
  'add-40h-paris',
  'between-week',
  'between-year',
  'between-year-paris',
  'is-open',
];

/** What the project promises of its speed, checked against the run. */
export function checkClaims(results: readonly RowResult[]): readonly Claim[] {
  return [fasterThanPeers(results), closeToRaw(results), flat(results)];
}

function fasterThanPeers(results: readonly RowResult[]): Claim {
  const peers = timedIn(results, 'add-40h').filter(
    ({ contender, agreement }) => contender.packages.length > 0 && agreement.different === 0,
  );
  const fastest = peers.toSorted((a, b) => a.timing.medianNs - b.timing.medianNs)[0];
  const ratio = (fastest?.timing.medianNs ?? Number.NaN) / nsOf(results, 'add-40h', 'slakit');
  return {
    text: 'adding 40 h is at least 1,000x as fast as the fastest JavaScript peer',
    measured: `${Math.round(ratio).toLocaleString('en-US')}x, the peer being ${fastest?.contender.name}`,
    holds: ratio >= 1000,
  };
}

function closeToRaw(results: readonly RowResult[]): Claim {
  const ratios = WARM.map((id) => ({
    id,
    ratio: nsOf(results, id, 'slakit') / nsOf(results, id, 'raw'),
  }));
  return {
    text: 'warm questions take at most 4x the time of raw typed arrays',
    measured: ratios.map(({ id, ratio }) => `${id} ${ratio.toFixed(1)}x`).join(', '),
    holds: ratios.every(({ ratio }) => ratio <= 4),
  };
}

function flat(results: readonly RowResult[]): Claim {
  const ratio = nsOf(results, 'add-1000h', 'slakit') / nsOf(results, 'add-4h', 'slakit');
  return {
    text: 'adding 1,000 h takes at most 2x the time of adding 4 h',
    measured: `${ratio.toFixed(2)}x`,
    holds: ratio <= 2,
  };
}

function nsOf(results: readonly RowResult[], id: RowId, name: string): number {
  const entry = timedIn(results, id).find(({ contender }) => contender.name === name);
  return entry?.timing.medianNs ?? Number.NaN;
}

function timedIn(
  results: readonly RowResult[],
  id: RowId,
): readonly (Entry & { readonly kind: 'timed' })[] {
  const entries = results.find(({ row }) => row.id === id)?.entries ?? [];
  return entries.filter((entry) => entry.kind === 'timed');
}
