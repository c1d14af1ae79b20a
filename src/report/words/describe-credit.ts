import type { ClaimStatus } from '../../agreement/settle/statement.js';
import type { CreditAssessment, CreditTraceEntry } from '../../credit/assessment.js';
import type { CreditLine } from '../../credit/credit-line.js';
import type { Telling } from './describe-figures.js';
import { escaped } from './markdown.js';
import { moneyText, quantityText } from './quantity.js';

/** What terms say where nothing else tells of it. */
const VERDICTS: Readonly<Partial<Record<CreditLine['status'], string>>> = {
  met: 'The remedy owes nothing: the promise is kept',
  missed: 'The remedy owes nothing for this level',
  uncovered: 'No row of the remedy holds the level: a person has to decide',
  overlap: 'Several rows of the remedy hold the level: a person has to decide',
  'out-of-domain': 'The level is none that can occur: a person has to decide',
  excused: 'Excused: the miss does not count',
  'nothing-promised': 'The remedy owes nothing: nothing was promised',
  'not-reported': 'Nobody reported a level',
  unknown: 'No level is known',
};

/** What decided on a reading, and what it is owed. */
export function creditLineWords(line: CreditLine, { currency }: Telling): string {
  const { remedy, owedQuantity, owedAmount, quantity, incident, excuse } = line;
  const of = incident === null ? '' : `${escaped(incident)}: `;
  if (remedy === null) {
    const reason = excuse === null ? '' : `: ${escaped(excuse)}`;
    const row = line.row === null ? '' : `Row ${line.row + 1} decided. `;
    return `${of}${row}${VERDICTS[line.status] ?? escaped(line.status)}${reason}`;
  }
  const worth = owedAmount === null || remedy === 'money' ? '' : `, ${moneyText(owedAmount)}`;
  const left =
    quantity === owedQuantity
      ? ''
      : `; left beside other credits and under caps: ${quantityText(quantity, remedy, currency)}`;
  return `${of}${deciderOf(line)}: ${quantityText(owedQuantity, remedy, currency)}${worth}${left}`;
}

function deciderOf({ row, steps }: CreditLine): string {
  if (row !== null) return `Row ${row + 1} of the remedy decided`;
  return steps === null ? 'The remedy owes' : `Steps of the remedy, ${steps} counted`;
}

/** What each stage of a trace did; the others need only what changed a figure. */
function traceWords(
  trace: readonly CreditTraceEntry[],
  { isDetailed, currency }: Telling,
): string[] {
  return trace.flatMap((entry) => {
    const { before, after, rule } = entry;
    if (!isDetailed && (before === null || before === after)) return [];
    const of = rule === null ? '' : ` (${escaped(rule)})`;
    return [`${stageOf(entry)}${of}: ${changeOf(entry, currency)}`];
  });
}

const STAGES: Readonly<Record<CreditTraceEntry['stage'], string>> = {
  level: 'Level as it is compared',
  rows: 'Row',
  steps: 'Steps',
  formula: 'Formula',
  allocation: 'Allocation',
  factor: 'Factor',
  onePer: 'One credit per incident',
  stacking: 'Stacking',
  cap: 'Cap',
  conversion: 'Conversion',
  rounding: 'Rounding',
  minimum: 'Minimum',
};

function stageOf({ stage, index }: CreditTraceEntry): string {
  const name = STAGES[stage] ?? escaped(stage);
  return index === null ? name : `${name} ${index + 1}`;
}

function changeOf({ stage, unit, before, after }: CreditTraceEntry, currency: string): string {
  const to = quantityText(after, unit, currency);
  // What is converted was in another currency, which the trace does not name.
  if (before === null || stage === 'conversion') return to;
  return before === after
    ? `${to}, unchanged`
    : `${quantityText(before, unit, currency)} before, ${to} after`;
}

/** What a credit comes to beside its lines. */
export function creditWords(credit: CreditAssessment, telling: Telling): string[] {
  const { lines, conversion, caps, trace, paidAs, creditPercent } = credit;
  const words = trace === null ? [] : traceWords(trace, telling);
  if (trace === null && caps.some(({ reached }) => reached)) words.push('A cap is reached');
  if (telling.isDetailed && creditPercent !== null)
    words.push(`Credit of the period: ${creditPercent} % of the charges`);
  if (paidAs !== 'credit' && lines.some(({ remedy }) => remedy !== null))
    words.push(`Given as ${escaped(paidAs)}`);
  if (conversion !== null) {
    const by = [conversion.source, conversion.date].filter((part) => part !== null);
    const source = by.length === 0 ? '' : ` (${by.map(escaped).join(', ')})`;
    words.push(`Converted to ${escaped(conversion.currency)} by ${conversion.rate}${source}`);
  }
  return words;
}

const CLAIMS: Readonly<Record<ClaimStatus['status'], string>> = {
  valid: 'in time',
  lapsed: 'lapsed',
  open: 'to be made',
  'not-yet-open': 'cannot be made yet',
  'not-required': 'none is needed',
};

/** What is known of the claim of a credit. */
export function claimWords(claim: ClaimStatus | null): string[] {
  if (claim === null) return [];
  const { status, lastDay } = claim;
  return [`Claim: ${CLAIMS[status]}${lastDay === null ? '' : `, last day ${escaped(lastDay)}`}`];
}
