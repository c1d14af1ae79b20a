import { isSlaError, type SlaError } from '../../src/core/error.js';
import type { Finding } from '../../src/core/finding.js';
import type { Statement } from '../../src/index.js';

/** What is wrong with the facts of a statement: thrown, or told on the first line that has an issue. */
export function faultOf(
  settle: () => Statement | Statement['lines'][number] | undefined,
): SlaError | Finding {
  let result: ReturnType<typeof settle>;
  try {
    result = settle();
  } catch (error) {
    if (isSlaError(error)) return error;
    throw error;
  }
  const lines = result === undefined ? [] : 'lines' in result ? result.lines : [result];
  const issue = lines.find((line) => line.issue !== null)?.issue;
  if (issue === undefined || issue === null) throw new Error('expected an issue');
  return issue;
}
