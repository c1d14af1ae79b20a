import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { TARGETS } from './targets.js';

/**
 * Guided fuzzing of the readers of text: `npm run test:fuzz-text -- <seconds for each> <seed> <target>`.
 * A text must be answered, or refused with an SlaError, within a second. What fails is printed as a
 * JSON text, and belongs into a named test.
 */
const [seconds = '20', seed = String(Date.now() % 2 ** 31), only] = process.argv.slice(2);
const SCRIPT = fileURLToPath(new URL('./target.ts', import.meta.url));
/** A batch that is longer on its way than this hangs. */
const PATIENCE_MS = 60_000;
const SHOWN_FAULTS = 5;

interface Message {
  readonly batch?: readonly string[];
  readonly found?: string;
  readonly text?: string;
  readonly count?: number;
  readonly pool?: number;
  readonly reached?: number;
}

function runTarget(name: string): Promise<number> {
  return new Promise((resolve) => {
    const child = fork(SCRIPT, [name, seconds, seed]);
    let faults = 0;
    let isDone = false;
    let last: readonly string[] = [];
    const report = (what: string, text: string): void => {
      faults++;
      if (faults <= SHOWN_FAULTS)
        console.log(`  ${what}\n    ${JSON.stringify(text).slice(0, 2000)}`);
    };
    const hang = (): void => {
      report('one of these hangs', JSON.stringify(last));
      child.kill('SIGKILL');
    };
    let timer = setTimeout(hang, PATIENCE_MS);
    child.on('message', (message: Message) => {
      clearTimeout(timer);
      timer = setTimeout(hang, PATIENCE_MS);
      last = message.batch ?? last;
      if (message.found !== undefined) report(message.found, message.text ?? '');
      if (message.count === undefined) return;
      isDone = true;
      const { count, pool, reached } = message;
      console.log(`${name}: ${count} texts, ${pool} kept, ${reached} stretches of code reached`);
    });
    child.on('exit', () => {
      clearTimeout(timer);
      if (!isDone && faults === 0) report('the process died', JSON.stringify(last));
      resolve(faults);
    });
  });
}

console.log(`seed ${seed}, ${seconds} s for each reader`);
let faults = 0;
for (const name of Object.keys(TARGETS)) {
  if (only === undefined || only === name) faults += await runTarget(name);
}
console.log(faults === 0 ? 'no fault' : `${faults} faults`);
process.exit(faults === 0 ? 0 : 1);
