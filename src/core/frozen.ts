/** Data that nobody can change, however deep. */
export type Frozen<T> = T extends object ? { readonly [Key in keyof T]: Frozen<T[Key]> } : T;

/**
 * Freezes data through and through: tables are shared by all who import them, and a change that one
 * made by mistake would count for all.
 */
export function frozen<T extends object>(data: T): Frozen<T> {
  for (const value of Object.values(data)) {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) frozen(value);
  }
  return Object.freeze(data) as Frozen<T>;
}
