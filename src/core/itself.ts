/**
 * Lets what was compiled know itself: under a name that is not enumerable, so that no copy has it, be it
 * a spread, a clone or one through JSON.
 */
export function knowingItself<T extends object>(made: T): T {
  return Object.defineProperty(made, SELF, { value: made });
}

/** Whether a value is what was made of a kind, and no copy of it. Never throws, whatever the value does. */
export function isItself(value: unknown, kind: string): boolean {
  try {
    const made = value as Readonly<Record<string, unknown>> | null | undefined;
    return made?.kind === kind && made[SELF] === made;
  } catch {
    return false;
  }
}

/** A name, and not a symbol of this module: another copy of the library knows it, too. */
const SELF = 'itself';
