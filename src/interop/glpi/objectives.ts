import type { ClockObjective } from '../../agreement/document/document.js';
import type { Target, Warning } from '../../clock/rule/rule.js';
import { formatDuration } from '../../core/duration.js';
import { childOf, type Reader } from '../../core/read.js';
import { type CalendarOption, choicesOf, whenAll } from '../shared/calendar-choice.js';
import { commonList } from '../shared/common-list.js';
import { isAnyOf } from '../shared/spellings.js';
import { type LevelAgreement, UNIT_MS } from './agreements.js';
import type { Metric } from './metrics.js';
import { lossAt, type TellGlpi } from './warning.js';

/** An agreement with the calendar that counts. GLPI counts round the clock where a calendar is not there or has no time ranges. */
export function inCalendar(
  agreement: LevelAgreement,
  isKnown: (id: string) => boolean,
  tell: TellGlpi,
): LevelAgreement {
  const { reader, calendar, usesTicketCalendar } = agreement;
  if (usesTicketCalendar || calendar === undefined || isKnown(calendar)) return agreement;
  tell(
    lossAt('round-the-clock', childOf(reader, 'calendars_id'), {
      expected: 'the id of a calendar that has time ranges',
      received: calendar,
      hint: 'it is counted round the clock, as GLPI does',
    }),
  );
  return { ...agreement, calendar: undefined };
}

export function objectivesOf(
  metric: Metric,
  all: readonly LevelAgreement[],
  calendar: CalendarOption,
  tell: TellGlpi,
): readonly ClockObjective[] {
  const own = all.filter(({ isToOwn }) => isToOwn === metric.isToOwn);
  const { id, name, preset } = metric;
  // A boundary is of a whole clock: a last close is no deadline that is moved on to the next opening.
  return [
    { days: false, rule: { id, name, ...preset, boundary: 'nextOpen' } as const },
    { days: true, rule: { id: `${id}_days`, name: `${name}, in days`, ...preset } as const },
  ].flatMap(({ days, rule }): readonly ClockObjective[] => {
    const some = own.filter((agreement) => isInDays(agreement) === days);
    if (some.length === 0) return [];
    if (days) for (const { reader } of some) tell(daysFromClosedTime(reader));
    const targets = some.flatMap((agreement) => targetsFor(agreement, metric, calendar));
    const warnings = sharedLevels(some, tell);
    const objective = { kind: 'clock', ...rule, targets } as const;
    return [warnings.length === 0 ? objective : { ...objective, warnings }];
  });
}

function isInDays({ unit, calendar, usesTicketCalendar }: LevelAgreement): boolean {
  return (unit === 'day' || unit === 'month') && (calendar !== undefined || usesTicketCalendar);
}

/** The targets of an agreement: one for each calendar that a ticket may have. */
function targetsFor(
  agreement: LevelAgreement,
  { field }: Metric,
  option: CalendarOption,
): readonly Target[] {
  const { id, calendar, usesTicketCalendar } = agreement;
  const isGoverned = isAnyOf(field, [id]);
  const when = isGoverned === undefined ? [] : [isGoverned];
  const promise = promiseOf(agreement);
  if (!usesTicketCalendar)
    return [{ ...whenAll(when), ...promise, ...(calendar === undefined ? {} : { calendar }) }];
  return choicesOf(option).map((choice) => ({
    ...whenAll(choice.when === undefined ? when : [...when, choice.when]),
    ...promise,
    calendar: choice.calendar,
  }));
}

function promiseOf(
  agreement: LevelAgreement,
): { readonly businessDays: number; readonly due?: 'close' } | { readonly elapsed: string } {
  const { amount, unit, endsWithDay } = agreement;
  const lengthMs = amount * UNIT_MS[unit];
  if (!isInDays(agreement)) return { elapsed: formatDuration(lengthMs) };
  const businessDays = lengthMs / UNIT_MS.day;
  return endsWithDay ? { businessDays, due: 'close' } : { businessDays };
}

function daysFromClosedTime(reader: Reader): Parameters<TellGlpi>[0] {
  return lossAt('days-from-closed-time', reader, {
    expected: 'a start within working hours',
    received: 'days, which GLPI counts from the next working day when they begin on a closed one',
    hint: 'a start on a closed day is due a business day earlier here',
  });
}

/** The levels of a clock, if all of its agreements have the same. */
function sharedLevels(agreements: readonly LevelAgreement[], tell: TellGlpi): readonly Warning[] {
  const common = commonList(agreements.map(({ levels }) => levels));
  if (common !== undefined) return common;
  for (const { reader, levels } of agreements) {
    if (levels.length === 0) continue;
    tell(
      lossAt('levels-differ', reader, {
        expected: 'the same escalation levels for all agreements of a clock',
        received: `${levels.length} of its own`,
        hint: 'they are left out: give warnings to a clock of its own',
      }),
    );
  }
  return [];
}
