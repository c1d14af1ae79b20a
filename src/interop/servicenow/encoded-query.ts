import type { Condition } from '../../clock/rule/condition.js';
import { isAnyOf } from '../shared/spellings.js';

/** What of an encoded query is not understood. */
interface QueryFault {
  readonly code: 'unknown-operator' | 'unknown-value';
  /** The part of the query. */
  readonly part: string;
}

/** A query as a condition, or why it is none. */
export type ReadQuery = { readonly condition: Condition } | { readonly fault: QueryFault };

const LONGEST = 20_000;
const TERM =
  /^([a-z_][a-z0-9_.]{0,200})(NOT IN|IN|ISNOTEMPTY|ISEMPTY|ANYTHING|!=|=)((?:[^^]){0,4000})$/;

/**
 * Reads an encoded query: terms joined by `^`, a term with `OR` in front belongs to the one before it,
 * `^NQ` begins an alternative, and `^EQ` ends the query.
 *
 * Source: ServiceNow documentation, "Operators available for filters and queries".
 */
export function readQuery(query: string): ReadQuery {
  if (query.length > LONGEST || query.includes('^^')) {
    return { fault: { code: 'unknown-value', part: query.slice(0, 100) } };
  }
  const faults: QueryFault[] = [];
  const alternatives = query
    .replace(/\^EQ$/, '')
    .split('^NQ')
    .map((part) => readAll(part, faults));
  const [fault] = faults;
  return fault === undefined ? { condition: joined('any', alternatives) } : { fault };
}

/** Terms that must all hold, each with its alternatives. */
function readAll(query: string, faults: QueryFault[]): Condition {
  const groups: Condition[][] = [];
  for (const part of query.split('^')) {
    const isAlternative = part.startsWith('OR') && groups.length > 0;
    const term = readTerm(isAlternative ? part.slice(2) : part);
    if ('fault' in term) faults.push(term.fault);
    else if (isAlternative) groups[groups.length - 1]?.push(term.condition);
    else groups.push([term.condition]);
  }
  return joined(
    'all',
    groups.map((group) => joined('any', group)),
  );
}

function joined(word: 'all' | 'any', parts: readonly Condition[]): Condition {
  const [first] = parts;
  if (parts.length === 1 && first !== undefined) return first;
  return word === 'all' ? { all: parts } : { any: parts };
}

function readTerm(part: string): ReadQuery {
  const [, field, operator, value = ''] = TERM.exec(part) ?? [];
  if (field === undefined || operator === undefined) {
    return { fault: { code: 'unknown-operator', part } };
  }
  const condition = TESTS.get(operator)?.(field, value);
  return condition === undefined ? { fault: { code: 'unknown-value', part } } : { condition };
}

type Test = (field: string, value: string) => Condition | undefined;

const TESTS: ReadonlyMap<string, Test> = new Map<string, Test>([
  ['=', is],
  ['!=', not(is)],
  ['IN', isOneOf],
  ['NOT IN', not(isOneOf)],
  ['ISEMPTY', (field) => isEmpty(field)],
  ['ISNOTEMPTY', not((field) => isEmpty(field))],
  ['ANYTHING', () => ({ all: [] })],
]);

function not(test: Test): Test {
  return (field, value) => {
    const held = test(field, value);
    return held === undefined ? undefined : { not: held };
  };
}

/** A value that a script works out is none. */
function is(field: string, value: string): Condition | undefined {
  if (value === '') return isEmpty(field);
  return value.startsWith('javascript:') ? undefined : isAnyOf(field, [value]);
}

function isOneOf(field: string, value: string): Condition | undefined {
  return value.startsWith('javascript:') ? undefined : isAnyOf(field, value.split(','));
}

function isEmpty(field: string): Condition {
  return {
    any: [
      { field, exists: false },
      { field, equals: null },
    ],
  };
}
