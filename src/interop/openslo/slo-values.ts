import { plainEcho } from '../../core/plain.js';
import type { Ratio } from '../../core/ratio.js';
import type { FieldsOf, Reader, ReadersOf } from '../../core/read.js';
import { listOf, nullable, optional, readFields } from '../../core/read-parts.js';
import { duration, id, percent, text, word } from '../../core/read-values.js';
import { type AlertOperator, RULE_FIELDS, type Rule } from '../../uptime/alert/alert-rule.js';
import { type PeriodRule, readPeriodRule } from '../../zone/period-rule.js';
import type {
  ServiceLevelObjective,
  SloAlerts,
  SloMethod,
  SloSliceRule,
  SloThreshold,
} from '../shared/slo.js';

const THRESHOLD_FIELDS = {
  op: plainValue,
  value: plainValue,
} as const satisfies FieldsOf<SloThreshold>;

const SLICE_RULE_FIELDS = {
  errorPercent: percent,
  operator: word(['gt', 'gte']),
} as const satisfies FieldsOf<SloSliceRule>;

const ALERT_FIELDS: ReadersOf<AlertValues> = /* @__PURE__ */ (() =>
  ({
    rules: listOf('alerts', (place) => ({
      place,
      rule: readFields(place, 'an alert', RULE_FIELDS),
    })),
    operator: word(['gte', 'gt']),
  }) as const satisfies FieldsOf<SloAlerts>)();

const FIELDS: ReadersOf<SloValues> = /* @__PURE__ */ (() =>
  ({
    id,
    name: optional(text),
    description: optional(text),
    service: optional(text),
    targetPercent: percent,
    method: word(['occurrences', 'timeslices', 'ratioTimeslices']),
    slice: optional(duration),
    sliceRule: optional((reader) => readFields(reader, 'a rule of slices', SLICE_RULE_FIELDS)),
    window: nullable((reader) => {
      readPeriodRule(reader);
      return plainEcho(reader) as PeriodRule;
    }),
    indicator: plainValue,
    threshold: optional((reader) => readFields(reader, 'a threshold', THRESHOLD_FIELDS)),
    alerts: optional((reader) => readFields(reader, 'alerts', ALERT_FIELDS)),
  }) as const satisfies FieldsOf<ServiceLevelObjective>)();

/** A service level objective as read. */
export interface SloValues {
  readonly id: string;
  readonly name: string | undefined;
  readonly description: string | undefined;
  readonly service: string | undefined;
  /** The share that is promised. */
  readonly targetPercent: Ratio;
  readonly method: SloMethod;
  /** The length of a slice in milliseconds. */
  readonly slice: number | undefined;
  readonly sliceRule: SliceRuleValues | undefined;
  readonly window: PeriodRule | null;
  readonly indicator: unknown;
  readonly threshold: SloThreshold | undefined;
  readonly alerts: AlertValues | undefined;
}

/** Alerts as read, each at its place. */
export interface AlertValues {
  readonly rules: readonly { readonly place: Reader; readonly rule: Rule }[];
  readonly operator: AlertOperator;
}

interface SliceRuleValues {
  readonly errorPercent: Ratio;
  readonly operator: 'gt' | 'gte';
}

/** Reads a service level objective, as the readers of tools for SLOs give it. */
export function readSloValues(reader: Reader): SloValues {
  return readFields(reader, 'an objective', FIELDS);
}

function plainValue(reader: Reader): unknown {
  return reader.value === undefined ? undefined : plainEcho(reader);
}
