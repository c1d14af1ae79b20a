import { describe, expect, it } from 'vitest';
import { type Condition, checkClock, compileClock } from '../../../src/clock.js';
import { isSlaError } from '../../../src/core/error.js';
import { DEEPEST_VALUE, MOST_VALUES } from '../../../src/core/plain.js';
import { checkAgreement, compileAgreement, parseAgreement } from '../../../src/index.js';

/** Work that doubles 25 times is only told apart from work that does not by a clock; 20 s are generous. */
const GENEROUS_MS = 20_000;

const OBJECTIVE = {
  kind: 'clock',
  id: 'reply',
  start: { on: 'created' },
  stop: { on: 'replied' },
  targets: [{ elapsed: 'PT1H' }],
};
const { kind: _kind, ...RULE_FIELDS } = OBJECTIVE;
const RULE = RULE_FIELDS as never;

function agreementWith(objective: object, more: object = {}): never {
  const objectives = [{ ...OBJECTIVE, ...objective }];
  return { id: 'a', timeZone: 'UTC', currency: 'EUR', objectives, ...more } as never;
}

/** A thing that holds itself twice, so many levels deep, as YAML anchors make it. */
function doubled(levels: number, leaf: object, wrap: (inner: object) => object): object {
  let part = leaf;
  for (let i = 0; i < levels; i++) part = wrap(part);
  return part;
}

const SHARED = doubled(25, { field: 'a', equals: 1 }, (c) => ({ all: [c, c] })) as Condition;

function codeOf(call: () => unknown): string {
  try {
    call();
  } catch (error) {
    if (isSlaError(error)) return error.code;
    throw error;
  }
  return 'none';
}

function issuesOf(result: ReturnType<typeof checkAgreement>): readonly (readonly unknown[])[] {
  return result.ok ? [] : result.issues.map(({ code, path }) => [code, path.join('.')]);
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

const boom = (): never => {
  throw new Error('boom');
};

/** An object with a field that nobody can read. */
function throwing(name: string): object {
  return Object.defineProperty({ id: 'a' }, name, { enumerable: true, get: boom });
}

describe('A1: a misspelt field of a remedy', () => {
  const withRemedy = (remedy: object): object =>
    agreementWith(
      {},
      {
        remedies: { r: { rows: [{ lt: '99.9', remedy: { percent: 80 } }], ...remedy } },
      },
    );

  it.each([
    ['a cap', { cap: [{ limit: { percent: 20 } }] }],
    ['a cap in capitals', { Caps: [{ limit: { percent: 20 } }] }],
    ['a domain', { domian: { lte: 100 } }],
  ])('is refused by the check and by the compiler: %s', (_, misspelt) => {
    const document = withRemedy(misspelt);
    expect(issuesOf(checkAgreement(document))[0]?.[0]).toBe('unknown-field');
    expect(codeOf(() => compileAgreement(document as never))).toBe('unknown-field');
  });
});

describe('A13: what cannot be evaluated does not compile', () => {
  it.each([1e308, 2 ** 53 + 1, 36_526, -1, 1.5])('%d business days', (businessDays) => {
    const rule = { ...(RULE as object), targets: [{ businessDays, calendar: 'c' }] } as never;
    expect(codeOf(() => compileClock(rule))).not.toBe('none');
    expect(checkClock(rule).ok).toBe(false);
  });

  it('an agreement without an id or a currency', () => {
    const nameless = { timeZone: 'UTC', objectives: [] } as never;
    expect(codeOf(() => compileAgreement(nameless))).toBe('missing-field');
    expect(issuesOf(checkAgreement(nameless))).toEqual([
      ['missing-field', 'id'],
      ['missing-field', 'currency'],
    ]);
  });
});

describe('B6: a promise is no longer than a century', () => {
  const HOURS = 36_525 * 24;
  const targets = (target: object): object => ({ targets: [{ elapsed: 'PT1H', ...target }] });
  it.each<[string, (length: object) => object]>([
    ['the target', (elapsed) => targets({ elapsed })],
    ['its softer level', (acceptable) => targets({ acceptable })],
    ['its grace', (grace) => targets({ grace })],
    ['a warning before', (before) => ({ warnings: [{ before }] })],
    ['a warning after', (after) => ({ warnings: [{ after }] })],
    ['a cap of each pause', (each) => ({ pauseCaps: { each } })],
    ['a cap of all pauses', (total) => ({ pauseCaps: { total } })],
  ])('%s', (_, withLength) => {
    const clock = (hours: number): object => ({
      ...(RULE as object),
      ...withLength({ hours }),
    });
    expect(codeOf(() => compileClock(clock(HOURS) as never))).toBe('none');
    expect(codeOf(() => compileClock(clock(HOURS + 1) as never))).toBe('invalid-duration');
    expect(codeOf(() => compileClock(clock(1e8) as never))).toBe('invalid-duration');
  });

  it('and a warning at most at ten times its target', () => {
    const clock = (percent: number): never =>
      ({ ...(RULE as object), warnings: [{ percent }] }) as never;
    expect(codeOf(() => compileClock(clock(1000)))).toBe('none');
    expect(codeOf(() => compileClock(clock(1e9)))).toBe('invalid-option');
  });

  it.each(['targets', 'warnings', 'calendars'])('a clock has at most 1,000 %s', (name) => {
    const member = { targets: { elapsed: 'PT1H' }, warnings: { percent: 50 }, calendars: {} };
    const list = Array.from({ length: 1001 }, () => member[name as keyof typeof member]);
    const result = checkClock({ ...(RULE as object), [name]: list });
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.issues[0]?.message).toContain('to 1000 of them');
  });
});

describe('B7: what is shared counts as often as it stands there', () => {
  it.each<[string, object]>([
    ['a condition', agreementWith({ start: SHARED })],
    ['a condition of a target', agreementWith({ targets: [{ when: SHARED, elapsed: 'PT1H' }] })],
    ['what the objective is for', agreementWith({ appliesTo: SHARED })],
    [
      'a composed calendar',
      agreementWith(
        {},
        {
          calendars: {
            c: doubled(25, { timeZone: 'UTC', weekly: { mon: '09:00-10:00' } }, (c) => ({
              timeZone: 'UTC',
              union: [c, c],
            })),
          },
        },
      ),
    ],
    ['a field that nobody knows', agreementWith({ more: doubled(25, [], (c) => [c, c]) })],
    ['the targets', agreementWith({ targets: doubled(25, [], (c) => [c, c]) })],
    [
      'lists of values',
      agreementWith({}, { attributes: doubled(25, {}, (c) => ({ a: c, b: c })) }),
    ],
  ])(
    'in an agreement: %s',
    (_, document) => {
      expect(checkAgreement(document).ok).toBe(false);
      expect(codeOf(() => compileAgreement(document as never))).toBe('invalid-type');
    },
    GENEROUS_MS,
  );

  it(
    'in the rule of a clock',
    () => {
      const rule = { ...(RULE as object), start: SHARED } as never;
      expect(checkClock(rule).ok).toBe(false);
      expect(codeOf(() => compileClock(rule))).toBe('invalid-type');
    },
    GENEROUS_MS,
  );

  it('and the error names the limit and how to stay below', () => {
    const result = checkAgreement(agreementWith({ start: SHARED }));
    const [issue] = result.ok ? [] : result.issues;
    expect(issue?.expected).toBe(`at most ${MOST_VALUES} values`);
    expect(issue?.hint).toContain('divide');
  });

  it('a list that is as long as nothing real ends there, were it a promise of length alone', () => {
    const long = agreementWith({ targets: new Array(2 ** 32 - 1) });
    expect(issuesOf(checkAgreement(long))).toEqual([['invalid-type', '']]);
  });

  it('what holds itself is refused, in words', () => {
    const cyclic: Record<string, unknown> = { id: 'a' };
    cyclic.self = cyclic;
    const result = checkAgreement(cyclic);
    expect(result.ok ? '' : result.issues[0]?.expected).toBe(
      `at most ${DEEPEST_VALUE} levels of nesting`,
    );
    expect(checkClock(cyclic).ok).toBe(false);
    expect(codeOf(() => compileClock(cyclic as never))).not.toBe('none');
  });
});

describe('C2: a check never throws, whatever it is given', () => {
  it.each<[string, unknown]>([
    ['a getter that throws', throwing('name')],
    ['a getter that throws, inside', agreementWith({}, { objectives: [throwing('name')] })],
    ['a revoked proxy', revoked()],
    ['a revoked proxy, inside', agreementWith({ targets: [revoked()] })],
    ['a revoked proxy as a list', agreementWith({ targets: revoked() })],
    ['a proxy without keys to tell', new Proxy({}, { ownKeys: boom })],
    ['a proxy without values to tell', new Proxy({ id: 'a' }, { get: boom })],
    ['a proxy without an ancestor to tell', new Proxy({}, { getPrototypeOf: boom })],
    ['a list of endless length', new Proxy([], { get: (_, key) => (key === 'length' ? 1e9 : 1) })],
    ['a symbol', Symbol('a')],
    ['a function', boom],
    ['a bigint', 1n],
    ['not a number', Number.NaN],
    ['a map', new Map()],
    ['nothing', undefined],
  ])('%s', (_, document) => {
    const result = checkAgreement(document);
    expect(result.ok).toBe(false);
    expect(result.ok ? 0 : result.issues.length).toBeGreaterThan(0);
    expect(checkClock(document).ok).toBe(false);
    expect(codeOf(() => parseAgreement(document))).not.toBe('none');
    expect(codeOf(() => compileAgreement(document as never))).not.toBe('none');
  });

  it('calendars that cannot be read', () => {
    expect(checkClock(RULE, revoked() as never).ok).toBe(false);
    expect(codeOf(() => compileClock(RULE, revoked() as never))).toBe('invalid-type');
  });

  it('reads each field once: a getter that answers otherwise later changes nothing', () => {
    let asked = 0;
    const names = ['reply', 7, null];
    const objective = {
      ...OBJECTIVE,
      get id() {
        return names[asked++];
      },
    };
    const document = agreementWith({}, { objectives: [objective] });
    const result = checkAgreement(document);
    expect(asked).toBe(1);
    expect(result.ok && result.value.objectives[0]?.id).toBe('reply');
  });

  const many = (length: number, member: (i: number) => unknown): unknown[] =>
    Array.from({ length }, (_, i) => member(i));
  it.each<[string, () => object]>([
    [
      'targets in a calendar that is not there',
      () => agreementWith({ targets: many(130_000, () => ({ elapsed: 'PT1H', calendar: 'z' })) }),
    ],
    ['objectives', () => agreementWith({}, { objectives: many(100_000, (i) => ({ id: i })) })],
    ['fields', () => Object.fromEntries(many(60_000, (i) => [`f${i}`, i]) as [string, number][])],
    ['dates', () => agreementWith({}, { objectives: many(50_000, () => new Date(0)) })],
    [
      'attributes that are not declared, among many that are',
      () =>
        agreementWith(
          { targets: many(900, (i) => ({ elapsed: 'PT1H', when: { field: `g${i}`, equals: 1 } })) },
          {
            attributes: Object.fromEntries(many(60_000, (i) => [`f${i}`, []]) as [string, []][]),
          },
        ),
    ],
    [
      'values that are declared, each looked up among all',
      () => {
        const values = many(60_000, (i) => `v${i}`);
        return agreementWith({ start: { field: 'f', in: values } }, { attributes: { f: values } });
      },
    ],
  ])(
    'any number of %s ends, with 200 issues at most',
    (_, documentOf) => {
      const result = checkAgreement(documentOf());
      expect(result.ok ? 0 : result.issues.length).toBeLessThanOrEqual(200);
    },
    GENEROUS_MS,
  );
});

describe('C5: parts that are missing are told where they are missing', () => {
  it('an exclusion rule that is null, and an objective without a service', () => {
    const availability = { kind: 'availability', id: 'up', targetPercent: '99.9' };
    const at = (objective: object): unknown =>
      issuesOf(checkAgreement(agreementWith({}, { objectives: [objective] })))[0];
    expect(at({ ...availability, service: 'web', exclusionRules: { m: null } })).toEqual([
      'invalid-type',
      'objectives.0.exclusionRules.m',
    ]);
    expect(at(availability)).toEqual(['missing-field', 'objectives.0.service']);
  });
});
