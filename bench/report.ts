import type { Claim, Entry, Machine, RowResult } from './types.js';

type Timed = Entry & { readonly kind: 'timed' };

const HEADER = ['contender', 'ns/op', 'rounds', 'x slakit', 'x raw', 'answers'];

/** Writes one row: its table, whose answers differ and how, and who cannot do it and why. */
export function formatRow({ row, entries }: RowResult): string {
  const timed = entries
    .filter((entry) => entry.kind === 'timed')
    .toSorted((a, b) => a.timing.medianNs - b.timing.medianNs);
  const cells = timed.map((entry) => cellsOf(entry, timed));
  const notes = [...timed.flatMap(formatDifference), ...formatReasons(entries)];
  const list = notes.map((note) => `- ${note}\n`).join('');
  return `### ${row.title}\n\n${table([HEADER, ...cells])}\n${list === '' ? '' : `\n${list}`}`;
}

/** Writes the whole page. */
export function formatReport(
  machine: Machine,
  results: readonly RowResult[],
  left: readonly string[],
  claims: readonly Claim[],
): string {
  return `# Results of the bench

${formatMachine(machine)}

Written by \`npm run bench\`. All contenders of a row do the same work in one process, in turns, in the
zone UTC where the row names no other; each answer is compared with that of raw. \`ns/op\` is the median
of the rounds, \`rounds\` the fastest and the slowest. Another process may have loaded the machine: the
ratios count. The starts are 4,096 minutes of a year in random order, which defeats branch prediction in
every binary search, raw's too. A peer whose answers differ is timed all the same, and no claim rests on it.

## Rows

${results.map(formatRow).join('\n')}${left.map((line) => `\n- left out: ${line}\n`).join('')}
## Claims

${formatClaims(claims)}
`;
}

export function formatClaims(claims: readonly Claim[]): string {
  const rows = claims.map(({ text, measured, holds }) => [
    holds ? 'holds' : 'FAILS',
    text,
    measured,
  ]);
  return table([['', 'claim', 'measured'], ...rows]);
}

/** Writes what the numbers depend on. */
export function formatMachine({ processor, cores, node, date, versions }: Machine): string {
  const facts = [
    `${processor}, ${cores} cores`,
    `Node ${node}`,
    ...(date === undefined ? [] : [date]),
  ];
  return `${facts.join('; ')}.\nPeers: ${versions.join(', ')}.`;
}

function cellsOf(entry: Timed, all: readonly Timed[]): readonly string[] {
  const { contender, timing } = entry;
  const ratioTo = (name: string): string => {
    const base = all.find((other) => other.contender.name === name);
    return base === undefined ? '' : formatNumber(timing.medianNs / base.timing.medianNs);
  };
  return [
    contender.name,
    formatNumber(timing.medianNs),
    `${formatNumber(timing.lowNs)} to ${formatNumber(timing.highNs)}`,
    ratioTo('slakit'),
    ratioTo('raw'),
    formatAnswers(entry),
  ];
}

function formatAnswers({ contender, agreement: { checked, different } }: Timed): string {
  if (contender.name === 'raw') return 'the reference';
  if (different > 0) return `differs on ${different} of ${checked}`;
  return checked === 1 ? 'same' : `same on ${checked}`;
}

function formatDifference({ contender, agreement }: Timed): readonly string[] {
  if (agreement.different === 0) return [];
  const reason = contender.differsBecause ?? 'for a reason that nobody has looked into';
  return [`differs: ${contender.name} ${reason} (${agreement.example})`];
}

/** One line for each reason, with all who share it. */
function formatReasons(entries: readonly Entry[]): readonly string[] {
  const names = new Map<string, string[]>();
  for (const entry of entries) {
    if (entry.kind === 'timed') continue;
    names.set(entry.reason, [...(names.get(entry.reason) ?? []), entry.contender.name]);
  }
  return [...names].map(([reason, who]) => `cannot: ${who.join(', ')} (${reason})`);
}

/** Three digits that matter, thousands apart. */
function formatNumber(value: number): string {
  const rounded = value >= 100 ? Math.round(value) : Number(value.toPrecision(value < 1 ? 2 : 3));
  return rounded.toLocaleString('en-US', { maximumFractionDigits: 4 });
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) => `| ${row.map((cell, i) => pad(cell, i, widths)).join(' | ')} |`);
  const rule = `| ${widths.map((width) => '-'.repeat(Math.max(3, width))).join(' | ')} |`;
  return [lines[0], rule, ...lines.slice(1)].join('\n');
}

function pad(cell: string, column: number, widths: readonly number[]): string {
  return cell.padEnd(Math.max(3, widths[column] ?? 0));
}
