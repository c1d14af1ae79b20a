import fc from 'fast-check';
import { usualRuns } from './runs.js';

fc.configureGlobal({ seed: Number(process.env.FC_SEED), numRuns: usualRuns() });
