import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, isList, pathOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { flag, id, percent, text } from '../../core/read-values.js';
import { PROPORTIONAL_ALERTS, scaleAlerts } from '../../uptime/alert/presets.js';
import { isNone, orNone } from '../shared/foreign.js';
import { kept } from '../shared/kept.js';
import { lossOf } from '../shared/loss.js';
import { percentText, type ServiceLevelObjective, type SloAlerts } from '../shared/slo.js';
import { prometheusMs, rollingMs } from '../shared/slo-window.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';

/**
 * A code of what of Pyrra's specs is not in what was read: `unknown-version` (the spec is left out),
 * `unknown-window` (there is none, for it is not in whole days), `unread-field`.
 */
export type PyrraWarning = 'unknown-version' | 'unknown-window' | UnreadField;

/** Objectives read from Pyrra's specs, and what of the specs is not in them. */
export interface ReadPyrra {
  readonly slos: readonly ServiceLevelObjective[];
  readonly warnings: readonly Finding<PyrraWarning>[];
}

type Tell = (finding: Finding<PyrraWarning>) => void;

const MOST_SPECS = 10_000;
const BASE = { hours: 672 };

/**
 * Reads SLO specs of Pyrra (`ServiceLevelObjective` of `pyrra.dev/v1alpha1`). The promises are of events
 * over a rolling window, of samples for `bool_gauge`. Alerts are those that Pyrra generates: the burn
 * rates of `PROPORTIONAL_ALERTS` with windows that grow with the window of the objective, which fire above
 * their burn rate and not at it; `alerting.disabled` leaves them out.
 *
 * Source: pyrra-dev/pyrra, kubernetes/api/v1alpha1/servicelevelobjective_types.go, slo/slo.go.
 *
 * @param documents - The specs as a YAML parser gives them: one, or a list of them.
 * @returns The objectives, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-decimal`, `invalid-option`,
 * `invalid-duration`.
 * @example
 * import { slosFromPyrra } from 'slakit/interop/pyrra'
 * const { slos } = slosFromPyrra({
 *   apiVersion: 'pyrra.dev/v1alpha1',
 *   kind: 'ServiceLevelObjective',
 *   metadata: { name: 'requests', namespace: 'shop' },
 *   spec: { target: '99.5', window: '2w', indicator: { ratio: { errors: { metric: 'e' } } } },
 * })
 * slos[0]?.window // => { unit: 'rolling', days: 14, timeZone: 'UTC' }
 * slos[0]?.alerts?.rules[0]?.longWindow // => 1800000
 */
export function slosFromPyrra(documents: unknown): ReadPyrra {
  const warnings: Finding<PyrraWarning>[] = [];
  const tell: Tell = (finding) => {
    warnings.push(finding);
  };
  const reader = readerOf(documents);
  const read = (item: Reader) => readSpec(item, tell);
  const specs = isList(reader)
    ? listOf('specs', read, { most: MOST_SPECS })(reader)
    : [read(reader)];
  return { slos: specs.filter((slo) => slo !== undefined), warnings };
}

function readSpec(reader: Reader, tell: Tell): ServiceLevelObjective | undefined {
  pickOrTell(
    reader,
    'a spec',
    {},
    {
      immaterial: ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
      tell,
    },
  );
  const version = childOf(reader, 'apiVersion');
  if (version.value !== 'pyrra.dev/v1alpha1') {
    tell(loss('unknown-version', version, ['pyrra.dev/v1alpha1', 'the spec is left out']));
    return undefined;
  }
  const metadata = childOf(reader, 'metadata');
  const { name, namespace } = pickOrTell(
    metadata,
    'metadata',
    { name: id, namespace: orNone(text) },
    { immaterial: ['labels', 'annotations'], tell },
  );
  const spec = childOf(reader, 'spec');
  const { target, window, description } = pickOrTell(
    spec,
    'an SLO',
    { target: percent, window: length, description: orNone(text) },
    { immaterial: ['indicator', 'alerting', 'performanceOverAccuracy'], tell },
  );
  const rule = rollingMs(window);
  if (rule === null) {
    tell(loss('unknown-window', childOf(spec, 'window'), ['whole days', 'there is none']));
  }
  const indicator = childOf(spec, 'indicator');
  const alerts = alertsOf(childOf(spec, 'alerting'), window, tell);
  return {
    id: namespace === undefined ? name : `${namespace}-${name}`,
    name,
    ...(description === undefined ? {} : { description }),
    ...(namespace === undefined ? {} : { service: namespace }),
    targetPercent: percentText(target),
    method: 'occurrences',
    window: rule,
    ...(isNone(indicator) ? {} : { indicator: kept(indicator, tell) }),
    ...(alerts === undefined ? {} : { alerts }),
  };
}

function alertsOf(reader: Reader, window: number, tell: Tell): SloAlerts | undefined {
  const { disabled = false, burnrates = true } = isNone(reader)
    ? {}
    : pickOrTell(
        reader,
        'alerting',
        { disabled: orNone(flag), burnrates: orNone(flag) },
        { immaterial: ['name', 'absent', 'absentName'], tell },
      );
  if (disabled || !burnrates) return undefined;
  const rules = scaleAlerts({ rules: PROPORTIONAL_ALERTS, from: BASE, to: window });
  return { rules, operator: 'gt' };
}

function length(reader: Reader): number {
  const ms = prometheusMs(text(reader));
  if (ms !== undefined && ms > 0) return ms;
  refuse(reader, { code: 'invalid-duration', expected: 'a length such as 4w or 30d' });
}

function loss(
  code: PyrraWarning,
  place: Reader,
  [expected, hint]: readonly [expected: string, hint: string],
): Finding<PyrraWarning> {
  return lossOf({ code, path: pathOf(place), expected, received: shown(place.value), hint });
}
