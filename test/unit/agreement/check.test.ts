import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { checkAgreement, parseAgreement } from '../../../src/agreement/check.js';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';
import { isSlaError } from '../../../src/core/error.js';
import { agreementJsonSchema } from '../../../src/schema/json-schema.js';
import { thrownBy } from '../../oracle/thrown.js';

const base = { id: 'a', timeZone: 'UTC', currency: 'EUR', objectives: [] };
const demo = (): unknown =>
  JSON.parse(readFileSync(new URL('../../../docs/demo/agreement.json', import.meta.url), 'utf8'));

/** Wraps a value so often that whatever reads it by recursion runs out of stack. */
function nested(inner: unknown, wrap: (inner: unknown) => unknown, times = 100_000): unknown {
  let value = inner;
  for (let i = 0; i < times; i++) value = wrap(value);
  return value;
}

describe('a sound document', () => {
  it('comes back as it was, and survives JSON', () => {
    const document = demo();
    expect(parseAgreement(document)).toEqual(document);
    expect(parseAgreement(JSON.parse(JSON.stringify(parseAgreement(document))))).toEqual(document);
  });

  it('is not changed by the check, and not shared with its result', () => {
    const document = demo() as { objectives: { id: string }[] };
    const before = structuredClone(document);
    const parsed = parseAgreement(document);
    expect(document).toEqual(before);
    (document.objectives[0] as { id: string }).id = 'other';
    expect(parsed.objectives[0]?.id).toBe('response');
  });

  it('compiles', () => {
    expect(compileAgreement(parseAgreement(demo())).agreement.id).toBe('demo-support-2026');
  });

  it('has a result that says so', () => {
    expect(checkAgreement(base)).toEqual({ ok: true, value: base, warnings: [] });
  });
});

describe('a document that is more than plain data', () => {
  const dated = {
    ...base,
    objectives: [
      {
        kind: 'clock',
        id: 'launch',
        start: { on: 'created' },
        stop: { on: 'done' },
        targets: [{ dueAt: new Date(0) }],
      },
    ],
  };
  const named = { ...base, calendars: JSON.parse('{"__proto__": {"timeZone": "UTC"}}') };

  it.each([
    ['a date', dated, ['objectives', 0, 'targets', 0, 'dueAt'], 'invalid-type'],
    ['an instance', { ...base, period: new Map() }, ['period'], 'invalid-type'],
    ['a key of the prototype', named, ['calendars', '__proto__'], 'unknown-field'],
  ])('is refused by check and by compile: %s', (_, document, path, code) => {
    const result = checkAgreement(document);
    expect(result.ok ? undefined : result.issues[0]).toMatchObject({ path, code });
    expect(thrownBy(() => compileAgreement(document as never))).toMatchObject({ path, code });
  });
});

describe('a document with several mistakes', () => {
  it('has all of them reported, each with its own path', () => {
    const result = checkAgreement({
      id: 5,
      timeZone: 'UTC',
      currency: 'x',
      objectives: [{ kind: 'clock', id: 'c' }],
      extra: 1,
    });
    const paths = result.ok ? [] : result.issues.map(({ path }) => path.join('.'));
    expect(paths).toEqual([
      'extra',
      'id',
      'currency',
      'objectives.0.start',
      'objectives.0.stop',
      'objectives.0.targets',
    ]);
  });

  it('has at most 200 reported', () => {
    const result = checkAgreement({ ...base, objectives: Array.from({ length: 1000 }, () => 5) });
    expect(result.ok ? 0 : result.issues.length).toBe(200);
  });

  it('throws the first when parsed', () => {
    const error = thrownBy(() => parseAgreement({ ...base, id: 5, currency: 1 }));
    expect([isSlaError(error), error.code, error.path, error.message]).toEqual([
      true,
      'invalid-type',
      ['id'],
      'id: expected a text, received 5',
    ]);
  });
});

describe('a hostile document', () => {
  it('may not name anything __proto__: no copy would keep it', () => {
    const place = (json: string): unknown => {
      const result = checkAgreement(JSON.parse(json));
      return result.ok ? 'ok' : result.issues.map(({ code, path }) => [code, path.join('.')]);
    };
    const rest = '"id":"a","timeZone":"UTC","currency":"EUR","objectives":[]';
    expect(place(`{${rest},"__proto__":{"x":1}}`)).toEqual([['unknown-field', '__proto__']]);
    expect(place(`{${rest},"calendars":{"__proto__":{}}}`)).toEqual([
      ['unknown-field', 'calendars.__proto__'],
    ]);
    expect(place(`{${rest},"remedies":{"r":{"rows":[{"__proto__":1}]}}}`)).toEqual([
      ['unknown-field', 'remedies.r.rows.0.__proto__'],
    ]);
    expect(({} as { x?: unknown }).x).toBeUndefined();
  });

  it('may use names of the object prototype for its own things', () => {
    const calendar = { timeZone: 'UTC', weekly: { mon: '09:00-17:00' } };
    const objective = {
      kind: 'availability',
      id: 'u',
      service: 's',
      targetPercent: 99,
      calendar: 'constructor',
    };
    const document = JSON.parse(
      JSON.stringify({ ...base, objectives: [objective], calendars: { constructor: calendar } }),
    );
    expect(parseAgreement(document)).toEqual(document);
    const sla = compileAgreement(parseAgreement(document));
    const { lines } = settlePeriod(
      sla,
      { periodOf: 0, services: { s: {} } },
      { at: 31 * 86_400_000 },
    );
    expect(lines[0]?.availability?.calendar).toBe('constructor');
  });

  it.each([
    [
      'conditions',
      {
        ...base,
        objectives: [{ kind: 'clock', id: 'c', start: nested({ on: 'x' }, (not) => ({ not })) }],
      },
    ],
    [
      'calendars',
      { ...base, calendars: { c: nested({ timeZone: 'UTC' }, (inner) => ({ union: [inner] })) } },
    ],
    ['what no field takes', { ...base, extra: nested(1, (inner) => [inner]) }],
    ['remedies', { ...base, remedies: { r: nested({}, (rows) => ({ rows })) } }],
  ])('is refused for nesting %s without end', (_, document) => {
    const result = checkAgreement(document);
    expect(result.ok ? '' : result.issues[0]?.message).toMatch(/at most 200 levels of nesting/);
  });

  it('is refused for holding itself', () => {
    const cycle: Record<string, unknown> = { ...base };
    cycle.remedies = { again: cycle };
    expect(checkAgreement(cycle).ok).toBe(false);
  });

  it('may nest as deep as conditions go', () => {
    const start = nested({ on: 'x' }, (inner) => ({ all: [inner] }), 30);
    const clock = {
      kind: 'clock',
      id: 'c',
      start,
      stop: { on: 'y' },
      targets: [{ elapsed: 'PT1H' }],
    };
    expect(checkAgreement({ ...base, objectives: [clock] }).ok).toBe(true);
  });

  it('with a megabyte of text in any field gets an answer of a few lines', () => {
    const long = '9'.repeat(1_000_000);
    const documents: object[] = [
      { ...base, currency: long },
      { ...base, [long]: 1 },
      { ...base, effective: { from: long } },
      { ...base, objectives: [{ kind: long }] },
      {
        ...base,
        objectives: [
          {
            kind: 'clock',
            id: 'c',
            start: { on: 'a' },
            stop: { on: 'b' },
            targets: [{ elapsed: long }],
          },
        ],
      },
      {
        ...base,
        objectives: [{ kind: 'availability', id: 'u', service: 's', targetPercent: `${long}x` }],
      },
      {
        ...base,
        objectives: [
          { kind: 'availability', id: 'u', service: 's', targetPercent: 99, calendar: long },
        ],
      },
    ];
    for (const document of documents) {
      const result = checkAgreement(document);
      const issue = result.ok ? undefined : result.issues[0];
      expect(`${issue?.expected}, ${issue?.received}`.length).toBeLessThan(300);
      expect(issue?.received).toMatch(/…|"/);
    }
  });
});

describe('the JSON Schema', () => {
  const schema = agreementJsonSchema();
  const validate = new Ajv2020({ strict: false }).compile(schema);

  it('is a valid schema of draft 2020-12', () => {
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(new Ajv2020({ strict: false }).validateSchema(schema)).toBe(true);
  });

  it('accepts what the check accepts', () => {
    expect([validate(demo()), validate.errors]).toEqual([true, null]);
    expect(validate(base)).toBe(true);
  });

  it('refuses what the check refuses', () => {
    const clock = {
      kind: 'clock',
      id: 'c',
      start: { on: 'a' },
      stop: { on: 'b' },
      targets: [{ elapsed: 'PT1H' }],
    };
    const refused: unknown[] = [
      {},
      { ...base, currency: 'euro' },
      { ...base, extra: 1 },
      { ...base, objectives: [{ kind: 'x' }] },
      { ...base, objectives: [{ ...clock, start: { on: 'a', field: 'b' } }] },
      { ...base, objectives: [{ ...clock, targets: [{ elapsed: { days: 1 } }] }] },
      { ...base, calendars: { office: { timeZone: 5 } } },
    ];
    for (const document of refused)
      expect([validate(document), checkAgreement(document).ok]).toEqual([false, false]);
  });

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });
});
