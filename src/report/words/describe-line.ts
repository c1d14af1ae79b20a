import { REMEDIES_IN_KIND } from '../../credit/scheme/remedy.js';
import { claimWords, creditLineWords, creditWords } from './describe-credit.js';
import { figuresOf, type Telling } from './describe-figures.js';
import { nearestWords, type ToldNearest } from './describe-nearest.js';
import { blocksOf, escaped, listOfWords, nameOf } from './markdown.js';
import { creditLinesOf, owedInKind } from './owed.js';
import { moneyText, quantityText } from './quantity.js';
import type { ToldLine } from './read-statement.js';

/** The status of a line, as a heading of what follows. */
const STATUSES: Readonly<Record<ToldLine['status'], string>> = {
  met: 'Kept',
  acceptable: 'Within the second level',
  missed: 'Missed',
  measured: 'Measured, without a target',
  'nothing-promised': 'Nothing was promised',
  'no-data': 'No data',
  'insufficient-data': 'Too little data',
  'not-yet-due': 'Not yet due',
  'invalid-facts': 'Not measured',
};

/** The status of a line in words. */
export function statusOf({ status }: ToldLine): string {
  return STATUSES[status] ?? escaped(status);
}

/** The level of a line with its unit; empty where it has none. */
export function levelOf({ levelPercent, score }: ToldLine): string {
  if (levelPercent !== null) return `${levelPercent} %`;
  const points = score?.measure === 'nps' ? score.score : null;
  return points === null ? '' : quantityText(points, 'points', '');
}

/** The target of a line; empty where it is none in percent. */
export function targetOf({ targetPercent }: ToldLine): string {
  return targetPercent === null ? '' : `${targetPercent} %`;
}

/** What a line is owed: money and in kind. */
export function owedOf(line: ToldLine, currency: string): string {
  if (line.issue !== null) return 'not settled';
  const owed = owedInKind(line);
  const inKind = REMEDIES_IN_KIND.filter((kind) => owed[kind] !== '0').map((kind) =>
    quantityText(owed[kind], kind, currency),
  );
  const amount = line.amount === null ? [] : [moneyText(line.amount)];
  return [...amount, ...inKind].join(', ') || 'nothing';
}

/** The section of an objective. */
export function lineSection(
  line: ToldLine,
  nearest: ToldNearest | undefined,
  telling: Telling,
): string {
  const { service, issue, credit, shared } = line;
  const [level, target] = [levelOf(line), targetOf(line)];
  const measured = [
    ...(level === '' ? [] : [`${level} measured`]),
    ...(target === '' ? [] : [`${target} promised`]),
  ].join(', ');
  const credits = creditLinesOf(line);
  const rights = [...new Set(credits.flatMap((one) => one.rights))];
  const words = [
    ...(service === null ? [] : [`Service: ${escaped(service)}`]),
    `${statusOf(line)}${measured === '' ? '' : `: ${measured}`}`,
    ...figuresOf(line, telling),
    ...credits.map((one) => creditLineWords(one, telling)),
    ...(credit === null ? [] : creditWords(credit, telling)),
    ...(shared === null ? [] : [`Shares the remedy ${escaped(shared.remedyId)}, see below`]),
    ...claimWords(line.claim),
    ...(nearest === undefined ? [] : nearestWords(nearest, telling)),
    ...rights.map((right) => `Right of the customer: ${escaped(right)}`),
    ...(issue === null ? [] : [`Not settled: ${escaped(issue.message)}`]),
    ...(issue === null ? [`Owed: ${owedOf(line, telling.currency)}`] : []),
  ];
  return blocksOf([`## ${nameOf(line.objectiveId, line.name)}`, listOfWords(words)]).trimEnd();
}
