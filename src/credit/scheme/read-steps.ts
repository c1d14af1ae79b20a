import { type Ratio, subtract, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, note, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { decimal, word } from '../../core/read-values.js';
import type { OneCurrency } from './one-currency.js';
import type { StepPlan, StepsPlan } from './plan.js';
import { aboveZero, type RemedyKind, type RemedyPlan, remedyOwed } from './remedy.js';
import type { CreditStep } from './scheme.js';

/** More bands than any contract has. */
const MOST_STEPS = 100;

/** Reads the steps of a rule; an empty list is none. */
export function readSteps(money: OneCurrency): Read<StepsPlan | null> {
  const read = listOf('steps', stepOf(money), { most: MOST_STEPS });
  return (reader) => {
    const steps = read(reader);
    const [first] = steps;
    if (first === undefined) return null;
    for (const [index, { kind }] of steps.entries())
      noteOtherKind(childOf(childOf(reader, index), 'each'), kind, first.kind);
    return { kind: first.kind, steps: steps.map(({ plan }) => plan) };
  };
}

interface ReadStep {
  readonly kind: RemedyKind;
  readonly plan: StepPlan;
}

function stepOf(money: OneCurrency): Read<ReadStep> {
  const remedy = remedyOwed(money);
  const fields = {
    from: decimal,
    toward: word(['below', 'above']),
    to: optional(decimal, null),
    size: readSize,
    partial: word(['started', 'whole', 'exact']),
    each: remedy,
    initial: optional(remedy, null),
  } satisfies FieldsOf<CreditStep>;
  return (reader) => {
    const { from, toward, to, size, partial, each, initial } = readFields(reader, 'a step', fields);
    const direction = toward === 'above' ? 1 : -1;
    if (initial !== null) noteOtherKind(childOf(reader, 'initial'), initial.kind, each.kind);
    return {
      kind: each.kind,
      plan: {
        from,
        direction,
        longest:
          to === null ? null : distanceTo(childOf(reader, 'to'), subtract(to, from), direction),
        size,
        partial,
        each: each.quantity,
        initial: quantityOf(initial),
      },
    };
  };
}

/** Reads the length of a step; `null` is the length of the period. */
function readSize(reader: Reader): Ratio | null {
  return reader.value === 'period' ? null : aboveZero(reader);
}

function distanceTo(reader: Reader, to: Ratio, direction: 1 | -1): Ratio {
  const distance = direction === 1 ? to : { ...to, numerator: -to.numerator };
  if (distance.numerator > 0n) return distance;
  refuse(reader, {
    code: 'invalid-option',
    expected: `a level ${direction === 1 ? 'above' : 'below'} from`,
  });
}

function quantityOf(remedy: RemedyPlan | null): Ratio {
  return remedy === null ? ZERO : remedy.quantity;
}

function noteOtherKind(reader: Reader, kind: RemedyKind, expected: RemedyKind): void {
  if (kind === expected) return;
  note(reader, {
    code: 'invalid-option',
    expected: `a remedy in ${expected}, as the other steps`,
    received: kind,
  });
}
