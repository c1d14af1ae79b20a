/**
 * Writes data as the one JSON text that RFC 8785 gives it, whatever the order of its fields: no spaces,
 * fields in the order of the UTF-16 code units of their names, numbers and texts as ECMAScript writes
 * them. What RFC 8785 has no text for is written as `JSON.stringify` does: a field without a value is left
 * out, what knows how to write itself does. So a reader that refuses all that comes first, see
 * `readJson`.
 */
export function canonicalJson(value: unknown): string {
  return written(value) as string;
}

function written(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if ('toJSON' in value && typeof value.toJSON === 'function') return written(value.toJSON());
  if (Array.isArray(value)) return `[${value.map((one) => written(one) ?? 'null').join(',')}]`;
  const fields: string[] = [];
  for (const name of Object.keys(value).sort()) {
    const field = written((value as Readonly<Record<string, unknown>>)[name]);
    if (field !== undefined) fields.push(`${JSON.stringify(name)}:${field}`);
  }
  return `{${fields.join(',')}}`;
}
