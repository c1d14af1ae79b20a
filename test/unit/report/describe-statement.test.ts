import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import type { Agreement } from '../../../src/agreement/document/document.js';
import { correctStatement } from '../../../src/agreement/settle/correct.js';
import { nearestLevels } from '../../../src/agreement/settle/nearest-levels.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';
import {
  describeCorrection,
  describeStatement,
  statementCsv,
  statementTable,
} from '../../../src/report.js';

const AGREEMENT: Agreement = {
  id: 'web-2026',
  name: 'Hosting',
  version: '2',
  parties: { provider: 'Example Hosting Ltd', customer: 'Example Bakery GmbH' },
  timeZone: 'Europe/Berlin',
  currency: 'EUR',
  objectives: [
    {
      kind: 'availability',
      id: 'up',
      name: 'Website',
      service: 'web',
      targetPercent: '99.9',
      remedy: 'own',
    },
    { kind: 'requests', id: 'answers', targetPercent: 99, remedy: 'pool' },
  ],
  remedies: {
    own: {
      target: { gte: '99.9' },
      rows: [
        { gte: 99, lt: '99.9', remedy: { percent: 10 }, rights: ['a report'] },
        { lt: 99, remedy: { percent: 25 } },
      ],
      factors: [{ times: 2 }],
      caps: [{ limit: { percent: 15 } }],
    },
    pool: {
      rules: { answers: { target: { gte: 99 }, rows: [{ lt: 99, remedy: { points: 3 } }] } },
      stacking: 'sum',
    },
  },
};

// March in Berlin has 743 h, for the clocks go forward. Two of four hours down are excluded: 741 h are measured,
// of which 2 h are down, which is 739/741 = 99.730 %.
const FACTS = {
  periodOf: '2026-03-10T00:00:00Z',
  services: {
    web: {
      outages: [{ start: '2026-03-03T10:00:00Z', end: '2026-03-03T14:00:00Z' }],
      exclusions: [{ start: '2026-03-03T10:00:00Z', end: '2026-03-03T12:00:00Z', id: 'CHG-7' }],
    },
  },
  requests: {
    answers: {
      buckets: [{ start: '2026-03-02T12:00:00Z', end: '2026-03-02T13:00:00Z', good: 9, total: 10 }],
    },
  },
  charges: { web: { amount: '500.00', currency: 'EUR' } },
};
const APRIL = '2026-04-01T00:00:00Z';

const settle = ({ trace = false, at = APRIL, ...more }: Record<string, unknown> = {}) =>
  settlePeriod(
    compileAgreement(AGREEMENT),
    { ...FACTS, ...more } as typeof FACTS,
    { trace, at } as { at: string },
  );

/** The lines of a section. */
function section(text: string, title: string): string[] {
  const lines = text.split('\n');
  const from = lines.indexOf(title);
  const to = lines.findIndex((line, i) => i > from && line.startsWith('#'));
  return lines.slice(from + 1, to < 0 ? undefined : to).filter((line) => line !== '');
}

describe('describeStatement', () => {
  it('begins with who, when, and what is owed in all', () => {
    expect(describeStatement(settle()).split('\n').slice(0, 14)).toEqual([
      '# Statement of Hosting (web-2026), 2026-03',
      '',
      '- Version: 2',
      '- Provider: Example Hosting Ltd',
      '- Customer: Example Bakery GmbH',
      '- Period: Sun 2026-03-01 00:00 to Wed 2026-04-01 00:00, all times in Europe/Berlin',
      '- Status: final',
      '- Facts known until Wed 2026-04-01 02:00',
      '- Total: 75.00 EUR',
      '',
      '| Objective | Status | Level | Target | Owed |',
      '| --- | --- | --- | --- | --- |',
      '| Website (up) | Missed | 99.730 % | 99.9 % | 75.00 EUR |',
      '| answers | Missed | 90 % | 99 % | 3 points |',
    ]);
  });

  it('tells with a trace each outage, and each factor and cap with the figures before and after', () => {
    // 10 % doubled is 20 %, 100.00 of 500.00, of which the cap of 15 % leaves 75.00.
    expect(section(describeStatement(settle({ trace: true })), '## Website (up)')).toEqual([
      '- Service: web',
      '- Missed: 99.730 % measured, 99.9 % promised',
      '- Down: 2 h of 741 h measured, in 1 outage, the longest 2 h',
      '- Excluded: 2 h',
      '- Outage: Tue 2026-03-03 11:00 to Tue 2026-03-03 15:00; counts 2 h',
      '- Excluded: Tue 2026-03-03 11:00 to Tue 2026-03-03 13:00; maintenance CHG-7',
      '- Row 1 of the remedy decided: 20 %, 100.00 EUR; left beside other credits and under caps: 15 %',
      '- Factor 1: 10 % before, 20 % after',
      '- Cap 1: 100 EUR before, 75 EUR after',
      '- Right of the customer: a report',
      '- Owed: 75.00 EUR',
    ]);
  });

  it('says less without one', () => {
    const words = section(describeStatement(settle()), '## Website (up)');
    expect(words).not.toContainEqual(expect.stringContaining('Outage:'));
    expect(words).toContain('- A cap is reached');
  });

  it('tells a lawyer also exact fractions, all stages, and the zone data', () => {
    const text = describeStatement(settle({ trace: true }), { for: 'lawyer' });
    const words = section(text, '## Website (up)');
    // 739 and 741 hours.
    expect(words).toContain('- Exactly: 2660400000 of 2667600000');
    expect(words).toContain('- Row 1: 10 %');
    expect(words).toContain('- Rounding: 75 EUR, unchanged');
    expect(words).toContain(
      '- Exclusion asked for: Tue 2026-03-03 11:00 to Tue 2026-03-03 13:00; maintenance CHG-7, granted, removes 2 h',
    );
    expect(text).toMatch(/## Time zone data\n\n- Europe\/Berlin: [0-9a-f]+\n$/);
  });

  it('tells what is shared, in its own section', () => {
    const text = describeStatement(settle());
    expect(section(text, '## answers')).toContain('- Shares the remedy pool, see below');
    expect(section(text, '## Shared remedy pool')).toEqual([
      '- answers: Row 1 of the remedy decided: 3 points',
    ]);
  });

  it('tells how far it was to other rows', () => {
    const nearest = nearestLevels(compileAgreement(AGREEMENT), FACTS, { at: APRIL });
    const words = section(describeStatement(settle(), { nearest }), '## Website (up)');
    // 0.1 % of 741 h are 44 min 27.6 s, 1 % are 7 h 24 min 36 s, and just so much is still 99 %.
    expect(words).toContain('- 1 h 15 min 32.4 s less downtime would have kept the promise');
    expect(words).toContain('- 5 h 24 min 36.001 s more downtime would have made it 25 % (row 2)');
    expect(section(describeStatement(settle(), { nearest }), '## answers')).toContain(
      '- 1 fewer failure would have kept the promise',
    );
  });

  it('says what is pending, and why', () => {
    expect(describeStatement(settle({ at: '2026-03-20T00:00:00Z' }))).toContain(
      '- Status: provisional: the period is not over, and nothing is owed yet\n',
    );
    const text = describeStatement(settle({ charges: {} }));
    expect(text).toContain('- Not settled: 1 objective, up\n');
    expect(section(text, '## Website (up)')).toContainEqual(
      expect.stringMatching(/^- Not settled: charges\.web: expected the charges/),
    );
    expect(text).toContain('| 99.9 % | not settled |');
  });

  it('tells of an excuse, and of periods that it does not govern', () => {
    const readings = { up: { excused: { reason: 'force majeure' } } };
    expect(section(describeStatement(settle({ readings })), '## Website (up)')).toContain(
      '- Excused: the miss does not count: force majeure',
    );
    const ended = compileAgreement({ ...AGREEMENT, effective: { through: '2026-01-31' } });
    const statement = settlePeriod(ended, { periodOf: FACTS.periodOf }, { at: APRIL });
    expect(describeStatement(statement)).toContain(
      '- Status: the agreement does not govern the period\n',
    );
  });

  it('tells of claims, also of a remedy that is shared', () => {
    const claims = {
      own: { due: { days: 30 }, from: 'periodEnd' },
      pool: { due: { days: 7 }, from: 'periodEnd' },
    } as const;
    const sla = compileAgreement({ ...AGREEMENT, claims });
    const statement = settlePeriod(sla, FACTS, { at: '2026-04-20T00:00:00Z' });
    const text = describeStatement(statement);
    // The last day of March is not counted: 30 days behind it are all of April, 7 its first week.
    expect(section(text, '## Website (up)')).toContain('- Claim: to be made, last day 2026-04-30');
    expect(section(text, '## Shared remedy pool')).toContain(
      '- Claim: lapsed, last day 2026-04-07',
    );
    expect(statementTable(statement).map(({ claim }) => claim)).toEqual(['open', 'lapsed']);
  });

  it('takes names for text: no markup, no HTML, no links, one line', () => {
    const [first, ...others] = AGREEMENT.objectives;
    const name = 'a | b `c` <b>\r\n# d *e* [f](http://g) www.h & \u202ei';
    const statement = settlePeriod(
      compileAgreement({ ...AGREEMENT, objectives: [{ ...first, name } as never, ...others] }),
      FACTS,
      { at: APRIL },
    );
    expect(describeStatement(statement)).toContain(
      '\n## a \\| b \\`c\\` &lt;b&gt; \\# d \\*e\\* \\[f\\]\\(http\\://g\\) www\\.h &amp; i (up)\n',
    );
  });
});

describe('describeCorrection', () => {
  it('tells differences, and the lines that they correct', () => {
    const issued = settle();
    const first = correctStatement(issued, settle({ services: { web: {} } }));
    const readings = { answers: { excused: true } };
    const again = correctStatement(issued, settle({ readings }), { corrections: [first] });
    // All of 75.00 was taken back, and is owed again; three points are not.
    expect(describeCorrection(again, { timeZone: 'Europe/Berlin' })).toBe(
      [
        '# Correction of web-2026, 2026-03',
        '',
        '- Version: 2',
        '- Period: Sun 2026-03-01 00:00 to Wed 2026-04-01 00:00, all times in Europe/Berlin',
        '- Status: final',
        '- Facts known until Wed 2026-04-01 02:00',
        '- Total: 75.00 EUR',
        '',
        '| Objective | Change | Issued | Owed | Difference |',
        '| --- | --- | --- | --- | --- |',
        '| Website (up) | changed | 0.00 EUR | 75.00 EUR | 75.00 EUR |',
        '| answers | changed | 0.00 EUR | 0.00 EUR | 0.00 EUR, -3 points |',
        '',
        '- up corrects line 1 of the statement of Wed 2026-04-01 02:00, line 1 of correction 1 of Wed 2026-04-01 02:00',
        '- answers corrects line 2 of the statement of Wed 2026-04-01 02:00',
        '',
      ].join('\n'),
    );
  });

  it('says that nothing differs', () => {
    const correction = correctStatement(settle(), settle({ charges: {} }));
    expect(describeCorrection(correction)).toContain(
      '- Status: incomplete; what was issued stands for up\n',
    );
    expect(describeCorrection(correction)).toMatch(/\n\nNothing differs from what was issued.\n$/);
  });
});

describe('statementTable', () => {
  it('has a row for each objective', () => {
    expect(statementTable(settle())).toEqual([
      {
        reference: 'web-2026/2026-03/up',
        agreementId: 'web-2026',
        version: '2',
        periodId: '2026-03',
        objectiveId: 'up',
        name: 'Website',
        service: 'web',
        status: 'missed',
        targetPercent: '99.9',
        levelPercent: '99.730',
        remedy: 'percent',
        quantity: '15',
        amount: '75.00',
        currency: 'EUR',
        serviceHours: '0',
        serviceDays: '0',
        freeMonths: '0',
        points: '0',
        claim: null,
        issue: null,
      },
      expect.objectContaining({
        reference: 'web-2026/2026-03/answers',
        remedy: 'points',
        quantity: '3',
        points: '3',
        amount: null,
      }),
    ]);
    const [row] = statementTable(settle({ charges: {} }));
    expect([row?.amount, row?.issue]).toEqual([null, 'missing-field']);
  });

  it('keeps references apart whose ids have slashes', () => {
    const of = (id: string, objectiveId: string) => {
      const [first] = AGREEMENT.objectives;
      const objectives = [{ ...first, id: objectiveId } as never];
      const sla = compileAgreement({ ...AGREEMENT, id, objectives });
      const facts = { periodOf: FACTS.periodOf };
      return statementTable(settlePeriod(sla, facts, { at: APRIL }))[0]?.reference;
    };
    expect(of('a/b', 'c%')).toBe('a%2Fb/2026-03/c%25');
  });

  it('adds up what incidents owe, and tells of unlike remedies', () => {
    const each = (rows: object[]) => {
      const remedy = { metric: 'eachOutage', unit: 'hours', rows };
      const [first] = AGREEMENT.objectives;
      const sla = { ...AGREEMENT, objectives: [first], remedies: { own: remedy } };
      const outages = [
        ['2026-03-03T10:00:00Z', '2026-03-03T11:00:00Z'],
        ['2026-03-04T10:00:00Z', '2026-03-04T15:00:00Z'],
      ];
      const facts = { ...FACTS, services: { web: { outages } }, requests: {} };
      return statementTable(
        settlePeriod(compileAgreement(sla as unknown as Agreement), facts as never, { at: APRIL }),
      )[0];
    };
    const short = { gte: 1, lt: 2, remedy: { percent: 5 } };
    // 5 % and 9 % of 500.00.
    expect(each([short, { gte: 2, remedy: { percent: 9 } }])).toMatchObject({
      remedy: 'percent',
      quantity: '14',
      amount: '70.00',
    });
    expect(each([short, { gte: 2, remedy: { points: 9 } }])).toMatchObject({
      remedy: 'several',
      quantity: null,
      amount: '25.00',
      points: '9',
    });
  });
});

describe('statementCsv', () => {
  it('quotes, and takes the arms of formulas', () => {
    const [first] = AGREEMENT.objectives;
    const lineOf = (name: string) => {
      const objectives = [{ ...first, name } as never];
      const sla = compileAgreement({ ...AGREEMENT, objectives });
      const { requests: _, ...facts } = FACTS;
      return statementCsv(settlePeriod(sla, facts, { at: APRIL })).split(',up,')[1];
    };
    expect(lineOf('say "a", b')).toMatch(
      /^"say ""a"", b",web,missed,99\.9,99\.730,percent,15,75\.00,EUR,/,
    );
    for (const sign of ['=', '+', '-', '@', ' =', '＝', '＋', '－', '＠'])
      expect(lineOf(`${sign}cmd`)).toMatch(new RegExp(`^'${sign.replace('+', '\\+')}cmd,`));
    expect(lineOf('\t=1')).toMatch(/^'\t=1,/);
    expect(lineOf('a\r\nb')).toMatch(/^"a\r\nb",/);
  });
});
