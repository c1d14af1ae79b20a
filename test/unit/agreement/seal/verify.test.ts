import { describe, expect, it } from 'vitest';
import { sealStatement } from '../../../../src/agreement/seal/seal.js';
import { hashesOf, type SealedStatement, sealOf } from '../../../../src/agreement/seal/sealed.js';
import { verifyStatement } from '../../../../src/agreement/seal/verify.js';
import { AT, type Changeable, copyOf, FACTS, shop } from '../../../fixtures/sealed.js';
import { thrownBy } from '../../../oracle/thrown.js';

const sealed = sealStatement(shop, FACTS, { at: AT });

function changed(change: (copy: Changeable<SealedStatement>) => void): SealedStatement {
  const copy = copyOf(sealed);
  change(copy);
  return copy as SealedStatement;
}

/** What somebody makes who knows how: all hashes fit. */
function forged(change: (copy: Changeable<SealedStatement>) => void): SealedStatement {
  const copy = changed(change);
  const hashes = hashesOf(copy);
  return { ...copy, hashes, seal: sealOf({ ...copy, hashes }) };
}

describe('a sealed statement is verified', () => {
  it('as valid, also after a way through JSON', () => {
    const verification = verifyStatement(JSON.parse(JSON.stringify(sealed)));
    expect(verification).toEqual({
      status: 'valid',
      altered: [],
      statement: { first: null, differences: [], count: 0, zones: [] },
      facts: null,
      issue: null,
      libraryVersion: { theirs: sealed.libraryVersion, ours: sealed.libraryVersion },
    });
  });

  it('whatever the order of the fields', () => {
    const turned = Object.fromEntries(Object.entries(sealed).reverse()) as never;
    expect(verifyStatement(turned).status).toBe('valid');
  });

  it('as altered, with each part whose hash does not fit, and the figure that it was about', () => {
    const found = verifyStatement(
      changed(({ statement }) => {
        if (statement.lines[0]) statement.lines[0].levelPercent = '99.95';
      }),
    );
    // 742 of 743 hours, down: 99.8654...
    const first = {
      path: ['lines', 0, 'levelPercent'],
      kind: 'changed',
      theirs: '99.95',
      ours: '99.865',
    };
    expect(found).toMatchObject({
      status: 'altered',
      altered: ['statement'],
      statement: { first },
    });
  });

  it.each<[string, (copy: Changeable<SealedStatement>) => void, readonly string[]]>([
    [
      'the agreement',
      (copy) => {
        copy.agreement.name = 'x';
      },
      ['agreement'],
    ],
    [
      'the facts',
      (copy) => {
        copy.facts.periodOf = 0;
      },
      ['facts'],
    ],
    [
      'the options',
      (copy) => {
        copy.options.trace = true;
      },
      ['options'],
    ],
    [
      'a hash',
      (copy) => {
        copy.hashes.facts = copy.hashes.agreement;
      },
      ['facts', 'seal'],
    ],
    [
      'the version',
      (copy) => {
        copy.libraryVersion = '9.9.9';
      },
      ['seal'],
    ],
    [
      'the seal',
      (copy) => {
        copy.seal = 'f'.repeat(64);
      },
      ['seal'],
    ],
  ])('as altered where %s was', (_, change, altered) => {
    expect(verifyStatement(changed(change))).toMatchObject({ status: 'altered', altered });
  });

  it('as one that differs, where figures were forged together with their hashes', () => {
    const found = verifyStatement(
      forged(({ statement }) => {
        statement.total.amount = '5.00';
        statement.status = 'provisional';
      }),
    );
    expect(found).toMatchObject({ status: 'differs', altered: [], statement: { count: 2 } });
    expect(found.statement?.differences.map(({ path }) => path)).toEqual([
      ['status'],
      ['total', 'amount'],
    ]);
  });

  it('with time zone data first, and the zones named', () => {
    const found = verifyStatement(
      forged(({ statement }) => {
        statement.total.amount = '5.00';
        for (const zone of statement.zones) zone.fingerprint = '0'.repeat(14);
      }),
    );
    expect(found.statement?.zones).toEqual(['Europe/Berlin']);
    expect(found.statement?.first?.path).toEqual(['zones', 0, 'fingerprint']);
    expect(found.statement?.count).toBe(2);
  });

  it.each<[string, (copy: Changeable<SealedStatement>) => void, string, readonly string[]]>([
    [
      'an agreement that is none',
      (copy) => {
        copy.agreement = 5 as never;
      },
      'invalid-type',
      ['agreement'],
    ],
    [
      'a zone that nobody knows',
      (copy) => {
        copy.agreement.timeZone = 'Mars/Base';
      },
      'invalid-time-zone',
      ['agreement', 'timeZone'],
    ],
    [
      'facts without a period',
      (copy) => {
        copy.facts = {} as never;
      },
      'missing-field',
      ['facts', 'periodOf'],
    ],
    [
      'options without an instant',
      (copy) => {
        copy.options = {} as never;
      },
      'missing-field',
      ['options', 'at'],
    ],
  ])('as one that cannot be settled, with %s', (_, change, code, path) => {
    expect(verifyStatement(forged(change))).toMatchObject({
      status: 'not-settled',
      statement: null,
      issue: { code, path, severity: 'error' },
    });
    expect(verifyStatement(changed(change)).status).toBe('altered');
  });

  it('as one that differs, where the statement is none', () => {
    const { status, statement } = verifyStatement(
      forged((copy) => {
        copy.statement = [] as never;
      }),
    );
    expect([status, statement?.first?.path, statement?.count]).toEqual(['differs', [], 1]);
  });
});

describe('one’s own facts are compared', () => {
  const own = (change: (facts: Changeable<typeof FACTS>) => void) => {
    const facts = copyOf(FACTS);
    change(facts);
    return verifyStatement(sealed, { facts: facts as typeof FACTS });
  };

  it('and are the same when instants are written otherwise', () => {
    const found = own((facts) => {
      facts.periodOf = Date.parse('2026-03-10T00:00:00Z');
    });
    expect([found.status, found.facts?.count]).toEqual(['valid', 0]);
    const other = verifyStatement(sealed, {
      facts: { ...FACTS, periodOf: new Date('2026-03-10T00:00:00Z') },
    });
    expect(other.status).toBe('valid');
  });

  it('and the first that differs is told', () => {
    const found = own(({ services }) => {
      if (services?.shop)
        services.shop.outages = [['2026-03-05T10:00:00Z', '2026-03-05T10:59:00Z']];
    });
    expect(found).toMatchObject({ status: 'other-facts', statement: { count: 0 } });
    expect(found.facts?.first?.path).toEqual(['services', 'shop', 'outages', 0]);
  });

  it('and numbers that are no instants are not taken for any', () => {
    const counts = (total: number) => ({
      ...FACTS,
      charges: { shop: { amount: total, currency: 'EUR' } },
    });
    const theirs = sealStatement(shop, counts(500), { at: AT });
    expect(verifyStatement(theirs, { facts: counts(501) }).facts?.first).toMatchObject({
      path: ['charges', 'shop', 'amount'],
      theirs: 500,
      ours: 501,
    });
  });
});

describe('what is no sealed statement is refused', () => {
  it.each<[string, unknown, string, readonly string[]]>([
    ['nothing', undefined, 'missing-field', ['sealed']],
    ['a text', JSON.stringify(sealed), 'invalid-type', ['sealed']],
    [
      'another format',
      { ...sealed, format: 'slakit.statement/2' },
      'invalid-option',
      ['sealed', 'format'],
    ],
    ['one without a seal', { ...sealed, seal: undefined }, 'missing-field', ['sealed', 'seal']],
    ['hashes that are none', { ...sealed, hashes: [] }, 'invalid-type', ['sealed', 'hashes']],
    ['a field more', { ...sealed, note: '' }, 'unknown-field', ['sealed', 'note']],
    [
      'data that JSON has not',
      { ...sealed, facts: { a: 1n } },
      'invalid-type',
      ['sealed', 'facts', 'a'],
    ],
  ])('%s', (_, value, code, path) => {
    expect(thrownBy(() => verifyStatement(value as SealedStatement))).toMatchObject({ code, path });
  });
});
