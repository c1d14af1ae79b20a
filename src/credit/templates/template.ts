import type { DecimalInput } from '../../core/decimal-text.js';
import { frozen } from '../../core/frozen.js';
import type { CreditGroup, CreditScheme } from '../scheme/scheme.js';

/** A published text on credits, as data: the remedy for a miss, and the place where it was read. */
export interface CreditTemplate {
  /** Its name among the templates; fit for the name of a remedy in an agreement. */
  readonly id: string;
  /** What it is for. */
  readonly title: string;
  /** Who promises it. */
  readonly provider: string;
  readonly source: TemplateSource;
  /**
   * What has to be promised for it, to be spread into an objective of an agreement.
   *
   * @defaultValue the remedy is not about a share in percent, or the text leaves it to each contract
   */
  readonly objective?: TemplateObjective | undefined;
  /** The scheme, for `compileScheme` or for the `remedies` of an agreement. */
  readonly remedy: CreditScheme | CreditGroup;
  /** What the text leaves open and was chosen, what is not part of a scheme, and what is second-hand. */
  readonly note: string;
}

/** The text that a template was read in. */
export interface TemplateSource {
  /** The name of the text, and the part of it. */
  readonly title: string;
  /** @defaultValue no address is known under which the words stand */
  readonly url?: string | undefined;
  /** The date of the text: a day, a month or a year; `null` for a text that bears none. */
  readonly date: string | null;
}

/** The part of an objective that a template states. */
export interface TemplateObjective {
  readonly kind: 'availability' | 'requests';
  readonly targetPercent: DecimalInput;
}

/** Templates by name. */
export type CreditTemplates<Name extends string> = Readonly<Record<Name, CreditTemplate>>;

/** A template before it has its name. */
export type Draft = Omit<CreditTemplate, 'id'>;

/** Gives each template its name, and freezes all. */
export function templates<Name extends string>(
  drafts: Readonly<Record<Name, Draft>>,
): CreditTemplates<Name> {
  const named = Object.entries<Draft>(drafts).map(([id, draft]) => [id, { id, ...draft }]);
  return frozen(Object.fromEntries(named) as CreditTemplates<Name>);
}

/** The promise of a share of the time. */
export function upFor(targetPercent: DecimalInput): TemplateObjective {
  return { kind: 'availability', targetPercent };
}
