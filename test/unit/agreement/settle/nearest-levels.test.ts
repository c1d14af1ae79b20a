import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../../src/agreement/compile.js';
import type { Agreement } from '../../../../src/agreement/document/document.js';
import { nearestLevels } from '../../../../src/agreement/settle/nearest-levels.js';
import type { CreditGroup, CreditScheme } from '../../../../src/credit.js';

const MAY = '2026-05-01T00:00:00Z';
const up = { kind: 'availability', service: 'web', targetPercent: '99.9' } as const;

/** The nearest levels of April, of which 60 minutes were down; it has 720 h, so 0.1 % are 43.2 minutes. */
function nearest(remedies: Record<string, CreditScheme | CreditGroup>, more: object = {}) {
  const { objectives, at, ...facts }: { objectives?: unknown; at?: string } = {
    objectives: [{ ...up, id: 'up', remedy: 'r' }],
    at: MAY,
    ...more,
  };
  const agreement = { id: 'a', timeZone: 'UTC', currency: 'EUR', objectives, remedies };
  return nearestLevels(
    compileAgreement(agreement as Agreement),
    {
      periodOf: '2026-04-15T00:00:00Z',
      services: { web: { outages: [['2026-04-02T00:00:00Z', '2026-04-02T01:00:00Z']] } },
      ...facts,
    },
    { at: at ?? MAY },
  );
}

const ROWS: CreditScheme = {
  target: { gte: '99.9' },
  rows: [
    { gte: '99', lt: '99.9', remedy: { percent: 10 } },
    { lt: '99', remedy: { percent: 30 }, rights: ['to terminate'] },
  ],
};

describe('nearestLevels', () => {
  it('tells how much less downtime had kept the promise, and how much more had cost', () => {
    const [line] = nearest({ r: ROWS });
    expect(line).toEqual({
      objectiveId: 'up',
      status: 'told',
      metric: 'availability',
      unit: 'percent',
      // 60 - 43.2 = 16.8 minutes less are 99.9 %, which the target holds.
      better: {
        level: '99.9',
        // 16.8 of 43,200 minutes: 7/18000 in percent.
        distance: '0.038888888889',
        status: 'met',
        missed: false,
        row: null,
        remedy: null,
        quantity: '0',
        rights: [],
        distanceMs: 1_008_000,
        distanceCount: null,
      },
      // 99 % leave 432 minutes: 372 more are still 99 %, a millisecond more is below.
      worse: {
        // (2,592,000,000 - 25,920,001) / 2,592,000,000, cut to 12 digits.
        level: '98.999999961419',
        distance: '0.861111149691',
        status: 'credited',
        missed: true,
        row: 1,
        remedy: 'percent',
        quantity: '30',
        rights: ['to terminate'],
        distanceMs: 22_320_001,
        distanceCount: null,
      },
      issue: null,
    });
  });

  it('goes by levels as they are rounded', () => {
    const rounded = { ...ROWS, roundLevel: { scale: 1, mode: 'halfAwayFromZero' as const } };
    const [line] = nearest({ r: rounded });
    // 99.861 % is 99.9 % rounded; 99.85 % leave 64.8 minutes and still are. So one ms more than 4.8 minutes.
    expect(line?.worse?.distanceMs).toBe(288_001);
    // Nothing better: all of it keeps the promise.
    expect(line?.better).toBeNull();
  });

  it('counts by the unit of a length of time, and steps by theirs', () => {
    const steps: CreditScheme = {
      metric: 'downtime',
      unit: 'minutes',
      target: { lte: 10 },
      steps: [{ from: 10, toward: 'above', size: 30, partial: 'started', each: { percent: 5 } }],
    };
    const [line] = nearest({ r: steps });
    // 50 minutes behind 10 are two begun steps; the second ended at 40, the third begins behind 70.
    expect([line?.better?.level, line?.better?.quantity]).toEqual(['40', '5']);
    expect(line?.better?.distanceMs).toBe(20 * 60_000);
    expect([line?.worse?.quantity, line?.worse?.distanceMs]).toEqual(['15', 600_001]);
  });

  it('tells of steps that count exactly where they begin, not each millisecond', () => {
    const exact: CreditScheme = {
      metric: 'downtime',
      unit: 'minutes',
      steps: [{ from: 10, toward: 'above', size: 1, partial: 'exact', each: { percent: 1 } }],
    };
    const [line] = nearest({ r: exact });
    expect([line?.better?.level, line?.better?.status]).toEqual(['10', 'met']);
    expect(line?.worse).toBeNull();
  });

  it('counts outages, and goes by the labels of a reading', () => {
    const outages: CreditScheme = {
      metric: 'outageCount',
      unit: 'count',
      rows: [
        { gte: 1, lt: 3, when: { tier: 'gold' }, remedy: { percent: 5 } },
        { gte: 3, when: { tier: 'gold' }, remedy: { percent: 9 } },
        { gte: 1, when: { tier: 'silver' }, remedy: { percent: 2 } },
      ],
    };
    const of = (tier: string) =>
      nearest({ r: outages }, { readings: { up: { labels: { tier } } } });
    expect(of('gold')[0]?.worse).toMatchObject({ distanceCount: 2, quantity: '9', row: 1 });
    expect(of('silver')[0]?.worse).toBeNull();
    // Without an outage no row is left.
    expect(of('silver')[0]?.better).toMatchObject({ distanceCount: 1, status: 'uncovered' });
  });

  it('takes the rule of an objective that shares its remedy', () => {
    const pool: CreditGroup = { rules: { web: ROWS }, stacking: 'sum' };
    const objectives = [{ ...up, id: 'up', remedy: 'pool', rule: 'web' }];
    expect(nearest({ pool }, { objectives })[0]?.better?.distanceMs).toBe(1_008_000);
  });

  it('counts answers and cycles', () => {
    const score = {
      kind: 'score',
      id: 'happy',
      measure: 'csat',
      scale: { least: 1, most: 5 },
      goodFrom: 4,
      targetPercent: 90,
      remedy: 'r',
    };
    const remedy: CreditScheme = {
      target: { gte: 90 },
      rows: [
        { gte: 80, lt: 90, remedy: { percent: 1 } },
        { lt: 80, remedy: { percent: 2 } },
      ],
    };
    const answers = [
      { at: '2026-04-10T00:00:00Z', score: 5, count: 17 },
      { at: '2026-04-10T00:00:00Z', score: 1, count: 3 },
    ];
    const [line] = nearest(
      { r: remedy },
      { objectives: [score], services: undefined, scores: { happy: { answers } } },
    );
    // 17 of 20 are 85 %: 18 are 90 %; 16 are 80 % still, 15 are 75 %.
    expect(line?.better?.distanceCount).toBe(1);
    expect(line?.worse?.distanceCount).toBe(2);
  });

  it('says why it cannot tell', () => {
    const statusOf = (remedy: CreditScheme, more: object = {}) => nearest({ r: remedy }, more)[0];
    expect(statusOf(ROWS, { objectives: [{ ...up, id: 'up' }] })).toEqual({
      objectiveId: 'up',
      status: 'no-remedy',
      metric: null,
      unit: null,
      better: null,
      worse: null,
      issue: null,
    });
    expect(statusOf(ROWS, { at: '2026-04-20T00:00:00Z' })?.status).toBe('not-yet-due');
    expect(statusOf(ROWS, { services: {} })?.status).toBe('no-data');
    expect(statusOf(ROWS, { readings: { up: { excused: true } } })?.status).toBe('excused');
    const bad = { web: { outages: [['2026-04-02T00:00:00Z', 'never']] } };
    expect(statusOf(ROWS, { services: bad })).toMatchObject({
      status: 'invalid-facts',
      issue: { code: 'invalid-instant' },
    });
    const readings = { up: { excused: 'perhaps' } };
    expect(statusOf(ROWS, { readings })?.status).toBe('invalid-facts');
    const each: CreditScheme = {
      metric: 'eachOutage',
      unit: 'hours',
      rows: [{ gte: 1, remedy: { percent: 5 } }],
    };
    expect(statusOf(each)?.status).toBe('not-by-level');
    expect(
      statusOf({ target: { gte: '99.9' }, formula: { percent: 'shortfall' } } as CreditScheme)
        ?.status,
    ).toBe('not-by-level');
  });

  it('has no entries where the agreement is not in force', () => {
    const agreement = {
      id: 'a',
      timeZone: 'UTC',
      currency: 'EUR',
      effective: { through: '2026-01-31' },
      objectives: [],
    };
    expect(
      nearestLevels(compileAgreement(agreement), { periodOf: '2026-04-15T00:00:00Z' }, { at: MAY }),
    ).toEqual([]);
  });
});
