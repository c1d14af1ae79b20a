import { fail, type Path, shown } from '../core/error.js';

/** Reads a named option; the first choice is the default. */
export function oneOf<Choice extends string>(
  value: Choice | undefined,
  choices: readonly [Choice, ...Choice[]],
  path: Path,
): Choice {
  if (value === undefined) return choices[0];
  if (choices.includes(value)) return value;
  return fail({
    code: 'invalid-option',
    path,
    expected: `one of ${choices.join(', ')}`,
    received: shown(value),
  });
}

/** Reads an optional list; a list left out is empty. */
export function listOf<Item>(value: readonly Item[] | undefined, path: Path): readonly Item[] {
  if (value === undefined) return [];
  if (Array.isArray(value)) return value;
  return fail({ code: 'invalid-type', path, expected: 'a list', received: shown(value) });
}

/** Reads an optional list of objects; a list left out is empty. */
export function objectsOf<Item extends object>(
  value: readonly Item[] | undefined,
  path: Path,
): readonly Item[] {
  const items = listOf(value, path);
  for (const [index, item] of items.entries()) checkObject(item, [...path, index]);
  return items;
}

/** Checks that an argument is an object before its fields are read. */
export function checkObject(value: unknown, path: Path): void {
  if (typeof value === 'object' && value !== null) return;
  fail({ code: 'invalid-type', path, expected: 'an object', received: shown(value) });
}
