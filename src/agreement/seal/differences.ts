import type { Path } from '../../core/error.js';

/** One place at which two documents differ. */
export interface Difference {
  /** Where: `['lines', 0, 'levelPercent']`. */
  readonly path: Path;
  /** Whether both have a value there, or one of them alone. */
  readonly kind: 'changed' | 'only-theirs' | 'only-ours';
  /** The value of the other party, as plain JSON; `null` where it has none, see `kind`. */
  readonly theirs: unknown;
  /** The value of one's own; `null` where there is none, see `kind`. */
  readonly ours: unknown;
}

/** Where two documents differ. */
export interface Comparison {
  /** The first place at which they differ; `null` when they are the same. */
  readonly first: Difference | null;
  /** The first hundred places. */
  readonly differences: readonly Difference[];
  /** How many there are in all. */
  readonly count: number;
}

/** Whether two values that are not the same say the same. */
export type MeansSame = (theirs: unknown, ours: unknown) => boolean;

const MOST_DIFFERENCES = 100;

/**
 * Compares plain data value by value, in the order of our fields; fields that only they have come last of
 * their object. What stands at one place on one side alone is one difference, whatever is inside.
 */
export function differencesOf(theirs: unknown, ours: unknown, meansSame: MeansSame): Comparison {
  const differences: Difference[] = [];
  let count = 0;
  const tell = (difference: Difference): void => {
    count++;
    if (differences.length < MOST_DIFFERENCES) differences.push(difference);
  };
  const path: (string | number)[] = [];
  const compare = (their: unknown, our: unknown): void => {
    if (their === our || meansSame(their, our)) return;
    if (!isContainer(their) || !isContainer(our) || Array.isArray(their) !== Array.isArray(our)) {
      tell({ path: [...path], kind: 'changed', theirs: their, ours: our });
      return;
    }
    for (const step of stepsOf(their, our)) {
      path.push(step);
      if (!Object.hasOwn(their, step))
        tell({ path: [...path], kind: 'only-ours', theirs: null, ours: our[step] });
      else if (!Object.hasOwn(our, step))
        tell({ path: [...path], kind: 'only-theirs', theirs: their[step], ours: null });
      else compare(their[step], our[step]);
      path.pop();
    }
  };
  compare(theirs, ours);
  return { first: differences[0] ?? null, differences, count };
}

type Container = Readonly<Record<string | number, unknown>>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

/** The names or indexes of both. */
function stepsOf(theirs: Container, ours: Container): Iterable<string | number> {
  if (Array.isArray(theirs) && Array.isArray(ours))
    return Array(Math.max(theirs.length, ours.length)).keys();
  return new Set([...Object.keys(ours), ...Object.keys(theirs)]);
}
