import type { Finding } from '../../core/finding.js';
import { compare, ONE, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, readerOf, refuse } from '../../core/read.js';
import { optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
import { ledgerOf } from '../shared/ledger.js';
import type { SeenStatus } from '../shared/seen.js';
import type { UnreadField } from '../shared/unread.js';
import { readAnswer, type Sample, type Series } from './answer.js';

/** Options of `observationsFromPrometheus`. */
export interface PrometheusGaugeOptions {
  /**
   * The label whose value is the `component` of a series, such as `instance`.
   *
   * @defaultValue none
   */
  readonly label?: string | undefined;
}

/** A series of a gauge that is 1 or 0. */
export interface PrometheusGauge {
  readonly labels: { readonly [name: string]: string };
  /** In the order of their instants, for `outagesFromChecks`. */
  readonly observations: readonly SeenStatus[];
}

/**
 * A code of what of an answer is doubtful: `annotation` (the server warns of its own answer), `no-label`
 * (a series without the label that names it).
 */
export type PrometheusGaugeWarning = 'annotation' | 'no-label';

/** The series of an answer, and what of it is doubtful. */
export interface ReadPrometheusGauges {
  readonly series: readonly PrometheusGauge[];
  readonly warnings: readonly Finding<PrometheusGaugeWarning | UnreadField>[];
}

/**
 * Reads a gauge that is 1 or 0, such as `up` or `probe_success`, from the answer of Prometheus to a query
 * (`/api/v1/query_range`, `/api/v1/query`), as checks for `outagesFromChecks`.
 *
 * 1 is `up`, 0 `down`, NaN `unknown`. Steps without a sample are not in an answer: give the step of the
 * query as `maxGap`, and they are unknown time. Other values are refused: a share of an interval is no
 * status, and a threshold belongs into the query (`… >= bool 0.5`).
 *
 * Source: Prometheus documentation, "HTTP API": range queries, range vectors, instant vectors.
 *
 * @param json - The parsed JSON: `{ status, data: { resultType, result } }`.
 * @param options - The label that names a series.
 * @returns The series in the order of the answer, and what is doubtful, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-option` for an answer that failed, for
 * one that is neither matrix nor vector, and for a value other than 0 and 1; `invalid-instant`,
 * `invalid-decimal` for `+Inf` and `-Inf`, `unknown-field` for an option that does not exist.
 * @example
 * import { observationsFromPrometheus, PROMETHEUS_STATUSES } from 'slakit/interop/prometheus'
 * import { outagesFromChecks } from 'slakit/uptime'
 * const { series } = observationsFromPrometheus({
 *   status: 'success',
 *   data: { resultType: 'matrix', result: [{
 *     metric: { __name__: 'up', instance: 'shop:9100' },
 *     values: [[1772442000, '1'], [1772442060, '0'], [1772442120, '1']],
 *   }] },
 * }, { label: 'instance' })
 * outagesFromChecks(series[0]?.observations ?? [], {
 *   statuses: PROMETHEUS_STATUSES, at: 1772442180000, maxGap: 'PT1M',
 * }).outages // => [{ startAt: 1772442060000, endAt: 1772442120000, cause: 'down', component: 'shop:9100' }]
 */
export function observationsFromPrometheus(
  json: unknown,
  options: PrometheusGaugeOptions = {},
): ReadPrometheusGauges {
  const { label } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const ledger = ledgerOf<PrometheusGaugeWarning>();
  const series = readAnswer(readerOf(json), ledger).map((one): PrometheusGauge => {
    const component = label === undefined ? undefined : one.labels.get(label);
    if (label !== undefined && component === undefined) {
      const expected = `the label ${label}`;
      const hint = 'its observations have no component';
      const place = childOf(childOf(one.place, 'metric'), label);
      ledger.tell(place, { code: 'no-label', expected, received: 'none', hint });
    }
    return gaugeOf(one, component);
  });
  return { series, warnings: ledger.warnings() };
}

const OPTIONS = {
  label: /* @__PURE__ */ optional(id),
} satisfies FieldsOf<PrometheusGaugeOptions>;

function gaugeOf({ labels, samples }: Series, component: string | undefined): PrometheusGauge {
  const whose = component === undefined ? {} : { component };
  const observations = samples.map((sample) => ({
    at: sample.at,
    status: statusOf(sample),
    ...whose,
  }));
  return { labels: Object.fromEntries(labels), observations };
}

function statusOf({ place, value }: Sample): 'up' | 'down' | 'unknown' {
  if (value === null) return 'unknown';
  if (compare(value, ONE) === 0) return 'up';
  if (compare(value, ZERO) === 0) return 'down';
  refuse(childOf(place, 1), {
    code: 'invalid-option',
    expected: '"1" or "0"',
    hint: 'put the threshold into the query: … >= bool 0.5',
  });
}
