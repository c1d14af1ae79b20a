import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import type { Agreement, CreditScheme } from '../../../src/agreement/document/document.js';
import { nearestLevels } from '../../../src/agreement/settle/nearest-levels.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';

const DAY = 86_400_000;
const at = DAY;

const agreementOf = (objective: object, remedy: CreditScheme): Agreement =>
  ({
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    period: { unit: 'day' },
    objectives: [{ id: 'up', remedy: 'r', ...objective }],
    remedies: { r: remedy },
  }) as unknown as Agreement;

/** What a line says of its level: what has to differ at the nearest level, and nowhere before. */
function outcomeOf(agreement: Agreement, facts: object): string {
  const { lines } = settlePeriod(
    compileAgreement(agreement),
    { periodOf: 0, charges: { web: { amount: '100', currency: 'EUR' } }, ...facts } as never,
    { at },
  );
  const [line] = lines[0]?.credit?.lines ?? [];
  return JSON.stringify([line?.status, line?.missed, line?.row, line?.remedy, line?.owedQuantity]);
}

const nearestOf = (agreement: Agreement, facts: object) => {
  const [line] = nearestLevels(compileAgreement(agreement), { periodOf: 0, ...facts } as never, {
    at,
  });
  expect(line?.status).toBe('told');
  return line;
};

const percent = fc.integer({ min: 0, max: 100_000 }).map((n) => String(n / 1000));
const roundLevel = fc.option(
  fc.record({ scale: fc.integer({ min: 0, max: 3 }), mode: fc.constant('halfEven' as const) }),
  { nil: undefined },
);

/** Rows that hold stretches of levels, some beside each other, some not. */
const rowsOf = (level: fc.Arbitrary<string>) =>
  fc
    .uniqueArray(level, { minLength: 2, maxLength: 5, selector: Number })
    .map((all) => [...all].sort((a, b) => Number(a) - Number(b)))
    .chain((bounds) =>
      fc.tuple(...bounds.slice(1).map(() => fc.integer({ min: 0, max: 3 }))).map((owed) =>
        owed.map((n, i) => ({
          gte: bounds[i] as string,
          lt: bounds[i + 1] as string,
          remedy: { percent: n * 10 },
        })),
      ),
    );

const byRows = (level: fc.Arbitrary<string>) =>
  fc.record({ rows: rowsOf(level), roundLevel, target: fc.option(level, { nil: undefined }) });

type Rows = { rows: object[]; roundLevel: object | undefined; target: string | undefined };

const down = (ms: number): object => ({ services: { web: { outages: [[0, ms]] } } });

/** Down for so long, the whole period long. */
const lengths = fc.oneof(
  fc.integer({ min: 0, max: DAY }),
  fc.integer({ min: 0, max: 20 }).map((part) => (part * DAY) / 20),
);

/** Holds the nearest levels against settlements with a millisecond less, and with just so many less or more. */
function checkTime(agreement: Agreement, ms: number): void {
  const { better, worse } = nearestOf(agreement, down(ms)) ?? {};
  const here = outcomeOf(agreement, down(ms));
  for (const [level, sign, end] of [
    [better, -1, 0],
    [worse, 1, DAY],
  ] as const) {
    const distance = level?.distanceMs ?? Math.abs(end - ms) + 1;
    for (const part of [1, 0.5, 0.01]) {
      const before = ms + sign * Math.floor((distance - 1) * part);
      expect(outcomeOf(agreement, down(before))).toBe(here);
    }
    if (level === null || level === undefined) continue;
    const there = outcomeOf(agreement, down(ms + sign * distance));
    expect(there).not.toBe(here);
    expect(JSON.parse(there)).toEqual([
      level.status,
      level.missed,
      level.row,
      level.remedy,
      level.quantity,
    ]);
  }
}

const up = { kind: 'availability', service: 'web', targetPercent: '99' };

describe('the nearest levels of a line', () => {
  it('are where settling again with a millisecond more or less first differs, by percent', () => {
    fc.assert(
      fc.property(byRows(percent), lengths, ({ rows, roundLevel, target }: Rows, ms) => {
        const bounds = target === undefined ? {} : { target: { gte: target } };
        checkTime(agreementOf(up, { rows, roundLevel, ...bounds } as CreditScheme), ms);
      }),
    );
  });

  it('are so by the length of downtime and of the longest outage, in any unit', () => {
    const minutes = fc.integer({ min: 0, max: 14_400 }).map((n) => String(n / 10));
    fc.assert(
      fc.property(
        byRows(minutes),
        lengths,
        fc.constantFrom('downtime', 'longestOutage'),
        ({ rows, roundLevel, target }: Rows, ms, metric) => {
          const bounds = target === undefined ? {} : { target: { lte: target } };
          const remedy = { metric, unit: 'minutes', rows, roundLevel, ...bounds } as CreditScheme;
          checkTime(agreementOf(up, remedy), ms);
        },
      ),
    );
  });

  it('are so by steps, also of the length of the period and in both directions', () => {
    const size = fc.oneof(
      fc.integer({ min: 10, max: 2000 }).map((n) => String(n / 10)),
      fc.constant('period'),
    );
    const step = fc.record({
      from: fc.integer({ min: 0, max: 1440 }),
      begins: fc.constantFrom('after', 'at'),
      toward: fc.constantFrom('above', 'below'),
      size,
      partial: fc.constantFrom('started', 'whole'),
      each: fc.integer({ min: 0, max: 9 }).map((n) => ({ percent: n / 10 })),
      initial: fc.constantFrom(undefined, { percent: 1 }),
    });
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 1, maxLength: 3 }),
        roundLevel,
        lengths,
        (steps, rounding, ms) => {
          const remedy = { unit: 'minutes', steps, roundLevel: rounding } as CreditScheme;
          checkTime(agreementOf(up, remedy), ms);
        },
      ),
    );
  });

  it('are the first of all counts that differ, tried one by one', () => {
    const requests = { kind: 'requests', service: 'web', targetPercent: '99' };
    const factsOf = (good: number, total: number) => ({
      requests: { up: { buckets: [{ start: 0, end: DAY, good, total }] } },
    });
    const counts = fc.integer({ min: 0, max: 40 }).map(String);
    fc.assert(
      fc.property(
        fc.boolean().chain((isShare) =>
          fc.record({
            rows: rowsOf(isShare ? percent : counts),
            metric: fc.constant(isShare ? 'successRate' : 'failureCount'),
          }),
        ),
        fc
          .integer({ min: 1, max: 40 })
          .chain((total) => fc.tuple(fc.integer({ min: 0, max: total }), fc.constant(total))),
        (remedy, [good, total]) => {
          const agreement = agreementOf(requests, remedy as CreditScheme);
          const { better, worse } = nearestOf(agreement, factsOf(good, total)) ?? {};
          const here = outcomeOf(agreement, factsOf(good, total));
          const first = (sign: 1 | -1): number | null => {
            for (let n = 1; good + sign * n >= 0 && good + sign * n <= total; n++)
              if (outcomeOf(agreement, factsOf(good + sign * n, total)) !== here) return n;
            return null;
          };
          expect(better?.distanceCount ?? null).toBe(first(1));
          expect(worse?.distanceCount ?? null).toBe(first(-1));
        },
      ),
    );
  });
});
