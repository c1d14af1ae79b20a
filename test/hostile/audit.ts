/**
 * What is wrong with a result: a number that is none, a minus zero, a hole, a field without a value,
 * or anything that JSON does not know. Typed arrays are columns, with sentinels of their own.
 *
 * @param mayLack - Names of fields that the declared type allows to be `undefined`.
 * @returns A fault and its place, or nothing.
 */
export function faultIn(result: unknown, mayLack: ReadonlySet<string>): string | undefined {
  const seen = new Set<object>();
  const left: [value: unknown, place: string][] = [[result, '']];
  for (let entry = left.pop(); entry !== undefined; entry = left.pop()) {
    const [value, place] = entry;
    const fault = faultOf(value);
    if (fault !== undefined) return `${fault} at ${place === '' ? 'the top' : place}`;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    if (seen.has(value) || seen.size > MOST_OBJECTS) continue;
    seen.add(value);
    if (Array.isArray(value)) {
      for (let i = 0; i < Math.min(value.length, MOST_MEMBERS); i++) {
        left.push([value[i], `${place}[]`]);
      }
      continue;
    }
    for (const [key, field] of Object.entries(value)) {
      if (field !== undefined || !mayLack.has(key)) left.push([field, `${place}.${key}`]);
    }
  }
  return undefined;
}

/** A result that is larger is looked at in part: a fault shows in small ones too. */
const MOST_OBJECTS = 2000;
const MOST_MEMBERS = 200;

const FAULTS: Readonly<Record<string, string>> = {
  undefined: 'undefined',
  bigint: 'a bigint',
  symbol: 'a symbol',
  function: 'a function',
};

function faultOf(value: unknown): string | undefined {
  if (typeof value === 'number') return faultOfNumber(value);
  if (typeof value !== 'object') return FAULTS[typeof value];
  if (value === null || Array.isArray(value) || ArrayBuffer.isView(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  const isPlain = prototype === null || prototype === Object.prototype;
  return isPlain ? undefined : 'an object that is not plain';
}

function faultOfNumber(value: number): string | undefined {
  if (Object.is(value, -0)) return '-0';
  return Number.isFinite(value) ? undefined : String(value);
}
