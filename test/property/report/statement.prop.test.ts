import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileAgreement } from '../../../src/agreement/compile.js';
import { settlePeriod } from '../../../src/agreement/settle/settle.js';
import type { Statement } from '../../../src/agreement/settle/statement.js';
import { escaped } from '../../../src/report/words/markdown.js';
import { describeStatement, statementCsv, statementTable } from '../../../src/report.js';
import { facts, fullAgreement } from '../agreement/arbitraries.js';

/** Everything that a statement holds, as text. */
function leavesOf(value: unknown, into: Set<string> = new Set()): Set<string> {
  if (typeof value === 'object' && value !== null)
    for (const part of Object.values(value)) leavesOf(part, into);
  else into.add(String(value));
  return into;
}

/** Milliseconds of a length such as 1 h 30 min 2.5 s. */
function msOf(text: string): number {
  const [, h = '0', min = '0', s = '0'] =
    /^(?:(\d+) h)? ?(?:(\d+) min)? ?(?:([\d.]+) s)?$/.exec(text) ?? [];
  return Number(h) * 3_600_000 + Number(min) * 60_000 + Math.round(Number(s) * 1000);
}

const withoutTimes = (text: string): string =>
  text.replace(/[A-Z][a-z]{2} \d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::[\d.]+)?/g, 'then');

const settled: fc.Arbitrary<Statement> = fc
  .tuple(facts, fc.boolean())
  .map(([{ at, ...rest }, trace]) =>
    settlePeriod(compileAgreement(fullAgreement), rest, { at, trace }),
  );

const audience = fc.constantFrom('customer' as const, 'lawyer' as const);

/** Reads comma-separated values by the grammar of RFC 4180, sign by sign. */
function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let at = 0;
  const field = (): string => {
    if (text[at] !== '"') {
      const [plain = ''] = /^[^",\r\n]*/.exec(text.slice(at)) ?? [];
      at += plain.length;
      return plain;
    }
    let value = '';
    for (at++; ; at++) {
      if (text[at] !== '"') value += text[at];
      else if (text[at + 1] === '"') value += text[++at];
      else break;
    }
    at++;
    return value;
  };
  while (at < text.length) {
    const row = [field()];
    for (; text[at] === ','; row.push(field())) at++;
    expect(text.slice(at, at + 2)).toBe('\r\n');
    at += 2;
    rows.push(row);
  }
  return rows;
}

describe('a statement in words', () => {
  it('has no amount, percentage or length that the statement does not have', () => {
    fc.assert(
      fc.property(settled, audience, (statement, reader) => {
        const text = withoutTimes(describeStatement(statement, { for: reader }));
        const known = leavesOf(statement);
        for (const [, figure = ''] of text.matchAll(
          /(-?\d[\d.]*) (?:EUR|%|points?|free|days? of)/g,
        ))
          expect(known).toContain(figure);
        const lengths = text.matchAll(/(?<![\d.])\d[\d.]* (?:h|min|s)(?: \d[\d.]* (?:min|s))*\b/g);
        for (const [length] of lengths) expect(known).toContain(String(msOf(length)));
      }),
    );
  });

  it('tells every line, its amount, and the total', () => {
    fc.assert(
      fc.property(settled, audience, (statement, reader) => {
        const text = describeStatement(statement, { for: reader });
        expect(text).toContain(`- Total: ${statement.total.amount} ${statement.total.currency}\n`);
        for (const { objectiveId, amount, issue } of statement.lines) {
          const [, section = ''] = text.split(`(${escaped(objectiveId)})\n\n`);
          const [words = ''] = (
            section ||
            (text.split(`## ${escaped(objectiveId)}\n`)[1] ?? '')
          ).split('\n## ');
          if (issue !== null) expect(words).toContain('Not settled: ');
          else if (amount !== null) expect(words).toContain(`Owed: ${amount.amount} EUR`);
        }
      }),
    );
  });

  it('escapes any text, which then has one line and no sign of markup', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const text = escaped(name);
        expect(text).not.toMatch(/[\p{Cc}\u2028\u2029<>]/u);
        const rest = text.replace(/\\[!-/:-@[-`{-~]/g, '').replace(/&(?:amp|lt|gt);/g, '');
        expect(rest).not.toMatch(/[\\`*_{}[\]()#!|~$&]|:\/\/|www\./i);
      }),
    );
  });
});

describe('a statement as a table', () => {
  it('adds up to the total', () => {
    fc.assert(
      fc.property(settled, (statement) => {
        const cents = (amount: string | null) => BigInt((amount ?? '0').replace('.', ''));
        const sum = statementTable(statement).reduce((all, row) => all + cents(row.amount), 0n);
        expect(sum).toBe(cents(statement.total.amount));
      }),
    );
  });

  it('is read back from its comma-separated values, names in any writing', () => {
    fc.assert(
      fc.property(settled, fc.string({ unit: 'binary', minLength: 1 }), (statement, name) => {
        const [first, ...others] = statement.lines;
        if (first === undefined) return;
        const named = { ...statement, lines: [{ ...first, name }, ...others] };
        const rows = statementTable(named);
        const [head = [], ...lines] = parseCsv(statementCsv(named));
        expect(lines.length).toBe(rows.length);
        lines.forEach((line, i) => {
          head.forEach((column, place) => {
            const field = line[place] ?? '';
            const value = String(rows[i]?.[column as 'name'] ?? '');
            const isArmed =
              /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(value) && !/^-?[\d.]+$/.test(value);
            expect(field === value || field === `'${value}`).toBe(true);
            if (isArmed) expect(field).toBe(`'${value}`);
          });
        });
      }),
    );
  });
});
