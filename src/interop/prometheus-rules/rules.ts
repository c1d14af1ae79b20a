import { stringify } from 'yaml';
import type { Finding } from '../../core/finding.js';
import { ONE, subtract } from '../../core/ratio.js';
import {
  childOf,
  type FieldsOf,
  pathOf,
  type Reader,
  readerOf,
  type ValuesOf,
} from '../../core/read.js';
import { oneKind, optional, readFields } from '../../core/read-parts.js';
import { id } from '../../core/read-values.js';
import { conditionOf, windowsOf } from '../../uptime/alert/alert-condition.js';
import {
  type Alert,
  type AlertObjective,
  OBJECTIVE_FIELDS,
  type Objective,
  objectiveOf,
} from '../../uptime/alert/alert-rule.js';
import { lossOf } from '../shared/loss.js';
import { prometheusLength, query, shareText, WINDOW } from './expression.js';
import { labels, metricName } from './names.js';

/**
 * The queries for the share of errors, in PromQL with `$window` in place of the window: as a ratio, or
 * as what was bad and all there was.
 */
export type PrometheusSli =
  | { readonly errorRatio: string }
  | { readonly errors: string; readonly total: string };

/** Alerts on an objective, and how Prometheus measures it. */
export interface PrometheusRulesInput extends AlertObjective {
  /** The name of the objective: the label `slo` of all its series and alerts. */
  readonly name: string;
  readonly sli: PrometheusSli;
  /**
   * What the names of recorded series begin with: `slo:error_ratio:rate1h`.
   *
   * @defaultValue `'slo'`
   */
  readonly prefix?: string | undefined;
  /**
   * The name of the alerts.
   *
   * @defaultValue `'ErrorBudgetBurn'`
   */
  readonly alertName?: string | undefined;
  /** Labels of all series and alerts, besides `slo`, `severity` and `rule`. */
  readonly labels?: Readonly<Record<string, string>> | undefined;
  /** Annotations of all alerts. */
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/**
 * A code of what rules say otherwise than the alerts: `rounded-threshold`, a share without an exact
 * decimal, rounded up in its twentieth digit.
 */
export type PrometheusRulesLoss = 'rounded-threshold';

/** A rule of Prometheus. */
export type PrometheusRule =
  | {
      readonly record: string;
      readonly expr: string;
      readonly labels: Readonly<Record<string, string>>;
    }
  | {
      readonly alert: string;
      readonly expr: string;
      readonly for?: string;
      readonly labels: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
    };

/** Rules as text, and as the data that it was written from. */
export interface WrittenPrometheusRules {
  /** YAML, for a file of rules. */
  readonly text: string;
  readonly groups: readonly { readonly name: string; readonly rules: readonly PrometheusRule[] }[];
  readonly warnings: readonly Finding<PrometheusRulesLoss>[];
}

const TAKEN = ['slo', 'severity', 'rule'];

const RATIO_FIELDS = { errorRatio: query };
const COUNT_FIELDS = { errors: query, total: query };

const readSli = /* @__PURE__ */ oneKind(
  'an SLI',
  {
    errorRatio: (reader: Reader) => readFields(reader, 'an SLI', RATIO_FIELDS).errorRatio,
    errors: (reader: Reader) => {
      const { errors, total } = readFields(reader, 'an SLI', COUNT_FIELDS);
      return `(${errors}) / (${total})`;
    },
  },
  'invalid-type',
  ['total'],
);

const FIELDS = /* @__PURE__ */ (() =>
  ({
    ...OBJECTIVE_FIELDS,
    name: id,
    sli: readSli,
    prefix: optional(metricName, 'slo'),
    alertName: optional(id, 'ErrorBudgetBurn'),
    labels: optional(labels('labels', TAKEN), {}),
    annotations: optional(labels('annotations', []), {}),
  }) as const satisfies FieldsOf<PrometheusRulesInput>)();

type Values = ValuesOf<typeof FIELDS>;

/**
 * Writes alerts on an objective as rules of Prometheus: the share of errors over each window is recorded,
 * and an alert fires while its long and its short window are at (`>=`) or above (`>`) its share. The
 * figures are those of `alertFigures`; Prometheus computes with floating point, so that a share that
 * lies on a border may fall to either side there.
 *
 * @param input - The alerts and their objective, its name, the queries.
 * @returns The text, for `promtool check rules` and Prometheus; the same as data; what is lost.
 * @throws {@link SlaError} `missing-field`, `unknown-field`, `invalid-type`, `invalid-option`,
 * `invalid-target`, `invalid-decimal`, `invalid-duration`.
 * @example
 * import { prometheusRules } from 'slakit/interop/prometheus-rules'
 * const { text } = prometheusRules({
 *   name: 'checkout',
 *   targetPercent: '99.9',
 *   sli: { errors: 'sum(rate(errors_total[$window]))', total: 'sum(rate(requests_total[$window]))' },
 *   rules: [{ severity: 'page', burnRate: '14.4', longWindow: 'PT1H', hold: 'PT2M' }],
 * })
 * text.includes('(slo:error_ratio:rate1h{slo="checkout"} >= 0.0144)') // => true
 */
export function prometheusRules(input: PrometheusRulesInput): WrittenPrometheusRules {
  const reader = readerOf(input);
  const values = readFields(reader, 'alerts on an objective', FIELDS);
  const objective = objectiveOf(reader, values);
  const warnings: Finding<PrometheusRulesLoss>[] = [];
  const alerts = objective.alerts.map((alert) => {
    const { numerator, denominator, operator } = conditionOf(alert, objective);
    const { text, isExact } = shareText({ numerator, denominator });
    if (!isExact) warnings.push(roundedThreshold(alert, text));
    const windows = windowsOf(alert, objective);
    return { alert, windows, condition: `${operator === 'gte' ? '>=' : '>'} ${text}` };
  });
  const lengths = alerts.flatMap(({ windows }) => [windows.longMs, windows.shortMs]);
  const windows = [...new Set(lengths)].sort((a, b) => a - b);
  const groups = [
    { name: `slo-${values.name}-records`, rules: recordsOf(values, objective, windows) },
    { name: `slo-${values.name}-alerts`, rules: alerts.map((alert) => alertRule(values, alert)) },
  ];
  return { text: stringify({ groups }, { lineWidth: 0 }), groups, warnings };
}

function recordsOf(
  { name, sli, prefix, labels: own }: Values,
  { budget }: Objective,
  windows: readonly number[],
): PrometheusRule[] {
  const shares = windows.map((ms): PrometheusRule => {
    const window = prometheusLength(ms);
    return {
      record: seriesOf(prefix, window),
      expr: sli.replaceAll(WINDOW, window),
      labels: { ...own, slo: name },
    };
  });
  const { text } = shareText(subtract(ONE, budget));
  const labels = { ...own, slo: name };
  return [...shares, { record: `${prefix}:objective:ratio`, expr: `vector(${text})`, labels }];
}

function seriesOf(prefix: string, window: string): string {
  return `${prefix}:error_ratio:rate${window}`;
}

interface WrittenAlert {
  readonly alert: Alert;
  readonly windows: { readonly longMs: number; readonly shortMs: number };
  readonly condition: string;
}

function alertRule(
  { name, prefix, alertName, labels: own, annotations }: Values,
  { alert: { rule }, windows, condition }: WrittenAlert,
): PrometheusRule {
  const selector = `{slo=${JSON.stringify(name)}}`;
  const part = (ms: number): string =>
    `(${seriesOf(prefix, prometheusLength(ms))}${selector} ${condition})`;
  return {
    alert: alertName,
    expr: `${part(windows.longMs)} and ${part(windows.shortMs)}`,
    ...(rule.hold === 0 ? {} : { for: prometheusLength(rule.hold) }),
    labels: {
      ...own,
      slo: name,
      ...(rule.severity === null ? {} : { severity: rule.severity }),
      ...(rule.id === null ? {} : { rule: rule.id }),
    },
    ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

function roundedThreshold({ place }: Alert, text: string): Finding<PrometheusRulesLoss> {
  return lossOf({
    code: 'rounded-threshold',
    path: pathOf(childOf(place, 'burnRate')),
    expected: 'a share with an exact decimal',
    received: text,
    hint: 'it is rounded up in its twentieth digit',
  });
}
