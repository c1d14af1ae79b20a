import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { Scalar } from '../../clock/rule/condition.js';
import type { CompiledScheme } from '../../credit/scheme/compile-scheme.js';
import type { PeriodPlan } from '../../zone/period-rule.js';

/** The things of an agreement that objectives name. */
export interface Shelf {
  readonly calendars: Map<string, CompiledCalendar>;
  /** `undefined` is one that was refused: nothing is said of what names it. */
  readonly remedies: Map<string, CompiledScheme | undefined>;
  /** What conditions may read; `undefined` allows all. */
  attributes: ReadonlyMap<string, readonly Scalar[]> | undefined;
  currency: string | undefined;
  timeZone: string | undefined;
  periods: PeriodPlan | undefined;
}
