import type { DurationInput } from '../../core/duration.js';
import {
  compare,
  divide,
  isPositive,
  multiply,
  ONE,
  type Ratio,
  ratio,
  subtract,
  ZERO,
} from '../../core/ratio.js';
import { childOf, type FieldsOf, type Reader, readerOf, refuse } from '../../core/read.js';
import { readFields } from '../../core/read-parts.js';
import { durationArgument } from '../../core/read-values.js';
import {
  type FigureOptions,
  type Figures,
  figuresOf,
  readFormat,
  wholeMs,
} from '../terms/figures.js';
import { downOf } from './down.js';
import { type PartPlan, readSystem, type SystemPart, type SystemPlan } from './system.js';

/** A system with named parts. */
export interface RankInput {
  readonly system: SystemPart;
  /** The length of service time in which downtime is counted. */
  readonly length: DurationInput;
}

/** The worth of a part of a system to it. */
export interface PartRank {
  readonly id: string;
  /** The downtime to expect of the part itself, rounded down. */
  readonly downtimeMs: number;
  /**
   * How much of each minute of its downtime is downtime of the system, 0 to 1: Birnbaum importance, the
   * difference between the system with the part always down and never down.
   */
  readonly importanceRatio: string;
  /** The downtime of the system that would not be if the part never failed, rounded down. */
  readonly savedMs: number;
  /** What its improvement would save; `null` where it has none. */
  readonly improvement: {
    readonly savedMs: number;
    /** For each unit of its cost; `null` without one. */
    readonly savedMsPerCost: string | null;
  } | null;
}

const FIELDS = /* @__PURE__ */ (() =>
  ({ system: readSystem, length: durationArgument }) as const satisfies FieldsOf<RankInput>)();

/**
 * Ranks the named parts of a system by what they cost it: which one is worth improving first.
 *
 * The system is computed again with each part never and always down, and improved where the part says what
 * it could be made; as in `composeAvailability` parts fail independently. Parts of one name fail together.
 *
 * @param input - The tree with names, and a length of time.
 * @param options - How figures are written.
 * @returns The parts, the one that costs the most downtime first; equal ones in the order of the tree.
 * @throws {@link SlaError} as {@link composeAvailability}; `invalid-option` for parts of one name that say
 * different things, and for too many names in too large a system.
 * @see W. Kuo and X. Zhu, "Importance Measures in Reliability, Risk, and Optimization" (2012), chapter 4
 * @example
 * import { rankParts } from 'slakit/uptime'
 * const system = {
 *   series: [
 *     { id: 'api', availabilityPercent: '99.9' },
 *     { id: 'db', availabilityPercent: '99.5', improvement: { availabilityPercent: '99.9', cost: 1000 } },
 *   ],
 * }
 * rankParts({ system, length: { hours: 1000 } }).map(({ id, savedMs }) => [id, savedMs / 3_600_000])
 * // => [['db', 4.995], ['api', 0.995]]
 */
export function rankParts(input: RankInput, options: FigureOptions = {}): PartRank[] {
  const format = readFormat(options);
  const reader = readerOf(input);
  const { system, length } = readFields(reader, 'a system and a length', FIELDS);
  const parts = namedParts(childOf(reader, 'system'), system);
  const figures = figuresOf(format, 'floor');
  const time = ratio(length);
  const now = downOf(system.part);
  const ranks = [...parts].map(([id, part]) => {
    const downWith = (share: Ratio): Ratio => downOf(system.part, new Map([[id, share]]));
    const saved = subtract(now, downWith(ZERO));
    const { improvement } = part;
    return {
      saved,
      rank: {
        id,
        downtimeMs: wholeMs(multiply(downOf(part), time)),
        importanceRatio: figures.ratio(subtract(downWith(ONE), downWith(ZERO))),
        savedMs: wholeMs(multiply(saved, time)),
        improvement:
          improvement === undefined
            ? null
            : writeImprovement(
                multiply(subtract(now, downWith(improvement.down)), time),
                improvement.cost,
                figures,
              ),
      },
    };
  });
  return ranks.sort((a, b) => compare(b.saved, a.saved)).map(({ rank }) => rank);
}

function writeImprovement(
  savedMs: Ratio,
  cost: Ratio | undefined,
  figures: Figures,
): PartRank['improvement'] {
  const hasCost = cost !== undefined && isPositive(cost);
  return {
    savedMs: wholeMs(savedMs),
    savedMsPerCost: hasCost ? figures.ratio(divide(savedMs, cost)) : null,
  };
}

/** More than anybody ranks: each name computes the whole system three times. */
const MOST_STEPS = 2_000_000;
const MOST_WAYS = 4_000_000_000;

/** The parts with names, in the order of the tree. */
function namedParts(reader: Reader, { part, work }: SystemPlan): ReadonlyMap<string, PartPlan> {
  const parts = new Map<string, PartPlan>();
  const collect = (one: PartPlan): void => {
    if (one.id !== undefined) keep(reader, parts, one.id, one);
    if (one.loss.kind !== 'leaf') for (const member of one.loss.parts) collect(member);
  };
  collect(part);
  const times = 3 * parts.size + 1;
  if (times * work.parts <= MOST_STEPS && times * work.ways <= MOST_WAYS) return parts;
  refuse(reader, {
    code: 'invalid-option',
    expected: 'fewer names, or a smaller system',
    received: `${parts.size} names in ${work.parts} parts`,
    hint: 'name the parts that can be improved',
  });
}

/** Parts of one name are one component: they must say the same. */
function keep(reader: Reader, parts: Map<string, PartPlan>, id: string, part: PartPlan): void {
  const known = parts.get(id);
  if (known === undefined) parts.set(id, part);
  else if (!isSame(known, part)) {
    refuse(reader, {
      code: 'invalid-option',
      expected: `parts of one name that say the same of themselves`,
      received: `two different parts ${id}`,
    });
  }
}

function isSame(a: PartPlan, b: PartPlan): boolean {
  return textOf(a) === textOf(b);
}

function textOf({ loss, improvement }: PartPlan): string {
  const all = [loss, improvement];
  return JSON.stringify(all, (_, value) => (typeof value === 'bigint' ? String(value) : value));
}
