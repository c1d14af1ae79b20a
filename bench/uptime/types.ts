import type { Worker, WorkTiming } from '../turns.js';

/** The rows of uptime: as those of calendars, in a process of their own. */
export type UptimeRowId =
  | 'uptime-sorted'
  | 'uptime-unsorted'
  | 'uptime-checks'
  | 'uptime-requests'
  | 'uptime-rolling';

export type UptimeContender = Worker<UptimeRowId>;

/** What the child process tells its parent. */
export interface UptimeFigures {
  readonly rows: Readonly<Record<UptimeRowId, readonly WorkTiming[]>>;
  /** `Float64Array.prototype.sort` of the starts that are out of order. */
  readonly sortMs: number;
  readonly fleet: FleetFigures;
  /** Twice the points of a rolling series, against once. */
  readonly rollingRatio: number;
}

/** A month of probes of many components, one after the other. */
export interface FleetFigures {
  readonly components: number;
  readonly probes: number;
  readonly seconds: number;
  /** The most memory that the process held, its columns and itself included. */
  readonly mostMb: number;
}
