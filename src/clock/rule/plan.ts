import type { CompiledCalendar } from '../../calendar/open/compiled.js';
import type { NamedCalendar } from './calendars.js';
import type { CompiledCondition, KnownValue, Memory } from './condition.js';
import type { CompiledPauseCaps, CompiledReopening, StartAnchor } from './options.js';
import type { ClockRule, FieldReference } from './rule.js';
import type { CompiledTarget } from './target.js';
import type { CompiledWarning } from './warning.js';

/** A clock rule as read: conditions that can be asked, lengths in milliseconds, calendars at hand. */
export interface ClockPlan {
  readonly id: string;
  readonly start: CompiledCondition;
  readonly stop: CompiledCondition;
  readonly pause: CompiledCondition | undefined;
  readonly resume: CompiledCondition | undefined;
  readonly reset: CompiledCondition | undefined;
  readonly cancel: CompiledCondition | undefined;
  readonly release: CompiledCondition | undefined;
  /** What its conditions remember of past events. */
  readonly memories: readonly Memory[];
  /** The values with which targets compare attributes. */
  readonly targetValues: readonly KnownValue[];
  /** Who it is for, where an agreement says so. */
  readonly appliesTo?: CompiledCondition | undefined;
  readonly targets: readonly CompiledTarget[];
  /** Calendars by attributes, before `calendar`. */
  readonly calendars: readonly PlannedChoice[];
  readonly calendar: NamedCalendar | undefined;
  /** Whether target, calendar or warnings can change while a cycle runs. */
  readonly isTiered: boolean;
  /** Whether a target is an instant that an attribute may hold. */
  readonly isDated: boolean;
  readonly pauseUntil: FieldReference | undefined;
  readonly withoutTarget: NonNullable<ClockRule['withoutTarget']>;
  readonly startCalendar: CompiledCalendar | undefined;
  readonly startAnchor: StartAnchor;
  readonly retroactivePause: boolean;
  readonly pauseCaps: CompiledPauseCaps | undefined;
  readonly warnings: readonly CompiledWarning[];
  readonly reopening: CompiledReopening;
  readonly targetChange: NonNullable<ClockRule['targetChange']>;
  readonly pauseExtends: NonNullable<ClockRule['pauseExtends']>;
  /** Whether a deadline that is used up at a close lands there, not at the next opening. */
  readonly landsOnClose: boolean;
}

/** A calendar for tickets that a condition fits. */
export interface PlannedChoice {
  readonly when: CompiledCondition | undefined;
  readonly calendar: NamedCalendar;
}
