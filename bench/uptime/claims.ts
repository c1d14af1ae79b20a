import { msOf } from '../turns.js';
import type { Claim } from '../types.js';
import type { UptimeFigures, UptimeRowId } from './types.js';

/** What the project promises of uptime; all are ratios within one process but the last. */
export function uptimeClaims(figures: UptimeFigures): readonly Claim[] {
  const { sortMs, fleet, rollingRatio } = figures;
  const times = (id: UptimeRowId, name: string): number => msOf(figures.rows[id], name);
  const ofRaw = (id: UptimeRowId): number => times(id, 'slakit') / times(id, 'raw');
  const unsorted = times('uptime-unsorted', 'slakit') / sortMs;
  const requestsMs = times('uptime-requests', 'slakit');
  return [
    {
      text: 'availability of 1,000,000 outages in order takes at most 4x the time of a bare merge',
      measured: `${ofRaw('uptime-sorted').toFixed(1)}x`,
      holds: ofRaw('uptime-sorted') <= 4,
    },
    {
      text: 'out of order at most 1.5x the time that the engine takes to sort their starts',
      measured: `${unsorted.toFixed(2)}x`,
      holds: unsorted <= 1.5,
    },
    {
      text: 'a month of one-second checks in columns takes at most 5x the time of a bare loop',
      measured: `${ofRaw('uptime-checks').toFixed(1)}x`,
      holds: ofRaw('uptime-checks') <= 5,
    },
    {
      text: 'twice the points of a rolling series cost at most 2.5x',
      measured: `${rollingRatio.toFixed(2)}x`,
      holds: rollingRatio <= 2.5,
    },
    aheadOf(figures),
    {
      text: '43,200 buckets of twelve decimals are measured exactly in less than a second',
      measured: `${Math.round(requestsMs)} ms`,
      holds: requestsMs < 1000,
    },
    {
      text: `a month of one-second checks of ${fleet.components} components, one after the other, takes less than a minute and 200 MB`,
      measured: `${fleet.probes.toLocaleString('en-US')} checks in ${fleet.seconds.toFixed(1)} s, ${Math.round(fleet.probes / fleet.seconds / 1e6)} M a second, ${Math.round(fleet.mostMb)} MB`,
      holds: fleet.seconds < 60 && fleet.mostMb < 200,
    },
  ];
}

/** Counted events are left out: with floats, which are not exact, they are added up sooner. */
const AHEAD: readonly UptimeRowId[] = [
  'uptime-sorted',
  'uptime-unsorted',
  'uptime-checks',
  'uptime-rolling',
];

function aheadOf({ rows }: UptimeFigures): Claim {
  const ratios = AHEAD.flatMap((id) =>
    ['naive objects', 'DuckDB'].map((name) => ({
      of: `${id.replace('uptime-', '')} ${name}`,
      ratio: msOf(rows[id], name) / msOf(rows[id], 'slakit'),
    })),
  );
  return {
    text: 'outages, checks and rolling series are ahead of naive objects and of DuckDB with one thread',
    measured: ratios.map(({ of, ratio }) => `${of} ${ratio.toFixed(1)}x`).join(', '),
    holds: ratios.every(({ ratio }) => ratio > 1),
  };
}
