import { describe, expect, test } from 'vitest';
import { checkAgreement } from '../../../src/agreement/check.js';
import { clockOf, compileAgreement } from '../../../src/agreement/compile.js';
import { clock, documentWith, uptime } from '../../fixtures/agreement.js';
import { thrownBy } from '../../oracle/thrown.js';

const rows = [{ lt: '99.9', remedy: { percent: 10 } }];
const periodSteps = [
  { from: 0, toward: 'above', size: 'period', partial: 'exact', each: { percent: 100 } },
];

/** An objective and the remedy that it names. */
const withRemedy = (objective: object, remedy: object) =>
  documentWith({ objectives: [{ ...objective, remedy: 'r' }], remedies: { r: remedy } });

describe('a refusal tells where, and what would do', () => {
  test.each<[string, unknown, object]>([
    ['no document', 5, { path: [], expected: 'an agreement' }],
    [
      'parties that are a text',
      documentWith({ parties: 'us' }),
      { path: ['parties'], expected: 'a provider and a customer' },
    ],
    [
      'dates that are a text',
      documentWith({ effective: '2026' }),
      { path: ['effective'], expected: 'the dates { from, through }' },
    ],
    [
      'an end before the beginning',
      documentWith({ effective: { from: '2026-02-01', through: '2026-01-31' } }),
      {
        code: 'invalid-date',
        path: ['effective', 'through'],
        expected: 'a date not before `from`',
      },
    ],
    [
      'calendars in a list',
      documentWith({ calendars: [] }),
      { path: ['calendars'], expected: expect.stringContaining('calendars') },
    ],
    [
      'remedies in a list',
      documentWith({ remedies: [] }),
      { path: ['remedies'], expected: expect.stringContaining('remedies') },
    ],
    [
      'objectives by name',
      documentWith({ objectives: {} }),
      { path: ['objectives'], expected: expect.stringContaining('objectives') },
    ],
    [
      'attributes in a list',
      documentWith({ attributes: [] }),
      { path: ['attributes'], expected: expect.stringContaining('lists of values') },
    ],
    [
      'an attribute without a list',
      documentWith({ attributes: { p: 'x' } }),
      { path: ['attributes', 'p'], expected: expect.stringContaining('values') },
    ],
    [
      'a value that no attribute can have',
      documentWith({ attributes: { p: [Number.NaN] } }),
      { path: ['attributes', 'p', 0], expected: 'a text, a finite number, true, false or null' },
    ],
    [
      'an objective that is a text',
      documentWith({ objectives: ['x'] }),
      { path: ['objectives', 0], expected: 'an objective' },
    ],
    [
      'an id for two',
      documentWith({ objectives: [clock, uptime, { ...uptime, id: 'c' }] }),
      { path: ['objectives', 2, 'id'], expected: 'an id that no other objective has' },
    ],
    [
      'a period that is a text',
      documentWith({ period: 'month' }),
      { path: ['period'], expected: 'a period { unit, count, anchor }' },
    ],
    [
      'a period with a zone of its own',
      documentWith({ period: { unit: 'month', timeZone: 'Europe/Paris' } }),
      {
        code: 'unknown-field',
        path: ['period', 'timeZone'],
        expected: 'unit, count or anchor',
        received: '"timeZone"',
        hint: 'periods lie in the zone of the agreement',
      },
    ],
    [
      'no target of availability',
      documentWith({ objectives: [{ ...uptime, targetPercent: undefined }] }),
      {
        code: 'missing-field',
        path: ['objectives', 0, 'targetPercent'],
        expected: 'a target such as "99.9"',
      },
    ],
    [
      'a remedy that is not there',
      documentWith({ objectives: [{ ...uptime, remedy: 'r' }] }),
      { path: ['objectives', 0, 'remedy'], expected: 'one of the remedies (none given)' },
    ],
    [
      'a remedy of several rules, none of them named',
      withRemedy(uptime, { rules: { a: { rows }, b: { rows } }, stacking: 'sum' }),
      {
        code: 'missing-field',
        path: ['objectives', 0, 'rule'],
        expected: 'one of the rules a, b of r',
        received: 'undefined',
      },
    ],
    [
      'a remedy by what clocks do not measure',
      withRemedy(clock, { unit: 'hours', rows: [{ gt: 4, remedy: { percent: 10 } }] }),
      {
        code: 'missing-field',
        path: ['objectives', 0, 'remedy'],
        expected: 'a remedy that says its metric: longestDelay or eachDelay',
        received: 'one by hours',
      },
    ],
    [
      'a remedy by what is measured of services',
      withRemedy(clock, {
        metric: 'downtime',
        unit: 'hours',
        rows: [{ gt: 4, remedy: { percent: 10 } }],
      }),
      {
        code: 'invalid-option',
        path: ['objectives', 0, 'remedy'],
        expected:
          'a remedy by attainment, missCount, longestDelay, eachDelay, which is what is measured here',
        received: 'one by downtime',
      },
    ],
    [
      'a remedy by what services do not give',
      withRemedy(uptime, { unit: 'points', rows: [{ gt: 4, remedy: { percent: 10 } }] }),
      {
        expected:
          'a remedy by availability, downtime, longestOutage, outageCount, eachOutage, which is what is measured here',
        received: 'one by points',
      },
    ],
    [
      'steps by the period in a remedy by percent',
      withRemedy(uptime, { unit: 'percent', steps: periodSteps }),
      {
        code: 'invalid-option',
        path: ['objectives', 0, 'remedy'],
        expected: "steps of size 'period' in a remedy by a unit of time",
        received: 'one by percent',
      },
    ],
    [
      'the same in a remedy that names no unit',
      withRemedy(uptime, { steps: [...periodSteps, { ...periodSteps[0], size: 5 }] }),
      { path: ['objectives', 0, 'remedy'], received: 'one by percent' },
    ],
  ])('%s', (_, document, expected) => {
    const result = checkAgreement(document);
    expect(result.ok ? undefined : result.issues[0]).toMatchObject(expected);
    expect(thrownBy(() => compileAgreement(document as never))).toMatchObject(expected);
  });

  test('of what is no plain data nothing more is said', () => {
    const result = checkAgreement({ ...documentWith({}), period: new Date(0), currency: 'x' });
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([['period']]);
  });
});

describe('what is sound is not refused', () => {
  test.each<[string, object]>([
    ...['day', 'week', 'month', 'quarter', 'year'].map(
      (unit) => [`periods of a ${unit}`, documentWith({ period: { unit } })] as [string, object],
    ),
    ['steps by the period in hours', withRemedy(uptime, { unit: 'hours', steps: periodSteps })],
    ['steps of a size in percent', withRemedy(uptime, { steps: [{ ...periodSteps[0], size: 5 }] })],
    ['a remedy of a clock by percent', withRemedy(clock, { unit: 'percent', rows })],
    ['one day', documentWith({ effective: { from: '2026-02-01', through: '2026-02-01' } })],
    ['an end without a beginning', documentWith({ effective: { through: '2026-01-31' } })],
    ['a beginning without an end', documentWith({ effective: { from: '2026-01-31' } })],
    ['attributes of all kinds', documentWith({ attributes: { p: ['x', 5, true, false, null] } })],
    ['tickets that ever fitted', documentWith({ objectives: [{ ...clock, applies: 'ever' }] })],
    ['tickets that fit now', documentWith({ objectives: [{ ...clock, applies: 'now' }] })],
    ['a softer level', documentWith({ objectives: [{ ...clock, attainmentLevel: 'acceptable' }] })],
    ['the first level', documentWith({ objectives: [{ ...clock, attainmentLevel: 'target' }] })],
  ])('%s', (_, document) => {
    expect(checkAgreement(document)).toMatchObject({ ok: true });
  });
});

describe('calendars and remedies that were refused are known all the same', () => {
  test('so that what names them is not told a second time', () => {
    const document = documentWith({
      calendars: { office: {} },
      remedies: { r: { rows: 5 } },
      objectives: [
        { ...clock, calendar: 'office' },
        { ...uptime, remedy: 'r' },
      ],
    });
    const result = checkAgreement(document);
    expect(result.ok ? [] : result.issues.map(({ path }) => path)).toEqual([
      ['calendars', 'office', 'timeZone'],
      ['remedies', 'r', 'rows'],
    ]);
  });
});

describe('values of attributes', () => {
  const asking = (test: object) =>
    documentWith({
      attributes: { level: [1, 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], free: [] },
      objectives: [{ ...clock, start: { field: 'level', ...test } }],
    });

  test('that are not declared are told with those that are, eight of them', () => {
    expect(thrownBy(() => compileAgreement(asking({ equals: 'z' }) as never))).toMatchObject({
      code: 'unknown-reference',
      path: ['objectives', 0, 'start', 'equals'],
      expected: 'one of the values 1, a, b, c, d, e, f, g of level',
      received: '"z"',
    });
  });

  test('that are declared as another type are told so', () => {
    expect(thrownBy(() => compileAgreement(asking({ in: ['a', '1'] }) as never))).toMatchObject({
      path: ['objectives', 0, 'start', 'in', 1],
      hint: 'the same in letters, but a number, a text and a truth value are different',
    });
  });

  test('that are no texts have no nearest name', () => {
    expect(thrownBy(() => compileAgreement(asking({ equals: 7 }) as never)).hint).toBeUndefined();
  });
});

describe('what was compiled', () => {
  const sla = compileAgreement(documentWith({ objectives: [clock, uptime] }) as never);

  test('is asked for the clocks that it has', () => {
    expect(thrownBy(() => clockOf(sla, 'd'))).toMatchObject({
      code: 'unknown-reference',
      path: ['objectiveId'],
      expected: 'one of the clock objectives c',
      received: '"d"',
    });
    expect(thrownBy(() => clockOf(sla, 5 as never))).toMatchObject({ received: '5' });
    const without = compileAgreement(documentWith({}) as never);
    expect(thrownBy(() => clockOf(without, 'c')).expected).toBe(
      'one of the clock objectives (none given)',
    );
    const objectives = [...'abcdefghi'].map((id) => ({ ...clock, id }));
    const many = compileAgreement(documentWith({ objectives }) as never);
    expect(thrownBy(() => clockOf(many, 'z')).expected).toBe(
      'one of the clock objectives a, b, c, d, e, f, g, h',
    );
  });

  test('is told from a document', () => {
    for (const value of [sla.agreement, { ...sla }, null]) {
      expect(thrownBy(() => clockOf(value as never, 'c'))).toMatchObject({
        code: 'invalid-type',
        path: ['agreement'],
        expected: 'a compiled agreement',
        hint: 'pass the document through compileAgreement first',
      });
    }
  });
});
