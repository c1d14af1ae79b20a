import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { plainEcho } from '../../core/plain.js';
import { compare, ONE, subtract } from '../../core/ratio.js';
import { childOf, pathOf, type Reader, readerOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { lossOf } from '../shared/loss.js';
import type { ServiceLevelObjective } from '../shared/slo.js';
import { readSloValues, type SloValues } from './slo-values.js';
import { writeAlerts } from './write-alerts.js';
import { numberOf, type OpenSloLoss, type TellOpenSloLoss } from './write-loss.js';
import { lengthOf, windowOf } from './write-window.js';

/** Documents of OpenSLO, and what is not in them. */
export interface WrittenOpenSlo {
  /** One SLO for each objective, for a writer of YAML or JSON. */
  readonly documents: readonly Readonly<Record<string, unknown>>[];
  readonly warnings: readonly Finding<OpenSloLoss>[];
}

const METHODS = {
  occurrences: 'Occurrences',
  timeslices: 'Timeslices',
  ratioTimeslices: 'RatioTimeslices',
} as const;

/**
 * Writes objectives as SLOs of OpenSLO v1: what `slosFromOpenSlo` reads, and whatever else is of that
 * shape. A target of 100 % is allowed here; OpenSLO excludes it, and is told so.
 *
 * Source: OpenSLO specification, v1 (OpenSLO/OpenSLO, README.md).
 *
 * @param slos - The objectives.
 * @returns The documents as plain data, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `unknown-field`, `invalid-decimal`,
 * `invalid-option`, `invalid-duration`, `invalid-date`, `invalid-time`, `invalid-time-zone`.
 * @example
 * import { openSloFromSlos } from 'slakit/interop/openslo'
 * const { documents, warnings } = openSloFromSlos([{
 *   id: 'checkout',
 *   service: 'shop',
 *   targetPercent: '100',
 *   method: 'occurrences',
 *   window: { unit: 'rolling', days: 28, timeZone: 'UTC' },
 *   indicator: { ref: 'good-requests' },
 * }])
 * documents[0]?.kind // => 'SLO'
 * warnings.map(({ code }) => code) // => ['outside-openslo']
 */
export function openSloFromSlos(slos: readonly ServiceLevelObjective[]): WrittenOpenSlo {
  const warnings: Finding<OpenSloLoss>[] = [];
  const tell: TellOpenSloLoss = (code, place, [expected, hint]) => {
    const received = shown(place.value);
    warnings.push(lossOf({ code, path: pathOf(place), expected, received, hint }));
  };
  const read = listOf('objectives', (reader) => writeSlo(reader, tell));
  return { documents: read(readerOf(slos)), warnings };
}

function writeSlo(reader: Reader, tell: TellOpenSloLoss): Record<string, unknown> {
  const values = readSloValues(reader);
  const { name, description, service, indicator } = values;
  if (service === undefined) {
    tell('no-service', childOf(reader, 'service'), ['a service', 'OpenSLO wants one']);
  }
  if (indicator === undefined) {
    tell('no-indicator', childOf(reader, 'indicator'), ['an indicator', 'OpenSLO wants one']);
  }
  const policies = writeAlerts(values.alerts, values.id, tell);
  const window = windowOf(childOf(reader, 'window'), values.window, tell);
  return {
    apiVersion: 'openslo/v1',
    kind: 'SLO',
    metadata: { name: values.id, ...(name === undefined ? {} : { displayName: name }) },
    spec: {
      ...(description === undefined ? {} : { description }),
      ...(service === undefined ? {} : { service }),
      ...indicatorOf(indicator),
      ...(window === undefined ? {} : { timeWindow: [window] }),
      budgetingMethod: METHODS[values.method],
      objectives: [objectiveOf(reader, values, tell)],
      ...(policies.length === 0 ? {} : { alertPolicies: policies }),
    },
  };
}

/** A name by which an indicator is known, or the indicator. */
function indicatorOf(indicator: unknown): Record<string, unknown> {
  if (indicator === undefined) return {};
  const ref = (indicator as { readonly ref?: unknown } | null)?.ref;
  return typeof ref === 'string' ? { indicatorRef: ref } : { indicator };
}

function objectiveOf(
  reader: Reader,
  { targetPercent, slice, sliceRule, threshold }: SloValues,
  tell: TellOpenSloLoss,
): Record<string, unknown> {
  const place = childOf(reader, 'targetPercent');
  if (compare(targetPercent, ONE) === 0) {
    tell('outside-openslo', place, ['a target below 100 %', 'it is written as 1']);
  }
  const length = slice === undefined ? undefined : lengthOf(childOf(reader, 'slice'), slice, tell);
  if (sliceRule?.operator === 'gte') {
    const words = [
      'slices that are bad above a share of errors',
      'at the share they count as good',
    ];
    tell('slice-rule', childOf(reader, 'sliceRule'), words as [string, string]);
  }
  return {
    ...((threshold === undefined ? {} : plainEcho(readerOf(threshold))) as object),
    target: numberOf(targetPercent, place, tell),
    ...(sliceRule === undefined
      ? {}
      : {
          timeSliceTarget: numberOf(
            subtract(ONE, sliceRule.errorPercent),
            childOf(reader, 'sliceRule'),
            tell,
          ),
        }),
    ...(length === undefined ? {} : { timeSliceWindow: length }),
  };
}
