import { shown } from '../../core/error.js';
import { childOf, type Reader, refuse, unknownName } from '../../core/read.js';
import { instant, text } from '../../core/read-values.js';
import { isPlainInstant } from '../terms/time.js';
import {
  type KnownStatuses,
  newCodes,
  type ObservedFacts,
  type RawObservations,
  refuseStatus,
} from './observation-table.js';
import { OBSERVED_FACTS, type OutageFacts, sameFacts } from './outage.js';
import { fieldOf } from './table.js';

type Row = Readonly<Record<string, unknown>>;

const NAMES: readonly string[] = ['at', 'status', ...OBSERVED_FACTS];

/** Reads observations as rows, by hand and fast. */
export function readObservationRows(
  reader: Reader,
  { list, codeOf }: KnownStatuses,
): RawObservations {
  const rows = reader.value as readonly Row[];
  const { length } = rows;
  const at = new Float64Array(length);
  const codes = newCodes(length, list.length);
  const facts: OutageFacts[] = [];
  // Most checks say what the one before them said.
  let [last, lastCode] = [undefined as unknown, 0];
  for (let row = 0; row < length; row++) {
    const observation = rows[row] as Row;
    if (typeof observation !== 'object' || observation === null) {
      refuse(childOf(reader, row), {
        code: 'invalid-type',
        expected: 'an observation with at and status',
      });
    }
    const own = readFacts(reader, row, observation);
    if (own !== undefined) facts[row] = own;
    const { at: given, status } = observation;
    if (status !== last || row === 0) {
      const code = codeOf.get(status);
      if (code === undefined)
        refuseStatus(
          fieldOf(reader, row, 'status'),
          status,
          list.map(({ name }) => name),
        );
      [last, lastCode] = [status, code];
    }
    at[row] = isPlainInstant(given) ? given : instant(fieldOf(reader, row, 'at'));
    codes[row] = lastCode;
  }
  return { at, codes, statuses: list, facts: facts.length === 0 ? undefined : factsIn(facts) };
}

function factsIn(facts: readonly OutageFacts[]): ObservedFacts {
  const at = (row: number): OutageFacts => facts[row] ?? NO_FACTS;
  return { at, areSame: (one, other) => sameFacts(at(one), at(other)) };
}

const NO_FACTS: OutageFacts = {};

/** Checks the names of the fields, and gathers the facts among them, if there are any. */
function readFacts(reader: Reader, row: number, observation: Row): OutageFacts | undefined {
  let facts: Record<string, string> | undefined;
  for (const key in observation) {
    if (key === 'at' || key === 'status') continue;
    if (!NAMES.includes(key)) {
      refuse(fieldOf(reader, row, key), {
        code: 'unknown-field',
        expected: `one of ${NAMES.join(', ')}`,
        received: shown(key),
        ...unknownName(key, NAMES),
      });
    }
    if (observation[key] === undefined) continue;
    facts ??= {};
    facts[key] = text(fieldOf(reader, row, key));
  }
  return facts;
}
