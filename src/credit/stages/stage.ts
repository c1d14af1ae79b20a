import type { Ratio } from '../../core/ratio.js';
import type { StagePart } from '../scheme/plan.js';

/** The stages of an assessment that a trace names, in their order. */
export type StageName =
  | 'level'
  | 'rows'
  | 'steps'
  | 'formula'
  | 'allocation'
  | 'factor'
  | 'onePer'
  | 'stacking'
  | 'cap'
  | 'conversion'
  | 'rounding'
  | 'minimum';

/** What one stage did, exactly. */
export interface StageNote {
  readonly stage: StageName;
  /** The rule of the line; `null` for a stage that all lines share, and for a scheme of one rule. */
  readonly rule: string | null;
  /** The row, factor or cap of the scheme that acted. */
  readonly index: number | null;
  /** What the figures count: the unit of the level, the kind of the remedy, or a currency. */
  readonly unit: string;
  readonly before: Ratio | null;
  readonly after: Ratio;
}

/** Sees what each stage did; `null` where nobody asked for a trace. */
export type Watch = ((note: StageNote) => void) | null;

/** A stage: the parts of a scheme that it applies one after the other, and how. */
interface Stage<State, Part extends StagePart, Context> {
  readonly parts: (context: Context) => readonly Part[];
  readonly apply: (state: State, part: Part, context: Context) => State;
  /** What a trace says of it. */
  readonly notes: (
    before: State,
    after: State,
    part: Part,
    context: Context,
  ) => readonly StageNote[];
}

/** Applies all parts of a stage, and tells what each did. */
export type RunStage<State, Context> = (state: State, context: Context, watch: Watch) => State;

/** Makes a stage that runs itself: the only place that writes a trace. */
export function stageOf<State, Part extends StagePart, Context>({
  parts,
  apply,
  notes,
}: Stage<State, Part, Context>): RunStage<State, Context> {
  return (state, context, watch) => {
    let current = state;
    for (const part of parts(context)) {
      const next = apply(current, part, context);
      if (watch !== null) for (const note of notes(current, next, part, context)) watch(note);
      current = next;
    }
    return current;
  };
}

/** Runs stages one after the other. */
export function runStages<State, Context>(
  stages: readonly RunStage<State, Context>[],
  state: State,
  context: Context,
  watch: Watch,
): State {
  let current = state;
  for (const run of stages) current = run(current, context, watch);
  return current;
}
