import type { Agreement } from '../document/document.js';
import type { SettlementFacts } from '../settle/facts.js';
import type { Statement } from '../settle/statement.js';
import { hashOf } from './hash.js';

/** What stands in a sealed statement and has a hash of its own. */
export type SealedPart = 'agreement' | 'facts' | 'options' | 'statement';

/** A statement with all that it follows from, and hashes of each: plain JSON, to be given to the other party. */
export interface SealedStatement {
  /** The form of this document. Version 1 is RFC 8785 and SHA-256, in lower-case hexadecimal digits. */
  readonly format: 'slakit.statement/1';
  /** The version of slakit that sealed it: another may find other figures, as its changelog says. */
  readonly libraryVersion: string;
  readonly agreement: Agreement;
  /** The facts as plain JSON, instants as they were given or in epoch milliseconds. */
  readonly facts: SettlementFacts;
  /** The options of `settlePeriod`, `at` in epoch milliseconds. */
  readonly options: SealedOptions;
  readonly statement: Statement;
  /** Of each part, the SHA-256 of its RFC 8785 text. */
  readonly hashes: Readonly<Record<SealedPart, string>>;
  /**
   * The SHA-256 of the RFC 8785 text of `{ format, hashes, libraryVersion }`: 64 digits that stand for all
   * of it. It is no signature, since whoever changes the document can make another.
   */
  readonly seal: string;
}

/** The options of `settlePeriod` as they are sealed. */
export interface SealedOptions {
  readonly at: number;
  readonly trace: boolean;
}

/** The parts in the order in which they are told. */
export const SEALED_PARTS: readonly SealedPart[] = ['agreement', 'facts', 'options', 'statement'];

export const SEAL_FORMAT = 'slakit.statement/1';

/** The hashes of the parts, which are plain JSON. */
export function hashesOf(
  parts: Readonly<Record<SealedPart, unknown>>,
): Readonly<Record<SealedPart, string>> {
  return {
    agreement: hashOf(parts.agreement),
    facts: hashOf(parts.facts),
    options: hashOf(parts.options),
    statement: hashOf(parts.statement),
  };
}

/** The one hash that stands for all. */
export function sealOf({
  libraryVersion,
  hashes,
}: Pick<SealedStatement, 'libraryVersion' | 'hashes'>): string {
  return hashOf({ format: SEAL_FORMAT, hashes, libraryVersion });
}
