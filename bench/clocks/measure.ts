import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { Claim } from '../types.js';
import type { ClockFigures } from './child.js';

/** Measures clocks in a process of its own, from one bundled ES module as an application would ship. */
export function measureClocks(): ClockFigures {
  const folder = mkdtempSync(join(tmpdir(), 'slakit-bench-'));
  try {
    const outfile = join(folder, 'clocks.mjs');
    buildSync({
      entryPoints: [fileURLToPath(new URL('./child.ts', import.meta.url))],
      outfile,
      bundle: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
    });
    // A young heap that holds one measured round: nothing is collected while it is measured.
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ['--expose-gc', '--max-semi-space-size=64', outfile],
      { encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`the clocks could not be measured: ${stderr}`);
    return JSON.parse(stdout) as ClockFigures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What the project promises of its clocks. */
export function clockClaims(figures: ClockFigures): readonly Claim[] {
  const { evaluationsPerSecond, bytesPerEvaluation, columnMs, nsPerEvent } = figures;
  const costs = nsPerEvent.map(([, ns]) => ns);
  // Short logs pay for their report; between long ones an event costs the same.
  const [, short = 0, , long = 0] = costs;
  return [
    {
      text: 'at least 300,000 clock evaluations a second: 594 incidents, two objectives, one core',
      measured: `${Math.round(evaluationsPerSecond).toLocaleString('en-US')} a second, ${Math.round(bytesPerEvaluation).toLocaleString('en-US')} bytes allocated each`,
      holds: evaluationsPerSecond >= 300_000,
    },
    {
      text: 'the deadlines of 1,000,000 open tickets in less than a second, as columns',
      measured: `${Math.round(columnMs)} ms`,
      holds: columnMs < 1000,
    },
    {
      text: 'a log costs at most 1.5x as much per event with 10,000 events as with 100',
      measured: nsPerEvent.map(([events, ns]) => `${events}: ${Math.round(ns)} ns`).join(', '),
      holds: long <= 1.5 * short,
    },
  ];
}
