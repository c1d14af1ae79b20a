/**
 * Freezes data through and through: tables are shared by all who import them, and a change that one
 * made by mistake would count for all.
 */
export function frozen<T extends object>(data: T): T {
  for (const value of Object.values(data)) {
    if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) frozen(value);
  }
  return Object.freeze(data);
}
