import { readCallables } from '../surface/functions.js';
import { isContainer, type Place, valueAt } from '../surface/mutations.js';

/** A public function with arguments of one form, made once and frozen, and all places in them. */
export interface Target {
  /** The name of the function, with `#2` for its second form. */
  readonly name: string;
  readonly call: (...args: readonly unknown[]) => unknown;
  readonly args: readonly unknown[];
  readonly places: readonly Place[];
  /** Typed arrays in the arguments, which cannot be frozen, and what they held at first. */
  readonly columns: readonly Column[];
}

/** A typed array, and its numbers. */
interface Column {
  readonly column: ArrayLike<number>;
  readonly copy: readonly number[];
}

/** Every public function in every form of its row, in the order of the table. */
export async function readTargets(): Promise<readonly Target[]> {
  const callables = await readCallables();
  return callables.map(({ name, call, args: form }) => {
    const args = form();
    frozen(args);
    const [bare = '', number] = name.split(/, form |,/);
    const forms = number === undefined ? bare : `${bare}#${number}`;
    const places = everyPlaceIn(args);
    return { name: forms, call, args, places, columns: columnsOf(args, places) };
  });
}

/** Values of all arguments together: what is right at one place is wrong at another. */
export function poolOf(targets: readonly Target[]): readonly unknown[] {
  const seen = new Set<unknown>();
  for (const { args, places } of targets) {
    for (const place of places) {
      seen.add(valueAt(args, place));
    }
  }
  return [...seen];
}

/** Freezes plain data in place, and gives it; what a compiler made keeps its caches. */
function frozen<T>(value: T): T {
  if (!isContainer(value) || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const member of Object.values(value)) frozen(member);
  return value;
}

function columnsOf(args: readonly unknown[], places: readonly Place[]): readonly Column[] {
  const columns = places.map((place) => valueAt(args, place)).filter(isColumn);
  return columns.map((column) => ({ column, copy: Array.from(column) }));
}

function isColumn(value: unknown): value is ArrayLike<number> {
  return ArrayBuffer.isView(value) && 'length' in value;
}

/** Every value, the list of arguments itself first; more than enough of long lists. */
function everyPlaceIn(value: unknown, at: Place = []): readonly Place[] {
  if (!isContainer(value)) return [at];
  const inner = Object.entries(value)
    .slice(0, MOST_MEMBERS)
    .flatMap(([key, member]) =>
      everyPlaceIn(member, [...at, Array.isArray(value) ? Number(key) : key]),
    );
  return [at, ...inner];
}

const MOST_MEMBERS = 60;
