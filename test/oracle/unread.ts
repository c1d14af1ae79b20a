/** The places of all values in plain data that are no containers; indexes of lists are `*`. */
type Step = string | number;

/**
 * The fields of a document that make no difference: each value that is no container is replaced, one at
 * a time, by others, and whatever is made of the document is compared with what was made before, a
 * refusal included. Places of lists are written `*`, so that each field is named once.
 */
export function fieldsWithoutEffect(
  document: unknown,
  read: (document: unknown) => unknown,
): readonly string[] {
  const before = outcomeOf(document, read);
  const idle = leavesOf(document).filter(({ path, value }) =>
    othersOf(value).every((other) => outcomeOf(withValue(document, path, other), read) === before),
  );
  const effective = new Set(
    leavesOf(document)
      .filter(({ path }) => !idle.some((one) => one.path.join() === path.join()))
      .map(({ path }) => nameOf(path)),
  );
  return [...new Set(idle.map(({ path }) => nameOf(path)))].filter((name) => !effective.has(name));
}

function outcomeOf(document: unknown, read: (document: unknown) => unknown): string {
  try {
    return JSON.stringify(read(document));
  } catch (error) {
    return `throws ${(error as Error).message}`;
  }
}

function leavesOf(
  value: unknown,
  path: readonly Step[] = [],
): readonly { path: readonly Step[]; value: unknown }[] {
  if (typeof value !== 'object' || value === null) return [{ path, value }];
  return Object.entries(value).flatMap(([key, member]) =>
    leavesOf(member, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** Values that stand where another one did: of the same kind, and of none. */
function othersOf(value: unknown): readonly unknown[] {
  if (typeof value === 'number') return [value + 1, value + 60, 'other'];
  if (typeof value === 'boolean') return [!value, 'other'];
  return ['other', 7];
}

function withValue(document: unknown, path: readonly Step[], value: unknown): unknown {
  const copy = structuredClone({ document });
  const place = path.slice(0, -1).reduce<unknown>((at, step) => memberOf(at, step), copy.document);
  (place as Record<Step, unknown>)[path.at(-1) as Step] = value;
  return copy.document;
}

function memberOf(value: unknown, step: Step): unknown {
  return (value as Record<Step, unknown>)[step];
}

function nameOf(path: readonly Step[]): string {
  return path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
}
