import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import { canonicalJson } from '../../core/canonical-json.js';
import {
  childOf,
  type FieldsOf,
  REFUSED,
  type Read,
  type Reader,
  refuse,
  warn,
} from '../../core/read.js';
import { listOf, optional, readFields, takeFields } from '../../core/read-parts.js';
import { flag, id, text, word } from '../../core/read-values.js';
import { calendarIn, type NamedCalendar } from './calendars.js';
import { type CompiledCondition, memoriesOf } from './condition.js';
import {
  atAnyAge,
  readAnchor,
  readFieldReference,
  readPauseCaps,
  readReopening,
} from './options.js';
import type { ClockPlan, PlannedChoice } from './plan.js';
import { readCondition, readStateCondition } from './read-condition.js';
import type { CalendarChoice, ClockRule } from './rule.js';
import { readTarget, type TargetCalendars } from './target.js';
import { readWarning, warnOfEqualWarnings } from './warning.js';

/** The fields that say in which calendar a clock runs; the others are read with them in hand. */
type HoursFields = Pick<ClockRule, 'calendar' | 'calendars'>;

const WHAT = 'a clock rule';

/** More targets, or calendars, than anybody tells apart: at every event the first that fits is sought. */
const MOST_CHOICES = 1000;

/** More than anybody acts upon: each is placed anew in every report. */
const MOST_WARNINGS = 1000;

/**
 * Reads a clock rule with the calendars that it may name.
 *
 * @param reader - The rule; fields that belong to somebody else were taken from it before.
 * @param calendars - Compiled calendars by id.
 */
export function readClockRule(
  reader: Reader,
  calendars: ReadonlyMap<string, CompiledCalendar>,
): ClockPlan {
  const calendar = calendarIn(calendars);
  const { values: hours, rest } = takeFields(reader, WHAT, hoursFields(calendar));
  const isSure = hours === undefined || hasHoursForAll(hours.calendar, hours.calendars);
  const fields = readFields(rest, WHAT, ruleFields({ calendar, isSure }));
  requireEventPause(reader, fields.pause, fields.resume);
  requirePause(reader, fields);
  if (hours === undefined) throw REFUSED;
  warnOfUnreachable(reader, 'calendars', hours.calendars);
  warnOfUnreachable(reader, 'targets', fields.targets);
  warnOfEqualWarnings(childOf(reader, 'warnings'), fields.warnings);
  const { name: _, boundary, startCalendar, targets, ...others } = fields;
  const { start, stop, pause, resume, reset, cancel, release, warnings } = others;
  const events = [start, stop, pause, resume, reset, cancel, release];
  const choices = [targets, hours.calendars, warnings].flat().map(({ when }) => when);
  return {
    ...others,
    ...hours,
    targets,
    startCalendar: startCalendar?.calendar,
    memories: memoriesOf([...events, ...choices]),
    targetValues: targets.flatMap(({ when }) => when?.values ?? []),
    isTiered:
      targets.length > 1 ||
      hours.calendars.length > 0 ||
      choices.some((when) => when !== undefined),
    isDated: targets.some(({ kind }) => kind === 'fixed'),
    landsOnClose: boundary === 'close',
  };
}

function hoursFields(calendar: Read<NamedCalendar>) {
  const choice = {
    when: optional(readStateCondition),
    calendar,
  } satisfies FieldsOf<CalendarChoice>;
  return {
    calendar: optional(calendar),
    calendars: optional(
      listOf(
        'calendars under conditions',
        (reader) => readFields(reader, 'a calendar under a condition', choice),
        { most: MOST_CHOICES },
      ),
      NONE,
    ),
  } satisfies FieldsOf<HoursFields>;
}

function ruleFields(calendars: TargetCalendars) {
  const { calendar } = calendars;
  return {
    id,
    name: optional(text),
    start: readCondition,
    stop: readCondition,
    pause: optional(readCondition),
    resume: optional(readCondition),
    reset: optional(readCondition),
    cancel: optional(readCondition),
    release: optional(readCondition),
    pauseUntil: optional(readFieldReference),
    withoutTarget: optional(word(['waits', 'cancelled']), 'waits' as const),
    startAnchor: optional(readAnchor, 'event' as const),
    startCalendar: optional(calendar),
    retroactivePause: optional(flag, false),
    pauseCaps: optional(readPauseCaps),
    reopening: optional(readReopening, atAnyAge('newCycle')),
    targets: listOf('targets', readTarget(calendars), { least: 1, most: MOST_CHOICES }),
    targetChange: optional(word(['carryOver', 'retroactive', 'restart']), 'carryOver' as const),
    pauseExtends: optional(word(['clock', 'wall', 'none']), 'clock' as const),
    boundary: optional(word(['close', 'nextOpen']), 'close' as const),
    warnings: optional(listOf('warnings', readWarning(calendar), { most: MOST_WARNINGS }), []),
  } satisfies FieldsOf<Omit<ClockRule, keyof HoursFields>>;
}

const NONE: readonly PlannedChoice[] = [];

/** Whether a clock has a calendar for every ticket: what counts days must. */
function hasHoursForAll(
  calendar: NamedCalendar | undefined,
  choices: readonly PlannedChoice[],
): boolean {
  return calendar !== undefined || choices.some(({ when }) => when === undefined);
}

function requireEventPause(
  reader: Reader,
  pause: CompiledCondition | undefined,
  resume: CompiledCondition | undefined,
): void {
  if (resume === undefined || pause?.isEvent === true) return;
  refuse(childOf(reader, 'resume'), {
    code: 'invalid-condition',
    expected: 'a pause that is an event',
    received: pause === undefined ? 'no pause' : 'a pause that is a state',
    hint: 'a state pauses while it holds and needs no resume',
  });
}

function requirePause(
  reader: Reader,
  { pause, pauseUntil }: Pick<ClockPlan, 'pause' | 'pauseUntil'>,
): void {
  if (pauseUntil === undefined || pause !== undefined) return;
  refuse(childOf(reader, 'pauseUntil'), {
    code: 'invalid-condition',
    expected: 'a pause that it can end',
    received: 'no pause',
    hint: 'say with pause what pauses the clock',
  });
}

/** Warns of what stands behind a choice that always fits, or that fits whenever it does. */
function warnOfUnreachable(
  reader: Reader,
  name: 'targets' | 'calendars',
  choices: readonly { readonly when: CompiledCondition | undefined }[],
): void {
  if (reader.findings === null) return;
  const list = childOf(reader, name);
  const seen = new Set<string>();
  choices.forEach(({ when }, i) => {
    const choice = childOf(list, i);
    const condition = when === undefined ? ALWAYS : canonicalJson(childOf(choice, 'when').value);
    if (seen.has(ALWAYS) || seen.has(condition)) {
      warn(choice, {
        code: name === 'targets' ? 'unreachable-target' : 'unreachable-calendar',
        expected: 'a choice that some ticket reaches',
        hint: 'the first one that fits is taken: put what always fits at the end',
      });
    }
    seen.add(condition);
  });
}

/** The condition of a choice without one. */
const ALWAYS = '';
