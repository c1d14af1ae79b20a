import type { CreditStatus } from '../stages/line.js';

/** Levels and bases of many periods under one scheme: a period at each index. */
export type CreditColumns = LevelColumns & {
  /** What percentages are taken of, in minor units (cents): whole, 0 or more; one figure serves all rows. */
  readonly base: number | ArrayLike<number>;
  /** The currency of all bases. */
  readonly currency: string;
};

/** Levels as columns: of counts, or as they are. */
export type LevelColumns =
  | {
      /** Good events of each row. */
      readonly good: ArrayLike<number>;
      /** All events of each row; 0 of 0 is a row without a level. */
      readonly total: ArrayLike<number>;
    }
  | {
      /** The level in the unit of the rule, read by its shortest text; `NaN` is none. */
      readonly level: ArrayLike<number>;
    };

/** The credits of many periods: the period of each index in columns. */
export interface AssessmentColumns {
  /** What a status stands for: its place in this list. */
  readonly names: readonly CreditStatus[];
  /** The status of each row, as its place in `names`. */
  readonly statuses: Uint8Array;
  /** 1 where the promise was missed, 0 where it was kept, -1 where that is not known. */
  readonly missed: Int8Array;
  /** The row of the scheme that decided; -1 for none. */
  readonly rows: Int16Array;
  /** The payable amount in minor units; `NaN` where nothing in the terms has a money value. */
  readonly amounts: Float64Array;
  /**
   * The credit as percent of the base, for reading: to twelve digits after the point; `NaN` where an
   * assessment has none.
   */
  readonly creditPercents: Float64Array;
}
