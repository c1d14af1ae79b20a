import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { MAX_INSTANT } from '../../core/instant.js';
import { attempt, readerOf, reading } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { type CompiledAvailability, requirePlan } from './compile.js';
import { type AvailabilityFacts, readFacts } from './facts.js';
import { type AvailabilityOptions, OPTION_FIELDS } from './measure.js';

/**
 * Checks facts from elsewhere before they are measured, and lists all that is wrong or doubtful with
 * them. Whatever the facts are, nothing is thrown.
 *
 * Warnings: `instant-like-seconds` for instants that look like epoch seconds.
 *
 * @param compiled - The rule that they are for.
 * @param facts - Anything, such as parsed JSON.
 * @param options - The instant of judgement, as for `measureAvailability`.
 * @returns The facts with warnings, or the issues; the first is what `measureAvailability` throws.
 * @throws Never: a rule that was not compiled is an issue, too.
 * @example
 * import { checkAvailabilityFacts, compileAvailability } from 'slakit/uptime'
 * const rule = compileAvailability({ targetPercent: '99.9' })
 * const facts = { period: { start: 1780272000, end: '2026-07-01T00:00:00Z' } }
 * checkAvailabilityFacts(rule, facts, { at: '2026-07-01T00:00:00Z' }).warnings.map(({ code }) => code)
 * // => ['instant-like-seconds']
 */
export function checkAvailabilityFacts(
  compiled: CompiledAvailability,
  facts: unknown,
  options: AvailabilityOptions,
): CheckResult<AvailabilityFacts> {
  const findings: Finding[] = [];
  // What is wrong with the rule tells its place itself.
  const rule = attempt(readerOf(compiled, findings), reading(requirePlan))?.value;
  attempt(readerOf(options, findings, 'options'), (reader) =>
    readFields(reader, 'options', OPTION_FIELDS),
  );
  // Whether facts are well-formed does not hang on the instant of judgement: any will do.
  if (rule !== undefined)
    attempt(readerOf(facts, findings), (reader) => readFacts(reader, rule, MAX_INSTANT));
  return checkResultOf(facts as AvailabilityFacts, findings);
}
