import { formatDuration } from '../../core/duration.js';
import type { Finding } from '../../core/finding.js';
import { formatExact } from '../../core/fraction-text.js';
import { ONE, percentOfShare, type Ratio, subtract } from '../../core/ratio.js';
import { childOf, isList, type Reader, readerOf } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { id, percent, share, text } from '../../core/read-values.js';
import { isNone, orNone } from '../shared/foreign.js';
import { kept } from '../shared/kept.js';
import { percentText, type ServiceLevelObjective, type SloMethod } from '../shared/slo.js';
import { pickOrTell } from '../shared/unread.js';
import { readAlerts, type Shelf } from './alerts.js';
import { type OpenSloObject, readObject } from './document.js';
import { lengthMs } from './durations.js';
import { type OpenSloWarning, type Tell, tellLoss } from './warning.js';
import { readWindow } from './window.js';

/** Objectives read from OpenSLO, and what of the documents is not in them. */
export interface ReadOpenSlo {
  /** One for each objective of an SLO, in the order of the documents. */
  readonly slos: readonly ServiceLevelObjective[];
  readonly warnings: readonly Finding<OpenSloWarning>[];
}

const MOST_DOCUMENTS = 10_000;

/**
 * Reads SLOs of OpenSLO v1, as plain data for the engines: the target for `errorBudget`, the window for
 * `measureOutageBudget`, the rule of slices for `compileRequests`, alerts for `evaluateAlerts`.
 *
 * An SLO with several objectives gives one of each, with its number behind the id. Alert policies and
 * conditions stand within the SLO or among the documents; a condition has one window, which serves as
 * the long and the short one. Indicators are kept as they are, those of other documents by their name and
 * with what they say. `M` are months and `m` minutes, wherever they stand; a rolling window is in whole
 * days or months.
 *
 * Source: OpenSLO specification, v1 (OpenSLO/OpenSLO, README.md).
 *
 * @param documents - The documents as a YAML parser gives them: one, or a list of them.
 * @returns The objectives, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-decimal`, `invalid-option`,
 * `invalid-duration`, `invalid-date`, `invalid-time`.
 * @example
 * import { slosFromOpenSlo } from 'slakit/interop/openslo'
 * const { slos } = slosFromOpenSlo({
 *   apiVersion: 'openslo/v1',
 *   kind: 'SLO',
 *   metadata: { name: 'checkout' },
 *   spec: {
 *     service: 'shop',
 *     indicatorRef: 'good-requests',
 *     timeWindow: [{ duration: '28d', isRolling: true }],
 *     budgetingMethod: 'Occurrences',
 *     objectives: [{ target: 0.999 }],
 *   },
 * })
 * slos[0]?.targetPercent // => '99.9'
 * slos[0]?.window // => { unit: 'rolling', days: 28, timeZone: 'UTC' }
 */
export function slosFromOpenSlo(documents: unknown): ReadOpenSlo {
  const warnings: Finding<OpenSloWarning>[] = [];
  const tell: Tell = (finding) => {
    warnings.push(finding);
  };
  const reader = readerOf(documents);
  const read = (item: Reader) => readObject(item, tell);
  const objects = isList(reader)
    ? listOf('documents', read, { most: MOST_DOCUMENTS })(reader)
    : [read(reader)];
  const known = objects.filter((object) => object !== undefined);
  const shelf: Shelf = {
    policies: byName(known, 'AlertPolicy'),
    conditions: byName(known, 'AlertCondition'),
    indicators: byName(known, 'SLI'),
  };
  const slos = known
    .filter(({ kind }) => kind === 'SLO')
    .flatMap((object) => readSlo(object, shelf, tell));
  return { slos, warnings };
}

function byName(objects: readonly OpenSloObject[], kind: string): Map<string, OpenSloObject> {
  return new Map(
    objects.flatMap((object) =>
      object.kind === kind && object.name !== undefined ? [[object.name, object] as const] : [],
    ),
  );
}

function readSlo(
  { name, displayName, spec, place }: OpenSloObject,
  shelf: Shelf,
  tell: Tell,
): readonly ServiceLevelObjective[] {
  const slo = name ?? id(childOf(childOf(place, 'metadata'), 'name'));
  const { service, description } = pickOrTell(
    spec,
    'an SLO',
    { service: orNone(text), description: orNone(text) },
    {
      immaterial: [
        'indicator',
        'indicatorRef',
        'timeWindow',
        'budgetingMethod',
        'objectives',
        'alertPolicies',
      ],
      tell,
    },
  );
  const window = readWindow(childOf(spec, 'timeWindow'), tell);
  const method = methodOf(childOf(spec, 'budgetingMethod'), tell);
  const alerts = readAlerts(childOf(spec, 'alertPolicies'), shelf, tell);
  const indicator = indicatorOf(spec, shelf, tell);
  const objectives = childOf(spec, 'objectives');
  const read = listOf('objectives', (item) => readObjective(item, { method, shelf }, tell), {
    most: MOST_DOCUMENTS,
  });
  const all = read(objectives);
  return all.flatMap((objective, index): readonly ServiceLevelObjective[] => {
    if (objective === undefined) return [];
    const { name: own = displayName, ...rest } = objective;
    return [
      {
        id: all.length === 1 ? slo : `${slo}-${index + 1}`,
        ...(own === undefined ? {} : { name: own }),
        ...(description === undefined ? {} : { description }),
        ...(service === undefined ? {} : { service }),
        ...indicator,
        ...rest,
        method,
        window,
        ...(alerts === undefined ? {} : { alerts }),
      },
    ];
  });
}

const METHODS: Readonly<Record<string, SloMethod>> = {
  Occurrences: 'occurrences',
  Timeslices: 'timeslices',
  RatioTimeslices: 'ratioTimeslices',
};

function methodOf(place: Reader, tell: Tell): SloMethod {
  const { value } = place;
  const method =
    typeof value === 'string' && Object.hasOwn(METHODS, value) ? METHODS[value] : undefined;
  if (method !== undefined) return method;
  const expected = `one of ${Object.keys(METHODS).join(', ')}`;
  tellLoss(tell, 'unknown-method', place, [expected, 'taken for Occurrences']);
  return 'occurrences';
}

/** What is measured: the indicator, or the name of one and, where it is among the documents, what it says. */
function indicatorOf(
  place: Reader,
  { indicators }: Shelf,
  tell: Tell,
): { readonly indicator?: unknown } {
  const own = childOf(place, 'indicator');
  if (!isNone(own)) return { indicator: kept(own, tell) };
  const name = childOf(place, 'indicatorRef');
  if (isNone(name)) return {};
  const spec = indicators.get(text(name))?.spec;
  const said = spec === undefined || isNone(spec) ? {} : { spec: kept(spec, tell) };
  return { indicator: { ref: name.value, ...said } };
}

type ReadObjective = Omit<ServiceLevelObjective, 'id' | 'method' | 'window'>;

function readObjective(
  reader: Reader,
  { method, shelf }: { readonly method: SloMethod; readonly shelf: Shelf },
  tell: Tell,
): ReadObjective | undefined {
  const { displayName, target, targetPercent, timeSliceTarget, timeSliceWindow } = pickOrTell(
    reader,
    'an objective',
    {
      displayName: orNone(text),
      target: orNone(share),
      targetPercent: orNone(percent),
      timeSliceTarget: orNone(share),
      timeSliceWindow: orNone(lengthMs),
    },
    { immaterial: ['indicator', 'indicatorRef', 'op', 'value'], tell },
  );
  const promised = target ?? targetPercent;
  if (promised === undefined) {
    const lack = ['a target or targetPercent', 'the objective is left out'] as const;
    tellLoss(tell, 'no-target', reader, lack);
    return undefined;
  }
  return {
    ...(displayName === undefined ? {} : { name: displayName }),
    targetPercent: percentText(promised),
    ...(timeSliceWindow === undefined ? {} : { slice: formatDuration(timeSliceWindow) }),
    ...(timeSliceTarget === undefined || method !== 'timeslices'
      ? {}
      : { sliceRule: sliceRuleOf(timeSliceTarget) }),
    ...thresholdOf(reader, indicatorOf(reader, shelf, tell), tell),
  };
}

/** A slice is good that has at least its target: bad is one with more errors than the rest. */
function sliceRuleOf(target: Ratio): NonNullable<ServiceLevelObjective['sliceRule']> {
  return { errorPercent: formatExact(percentOfShare(subtract(ONE, target))), operator: 'gt' };
}

/** The border of a measured value belongs to what is measured. */
function thresholdOf(
  reader: Reader,
  own: { readonly indicator?: unknown },
  tell: Tell,
): Pick<ServiceLevelObjective, 'indicator' | 'threshold'> {
  const [op, value] = [childOf(reader, 'op'), childOf(reader, 'value')];
  if (isNone(op) && isNone(value)) return own;
  return {
    ...own,
    threshold: {
      ...(isNone(op) ? {} : { op: kept(op, tell) }),
      ...(isNone(value) ? {} : { value: kept(value, tell) }),
    },
  };
}
