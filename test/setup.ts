import fc from 'fast-check';

/** Fewer at every keystroke, more before a merge; FC_RUNS asks for as many as the night allows. */
const runs = process.env.FC_RUNS ?? (process.env.CI ? 100 : 40);

fc.configureGlobal({ seed: Number(process.env.FC_SEED), numRuns: Number(runs) });
