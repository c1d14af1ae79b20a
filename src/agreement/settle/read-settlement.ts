import { MAX_INSTANT } from '../../core/instant.js';
import { readerOf } from '../../core/read.js';
import type { Period } from '../../zone/period.js';
import { type CompiledAgreement, planOf } from '../compile.js';
import { type ReadFacts, readFacts, type SettlementFacts } from './facts.js';
import { strayFault } from './faults.js';
import type { LineContext } from './measure-line.js';
import { attainmentsOf } from './period-attainment.js';
import { periodsBefore, spansOver } from './spans.js';

/** A period to settle: its facts as read, and what all its lines share. */
interface Settlement {
  readonly period: Period;
  /** Nothing when the agreement governs no part of the period. */
  readonly context: LineContext | undefined;
}

/** When a period is judged, and whether its lines tell how they were found. */
interface Judgement {
  readonly at: number;
  readonly trace: boolean;
}

/** Reads the facts of a period; throws what is wrong with those that no objective needs. */
export function readSettlement(
  agreement: CompiledAgreement,
  facts: SettlementFacts,
  judgement: Judgement,
): Settlement {
  const plan = planOf(agreement);
  const read = readFacts(readerOf(facts), plan);
  const context = contextOf(agreement, read, judgement);
  const stray = strayFault(read.faults, context === undefined ? [] : plan.objectives);
  if (stray !== undefined) throw stray;
  return { period: read.period, context };
}

function contextOf(
  agreement: CompiledAgreement,
  facts: ReadFacts,
  { at, trace }: Judgement,
): LineContext | undefined {
  const { inForce, currency } = planOf(agreement);
  const { period } = facts;
  const part = {
    startAt: Math.max(period.startAt, inForce.startAt),
    endAt: Math.min(period.endAt, inForce.endAt, MAX_INSTANT),
  };
  if (part.startAt >= part.endAt) return undefined;
  const isFinal = at >= part.endAt;
  const judged = attainmentsOf(agreement, facts.tickets, part, Math.min(at, part.endAt));
  const { services, requests, scores } = facts;
  return {
    facts,
    services,
    requests,
    scores,
    period: part,
    spansOf: spansOver(planOf(agreement), part),
    at,
    isFinal,
    trace,
    currency,
    ...judged,
    periodsBefore: periodsBefore(planOf(agreement), period),
    claims: planOf(agreement).claims,
  };
}
