import { type Read, type Reader, refuse } from '../../core/read.js';
import { byName, listOf } from '../../core/read-parts.js';

/** The value of a label of a reading: a priority, a component, a severity. */
export type Label = string | number | boolean;

/** The labels of a reading, by name. */
export type Labels = ReadonlyMap<string, Label>;

/** The labels that a row is for: of each name, any of some values. */
export type LabelTest = ReadonlyMap<string, ReadonlySet<Label>>;

export const NO_LABELS: Labels = /* @__PURE__ */ new Map();

/** More values than any table has columns. */
const MOST_VALUES = 100;

/** Reads a label: a text, a finite number, true or false. */
function label(reader: Reader): Label {
  const { value } = reader;
  if (typeof value === 'string' || typeof value === 'boolean') return value;
  // Adding 0 takes the sign off a zero.
  if (typeof value === 'number' && Number.isFinite(value)) return value + 0;
  refuse(reader, { code: 'invalid-type', expected: 'a text, a finite number, true or false' });
}

/** Reads the labels of a reading. */
export const readLabels: Read<Labels> = /* @__PURE__ */ byName('labels', label);

const labelList = /* @__PURE__ */ listOf('labels', label, { least: 1, most: MOST_VALUES });

/** Reads the labels that a row is for. */
export const readLabelTest: Read<LabelTest> = /* @__PURE__ */ byName(
  'labels',
  (reader): ReadonlySet<Label> =>
    new Set(
      typeof reader.value === 'object' && reader.value !== null
        ? labelList(reader)
        : [label(reader)],
    ),
);

/** Whether labels fit. */
export function fits(test: LabelTest, labels: Labels): boolean {
  for (const [name, values] of test) {
    const own = labels.get(name);
    if (own === undefined || !values.has(own)) return false;
  }
  return true;
}

/** Whether some labels fit both of two tests. */
export function canBothFit(a: LabelTest | null, b: LabelTest | null): boolean {
  if (a === null || b === null) return true;
  return [...a].every(([name, values]) => {
    const others = b.get(name);
    return others === undefined || [...values].some((value) => others.has(value));
  });
}
