/** Whether two types are the same, to the compiler and not only by what fits where. */
type Same<A, B> =
  (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/**
 * Compiles when both types are the same: `same<Found, Wanted>(true)`. Files of this folder are
 * checked by `npm run typecheck`; nothing of them runs.
 */
export declare function same<A, B>(isSame: Same<A, B>): void;

/** Compiles when the value is of the type: `is<Rule>(rule)`. */
export declare function is<T>(value: T): void;

same<1, 1>(true);
same<1 | 2, 1>(false);
same<{ a?: 1 }, { a: 1 | undefined }>(false);
// @ts-expect-error two types that differ are not the same
same<{ a: 1 }, { readonly a: 1 }>(true);
// @ts-expect-error anything at all is no number
same<ReturnType<typeof JSON.parse>, number>(true);
// @ts-expect-error a text is no number
is<number>('1');
