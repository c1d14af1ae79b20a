import type * as slakit from '../../../src/index.js';
import type * as scheduler from '../../../src/scheduler.js';
import type * as timeSet from '../../../src/time-set.js';
import type { RowsOf } from '../rows.js';

const AT = Date.UTC(2026, 2, 2, 9);

export const coreRows = {
  createTimers: { args: () => [] },
  formatDuration: { args: () => [16_200_000] },
  toDurationMs: { args: () => [{ hours: 4, minutes: 30, seconds: 1, milliseconds: 1 }] },
  formatPath: { args: () => [['weekly', 'mon', 0]] },
  messageOf: {
    args: () => [{ path: ['at'], expected: 'an instant', received: '7', hint: 'say when' }],
    anyKey: { '0': 'any problem will do, an error included' },
  },
  toInstant: { args: () => ['2026-03-02T09:00:00Z'] },
  toIntervals: { args: () => [[0, 10]] },
  toTimeSet: {
    args: () => [[{ start: 0, end: 10, id: 'a' }, { startAt: 20, endAt: 30, id: 'b' }, [40, 50]]],
  },
  toTimeSetFromColumns: { args: () => [Float64Array.of(0, 20), Float64Array.of(10, 30)] },
  clip: { args: () => [[0, 10], 2, 8] },
  complement: { args: () => [[0, 10], 0, 20] },
  contains: { args: () => [[0, 10], 5] },
  difference: {
    args: () => [
      [0, 10],
      [5, 8],
    ],
  },
  intersection: {
    args: () => [
      [0, 10],
      [5, 20],
    ],
  },
  union: {
    args: () => [
      [0, 10],
      [5, 20],
    ],
  },
  locate: { args: () => [[0, 10], 5, 0] },
  measure: { args: () => [[0, 10]] },
  measureWithin: { args: () => [[0, 10], 2, 8] },
  isSlaError: { args: () => [new Error('other')] },
  toIso: {
    args: () => [{ dueAt: AT, cycles: [{ elapsedMs: 1000 }] }],
    anyKey: { '**': 'any result at all, with whatever a host has added' },
  },
} satisfies RowsOf<typeof slakit & typeof timeSet & Pick<typeof scheduler, 'createTimers'>>;
