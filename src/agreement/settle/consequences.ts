import { guarded } from '../../core/error.js';
import type { InstantInput } from '../../core/instant.js';
import {
  childOf,
  type FieldsOf,
  type Read,
  type Reader,
  readerOf,
  refuse,
} from '../../core/read.js';
import { byKnownName } from '../../core/read-names.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import { type CompiledAgreement, planOf } from '../compile.js';
import type { AgreementPlan } from '../read.js';
import type { ConsequencePlan } from '../read-after.js';
import { judgeRight, type RightEvaluation } from '../right/evaluate-right.js';
import { type RightEvent, type RightPeriod, readRightFacts } from '../right/read-right-facts.js';
import { readStatement } from './read-issued.js';
import type { Statement } from './statement.js';

/** The facts by which consequences of an agreement are judged. */
export interface ConsequenceFacts {
  /** The final statements, oldest first and without gaps. @defaultValue none */
  readonly statements?: readonly Statement[] | undefined;
  /** The events that triggers count, by consequence. @defaultValue none */
  readonly events?: Readonly<Record<string, readonly RightEvent[]>> | undefined;
  /** When the provider mended what had happened, by consequence. @defaultValue never */
  readonly curedAt?: Readonly<Record<string, readonly InstantInput[]>> | undefined;
  /** When a consequence was made use of, by consequence. @defaultValue never */
  readonly exercisedAt?: Readonly<Record<string, InstantInput>> | undefined;
}

/** Options of `consequencesOf`. */
export interface ConsequenceOptions {
  /** The instant of judgement. */
  readonly at: InstantInput;
}

/** A consequence of an agreement, and how it stands. */
export interface ConsequenceState extends RightEvaluation {
  readonly id: string;
  /** The objective or shared remedy that it looks at; `null` where it counts events alone. */
  readonly of: string | null;
  readonly gives: string;
}

/**
 * Tells which consequences of an agreement are reached: since when, by what, until when they may be used,
 * and what is missing still.
 *
 * @param agreement - A compiled agreement.
 * @param facts - Its final statements, and what else is known by consequence.
 * @param options - `at`, the instant of judgement.
 * @returns One entry for each consequence, in the order of the document.
 * @throws {@link SlaError} `invalid-option` for statements that are not final, out of order or of another
 * agreement; `unknown-reference` for a consequence that the agreement does not know; `invalid-type`,
 * `missing-field`, `unknown-field`, `invalid-instant`.
 * @example
 * import { compileAgreement, consequencesOf, settlePeriod } from 'slakit'
 * const sla = compileAgreement({
 *   id: 'api', timeZone: 'UTC', currency: 'EUR',
 *   objectives: [{ kind: 'availability', id: 'up', service: 'api', targetPercent: '99.9', remedy: 'credit' }],
 *   remedies: { credit: { target: { gte: '99.9' }, rows: [{ lt: '99.9', remedy: { percent: 10 } }] } },
 *   consequences: { exit: { of: 'up', when: [{ kind: 'consecutive', periods: 2 }], exercise: { days: 30 }, gives: 'the customer may terminate' } },
 * })
 * const month = (first: string) => settlePeriod(sla, {
 *   periodOf: first, services: { api: { outages: [[first, first.replace('-01T00', '-01T02')]] } },
 *   charges: { api: { amount: '500.00', currency: 'EUR' } },
 * }, { at: '2026-06-01T00:00:00Z' })
 * const statements = ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z'].map(month)
 * const at = '2026-05-10T00:00:00Z'
 * consequencesOf(sla, { statements }, { at })[0]?.status // => 'exercisable'
 * consequencesOf(sla, { statements: statements.slice(0, 1) }, { at })[0]?.status // => 'not-reached'
 */
export function consequencesOf(
  agreement: CompiledAgreement,
  facts: ConsequenceFacts,
  options: ConsequenceOptions,
): readonly ConsequenceState[] {
  return guarded(() => {
    const { agreement: document } = agreement;
    const plan = planOf(agreement);
    const { at } = readFields(readerOf(options, null, 'options'), 'options with at', OPTIONS);
    const known = readFacts(readerOf(facts, null, 'facts'), plan, document.id);
    return [...plan.consequences].map(([id, consequence]) => ({
      id,
      of: consequence.of,
      gives: consequence.gives,
      ...judgeRight(consequence.right, readRightFacts(rightFacts(id, consequence, known)), at),
    }));
  });
}

const OPTIONS = { at: instant } satisfies FieldsOf<ConsequenceOptions>;

/** The facts, each consequence's own still unread at its place. */
interface Known {
  readonly statements: readonly Statement[];
  readonly events: ReadonlyMap<string, Reader>;
  readonly curedAt: ReadonlyMap<string, Reader>;
  readonly exercisedAt: ReadonlyMap<string, Reader>;
}

const NONE: ReadonlyMap<string, Reader> = new Map();

function readFacts(reader: Reader, { consequences }: AgreementPlan, agreementId: string): Known {
  const itself: Read<Reader> = (at) => at;
  const byId = byKnownName('consequences', [...consequences.keys()], itself);
  const fields = readFields(reader, 'facts of consequences', {
    statements: optional(listOf('statements', finalOf(agreementId)), []),
    events: optional(byId, NONE),
    curedAt: optional(byId, NONE),
    exercisedAt: optional(byId, NONE),
  } satisfies FieldsOf<ConsequenceFacts>);
  return fields;
}

/** Reads a final statement of the agreement. */
function finalOf(agreementId: string): Read<Statement> {
  return (reader) => {
    const read = readStatement(reader);
    if (read.agreementId !== agreementId)
      refuse(childOf(reader, 'agreementId'), {
        code: 'invalid-option',
        expected: `a statement of ${agreementId}`,
      });
    if (read.status === 'final' || read.status === 'incomplete') return reader.value as Statement;
    refuse(childOf(reader, 'status'), {
      code: 'invalid-option',
      expected: 'a statement of a period that is over',
    });
  };
}

/** The facts of one consequence, as those of a right. */
function rightFacts(id: string, { of }: ConsequencePlan, known: Known): Reader {
  const periods = of === null ? [] : known.statements.map((statement) => periodOf(statement, of));
  return readerOf(
    {
      periods,
      events: known.events.get(id)?.value,
      curedAt: known.curedAt.get(id)?.value,
      exercisedAt: known.exercisedAt.get(id)?.value,
    },
    null,
    'facts',
  );
}

/** What a statement says of an objective or a shared remedy; nothing where it was not settled. */
function periodOf({ lines, shared, period }: Statement, of: string): RightPeriod {
  const own = lines.find(({ objectiveId }) => objectiveId === of)?.history;
  const common = shared.find(({ remedyId }) => remedyId === of)?.history;
  return { ...(own ?? common), endAt: period.endAt };
}
