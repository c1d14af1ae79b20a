import type { SlaError } from '../../core/error.js';
import { type Finding, findingOfError } from '../../core/finding.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import { isShared } from '../kinds/shared-remedy.js';
import { type Faults, isFaultOfFacts, type Section } from './facts.js';

/** A value, or why there is none. */
export type Settled<T> = { readonly value: T } | { readonly issue: Finding };

/** What can be found from facts, or what is wrong with them. */
export function settled<T>(find: () => T): Settled<T> {
  try {
    return { value: find() };
  } catch (error) {
    if (!isFaultOfFacts(error)) throw error;
    return { issue: findingOfError(error) };
  }
}

/** The names by which the facts of an objective are found, by section. */
export type NamesIn = {
  readonly [section in Section]?: (objective: ObjectivePlan) => string | null;
};

const idOf = ({ id }: ObjectivePlan): string => id;

/** What a figure is measured from. */
export const MEASURED_OF: NamesIn = {
  services: (objective) => (objective.kind === 'availability' ? objective.service : null),
  requests: idOf,
  scores: idOf,
};

/** What a credit is found from, beside the figure. */
export const SETTLED_OF: NamesIn = {
  charges: ({ charge }) => charge,
  history: (objective) => (isShared(objective) ? objective.remedyId : objective.id),
  readings: idOf,
};

/** Throws what is wrong with the facts that an objective needs. */
export function requireSound(faults: Faults, names: NamesIn, objective: ObjectivePlan): void {
  for (const [section, members] of faults) {
    const name = names[section]?.(objective) ?? null;
    const fault = name === null ? undefined : members.get(name);
    if (fault !== undefined) throw fault;
  }
}

/** The first fault of facts that no objective needs: nobody's line tells of it. */
export function strayFault(
  faults: Faults,
  objectives: readonly ObjectivePlan[],
): SlaError | undefined {
  const names = { ...MEASURED_OF, ...SETTLED_OF };
  for (const [section, members] of faults) {
    const needed = new Set(objectives.map((objective) => names[section]?.(objective)));
    for (const [name, fault] of members) if (!needed.has(name)) return fault;
  }
  return undefined;
}
