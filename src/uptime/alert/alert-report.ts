import { MAX_INSTANT } from '../../core/instant.js';
import { contains, countUpTo, type TimeSet } from '../../core/time-set.js';
import type { Rule } from './alert-rule.js';

/** A time in which an alert fired: from the first instant (included) to `endedAt` (excluded). */
export interface AlertFiring {
  readonly firedAt: number;
  /** `null` while it goes on. */
  readonly endedAt: number | null;
}

/** An alert, as it is at an instant and was before. */
export interface EvaluatedAlert {
  readonly id: string | null;
  readonly severity: string | null;
  /** `pending` while the condition holds, but not yet for as long as the rule's `hold`. */
  readonly status: 'firing' | 'pending' | 'quiet';
  /** Since when the condition has held; `null` when it does not. */
  readonly burningSinceAt: number | null;
  readonly longBurnRate: string | null;
  readonly shortBurnRate: string | null;
  /** Each time in which it fired, in order. */
  readonly firings: readonly AlertFiring[];
  /** When the status changes next, if nothing new is reported; `null` when it stays. */
  readonly nextChangeAt: number | null;
}

/** Alerts on an objective at an instant. */
export interface AlertEvaluation {
  readonly evaluatedAt: number;
  /** One for each rule, in their order. */
  readonly alerts: readonly EvaluatedAlert[];
  /** The earliest of their next changes: when to ask again, if nothing new is reported until then. */
  readonly nextChangeAt: number | null;
}

/** An alert over all time: the instants at which its condition holds, and those at which it fires. */
export interface AlertCourse {
  readonly rule: Rule;
  readonly burning: TimeSet;
  readonly firing: TimeSet;
  /** The burn rate of a window at the instant of judgement. */
  readonly rates: Pick<EvaluatedAlert, 'longBurnRate' | 'shortBurnRate'>;
}

/** The time in which a condition has held for so long; the instant at which it has is the first. */
export function heldFor(burning: TimeSet, holdMs: number): TimeSet {
  const held: number[] = [];
  for (let i = 0; i < burning.length; i += 2) {
    const from = (burning[i] as number) + holdMs;
    if (from < (burning[i + 1] as number)) held.push(from, burning[i + 1] as number);
  }
  return held;
}

/** Tells what alerts were up to an instant, and when they change next. */
export function reportAlerts(courses: readonly AlertCourse[], at: number): AlertEvaluation {
  const alerts = courses.map((course) => reportOf(course, at));
  const changes = alerts.flatMap(({ nextChangeAt }) =>
    nextChangeAt === null ? [] : [nextChangeAt],
  );
  return {
    evaluatedAt: at,
    alerts,
    nextChangeAt: changes.length === 0 ? null : changes.reduce((a, b) => Math.min(a, b)),
  };
}

function reportOf({ rule, burning, firing, rates }: AlertCourse, at: number): EvaluatedAlert {
  const isBurning = contains(burning, at);
  // What lies beyond all instants is an outage that goes on.
  const borders = [burning, firing]
    .map((set) => set[countUpTo(set, at)] ?? MAX_INSTANT)
    .filter((border) => border < MAX_INSTANT);
  const firings: AlertFiring[] = [];
  for (let i = 0; (firing[i] as number) <= at; i += 2) {
    const end = firing[i + 1] as number;
    firings.push({ firedAt: firing[i] as number, endedAt: end <= at ? end : null });
  }
  return {
    id: rule.id,
    severity: rule.severity,
    status: contains(firing, at) ? 'firing' : isBurning ? 'pending' : 'quiet',
    burningSinceAt: isBurning ? (burning[countUpTo(burning, at) - 1] as number) : null,
    ...rates,
    firings,
    nextChangeAt: borders.length === 0 ? null : Math.min(...borders),
  };
}
