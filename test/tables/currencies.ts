import { data, publishDate } from 'currency-codes';

/** A change of list one of ISO 4217, as its maintenance agency (SIX) announced it. */
interface Amendment {
  readonly number: number;
  /** The day from which the list is another; `null` where it was another at once. */
  readonly from: string | null;
  /** The new codes with the digits of their minor unit. */
  readonly adds: Readonly<Record<string, number>>;
  readonly removes: readonly string[];
}

/**
 * What the package does not know yet, in the order of the numbers. An amendment that it has caught up
 * with changes nothing any more: the test of the table then asks to drop it.
 */
export const AMENDMENTS: readonly Amendment[] = [
  // The Caribbean guilder for the guilder of the Netherlands Antilles.
  { number: 176, from: '2025-03-31', adds: { XCG: 2 }, removes: ['ANG'] },
  // The convertible peso of Cuba, which nobody took any more since June 2021.
  { number: 178, from: null, adds: {}, removes: ['CUC'] },
  // The Arab accounting dinar of the Arab Monetary Fund.
  { number: 179, from: '2025-05-12', adds: { XAD: 2 }, removes: [] },
  // The euro for the lev of Bulgaria.
  { number: 180, from: '2026-01-01', adds: {}, removes: ['BGN'] },
];

/**
 * The codes of list one whose minor unit is "N.A.", which the package gives as 0 digits: metals, bond
 * market units, drawing rights, units of account, tests and no currency. Nothing can be rounded to a
 * unit that is not there, so nothing can be paid in them.
 */
export const WITHOUT_MINOR_UNIT: ReadonlySet<string> = new Set(
  'XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX'.split(' '),
);

/** The codes of the package by themselves, with their digits. */
export const PACKAGED: ReadonlyMap<string, number> = new Map(
  data.map(({ code, digits }) => [code, digits]),
);

/** The day since which the list has been as the table has it. */
export const AS_OF: string = AMENDMENTS.reduce(
  (latest, { from }) => (from !== null && from > latest ? from : latest),
  publishDate,
);

/** The codes that can be paid in, with the digits of their minor unit. */
export function currencies(): ReadonlyMap<string, number> {
  const codes = new Map([...PACKAGED].filter(([code]) => !WITHOUT_MINOR_UNIT.has(code)));
  for (const { adds, removes } of AMENDMENTS) {
    for (const code of removes) codes.delete(code);
    for (const [code, digits] of Object.entries(adds)) codes.set(code, digits);
  }
  return codes;
}

/** The text of `src/money/currency-table.ts`. */
export function currencyTable(): string {
  const codes = currencies();
  const most = Math.max(...codes.values());
  const rows = Array.from({ length: most + 1 }, (_, digits) =>
    [...codes].flatMap(([code, of]) => (of === digits ? [code] : [])).sort(),
  );
  return `/**
 * The currencies of ISO 4217 as of ${AS_OF}: the codes of list one by the digits of their minor unit,
 * those without any digit first. Written by \`npm run tables\`; how it is kept stands in
 * \`test/tables/currencies.ts\`.
 */
export const CODES_BY_DIGITS: readonly string[] = [
${rows.map((row) => `  ${textOf(row)},\n`).join('')}];
`;
}

/** As many codes as a line holds. */
const CODES_PER_LINE = 30;

function textOf(codes: readonly string[]): string {
  const lines: string[] = [];
  for (let from = 0; from < codes.length; from += CODES_PER_LINE)
    lines.push(`'${codes.slice(from, from + CODES_PER_LINE).join('')}'`);
  return lines.join(' +\n    ') || "''";
}
