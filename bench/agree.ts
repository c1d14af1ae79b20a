import type { Agreement, Row, Run } from './types.js';
import { INSTANTS, STARTS, YEAR } from './work.js';

/** A slow contender is compared on as many instants as fit, but on no fewer than these. */
const CHECK_MS = 1500;
const FEWEST_CHECKS = 48;

/** Compares the answers of a contender with the right ones, instant by instant. */
export function compareAnswers(row: Row, run: Run, right: Run): Agreement {
  const instants = row.isLarge === true ? 1 : INSTANTS;
  const end = performance.now() + CHECK_MS;
  let checked = 0;
  let different = 0;
  let example = '';
  while (checked < instants && (checked < FEWEST_CHECKS || performance.now() < end)) {
    const [expected, received] = [right(checked), run(checked)];
    if (expected !== received) {
      different++;
      example ||= describe(checked, expected, received);
    }
    checked++;
  }
  return { checked, different, example };
}

function describe(i: number, expected: number, received: number): string {
  const at = new Date(STARTS[i] as number).toISOString();
  return `${at}: ${readable(received)} instead of ${readable(expected)}`;
}

/** Instants as ISO text, other answers as they are. */
function readable(answer: number): string {
  return answer >= YEAR.startAt ? new Date(answer).toISOString() : `${answer}`;
}
