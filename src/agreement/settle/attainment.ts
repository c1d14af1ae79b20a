import type { CycleReport } from '../../clock/cycle/cycle-report.js';
import { guarded } from '../../core/error.js';
import { formatPercent } from '../../core/fraction-text.js';
import type { Interval, IntervalInput } from '../../core/interval.js';
import { ratio } from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { readInterval } from '../../core/read-interval.js';
import { optional, readFields } from '../../core/read-parts.js';
import type { Attainment } from '../kinds/measured.js';
import { readEvaluation } from '../ticket/read-evaluation.js';
import type { TicketEvaluation } from '../ticket/ticket.js';

/** Options of `attainmentOf`. */
export interface AttainmentOptions {
  /** Only cycles whose verdict fell in it: their end, or the instant from which on they were missed. @defaultValue all */
  readonly within?: IntervalInput | undefined;
}

/**
 * Counts, per objective, how many cycles kept the promise.
 *
 * @param evaluations - Tickets as `evaluateTicket` judged them.
 * @param options - `within`, the interval in which the verdicts must lie.
 * @returns One entry per objective in order of first appearance. Open cycles count as missed once
 * their deadline has passed; cycles that were cancelled or superseded count for nothing.
 * @throws {@link SlaError} `invalid-interval`; `invalid-type`, `missing-field` or `unknown-field` when
 * an evaluation is none.
 * @example
 * import { attainmentOf } from 'slakit'
 * attainmentOf([]) // => []
 */
export function attainmentOf(
  evaluations: Iterable<TicketEvaluation>,
  options: AttainmentOptions = {},
): Attainment[] {
  return guarded(() => {
    const { within } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
    const belongs = (cycle: CycleReport): boolean => isWithin(decidedAt(cycle), within);
    return countAll(readEach(readerOf(evaluations, null, 'evaluations'), belongs));
  });
}

/** The objectives of a ticket, and which of their verdicts are counted. */
export interface Judged {
  readonly objectives: TicketEvaluation['objectives'];
  readonly belongs: (cycle: CycleReport, objectiveId: string) => boolean;
}

/** Reads evaluations one by one, as they come. */
function* readEach(reader: Reader, belongs: Judged['belongs']): Generator<Judged, void, undefined> {
  const { value } = reader;
  if (typeof value !== 'object' || value === null || !(Symbol.iterator in value))
    refuse(reader, { code: 'invalid-type', expected: 'evaluations of tickets' });
  let index = 0;
  for (const evaluation of value as Iterable<unknown>) {
    const { objectives } = readEvaluation({ ...childOf(reader, index++), value: evaluation });
    yield { objectives, belongs };
  }
}

/** Counts ticket by ticket: what was counted is forgotten. */
export function countAll(tickets: Iterable<Judged>): Attainment[] {
  const counts = new Map<string, Counts>();
  for (const { objectives, belongs } of tickets) {
    for (const { objectiveId, report } of objectives) {
      const count = countsOf(counts, objectiveId);
      for (const cycle of report.cycles) {
        if (!isDecided(cycle) || belongs(cycle, objectiveId)) count[OUTCOMES[cycle.state]]++;
      }
    }
  }
  return [...counts].map(([objectiveId, count]) => written(objectiveId, count));
}

const OPTIONS = {
  within: optional(readInterval),
} satisfies FieldsOf<AttainmentOptions>;

type Outcome = 'met' | 'acceptable' | 'missed' | 'open' | 'cancelled';
type Counts = Record<Outcome, number>;

/** What each state of a cycle counts as. */
const OUTCOMES: Readonly<Record<CycleReport['state'], Outcome>> = {
  pending: 'open',
  running: 'open',
  paused: 'open',
  met: 'met',
  acceptable: 'acceptable',
  missed: 'missed',
  'no-target': 'open',
  cancelled: 'cancelled',
};

function countsOf(counts: Map<string, Counts>, objectiveId: string): Counts {
  const known = counts.get(objectiveId);
  if (known !== undefined) return known;
  const count = { met: 0, acceptable: 0, missed: 0, open: 0, cancelled: 0 };
  counts.set(objectiveId, count);
  return count;
}

/** Whether there is a verdict, or none will come. */
export function isDecided({ state }: CycleReport): boolean {
  return OUTCOMES[state] !== 'open';
}

/**
 * When a verdict fell: a target that is not met when it began to be missed, also where its second level
 * came after that, everything else at the end. Not at the
 * deadline, which may lie before: with a grace or on a closed boundary a late stop is still in time,
 * and a period that ended between the two would find the cycle open, the next one find it decided
 * before.
 */
export function decidedAt(cycle: CycleReport): number | null {
  return cycle.acceptableSinceAt ?? (cycle.state === 'missed' ? cycle.missedAt : cycle.endedAt);
}

function isWithin(at: number | null, within: Interval | undefined): boolean {
  return within === undefined || (at !== null && at >= within.startAt && at < within.endAt);
}

function written(objectiveId: string, count: Counts): Attainment {
  const good = count.met;
  const total = good + count.acceptable + count.missed;
  return {
    objectiveId,
    ...count,
    attainmentPercent: percentOf(good, total),
    acceptablePercent: percentOf(good + count.acceptable, total),
    exact: total === 0 ? null : { good, total },
  };
}

function percentOf(good: number, total: number): string | null {
  if (total === 0) return null;
  return formatPercent(ratio(good, total), { digits: 2, rounding: 'floor', fixed: true });
}
