import { fail } from '../../core/error.js';

/** An attendee has about ten. The parser looks at the whole rest of the line for each of them. */
const MOST_PARAMETERS = 1000;

/** One parameter as the parser takes it: a name up to the sign, and a value, in quotes or not. */
const PARAMETER = /;[^=]*=(?:"[^"]*"(?:,"[^"]*")*)?[^;:]*/y;

/**
 * Refuses a line with more parameters than any has.
 *
 * @throws {@link SlaError} `invalid-calendar`.
 */
export function refuseManyParameters(text: string): void {
  // Long lines are folded: what goes on begins with a blank.
  for (const line of text.replace(/\r?\n[ \t]/g, '').split('\n')) {
    if (line.length < MOST_PARAMETERS * SHORTEST) continue;
    if (parametersOf(line) <= MOST_PARAMETERS) continue;
    fail({
      code: 'invalid-calendar',
      path: ['text'],
      expected: `at most ${MOST_PARAMETERS} parameters in a line`,
      received: 'more',
    });
  }
}

/** A parameter has at least a semicolon, a letter and an equals sign. */
const SHORTEST = 3;

function parametersOf(line: string): number {
  const begin = line.search(/[;:]/);
  let count = 0;
  PARAMETER.lastIndex = begin;
  // Values come after a colon.
  while (line[PARAMETER.lastIndex] === ';' && PARAMETER.test(line)) count++;
  return count;
}
