import { isSlaError, type SlaError, shown } from '../../core/error.js';
import type { InstantInput } from '../../core/instant.js';
import { childOf, type FieldsOf, type Read, type Reader, refuse } from '../../core/read.js';
import { byKnownName } from '../../core/read-names.js';
import { listOf, optional, readFields } from '../../core/read-parts.js';
import { instant } from '../../core/read-values.js';
import type { CreditReading } from '../../credit/facts.js';
import { BESIDE_LEVEL, readingFields } from '../../credit/read-reading.js';
import { type CreditPeriod, historyIn } from '../../credit/scheme/history.js';
import type { RulePlan } from '../../credit/scheme/plan.js';
import { type MoneyInput, readMoney } from '../../money/money.js';
import { type Period, periodOn } from '../../zone/period.js';
import { type ClaimFacts, type ClaimKnown, readClaimFacts } from '../claim/claim-status.js';
import type { ServiceRecord } from '../kinds/availability.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { LatencyRecord, RequestsRecord } from '../kinds/requests.js';
import type { ScoreRecord } from '../kinds/score.js';
import { isShared, sharedRemedies } from '../kinds/shared-remedy.js';
import type { AgreementPlan } from '../read.js';
import type { Ticket } from '../ticket/ticket.js';

/** The facts of a period: service records, tickets, charges, history. */
export interface SettlementFacts {
  /** Any instant of the period to settle. */
  readonly periodOf: InstantInput;
  /** Records by service. A service without a record was not watched: nothing is known of it. */
  readonly services?: Readonly<Record<string, ServiceRecord>> | undefined;
  readonly tickets?: readonly Ticket[] | undefined;
  /** Counted events by requests or latency objective. One without a record was not counted. */
  readonly requests?: Readonly<Record<string, RequestsRecord | LatencyRecord>> | undefined;
  /** Answers by score objective. One without a record was not asked. */
  readonly scores?: Readonly<Record<string, ScoreRecord>> | undefined;
  /** Charges of the period by name: a service, `total`, or what objectives name. */
  readonly charges?: Readonly<Record<string, MoneyInput>> | undefined;
  /**
   * Earlier periods, oldest first, for repeats and caps over several periods: by objective, or by the
   * remedy that objectives share.
   */
  readonly history?: Readonly<Record<string, readonly CreditPeriod[]>> | undefined;
  /**
   * When credits were claimed, and the moments from which that time runs: by objective, or by the remedy
   * that objectives share. The end of the period is known.
   */
  readonly claims?: Readonly<Record<string, ClaimFacts>> | undefined;
  /** What is known of objectives beside their level: an excuse, the multiples that factors ask for. */
  readonly readings?: Readonly<Record<string, ObjectiveReading>> | undefined;
}

/**
 * A reading of an objective in a period without what is measured: whether it is excused or was not
 * reported, its labels, and multiples for factors.
 */
export type ObjectiveReading = Omit<CreditReading, 'level' | 'incident' | 'at'>;

/** The facts of a period as read. What engines read, they read themselves, at its place. */
export interface ReadFacts {
  readonly period: Period;
  readonly services: ReadonlyMap<string, Reader>;
  readonly tickets: readonly Reader[];
  readonly requests: ReadonlyMap<string, Reader>;
  readonly scores: ReadonlyMap<string, Reader>;
  readonly charges: ReadonlyMap<string, Reader>;
  readonly history: ReadonlyMap<string, Reader>;
  readonly readings: ReadonlyMap<string, Reader>;
  readonly claims: ReadonlyMap<string, ClaimKnown>;
  /** What is wrong with the facts of one service, charge or objective: only lines that need it suffer. */
  readonly faults: Faults;
}

/** Sections of facts whose members belong to one line, or to a few. */
export type Section = 'services' | 'requests' | 'scores' | 'charges' | 'history' | 'readings';

/** The first fault of each member that has one, by its section and name. */
export type Faults = ReadonlyMap<Section, ReadonlyMap<string, SlaError>>;

const NONE: ReadonlyMap<string, Reader> = new Map();

/** Reads the facts of a period; names that the agreement does not know are refused. */
export function readFacts(reader: Reader, plan: AgreementPlan): ReadFacts {
  const { objectives } = plan;
  const services = objectives.flatMap((one) => (one.kind === 'availability' ? [one.service] : []));
  const named = objectives.flatMap((one) => ('service' in one ? (one.service ?? []) : []));
  const charges = [...objectives.map(({ charge }) => charge), ...named, 'total'];
  const ids = objectives.map(({ id }) => id);
  const rules = new Map(objectives.map(({ id, rule }) => [id, rule]));
  const shared = sharedRemedies(objectives).map(({ id }) => id);
  const owners = [...objectives.filter((one) => !isShared(one)).map(({ id }) => id), ...shared];
  const { faults, kept } = faultKeeper();
  const fields = readFields(reader, 'the facts of a period', {
    periodOf: instant,
    services: optional(byKnownName('services', services, kept('services', readRecord))),
    tickets: optional(listOf('tickets', itself)),
    requests: optional(
      byKnownName(
        'requests and latency objectives',
        idsOf(plan, EVENTS),
        kept('requests', readCounts),
      ),
    ),
    scores: optional(
      byKnownName('score objectives', idsOf(plan, SCORES), kept('scores', readAnswers)),
    ),
    charges: optional(byKnownName('charges', charges, kept('charges', chargeIn(plan.currency)))),
    history: optional(byKnownName('objectives', owners, kept('history', historyFor(rules)))),
    readings: optional(byKnownName('objectives', ids, kept('readings', readingFor(rules)))),
    claims: optional(
      byKnownName('credits that are claimed', claimed(plan, owners), readClaimFacts),
    ),
  } satisfies FieldsOf<SettlementFacts>);
  return {
    period: periodOn(plan.periods, fields.periodOf),
    services: fields.services ?? NONE,
    tickets: fields.tickets ?? [],
    requests: fields.requests ?? NONE,
    scores: fields.scores ?? NONE,
    charges: fields.charges ?? NONE,
    history: fields.history ?? NONE,
    readings: fields.readings ?? NONE,
    claims: fields.claims ?? new Map(),
    faults,
  };
}

/**
 * Whether an error is about a value of the facts, which its line tells of. A field that nobody reads is a
 * mistake in the program of the caller, and stops it.
 */
export function isFaultOfFacts(error: unknown): error is SlaError {
  return isSlaError(error) && error.code !== 'unknown-field';
}

/** Keeps the fault of one member of the facts for the lines that need it, and reads on. */
function faultKeeper() {
  const faults = new Map<Section, Map<string, SlaError>>();
  const kept =
    (section: Section, read: Read<Reader>): Read<Reader> =>
    (reader) => {
      try {
        return read(reader);
      } catch (error) {
        if (!isFaultOfFacts(error)) throw error;
        const known = faults.get(section) ?? new Map<string, SlaError>();
        faults.set(section, known.set(String(reader.key), error));
        return reader;
      }
    };
  return { faults, kept };
}

const itself: Read<Reader> = (reader) => reader;

type Kind = ObjectivePlan['kind'];
const EVENTS: readonly Kind[] = ['requests', 'latency'];
const SCORES: readonly Kind[] = ['score'];

function idsOf({ objectives }: AgreementPlan, kinds: readonly Kind[]): string[] {
  return objectives.flatMap(({ id, kind }) => (kinds.includes(kind) ? [id] : []));
}

/** Whether there may be histograms depends on the objective, which says so when it is measured. */
function readCounts(reader: Reader): Reader {
  readFields(reader, 'a record of counted events', COUNTS);
  return reader;
}

const COUNTS = {
  buckets: itself,
  exclusions: itself,
  spans: itself,
  excludedBefore: itself,
  unknown: itself,
  trackedSince: itself,
  trackedUntil: itself,
  histograms: itself,
} satisfies FieldsOf<LatencyRecord>;

function readAnswers(reader: Reader): Reader {
  readFields(reader, 'the record of a survey', { answers: itself } satisfies FieldsOf<ScoreRecord>);
  return reader;
}

/** The period is that of the facts, and service time is in the document. */
function readRecord(reader: Reader): Reader {
  readFields(reader, 'the record of a service', RECORD);
  return reader;
}

const RECORD = {
  outages: itself,
  exclusions: itself,
  unknown: itself,
  unconfirmed: itself,
  bounds: itself,
  trackedSince: itself,
  trackedUntil: itself,
  spans: itself,
  excludedBefore: itself,
} satisfies FieldsOf<ServiceRecord>;

/** A charge is money in the currency of the agreement, whether a credit comes to be taken of it or not. */
function chargeIn(currency: string): Read<Reader> {
  return (reader) => {
    const money = readMoney(reader);
    if (money.currency === currency) return reader;
    refuse(childOf(reader, 'currency'), {
      code: 'currency-mismatch',
      expected: `${currency}, the currency of the agreement`,
      received: shown(money.currency),
    });
  };
}

/** Whose credits have to be claimed: those of remedies that say so. */
function claimed(
  { objectives, claims }: AgreementPlan,
  owners: readonly string[],
): readonly string[] {
  const own = objectives.filter(({ remedyId }) => remedyId !== null && claims.has(remedyId));
  const ids = new Set(own.flatMap((one) => [one.id, one.remedyId as string]));
  return owners.filter((owner) => ids.has(owner));
}

/** The credit rules of objectives by their ids; none without a remedy. */
type Rules = ReadonlyMap<string, RulePlan | undefined>;

/** What came before is read also where no credit is found yet, so that a mistake shows at once. */
function historyFor(rules: Rules): Read<Reader> {
  return (reader) => {
    historyIn(rules.get(String(reader.key))?.unit ?? null)(reader);
    return reader;
  };
}

/** The level of a reading is measured, so it has none of its own. */
function readingFor(rules: Rules): Read<Reader> {
  return (reader) => {
    const rule = rules.get(String(reader.key));
    const factors = rule === undefined ? NO_FACTORS : readingFields(rule).factors;
    readFields(reader, 'a reading', {
      ...BESIDE_LEVEL,
      factors,
    } satisfies FieldsOf<ObjectiveReading>);
    return reader;
  };
}

/** Nothing asks for the factors of an objective without a remedy. */
const NO_FACTORS = optional((reader: Reader) => readFields(reader, 'no factors', {}));
