import type * as slakit from '../../../src/index.js';
import type { RowsOf } from '../rows.js';

const MONTH = { startAt: Date.UTC(2026, 2, 1), endAt: Date.UTC(2026, 3, 1), id: '2026-03' };
const MONTHS = { unit: 'month', count: 1, timeZone: 'UTC', anchor: '2026-01-01T00:00' } as const;

export const zoneRows = {
  toInstantInZone: { args: () => ['2026-03-29T02:30', 'Europe/Paris'] },
  toLocalTime: { args: () => ['2026-03-29T01:30:00Z', 'Europe/Paris'] },
  periodAt: {
    args: () => [MONTHS, '2026-03-10T00:00:00Z'],
    others: [
      () => [{ unit: 'rolling', timeZone: 'UTC', days: 30 }, '2026-03-10T00:00:00Z'],
      () => [{ unit: 'rolling', timeZone: 'UTC', months: 3 }, '2026-03-10T00:00:00Z'],
    ],
  },
  nextPeriod: { args: () => [MONTHS, MONTH] },
  zoneDataOf: { args: () => ['Europe/Paris', MONTH] },
  previousPeriod: { args: () => [MONTHS, MONTH] },
} satisfies RowsOf<typeof slakit>;
