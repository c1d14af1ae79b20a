import { isSlaError } from '../../src/core/error.js';
import { startCoverage } from './coverage.js';
import { mutate, randomOf } from './mutate.js';
import { TARGETS, type Target } from './targets.js';

/**
 * Runs one target, as a process of its own: each text is told before it is read, so that a text that
 * hangs the process is known to the one that waits. Texts that reach new code are kept and changed
 * further.
 */
const [name = '', seconds = '10', seed = '1'] = process.argv.slice(2);
const BATCH = 50;
/** Counting what is reached makes code about twice as slow: without it this is a second. */
const LONGEST_MS = 2000;

function fault(text: string, read: Target['read']): string | undefined {
  const before = process.cpuUsage();
  try {
    read(text);
  } catch (error) {
    if (!isSlaError(error)) return `raw error: ${String(error)}`;
    if (/of (undefined|null)|is not a function/.test(error.message))
      return `leak: ${error.message}`;
  }
  const ms = process.cpuUsage(before).user / 1000;
  return ms > LONGEST_MS ? `took ${Math.round(ms)} ms` : undefined;
}

function tell(message: object): Promise<void> {
  return new Promise((resolve) => process.send?.(message, () => resolve()));
}

const { seeds, read } = TARGETS[name] as Target;
const random = randomOf(Number(seed));
const coverage = startCoverage();
const pool = [...seeds];
// The first reading loads and compiles; it is no measure.
for (const text of seeds) fault(text, read);
coverage.hasGrown();
const end = Date.now() + Number(seconds) * 1000;
let count = 0;
while (Date.now() < end) {
  const batch = Array.from({ length: BATCH }, () =>
    mutate(pool[Math.floor(random() * pool.length)] as string, pool, random),
  );
  await tell({ batch });
  for (const text of batch) {
    const found = fault(text, read);
    count++;
    if (found !== undefined) await tell({ found, text });
  }
  if (coverage.hasGrown()) pool.push(...batch.filter((text) => text.length < 5000).slice(0, 5));
}
await tell({ count, pool: pool.length, reached: coverage.size() });
process.disconnect?.();
