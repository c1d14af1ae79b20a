import { readGlobals } from './answers.js';

// Another clock than that of the machine, where one is asked for: this module stands first in the
// program, before anything could keep the usual one.
const clock = process.argv.find((arg) => arg.startsWith('clock='));
if (clock !== undefined) {
  const at = Date.parse(clock.slice('clock='.length));
  Date.now = () => at;
  performance.now = () => at;
}

/** The globals as they are before any entry is imported. */
export const before: ReadonlyMap<string, unknown> = readGlobals();
