import { formatDuration } from '../../core/duration.js';
import { formatExact } from '../../core/fraction-text.js';
import { childOf, type Reader } from '../../core/read.js';
import { listOf, requireObject } from '../../core/read-parts.js';
import { amount, text } from '../../core/read-values.js';
import type { AlertOperator, AlertRule } from '../../uptime/alert/alert-rule.js';
import { isNone, orNone } from '../shared/foreign.js';
import type { SloAlerts } from '../shared/slo.js';
import { pickOrTell } from '../shared/unread.js';
import { type OpenSloObject, readNamed } from './document.js';
import { lengthMs } from './durations.js';
import { type Tell, tellLoss } from './warning.js';

/** The objects of a set of documents that others name. */
export interface Shelf {
  readonly policies: ReadonlyMap<string, OpenSloObject>;
  readonly conditions: ReadonlyMap<string, OpenSloObject>;
  readonly indicators: ReadonlyMap<string, OpenSloObject>;
}

interface ReadAlert {
  readonly rule: AlertRule;
  readonly operator: AlertOperator;
}

const MOST_POLICIES = 100;

/** Reads the alert policies of an SLO: names of policies, references, or policies as they are. */
export function readAlerts(reader: Reader, shelf: Shelf, tell: Tell): SloAlerts | undefined {
  if (isNone(reader)) return undefined;
  const read = listOf('alert policies', (item) => item, { most: MOST_POLICIES });
  const alerts = read(reader).flatMap((item): readonly ReadAlert[] => {
    const policy = resolve(item, 'alertPolicyRef', shelf.policies, tell);
    return policy === undefined ? [] : alertsOfPolicy(policy, shelf, tell);
  });
  if (alerts.length === 0) return undefined;
  const operators = new Set(alerts.map(({ operator }) => operator));
  if (operators.size > 1) {
    tellLoss(tell, 'mixed-operators', reader, [
      'alerts that all compare alike',
      'gte is taken for all',
    ]);
  }
  const operator = operators.size === 1 ? (alerts[0] as ReadAlert).operator : 'gte';
  return { rules: alerts.map(({ rule }) => rule), operator };
}

/** What an item names, or is itself. */
function resolve(
  item: Reader,
  key: 'alertPolicyRef' | 'conditionRef',
  known: ReadonlyMap<string, OpenSloObject>,
  tell: Tell,
): OpenSloObject | undefined {
  const place = typeof item.value === 'string' ? item : childOf(item, key);
  if (isNone(place)) return readNamed(item, tell);
  const found = known.get(text(place));
  if (found === undefined) {
    tellLoss(tell, 'unknown-reference', place, ['an object among the documents', 'it is left out']);
  }
  return found;
}

function alertsOfPolicy({ spec }: OpenSloObject, shelf: Shelf, tell: Tell): readonly ReadAlert[] {
  pickOrTell(
    spec,
    'an alert policy',
    {},
    {
      immaterial: [
        'description',
        'conditions',
        'notificationTargets',
        'alertWhenBreaching',
        'alertWhenResolved',
        'alertWhenNoData',
      ],
      tell,
    },
  );
  const read = listOf('conditions', (item) => item, { most: MOST_POLICIES });
  return read(childOf(spec, 'conditions')).flatMap((item): readonly ReadAlert[] => {
    const condition = resolve(item, 'conditionRef', shelf.conditions, tell);
    const alert = condition === undefined ? undefined : alertOf(condition, tell);
    return alert === undefined ? [] : [alert];
  });
}

/** A condition has one window, which is both the long and the short one here. */
function alertOf({ name, spec }: OpenSloObject, tell: Tell): ReadAlert | undefined {
  const { severity } = pickOrTell(
    spec,
    'an alert condition',
    { severity: orNone(text) },
    { immaterial: ['description', 'condition'], tell },
  );
  const condition = childOf(spec, 'condition');
  requireObject(condition, 'a condition');
  const kind = childOf(condition, 'kind');
  const op = childOf(condition, 'op');
  const isBurn = kind.value === 'burnrate' || kind.value === 'Burnrate' || isNone(kind);
  const isRising = op.value === 'gte' || op.value === 'gt';
  if (!isBurn || !isRising) {
    const [place, expected] = isBurn ? [op, 'gte or gt'] : [kind, 'burnrate'];
    tellLoss(tell, 'unknown-alert', place, [expected, 'the alert is left out']);
    return undefined;
  }
  const { threshold, lookbackWindow, alertAfter } = pickOrTell(
    condition,
    'a condition',
    { threshold: amount, lookbackWindow: lengthMs, alertAfter: orNone(holdMs) },
    { immaterial: ['kind', 'op'], tell },
  );
  const window = formatDuration(lookbackWindow);
  const rule: AlertRule = {
    ...(name === undefined ? {} : { id: name }),
    ...(severity === undefined ? {} : { severity }),
    burnRate: formatExact(threshold),
    longWindow: window,
    shortWindow: window,
    ...(alertAfter === undefined || alertAfter === 0 ? {} : { hold: formatDuration(alertAfter) }),
  };
  return { rule, operator: op.value as AlertOperator };
}

/** `0m` is no hold. */
function holdMs(reader: Reader): number {
  const { value } = reader;
  const isNone = value === 0 || (typeof value === 'string' && /^0[mhdw]$/.test(value));
  return isNone ? 0 : lengthMs(reader);
}
