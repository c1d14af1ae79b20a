import type { DaySpan } from '../../calendar/plan/date-span.js';
import type { WallClock } from '../shared/wall-clock.js';
import { type EventTimes, shownDate } from './event.js';
import {
  type Exception,
  type ExceptionIndex,
  exceptionsAt,
  indexExceptions,
  isWithin,
} from './exceptions.js';

/** The changes to single occurrences of a text, by RECURRENCE-ID. */
export interface Changes {
  /** Whether a change stands for an occurrence of an event. */
  readonly replace: (event: EventTimes, label: number) => boolean;
  /** Tells of changes within the dates that stand for none, where there is an event of their UID. */
  readonly tellUnmet: (span: DaySpan) => void;
}

interface OfUid {
  readonly changes: Exception[];
  /** What they mean, to events on each clock. */
  readonly indexes: Map<WallClock, Map<string, ExceptionIndex>>;
  /** Those that stand for an occurrence, as they are written. */
  readonly met: Set<string>;
  /** Tells of the event that they should have changed. */
  tell?: EventTimes['tell'];
}

/** The changes that are in force, a cancelled one included: it stands for what it has cancelled. */
export function changesOf(events: readonly EventTimes[]): Changes {
  const byUid = new Map<string, OfUid>();
  for (const { facts, changed, fate, tell } of events) {
    if (changed === undefined || (fate !== undefined && fate !== 'cancelled')) continue;
    if (facts.uid === '') {
      tell('unmatched-exception', 'a change without a UID: taken as an event of its own');
      continue;
    }
    const known: OfUid = byUid.get(facts.uid) ?? {
      changes: [],
      indexes: new Map(),
      met: new Set(),
    };
    byUid.set(facts.uid, known);
    known.changes.push(changed);
  }
  return {
    replace: (event, label) => {
      const ofUid = event.fate === undefined ? byUid.get(event.facts.uid) : undefined;
      if (ofUid === undefined) return false;
      ofUid.tell ??= event.tell;
      const found = exceptionsAt(indexFor(ofUid, event), label, event.clock);
      for (const exception of found) ofUid.met.add(writtenAs(exception));
      return found.length > 0;
    },
    tellUnmet: (span) => {
      for (const { changes, met, tell } of byUid.values())
        for (const change of tell === undefined ? [] : changes)
          if (!met.has(writtenAs(change)) && isWithin(change, span))
            tell?.('unmatched-exception', unmet(change));
    },
  };
}

/** Events of one UID are mostly alike, and a text may have thousands. */
function indexFor({ changes, indexes }: OfUid, event: EventTimes): ExceptionIndex {
  const kind = `${event.allDay} ${event.start.tzid}`;
  const ofClock = indexes.get(event.clock) ?? new Map<string, ExceptionIndex>();
  indexes.set(event.clock, ofClock);
  const index = ofClock.get(kind) ?? indexExceptions(changes, event);
  ofClock.set(kind, index);
  return index;
}

/** Two changes of one occurrence are alike here. */
function writtenAs({ moment: { label, dateOnly, tzid } }: Exception): string {
  return `${label} ${dateOnly} ${tzid}`;
}

function unmet({ moment }: Exception): string {
  return `RECURRENCE-ID ${shownDate(moment)} meets no occurrence: both are taken`;
}
