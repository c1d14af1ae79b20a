import { describe, expect, test } from 'vitest';
import {
  type Agreement,
  addBusinessTime,
  type CreditScheme,
  checkAgreement,
  checkAvailability,
  checkCalendar,
  checkClock,
  checkCreditScheme,
  compileAgreement,
  compileAvailability,
  compileCalendar,
  compileClock,
  compileScheme,
  evaluateClock,
  evaluateTicket,
  type Finding,
  formatPath,
  groupOutages,
  isSlaError,
  measureAvailability,
  settlePeriod,
  toIso,
} from '../../../src/index.js';
import { thrownBy } from '../../oracle/thrown.js';

/**
 * Documents, facts and options as people have written them: each was accepted once, or told wrongly.
 * What nobody reads is refused, and what is known is told, by check and compile alike.
 */

const HOUR = 3_600_000;
const FEE = { amount: '1000.00', currency: 'EUR' };

const SCHEME = {
  target: { gte: '99.9' },
  rows: [
    { gte: '50', lt: '99.9', remedy: { percent: 10 } },
    { lt: '50', remedy: { percent: 30 } },
  ],
  caps: [{ limit: { percent: 30 } }],
} as const;

/** An agreement with one clock, one service and one remedy. */
const AGREEMENT = {
  id: 'support',
  timeZone: 'UTC',
  currency: 'EUR',
  attributes: { status: ['open', 'solved'], priority: ['high', 'normal'] },
  calendars: { office: { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-17:00' } } },
  objectives: [
    {
      kind: 'clock',
      id: 'reply',
      start: { field: 'status', equals: 'open' },
      stop: { field: 'status', equals: 'solved' },
      calendar: 'office',
      targets: [{ elapsed: { hours: 4 } }],
    },
    { kind: 'availability', id: 'up', service: 's', targetPercent: '99.9', remedy: 'credit' },
  ],
  remedies: { credit: SCHEME },
} as const satisfies Agreement;

type Change = Readonly<Record<string, unknown>>;

/** The agreement with other fields in its clock, its service, its remedy, or at its top. */
const withClock = (change: Change): unknown => ({
  ...AGREEMENT,
  objectives: [{ ...AGREEMENT.objectives[0], ...change }, AGREEMENT.objectives[1]],
});
const withService = (change: Change): unknown => ({
  ...AGREEMENT,
  objectives: [AGREEMENT.objectives[0], { ...AGREEMENT.objectives[1], ...change }],
});
const withRemedy = (change: Change): unknown => ({
  ...AGREEMENT,
  remedies: { credit: { ...SCHEME, ...change } },
});
const withTop = (change: Change): unknown => ({ ...AGREEMENT, ...change });

/** What is told of a document, `code at path`, errors first; compiling it must agree. */
function told(document: unknown): readonly string[] {
  const result = checkAgreement(document);
  const errors = result.ok ? [] : result.issues.map(line);
  for (const finding of [...(result.ok ? [] : result.issues), ...result.warnings])
    expect(leadsInto(document, finding), `${line(finding)} leads into the document`).toBe(true);
  let thrown: unknown;
  try {
    compileAgreement(document as Agreement);
  } catch (error) {
    thrown = error;
  }
  // Compile throws the first of what check lists, and nothing where check finds no error.
  const first = isSlaError(thrown) ? [`${thrown.code} at ${formatPath(thrown.path)}`] : [];
  expect(first, 'compile and check agree').toEqual(errors.slice(0, 1));
  return [...errors, ...result.warnings.map((warning) => `warning ${line(warning)}`)];
}

/** Whether the place of a finding is there; of what is missing, whether its parent is. */
function leadsInto(document: unknown, { code, path }: Finding): boolean {
  const steps = code === 'missing-field' ? path.slice(0, -1) : path;
  let at = document;
  return steps.every((step) => {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return false;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
    return true;
  });
}

function line({ code, path }: Pick<Finding, 'code' | 'path'>): string {
  return `${code} at ${formatPath(path)}`;
}

/** Settles June 2026 for a service that was down for some minutes of it. */
function settleJune(agreement: unknown, downMinutes: number, amount = '500.00') {
  const start = Date.UTC(2026, 5, 10);
  return settlePeriod(
    compileAgreement(agreement as Agreement),
    {
      periodOf: '2026-06-15T00:00:00Z',
      services: { s: { outages: [[start, start + downMinutes * 60_000]] } },
      charges: { s: { amount, currency: 'EUR' } },
    },
    { at: '2026-07-01T00:00:00Z' },
  );
}

describe('the agreement of these tests', () => {
  test('is sound', () => {
    expect(told(AGREEMENT)).toEqual([]);
  });

  test('pays 100.00 of 1,000.00, and 300.00 where the row says all and the cap 30 %', () => {
    // 300 minutes of 43,200 leave 99.3 %, which is in the row.
    expect(settleJune(AGREEMENT, 300, '1000.00').total.amount).toBe('100.00');
    const all = withRemedy({ rows: [{ lt: '99.9', remedy: { percent: 100 } }] });
    expect(settleJune(all, 300, '1000.00').total.amount).toBe('300.00');
    expect(told(all)).toEqual(['warning capped-row at remedies.credit.rows[0]']);
  });
});

describe('a misspelt field of a scheme is refused by check, by compile and in an agreement', () => {
  const full: Required<CreditScheme> = {
    metric: 'availability',
    unit: 'percent',
    target: { gte: '99.9' },
    domain: { gte: 0, lte: 100 },
    roundLevel: { scale: 2, mode: 'floor' },
    decidedBy: 'target',
    rows: SCHEME.rows,
    overlap: 'report',
    steps: [],
    formula: { percent: 'shortfall' },
    whenUnknown: { percent: 0 },
    whenNotReported: { percent: 1 },
    allocationPercent: 100,
    factors: [],
    prices: {},
    caps: SCHEME.caps,
    onePer: 'incident',
    paidAs: 'credit',
    rounding: 'halfEven',
    increment: '0.05',
    minimum: { amount: 1, rule: 'suppressBelow' },
  };
  const slips = Object.keys(full).map((field) => [field.slice(0, -1), field] as const);

  const others = [
    ['capz', 'caps'],
    ['minimun', 'minimum'],
  ] as const;

  test.each([...slips, ...others])('%s for %s', (slip, field) => {
    const scheme = { ...SCHEME, [slip]: full[field as keyof CreditScheme] };
    const result = checkCreditScheme(scheme);
    const issues = result.ok ? [] : result.issues;
    expect(issues.map(line)).toEqual([`unknown-field at ${slip}`]);
    expect(issues[0]?.hint).toBe(`did you mean ${field}?`);
    expect(line(thrownBy(() => compileScheme(scheme as CreditScheme)))).toBe(
      `unknown-field at ${slip}`,
    );
    expect(told(withRemedy({ [slip]: full[field as keyof CreditScheme] }))).toEqual([
      `unknown-field at remedies.credit.${slip}`,
    ]);
  });

  test('caps[].period for periods', () => {
    expect(told(withRemedy({ caps: [{ limit: { percent: 30 }, period: 12 }] }))).toEqual([
      'unknown-field at remedies.credit.caps[0].period',
    ]);
  });
});

describe('facts that nobody reads are refused', () => {
  const settle = (facts: object) =>
    settlePeriod(
      compileAgreement(AGREEMENT),
      { periodOf: '2026-06-15T00:00:00Z', charges: { s: FEE }, ...facts },
      { at: '2026-07-01T00:00:00Z' },
    );

  test('`outage` for `outages` in the record of a service', () => {
    expect(thrownBy(() => settle({ services: { s: { outage: [] } } }))).toMatchObject({
      code: 'unknown-field',
      path: ['services', 's', 'outage'],
      hint: 'did you mean outages?',
    });
  });

  test('`S` for the service `s`', () => {
    expect(thrownBy(() => settle({ services: { S: { outages: [] } } }))).toMatchObject({
      code: 'unknown-reference',
      path: ['services', 'S'],
      hint: 'did you mean s?',
    });
  });
});

describe('options that nobody reads are refused', () => {
  const office = compileCalendar(AGREEMENT.calendars.office);
  const rule = {
    id: 'reply',
    start: { on: 'created' },
    stop: { on: 'replied' },
    targets: [{ elapsed: { hours: 4 } }],
  } as const;

  test.each<[string, () => unknown, string, string | undefined]>([
    [
      '{ boundry } of addBusinessTime',
      () => addBusinessTime(office, 0, { hours: 1 }, { boundry: 'nextOpen' } as never),
      'options.boundry',
      'did you mean boundary?',
    ],
    [
      '{ exclusionRule } of an availability rule',
      () => compileAvailability({ targetPercent: 99, exclusionRule: {} } as never),
      'exclusionRule',
      'did you mean exclusionRules?',
    ],
    [
      '{ exclusionRule } of measureAvailability',
      () =>
        measureAvailability(compileAvailability({ targetPercent: 99 }), { period: [0, HOUR] }, {
          at: 0,
          exclusionRule: {},
        } as never),
      'options.exclusionRule',
      undefined,
    ],
    [
      '{ atributes } of evaluateClock',
      () => evaluateClock(compileClock(rule), [], { at: 0, atributes: {} } as never),
      'options.atributes',
      'did you mean attributes?',
    ],
  ])('%s', (_, call, path, hint) => {
    const error = thrownBy(call);
    expect([error.code, formatPath(error.path), error.hint]).toEqual(['unknown-field', path, hint]);
  });
});

describe('check and compile agree', () => {
  test.each<[string, unknown, string]>([
    ['a zone that is none', withTop({ timeZone: 'Mars/X' }), 'invalid-time-zone at timeZone'],
    [
      'a target of 101 %',
      withService({ targetPercent: 101 }),
      'invalid-option at objectives[1].targetPercent',
    ],
    ['no target', withClock({ targets: [] }), 'invalid-type at objectives[0].targets'],
    [
      'a day that is none',
      withTop({
        calendars: { office: { timeZone: 'UTC', weekly: { 'monday-friday': '09:00-17:00' } } },
      }),
      'unknown-field at calendars.office.weekly.monday-friday',
    ],
    [
      'hours without minutes',
      withTop({ calendars: { office: { timeZone: 'UTC', weekly: { mon: '9-18' } } } }),
      'invalid-time at calendars.office.weekly.mon',
    ],
    [
      'a length without a unit',
      withClock({ targets: [{ elapsed: {} }] }),
      'invalid-duration at objectives[0].targets[0].elapsed',
    ],
    [
      'a length below 0',
      withClock({ targets: [{ elapsed: '-PT1H' }] }),
      'invalid-duration at objectives[0].targets[0].elapsed',
    ],
    [
      'a status that is not declared',
      withClock({ stop: { field: 'status', equals: 'closed' } }),
      'unknown-reference at objectives[0].stop.equals',
    ],
  ])('on %s', (_, document, first) => {
    expect(told(document)[0]).toBe(first);
  });

  test('on $schema, which is allowed', () => {
    expect(told(withTop({ $schema: 'https://example.com/agreement.json' }))).toEqual([]);
  });
});

describe('what the engines know is told of an agreement too', () => {
  test('the warnings of checkCreditScheme', () => {
    // Levels from 99 to 99.5 are in no row.
    const rows = [
      { gte: '99.5', lt: '99.9', remedy: { percent: 10 } },
      { lt: '99', remedy: { percent: 25 } },
    ];
    const alone = checkCreditScheme({ ...SCHEME, rows, caps: undefined });
    expect(alone.warnings.map(({ code }) => code)).toEqual(['hole']);
    expect(told(withRemedy({ rows, caps: undefined }))).toEqual([
      'warning hole at remedies.credit.rows',
    ]);
  });

  test('the warnings of checkCalendar', () => {
    const office = { timeZone: 'UTC', weekly: { 'mon-fri': '09:00-12:00, 11:00-17:00' } };
    expect(checkCalendar(office).warnings.map(line)).toEqual(['overlap-merged at weekly.mon-fri']);
    expect(told(withTop({ calendars: { office } }))).toEqual([
      'warning overlap-merged at calendars.office.weekly.mon-fri',
    ]);
  });

  test.each<[string, unknown, string]>([
    [
      'four milliseconds meant as hours',
      withClock({ targets: [{ elapsed: 4 }] }),
      'invalid-duration at objectives[0].targets[0].elapsed',
    ],
    [
      '0.999 meant as 99.9 %',
      withService({ targetPercent: 0.999, remedy: undefined }),
      'warning percent-like-ratio at objectives[1].targetPercent',
    ],
    [
      'a warning at half a per cent',
      withClock({ warnings: [{ percent: 0.5 }] }),
      'warning percent-like-ratio at objectives[0].warnings[0].percent',
    ],
    [
      'a target for all before others',
      withClock({
        targets: [
          { elapsed: { hours: 4 } },
          { when: { field: 'priority', equals: 'high' }, elapsed: { hours: 1 } },
        ],
      }),
      'warning unreachable-target at objectives[0].targets[1]',
    ],
    [
      'two rows for one level',
      withRemedy({
        rows: [
          { gte: '99', lt: '99.9', remedy: { percent: 10 } },
          { lt: '99.5', remedy: { percent: 25 } },
        ],
      }),
      'warning overlap at remedies.credit.rows[1]',
    ],
    [
      'a remedy for 98 under a promise of 99.9',
      withRemedy({
        target: { gte: 98 },
        rows: [{ lt: 98, remedy: { percent: 10 } }],
      }),
      'warning remedy-target-differs at objectives[1].remedy',
    ],
    [
      'a remedy without a target of its own that pays from 99.95 down, under a promise of 99.9',
      withRemedy({
        target: undefined,
        rows: [{ lt: '99.95', remedy: { percent: 10 } }],
      }),
      'warning credit-while-target-met at objectives[1].remedy',
    ],
    [
      'an end before the beginning',
      withTop({ effective: { from: '2026-06-01', through: '2026-01-31' } }),
      'invalid-date at effective.through',
    ],
    [
      'the 30th of February',
      withTop({ effective: { from: '2026-02-30' } }),
      'invalid-date at effective.from',
    ],
    ['a currency that is none', withTop({ currency: 'ZZZ' }), 'invalid-money at currency'],
    [
      'a credit of 250 %',
      withRemedy({ rows: [{ lt: '99.9', remedy: { percent: 250 } }], caps: undefined }),
      'warning percent-above-100 at remedies.credit.rows[0].remedy',
    ],
    [
      'a credit of -10 %',
      withRemedy({ rows: [{ lt: '99.9', remedy: { percent: -10 } }] }),
      'invalid-option at remedies.credit.rows[0].remedy.percent',
    ],
  ])('%s', (_, document, finding) => {
    expect(told(document)).toContain(finding);
  });

  test('a share of 40, meant as 40 %', () => {
    const agreement = withRemedy({ factors: [{ input: 'affected', share: true }] });
    const settle = () =>
      settlePeriod(
        compileAgreement(agreement as Agreement),
        {
          periodOf: '2026-06-15T00:00:00Z',
          services: { s: { outages: [[Date.UTC(2026, 5, 1), Date.UTC(2026, 5, 2)]] } },
          charges: { s: FEE },
          readings: { up: { factors: { affected: 40 } } },
        },
        { at: '2026-07-01T00:00:00Z' },
      );
    const { status, lines } = settle();
    expect(status).toBe('incomplete');
    expect(lines.find(({ objectiveId }) => objectiveId === 'up')?.issue).toMatchObject({
      code: 'invalid-option',
      path: ['readings', 'up', 'factors', 'affected'],
      hint: 'write 40 % as 0.4, or as { amount: 40, per: 100 }',
    });
    expect(told(withService({ weights: { minor: 40 } }))).toEqual([
      'invalid-option at objectives[1].weights.minor',
    ]);
  });
});

describe('`effective` is honoured', () => {
  const ended = withTop({ effective: { through: '2026-01-31' } });

  test('June of an agreement that ended in January owes nothing: it is not in force', () => {
    expect(settleJune(ended, 300)).toMatchObject({
      status: 'not-in-force',
      lines: [],
      total: { amount: '0.00', currency: 'EUR' },
    });
  });

  test('a ticket of June is judged by nothing', () => {
    const ticket = {
      id: 'T-1',
      events: [{ at: '2026-06-10T09:00:00Z', type: 'created', set: { status: 'open' } }],
    };
    expect(
      evaluateTicket(compileAgreement(ended as Agreement), ticket, { at: '2026-07-01T00:00:00Z' }),
    ).toMatchObject({ status: 'not-in-force', objectives: [], nextDueAt: null });
  });
});

describe('a remedy may be keyed by the minutes of outage', () => {
  const minutes = (step: object) =>
    withRemedy({
      unit: 'minutes',
      target: undefined,
      rows: undefined,
      caps: undefined,
      steps: [{ toward: 'above', each: { percent: 5 }, ...step }],
    });

  test('5 % for every 30 minutes begun: 300 minutes of a fee of 500.00 give 250.00', () => {
    // 300 / 30 = 10 steps of 5 % are 50 %.
    expect(settleJune(minutes({ from: 0, size: 30, partial: 'started' }), 300).total).toEqual({
      amount: '250.00',
      currency: 'EUR',
    });
  });

  test('5 % for every whole hour beyond 216 minutes: 300 minutes give 25.00', () => {
    // 300 - 216 = 84 minutes are one whole hour: 5 % of 500.00.
    expect(settleJune(minutes({ from: 216, size: 60, partial: 'whole' }), 300).total).toEqual({
      amount: '25.00',
      currency: 'EUR',
    });
  });
});

describe('toIso says what it gives', () => {
  test('a text for an instant, a word for a word, null for null', () => {
    const never: number | 'never-opens' = 'never-opens' as number | 'never-opens';
    expect(toIso(0)).toBe('1970-01-01T00:00:00.000Z');
    expect(toIso(never)).toBe('never-opens');
    expect(toIso(null)).toBeNull();
  });

  test('no instant of a result stays a number', () => {
    const agreement = compileAgreement(AGREEMENT);
    const events = [
      { at: '2026-06-10T09:00:00Z', type: 'created', set: { status: 'open' } },
      { at: '2026-06-10T10:00:00Z', type: 'created', set: { status: 'solved' } },
      { at: '2026-06-10T11:00:00Z', type: 'late' },
    ];
    const evaluation = toIso(
      evaluateTicket(agreement, { id: 'T-1', events }, { at: '2026-06-10T10:30:00Z' }),
    );
    expect(evaluation.evaluatedAt).toBe('2026-06-10T10:30:00.000Z');
    expect(evaluation.objectives[0]?.report.ignored.map(({ eventAt }) => eventAt)).toEqual([
      '2026-06-10T11:00:00.000Z',
    ]);
    const statement = toIso(settleJune(AGREEMENT, 0));
    expect([statement.evaluatedAt, statement.period.startAt]).toEqual([
      '2026-07-01T00:00:00.000Z',
      '2026-06-01T00:00:00.000Z',
    ]);
  });

  test('a paused ticket has no deadline, and not one of 1970', () => {
    const clock = compileClock({
      id: 'reply',
      start: { on: 'created' },
      stop: { on: 'replied' },
      pause: { on: 'waiting' },
      resume: { on: 'back' },
      targets: [{ elapsed: { hours: 4 } }],
    });
    const events = [
      { at: 0, type: 'created' },
      { at: HOUR, type: 'waiting' },
    ];
    const { current } = toIso(evaluateClock(clock, events, { at: 2 * HOUR }));
    expect([current?.state, current?.dueAt]).toEqual(['paused', null]);
  });
});

describe('a hint leads somewhere', () => {
  test('a state without a weight is told where weights stand, and naming it there helps', () => {
    const outages = [{ start: 0, end: HOUR, state: 'brownout' }];
    const error = thrownBy(() => groupOutages([outages]));
    expect(error).toMatchObject({
      code: 'unknown-reference',
      hint: expect.stringContaining('weights'),
    });
    expect(groupOutages([outages], { weights: { brownout: '0.5' } })).toHaveLength(1);
    const rule = compileAvailability({ targetPercent: 99, weights: { brownout: '0.5' } });
    const { downtimeMs } = measureAvailability(
      rule,
      { period: [0, 2 * HOUR], outages },
      { at: 2 * HOUR },
    );
    expect(downtimeMs).toBe(HOUR / 2);
  });

  test('a remedy in another currency is told where it stands in the document', () => {
    const money = { amount: 10, currency: 'USD' };
    expect(told(withRemedy({ rows: [{ lt: '99.9', remedy: { money } }] }))).toEqual([
      'currency-mismatch at remedies.credit.rows[0].remedy.money',
    ]);
  });

  test('{ days: 2 } is told for what it is, by check and by compile', () => {
    const result = checkAgreement(withClock({ targets: [{ elapsed: { days: 2 } }] }));
    const [issue] = result.ok ? [] : result.issues;
    expect(issue).toMatchObject({
      code: 'invalid-duration',
      path: ['objectives', 0, 'targets', 0, 'elapsed', 'days'],
      hint: expect.stringContaining('businessDays'),
    });
    const error = thrownBy(() =>
      compileAgreement(withClock({ targets: [{ elapsed: { days: 2 } }] }) as Agreement),
    );
    expect([error.code, error.hint]).toEqual([issue?.code, issue?.hint]);
  });
});

describe('each engine tells the same on its own', () => {
  test('a rule, a calendar and a scheme', () => {
    const { kind, ...clock } = AGREEMENT.objectives[0];
    expect(kind).toBe('clock');
    const office = compileCalendar(AGREEMENT.calendars.office);
    expect(checkClock({ ...clock, targets: [{ elapsed: 4 }] }, { office })).toMatchObject({
      ok: false,
    });
    expect(checkAvailability({ targetPercent: 0.999 })).toMatchObject({
      ok: true,
      warnings: [{ code: 'percent-like-ratio' }],
    });
    expect(checkCalendar({ timeZone: 'Mars/X' })).toMatchObject({ ok: false });
    expect(checkCreditScheme({ rows: [{ remedy: { percent: -10 } }] })).toMatchObject({
      ok: false,
    });
  });
});
