import type { SlaErrorCode } from '../../src/core/error.js';

/** A public function, and arguments that it accepts. */
export interface Row<Arguments extends readonly unknown[] = readonly unknown[]> {
  /**
   * Arguments in which every parameter is given, and every option that can be: what is left out is
   * not tried.
   */
  readonly args: () => Arguments;
  /** Arguments of other forms, for fields that exclude each other. */
  readonly others?: readonly (() => Arguments)[];
  /**
   * Objects in which any key is legal, and why. They are named by patterns such as `1.*.set`: the
   * index of the argument, then keys, `*` for any step, `**` for any number of them.
   */
  readonly anyKey?: Readonly<Record<string, string>>;
  /**
   * Objects whose keys are names that something else declares, by the same patterns: a stranger is an
   * `unknown-reference`.
   */
  readonly names?: readonly string[];
  /**
   * Documents in a format of others, by the same patterns: what is unknown there may be told as a
   * warning, and is no error.
   */
  readonly documents?: readonly string[];
  /**
   * Objects in which a key says what kind of thing they are, by the same patterns, and the code that
   * tells a thing of no kind.
   */
  readonly kinds?: Readonly<Record<string, KindCode>>;
}

/** How a thing of no kind is told. */
type KindCode = Extract<SlaErrorCode, 'invalid-type' | 'invalid-target' | 'invalid-condition'>;

type AnyFunction = (...args: never) => unknown;

/**
 * Rows for functions of a module, typed by their parameters; those of other rooms stay out. Of
 * overloads the compiler sees the last alone, so that fewer arguments fit; that none is missing is
 * tested.
 */
export type RowsOf<Module> = {
  readonly [Name in keyof Module as Module[Name] extends AnyFunction ? Name : never]?: Row<
    Module[Name] extends (...args: infer Arguments) => unknown
      ? Readonly<Partial<Arguments>>
      : never
  >;
};
