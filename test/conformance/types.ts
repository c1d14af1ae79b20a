/** A recorded answer of another system: a question, its expected answer, and where it comes from. */
export interface Vector {
  readonly id: string;
  readonly [key: string]: unknown;
}

export type Outcome =
  | { readonly status: 'passed' }
  | { readonly status: 'failed'; readonly expected: unknown; readonly actual: unknown }
  | { readonly status: 'unsupported'; readonly reason: string };

/** Maps a vector to public calls of the library and compares the answer with the expected one. */
export type Adapter = (vector: Vector) => Outcome;

/** Why a vector is known not to pass. */
interface ExpectedFailure {
  readonly kind: 'debatable' | 'suspect' | 'out-of-scope' | 'not-built-yet';
  readonly reason: string;
}

export type ExpectedFailures = Readonly<Record<string, ExpectedFailure>>;
