import { isContainer, type Place } from '../surface/mutations.js';
import { type Mutation, nudged, rekeyed, relisted, replaced } from './plain.js';
import { type Random, randomOf } from './random.js';
import { disguised, estranged } from './strange.js';
import type { Target } from './targets.js';

/** Arguments that were changed, and what was done to them, shortly. */
export interface Mutant {
  readonly args: readonly unknown[];
  readonly changes: readonly Change[];
}

/** What stands at a place now. */
export interface Change {
  readonly place: Place;
  readonly mutation: string;
  readonly value: unknown;
}

/**
 * The mutant of a number: even numbers change plain data into plain data, odd ones into anything. Most
 * have one change, some up to four.
 */
export function mutantOf(
  target: Target,
  { seed, pool }: { readonly seed: number; readonly pool: readonly unknown[] },
  index: number,
): Mutant {
  const random = randomOf(seed, target.name, index);
  const changes: Change[] = [];
  let args: unknown = target.args;
  for (const place of placesFor(target, random)) {
    if (changes.some((change) => isInside(place, change.place))) continue;
    args = changedAt(args, place, (value) => {
      const [mutation, mutate] = mutationOf(value, random, index % 2 === 1);
      const changed = frozenTop(applied(() => mutate(value, random, pool), value));
      changes.push({ place, mutation, value: changed });
      return changed;
    });
  }
  // Arguments are spread into a call: what is no list any more is the only one.
  return { args: isPlain(args) && Array.isArray(args) ? args : [args], changes };
}

/** Outer places first, each once: what was changed is not looked into, for it may bite or never end. */
function placesFor({ places }: Target, random: Random): readonly Place[] {
  const count = random.oneIn(4) ? 1 + random.below(4) : 1;
  const picked = new Set(Array.from({ length: count }, () => random.pick(places)));
  return [...picked].sort((a, b) => a.length - b.length);
}

function isInside(place: Place, outer: Place): boolean {
  return outer.every((step, i) => place[i] === step);
}

/** A change of what an earlier one made may bite: then that stays. */
function applied(mutate: () => unknown, value: unknown): unknown {
  try {
    return mutate();
  } catch {
    return value;
  }
}

type Named = readonly [name: string, mutation: Mutation];

const ANY: readonly Named[] = [
  ['replaced', replaced],
  ['nudged', nudged],
];
const LISTS: readonly Named[] = [...ANY, ['relisted', relisted], ['relisted', relisted]];
const OBJECTS: readonly Named[] = [...ANY, ['rekeyed', rekeyed], ['rekeyed', rekeyed]];
const STRANGE: readonly Named[] = [
  ['estranged', estranged],
  ['disguised', disguised],
];

function mutationOf(value: unknown, random: Random, isStrange: boolean): Named {
  if (isStrange && !random.oneIn(4)) return random.pick(STRANGE);
  if (!isPlain(value)) return random.pick(ANY);
  return random.pick(Array.isArray(value) ? LISTS : OBJECTS);
}

/** The same value with another at a place; an earlier change may have taken the place away. */
function changedAt(value: unknown, place: Place, change: (value: unknown) => unknown): unknown {
  const [step, ...rest] = place;
  if (step === undefined) return change(value);
  if (!isPlain(value) || !Object.hasOwn(value, step)) return value;
  const inner = changedAt((value as Record<string, unknown>)[step], rest, change);
  if (Array.isArray(value)) return Object.freeze(value.with(Number(step), inner));
  return Object.freeze(
    Object.fromEntries(
      Object.entries(value).map(([key, old]) => [key, key === step ? inner : old]),
    ),
  );
}

/** Whether a value may be looked into: what bites may not. */
function isPlain(value: unknown): value is object {
  try {
    if (!isContainer(value) || Object.getOwnPropertySymbols(value).length > 0) return false;
    const fields = Object.values(Object.getOwnPropertyDescriptors(value));
    return fields.every((field) => 'value' in field);
  } catch {
    return false;
  }
}

/** Members that are new are few, so that freezing the top of each keeps a mutant cheap. */
function frozenTop(value: unknown): unknown {
  return isPlain(value) ? Object.freeze(value) : value;
}
