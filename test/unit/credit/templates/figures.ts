import { expect, it } from 'vitest';
import type {
  CreditAssessment,
  CreditFacts,
  CreditStatus,
  LevelInput,
  Money,
} from '../../../../src/credit.js';
import type { CreditTemplate, CreditTemplates } from '../../../../src/templates.js';
import { assess } from '../assess-scheme.js';

/** What a template owes for facts, worked out by hand from its text; and how. */
export interface Figure {
  readonly how: string;
  readonly facts: CreditFacts;
  readonly owes: {
    readonly amount?: string;
    readonly percent?: string;
    readonly days?: string;
    readonly points?: string;
    readonly status?: CreditStatus;
  };
}

/** Tests the figures of all templates of a group; the type asks for some of each. */
export function testFigures<Name extends string>(
  templates: CreditTemplates<Name>,
  figures: Readonly<Record<Name, readonly [Figure, ...Figure[]]>>,
): void {
  const cases = (Object.keys(figures) as Name[]).flatMap((name) =>
    figures[name].map((figure) => ({ name, template: templates[name], ...figure })),
  );
  it.each(cases)('$name: $how', ({ template, facts, owes }) => {
    expect(figuresOf(template, facts, owes)).toEqual(owes);
  });
}

/** The figures that are asked for. */
function figuresOf({ remedy }: CreditTemplate, facts: CreditFacts, asked: Figure['owes']) {
  const assessment = assess(remedy, facts);
  return Object.fromEntries(
    Object.keys(asked).map((key) => [key, READ[key as keyof Figure['owes']](assessment)]),
  );
}

const READ: Readonly<Record<keyof Figure['owes'], (assessment: CreditAssessment) => unknown>> = {
  amount: ({ amount }) => amount?.amount,
  percent: ({ creditPercent }) => creditPercent,
  days: ({ quantities }) => quantities.serviceDays,
  points: ({ quantities }) => quantities.points,
  status: ({ status }) => status,
};

/** Money, in US dollars if nothing else is said. */
export const money = (amount: string, currency = 'USD'): Money => ({ amount, currency });

/** A month of 30 days: 43,200 minutes. */
export const THIRTY_DAYS = { durationMs: 30 * 86_400_000 };

/** So much of 1,000 dollars, or of another base, at a level. */
export function at(
  level: LevelInput,
  owes: Figure['owes'],
  how: string,
  more: Partial<CreditFacts> = {},
): Figure {
  const facts = { level, base: money('1000.00'), period: THIRTY_DAYS, ...more } as CreditFacts;
  return { how, facts, owes };
}

/** A length of time in minutes, as a level. */
export const minutes = (count: number): LevelInput => ({ durationMs: count * 60_000 });
