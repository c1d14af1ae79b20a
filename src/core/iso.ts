import { formatDuration } from './duration.js';
import { fail, shown } from './error.js';

/** A result with its instants and durations written out; everything else as it was. */
export type Readable<T> = T extends readonly (infer Item)[]
  ? readonly Readable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadableField<Key, T[Key]> }
    : T;

/** One field of a result, written out by the ending of its name. */
export type ReadableField<Key, Value> = Key extends `${string}At` | `${string}Ms`
  ? Value extends number
    ? string
    : Readable<Value>
  : Readable<Value>;

/**
 * Renders a result for reading: numbers in fields that end in `At` become ISO 8601 instants in UTC,
 * numbers in fields that end in `Ms` become ISO 8601 durations. A bare number is taken for an
 * instant. Typed arrays and other objects that are not plain data stay as they are. The input is not
 * changed.
 *
 * @throws {@link SlaError} `invalid-instant` when a number is no instant, `invalid-duration` when it
 * is no length.
 * @example
 * import { toIso } from 'slakit'
 * toIso({ dueAt: 1772438400000, remainingMs: 90000, state: 'running' })
 * // => { dueAt: '2026-03-02T08:00:00.000Z', remainingMs: 'PT1M30S', state: 'running' }
 */
export function toIso(instant: number): string;
export function toIso<T>(result: T): Readable<T>;
export function toIso(result: unknown): unknown {
  return typeof result === 'number' ? isoInstant(result) : render(result);
}

function render(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(render);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  return Object.fromEntries(
    Object.entries(value as object).map(([key, field]) => [key, renderField(key, field)]),
  );
}

function renderField(key: string, field: unknown): unknown {
  if (typeof field === 'number' && key.endsWith('At')) return isoInstant(field);
  if (typeof field === 'number' && key.endsWith('Ms')) return formatDuration(field);
  return render(field);
}

function isoInstant(epochMs: number): string {
  const date = new Date(epochMs);
  if (Number.isNaN(date.getTime())) {
    fail({
      code: 'invalid-instant',
      path: [],
      expected: 'epoch milliseconds',
      received: shown(epochMs),
    });
  }
  return date.toISOString();
}
