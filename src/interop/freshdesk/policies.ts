import type { ClockObjective } from '../../agreement/document/document.js';
import type { ClockPreset } from '../../clock/presets/preset.js';
import { FRESHDESK } from '../../clock/presets/service-desks.js';
import type { CalendarChoice, ElapsedTarget, WarningAfter } from '../../clock/rule/rule.js';
import type { Finding } from '../../core/finding.js';
import { childOf, type FieldsOf, pathOf, type Reader, readerOf } from '../../core/read.js';
import { byKnownName } from '../../core/read-names.js';
import { optional, readFields } from '../../core/read-parts.js';
import { text, word } from '../../core/read-values.js';
import { type CalendarOption, readCalendarChoice, targetsOf } from '../shared/calendar-choice.js';
import { firstMatches, type Match, type Policy } from '../shared/first-match.js';
import { lossOf } from '../shared/loss.js';
import { isAnyOf } from '../shared/spellings.js';
import type { Escalation } from './escalation.js';
import { type Promised, readPolicies } from './policy.js';
import type { FieldNames, TicketField } from './scope.js';
import type { TargetField } from './targets.js';
import type { FreshdeskPolicyWarning, TellPolicy } from './warning.js';

export type { TicketField as FreshdeskTicketField } from './scope.js';

/** Options of `clocksFromFreshdeskSlaPolicies`. */
export interface FreshdeskPolicyOptions {
  /**
   * The calendar in which targets with `business_hours` count: its id, or a choice by attributes, such
   * as `choices` of `calendarsFromFreshdeskBusinessHours`. Needed when there is such a target.
   */
  readonly calendar?: string | readonly CalendarChoice[] | undefined;
  /** Attributes for fields of tickets: renames a field (`{ type: 'ticket_type' }`). */
  readonly fields?: Readonly<Partial<Record<TicketField, string>>> | undefined;
  /**
   * Whether the time after which a miss is escalated is time of the clock (so business hours, where
   * the target counts them) or of the wall. Freshdesk does not document it.
   *
   * @defaultValue 'clock', with a warning where it makes a difference
   */
  readonly escalationTime?: 'clock' | 'wall' | undefined;
}

/** Clocks read from SLA policies, and what of the policies is not in them. */
export interface ReadFreshdeskPolicies {
  /** `first_response`, `next_response` and `resolution`, those that some policy has a target for. */
  readonly objectives: readonly ClockObjective[];
  readonly warnings: readonly Finding<FreshdeskPolicyWarning>[];
}

/** A kind of target: where it stands, and the clock that it is. */
interface Metric {
  readonly field: TargetField;
  readonly id: string;
  readonly name: string;
  readonly preset: ClockPreset;
  readonly escalationsOf: (escalation: Escalation) => readonly WarningAfter[];
}

const METRICS: readonly Metric[] = [
  {
    field: 'respond_within',
    id: 'first_response',
    name: 'First response',
    preset: FRESHDESK.firstResponse,
    escalationsOf: ({ response }) => response,
  },
  {
    field: 'next_respond_within',
    id: 'next_response',
    name: 'Next response',
    preset: FRESHDESK.nextResponse,
    escalationsOf: () => [],
  },
  {
    field: 'resolve_within',
    id: 'resolution',
    name: 'Resolution',
    preset: FRESHDESK.resolution,
    escalationsOf: ({ resolution }) => resolution,
  },
];

/**
 * Reads the SLA policies of Freshdesk (`GET /api/v2/sla_policies`) as clock objectives on the presets
 * of `FRESHDESK`.
 *
 * The first active policy by `position` whose `applicable_to` fits governs a ticket; the default
 * policy comes last and fits every ticket. All lists of a scope must fit, one value of each is enough.
 * Targets are seconds and hold by the attribute `priority`, 1 (low) to 4 (urgent). A target with
 * `business_hours` counts in `options.calendar`, any other round the clock.
 *
 * Attributes have the names that tickets have in the API (`company_id`, `group_id`, `product_id`,
 * `source`, `type`); ids fit as number and as text. A policy whose scope is not understood is left out
 * as a whole, and listed. Escalations become warnings after the deadline where all targets of a clock
 * have the same; others are listed. Reminders before the deadline are listed as unread: their format is
 * not documented.
 *
 * Source: Freshdesk API documentation, "SLA Policies" and "Tickets" (priorities); order of policies:
 * Freshdesk support, article 37630; escalation levels: article 37629.
 *
 * @param json - The parsed JSON: the list of policies.
 * @param options - The calendar of targets in business hours, and names of attributes.
 * @returns Objectives for an agreement, and what is lost, as warnings. Without its `kind` an objective
 * is a rule for `compileClock`.
 * @throws {@link SlaError} `invalid-type`, `missing-field`, `invalid-duration`, `invalid-option`,
 * `unknown-field` for an option that does not exist, `unknown-reference` for a field that is none.
 * @example
 * import { clocksFromFreshdeskSlaPolicies } from 'slakit/interop/freshdesk'
 * const target = { respond_within: 3600, resolve_within: 14400, business_hours: false, escalation_enabled: true }
 * const { objectives } = clocksFromFreshdeskSlaPolicies([{
 *   id: 1, name: 'Default', active: true, is_default: true, position: 1,
 *   sla_target: { priority_4: target }, applicable_to: {},
 *   escalation: { response: { escalation_time: 0, agent_ids: [-1] } },
 * }])
 * objectives.map(({ id, targets, warnings }) => [id, targets[0], warnings])
 * // => [
 * //   ['first_response', { when: { field: 'priority', in: [4, '4'] }, elapsed: 'PT1H' }, [{ id: 'response', after: 'PT0S' }]],
 * //   ['resolution', { when: { field: 'priority', in: [4, '4'] }, elapsed: 'PT4H' }, undefined],
 * // ]
 */
export function clocksFromFreshdeskSlaPolicies(
  json: unknown,
  options: FreshdeskPolicyOptions = {},
): ReadFreshdeskPolicies {
  const read = readFields(readerOf(options, null, 'options'), 'options', OPTIONS);
  const warnings: Finding<FreshdeskPolicyWarning>[] = [];
  const tell: TellPolicy = (finding) => warnings.push(finding);
  const fields = { ...FIELDS, ...Object.fromEntries(read.fields) } as FieldNames;
  const policies = readPolicies(readerOf(json), fields, tell);
  const objectives = METRICS.flatMap((metric): readonly ClockObjective[] => {
    const matches = matchesOf(policies, metric, tell);
    if (matches.length === 0) return [];
    const targets = matches.flatMap((match) => clockTargets(match, metric, fields, read.calendar));
    const levels = escalationsOf(matches, metric, tell);
    if (read.escalationTime === undefined) tellEscalationHours(matches, levels, tell);
    const on = read.escalationTime === 'wall' ? ({ measuredOn: 'wall' } as const) : {};
    const { id, name, preset } = metric;
    const rule = { kind: 'clock', id, name, ...preset, targets } as const;
    return [
      levels.length === 0 ? rule : { ...rule, warnings: levels.map((l) => ({ ...l, ...on })) },
    ];
  });
  return { objectives, warnings };
}

const FIELDS: FieldNames = {
  priority: 'priority',
  company_id: 'company_id',
  group_id: 'group_id',
  product_id: 'product_id',
  source: 'source',
  type: 'type',
};

const OPTIONS = {
  calendar: optional(readCalendarChoice),
  fields: optional(byKnownName('fields', Object.keys(FIELDS), text), new Map<string, string>()),
  escalationTime: optional(word(['clock', 'wall'])),
} satisfies FieldsOf<FreshdeskPolicyOptions>;

/** The targets of one kind, each for the tickets that no earlier policy governs. */
function matchesOf(
  policies: readonly Policy<Promised>[],
  { field }: Metric,
  tell: TellPolicy,
): readonly Match<Promised>[] {
  return [4, 3, 2, 1].flatMap((priority) =>
    firstMatches(
      policies,
      (one) => one.priority === priority && one.lengths[field] !== undefined,
      ({ reader }) => tell(unreachable(childOf(reader, field))),
    ),
  );
}

function unreachable(place: Reader): Finding<FreshdeskPolicyWarning> {
  return lossOf({
    code: 'unreachable',
    path: pathOf(place),
    expected: 'tickets that no earlier policy governs',
    received: 'a target for none',
    hint: 'it is left out',
  });
}

function clockTargets(
  { promise, when }: Match<Promised>,
  { field }: Metric,
  fields: FieldNames,
  calendar: CalendarOption,
): readonly ElapsedTarget[] {
  const { priority, businessHours, lengths } = promise;
  const ofPriority = [isAnyOf(fields.priority, [priority]) ?? [], when].flat();
  return targetsOf({ targetMs: lengths[field] as number, businessHours }, ofPriority, calendar);
}

/** The escalations of a clock, if all of its targets have the same. */
function escalationsOf(
  matches: readonly Match<Promised>[],
  { escalationsOf: levelsOf }: Metric,
  tell: TellPolicy,
): readonly WarningAfter[] {
  const own = matches.map(({ promise }) => (promise.escalates ? levelsOf(promise.escalation) : []));
  const [first = []] = own;
  if (own.every((levels) => JSON.stringify(levels) === JSON.stringify(first))) return first;
  const lost = matches.filter((_, i) => own[i]?.length !== 0);
  for (const reader of new Set(lost.map(({ promise }) => promise.escalation.reader)))
    tell(escalationDiffers(reader));
  return [];
}

function escalationDiffers(reader: Reader): Finding<FreshdeskPolicyWarning> {
  return lossOf({
    code: 'escalation-differs',
    path: pathOf(reader),
    expected: 'the same escalations for all tickets of a clock',
    received: 'escalations of one policy, or of some priorities',
    hint: 'they are left out: give warnings to a clock of its own',
  });
}

function tellEscalationHours(
  matches: readonly Match<Promised>[],
  levels: readonly WarningAfter[],
  tell: TellPolicy,
): void {
  const inHours = matches.find(({ promise }) => promise.businessHours && promise.escalates);
  if (inHours === undefined || levels.every(({ after }) => after === 'PT0S')) return;
  tell(
    lossOf({
      code: 'escalation-hours',
      path: pathOf(inHours.promise.escalation.reader),
      expected: 'whether business hours count after the deadline',
      received: 'nothing that says so',
      hint: 'they are counted: escalationTime says otherwise',
    }),
  );
}
