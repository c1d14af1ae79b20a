import { describeDuration, describeInstant } from './describe.js';
import { escaped } from './markdown.js';
import { countText } from './quantity.js';
import type { ToldAvailability, ToldFigures } from './read-figures.js';

/** For whom a text is, and in which zone and currency it speaks. */
export interface Telling {
  /** Whether it tells what only a check of the figures needs. */
  readonly isDetailed: boolean;
  readonly timeZone: string;
  readonly currency: string;
}

/** What was measured, in words. */
export function figuresOf(
  { availability, attainment, requests, score }: ToldFigures,
  telling: Telling,
): string[] {
  if (availability !== null) return availabilityWords(availability, telling);
  if (attainment !== null) {
    const { met, acceptable, missed, open, cancelled } = attainment;
    const parts = [`${met} kept`, `${acceptable} within the second level`, `${missed} missed`];
    const others = [`${open} open`, `${cancelled} cancelled`];
    return [[...parts, ...others].filter((part) => !part.startsWith('0 ')).join(', ')].flatMap(
      (counts) => (counts === '' ? [] : [`Counted: ${counts}`]),
    );
  }
  if (requests !== null) {
    const { good, bad, total } = requests.events;
    const counted = [`Events: ${good} good, ${bad} bad, ${total} in all`];
    const { excludedMs } = requests;
    if (excludedMs > 0) counted.push(`Excluded: ${describeDuration(excludedMs)}`);
    return [...counted, ...exactWords(requests.exact, telling)];
  }
  if (score === null) return [];
  const { measure, answers, good, neutral, bad } = score;
  const [best, worst] = measure === 'nps' ? ['promoters', 'detractors'] : ['good', 'others'];
  const middle = measure === 'nps' ? `, ${neutral} passives` : '';
  const all = countText(answers, 'answer', 'answers');
  return [`Answers: ${all}; ${good} ${best}${middle}, ${bad} ${worst}`];
}

function availabilityWords(availability: ToldAvailability, telling: Telling): string[] {
  const { measuredMs, downtimeMs, excludedMs, unknownMs, incidents, exact } = availability;
  const outages =
    incidents.count === 0
      ? ''
      : `, in ${countText(incidents.count, 'outage', 'outages')}, the longest ${describeDuration(incidents.longestMs)}`;
  const words = [
    `Down: ${describeDuration(downtimeMs)} of ${describeDuration(measuredMs)} measured${outages}`,
  ];
  if (excludedMs > 0) words.push(`Excluded: ${describeDuration(excludedMs)}`);
  if (unknownMs > 0) words.push(`Not watched: ${describeDuration(unknownMs)}`);
  return [...words, ...exactWords(exact, telling), ...intervalWords(availability, telling)];
}

function exactWords(
  exact: { readonly good: string; readonly total: string } | null,
  { isDetailed }: Telling,
): string[] {
  return isDetailed && exact !== null ? [`Exactly: ${exact.good} of ${exact.total}`] : [];
}

/** What a trace lists: each outage as it counts, and each exclusion that was granted. */
function intervalWords({ intervals, exclusions }: ToldAvailability, telling: Telling): string[] {
  const span = spanIn(telling);
  const outages = (intervals?.incidents ?? []).map(
    (outage) => `Outage: ${span(outage)}; counts ${describeDuration(outage.countedMs)}`,
  );
  const excluded = (intervals?.excluded ?? []).map(
    (one) => `Excluded: ${span(one)}; ${labelOf(one)}`,
  );
  const unknown = (intervals?.unknown ?? []).map((one) => `Not watched: ${span(one)}`);
  const judged = exclusions.map(
    (one) =>
      `Exclusion asked for: ${span(one)}; ${labelOf(one)}, ${escaped(one.status)}, removes ${describeDuration(one.grantedMs)}`,
  );
  return [...outages, ...excluded, ...unknown, ...(telling.isDetailed ? judged : [])];
}

function labelOf({ kind, id }: { readonly kind: string; readonly id: string | null }): string {
  return id === null ? escaped(kind) : `${escaped(kind)} ${escaped(id)}`;
}

/** Writes intervals in the zone of a statement. */
function spanIn({ timeZone }: Telling) {
  return ({ startAt, endAt }: { readonly startAt: number; readonly endAt: number }): string =>
    `${describeInstant(startAt, timeZone)} to ${describeInstant(endAt, timeZone)}`;
}
