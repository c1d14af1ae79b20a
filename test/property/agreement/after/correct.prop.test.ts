import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Agreement,
  compileAgreement,
  correctStatement,
  type Statement,
  type StatementCorrection,
  settlePeriod,
} from '../../../../src/index.js';

const always = (id: string, remedy: string) =>
  ({
    kind: 'availability',
    id,
    service: id,
    targetPercent: '99.9',
    remedy,
    charge: 'fee',
  }) as const;
const falling = {
  target: { gte: '99.9' },
  rows: [
    { gte: 99, lt: '99.9', remedy: { percent: '7.3' } },
    { lt: 99, remedy: { percent: 41 } },
  ],
} as const;
const agreement: Agreement = {
  id: 'three',
  timeZone: 'UTC',
  currency: 'EUR',
  objectives: [
    always('web', 'own'),
    { ...always('api', 'pool'), rule: 'money' },
    { ...always('mail', 'pool'), rule: 'days' },
  ],
  remedies: {
    own: falling,
    pool: {
      rules: {
        money: falling,
        days: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { serviceDays: 3 } }] },
      },
      stacking: 'sum',
      prices: { serviceDays: { baseDividedBy: 30 } },
      caps: [{ limit: { percent: 30 } }],
    },
  },
};
/** The newer version forgets an objective and has a new one. */
const newer: Agreement = {
  ...agreement,
  objectives: [always('web', 'own'), always('chat', 'own')],
};
const versions = [agreement, newer].map((one) => compileAgreement(one));

const settlement = fc.record({
  version: fc.nat({ max: 1 }),
  fee: fc.integer({ min: 1, max: 100_000 }),
  minutes: fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 4, maxLength: 4 }),
});

function settle({
  version,
  fee,
  minutes,
}: typeof settlement extends fc.Arbitrary<infer T> ? T : never) {
  const start = Date.UTC(2026, 2, 5);
  const services = (version === 0 ? ['web', 'api', 'mail'] : ['web', 'chat']).map((id, i) => [
    id,
    { outages: minutes[i] === 0 ? [] : [{ start, end: start + (minutes[i] ?? 0) * 60_000 }] },
  ]);
  const charges = { fee: { amount: (fee / 100).toFixed(2), currency: 'EUR' } };
  const facts = { periodOf: start, services: Object.fromEntries(services), charges };
  return settlePeriod(versions[version] as (typeof versions)[0], facts, { at: Date.UTC(2026, 4) });
}

const cents = ({ amount }: { readonly amount: string }): number => Number(amount.replace('.', ''));

/** What is owed for an objective in cents and days, by the statement alone. */
function owed({ lines }: Statement): Readonly<Record<string, readonly [number, number]>> {
  return Object.fromEntries(
    lines.map(({ objectiveId, amount, credit, shared }) => {
      const days =
        credit?.quantities.serviceDays ??
        shared?.lines.find(({ remedy }) => remedy === 'serviceDays')?.quantity ??
        '0';
      return [objectiveId, [amount === null ? 0 : cents(amount), Number(days)]];
    }),
  );
}

test('a statement and its corrections add up to settling once, line by line', () => {
  fc.assert(
    fc.property(fc.array(settlement, { minLength: 1, maxLength: 5 }), (rounds) => {
      const [issued, ...later] = rounds.map(settle) as [Statement, ...Statement[]];
      const corrections: StatementCorrection[] = [];
      const sums = new Map(
        Object.entries(owed(issued)).map(([id, [money, days]]) => [id, [money, days] as const]),
      );
      let total = cents(issued.total);
      for (const again of later) {
        const correction = correctStatement(issued, again, { corrections });
        corrections.push(JSON.parse(JSON.stringify(correction)));
        total += cents(correction.total);
        for (const { objectiveId, amount, quantities } of correction.lines) {
          const [money, days] = sums.get(objectiveId) ?? [0, 0];
          const more = Number(quantities.serviceDays);
          sums.set(objectiveId, [money + cents(amount), days + more]);
        }
        expect(total).toBe(cents(again.total));
        const now = owed(again);
        for (const [id, [money, days]] of sums) {
          expect(money).toBe(now[id]?.[0] ?? 0);
          expect(days).toBeCloseTo(now[id]?.[1] ?? 0, 8);
        }
      }
    }),
  );
});
