/**
 * How often a property is tried: less at every keystroke, where each run has a seed of its own, more
 * before a merge; FC_RUNS asks for as many as the night allows.
 */
export function usualRuns(): number {
  return Number(process.env.FC_RUNS ?? (process.env.CI ? 100 : 15));
}
