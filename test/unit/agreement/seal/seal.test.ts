import { describe, expect, it } from 'vitest';
import manifest from '../../../../package.json' with { type: 'json' };
import { hashOf } from '../../../../src/agreement/seal/hash.js';
import { sealStatement } from '../../../../src/agreement/seal/seal.js';
import { verifyStatement } from '../../../../src/agreement/seal/verify.js';
import { LIBRARY_VERSION } from '../../../../src/agreement/seal/version.js';
import type { SettlementFacts } from '../../../../src/agreement/settle/facts.js';
import { settlePeriod } from '../../../../src/agreement/settle/settle.js';
import { AT, copyOf, FACTS, SHOP, shop } from '../../../fixtures/sealed.js';
import { thrownBy } from '../../../oracle/thrown.js';

const sealed = sealStatement(shop, FACTS, { at: AT });

describe('a sealed statement', () => {
  it('holds the agreement, the facts, the options and what settlePeriod gives', () => {
    expect(sealed.agreement).toEqual(SHOP);
    expect(sealed.facts).toEqual(FACTS);
    expect(sealed.options).toEqual({ at: Date.parse(AT), trace: false });
    expect(sealed.statement).toEqual(settlePeriod(shop, FACTS, { at: AT }));
  });

  it('has a hash of each part, and one over these', () => {
    const { agreement, facts, options, statement } = sealed.hashes;
    expect(agreement).toBe(hashOf(SHOP));
    expect(facts).toBe(hashOf(FACTS));
    expect(options).toBe(hashOf({ at: Date.parse(AT), trace: false }));
    expect(statement).toBe(hashOf(sealed.statement));
    const { format, libraryVersion, hashes } = sealed;
    expect(sealed.seal).toBe(hashOf({ format, libraryVersion, hashes }));
  });

  it('tells the version of the package', () => {
    expect(LIBRARY_VERSION).toBe(manifest.version);
    expect(sealed.libraryVersion).toBe(manifest.version);
  });

  it('can be sealed with the trace, and is settled with it again', () => {
    const traced = sealStatement(shop, FACTS, { at: AT, trace: true });
    expect(traced.statement).toEqual(settlePeriod(shop, FACTS, { at: AT, trace: true }));
    expect(verifyStatement(traced).status).toBe('valid');
  });

  it('can be a statement that was issued before, as it is', () => {
    const issued = copyOf(sealed.statement);
    issued.total.amount = '49.00';
    const old = sealStatement(shop, FACTS, { at: AT, statement: issued });
    expect(old.statement).toEqual(issued);
    expect(verifyStatement(old)).toMatchObject({
      status: 'differs',
      altered: [],
      statement: { first: { path: ['total', 'amount'], theirs: '49.00', ours: '50.00' }, count: 1 },
    });
  });
});

describe('facts become plain data', () => {
  const outage = [Date.parse('2026-03-05T10:00:00Z'), Date.parse('2026-03-05T11:00:00Z')];
  const withOutages = (outages: unknown): SettlementFacts =>
    ({ ...FACTS, services: { shop: { outages } } }) as SettlementFacts;
  const plain = sealStatement(shop, withOutages([outage]), { at: AT });

  it.each([
    ['a Date', [outage.map((at) => new Date(at))]],
    [
      'an instant of Temporal',
      [
        outage.map(
          (at) =>
            new (class {
              epochMilliseconds = at;
            })(),
        ),
      ],
    ],
  ])('with %s as its epoch milliseconds', (_, outages) => {
    expect(sealStatement(shop, withOutages(outages), { at: AT })).toEqual(plain);
  });

  it('with typed arrays as lists, -0 as 0, and without fields that have no value', () => {
    const set = sealStatement(shop, withOutages(Float64Array.from(outage)), { at: AT });
    expect(set).toEqual(sealStatement(shop, withOutages(outage), { at: AT }));
    const odd = { ...FACTS, scores: undefined, periodOf: -0 } as SettlementFacts;
    const { facts } = sealStatement(shop, odd, { at: AT });
    expect(Object.keys(facts)).not.toContain('scores');
    expect(Object.is(facts.periodOf, 0)).toBe(true);
  });

  it.each<[string, unknown, readonly (string | number)[]]>([
    ['a set', new Set([outage]), ['services', 'shop', 'outages']],
    [
      'a date that is none',
      [[new Date(Number.NaN), outage[1]]],
      ['services', 'shop', 'outages', 0, 0],
    ],
    ['a number that is none', [[Number.NaN, outage[1]]], ['services', 'shop', 'outages', 0, 0]],
    ['a bigint', [[1n, outage[1]]], ['services', 'shop', 'outages', 0, 0]],
    ['a function', [() => 1], ['services', 'shop', 'outages', 0]],
    [
      'half a character',
      [{ start: 0, end: 1, id: 'a\ud800' }],
      ['services', 'shop', 'outages', 0, 'id'],
    ],
  ])('and %s is refused at its place', (_, outages, path) => {
    const error = thrownBy(() => sealStatement(shop, withOutages(outages), { at: AT }));
    expect(error).toMatchObject({ code: 'invalid-type', path });
  });

  it('and what holds itself, or a hole, is refused', () => {
    const round: unknown[] = [];
    round.push(round);
    expect(thrownBy(() => sealStatement(shop, withOutages(round), { at: AT })).code).toBe(
      'invalid-type',
    );
    // biome-ignore lint/suspicious/noSparseArray: that is what is tried.
    const error = thrownBy(() => sealStatement(shop, withOutages([, outage]), { at: AT }));
    expect(error).toMatchObject({
      code: 'missing-field',
      path: ['services', 'shop', 'outages', 0],
    });
  });

  it('and a field that nobody reads is refused, with a value or without', () => {
    for (const value of [1, undefined]) {
      const error = thrownBy(() =>
        sealStatement(shop, { ...FACTS, tickts: value } as never, { at: AT }),
      );
      expect(error).toMatchObject({ code: 'unknown-field', path: ['tickts'] });
    }
  });
});
