import { describe, expect, test } from 'vitest';
import * as credit from '../../../src/credit.js';
import { compileAgreement } from '../../../src/index.js';
import { checkAgreement } from '../../../src/schema.js';
import * as timeSet from '../../../src/time-set.js';
import * as uptime from '../../../src/uptime.js';

/** Calls with what the compiler would refuse. */
function loose(call: (...args: never[]) => unknown, ...args: readonly unknown[]): () => unknown {
  return () => (call as (...given: readonly unknown[]) => unknown)(...args);
}

function refusal(code: string, path?: readonly (string | number)[]) {
  return expect.objectContaining({
    name: 'SlaError',
    code,
    ...(path === undefined ? {} : { path }),
  });
}

function times<T>(length: number, member: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => member(index));
}

const EUR = { amount: '100.00', currency: 'EUR' };
const TARGET = { gte: '99.9' };
const ROWS = [{ lt: '99.9', remedy: { percent: 80 } }];
const RULE = uptime.compileAvailability({ targetPercent: '99.9' });

describe('A1: a misspelt field of a remedy', () => {
  const agreement = (remedy: object) => ({
    id: 'a',
    timeZone: 'UTC',
    currency: 'EUR',
    remedies: { r: remedy },
    objectives: [
      { kind: 'availability', id: 'x', service: 'web', targetPercent: '99.9', remedy: 'r' },
    ],
  });
  const step = { from: 1, toward: 'above', size: 1, partial: 'exact', each: { percent: 1 } };

  test.each([
    ['cap', { target: TARGET, rows: ROWS, cap: [{ limit: { percent: 20 } }] }, ['cap']],
    ['Caps', { target: TARGET, rows: ROWS, Caps: [] }, ['Caps']],
    ['minimium', { target: TARGET, rows: ROWS, minimium: {} }, ['minimium']],
    ['domian', { target: TARGET, rows: ROWS, domian: {} }, ['domian']],
    [
      'scop in a cap',
      { target: TARGET, rows: ROWS, caps: [{ limit: { percent: 20 }, scop: 'line' }] },
      ['caps', 0, 'scop'],
    ],
    [
      'withn in a factor',
      { target: TARGET, rows: ROWS, factors: [{ repeat: [1, 2], withn: 3 }] },
      ['factors', 0, 'withn'],
    ],
    [
      'max in a remedy',
      { target: TARGET, rows: [{ lt: '99.9', remedy: { percent: 80, max: 3 } }] },
      ['rows', 0, 'remedy', 'max'],
    ],
    ['maximum in a step', { steps: [{ ...step, maximum: 3 }] }, ['steps', 0, 'maximum']],
  ])('is refused by the check and by the compiler: %s', (_, remedy, place) => {
    const found = checkAgreement(agreement(remedy));
    const path = ['remedies', 'r', ...place];
    expect(found.ok ? [] : found.issues).toContainEqual(
      expect.objectContaining({ code: 'unknown-field', path }),
    );
    expect(loose(compileAgreement, agreement(remedy))).toThrow(refusal('unknown-field', path));
  });

  test('of facts is refused, too', () => {
    const facts = { period: [0, 10], outage: [[0, 10]] };
    expect(loose(uptime.measureAvailability, RULE, facts, { at: 10 })).toThrow(
      refusal('unknown-field', ['outage']),
    );
  });
});

describe('A9: where a word is meant', () => {
  const log = [{ at: 0, status: 'ok' }];

  test.each([['Up'], ['dwon'], [{}], [{ weight: 2 }], [null]])(
    '%j says nothing of a status',
    (says) => {
      const options = { statuses: { ok: says }, at: 10 };
      expect(loose(uptime.outagesFromTransitions, log, options)).toThrow(/statuses\.ok/);
      expect(loose(uptime.outagesFromChecks, log, { ...options, maxGap: 5 })).toThrow(
        /statuses\.ok/,
      );
    },
  );

  test.each([
    [{ rate: '1.1' }, 'missing-field', 'currency'],
    [{ rate: '1.1', currency: 'usd' }, 'invalid-money', 'currency'],
    [{ rate: '-1', currency: 'USD' }, 'invalid-option', 'rate'],
    [{ rate: '0', currency: 'USD' }, 'invalid-option', 'rate'],
    [{ currency: 'USD' }, 'missing-field', 'rate'],
  ])('%j is no conversion', (conversion, code, field) => {
    const scheme = credit.compileScheme({ target: TARGET, rows: ROWS });
    const facts = { level: 99, base: EUR, conversion };
    expect(loose(credit.assessCredit, scheme, facts)).toThrow(refusal(code, ['conversion', field]));
  });

  test('a yes or no is not a text', () => {
    const format = { digits: 2, fixed: 'false' };
    expect(loose(uptime.composeAvailability, { system: '99' }, format)).toThrow(
      refusal('invalid-type', ['options', 'fixed']),
    );
  });
});

describe('A10: an exclusion of which nothing is left to grant', () => {
  const verdictsOf = (capMs: number, exclusions: readonly (readonly [number, number])[]) =>
    uptime
      .measureAvailability(
        uptime.compileAvailability({
          exclusionRules: { maintenance: { cap: { milliseconds: capMs } } },
        }),
        { period: [0, 100], exclusions },
        { at: 100 },
      )
      .exclusions.map(({ status, grantedMs }) => [status, grantedMs]);

  test('is capped where only the cap took its time', () => {
    // [0, 20) was granted; [50, 60) is service time that nothing excludes.
    expect(
      verdictsOf(20, [
        [0, 80],
        [50, 60],
      ]),
    ).toEqual([
      ['capped', 20],
      ['capped', 0],
    ]);
  });

  test('is outside where its kind has excluded all of it already', () => {
    expect(
      verdictsOf(20, [
        [0, 80],
        [5, 15],
      ]),
    ).toEqual([
      ['capped', 20],
      ['outside', 0],
    ]);
    expect(
      verdictsOf(20, [
        [0, 10],
        [200, 210],
      ]),
    ).toEqual([
      ['granted', 10],
      ['outside', 0],
    ]);
  });
});

describe('B1: a set that is none', () => {
  const BROKEN = [
    ['NaN', [Number.NaN, 10]],
    ['NaN in a column', Float64Array.of(Number.NaN, 10)],
    ['a descent', [10, 5]],
    ['two equal boundaries', [5, 5]],
    ['an odd length', [0]],
    ['a hole', Object.assign([0, 0, 10], { length: 4 }) as number[]],
    ['texts', ['a', 'b']],
    ['a text', 'ab'],
    ['without end', [0, Number.POSITIVE_INFINITY]],
    ['beyond all instants', [-1e308, 1e308]],
    ['null', null],
    ['nothing', undefined],
    ['an object', { 0: 0, 1: 10, length: 2 }],
  ] as const;

  describe.each(BROKEN)('such as %s', (_, set) => {
    test.each([
      ['union', loose(timeSet.union, set, [0, 5])],
      ['union, second', loose(timeSet.union, [0, 5], set)],
      ['intersection', loose(timeSet.intersection, set, [0, 5])],
      ['difference', loose(timeSet.difference, set, [0, 5])],
      ['complement', loose(timeSet.complement, set, 0, 10)],
      ['clip', loose(timeSet.clip, set, 0, 10)],
      ['measure', loose(timeSet.measure, set)],
      ['measureWithin', loose(timeSet.measureWithin, set, 0, 10)],
      ['locate', loose(timeSet.locate, set, 5, 0)],
      ['contains', loose(timeSet.contains, set, 5)],
      ['toIntervals', loose(timeSet.toIntervals, set)],
      ['toTimeSet', loose(timeSet.toTimeSet, set)],
    ])('is refused by %s', (_name, call) => {
      expect(call).toThrow(expect.objectContaining({ name: 'SlaError' }));
    });

    test('is no service time, no outages, no exclusions', () => {
      const facts = { period: [0, 10] };
      const given = { within: () => set };
      expect(
        loose(uptime.measureAvailability, RULE, { ...facts, serviceTime: given }, { at: 10 }),
      ).toThrow(expect.objectContaining({ name: 'SlaError' }));
    });
  });

  test('because it was changed after its check is refused, or answers without a loop and NaN', () => {
    const set = times(1000, (index) => index);
    expect(timeSet.contains(set, 0)).toBe(true);
    set[500] = Number.NaN;
    expect(loose(timeSet.union, set, [0, 5])).toThrow(refusal('invalid-interval', ['a', 500]));
    expect(loose(timeSet.measure, set)).toThrow(refusal('invalid-interval', ['time', 500]));
    expect(loose(timeSet.measureWithin, set, 0, 900)).toThrow(refusal('invalid-interval'));
    expect(loose(timeSet.locate, set, 300, 0)).toThrow(refusal('invalid-interval'));
    // A search passes by what it does not meet, and what it gives is a set all the same.
    expect(Array.from(timeSet.clip(set, 0, 900)).every(Number.isFinite)).toBe(true);
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'ab'],
    ['a negative length', { length: -1 }],
    ['a bigint column', BigInt64Array.of(1n)],
    ['symbols', [Symbol('a')]],
  ])('as columns, such as %s, is refused', (_, column) => {
    expect(loose(timeSet.toTimeSetFromColumns, column, column)).toThrow(
      expect.objectContaining({ name: 'SlaError' }),
    );
  });

  test('shows 0 where -0 was given', () => {
    expect(timeSet.union([-0, 5], [7, 9])).toEqual([0, 5, 7, 9]);
    expect(timeSet.toIntervals([-0, 5])).toEqual([{ startAt: 0, endAt: 5 }]);
    expect(Array.from(timeSet.toTimeSetFromColumns([-0], [5]))).toEqual([0, 5]);
  });
});

describe('B5: a remedy of a thousand rows', () => {
  const rows = times(1000, (index) => ({ lt: index + 1, remedy: { percent: index / 100 } }));

  test('is read, checked and assessed; a thousand and one are refused', () => {
    const scheme = { target: { gte: 1000 }, rows, overlap: 'mostSevere' } as const;
    const { warnings } = credit.checkCreditScheme(scheme);
    // The widest row owes most: all others are behind it, and are told of up to the most findings.
    expect(warnings.map(({ code }) => code)).toEqual(times(200, () => 'dead-row'));
    const given = { level: 0.5, base: EUR };
    expect(credit.assessCredit(credit.compileScheme(scheme), given).amount?.amount).toBe('9.99');
    const more = { ...scheme, rows: [...rows, rows[0]] };
    expect(loose(credit.compileScheme, more)).toThrow(refusal('invalid-type', ['rows']));
  });
});

describe('B7: parts that are shared, and parts that hold themselves', () => {
  const shared = (join: (part: unknown) => unknown, leaf: unknown) => {
    let part = leaf;
    for (let depth = 0; depth < 40; depth++) part = join(part);
    return part;
  };

  test.each([
    ['series', (part: unknown) => ({ series: [part, part] })],
    ['parallel', (part: unknown) => ({ parallel: [part, part] })],
    ['sum', (part: unknown) => ({ sum: [part, part] })],
    ['atLeast', (part: unknown) => ({ atLeast: 1, of: [part, part] })],
  ])('of a system count wherever they are used: %s', (_, join) => {
    const system = shared(join, '99.9');
    expect(loose(uptime.composeAvailability, { system })).toThrow(
      expect.objectContaining({
        code: 'invalid-option',
        expected: expect.stringMatching(/5000 parts/),
      }),
    );
  });

  test('of a system without end are refused', () => {
    const system = { series: [] as unknown[] };
    system.series.push(system, system);
    expect(loose(uptime.composeAvailability, { system })).toThrow(refusal('invalid-option'));
  });

  test('of a mean are no means', () => {
    const level = { mean: [] as unknown[] };
    level.mean.push(level, level);
    const wide = shared((part) => ({ mean: [part, part] }), 99);
    for (const given of [level, wide]) {
      expect(loose(credit.formatLevel, given)).toThrow(refusal('invalid-type'));
      expect(loose(credit.isWithin, given, { gte: 1 })).toThrow(refusal('invalid-type'));
    }
  });

  test('5,000 parts are a system, and half of 500 are', () => {
    const series = times(4999, () => '99.99');
    // 0.9999 ^ 4999 = e ^ (4999 × ln 0.9999) = e ^ -0.499925.
    expect(
      uptime.composeAvailability({ system: { series } }, { digits: 2 }).availabilityPercent,
    ).toBe('60.65');
    const of = times(500, () => '99.999');
    expect(uptime.composeAvailability({ system: { atLeast: 0, of } }).availabilityPercent).toBe(
      '100',
    );
    expect(
      loose(uptime.composeAvailability, {
        system: { atLeast: 1, of: times(1000, () => '99.99999') },
      }),
    ).toThrow(refusal('invalid-option', ['system', 'of']));
  });
});

describe('B11: figures of many digits', () => {
  const coprime = (length: number) =>
    times(length, (index) => ({ good: 1, total: 86_400_000 - index }));

  test('are added in pairs: means and members with totals of their own', () => {
    expect(credit.formatLevel({ mean: coprime(1000) })).toMatch(/^0\.0000011574/);
    const { sliPercent } = uptime.combineSlis({ method: 'weightedMean', members: coprime(5000) });
    expect(sliPercent).toBe('0.000001');
  });

  test('are added over one denominator where they are decimals, however small', () => {
    const members = times(2000, (index) => ({ sliRatio: `1e-${500 + (index % 400)}` }));
    expect(uptime.combineSlis({ method: 'weightedMean', members }).sliRatio).toBe('0');
    const parts = times(10_000, (index) => ({
      total: `0.${index + 1}`,
      errorRatio: `0.${index + 1}`,
    }));
    expect(uptime.errorBudget({ targetPercent: 99, total: 1, parts }).exhausted).toBe(true);
  });

  test('beyond a million bits are refused, and the error says how to stay below', () => {
    const long = times(2000, (index) => ({
      good: '1e-950',
      total: `${2 * index + 3}e-${index % 900}`,
      weight: `1e-${index % 900}`,
    }));
    expect(loose(uptime.combineSlis, { method: 'weightedMean', members: long })).toThrow(
      expect.objectContaining({
        code: 'result-out-of-range',
        expected: expect.stringMatching(/1048576 bits/),
        hint: expect.stringMatching(/round/),
      }),
    );
    const system = { series: times(4000, () => ({ availabilityRatio: '1e-910' })) };
    expect(loose(uptime.composeAvailability, { system })).toThrow(refusal('result-out-of-range'));
  });

  test('of a window of levels are bounded, too', () => {
    const rules = credit.compileTermination([{ kind: 'mean', window: 400, level: { lt: 0 } }]);
    const mean = (seed: number) =>
      times(100, (index) => ({ good: 1, total: 1e9 + seed * 100 + index }));
    const history = times(400, (index) => ({ level: { mean: mean(index) } }));
    expect(loose(credit.terminationRight, rules, history)).toThrow(refusal('result-out-of-range'));
    const daily = times(400, (index) => ({ level: { good: 1, total: 86_400_000 - index } }));
    expect(credit.terminationRight(rules, daily).triggered).toBe(false);
  });

  test('are written with no more places than a decimal may have that comes back', () => {
    // Twenty factors of 50 places each: a thousand places.
    const factors = times(20, () => ({ times: `1.${'0'.repeat(49)}1` }));
    const scheme = credit.compileScheme({ rows: [{ lt: 0, remedy: { points: 1 } }], factors });
    const { quantities } = credit.assessCredit(scheme, { level: -1 });
    expect(quantities.points).toBe('1');
    const series = credit.assessCreditSeries(
      scheme,
      times(3, () => ({ level: -1 })),
    );
    expect(series.total.quantities.points).toBe('3');
  });
});

describe('B12: outages of thousands of weights', () => {
  test('are measured exactly, each instant by its highest', () => {
    // The i-th of 5,000 lasts [i, 10,000 - i) and weighs (i + 1) / 10,000: each covers a ms on both
    // sides of the next, so that the loss is 2 × (1 + … + 5,000) / 10,000 = 2,500.5 ms.
    const outages = times(5000, (i) => ({ start: i, end: 10_000 - i, weight: (i + 1) / 10_000 }));
    const result = uptime.measureAvailability(
      RULE,
      { period: [0, 10_000], outages },
      { at: 10_000 },
    );
    expect(result.exact).toEqual({ good: '74995000', total: '100000000' });
    expect(result.incidents).toMatchObject({ count: 1, impairedMs: 10_000 });
  });

  test('of a group count where enough members have lost as much', () => {
    const member = (least: number) =>
      times(300, (i) => ({ start: i, end: 1000 - i, weight: (least + i) / 1000 }));
    const found = uptime.groupOutages([member(1), member(2), member(3)], { needed: 2 });
    // Two of three lose at i at least what the second member loses: the third has its own and more.
    expect(found).toContainEqual({ startAt: 299, endAt: 701, weight: 0.301 });
    expect(found).not.toContainEqual(expect.objectContaining({ weight: 0.302 }));
  });

  test('beyond 10,000 are refused', () => {
    const outages = times(10_001, (i) => ({ start: i, end: i + 1, weight: (i + 1) / 100_000 }));
    expect(
      loose(uptime.measureAvailability, RULE, { period: [0, 10], outages }, { at: 10 }),
    ).toThrow(refusal('invalid-option', ['outages', 10_000, 'weight']));
  });

  test('in more than a million parts are not listed', () => {
    const exclusions = times(2000, (i) => [i * 20, i * 20 + 10] as const);
    const outages = times(2000, (i) => ({ start: 0, end: 40_000, cause: `cause ${i}` }));
    const facts = { period: [0, 40_000], outages, exclusions } as const;
    expect(
      loose(uptime.measureAvailability, RULE, facts, { at: 40_000, listIntervals: true }),
    ).toThrow(refusal('result-out-of-range'));
    // Ten of every twenty ms are excluded.
    expect(uptime.measureAvailability(RULE, facts, { at: 40_000 }).downtimeMs).toBe(20_000);
  });
});

describe('C3, C7: a wrong type', () => {
  test.each([[1.5], ['x'], [-1], [Number.NaN], [1n], [null]])(
    '%s is no number of events',
    (minEvents) => {
      expect(loose(uptime.measureCounts, { good: 1, total: 2, minEvents })).toThrow(
        refusal('invalid-option', ['minEvents']),
      );
    },
  );

  const NOTHING_GIVEN = Object.entries({ ...uptime, ...credit, ...timeSet }).filter(
    ([name, value]) =>
      typeof value === 'function' &&
      /^[a-z]/.test(name) &&
      !/^(is|check|messageOf|toIso)/.test(name),
  ) as [string, (...args: never[]) => unknown][];

  test.each(NOTHING_GIVEN)(
    '%s refuses nothing, null, texts, numbers and lists in a typed way',
    (_, call) => {
      for (const value of [undefined, null, 'abc', 7, true, [], {}, () => 1, Symbol('s'), 5n]) {
        for (const args of [[], [value], [value, value], [{}, value], [[], value]]) {
          try {
            loose(call, ...args)();
          } catch (error) {
            expect(error).toMatchObject({ name: 'SlaError' });
          }
        }
      }
    },
  );

  test.each([
    ['a scheme', credit.compileScheme({ target: TARGET, rows: ROWS })],
    ['a right', credit.compileTermination([{ kind: 'consecutive', periods: 2 }])],
    ['a rule', RULE],
  ])(
    'a copy of what was compiled, %s, is read again, whatever plan it brings along',
    (_, compiled) => {
      const ask = (given: unknown): unknown => {
        if (compiled === RULE)
          return loose(uptime.measureAvailability, given, { period: [0, 10] }, { at: 10 })();
        return 'rules' in compiled
          ? loose(credit.terminationRight, given, [{ missed: true }, { missed: true }])()
          : loose(credit.assessCredit, given, { level: 99, base: EUR })();
      };
      expect(ask({ ...compiled, plan: {}, plans: [] })).toEqual(ask(compiled));
      expect(() => ask({ kind: compiled.kind })).toThrow(
        expect.objectContaining({ name: 'SlaError' }),
      );
    },
  );

  test('a result belongs to who asked: writing to it changes no later answer', () => {
    const scheme = credit.compileScheme({ target: TARGET, rows: [] });
    const ask = () => credit.assessCredit(scheme, { level: 99 });
    const first = ask();
    for (const { rows } of first.diagnostics) (rows as number[]).push(7);
    expect(ask().diagnostics[0]?.rows).toEqual([]);
  });
});

describe('C8: no NaN comes out', () => {
  test('of half a set, of a negative amount, of no number', () => {
    expect(loose(timeSet.measure, [0])).toThrow(refusal('invalid-interval', ['time']));
    expect(loose(timeSet.toIntervals, [0])).toThrow(refusal('invalid-interval', ['time']));
    expect(loose(timeSet.locate, [0, 10], -5, 3)).toThrow(refusal('invalid-duration', ['amount']));
    expect(loose(timeSet.locate, [0, 10], Number.NaN, 3)).toThrow(
      refusal('invalid-duration', ['amount']),
    );
    expect(loose(timeSet.contains, [0, 10], Number.NaN)).toThrow(
      refusal('invalid-instant', ['at']),
    );
    expect(loose(timeSet.union, [20, 30, 0, 10], [5, 25])).toThrow(
      refusal('invalid-interval', ['a', 2]),
    );
  });

  test('of a count alone: means of incidents come with the time that they are of', () => {
    const { incidents } = uptime.measureAvailability(
      RULE,
      { period: [0, 10], outages: [[2, 4]] },
      { at: 10 },
    );
    expect(incidents).toEqual({ count: 1, impairedMs: 2, longestMs: 2, mttrMs: 2, mtbfMs: 8 });
    expect(Object.keys(uptime)).not.toContain('incidentMeans');
  });
});

test('the best of two remedies of one worth is the first, though the other is a share of the base', () => {
  const owing = (remedy: object) => ({ rows: [{ lt: 0, remedy }] });
  const scheme = loose(credit.compileScheme, {
    rules: {
      sum: owing({ money: { amount: 10, currency: 'EUR' } }),
      share: owing({ percent: 10 }),
    },
    stacking: 'best',
  })() as credit.CompiledScheme;
  const readings = [
    { rule: 'sum', level: -1 },
    { rule: 'share', level: -1 },
  ];
  const { trace, amount } = credit.assessCredit(scheme, { readings, base: EUR }, { trace: true });
  expect(amount).toEqual({ amount: '10.00', currency: 'EUR' });
  const stacking = trace?.filter(({ stage }) => stage === 'stacking');
  expect(stacking?.map(({ rule, after }) => [rule, after])).toEqual([
    ['sum', '10'],
    ['share', '0'],
  ]);
});
