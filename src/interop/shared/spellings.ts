import type { Condition, Scalar } from '../../clock/rule/condition.js';

const INTEGER = /^(0|[1-9]\d{0,14})$/;

/**
 * The values that an attribute may hold for one value of another system: exports write the same id as
 * `4` and as `"4"`, the same tick as `true` and as `"true"`. `undefined` for what no attribute holds.
 */
export function spellingsOf(value: unknown): readonly Scalar[] | undefined {
  if (typeof value === 'boolean') return [value, String(value)];
  if (value === 'true' || value === 'false') return [value === 'true', value];
  // A zero has no sign.
  if (Number.isSafeInteger(value)) return [(value as number) + 0, String(value)];
  if (typeof value !== 'string' || value === '') return undefined;
  return INTEGER.test(value) ? [Number(value), value] : [value];
}

/** The condition that an attribute holds one of some values, in any spelling. */
export function isAnyOf(field: string, values: readonly unknown[]): Condition | undefined {
  const spellings = values.map(spellingsOf);
  if (spellings.length === 0 || spellings.includes(undefined)) return undefined;
  const all = [...new Set(spellings.flatMap((some) => some as readonly Scalar[]))];
  return all.length === 1 ? { field, equals: all[0] as Scalar } : { field, in: all };
}

/**
 * One value or several, as a list of our own without holes, which what walks a list passes over. Of
 * more than the most there are none.
 */
export function valuesIn(value: unknown, most: number): readonly unknown[] {
  if (!Array.isArray(value)) return [value];
  return value.length > most ? [] : Array.from<unknown>(value);
}
