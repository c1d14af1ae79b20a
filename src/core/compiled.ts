import { guarded } from './error.js';
import { type Read, refuse } from './read.js';

/** The plans of what was compiled. */
export interface PlanShelf<Compiled extends object, Plan> {
  /** Puts the plan of what was just compiled on the shelf. */
  readonly keep: (compiled: Compiled, plan: Plan) => Compiled;
  /** The plan of something that says that it was compiled. */
  readonly planOf: (compiled: Compiled) => Plan;
}

/**
 * Keeps plans beside what was compiled. A copy (`structuredClone`, JSON) has lost its plan, or has one
 * that anybody may have written: it is read again from the rule that it names, once, and a plan that it
 * brings along is not looked at.
 *
 * @param readAgain - Makes the plan of a copy, or refuses it.
 */
export function planShelf<Compiled extends object, Plan>(
  readAgain: (compiled: Compiled) => Plan,
): PlanShelf<Compiled, Plan> {
  const plans = new WeakMap<Compiled, Plan>();
  const keep = (compiled: Compiled, plan: Plan): Compiled => {
    plans.set(compiled, plan);
    return compiled;
  };
  const planOf = (compiled: Compiled): Plan => {
    const known = plans.get(compiled);
    if (known !== undefined) return known;
    const plan = guarded(() => readAgain(compiled), 'compiled');
    plans.set(compiled, plan);
    return plan;
  };
  return { keep, planOf };
}

/** How a compiled thing is called: its literal kind, in words, and the call that makes one. */
export interface CompiledName {
  readonly kind: string;
  readonly words: string;
  readonly call: string;
}

/**
 * Reads the first argument of a question: only what was compiled, or a copy of it. A rule that was not
 * compiled is the usual slip.
 */
export function compiledReader<Compiled extends { readonly kind: string }, Plan>(
  { kind, words, call }: CompiledName,
  shelf: PlanShelf<Compiled, Plan>,
): Read<Plan> {
  return (reader) => {
    const compiled = reader.value as Compiled;
    if (guarded(() => compiled?.kind, 'compiled') === kind) return shelf.planOf(compiled);
    refuse(reader, { code: 'invalid-type', expected: words, hint: `compile once: ${call}` });
  };
}
