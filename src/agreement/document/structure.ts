import { type Path, shown } from '../../core/error.js';
import { type Finding, findingOf } from '../../core/finding.js';

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
 * keys named `__proto__`, which copies drop silently, and things that are more than their fields,
 * dates for example, which copies and JSON make something else of.
 */
export function structureFindings(document: unknown): Finding[] {
  const findings: Finding[] = [];
  const depths = new Map<object, number>();
  const left = placeOf(document, undefined, '');
  while (left.length > 0) {
    const place = left.pop() as Place;
    if (place.depth > DEEPEST) return [tooDeep(place)];
    // A thing met again no deeper than before has been looked at; one in a cycle is met ever deeper.
    if ((depths.get(place.value) ?? -1) >= place.depth) continue;
    depths.set(place.value, place.depth);
    if (!isPlain(place.value)) {
      findings.push(notPlain(place));
      continue;
    }
    if (Object.hasOwn(place.value, '__proto__')) findings.push(protoKey(place));
    for (const [key, value] of Object.entries(place.value)) {
      left.push(...placeOf(value, place, Array.isArray(place.value) ? Number(key) : key));
    }
  }
  return findings;
}

function placeOf(value: unknown, from: Place | undefined, step: string | number): Place[] {
  return typeof value === 'object' && value !== null
    ? [{ value, depth: (from?.depth ?? 0) + 1, from, step }]
    : [];
}

function pathOf({ from, step }: Place): Path {
  return from === undefined ? [] : [...pathOf(from), step];
}

function tooDeep(place: Place): Finding {
  return findingOf('error', {
    code: 'invalid-type',
    // The first steps say where; two hundred would say no more.
    path: pathOf(place).slice(0, 8),
    expected: `at most ${DEEPEST} levels of nesting`,
    received: 'more, or a cycle',
  });
}

/** A list, or an object without ancestors other than the root of all, of whatever realm it is. */
function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function notPlain(place: Place): Finding {
  return findingOf('error', {
    code: 'invalid-type',
    path: pathOf(place),
    expected: 'plain data, as JSON has it',
    received: shown(place.value),
    hint: 'a document holds texts, numbers, true, false, null, lists and objects of them; write an instant as ISO text',
  });
}

function protoKey(place: Place): Finding {
  return findingOf('error', {
    code: 'unknown-field',
    path: [...pathOf(place), '__proto__'],
    expected: 'no such field',
    received: '"__proto__"',
    hint: 'no id or field can have this name',
  });
}
