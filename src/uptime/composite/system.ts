import type { DecimalInput } from '../../core/decimal-text.js';
import type { DurationInput } from '../../core/duration.js';
import { ONE, type Ratio, ratio, subtract } from '../../core/ratio.js';
import { childOf, type Read, type Reader, refuse } from '../../core/read.js';
import { listOf, oneKind, optional, readFields } from '../../core/read-parts.js';
import { amount, durationArgument, id, percent, share, whole } from '../../core/read-values.js';

/** An improvement of a part: its availability then, and the cost. */
export interface Improvement {
  readonly availabilityPercent: DecimalInput;
  /**
   * What it costs, as an amount in whatever currency all improvements have.
   *
   * @defaultValue unknown
   */
  readonly cost?: DecimalInput | undefined;
}

/** The name and the improvement of a part that is no plain figure. */
export interface SystemPartFacts {
  /** A name, to rank it by `rankParts`; parts of one name are one component that is used several times. */
  readonly id?: string | undefined;
  /** What it could be made, for `rankParts`. */
  readonly improvement?: Improvement | undefined;
}

/**
 * A system as a tree. A leaf is an availability in percent, or mean times between failures and to
 * repair. A node needs all of its parts (`series`, `sum`), any of them (`parallel`), or some (`atLeast`).
 */
export type SystemPart =
  | DecimalInput
  | ({ readonly availabilityPercent: DecimalInput } & SystemPartFacts)
  | ({ readonly availabilityRatio: DecimalInput } & SystemPartFacts)
  | ({ readonly mtbf: DurationInput; readonly mttr: DurationInput } & SystemPartFacts)
  | ({ readonly series: readonly SystemPart[] } & SystemPartFacts)
  | ({ readonly parallel: readonly SystemPart[] } & SystemPartFacts)
  | ({ readonly atLeast: number; readonly of: readonly SystemPart[] } & SystemPartFacts)
  | ({ readonly sum: readonly SystemPart[] } & SystemPartFacts);

/** An improvement as read: the share that would be lost, and what that costs. */
interface ImprovementPlan {
  readonly down: Ratio;
  readonly cost: Ratio | undefined;
}

/** How a part is lost: by itself, or by its own parts. */
type Loss =
  | { readonly kind: 'leaf'; readonly down: Ratio }
  | { readonly kind: 'series' | 'parallel' | 'sum'; readonly parts: readonly PartPlan[] }
  | { readonly kind: 'atLeast'; readonly needed: number; readonly parts: readonly PartPlan[] };

/** A part as read, in unavailability: small numbers that multiply without losing anything. */
export interface PartPlan {
  readonly id: string | undefined;
  readonly improvement: ImprovementPlan | undefined;
  readonly loss: Loss;
}

/** A system as read, and what computing it once costs. */
export interface SystemPlan {
  readonly part: PartPlan;
  readonly work: Readonly<Work>;
}

/** Reads a system. */
export function readSystem(reader: Reader): SystemPlan {
  const work: Work = { parts: 0, ways: 0 };
  return { part: readPart(reader, 0, work), work };
}

/** Deeper trees are no systems, and reading them would overflow the stack. */
const MOST_DEPTH = 100;

/**
 * More parts than any system that a person describes. A part that is used twice is two parts: what
 * small trees share would make 2^n of them.
 */
const MOST_PARTS = 5000;

/**
 * The work for all ways in which parts of a system may be down: parts times parts times the bits of
 * their exact figures. 500 parts of 99.999 stay below; what lies far above takes seconds.
 */
const MOST_WAYS = 4_000_000_000;

/** What reading a tree has cost so far: it is counted where it arises, however parts are shared. */
interface Work {
  parts: number;
  ways: number;
}

function readPart(reader: Reader, depth: number, work: Work): PartPlan {
  if (depth > MOST_DEPTH)
    refuse(reader, { code: 'invalid-option', expected: `at most ${MOST_DEPTH} levels of parts` });
  if (++work.parts > MOST_PARTS) {
    refuse(reader, {
      code: 'invalid-option',
      expected: `at most ${MOST_PARTS} parts, each counted wherever it is used`,
      hint: 'compose the parts first, and give their availabilities',
    });
  }
  if (typeof reader.value === 'string' || typeof reader.value === 'number')
    return leaf({}, subtract(ONE, percent(reader)));
  const parts = listOf('parts', (part) => readPart(part, depth + 1, work));
  return oneKind<PartPlan>(
    'a part of a system',
    {
      availabilityPercent: (at) => {
        const values = readFields(at, 'a part', { availabilityPercent: percent, ...FACTS });
        return leaf(values, subtract(ONE, values.availabilityPercent));
      },
      availabilityRatio: (at) => {
        const values = readFields(at, 'a part', { availabilityRatio: share, ...FACTS });
        return leaf(values, subtract(ONE, values.availabilityRatio));
      },
      mtbf: readRepairable,
      series: (at) => node('series', readFields(at, 'a series', { series: parts, ...FACTS })),
      parallel: (at) =>
        node('parallel', readFields(at, 'a parallel', { parallel: parts, ...FACTS })),
      sum: (at) => node('sum', readFields(at, 'a sum', { sum: parts, ...FACTS })),
      atLeast: (at) => readAtLeast(at, parts, work),
    },
    'invalid-type',
    Object.keys(FACTS),
  )(reader);
}

const FACTS = /* @__PURE__ */ (() => ({
  id: optional(id),
  improvement: optional((reader: Reader): ImprovementPlan => {
    const table = { availabilityPercent: percent, cost: optional(amount) };
    const { availabilityPercent, cost } = readFields(reader, 'an improvement', table);
    return { down: subtract(ONE, availabilityPercent), cost };
  }),
}))();

type Facts = Partial<Pick<PartPlan, 'id' | 'improvement'>>;

function leaf({ id: own, improvement }: Facts, down: Ratio): PartPlan {
  return { id: own, improvement, loss: { kind: 'leaf', down } };
}

function node<Kind extends 'series' | 'parallel' | 'sum'>(
  kind: Kind,
  values: Facts & { readonly [Name in Kind]: readonly PartPlan[] },
): PartPlan {
  return { id: values.id, improvement: values.improvement, loss: { kind, parts: values[kind] } };
}

function readAtLeast(reader: Reader, parts: Read<readonly PartPlan[]>, work: Work): PartPlan {
  const values = readFields(reader, 'some of several', {
    atLeast: whole('parts'),
    of: parts,
    ...FACTS,
  });
  const { of: members, atLeast: needed } = values;
  if (needed > members.length) {
    refuse(childOf(reader, 'atLeast'), {
      code: 'invalid-option',
      expected: `0 to ${members.length}, as many as there are parts`,
    });
  }
  const bits = members.reduce((total, part) => total + bitsOf(part), 0);
  work.ways += members.length * members.length * bits;
  if (work.ways > MOST_WAYS) {
    refuse(childOf(reader, 'of'), {
      code: 'invalid-option',
      expected: `parts times parts times the bits of their figures below ${MOST_WAYS}`,
      received: `${members.length} parts of ${bits} bits`,
      hint: 'give fewer parts, or their availabilities with fewer digits',
    });
  }
  const { id: own, improvement } = values;
  return { id: own, improvement, loss: { kind: 'atLeast', needed, parts: members } };
}

/** The bits of the exact figure of a part, at the most: those of its parts together. */
function bitsOf({ loss }: PartPlan): number {
  if (loss.kind === 'leaf') return 4 * loss.down.denominator.toString(16).length;
  return loss.parts.reduce((total, part) => total + bitsOf(part), 0);
}

function readRepairable(reader: Reader): PartPlan {
  const { mtbf, mttr, ...facts } = readFields(reader, 'a part that is repaired', {
    mtbf: lengthOfTime,
    mttr: durationArgument,
    ...FACTS,
  });
  return leaf(facts, ratio(mttr, mtbf + mttr));
}

/** Reads a mean time, which is above 0. */
export function lengthOfTime(reader: Reader): number {
  const length = durationArgument(reader);
  if (length > 0) return length;
  refuse(reader, { code: 'invalid-duration', expected: 'a length above 0' });
}
