import { childOf, type FieldsOf, type Reader, refuse, type ValuesOf } from '../../core/read.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { column, text } from '../../core/read-values.js';
import { requireLengths } from '../terms/columns.js';
import { instants, texts } from './columns.js';
import {
  type KnownStatuses,
  newCodes,
  type ObservedFacts,
  type RawObservations,
  refuseStatus,
  type Status,
  type StatusCodes,
} from './observation-table.js';
import type { ObservationColumns } from './observations.js';
import { FACT_COLUMNS, OBSERVED_FACTS, type OutageFacts } from './outage.js';

const FIELDS = /* @__PURE__ */ (() =>
  ({
    at: instants,
    statuses: column,
    names: optional(listOf('names', text)),
    causes: optional(texts),
    components: optional(texts),
    severities: optional(texts),
    ids: optional(texts),
  }) as const satisfies FieldsOf<ObservationColumns>)();

type Columns = ValuesOf<typeof FIELDS>;

/** Reads observations in columns: no object is made for a row, and typed columns are read where they are. */
export function readObservationColumns(reader: Reader, known: KnownStatuses): RawObservations {
  const { names, ...columns } = readFields(reader, 'columns of observations', FIELDS);
  const { at, statuses } = columns;
  requireLengths(reader, columns, { length: at.length, as: 'instants' });
  const place = childOf(reader, 'statuses');
  const read =
    names === undefined
      ? { codes: codesOfNames(place, statuses, known), statuses: known.list }
      : codesOfPlaces(place, statuses, names, known);
  return { at, ...read, facts: factsIn(columns) };
}

function codesOfNames(
  reader: Reader,
  given: ArrayLike<unknown>,
  { list, codeOf }: KnownStatuses,
): StatusCodes {
  const codes = newCodes(given.length, list.length);
  // Most checks say what the one before them said.
  let [last, lastCode] = [undefined as unknown, 0];
  for (let row = 0; row < codes.length; row++) {
    const status = given[row];
    if (status !== last || row === 0) {
      const code = codeOf.get(status);
      if (code === undefined) {
        const names = list.map(({ name }) => name);
        refuseStatus(childOf(reader, row), status, names);
      }
      [last, lastCode] = [status, code];
    }
    codes[row] = lastCode;
  }
  return codes;
}

/** A name that no row says needs no meaning: dictionaries of columns hold more than occurs. */
function codesOfPlaces(
  reader: Reader,
  given: ArrayLike<unknown>,
  names: readonly string[],
  { list, codeOf }: KnownStatuses,
): { readonly codes: StatusCodes; readonly statuses: readonly Status[] } {
  const statuses = names.map((name): Status => list[codeOf.get(name) ?? -1] ?? UNEXPLAINED);
  const isExplained = Uint8Array.from(names, (name) => (codeOf.has(name) ? 1 : 0));
  for (let row = 0; row < given.length; row++) {
    const code = given[row];
    if (typeof code === 'number' && isExplained[code] === 1) continue;
    refuseCode(childOf(reader, row), names, list);
  }
  if (given instanceof Uint8Array) return { codes: given, statuses };
  const codes = newCodes(given.length, names.length);
  codes.set(given as ArrayLike<number>);
  return { codes, statuses };
}

/** Stands for a name that no row says. */
const UNEXPLAINED: Status = { name: '', says: 'unknown' };

function refuseCode(place: Reader, names: readonly string[], list: readonly Status[]): never {
  // Only a number is looked up: what else is given may take long to be a key.
  const name = typeof place.value === 'number' ? names[place.value] : undefined;
  if (name !== undefined) {
    const known = list.map((status) => status.name);
    refuseStatus(place, name, known);
  }
  refuse(place, { code: 'invalid-option', expected: `a place among the ${names.length} names` });
}

function factsIn(columns: Columns | Omit<Columns, 'names'>): ObservedFacts | undefined {
  const given = OBSERVED_FACTS.flatMap((fact) => {
    const values = columns[FACT_COLUMNS[fact] as keyof typeof columns];
    return values === undefined ? [] : [{ fact, values }];
  });
  if (given.length === 0) return undefined;
  return {
    at: (row) => {
      const facts: Record<string, unknown> = {};
      for (const { fact, values } of given)
        if (values[row] !== undefined) facts[fact] = values[row];
      return facts as OutageFacts;
    },
    areSame: (one, other) => given.every(({ values }) => values[one] === values[other]),
  };
}
