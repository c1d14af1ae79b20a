import fc from 'fast-check';
import { usualRuns, usualTimeLimit } from './runs.js';

const limit = usualTimeLimit();

fc.configureGlobal({
  seed: Number(process.env.FC_SEED),
  numRuns: usualRuns(),
  ...(limit === undefined ? {} : { interruptAfterTimeLimit: limit }),
});
