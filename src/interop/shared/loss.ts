import type { Path } from '../../core/error.js';
import { type Finding, findingOf } from '../../core/finding.js';

/** What a translation leaves out, or takes for something else. */
export interface Loss<Code extends string> {
  readonly code: Code;
  /** Where it stands in what is translated. */
  readonly path: Path;
  /** What would have been carried over. */
  readonly expected: string;
  readonly received: string;
  /** What became of it. */
  readonly hint: string;
}

/** A loss as a warning, in the one shape of findings. */
export function lossOf<Code extends string>(loss: Loss<Code>): Finding<Code> {
  return findingOf('warning', loss) as Finding<Code>;
}

/** What a text would have said, by the code of the warning when it does not. */
export type Expectations<Code extends string> = Readonly<Record<Code, string>>;

/** Tells what of a text is lost: its code, which part of the text, and what became of it. */
export type TellLoss<Code extends string> = (code: Code, part: string, hint: string) => void;

/** Collects what is lost of a text, which has no places but the names of its parts. */
export function textLosses<Code extends string>(
  expectations: Expectations<Code>,
  warnings: Finding<Code>[],
): TellLoss<Code> {
  return (code, part, hint) => {
    const expected = expectations[code];
    warnings.push(lossOf({ code, path: ['text'], expected, received: part, hint }));
  };
}
