import type { Interval } from '../../core/interval.js';

/**
 * The figures of a stretch of time, made to be added: kept by whoever counts in many places or over a long
 * time, and merged by `mergeParts` in any order. Shares are never kept, since they do not add up.
 */
export interface AvailabilityPart extends Interval {
  readonly format: 'slakit-availability-part';
  readonly version: 1;
  readonly serviceMs: number;
  readonly excludedMs: number;
  readonly unknownMs: number;
  readonly measuredMs: number;
  /** Weighted downtime, exactly, as a decimal of milliseconds. */
  readonly lostMs: string;
  /** Weighted downtime without unknown time that counts as down. */
  readonly knownLostMs: string;
  readonly incidents: PartIncidents;
}

/** The incidents of a stretch of time, and what of them reaches over its ends. */
export interface PartIncidents {
  /** Those with downtime in it. */
  readonly count: number;
  /** Downtime of any weight. */
  readonly impairedMs: number;
  /** The most that one incident was down in it. */
  readonly longestMs: number;
  /** How much the incident was down that began before the start and goes on over it; `null` without one. */
  readonly beforeMs: number | null;
  /** How much the incident was down that goes on over the end; `null` without one. */
  readonly afterMs: number | null;
  /** Whether it is one incident that goes on over both. */
  readonly isThroughout: boolean;
}
