import {
  type CheckedTime,
  compileAvailability,
  compileRequests,
  judgePart,
  type MonitorCheckOptions,
  measureAvailability,
  measureParts,
  measureRequests,
  type ObservationsInput,
  outagesFromChecks,
} from '../../src/uptime.js';
import type { Work } from '../turns.js';
import { outagesByStart, outagesShuffled, YEAR } from '../work.js';
import type { UptimeContender } from './types.js';
import {
  answerOf,
  MAX_GAP_MS,
  MINUTES,
  minutes,
  OUTAGES,
  outagesApart,
  PROBES_AT,
  probes,
  STATUS_NAMES,
  WINDOW_ENDS,
  WINDOW_MS,
} from './work.js';

/** Through the public functions only: all is checked, and a whole report is the answer. */
export const SLAKIT: UptimeContender = {
  name: 'slakit',
  packages: [],
  attempts: {
    'uptime-sorted': () => availability(outagesByStart(OUTAGES)),
    'uptime-unsorted': () => availability(outagesShuffled(OUTAGES)),
    'uptime-checks': checksInColumns,
    'uptime-requests': requests,
    'uptime-rolling': () => rolling(WINDOW_ENDS),
  },
};

/** The same with an object a row. */
export const SLAKIT_ROWS: UptimeContender = {
  name: 'slakit, rows',
  packages: [],
  attempts: { 'uptime-checks': checksInRows },
};

const RULE = compileAvailability({ targetPercent: '99.9' });

function availability(outages: {
  readonly starts: Float64Array;
  readonly ends: Float64Array;
}): Work {
  return () => measureAvailability(RULE, { period: YEAR, outages }, { at: YEAR.endAt }).downtimeMs;
}

export const CHECKS: MonitorCheckOptions = {
  statuses: { up: 'up', down: 'down' },
  at: PROBES_AT,
  maxGap: MAX_GAP_MS,
};

function checksInColumns(): Work {
  return reading({ ...probes(), names: STATUS_NAMES });
}

function checksInRows(): Work {
  const { at, statuses } = probes();
  return reading(
    Array.from(at, (instant, i) => ({
      at: instant,
      status: STATUS_NAMES[statuses[i] as number] as string,
    })),
  );
}

function reading(checks: ObservationsInput): Work {
  return () => {
    const { outages, unknown } = outagesFromChecks(checks, CHECKS);
    return answerOf(lengthOf(outages), lengthOf(unknown));
  };
}

function lengthOf(intervals: CheckedTime['unknown']): number {
  return intervals.reduce((sum, { startAt, endAt }) => sum + endAt - startAt, 0);
}

function requests(): Work {
  const rule = compileRequests({ targetPercent: 99 });
  const { starts, good, total } = minutes();
  const period = { startAt: YEAR.startAt, endAt: YEAR.startAt + MINUTES * 60_000 };
  const facts = { period, buckets: { starts, length: { minutes: 1 }, good, total } };
  return () => Number(measureRequests(rule, facts, { at: period.endAt }).sliPercent);
}

/** A curve of availability: each window judged as a period of its own. */
export function rolling(windowEnds: readonly number[]): Work {
  const outages = outagesApart(5000);
  const parts = windowEnds.map((endAt) => ({ startAt: endAt - WINDOW_MS, endAt }));
  return () =>
    measureParts(RULE, { period: YEAR, outages }, { at: YEAR.endAt, parts })
      .map((part) => judgePart(RULE, part))
      .reduce((sum, { downtimeMs }) => sum + downtimeMs, 0);
}
