import { type Finding, findingOf } from '../../core/finding.js';
import { pathOf, type Reader } from '../../core/read.js';
import { type Loss, lossOf } from './loss.js';
import type { UnreadField } from './unread.js';

/**
 * What a translation has told so far. Logs of monitors have a row for each minute of a year: a field
 * that nobody reads is told of once, with the number of its other places.
 */
export interface Ledger<Code extends string> extends Teller<Code> {
  /** All that was told, in the order in which it was. */
  readonly warnings: () => readonly Finding<Code | UnreadField>[];
}

/** What a reader needs of a ledger that others write into as well. */
export interface Teller<Code extends string> {
  readonly tell: Tell<Code>;
  readonly tellUnread: (finding: Finding<UnreadField>) => void;
}

/** Takes what is lost or doubtful, with its place: its path is built for what is told alone. */
export type Tell<Code extends string> = (place: Reader, loss: Omit<Loss<Code>, 'path'>) => void;

interface Entry<Code extends string> {
  readonly finding: Finding<Code | UnreadField>;
  others: number;
}

/** Begins to collect what is lost. */
export function ledgerOf<Code extends string>(): Ledger<Code> {
  const entries: Entry<Code>[] = [];
  const unread = new Map<string, Entry<Code>>();
  return {
    tell: (place, loss) => {
      entries.push({ finding: lossOf({ ...loss, path: pathOf(place) }), others: 0 });
    },
    tellUnread: (finding) => {
      const name = nameOf(finding);
      const known = unread.get(name);
      if (known !== undefined) {
        known.others++;
        return;
      }
      const entry = { finding, others: 0 };
      unread.set(name, entry);
      entries.push(entry);
    },
    warnings: () => entries.map(written),
  };
}

/** A field has one name in all rows of a list. */
function nameOf({ path }: Finding): string {
  return JSON.stringify(path.map((step) => (typeof step === 'number' ? '*' : step)));
}

function written<Code extends string>({ finding, others }: Entry<Code>): Finding<Code> {
  if (others === 0) return finding as Finding<Code>;
  const { severity, message: _message, ...parts } = finding;
  const hint = `it is left out, here and in ${others} more ${others === 1 ? 'place' : 'places'}`;
  return findingOf(severity, { ...parts, hint }) as Finding<Code>;
}
