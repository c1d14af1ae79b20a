/** How all copies of the library know its errors: `isSlaError` looks for it. */
const TAG: unique symbol = Symbol.for('slakit.SlaError') as never;

/** Refuses an argument, as an `SlaError` does: this room imports nothing, not even that. */
export function refuse(name: string, expected: string, code: string = 'invalid-type'): never {
  const error = new Error(`${name}: expected ${expected}`);
  const parts = { name: 'SlaError', code, path: [name], expected, received: 'something else' };
  throw Object.defineProperty(Object.assign(error, parts), TAG, { value: true });
}
