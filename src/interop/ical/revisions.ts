import { type IcalComponent, propertyOf, textOf } from '../shared/jcal.js';
import type { IcalSkipReason } from './options.js';

/** An event as it was sent, with the calendar that it stands in. */
export interface Sent {
  readonly component: IcalComponent;
  /** The METHOD of the calendar: `PUBLISH`, `REQUEST`, `CANCEL`, or nothing. */
  readonly method: string;
}

/** An event that was sent, and what others of its UID made of it. */
export interface Revision<Item extends Sent> {
  readonly sent: Item;
  /** Why it is not in force. */
  readonly fate?: IcalSkipReason;
  /** Another event in force has the same UID, and nothing says which came later. */
  readonly twin?: boolean;
  /** A cancellation that has cancelled others, and says nothing more. */
  readonly isDone?: boolean;
}

/** Methods that announce an event; the others answer one, or ask for it (RFC 5546, 1.4). */
const ANNOUNCING: ReadonlySet<string> = new Set(['', 'PUBLISH', 'REQUEST', 'ADD', 'CANCEL']);

/**
 * Tells which events of a text are in force. Of one UID, and one RECURRENCE-ID, the one with the highest
 * SEQUENCE is; where these are equal, that with the latest DTSTAMP (RFC 5546, 2.1.5). METHOD:CANCEL
 * cancels what it names, with a RECURRENCE-ID that occurrence, without one the event and all changes to
 * it (3.2.5).
 */
export function revisionsOf<Item extends Sent>(all: readonly Item[]): readonly Revision<Item>[] {
  const groups = groupsOf(all);
  const cancellations = new Map<string, Version>();
  for (const group of groups.values()) {
    const { latest } = group;
    if (latest.isCancel && latest.recurrence === '') cancellations.set(latest.uid, latest);
  }
  const revisions = all.map((sent) => revisionOf(sent, groups, cancellations));
  const done = new Set(revisions.map(({ cancelledBy }) => cancelledBy));
  return revisions.map(({ cancelledBy: _, ...revision }) =>
    done.has(revision.sent.component) ? { ...revision, isDone: true } : revision,
  );
}

type WithCause<Item extends Sent> = Revision<Item> & {
  readonly cancelledBy?: IcalComponent;
};

function revisionOf<Item extends Sent>(
  sent: Item,
  groups: ReadonlyMap<string, Group>,
  cancellations: ReadonlyMap<string, Version>,
): WithCause<Item> {
  if (!ANNOUNCING.has(sent.method)) return { sent, fate: 'not-announced' };
  const version = versionOf(sent);
  if (version.isCancel) return { sent, fate: fateOfCancel(version, groups) };
  const ending = cancellations.get(version.uid);
  if (ending !== undefined && ending.sequence >= version.sequence)
    return { sent, fate: 'cancelled', cancelledBy: ending.component };
  const group = sent.method === 'ADD' ? undefined : groups.get(keyOf(version));
  if (group === undefined) return { sent };
  if (isBefore(version, group.latest))
    return { sent, fate: group.latest.isCancel ? 'cancelled' : 'superseded' };
  return { sent, ...(group.twins > 1 ? { twin: true } : {}) };
}

function fateOfCancel(version: Version, groups: ReadonlyMap<string, Group>): IcalSkipReason {
  const group = groups.get(keyOf(version));
  const isLate = group === undefined || !isBefore(version, group.latest);
  return isLate ? 'cancelled' : 'superseded';
}

interface Version {
  readonly component: IcalComponent;
  readonly uid: string;
  /** As written; an event and each change to an occurrence are versions of their own. */
  readonly recurrence: string;
  readonly sequence: number;
  readonly stamp: string;
  readonly isCancel: boolean;
}

interface Group {
  readonly latest: Version;
  /** How many of the versions in force there are. */
  readonly twins: number;
}

function versionOf({ component, method }: Sent): Version {
  const recurrence = propertyOf(component, 'recurrence-id');
  const sequence = Number(textOf(component, 'sequence') ?? 0);
  return {
    component,
    uid: textOf(component, 'uid') ?? '',
    recurrence: recurrence === undefined ? '' : String(recurrence.values[0]),
    sequence: Number.isFinite(sequence) ? sequence : 0,
    stamp: textOf(component, 'dtstamp') ?? '',
    isCancel: method === 'CANCEL',
  };
}

function keyOf({ uid, recurrence }: Version): string {
  return JSON.stringify([uid, recurrence]);
}

function groupsOf(all: readonly Sent[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const sent of all) {
    // METHOD:ADD brings more occurrences, not another version.
    if (!ANNOUNCING.has(sent.method) || sent.method === 'ADD') continue;
    const version = versionOf(sent);
    // Without a UID nothing says that two events are one.
    if (version.uid === '') continue;
    const known = groups.get(keyOf(version));
    if (known === undefined || isBefore(known.latest, version)) {
      groups.set(keyOf(version), { latest: version, twins: 1 });
    } else if (!isBefore(version, known.latest)) {
      groups.set(keyOf(version), { ...known, twins: known.twins + 1 });
    }
  }
  return groups;
}

/** Whether one version was replaced by another; of two alike a cancellation is the later. */
function isBefore(one: Version, other: Version): boolean {
  if (one.sequence !== other.sequence) return one.sequence < other.sequence;
  if (one.isCancel !== other.isCancel) return other.isCancel;
  return one.stamp < other.stamp;
}
