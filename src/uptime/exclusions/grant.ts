import { fail } from '../../core/error.js';
import { type Interval, toIntervals, toTimeSet } from '../../core/interval.js';
import { measureBetween, type TotalledSet, totalled } from '../../core/running-total.js';
import { clip, difference, EMPTY, intersection, type TimeSet } from '../../core/time-set.js';
import { requireFew as requireFewPieces } from '../outages/pieces.js';
import { type CapLedger, rollingLedger, spanLedger } from './caps.js';
import { decidedAnywhere, decidedInOrder } from './decided.js';
import { ALWAYS_GRANTED, type ExclusionPlan, type ExclusionPlans } from './exclusion-rules.js';
import type { Excluded, ExcludedInterval, Exclusion, ExclusionVerdict } from './exclusions.js';

/** What exclusions are held against. */
export interface GrantScene {
  readonly rules: ExclusionPlans;
  /** The agreed time of the measured period. */
  readonly service: TimeSet;
  /** What earlier periods were granted, by kind. */
  readonly before: ReadonlyMap<string, TimeSet>;
  /** The spans that caps name. */
  readonly spans: ReadonlyMap<string, readonly Interval[]>;
}

/** Applies the rules to exclusions, kind by kind; the verdicts keep the order given. */
export function grantExclusions(exclusions: readonly Exclusion[], scene: GrantScene): Excluded {
  const verdicts: ExclusionVerdict[] = [];
  // Nearly all kinds are allowed at any time: it is added up once.
  const service = totalled(scene.service);
  const grants: GrantedSpans[] = [];
  for (const [kind, indices] of indicesByKind(exclusions)) {
    const rule = scene.rules.get(kind) ?? ALWAYS_GRANTED;
    if (rule.order === 'asGiven') requireFew(kind, indices.length);
    const allowed = allowedTime(rule, scene.service);
    const time = allowed === scene.service ? service : totalled(allowed);
    const granter = granterFor(kind, rule, scene, { service, time });
    const startOf = (index: number): number => (exclusions[index] as Exclusion).startAt;
    if (rule.order === 'earliest') indices.sort((a, b) => startOf(a) - startOf(b));
    for (const index of indices) {
      const exclusion = exclusions[index] as Exclusion;
      const { id, startAt, endAt } = exclusion;
      const { status, spans, grantedMs } = granter(exclusion);
      verdicts[index] = { id, kind, startAt, endAt, status, grantedMs };
      grants.push({ kind, id, spans, allowed });
    }
  }
  return { set: setOf(grants), pieces: () => piecesOf(grants), verdicts };
}

/** The service time in which exclusions of a kind are allowed. */
function allowedTime({ within }: ExclusionPlan, service: TimeSet): TimeSet {
  if (within === null || service.length === 0) return service;
  const [from, to] = [service[0] as number, service[service.length - 1] as number];
  return intersection(service, within.compiled.openWithin(from, to));
}

/** What an exclusion was granted: the allowed time within spans. */
interface GrantedSpans {
  readonly kind: string;
  readonly id: string | null;
  readonly spans: TimeSet;
  readonly allowed: TimeSet;
}

/** All that was granted: spans that are allowed the same time are cut by it once. */
function setOf(grants: readonly GrantedSpans[]): TimeSet {
  const boundsBy = new Map<TimeSet, [number, number][]>();
  for (const { spans, allowed } of grants) {
    const bounds = boundsBy.get(allowed) ?? [];
    boundsBy.set(allowed, bounds);
    for (let i = 0; i < spans.length; i += 2)
      bounds.push([spans[i] as number, spans[i + 1] as number]);
  }
  const sets = [...boundsBy].map(([allowed, bounds]) => intersection(toTimeSet(bounds), allowed));
  const [only = EMPTY] = sets;
  return sets.length < 2 ? only : toTimeSet(sets.flatMap(pairsOf));
}

function pairsOf(set: TimeSet): readonly (readonly [number, number])[] {
  return toIntervals(set).map(({ startAt, endAt }) => [startAt, endAt] as const);
}

function piecesOf(grants: readonly GrantedSpans[]): readonly ExcludedInterval[] {
  const pieces: ExcludedInterval[] = [];
  for (const { kind, id, spans, allowed } of grants) {
    for (let i = 0; i < spans.length; i += 2) {
      const part = clip(allowed, spans[i] as number, spans[i + 1] as number);
      requireFewPieces(pieces.length + (part.length >> 1));
      for (const interval of toIntervals(part)) pieces.push({ ...interval, kind, id });
    }
  }
  return pieces.sort((a, b) => a.startAt - b.startAt);
}

/** In the order of a list each looks at what all before it were granted. */
const MOST_AS_GIVEN = 5000;

function requireFew(kind: string, count: number): void {
  if (count <= MOST_AS_GIVEN) return;
  fail({
    code: 'result-out-of-range',
    path: ['exclusions'],
    expected: `at most ${MOST_AS_GIVEN} exclusions of a kind in the order given`,
    received: `${count} of the kind ${kind}`,
    hint: "order: 'earliest' has no such limit",
  });
}

function indicesByKind(exclusions: readonly Exclusion[]): ReadonlyMap<string, number[]> {
  const byKind = new Map<string, number[]>();
  for (const [index, { kind }] of exclusions.entries()) {
    const indices = byKind.get(kind);
    if (indices === undefined) byKind.set(kind, [index]);
    else indices.push(index);
  }
  return byKind;
}

/** What becomes of an exclusion: the allowed time that it removes, beyond others of its kind, lies in its spans. */
interface Grant {
  readonly status: ExclusionVerdict['status'];
  readonly spans: TimeSet;
  readonly grantedMs: number;
}

/** Judges the exclusions of a kind, one after the other. */
function granterFor(
  kind: string,
  rule: ExclusionPlan,
  scene: GrantScene,
  { service, time }: { readonly service: TotalledSet; readonly time: TotalledSet },
) {
  const isPartOutside = outsideAsker(service, time);
  const ledgers = ledgersFor(kind, rule, scene, time);
  const decided = rule.order === 'earliest' ? decidedInOrder() : decidedAnywhere();
  const [first = 0] = service.set;
  const last = service.set[service.set.length - 1] ?? first;
  return (exclusion: Exclusion): Grant => {
    const complaint = noticeFault(exclusion, rule);
    if (complaint !== null) return { status: complaint, spans: EMPTY, grantedMs: 0 };
    // Beyond the agreed time nothing is granted, and the spans of caps need not reach.
    const startAt = Math.max(exclusion.startAt, first);
    const endAt = Math.min(exclusion.endAt, last);
    const isCapped = timeIn(decided.denied(startAt, endAt), time) > 0;
    const open = decided.openIn(startAt, endAt);
    const spans = grantWithin(open, ledgers);
    const grantedMs = timeIn(spans, time);
    const deniedMs = timeIn(open, time) - grantedMs;
    decided.close(startAt, endAt, deniedMs > 0 ? difference(open, spans) : EMPTY);
    if (isCapped || deniedMs > 0) return { status: 'capped', spans, grantedMs };
    if (isPartOutside(startAt, endAt)) return { status: 'outside-window', spans, grantedMs };
    return { status: grantedMs > 0 ? 'granted' : 'outside', spans, grantedMs };
  };
}

/** How much allowed time lies in spans. */
function timeIn(spans: TimeSet, time: TotalledSet): number {
  let ms = 0;
  for (let i = 0; i < spans.length; i += 2)
    ms += measureBetween(time, spans[i] as number, spans[i + 1] as number);
  return ms;
}

/** Asks whether some service time of an exclusion lies outside of the window that its kind is allowed. */
function outsideAsker(
  service: TotalledSet,
  allowed: TotalledSet,
): (startAt: number, endAt: number) => boolean {
  if (allowed === service) return () => false;
  return (startAt, endAt) =>
    measureBetween(service, startAt, endAt) > measureBetween(allowed, startAt, endAt);
}

function noticeFault(
  { startAt, announcedAt, isAgreed }: Exclusion,
  { notice }: ExclusionPlan,
): 'unannounced' | 'short-notice' | null {
  if (notice === undefined || isAgreed) return null;
  if (announcedAt === undefined) return 'unannounced';
  if ('ms' in notice) return startAt - announcedAt < notice.ms ? 'short-notice' : null;
  const due = notice.calendar?.compiled.businessDayAfter(announcedAt, notice.businessDays);
  return typeof due === 'number' && due <= startAt ? null : 'short-notice';
}

function ledgersFor(
  kind: string,
  { capMs, caps }: ExclusionPlan,
  { before, spans }: GrantScene,
  time: TotalledSet,
): readonly CapLedger[] {
  const used = before.get(kind) ?? EMPTY;
  const ledgers = caps.map((cap) =>
    'span' in cap
      ? spanLedger(cap.capMs, spans.get(cap.span) ?? [], used, time)
      : rollingLedger(cap.capMs, cap.rollingMs, used, time),
  );
  return capMs === Number.POSITIVE_INFINITY
    ? ledgers
    : [...ledgers, spanLedger(capMs, [ALL_TIME], EMPTY, time)];
}

const ALL_TIME: Interval = { startAt: Number.NEGATIVE_INFINITY, endAt: Number.POSITIVE_INFINITY };

/** The spans of a set that all caps have room for, from its start on. */
function grantWithin(open: TimeSet, ledgers: readonly CapLedger[]): TimeSet {
  if (ledgers.length === 0) return open;
  const out: number[] = [];
  for (let i = 0; i < open.length; i += 2) {
    const end = open[i + 1] as number;
    for (let at = open[i] as number; at < end; ) {
      const until = ledgers.reduce((least, { freeUntil }) => freeUntil(at, least), end);
      if (until > at) {
        for (const { take } of ledgers) take(at, until);
        if (out[out.length - 1] === at) out[out.length - 1] = until;
        else out.push(at, until);
        at = until;
      } else {
        const full = ledgers.filter(({ freeUntil }) => freeUntil(at, end) === at);
        at = full.reduce((latest, { freeFrom }) => Math.max(latest, freeFrom(at)), at);
      }
    }
  }
  return out;
}
