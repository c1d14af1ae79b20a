import { shown } from '../../core/error.js';
import type { Interval } from '../../core/interval.js';
import { childOf, isList, type Reader, refuse, safely } from '../../core/read.js';
import { type Confirmed, confirmRuns } from './confirm.js';
import { readObservationColumns } from './observation-columns.js';
import { readObservationRows } from './observation-rows.js';
import {
  inOrder,
  type KnownStatuses,
  knownStatuses,
  type ObservationTable,
  refuseStatus,
  type Status,
} from './observation-table.js';
import type { ObservedOutage, ObservedTime, StatusMeaning } from './observations.js';
import { factsOf, type OutageFacts, sameFacts } from './outage.js';
import { lastsUntil, type Run, runsOf } from './runs.js';

/** How observations are read, with every length known. */
interface ObservationPlan {
  /** The options, for what is wrong with them. */
  readonly reader: Reader;
  readonly statuses: ReadonlyMap<string, StatusMeaning>;
  readonly from: number | undefined;
  readonly at: number;
  readonly initially: string | undefined;
  /** How long an observation says something when no other follows. */
  readonly maxGapMs: number;
  /** How many failures in a row make an outage. */
  readonly confirmAfter: number;
}

/** What observations cover, and what they leave open. */
interface ReadTime extends ObservedTime {
  readonly confirmed: Confirmed;
}

/** Reads observations: each lasts until the next, but no longer than the plan allows. */
export function readObservations(log: Reader, plan: ObservationPlan): ReadTime {
  const known = knownStatuses(plan.statuses);
  const table = safely((reader) => readTable(reader, known))(log);
  const { at, initially } = plan;
  const from = plan.from ?? Math.min(table.at[0] ?? at, at) + 0;
  if (from > at) {
    refuse(childOf(plan.reader, 'from'), {
      code: 'invalid-interval',
      expected: 'a start at or before the instant of judgement',
    });
  }
  const before = initially === undefined ? undefined : known.list[codeOf(plan, known, initially)];
  const runs = runsOf(table, plan.maxGapMs);
  const confirmed = confirmRuns(table, runs, { ...plan, from });
  const writer = writerOf(from, at);
  writer.put(from, table.at[0] ?? at, before, NO_FACTS);
  for (const run of runs) putRun(table, run, { writer, plan, confirmed });
  return { ...writer.written, confirmed };
}

function readTable(reader: Reader, known: KnownStatuses): ObservationTable {
  const { value } = reader;
  if (isList(reader)) return inOrder(readObservationRows(reader, known));
  if (typeof value === 'object' && value !== null && ('at' in value || 'statuses' in value))
    return inOrder(readObservationColumns(reader, known));
  refuse(reader, {
    code: 'invalid-type',
    expected: 'observations as a list, or as columns of at and statuses',
    received: shown(value),
  });
}

function codeOf(
  { reader }: ObservationPlan,
  { list, codeOf }: KnownStatuses,
  name: string,
): number {
  const code = codeOf.get(name);
  if (code !== undefined) return code;
  refuseStatus(
    childOf(reader, 'initially'),
    name,
    list.map((status) => status.name),
  );
}

/** Puts the time of a run, and that after it which nobody watched. */
function putRun(
  table: ObservationTable,
  run: Run,
  {
    writer,
    plan,
    confirmed,
  }: {
    readonly writer: ReturnType<typeof writerOf>;
    readonly plan: ObservationPlan;
    readonly confirmed: Confirmed;
  },
): void {
  const { at, codes, statuses, facts } = table;
  const status = statuses[codes[run.first] as number] as Status;
  const until = lastsUntil(table, run.end - 1, plan);
  if (status.says !== 'up' && !confirmed.forgiven.has(run))
    writer.put(at[run.first] as number, until, status, facts?.at(run.first) ?? NO_FACTS);
  writer.put(until, at[run.end] ?? plan.at, undefined, NO_FACTS);
}

const NO_FACTS: OutageFacts = {};

/** Writes stretches of time in their order, those that touch and say the same as one. */
function writerOf(from: number, at: number) {
  const outages: ObservedOutage[] = [];
  const unknown: Interval[] = [];
  /** @param status - `undefined` where nobody observed one. */
  const put = (start: number, end: number, status: Status | undefined, own: OutageFacts): void => {
    const interval = { startAt: Math.max(start, from) + 0, endAt: Math.min(end, at) + 0 };
    if (interval.startAt >= interval.endAt || status?.says === 'up') return;
    if (status === undefined || status.says === 'unknown') {
      append(unknown, interval, true);
      return;
    }
    const said = typeof status.says === 'object' ? status.says : NO_FACTS;
    const facts = factsOf({ ...said, cause: status.name, ...own });
    const last = outages[outages.length - 1];
    const isSame = last !== undefined && sameFacts(last, facts);
    append(outages, { ...interval, ...facts } as ObservedOutage, isSame);
  };
  return { put, written: { outages, unknown } };
}

/** Appends an interval, or lets the last one go on when it touches and may be joined. */
function append<T extends Interval>(list: T[], next: T, mayJoin: boolean): void {
  const last = list[list.length - 1];
  if (mayJoin && last?.endAt === next.startAt)
    list[list.length - 1] = { ...last, endAt: next.endAt };
  else list.push(next);
}
