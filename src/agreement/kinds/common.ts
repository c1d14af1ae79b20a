import { childOf, mark, type Read, type Reader, refuse } from '../../core/read.js';
import { optional } from '../../core/read-parts.js';
import { id, reference } from '../../core/read-values.js';
import type { CompiledScheme } from '../../credit/scheme/compile-scheme.js';
import { type LevelUnit, unitMsOf } from '../../credit/scheme/level.js';
import type { ObjectiveCommon } from '../document/document.js';
import type { Shelf } from '../document/shelf.js';

/** What objectives of every kind come to. */
export interface CommonPlan {
  readonly id: string;
  readonly name: string | null;
  readonly remedy: CompiledScheme | undefined;
  /** The name of the charge that the remedy is taken of. */
  readonly charge: string;
}

/** The readers of the fields that every kind of objective has, besides its id and name. */
export interface CommonFields {
  readonly remedy: Read<CompiledScheme | undefined>;
  readonly charge: Read<string | undefined>;
}

/** Reads the fields that every kind of objective has, besides its id and name. */
export function commonFields(shelf: Shelf): CommonFields {
  return {
    remedy: optional((reader: Reader) => {
      mark(reader, 'remedy');
      return reference(shelf.remedies, 'remedies')(reader);
    }),
    charge: optional(id),
  };
}

/**
 * Refuses a remedy whose levels nobody measures for this kind of objective: what compiles can be
 * settled.
 */
export function requireUnit(
  reader: Reader,
  remedy: CompiledScheme | undefined,
  measured: readonly LevelUnit[],
): void {
  const rule = remedy?.plan.rules.get(null);
  if (rule === undefined) return;
  const place = childOf(reader, 'remedy');
  if (rule.unit !== null && !measured.includes(rule.unit)) {
    refuse(place, {
      code: 'invalid-option',
      expected: `a remedy by ${measured.join(', ')}, which is what is measured here`,
      received: `one by ${rule.unit}`,
    });
  }
  if (
    rule.steps?.steps.some(({ size }) => size === null) === true &&
    unitMsOf(rule.unit) === undefined
  ) {
    refuse(place, {
      code: 'invalid-option',
      expected: "steps of size 'period' in a remedy by a unit of time",
      received: `one by ${rule.unit ?? 'percent'}`,
    });
  }
}

/** Joins what was read of the common fields. */
export function commonPlan(
  objective: ObjectiveCommon,
  values: { readonly remedy: CompiledScheme | undefined; readonly charge: string | undefined },
  charge: string,
): CommonPlan {
  return {
    id: objective.id,
    name: objective.name ?? null,
    remedy: values.remedy,
    charge: values.charge ?? charge,
  };
}
