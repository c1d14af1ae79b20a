/**
 * How often a property is tried: less at every keystroke, where each run has a seed of its own, more
 * before a merge; FC_RUNS asks for as many as the night allows.
 */
export function usualRuns(): number {
  return Number(process.env.FC_RUNS ?? (process.env.CI ? 100 : 5));
}

/**
 * How many milliseconds a property may look for, at every keystroke: a seed that draws slow calendars
 * must not make the feedback slow. A merge and whoever asks for runs take their time.
 */
export function usualTimeLimit(): number | undefined {
  return process.env.CI || process.env.FC_RUNS !== undefined ? undefined : 2000;
}
