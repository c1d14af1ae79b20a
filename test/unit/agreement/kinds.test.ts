import { describe, expect, test } from 'vitest';
import { compileAgreement, planOf } from '../../../src/agreement/compile.js';
import { measureObjective, type ObjectivePlan } from '../../../src/agreement/kinds/kinds.js';
import type {
  Attainment,
  Figure,
  KindFacts,
  Measured,
} from '../../../src/agreement/kinds/measured.js';
import { clock, documentWith, uptime } from '../../fixtures/agreement.js';

/** A period of 1000 s, all of which is over. */
const facts: KindFacts = {
  period: { startAt: 0, endAt: 1_000_000 },
  at: 2_000_000,
  isFinal: true,
  trace: false,
  services: new Map(),
  requests: new Map(),
  scores: new Map(),
  spansOf: () => undefined,
  attainments: new Map(),
  delays: new Map(),
};

function planned(objective: object): ObjectivePlan {
  const sla = compileAgreement(documentWith({ objectives: [objective] }) as never);
  return planOf(sla).objectives[0] as ObjectivePlan;
}

/** Eight tickets: 5 kept it, 2 kept its softer level, 1 missed it. */
const attainment: Attainment = {
  objectiveId: 'c',
  met: 5,
  acceptable: 2,
  missed: 1,
  open: 0,
  cancelled: 0,
  attainmentPercent: '62.50',
  acceptablePercent: '87.50',
  exact: { good: 5, total: 8 },
};

/** What was measured, with the figures that a remedy looks at. */
function withFigures({ line, figures, isExcused }: Measured) {
  const found = Object.entries(figures).map(([metric, figure]) => [metric, figure()]);
  return { line, isExcused, figures: Object.fromEntries(found) as Record<string, Figure> };
}

function measured(fields: object, others: Partial<KindFacts> = {}) {
  const attainments = new Map([['c', attainment]]);
  const objective = planned({ ...clock, ...fields });
  return withFigures(measureObjective(objective, { ...facts, attainments, ...others }));
}

describe('a clock objective over a period', () => {
  test.each<[string, object, string, string | null]>([
    // 5 of 8 are 62.5 %.
    ['keeps what it reaches exactly', { attainmentPercent: '62.5' }, 'met', '62.5'],
    ['misses more than it reaches', { attainmentPercent: '62.501' }, 'missed', '62.501'],
    ['is measured without a promise', {}, 'measured', null],
  ])('%s', (_, fields, status, targetPercent) => {
    expect(measured(fields)).toMatchObject({
      line: { service: null, status, targetPercent, levelPercent: '62.50', availability: null },
      figures: { attainment: { good: 5, total: 8 }, missCount: 3 },
    });
  });

  test('counts those at the softer level where the promise is about it', () => {
    // 5 and 2 of 8 are 87.5 %.
    const softer = { attainmentLevel: 'acceptable', attainmentPercent: '87.5' };
    expect(measured(softer)).toMatchObject({
      line: { status: 'met', levelPercent: '87.50' },
      figures: { attainment: { good: 7, total: 8 }, missCount: 1 },
    });
  });

  test('has no verdict before the period is over', () => {
    expect(measured({ attainmentPercent: 50 }, { isFinal: false }).line.status).toBe('not-yet-due');
  });

  test.each(['target', 'acceptable'])('has no data without tickets, at the level %s', (level) => {
    const none = measured(
      { attainmentLevel: level, attainmentPercent: 50 },
      { attainments: new Map() },
    );
    expect(none).toMatchObject({
      line: { status: 'no-data', levelPercent: null, attainment: null },
      figures: { attainment: null, missCount: null, longestDelay: null, eachDelay: null },
    });
    const open = { ...attainment, exact: null, attainmentPercent: null, acceptablePercent: null };
    const undecided = measured({ attainmentLevel: level }, { attainments: new Map([['c', open]]) });
    expect(undecided).toMatchObject({
      line: { status: 'no-data', attainment: open },
      figures: { attainment: null },
    });
  });
});

describe('an availability objective over a period', () => {
  test('of a service that nobody watched has no data', () => {
    expect(withFigures(measureObjective(planned(uptime), facts))).toMatchObject({
      line: { service: 's', status: 'no-data', targetPercent: '99.9', levelPercent: null },
      figures: { availability: null, downtime: null, outageCount: null, eachOutage: null },
    });
  });
});
