import { shown } from '../../core/error.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, isList, pathOf, type Reader, readerOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { flag, id, percent, text, whole } from '../../core/read-values.js';
import { WORKBOOK_ALERTS } from '../../uptime/alert/presets.js';
import { isNone, orNone } from '../shared/foreign.js';
import { kept } from '../shared/kept.js';
import { lossOf } from '../shared/loss.js';
import {
  percentText,
  rollingOf,
  type ServiceLevelObjective,
  type SloAlerts,
} from '../shared/slo.js';
import { pickOrTell, type UnreadField } from '../shared/unread.js';

/** A code of what of Sloth's specs is not in what was read: `unknown-version` (the spec is left out), `unread-field`. */
export type SlothWarning = 'unknown-version' | UnreadField;

/** Options of `slosFromSloth`. */
export interface SlothOptions {
  /**
   * The window of the objectives in days, which Sloth is told when it runs.
   *
   * @defaultValue 30
   */
  readonly windowDays?: number | undefined;
}

/** Objectives read from Sloth's specs, and what of the specs is not in them. */
export interface ReadSloth {
  readonly slos: readonly ServiceLevelObjective[];
  readonly warnings: readonly Finding<SlothWarning>[];
}

type Tell = (finding: Finding<SlothWarning>) => void;

const MOST_SPECS = 10_000;
const DEFAULT_DAYS = 30;

/**
 * Reads SLO specs of Sloth, both its own (`version: prometheus/v1`) and those for Kubernetes
 * (`PrometheusServiceLevel`). The promises are of events over a rolling window of days. Alerts are those
 * that Sloth generates for windows of 30 and of 28 days: the four of `WORKBOOK_ALERTS`, which fire above
 * their burn rate and not at it; a `disable` leaves out pages or tickets.
 *
 * Source: slok/sloth, pkg/prometheus/api/v1/v1.go, pkg/kubernetes/api/sloth/v1/types.go,
 * internal/alert/windows.
 *
 * @param documents - The specs as a YAML parser gives them: one, or a list of them.
 * @param options - The window that Sloth runs with.
 * @returns The objectives, and what is lost, as warnings.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-decimal`, `invalid-option`;
 * `unknown-field` for an option that does not exist.
 * @example
 * import { slosFromSloth } from 'slakit/interop/sloth'
 * const { slos } = slosFromSloth({
 *   version: 'prometheus/v1',
 *   service: 'shop',
 *   slos: [{ name: 'requests', objective: 99.9, sli: { raw: { error_ratio_query: 'errors' } } }],
 * })
 * slos[0]?.id // => 'shop-requests'
 * slos[0]?.targetPercent // => '99.9'
 * slos[0]?.alerts?.operator // => 'gt'
 */
export function slosFromSloth(documents: unknown, options: SlothOptions = {}): ReadSloth {
  const { windowDays } = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const warnings: Finding<SlothWarning>[] = [];
  const tell: Tell = (finding) => {
    warnings.push(finding);
  };
  const reader = readerOf(documents);
  const read = (item: Reader) => readSpec(item, windowDays, tell);
  const specs = isList(reader)
    ? listOf('specs', read, { most: MOST_SPECS })(reader)
    : [read(reader)];
  return { slos: specs.flat(), warnings };
}

const OPTIONS = {
  windowDays: optional(whole('days', { least: 1, most: 3660 }), DEFAULT_DAYS),
} satisfies FieldsOf<SlothOptions>;

/** The spec of a version, wherever it stands. */
function readSpec(reader: Reader, days: number, tell: Tell): readonly ServiceLevelObjective[] {
  const version = childOf(reader, 'version');
  const api = childOf(reader, 'apiVersion');
  if (version.value === 'prometheus/v1') return readSlos(reader, ['version'], { days, tell });
  if (api.value !== 'sloth.slok.dev/v1') {
    const place = isNone(api) ? version : api;
    tell(
      lossOf({
        code: 'unknown-version',
        path: pathOf(place),
        expected: 'prometheus/v1 or sloth.slok.dev/v1',
        received: shown(place.value),
        hint: 'the spec is left out',
      }),
    );
    return [];
  }
  pickOrTell(
    reader,
    'a spec',
    {},
    {
      immaterial: ['apiVersion', 'kind', 'metadata', 'spec', 'status'],
      tell,
    },
  );
  return readSlos(childOf(reader, 'spec'), [], { days, tell });
}

interface Context {
  readonly days: number;
  readonly tell: Tell;
}

function readSlos(
  reader: Reader,
  known: readonly string[],
  context: Context,
): readonly ServiceLevelObjective[] {
  const { service } = pickOrTell(
    reader,
    'a spec',
    { service: id },
    { immaterial: [...known, 'labels', 'slos', 'sloPlugins'], tell: context.tell },
  );
  const read = listOf('SLOs', (item) => readSlo(item, service, context), { most: MOST_SPECS });
  return read(childOf(reader, 'slos'));
}

function readSlo(reader: Reader, service: string, { days, tell }: Context): ServiceLevelObjective {
  const { name, objective, description } = pickOrTell(
    reader,
    'an SLO',
    { name: id, objective: percent, description: orNone(text) },
    { immaterial: ['labels', 'sli', 'alerting', 'plugins'], tell },
  );
  const sli = childOf(reader, 'sli');
  const alerts = alertsOf(childOf(reader, 'alerting'), tell);
  return {
    id: `${service}-${name}`,
    name,
    ...(description === undefined ? {} : { description }),
    service,
    targetPercent: percentText(objective),
    method: 'occurrences',
    window: rollingOf(days, 'd'),
    ...(isNone(sli) ? {} : { indicator: kept(sli, tell) }),
    ...(alerts === undefined ? {} : { alerts }),
  };
}

/** The alerts that are generated; both spellings of the names occur. */
function alertsOf(reader: Reader, tell: Tell): SloAlerts | undefined {
  if (isNone(reader)) return GENERATED;
  const parts = ['page_alert', 'ticket_alert', 'pageAlert', 'ticketAlert'];
  pickOrTell(
    reader,
    'alerting',
    {},
    {
      immaterial: ['name', 'labels', 'annotations', ...parts],
      tell,
    },
  );
  const isOff = (name: string): boolean => {
    const place = childOf(reader, name);
    if (isNone(place)) return false;
    const { disable = false } = pickOrTell(
      place,
      'an alert',
      { disable: orNone(flag) },
      { immaterial: ['labels', 'annotations'], tell },
    );
    return disable;
  };
  const off = {
    page: [isOff('page_alert'), isOff('pageAlert')].includes(true),
    ticket: [isOff('ticket_alert'), isOff('ticketAlert')].includes(true),
  };
  const rules = WORKBOOK_ALERTS.filter(({ severity }) => !off[severity as 'page' | 'ticket']);
  return rules.length === 0 ? undefined : { rules, operator: 'gt' };
}

const GENERATED: SloAlerts = { rules: WORKBOOK_ALERTS, operator: 'gt' };
