import { readSurface } from '../surface/program.js';
import { docstringFaults } from './docstrings.js';

/** Prints what the docstrings of the public surface lack; `npm run docs:check` runs it. */
const surface = readSurface();
const faults = docstringFaults(surface);
const count = new Set(surface.exports.map(({ symbol }) => symbol)).size;
for (const fault of faults) console.log(`src/${fault}`);
console.log(`${count} exports, ${faults.length} faults in their docstrings`);
process.exitCode = faults.length === 0 ? 0 : 1;
