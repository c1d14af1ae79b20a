import type { FieldTest, Scalar } from '../../clock/rule/condition.js';
import { shown } from '../../core/error.js';
import { childOf, note, type Part, type Reader, refuse, unknownName } from '../../core/read.js';

/** Reads a value that an attribute can have. */
export function scalar(reader: Reader): Scalar {
  const { value } = reader;
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  refuse(reader, {
    code: 'invalid-type',
    expected: 'a text, a finite number, true, false or null',
  });
}

/** The attributes that an agreement declares, with their values; an empty list allows any. */
type Declared = ReadonlyMap<string, readonly Scalar[]>;

/**
 * Notes attributes that conditions read although the agreement does not declare them, and values that
 * it does not allow: a misspelt name would never fit any ticket. An agreement that declares no
 * attributes allows all.
 */
export function noteUndeclared(
  root: Reader,
  declared: Declared | undefined,
  parts: readonly Part[],
): void {
  if (declared === undefined) return;
  const values = new Map([...declared].map(([name, list]) => [name, new Set(list)]));
  for (const { kind, value, path } of parts) {
    if (kind !== 'attribute') continue;
    const place = path.reduce<Reader>((at, step) => childOf(at, step), root);
    noteTest(place, value as { readonly field: string } & FieldTest, values);
  }
}

function noteTest(
  place: Reader,
  test: { readonly field: string } & FieldTest,
  declared: ReadonlyMap<string, ReadonlySet<Scalar>>,
): void {
  const allowed = declared.get(test.field);
  if (allowed === undefined) {
    noteUnknown(childOf(place, 'field'), [...declared.keys()], 'the attributes', '');
    return;
  }
  if (allowed.size === 0) return;
  const list = childOf(place, 'in');
  const named = [
    ...(test.equals === undefined ? [] : [childOf(place, 'equals')]),
    ...(test.in ?? []).map((_, i) => childOf(list, i)),
  ];
  for (const value of named) {
    if (!allowed.has(value.value as Scalar))
      noteUnknown(value, [...allowed].map(String), 'the values', ` of ${test.field}`);
  }
}

function noteUnknown(reader: Reader, known: readonly string[], what: string, whose: string): void {
  note(reader, {
    code: 'unknown-reference',
    expected: `one of ${what} ${known.slice(0, 8).join(', ')}${whose}`,
    received: shown(reader.value),
    ...hintOf(reader.value, known),
  });
}

/** The nearest name; of a value that is declared as another type, that it is. */
function hintOf(value: unknown, known: readonly string[]): { readonly hint?: string | undefined } {
  if (known.includes(String(value)))
    return { hint: 'the same in letters, but a number, a text and a truth value are different' };
  return typeof value === 'string' ? unknownName(value, known) : {};
}
