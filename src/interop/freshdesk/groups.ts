import type { CalendarChoice } from '../../clock/rule/rule.js';
import { shown } from '../../core/error.js';
import { childOf, pathOf, type Reader } from '../../core/read.js';
import { listOf } from '../../core/read-parts.js';
import { foreignId, isNone, orNone, pickFields } from '../shared/foreign.js';
import { lossOf } from '../shared/loss.js';
import { isAnyOf } from '../shared/spellings.js';
import type { TellHours } from './warning.js';

/** A group of agents, and the business hours in which it works. */
interface Group {
  readonly reader: Reader;
  readonly id: string;
  readonly hours: string | undefined;
}

/** Business hours that groups may name. */
interface Hours {
  readonly id: string;
  readonly isDefault: boolean;
}

const MOST_GROUPS = 5000;

/** The calendars of tickets: by group, then the default one. */
export function choicesOf(
  groups: Reader,
  hours: readonly Hours[],
  tell: TellHours,
): readonly CalendarChoice[] {
  const byHours = new Map<string, string[]>(hours.map(({ id }) => [id, []]));
  for (const { reader, id, hours: named } of readGroups(groups)) {
    if (named === undefined) continue;
    const members = byHours.get(named);
    if (members === undefined) tell(unknownHours(childOf(reader, 'business_hour_id')));
    else members.push(id);
  }
  const fallback = hours.find(({ isDefault }) => isDefault);
  const ofGroups = [...byHours].flatMap(([calendar, ids]): CalendarChoice[] => {
    const when = isAnyOf('group_id', ids);
    return when === undefined || calendar === fallback?.id ? [] : [{ when, calendar }];
  });
  if (fallback !== undefined) return [...ofGroups, { calendar: fallback.id }];
  if (hours.length > 0) tell(NO_DEFAULT);
  return ofGroups;
}

const NO_DEFAULT: Parameters<TellHours>[0] = /* @__PURE__ */ lossOf({
  code: 'no-default',
  path: [],
  expected: 'default business hours',
  received: 'none that are known',
  hint: 'a ticket of another group has no calendar',
});

function readGroups(reader: Reader): readonly Group[] {
  return isNone(reader) ? [] : listOf('groups', readGroup, { most: MOST_GROUPS })(reader);
}

function readGroup(reader: Reader): Group {
  const { id, business_hour_id: hours } = pickFields(reader, '{ id, business_hour_id }', {
    id: foreignId,
    business_hour_id: orNone(foreignId),
  });
  return { reader, id, hours };
}

function unknownHours(place: Reader): Parameters<TellHours>[0] {
  return lossOf({
    code: 'unknown-hours',
    path: pathOf(place),
    expected: 'the id of business hours that are there',
    received: shown(place.value),
    hint: 'the default business hours are taken for its tickets',
  });
}
