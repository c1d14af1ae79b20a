import { childOf } from '../../core/read.js';
import { isoOf, type SeenStatus, tellStranger } from '../shared/seen.js';
import type { Component } from './component.js';
import type { Change, Incident, Update } from './incident.js';
import { STATUSPAGE_STATUSES } from './statuses.js';
import type { TellPage } from './warning.js';

/** A change of a component, with the update that says it. */
interface Step extends Change {
  readonly at: number;
  readonly createdAt: number;
  readonly update: string;
}

/** The changes of each component, in their order. */
export type Chains = ReadonlyMap<string, readonly Step[]>;

/** Sorts what updates say by component, and within each by time. */
export function chainsOf(incidents: readonly Incident[]): Chains {
  const chains = new Map<string, Step[]>();
  for (const { updates } of incidents) {
    // A page lists the newest update first.
    for (const { id, at, createdAt, changes } of [...updates].reverse()) {
      for (const change of changes) {
        const steps = chains.get(change.component) ?? [];
        chains.set(change.component, steps);
        steps.push({ ...change, at, createdAt, update: id });
      }
    }
  }
  for (const steps of chains.values()) {
    steps.sort((a, b) => a.at - b.at || a.createdAt - b.createdAt);
  }
  return chains;
}

/** Updates that come on two pages count once, as the page that is read last has them. */
export function mergeUpdates(updates: readonly Update[]): readonly Update[] {
  return [...new Map(updates.map((update) => [update.id, update])).values()];
}

/** What was seen of a component, by the changes that updates tell. */
export function seenOf(steps: readonly Step[]): readonly SeenStatus[] {
  return steps.map(({ at, to, component, update }) => ({ at, status: to, component, id: update }));
}

/** Tells where the changes of a component do not join. */
export function tellGaps(
  steps: readonly Step[],
  listed: Component | undefined,
  tell: TellPage,
): void {
  steps.forEach((step, i) => {
    const place = childOf(step.place, 'new_status');
    tellStranger({ status: step.to, place }, STATUSPAGE_STATUSES, tell);
    const before = steps[i - 1];
    if (before === undefined || step.from === before.to) return;
    if (isTie(before, step)) {
      tell(step.place, {
        code: 'ambiguous-order',
        expected: 'one status of a component at an instant',
        received: `${before.to} and ${step.to} at ${isoOf(step.at)}`,
        hint: `it is taken to be ${step.to} from there on`,
      });
    } else if (step.from !== undefined) {
      tell(childOf(step.place, 'old_status'), unrecorded(before, step.from));
    }
  });
  const last = steps[steps.length - 1];
  if (listed === undefined || last === undefined || listed.status === last.to) return;
  tell(childOf(listed.place, 'status'), unrecorded(last, listed.status));
}

/** Whether nothing says which of two changes came first. */
function isTie(a: Step, b: Step): boolean {
  return a.at === b.at && a.createdAt === b.createdAt && a.to !== b.to;
}

function unrecorded(before: Step, now: string): Parameters<TellPage>[1] {
  return {
    code: 'unrecorded-change',
    expected: `${before.to}, as it was from ${isoOf(before.at)} on`,
    received: now,
    hint: `when it changed is not recorded: it is taken to be ${before.to} up to the next update`,
  };
}
