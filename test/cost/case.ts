/** A list that an input may have, and a call that is given `n` of its members. */
export interface CostCase {
  readonly name: string;
  /** The smaller length; the call is made with twice as many, too. */
  readonly length: number;
  /** Makes the input for a length, and gives the call that is measured. */
  readonly prepare: (length: number) => () => unknown;
}

/** A list of as many members. */
export function times<T>(length: number, member: (index: number) => T): T[] {
  return Array.from({ length }, (_, index) => member(index));
}
