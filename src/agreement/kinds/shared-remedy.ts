import { childOf, note, type Reader } from '../../core/read.js';
import type { CompiledScheme } from '../../credit/scheme/compile-scheme.js';
import type { ObjectivePlan } from './kinds.js';

/** A remedy that objectives share, with those that do, in the order of the document. */
export interface SharedRemedyPlan {
  readonly id: string;
  readonly scheme: CompiledScheme;
  /** The charge that all of them name. */
  readonly charge: string;
  readonly objectives: readonly ObjectivePlan[];
}

/** The groups of rules that objectives name as their remedies. */
export function sharedRemedies(objectives: readonly ObjectivePlan[]): readonly SharedRemedyPlan[] {
  const shared = new Map<string, SharedRemedyPlan & { readonly objectives: ObjectivePlan[] }>();
  for (const objective of objectives) {
    const { remedy, remedyId, charge } = objective;
    if (remedyId === null || !isShared(objective)) continue;
    const known = shared.get(remedyId);
    if (known !== undefined) known.objectives.push(objective);
    else
      shared.set(remedyId, {
        id: remedyId,
        scheme: remedy as CompiledScheme,
        charge,
        objectives: [objective],
      });
  }
  return [...shared.values()];
}

/** Whether the remedy of an objective is a group, which others may share. */
export function isShared({ remedy }: ObjectivePlan): boolean {
  return remedy?.plan.isGroup === true;
}

/** Notes what keeps objectives from sharing a remedy: charges that differ, and names that mean two things. */
export function noteUnlikeSharers(reader: Reader, objectives: readonly ObjectivePlan[]): void {
  const places = new Map(objectives.map((objective, i) => [objective, childOf(reader, i)]));
  for (const { id, charge, objectives: sharers } of sharedRemedies(objectives)) {
    for (const sharer of sharers) {
      if (sharer.charge === charge) continue;
      note(childOf(places.get(sharer) as Reader, 'charge'), {
        code: 'invalid-agreement',
        expected: `${charge}, the charge of all objectives that share the remedy ${id}`,
        received: sharer.charge,
      });
    }
    const alike = objectives.find((objective) => objective.id === id);
    if (alike === undefined) continue;
    note(childOf(places.get(alike) as Reader, 'id'), {
      code: 'invalid-agreement',
      expected: 'an id that no remedy has that objectives share: facts name both in one list',
      received: id,
    });
  }
}
