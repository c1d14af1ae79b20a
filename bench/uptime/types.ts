/** The rows of uptime: as those of calendars, in a process of their own. */
export type UptimeRowId =
  | 'uptime-sorted'
  | 'uptime-unsorted'
  | 'uptime-checks'
  | 'uptime-requests'
  | 'uptime-rolling';

/** Does the whole work of a row and answers with a number. */
export type Work = () => number | Promise<number>;

/** Who does the work, and how; what is put in place beforehand is not measured. */
export interface UptimeContender {
  readonly name: string;
  readonly packages: readonly string[];
  readonly attempts: Readonly<Partial<Record<UptimeRowId, () => Work | Promise<Work>>>>;
}

/** The time of one contender: milliseconds of the processor in each round, and its answer. */
export interface UptimeTiming {
  readonly name: string;
  readonly packages: readonly string[];
  readonly roundsMs: readonly number[];
  readonly answer: number;
}

/** What the child process tells its parent. */
export interface UptimeFigures {
  readonly rows: Readonly<Record<UptimeRowId, readonly UptimeTiming[]>>;
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
