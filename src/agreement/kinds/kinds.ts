import { childOf, type Reader } from '../../core/read.js';
import { requireObject } from '../../core/read-parts.js';
import { word } from '../../core/read-values.js';
import type { Objective } from '../document/document.js';
import type { Shelf } from '../document/shelf.js';
import {
  type AvailabilityObjectivePlan,
  measureAvailabilityObjective,
  readAvailabilityObjective,
} from './availability.js';
import { type ClockObjectivePlan, measureClockObjective, readClockObjective } from './clock.js';
import type { KindFacts, Measured } from './measured.js';
import {
  type LatencyObjectivePlan,
  measureLatencyObjective,
  measureRequestsObjective,
  type RequestsObjectivePlan,
  readLatencyObjective,
  readRequestsObjective,
} from './requests.js';
import { measureScoreObjective, readScoreObjective, type ScoreObjectivePlan } from './score.js';

/** An objective as read, with what it names at hand. */
export type ObjectivePlan =
  | ClockObjectivePlan
  | AvailabilityObjectivePlan
  | RequestsObjectivePlan
  | LatencyObjectivePlan
  | ScoreObjectivePlan;

/** What the agreement must know of a kind of objective. */
interface Kind<Plan> {
  /** Reads it, compiled and with what it names at hand. */
  readonly read: (reader: Reader, shelf: Shelf) => Plan;
  /** Measures it over a period. */
  readonly measure: (plan: Plan, facts: KindFacts) => Measured;
}

/**
 * The kinds of objective. A new kind is a file beside this one and a row here; the types of the
 * document and its JSON Schema ask for it, and the checks over the whole document for what it promises.
 */
const KINDS: {
  readonly [Name in Objective['kind']]: Kind<Extract<ObjectivePlan, { readonly kind: Name }>>;
} = {
  clock: { read: readClockObjective, measure: measureClockObjective },
  availability: { read: readAvailabilityObjective, measure: measureAvailabilityObjective },
  requests: { read: readRequestsObjective, measure: measureRequestsObjective },
  latency: { read: readLatencyObjective, measure: measureLatencyObjective },
  score: { read: readScoreObjective, measure: measureScoreObjective },
};

const readKind = word(Object.keys(KINDS) as Objective['kind'][]);

/** Reads an objective of any kind. */
export function readObjective(reader: Reader, shelf: Shelf): ObjectivePlan {
  requireObject(reader, 'an objective');
  return KINDS[readKind(childOf(reader, 'kind'))].read(reader, shelf);
}

/** Measures an objective of any kind over a period. */
export function measureObjective(objective: ObjectivePlan, facts: KindFacts): Measured {
  return (KINDS[objective.kind] as Kind<ObjectivePlan>).measure(objective, facts);
}
