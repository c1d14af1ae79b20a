import { note, type Read, type Reader, refuse, unknownName } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { id, word } from '../../core/read-values.js';
import type { OneCurrency } from './one-currency.js';
import type { CapPlan, StackPlan } from './plan.js';
import { type RemedyPlan, remedy } from './remedy.js';

/** Deeper than any contract nests its remedies. */
const MOST_DEPTH = 10;
const MOST_MEMBERS = 1000;
const MOST_LIMITS = 10;

/** A member with the place where it stands, for what is wrong with it. */
interface ReadNode extends Omit<StackPlan, 'members'> {
  readonly members: readonly (ReadName | ReadNode)[];
}

interface ReadName {
  readonly rule: string;
  readonly at: Reader;
}

/** Reads how credits stack; the rules that a tree names are looked up by {@link stackPlan}. */
export function readStacking(money: OneCurrency): Read<'sum' | 'best' | ReadNode> {
  const limits = optional(listOf('limits', remedy(money), { most: MOST_LIMITS }), []);
  const read =
    (depth: number): Read<ReadNode> =>
    (reader) => {
      if (depth > MOST_DEPTH)
        refuse(reader, {
          code: 'invalid-option',
          expected: `a tree at most ${MOST_DEPTH} nodes deep`,
        });
      const { value } = reader;
      const kind = typeof value === 'object' && value !== null && 'best' in value ? 'best' : 'sum';
      const members = listOf('rules and trees', memberOf(read(depth + 1)), {
        least: 1,
        most: MOST_MEMBERS,
      });
      const fields = readFields(reader, 'a tree { sum } or { best }', { [kind]: members, limits });
      return {
        kind,
        members: fields[kind] as ReadNode['members'],
        limits: (fields.limits as readonly RemedyPlan[]).map(limitPlan),
      };
    };
  const tree = read(1);
  const plain = word(['sum', 'best'] as const);
  return (reader) =>
    typeof reader.value === 'object' && reader.value !== null ? tree(reader) : plain(reader);
}

function memberOf(tree: Read<ReadNode>): Read<ReadName | ReadNode> {
  return (reader) =>
    typeof reader.value === 'object' && reader.value !== null
      ? tree(reader)
      : { rule: id(reader), at: reader };
}

function limitPlan(limit: RemedyPlan, index: number): CapPlan {
  return { limit, index, window: 1 };
}

/** Ties a tree to the rules of its group: each stands in it exactly once. */
export function stackPlan(
  reader: Reader,
  read: 'sum' | 'best' | ReadNode,
  rules: ReadonlyMap<string, unknown>,
): 'sum' | 'best' | StackPlan {
  if (typeof read === 'string') return read;
  const seen = new Set<string>();
  const planOf = ({ kind, members, limits }: ReadNode): StackPlan => ({
    kind,
    limits,
    members: members.map((member) => ('rule' in member ? nameOf(member) : planOf(member))),
  });
  const nameOf = ({ rule, at }: ReadName): string => {
    if (!rules.has(rule)) noteUnknown(at, rule, [...rules.keys()]);
    else if (seen.has(rule))
      note(at, { code: 'invalid-option', expected: 'each rule once', received: 'a second time' });
    seen.add(rule);
    return rule;
  };
  const plan = planOf(read);
  const left = [...rules.keys()].filter((rule) => !seen.has(rule));
  if (left.length > 0)
    note(reader, {
      code: 'missing-field',
      expected: `a place for every rule; ${left.slice(0, 5).join(', ')} ${left.length === 1 ? 'has' : 'have'} none`,
    });
  return plan;
}

function noteUnknown(at: Reader, rule: string, known: readonly string[]): void {
  note(at, {
    code: 'unknown-reference',
    expected: `one of the rules ${known.slice(0, 20).join(', ')}`,
    received: `"${rule}"`,
    ...unknownName(rule, known),
  });
}
