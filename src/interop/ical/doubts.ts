import { DAY_MS, formatDate } from '../../core/civil.js';
import type { TellLoss } from '../shared/loss.js';
import { type DayKind, headingOf, kindByHeading, mentions } from './kinds.js';
import type { Occurrence } from './occurrences.js';
import type { IcalEvent, IcalWarning } from './options.js';

type Facts = Omit<IcalEvent, 'date'>;

/** What is doubtful of an event that is taken for a holiday. */
interface Doubt {
  readonly code: IcalWarning;
  readonly hint: (date: string) => string;
}

const HINTS: Readonly<Record<Exclude<DayKind, 'holiday'>, Doubt>> = {
  observance: {
    code: 'possible-observance',
    hint: (date) => `${date} calls itself an observance: choose with include`,
  },
  regional: {
    code: 'regional-holiday',
    hint: (date) => `${date} calls itself a holiday of a region: taken for the whole calendar`,
  },
  'half-day': {
    code: 'half-day',
    hint: (date) => `${date} calls itself half a day: closed as far as the feed says hours`,
  },
  tentative: {
    code: 'tentative-date',
    hint: (date) => `${date} calls itself not yet settled: look at it again`,
  },
};

/**
 * Tells what is doubtful of holidays. Fields that are made for it come first: who has `WORK-HOLIDAY` is
 * a day off in any language. Whoever chose with `include` knows about observances and kinds.
 */
export function doubtTeller(
  tell: TellLoss<IcalWarning>,
  { isChosen }: { readonly isChosen: boolean },
): (occurrence: Occurrence) => void {
  const known = new Map<Facts, readonly Doubt[]>();
  const unknown = new Set<string>();
  return ({ facts, startMs, isGoogle }) => {
    const doubts = known.get(facts) ?? doubtsOf(facts, isGoogle);
    known.set(facts, doubts);
    const date = formatDate(Math.floor(startMs / DAY_MS));
    for (const { code, hint } of doubts) {
      if (isChosen && (code === 'possible-observance' || code === 'unknown-kind')) continue;
      const text = headingOf(facts.description) || facts.categories.join();
      if (code === 'unknown-kind' && unknown.has(text)) continue;
      if (code === 'unknown-kind') unknown.add(text);
      tell(code, facts.name, hint(date));
    }
  };
}

function doubtsOf(facts: Facts, isGoogle: boolean): readonly Doubt[] {
  const name = headingOf(facts.name);
  const said = [headingOf(facts.description), ...facts.categories.map(headingOf)].filter(
    (text) => text !== '',
  );
  const kinds = new Set(said.flatMap((text) => kindByHeading(text) ?? []));
  if (isGoogle && isObservanceOfGoogle(facts.description)) kinds.add('observance');
  // A mark that is not known says more than words that are.
  if (facts.specialDay !== '' && facts.specialDay !== 'WORK-HOLIDAY')
    return [unknownKind(facts.specialDay)];
  if (facts.specialDay !== '') {
    kinds.add('holiday');
    kinds.delete('observance');
  }
  if (mentions('regional', name)) kinds.add('regional');
  for (const kind of ['half-day', 'tentative'] as const)
    if ([name, ...said].some((text) => mentions(kind, text))) kinds.add(kind);
  if (kinds.size === 0 && said.length > 0) return [unknownKind(said[0] as string)];
  return Object.entries(HINTS).flatMap(([kind, doubt]) =>
    kinds.has(kind as DayKind) ? [doubt] : [],
  );
}

function unknownKind(text: string): Doubt {
  return {
    code: 'unknown-kind',
    hint: (date) =>
      `${date} is called "${text.slice(0, 60)}", which is not known: choose with include`,
  };
}

/**
 * Google says in the further lines of an observance, in the language of the calendar, how to hide
 * observances in Google Calendar; of a public holiday it says no such thing.
 */
function isObservanceOfGoogle(description: string): boolean {
  const [, ...further] = description.slice(0, 1000).split(/\r\n|\n|\r/);
  return further.some((line) => /google/i.test(line));
}
