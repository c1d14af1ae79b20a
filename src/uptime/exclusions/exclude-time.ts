import { type Interval, toIntervals } from '../../core/interval.js';
import { difference, type TimeSet } from '../../core/time-set.js';
import type { ExclusionTermsPlan } from './exclusion-rules.js';
import type { ExcludedInterval, Exclusion, ExclusionVerdict } from './exclusions.js';
import { grantExclusions } from './grant.js';
import type { PeriodExclusionsPlan } from './period-exclusions.js';

/** The service time of a period, divided by its exclusions. */
export interface ExcludedTime {
  /** What was granted. */
  readonly excluded: TimeSet;
  /** Service time that can count; it includes what is excluded when that counts as up. */
  readonly countable: TimeSet;
  readonly verdicts: readonly ExclusionVerdict[];
  /** What was granted up to an instant, with what removed it; pieces of two kinds may overlap. */
  readonly piecesUpTo: (to: number) => readonly ExcludedInterval[];
}

/**
 * Divides the service time of a period by the terms of a rule: by what the agreement itself excludes, and
 * by what the facts tell.
 */
export function excludeTime(
  terms: ExclusionTermsPlan,
  facts: PeriodExclusionsPlan & { readonly tracked: Interval },
  service: TimeSet,
): ExcludedTime {
  const { set, pieces, verdicts } = grantExclusions(
    [...agreedIn(terms, facts.tracked), ...facts.exclusions],
    { rules: terms.exclusionRules, service, before: facts.excludedBefore, spans: facts.spans },
  );
  return {
    excluded: set,
    countable: terms.excludedAs === 'leftOut' ? difference(service, set) : service,
    verdicts,
    piecesUpTo: (to) =>
      pieces()
        .filter(({ startAt }) => startAt < to)
        .map((piece) => ({ ...piece, endAt: Math.min(piece.endAt, to) })),
  };
}

/** What the agreement itself excludes, as exclusions: it stands before what the facts tell. */
function agreedIn(
  { agreedExclusions }: ExclusionTermsPlan,
  { startAt, endAt }: Interval,
): readonly Exclusion[] {
  return agreedExclusions.flatMap(({ id, kind, calendar }) =>
    calendar === null || startAt >= endAt
      ? []
      : toIntervals(calendar.compiled.openWithin(startAt, endAt)).map((interval) => ({
          ...interval,
          id,
          kind,
          announcedAt: undefined,
          isAgreed: true,
        })),
  );
}
