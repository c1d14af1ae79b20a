import type { Bound } from '../../core/bounds.js';
import type { Ratio } from '../../core/ratio.js';
import type { RoundingMode } from '../../core/rounding.js';
import type { FormulaPlan } from './formula.js';
import type { Label, Labels, LabelTest } from './labels.js';
import type { LevelUnit } from './level.js';
import type { LevelLine, Places } from './level-line.js';
import type { LevelMetric } from './metric.js';
import type { RemedyKind, RemedyPlan } from './remedy.js';
import type { CapWindow, CreditMinimum, SettlementRule } from './scheme.js';
import type { Value } from './value.js';

/** A part of a scheme that one stage applies; `index` is its place in its list, for the trace. */
export interface StagePart {
  readonly index: number | null;
}

/** A row: the places of the line that it holds, and what it owes there. */
export interface RowPlan {
  readonly places: Places;
  /** `null` for a row that gives rights alone. */
  readonly remedy: RemedyPlan | null;
  readonly rights: readonly string[];
  /** The labels that it is for; `null` for all. */
  readonly when: LabelTest | null;
}

/** A remedy per step away from a point. */
export interface StepPlan {
  readonly from: Ratio;
  /** Whether a level just there has begun the first step. */
  readonly beginsAt: boolean;
  /** 1 where levels above the point count, -1 where those below do. */
  readonly direction: 1 | -1;
  /** The distance at which counting stops. */
  readonly longest: Ratio | null;
  /** The length of a step; `null` is the length of the period. */
  readonly size: Ratio | null;
  readonly partial: 'started' | 'whole' | 'exact';
  readonly each: Ratio;
  /** Owed once, as soon as counting starts. */
  readonly initial: Ratio;
}

/** Steps add up, so they are of one kind. */
export interface StepsPlan {
  readonly kind: RemedyKind;
  readonly steps: readonly StepPlan[];
}

/** A multiplier of what is owed. */
export type FactorPlan = StagePart &
  (
    | { readonly by: 'fixed'; readonly multiple: Ratio }
    | { readonly by: 'input'; readonly input: string; readonly isShare: boolean }
    /** `window` counts periods, this one included; `null` counts misses in a row. */
    | {
        readonly by: 'repeat';
        readonly multiples: readonly Ratio[];
        readonly window: number | null;
      }
  );

/** A rule as it is computed with. */
export interface RulePlan {
  /** The name in its group; `null` where it is alone. */
  readonly name: string | null;
  readonly metric: LevelMetric | null;
  readonly unit: LevelUnit | null;
  readonly line: LevelLine;
  readonly target: Places | null;
  /** The bounds of the target; none without one. */
  readonly targetBounds: readonly Bound[];
  readonly domain: Places | null;
  readonly roundLevel: { readonly scale: number; readonly mode: RoundingMode } | null;
  readonly decidedBy: 'target' | 'rows';
  readonly overlap: 'report' | 'mostSevere';
  readonly rows: readonly RowPlan[];
  readonly steps: StepsPlan | null;
  readonly formula: FormulaPlan | null;
  readonly whenUnknown: RemedyPlan | null;
  readonly whenNotReported: RemedyPlan | null;
  /** None or one; a list as the other parts are. */
  readonly allocations: readonly FactorPlan[];
  readonly factors: readonly FactorPlan[];
  /** The factors that the facts must give, and whether each is a share. */
  readonly inputs: ReadonlyMap<string, boolean>;
  /** How the rule is for some readings, where it is not the same for all; `null` where it is. */
  readonly variants: RuleVariants | null;
}

/** A rule whose table hangs on the labels of a reading, or on the length of the period. */
export interface RuleVariants {
  /** The labels that its rows ask for, with their values. */
  readonly labels: ReadonlyMap<string, ReadonlySet<Label>>;
  /** Whether some of its levels follow the length of the period. */
  readonly followsPeriod: boolean;
  /**
   * The rule of a reading. Rows keep their places in the list; those that are not for it hold no level.
   *
   * @param period - The length of the period in the unit of the rule; what does not follow it ignores it.
   */
  readonly of: (labels: Labels, period: Ratio) => RulePlan;
}

/** An upper limit, of a line or of the total. */
export interface CapPlan extends StagePart {
  readonly limit: RemedyPlan;
  /** Of a cap over the total: how many periods it looks at, this one included, or which. */
  readonly window: number | CapWindow;
}

/** A tree as it is computed with. */
export interface StackPlan {
  readonly kind: 'sum' | 'best';
  readonly members: readonly (string | StackPlan)[];
  readonly limits: readonly CapPlan[];
}

/** The least that is worth paying. */
export interface MinimumPlan extends StagePart {
  readonly amount: Ratio;
  readonly rule: CreditMinimum['rule'];
  readonly test: 'beforeRounding' | 'afterRounding';
}

/** A scheme as it is computed with: a group, where a single rule is a group of one. */
export interface SchemePlan {
  readonly isGroup: boolean;
  readonly rules: ReadonlyMap<string | null, RulePlan>;
  readonly stacking: 'sum' | 'best' | StackPlan;
  /** The currency of all sums in the scheme; `null` where there is none. */
  readonly currency: string | null;
  /** What one unit of each kind is worth; `null` where it has no money value. */
  readonly unitValues: Readonly<Record<RemedyKind, Value | null>>;
  /** Whether anything that the rules owe has a money value. */
  readonly isPriced: boolean;
  readonly lineCaps: readonly CapPlan[];
  readonly totalCaps: readonly CapPlan[];
  /** Which credits are for one incident, so that only the best of them is given; `null` for none. */
  readonly onePer: 'incident' | { readonly lengthMs: Ratio } | null;
  readonly paidAs: NonNullable<SettlementRule['paidAs']>;
  readonly rounding: RoundingMode;
  /** What the payable amount is a multiple of; `null` is the minor unit. */
  readonly increment: Ratio | null;
  /** None or one. */
  readonly minimums: readonly MinimumPlan[];
}
