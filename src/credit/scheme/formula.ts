import type { DecimalInput } from '../../core/decimal-text.js';
import type { Ratio } from '../../core/ratio.js';
import { type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, oneKind, readFields } from '../../core/read-parts.js';
import { decimal, id } from '../../core/read-values.js';
import { REMEDY_KINDS, type RemedyKind } from './remedy.js';

/**
 * A remedy that is computed: how much of one kind, money in the currency of the base. What comes out below
 * zero owes nothing.
 */
export type CreditFormula = {
  readonly [Kind in RemedyKind]: { readonly [Own in Kind]: FormulaTerm };
}[RemedyKind];

/**
 * A figure of a formula: a decimal; a figure of the period by its name; a multiple that the reading gives
 * in `factors`; or figures put together.
 *
 * - `level`: as it is compared. `shortfall`: how far it is from the target, never below zero.
 * - `base`: the charges. `period`: the length of the period in the unit of the level.
 * - `readings`: how many there are of this rule in the period. `misses`: periods missed in a row before.
 */
export type FormulaTerm =
  | DecimalInput
  | { readonly input: string }
  | { readonly sum: readonly FormulaTerm[] }
  | { readonly product: readonly FormulaTerm[] }
  | { readonly min: readonly FormulaTerm[] }
  | { readonly max: readonly FormulaTerm[] }
  | { readonly difference: readonly [FormulaTerm, FormulaTerm] }
  | { readonly quotient: readonly [FormulaTerm, FormulaTerm] }
  | { readonly floor: FormulaTerm }
  | { readonly ceiling: FormulaTerm };

/** A figure of the period that a formula knows by name. */
export type FormulaName = (typeof NAMES)[number];

const NAMES = ['level', 'shortfall', 'base', 'period', 'readings', 'misses'] as const;

/** How a formula puts figures together. */
export type Operation = (typeof OPERATIONS)[number];

const OPERATIONS = [
  'sum',
  'product',
  'min',
  'max',
  'difference',
  'quotient',
  'floor',
  'ceiling',
] as const;

/** A term as it is computed with. */
export type TermPlan =
  | { readonly by: 'constant'; readonly value: Ratio }
  | { readonly by: 'name'; readonly name: FormulaName }
  | { readonly by: 'input'; readonly input: string }
  | { readonly by: Operation; readonly terms: readonly TermPlan[] };

/** A formula as it is computed with. */
export interface FormulaPlan {
  readonly kind: RemedyKind;
  readonly term: TermPlan;
}

/** Deeper and longer than any contract computes. */
const MOST_DEPTH = 10;
const MOST_TERMS = 20;

/** How many terms each operation takes; the others take one or more. */
const ARITY: Readonly<Partial<Record<Operation, number>>> = { difference: 2, quotient: 2 };

/** Reads a formula. */
export const readFormula: Read<FormulaPlan> = /* @__PURE__ */ (() => {
  const kinds = Object.fromEntries(
    REMEDY_KINDS.map((kind) => [
      kind,
      (reader: Reader): FormulaPlan => {
        const fields = readFields(reader, 'a formula', { [kind]: termWithin(MOST_DEPTH) });
        return { kind, term: fields[kind] as TermPlan };
      },
    ]),
  );
  return oneKind<FormulaPlan>('a formula', kinds);
})();

/** What a formula asks for: the names of figures, and of the multiples of readings. */
export function wordsIn(term: TermPlan): readonly string[] {
  if (term.by === 'constant') return [];
  if (term.by === 'name') return [term.name];
  return term.by === 'input' ? [] : term.terms.flatMap(wordsIn);
}

/** The multiples of a reading that a formula asks for. */
export function inputsIn(term: TermPlan): readonly string[] {
  if (term.by === 'input') return [term.input];
  return term.by === 'constant' || term.by === 'name' ? [] : term.terms.flatMap(inputsIn);
}

function termWithin(depth: number): Read<TermPlan> {
  return (reader) => {
    const { value } = reader;
    if (typeof value !== 'object' || value === null) return simpleTerm(reader);
    if (depth > 0) return composed(reader, termWithin(depth - 1));
    refuse(reader, {
      code: 'invalid-option',
      expected: `a formula at most ${MOST_DEPTH} terms deep`,
    });
  };
}

function simpleTerm(reader: Reader): TermPlan {
  const name = NAMES.find((one) => one === reader.value);
  if (name !== undefined) return { by: 'name', name };
  if (typeof reader.value !== 'string' || /^[-+.\d]/.test(reader.value))
    return { by: 'constant', value: decimal(reader) };
  refuse(reader, {
    code: 'invalid-option',
    expected: `a decimal, one of ${NAMES.join(', ')}, or figures put together`,
  });
}

function composed(reader: Reader, term: Read<TermPlan>): TermPlan {
  const several = listOf('terms', term, { least: 1, most: MOST_TERMS });
  const kinds = Object.fromEntries(
    OPERATIONS.map((by) => [
      by,
      (at: Reader): TermPlan => {
        const isOne = by === 'floor' || by === 'ceiling';
        const count = ARITY[by];
        const terms =
          count === undefined ? several : listOf('terms', term, { least: count, most: count });
        const one: Read<readonly TermPlan[]> = isOne ? (place) => [term(place)] : terms;
        return { by, terms: readFields(at, 'a term', { [by]: one })[by] as readonly TermPlan[] };
      },
    ]),
  );
  return oneKind<TermPlan>('a term', {
    ...kinds,
    input: (at) => ({ by: 'input', input: readFields(at, 'a term', { input: id }).input }),
  })(reader);
}
