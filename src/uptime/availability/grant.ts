import { fail } from '../../core/error.js';
import { toTimeSet } from '../../core/interval.js';
import { measureUpTo, totalled } from '../../core/running-total.js';
import {
  clip,
  countUpTo,
  difference,
  EMPTY,
  intersection,
  measure,
  type TimeSet,
  union,
} from '../../core/time-set.js';
import { type CapLedger, rollingLedger, spanLedger } from './caps.js';
import { ALWAYS_GRANTED, type ExclusionPlan, type ExclusionPlans } from './exclusion-rules.js';
import type { Excluded, Exclusion, ExclusionVerdict } from './exclusions.js';
import type { Bounds } from './facts.js';

/** What exclusions are held against. */
export interface GrantScene {
  readonly rules: ExclusionPlans;
  /** The agreed time of the measured period. */
  readonly service: TimeSet;
  /** What earlier periods were granted, by kind. */
  readonly before: ReadonlyMap<string, TimeSet>;
  /** The spans that caps name. */
  readonly spans: ReadonlyMap<string, readonly Bounds[]>;
}

/** Applies the rules to exclusions, kind by kind; the verdicts keep the order given. */
export function grantExclusions(exclusions: readonly Exclusion[], scene: GrantScene): Excluded {
  const verdicts: ExclusionVerdict[] = [];
  const pieces: Excluded['pieces'][number][] = [];
  for (const [kind, indices] of indicesByKind(exclusions)) {
    const rule = scene.rules.get(kind) ?? ALWAYS_GRANTED;
    if (rule.order === 'asGiven') requireFew(kind, indices.length);
    const granter = granterFor(kind, rule, scene);
    const startOf = (index: number): number => (exclusions[index] as Exclusion).startAt;
    if (rule.order === 'earliest') indices.sort((a, b) => startOf(a) - startOf(b));
    for (const index of indices) {
      const exclusion = exclusions[index] as Exclusion;
      const { id, startAt, endAt } = exclusion;
      const { status, granted } = granter(exclusion);
      verdicts[index] = { id, kind, startAt, endAt, status, grantedMs: measure(granted) };
      for (let i = 0; i < granted.length; i += 2)
        pieces.push({ startAt: granted[i] as number, endAt: granted[i + 1] as number, kind, id });
    }
  }
  pieces.sort((a, b) => a.startAt - b.startAt);
  return { set: pieces.length === 0 ? EMPTY : toTimeSet(pieces.map(boundsOf)), pieces, verdicts };
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

function boundsOf({ startAt, endAt }: Bounds): readonly [number, number] {
  return [startAt, endAt];
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

/** What becomes of an exclusion: the service time that it removes, beyond others of its kind. */
interface Grant {
  readonly status: ExclusionVerdict['status'];
  readonly granted: TimeSet;
}

/** Judges the exclusions of a kind, one after the other. */
function granterFor(kind: string, rule: ExclusionPlan, scene: GrantScene) {
  const { within, order } = rule;
  const { service } = scene;
  const allowed =
    within === null || service.length === 0
      ? service
      : intersection(
          service,
          within.compiled.openWithin(service[0] as number, service[service.length - 1] as number),
        );
  const isPartOutside = outsideAsker(service, allowed);
  const ledgers = ledgersFor(kind, rule, scene);
  const decided = order === 'earliest' ? decidedInOrder() : decidedAnywhere();
  return (exclusion: Exclusion): Grant => {
    const complaint = noticeFault(exclusion, rule);
    if (complaint !== null) return { status: complaint, granted: EMPTY };
    const { startAt, endAt } = exclusion;
    const isCapped = holdsSome(decided.denied(), startAt, endAt);
    const open = decided.openIn(allowed, startAt, endAt);
    const granted = open.length === 0 ? EMPTY : grantWithin(open, ledgers);
    const denied = difference(open, granted);
    decided.close(startAt, endAt, denied);
    if (isCapped || denied.length > 0) return { status: 'capped', granted };
    if (isPartOutside(startAt, endAt)) return { status: 'outside-window', granted };
    return { status: granted.length > 0 ? 'granted' : 'outside', granted };
  };
}

/** Asks whether some service time of an exclusion lies outside of the window that its kind is allowed. */
function outsideAsker(
  service: TimeSet,
  allowed: TimeSet,
): (startAt: number, endAt: number) => boolean {
  if (allowed === service) return () => false;
  const [all, inside] = [totalled(service), totalled(allowed)];
  return (startAt, endAt) =>
    measureUpTo(all, endAt) - measureUpTo(all, startAt) >
    measureUpTo(inside, endAt) - measureUpTo(inside, startAt);
}

/** Whether a set has any time within bounds. */
function holdsSome(set: TimeSet, from: number, to: number): boolean {
  const passed = countUpTo(set, from);
  return from < to && ((passed & 1) === 1 || (set[passed] ?? to) < to);
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
): readonly CapLedger[] {
  const used = before.get(kind) ?? EMPTY;
  const ledgers = caps.map((cap) =>
    'span' in cap
      ? spanLedger(cap.capMs, spans.get(cap.span) ?? [], used)
      : rollingLedger(cap.capMs, cap.rollingMs, used),
  );
  return capMs === Number.POSITIVE_INFINITY
    ? ledgers
    : [...ledgers, spanLedger(capMs, [ALL_TIME], EMPTY)];
}

const ALL_TIME: Bounds = { startAt: Number.NEGATIVE_INFINITY, endAt: Number.POSITIVE_INFINITY };

/** The time of a set that all caps have room for, from its start on. */
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

/** Which time of a kind was granted or denied already. */
interface Decided {
  /** What of a set is open within bounds. */
  readonly openIn: (allowed: TimeSet, startAt: number, endAt: number) => TimeSet;
  readonly close: (startAt: number, endAt: number, denied: TimeSet) => void;
  /** What caps denied. */
  readonly denied: () => TimeSet;
}

/** Where exclusions come by their starts, all up to the latest end is decided. */
function decidedInOrder(): Decided {
  let until = Number.NEGATIVE_INFINITY;
  const denied: number[] = [];
  return {
    openIn: (allowed, startAt, endAt) => {
      const from = Math.max(startAt, until);
      return from < endAt ? clip(allowed, from, endAt) : EMPTY;
    },
    close: (_, endAt, more) => {
      until = Math.max(until, endAt);
      for (let i = 0; i < more.length; i += 2) {
        if (denied[denied.length - 1] === more[i])
          denied[denied.length - 1] = more[i + 1] as number;
        else denied.push(more[i] as number, more[i + 1] as number);
      }
    },
    denied: () => denied,
  };
}

function decidedAnywhere(): Decided {
  let closed: TimeSet = EMPTY;
  let denied: TimeSet = EMPTY;
  return {
    openIn: (allowed, startAt, endAt) =>
      startAt < endAt ? difference(clip(allowed, startAt, endAt), closed) : EMPTY,
    close: (startAt, endAt, more) => {
      if (startAt < endAt) closed = union(closed, [startAt, endAt]);
      denied = union(denied, more);
    },
    denied: () => denied,
  };
}
