import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../src/agreement/check.js';
import { compileAgreement } from '../../../src/agreement/compile.js';
import type { SettlementFacts } from '../../../src/agreement/settle/facts.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';
import { attempt, type Reader, readerOf } from '../../../src/core/read.js';
import { agreementJsonSchema } from '../../../src/schema.js';
import { compileAvailability, requirePlan } from '../../../src/uptime/availability/compile.js';
import { readFacts } from '../../../src/uptime/availability/facts.js';
import { readAvailabilityRule } from '../../../src/uptime/availability/rule.js';
import { compileRequests, requireRequests } from '../../../src/uptime/sli/compile-requests.js';
import { readRequestsFacts } from '../../../src/uptime/sli/requests-facts.js';
import { readRequestsRule } from '../../../src/uptime/sli/requests-rule.js';
import { readScoreRule } from '../../../src/uptime/sli/score-rule.js';
import { clock, documentWith, uptime } from '../../fixtures/agreement.js';
import { faultOf } from '../../oracle/fault.js';
import { clockRows } from '../../surface/rows/clock.js';
import { creditRows } from '../../surface/rows/credit.js';

/** The fields that a reader asks an object for: its table, whatever it is made of. */
function fieldsAsked(read: (reader: Reader) => unknown, given: object = {}): readonly string[] {
  const asked = new Set<string>();
  const object = new Proxy(given, {
    getOwnPropertyDescriptor(target, key) {
      asked.add(String(key));
      return Reflect.getOwnPropertyDescriptor(target, key);
    },
  });
  attempt(readerOf(object, []), read);
  return [...asked];
}

/** No field of any rule or record takes this. */
const STRANGE = [[]];

const requests = { kind: 'requests', id: 'r', targetPercent: '99.9' } as const;
const latency = { ...requests, kind: 'latency', threshold: 'PT0.5S' } as const;
const csat = {
  kind: 'score',
  id: 's',
  measure: 'csat',
  scale: { least: 1, most: 5 },
  goodFrom: 4,
  targetPercent: 90,
} as const;
const nps = { kind: 'score', id: 's', measure: 'nps', targetScore: 40 } as const;

const requestsFields = fieldsAsked((reader) => readRequestsRule(reader, new Map()));

/** Each kind of objective, and the fields of the rule of its engine. */
const RULES: readonly [what: string, objective: object, fields: readonly string[]][] = [
  ['availability', uptime, fieldsAsked((reader) => readAvailabilityRule(reader, new Map()))],
  ['requests', requests, requestsFields],
  ['latency', latency, requestsFields],
  ['score, by csat', csat, fieldsAsked(readScoreRule, { measure: 'csat' })],
  ['score, by nps', nps, fieldsAsked(readScoreRule, { measure: 'nps' })],
  ['clock', clock, Object.keys(clockRows.compileClock.args()[0])],
];

/** Fields of rules that no document can give, with the reason. There are none. */
const NOT_IN_DOCUMENTS: Readonly<Record<string, string>> = {};

/** What a check says of one field of a thing that stands at a place of two steps. */
function findingsOn(document: object, field: string): readonly string[] {
  const check = checkAgreement(document);
  return check.ok
    ? []
    : check.issues.flatMap(({ path, code }) => (path[2] === field ? [code] : []));
}

const withObjective = (objective: object, field: string): object =>
  documentWith({ objectives: [{ ...objective, [field]: STRANGE }] });

/** The fields that the JSON Schema knows of objectives like one. */
function fieldsInSchema(objective: object): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (schema: unknown): void => {
    if (typeof schema !== 'object' || schema === null) return;
    const { properties } = schema as { properties?: Record<string, { const?: unknown }> };
    const isMeant = ['kind', 'measure'].every(
      (name) => properties?.[name]?.const === (objective as Record<string, unknown>)[name],
    );
    if (isMeant) for (const name of Object.keys(properties ?? {})) found.add(name);
    for (const member of Object.values(schema)) look(member);
  };
  look(agreementJsonSchema());
  return found;
}

describe('every field of a rule', () => {
  it.each(RULES)('can stand in an objective of the kind %s', (_, objective, fields) => {
    expect(fields.length).toBeGreaterThan(3);
    const inSchema = fieldsInSchema(objective);
    for (const field of fields) {
      if (NOT_IN_DOCUMENTS[field] !== undefined) continue;
      const findings = findingsOn(withObjective(objective, field), field);
      expect(findings, field).not.toEqual([]);
      expect(findings, field).not.toContain('unknown-field');
      expect(inSchema, field).toContain(field);
    }
  });

  it('can stand in a remedy, for schemes of credits', () => {
    const { compileScheme } = creditRows;
    const [scheme] = compileScheme.args();
    for (const field of Object.keys(scheme)) {
      const remedies = { r: { ...scheme, [field]: STRANGE } };
      const findings = findingsOn(documentWith({ objectives: [uptime], remedies }), field);
      expect(findings, field).not.toEqual([]);
      expect(findings, field).not.toContain('unknown-field');
    }
  });

  it('is asked for by its reader, and one that nobody reads is seen', () => {
    const [, , availability] = RULES[0] as (typeof RULES)[number];
    expect(availability).toContain('exclusionRules');
    expect(requestsFields).toContain('straddling');
    expect(findingsOn(withObjective(uptime, 'nonsense'), 'nonsense')).toEqual(['unknown-field']);
  });
});

/** Fields of facts that a settlement does not take, with the reason. */
const NOT_IN_RECORDS: Readonly<Record<string, string>> = {
  period: 'the settlement has one for all',
  serviceTime: 'the document says it, by a calendar',
};

const at = '2026-02-01T00:00:00Z';

/** What a settlement refuses in one record. */
function refusalOf(objective: object, records: Partial<SettlementFacts>): string {
  const sla = compileAgreement(documentWith({ objectives: [objective] }) as never);
  const facts = { periodOf: '2026-01-15T00:00:00Z', ...records };
  return faultOf(() => settlePeriod(sla, facts, { at })).code;
}

describe('every field of facts', () => {
  const facts = {
    availability: fieldsAsked((reader) =>
      readFacts(reader, requirePlan(compileAvailability({})), 0),
    ),
    requests: fieldsAsked((reader) =>
      readRequestsFacts(reader, requireRequests(compileRequests({})), 0),
    ),
  };

  it.each([
    ['a service', uptime, facts.availability, (record: object) => ({ services: { s: record } })],
    ['counted events', requests, facts.requests, (record: object) => ({ requests: { r: record } })],
    ['a latency', latency, facts.requests, (record: object) => ({ requests: { r: record } })],
  ] as const)('can stand in the record of %s', (_, objective, fields, recordsOf) => {
    expect(fields.length).toBeGreaterThan(5);
    for (const field of fields) {
      const code = refusalOf(objective, recordsOf({ [field]: STRANGE }) as never);
      if (NOT_IN_RECORDS[field] === undefined) expect(code, field).not.toBe('unknown-field');
      else expect(code, field).toBe('unknown-field');
    }
  });
});
