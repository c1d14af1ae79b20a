import { type CheckResult, checkResultOf, type Finding } from '../../core/finding.js';
import { type InstantInput, MAX_INSTANT } from '../../core/instant.js';
import { attempt, type FieldsOf, type ReadersOf, readerOf, reading } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { flag, instant } from '../../core/read-values.js';
import { FIGURE_FIELDS, type FigureFormat, type FigureOptions } from '../terms/figures.js';
import { type CompiledRequests, requireRequests } from './compile-requests.js';
import { measureEvents } from './measured-requests.js';
import { type RequestLists, type RequestSli, writeRequestSli } from './request-sli.js';
import { type RequestsFacts, readRequestsFacts } from './requests-facts.js';

/** Options of `measureRequests`. */
export interface RequestsOptions extends FigureOptions {
  /** The instant of judgement: no bucket counts that is not over by then. */
  readonly at: InstantInput;
  /**
   * Whether to list each bucket that is left out, and not only how many there are.
   *
   * @defaultValue false
   */
  readonly listLeftOut?: boolean | undefined;
  /**
   * Whether to list what was excluded, and which slices were bad or unknown.
   *
   * @defaultValue false
   */
  readonly listIntervals?: boolean | undefined;
}

interface RequestsRequest extends FigureFormat, RequestLists {
  readonly at: number;
}

const OPTION_FIELDS: ReadersOf<RequestsRequest> = /* @__PURE__ */ (() =>
  ({
    at: instant,
    listLeftOut: optional(flag, false),
    listIntervals: optional(flag, false),
    ...FIGURE_FIELDS,
  }) satisfies FieldsOf<RequestsOptions>)();

/**
 * Measures a promise about counted events over a period: requests that succeed, or that are fast
 * enough.
 *
 * A bucket counts when it lies wholly where events count: in the period, from `trackedSince` to
 * `trackedUntil`, before the instant of judgement, in service time, outside of exclusions and of unknown
 * time. What becomes of
 * one across such a border is up to the rule (`straddling`). All that does not count is told with the
 * reason. Time of which no bucket tells lowers the coverage and nothing else.
 *
 * While a period runs, its promise is `not-yet-due`. Among events it can always still be kept, unless
 * the target is 100 %, so `onTarget` says how things stand; among slices it is `missed` as soon as the
 * bad ones are more than the whole period may have.
 *
 * @param compiled - The rule.
 * @param facts - The period, its buckets, and what does not count.
 * @param options - The instant of judgement, and how figures are written.
 * @returns The figure, exactly and as text, the verdict, the budgets, and what was left out.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-instant`,
 * `invalid-decimal`, `invalid-option`, `invalid-duration`; `invalid-interval` for buckets that overlap,
 * or that lie across a border where the rule says nothing of them; `result-out-of-range` for more than
 * 10,000,000 buckets, and for exact fractions of more than 1,048,576 bits.
 * @example
 * import { compileRequests, measureRequests } from 'slakit/uptime'
 * const rule = compileRequests({ targetPercent: '99.9', minEvents: 10 })
 * const hour = 3_600_000
 * const day = measureRequests(rule, {
 *   period: [0, 24 * hour],
 *   buckets: [
 *     { start: 0, end: 12 * hour, good: 9999, total: 10_000 },
 *     { start: 12 * hour, end: 13 * hour, good: 0, total: 500 },
 *     { start: 13 * hour, end: 24 * hour, good: 9998, total: 10_000 },
 *   ],
 *   exclusions: [[12 * hour, 13 * hour]],
 * }, { at: 24 * hour })
 * day.status // => 'met'
 * day.sliPercent // => '99.985'
 * day.leftOut // => [{ reason: 'excluded', buckets: 1, good: '0', bad: '500', total: '500' }]
 * day.budget?.period?.remaining // => '17'
 */
export function measureRequests(
  compiled: CompiledRequests,
  facts: RequestsFacts,
  options: RequestsOptions,
): RequestSli {
  const rule = requireRequests(compiled);
  const { at, listLeftOut, listIntervals, ...format } = readFields(
    readerOf(options, null, 'options'),
    'options',
    OPTION_FIELDS,
  );
  const measured = measureEvents(rule, readRequestsFacts(readerOf(facts), rule, at), at);
  return writeRequestSli(rule, measured, format, { listLeftOut, listIntervals });
}

/**
 * Checks facts from elsewhere before they are measured, and lists all that is wrong or doubtful with
 * them, except for how buckets lie to the borders of what counts. Whatever the facts are, nothing is
 * thrown.
 *
 * Warnings: `instant-like-seconds` for instants that look like epoch seconds.
 *
 * @param compiled - The rule that they are for.
 * @param facts - Anything, such as parsed JSON.
 * @param options - The instant of judgement, as for `measureRequests`.
 * @returns The facts with warnings, or the issues.
 * @throws Never: a rule that was not compiled is an issue, too.
 * @example
 * import { checkRequestsFacts, compileRequests } from 'slakit/uptime'
 * const facts = { period: [0, 1000], buckets: [{ start: 0, end: 1000, good: 2, total: 1 }] }
 * const check = checkRequestsFacts(compileRequests({}), facts, { at: 1000 })
 * check.ok ? [] : check.issues.map(({ path }) => path) // => [['buckets', 0, 'good']]
 */
export function checkRequestsFacts(
  compiled: CompiledRequests,
  facts: unknown,
  options: RequestsOptions,
): CheckResult<RequestsFacts> {
  const findings: Finding[] = [];
  // What is wrong with the rule tells its place itself.
  const rule = attempt(readerOf(compiled, findings), reading(requireRequests))?.value;
  attempt(readerOf(options, findings, 'options'), (reader) =>
    readFields(reader, 'options', OPTION_FIELDS),
  );
  // Whether facts are well-formed does not hang on the instant of judgement: any will do.
  if (rule !== undefined)
    attempt(readerOf(facts, findings), (reader) => readRequestsFacts(reader, rule, MAX_INSTANT));
  return checkResultOf(facts as RequestsFacts, findings);
}
