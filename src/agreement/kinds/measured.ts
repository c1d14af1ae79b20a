import { formatExact } from '../../core/fraction-text.js';
import type { Interval } from '../../core/interval.js';
import { percentOfShare, type Ratio } from '../../core/ratio.js';
import type { Reader } from '../../core/read.js';
import type { LevelInput } from '../../credit/scheme/level.js';
import type { LevelMetric } from '../../credit/scheme/metric.js';
import type { Availability } from '../../uptime/availability/report.js';
import type { ExclusionTermsPlan } from '../../uptime/exclusions/exclusion-rules.js';
import type { Score } from '../../uptime/sli/measure-score.js';
import type { RequestSli } from '../../uptime/sli/request-sli.js';
import type { Verdict } from '../../uptime/terms/verdict.js';

/**
 * The attainment of an objective: the counts of its cycles over many tickets, and the share that
 * kept it.
 */
export interface Attainment {
  readonly objectiveId: string;
  readonly met: number;
  /** Cycles that missed the target and kept its second, softer level, so far or for good. */
  readonly acceptable: number;
  readonly missed: number;
  /** Cycles without a verdict yet: pending, running or paused, in time. */
  readonly open: number;
  readonly cancelled: number;
  /** Met as a share of all that have a verdict, rounded down; `null` before the first one. */
  readonly attainmentPercent: string | null;
  /** The same with those that are acceptable among the kept. */
  readonly acceptablePercent: string | null;
  /** The exact share: met, and all that have a verdict; `null` before the first one. */
  readonly exact: { readonly good: number; readonly total: number } | null;
}

/** The spans that caps of an agreement may name: of its calendar, and years since it came into force. */
export type SpansOf = (name: string) => readonly Interval[] | undefined;

/** A cycle that was missed, and by how much. */
export interface Delay {
  readonly ticketId: string;
  readonly cycle: number;
  readonly startedAt: number;
  /** In the clock of its target. */
  readonly overrunMs: number;
}

/** What is known of a period when an objective is measured over it. */
export interface KindFacts {
  /** The part of the period that the agreement governs. */
  readonly period: Interval;
  /** The instant of judgement. */
  readonly at: number;
  /** Whether that part is over. */
  readonly isFinal: boolean;
  /** Whether the line tells how its figure came about. */
  readonly trace: boolean;
  /** The spans over that part, by name; `undefined` for a name that the agreement does not know. */
  readonly spansOf: SpansOf;
  /** The records of services, each at its place in the facts. */
  readonly services: ReadonlyMap<string, Reader>;
  /** The attainments of clock objectives, by their ids. */
  readonly attainments: ReadonlyMap<string, Attainment>;
  /** By how much each missed cycle passed its deadline, of clock objectives whose remedy looks at that. */
  readonly delays: ReadonlyMap<string, readonly Delay[]>;
  /** The records of requests and latency objectives, by their ids. */
  readonly requests: ReadonlyMap<string, Reader>;
  /** The records of score objectives, by their ids. */
  readonly scores: ReadonlyMap<string, Reader>;
}

/** The measured part of a line of a statement. */
export interface MeasuredLine {
  readonly service: string | null;
  /**
   * `met` or `missed`; `measured` without a target; `no-data` when nothing is known. `not-yet-due`
   * before the period is over, unless the promise is already broken beyond repair. Of counted events and
   * scores also `acceptable`, `insufficient-data` and `nothing-promised`.
   */
  readonly status: Verdict;
  readonly targetPercent: string | null;
  /** The level reached, rounded down for reading; `null` where it is none in percent. */
  readonly levelPercent: string | null;
  readonly availability: Availability | null;
  readonly attainment: Attainment | null;
  /** Of requests and latency objectives. */
  readonly requests: RequestSli | null;
  readonly score: Score | null;
}

/** What happened once of what a metric measures one by one. */
export interface EachFigure {
  readonly level: LevelInput;
  /** What it is called, and when it began. */
  readonly incident: string;
  readonly at: number;
}

/** A figure by a metric: a level, one for everything that happened, or none where nothing is known. */
export type Figure = LevelInput | readonly EachFigure[] | null;

/** What was measured of an objective: its line, and the exact figures that its remedy looks at. */
export interface Measured {
  readonly line: MeasuredLine;
  /** What remedies may look at, by metric; found when it is asked for. */
  readonly figures: { readonly [Metric in LevelMetric]?: () => Figure };
  /** Whether nothing was promised or proven, so that no remedy is owed, not even one for what is unknown. */
  readonly isExcused: boolean;
}

/** Three digits for reading; cutting text rounds down what is not negative. */
export function shortPercent(percent: string | null): string | null {
  return percent === null ? null : percent.replace(/(\.\d{3})\d+$/, '$1');
}

/** The parts of a line that its kind has no use for. */
export const OTHER_KINDS = {
  availability: null,
  attainment: null,
  requests: null,
  score: null,
} as const;

/** A target as a line tells it: exactly, in percent. */
export function percentOfTarget(target: Ratio | null | undefined): string | null {
  return target === null || target === undefined ? null : formatExact(percentOfShare(target));
}

/** The spans that the caps of a rule name, as far as the agreement knows them. */
export function spansFor(
  { exclusionRules }: ExclusionTermsPlan,
  spansOf: SpansOf,
): Readonly<Record<string, readonly Interval[]>> {
  const names = [...exclusionRules.values()].flatMap(({ caps }) =>
    caps.flatMap((cap) => ('span' in cap ? [cap.span] : [])),
  );
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const spans = spansOf(name);
      return spans === undefined ? [] : [[name, spans] as const];
    }),
  );
}
