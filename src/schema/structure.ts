import type { Path, Problem } from '../core/error.js';

/** Deeper than any agreement, and shallow enough for whatever reads the document by recursion. */
const DEEPEST = 200;

interface Place {
  readonly value: object;
  readonly depth: number;
  readonly from: Place | undefined;
  readonly step: string | number;
}

/**
 * Finds what must not reach a reader that recurses or copies: nesting without end, a cycle included,
 * and keys named `__proto__`, which copies drop silently.
 */
export function structureProblems(document: unknown): Problem[] {
  const problems: Problem[] = [];
  const depths = new Map<object, number>();
  const left = placeOf(document, undefined, '');
  while (left.length > 0) {
    const place = left.pop() as Place;
    if (place.depth > DEEPEST) return [tooDeep(place)];
    // A thing met again no deeper than before has been looked at; one in a cycle is met ever deeper.
    if ((depths.get(place.value) ?? -1) >= place.depth) continue;
    depths.set(place.value, place.depth);
    if (Object.hasOwn(place.value, '__proto__')) problems.push(protoKey(place));
    for (const [key, value] of Object.entries(place.value)) {
      left.push(...placeOf(value, place, Array.isArray(place.value) ? Number(key) : key));
    }
  }
  return problems;
}

function placeOf(value: unknown, from: Place | undefined, step: string | number): Place[] {
  return typeof value === 'object' && value !== null
    ? [{ value, depth: (from?.depth ?? 0) + 1, from, step }]
    : [];
}

function pathOf({ from, step }: Place): Path {
  return from === undefined ? [] : [...pathOf(from), step];
}

function tooDeep(place: Place): Problem {
  return {
    code: 'invalid-type',
    // The first steps say where; two hundred would say no more.
    path: pathOf(place).slice(0, 8),
    expected: `at most ${DEEPEST} levels of nesting`,
    received: 'more, or a cycle',
  };
}

function protoKey(place: Place): Problem {
  return {
    code: 'unknown-field',
    path: [...pathOf(place), '__proto__'],
    expected: 'no such field',
    received: '"__proto__"',
    hint: 'no id or field can have this name',
  };
}
