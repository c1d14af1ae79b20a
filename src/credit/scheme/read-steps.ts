import { type Ratio, subtract, ZERO } from '../../core/ratio.js';
import { childOf, type FieldsOf, note, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import { type LevelPoint, levelPoint, valueOver } from './level-bounds.js';
import type { OneCurrency } from './one-currency.js';
import type { StepPlan, StepsPlan } from './plan.js';
import { type RemedyKind, type RemedyPlan, remedyOwed } from './remedy.js';
import type { CreditStep } from './scheme.js';

/** More bands than any contract has. */
const MOST_STEPS = 100;

/** Steps as written: their levels may follow the period. */
export interface ReadSteps {
  readonly kind: RemedyKind;
  readonly steps: readonly ReadStep[];
}

/** A step as written. */
interface ReadStep {
  readonly kind: RemedyKind;
  readonly from: LevelPoint;
  readonly to: LevelPoint | null;
  /** `null` is the length of the period, which is asked for only where steps are counted. */
  readonly size: LevelPoint | null;
  readonly rest: Pick<StepPlan, 'beginsAt' | 'direction' | 'partial' | 'each' | 'initial'>;
}

/** Reads the steps of a rule; an empty list is none. */
export function readSteps(money: OneCurrency): Read<ReadSteps | null> {
  const read = listOf('steps', stepOf(money), { most: MOST_STEPS });
  return (reader) => {
    const steps = read(reader);
    const [first] = steps;
    if (first === undefined) return null;
    for (const [index, { kind }] of steps.entries())
      noteOtherKind(childOf(childOf(reader, index), 'each'), kind, first.kind);
    return { kind: first.kind, steps };
  };
}

function stepOf(money: OneCurrency): Read<ReadStep> {
  const remedy = remedyOwed(money);
  const fields = {
    from: levelPoint,
    begins: optional(word(['after', 'at']), 'after'),
    toward: word(['below', 'above']),
    to: optional(levelPoint, null),
    size: readSize,
    partial: word(['started', 'whole', 'exact']),
    each: remedy,
    initial: optional(remedy, null),
  } satisfies FieldsOf<CreditStep>;
  return (reader) => {
    const step = readFields(reader, 'a step', fields);
    const { from, to, size, partial, each, initial } = step;
    const direction = step.toward === 'above' ? 1 : -1;
    if (initial !== null) noteOtherKind(childOf(reader, 'initial'), initial.kind, each.kind);
    if (
      to !== null &&
      to.isOfPeriod === from.isOfPeriod &&
      !isAhead(from.value, to.value, direction)
    )
      refuse(childOf(reader, 'to'), {
        code: 'invalid-option',
        expected: `a level ${step.toward} from`,
      });
    return {
      kind: each.kind,
      from,
      to,
      size,
      rest: {
        beginsAt: step.begins === 'at',
        direction,
        partial,
        each: each.quantity,
        initial: quantityOf(initial),
      },
    };
  };
}

/** Reads the length of a step; `null` is the length of the period. */
function readSize(reader: Reader): LevelPoint | null {
  if (reader.value === 'period') return null;
  const size = levelPoint(reader);
  if (size.value.numerator > 0n) return size;
  refuse(reader, { code: 'invalid-option', expected: 'a value above 0' });
}

/** Whether some levels of the steps follow the length of the period. */
export function stepsFollow({ steps }: ReadSteps): boolean {
  return steps.some(({ from, to, size }) =>
    [from, to, size].some((point) => point?.isOfPeriod === true),
  );
}

/** The steps over a period of a length; a band that is empty over it counts nothing. */
export function stepsOver({ kind, steps }: ReadSteps, period: Ratio): StepsPlan {
  return {
    kind,
    steps: steps.flatMap((step): readonly StepPlan[] => {
      const from = valueOver(step.from, period);
      const to = step.to === null ? null : valueOver(step.to, period);
      if (to !== null && !isAhead(from, to, step.rest.direction)) return [];
      const longest = to === null ? null : distance(from, to, step.rest.direction);
      const size = step.size === null ? null : valueOver(step.size, period);
      return [{ ...step.rest, from, longest, size }];
    }),
  };
}

function isAhead(from: Ratio, to: Ratio, direction: 1 | -1): boolean {
  return distance(from, to, direction).numerator > 0n;
}

function distance(from: Ratio, to: Ratio, direction: 1 | -1): Ratio {
  return direction === 1 ? subtract(to, from) : subtract(from, to);
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
