import { childOf, type FieldsOf, note, type Read, type Reader, unknownName } from '../core/read.js';
import { byKnownName } from '../core/read-names.js';
import { byName, optional, readFields } from '../core/read-parts.js';
import { id, text } from '../core/read-values.js';
import type { CalendarPeriodPlan } from '../zone/period-rule.js';
import { zoneOf } from '../zone/zone.js';
import { type ClaimPlan, claimRule } from './claim/claim-rule.js';
import type { CountingAround } from './deadline/day-span.js';
import type { Consequence } from './document/document.js';
import type { Shelf } from './document/shelf.js';
import type { ObjectivePlan } from './kinds/kinds.js';
import { isShared, sharedRemedies } from './kinds/shared-remedy.js';
import { noteSpans, type RightPlan, rightFields } from './right/right-rule.js';

/** What an agreement says of the time after a credit: when it is claimed, and what follows where misses repeat. */

/** A consequence as read. */
export interface ConsequencePlan {
  readonly right: RightPlan;
  /** Whose periods are looked at; `null` where events alone count. */
  readonly of: string | null;
  readonly gives: string;
}

/** Reads when credits have to be claimed, by their remedies. */
export function readClaims(reader: Reader, shelf: Shelf): ReadonlyMap<string, ClaimPlan> {
  const read = claimRule(shelf.calendars, aroundOf(shelf));
  return byKnownName('remedies', [...shelf.remedies.keys()], read)(reader);
}

/** Reads what follows where misses repeat; what they name of objectives is looked up by {@link noteStrangers}. */
export function readConsequences(
  reader: Reader,
  shelf: Shelf,
): ReadonlyMap<string, ConsequencePlan> {
  return byName('consequences', consequence(shelf))(reader);
}

function consequence(shelf: Shelf): Read<ConsequencePlan> {
  const around = aroundOf(shelf);
  const fields = {
    ...rightFields(shelf.calendars, around),
    of: optional(id, null),
    gives: text,
  } satisfies FieldsOf<Consequence & { timeZone: unknown; billing: unknown }>;
  return (reader) => {
    const { of, gives, ...right } = readFields(reader, 'a consequence', fields);
    noteSpans(reader, right, around);
    const looksBack = right.when.some(({ kind }) => kind !== 'events');
    if (looksBack && of === null)
      note(childOf(reader, 'of'), {
        code: 'missing-field',
        expected: 'the objective, or the shared remedy, whose periods are looked at',
      });
    return { right, of, gives };
  };
}

/** Days end in the zone of the agreement, and its periods are what is billed. */
function aroundOf({ timeZone, periods }: Shelf): CountingAround {
  // A zone that was refused has been told: any other serves for the rest.
  return {
    timeZone: zoneOf(timeZone ?? 'UTC'),
    billing: (periods as CalendarPeriodPlan | undefined) ?? null,
  };
}

/** Notes consequences of periods that nobody settles. */
export function noteStrangers(
  reader: Reader,
  consequences: ReadonlyMap<string, ConsequencePlan> | undefined,
  objectives: readonly ObjectivePlan[],
): void {
  const own = objectives.filter((one) => one.remedyId !== null && !isShared(one));
  const owners = [...own, ...sharedRemedies(objectives)].map((one) => one.id);
  for (const [name, { of }] of consequences ?? []) {
    if (of === null || owners.includes(of)) continue;
    note(childOf(childOf(reader, name), 'of'), {
      code: 'unknown-reference',
      expected: `one of ${owners.slice(0, 8).join(', ') || '(none given)'}, which have a remedy`,
      received: `"${of}"`,
      ...unknownName(of, owners),
    });
  }
}
