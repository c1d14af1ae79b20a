import type {
  Attributes,
  BusinessDayTarget,
  ClockEvent,
  ClockRule,
  Condition,
  ElapsedTarget,
  FixedTarget,
  RuleDuration,
  Scalar,
  Target,
  Warning,
} from '../../src/clock.js';

/**
 * An SLA clock worked out the long way: time passes step by step, what happens at a step is applied
 * in the documented order, every step remembers whether it was paused and which target and calendar
 * held, and every question is answered by counting steps. It shares no code with the library, only
 * the types of the rule.
 */
export interface ClockWorld {
  /** All instants, lengths and hours are whole multiples of it. */
  readonly stepMs: number;
  /** Whether a calendar is open in the step that begins at the instant. */
  isOpen(calendar: string, at: number): boolean;
  /** The moment of a target in business days, counted from an instant. */
  dayDue(calendar: string, at: number, target: BusinessDayTarget): number;
  /** How far the walk looks ahead; what would come after it is `later`. */
  readonly horizonAt: number;
}

export interface WalkedCycle {
  readonly number: number;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly ending: string | null;
  readonly state: string;
  readonly phase: string;
  readonly target: number;
  readonly targetMs: Found;
  readonly acceptableMs: number | null;
  readonly elapsedMs: number;
  readonly remainingMs: Found;
  readonly overrunMs: number;
  readonly dueAt: Found | null;
  readonly projectedDueAt: Found;
  readonly acceptableUntilAt: Found | null;
  readonly pausedMs: number;
  readonly wallPausedMs: number;
  readonly calendar: string | null;
  readonly isOpen: boolean;
  readonly targetKind: string;
  readonly remainingOf: string;
  readonly missedAt: Found | null;
  readonly acceptableSinceAt: Found | null;
  readonly withoutTargetSinceAt: number | null;
  readonly standsBecause: string | null;
  readonly pausedSinceAt: number | null;
  readonly pauseEndsAt: Found | null;
  readonly isHeld: boolean;
  readonly warnings: readonly { readonly firesAt: Found; readonly hasFired: boolean }[];
}

export interface WalkedClock {
  readonly state: string;
  readonly cycles: readonly WalkedCycle[];
  readonly nextChangeAt: Found | null;
  /** Whether a deadline lies beyond the horizon that no report tells of: no target fits. */
  readonly isFar: boolean;
}

/** An instant or a length, or that it lies beyond the horizon. */
export type Found = number | 'later';

/** Which target of the rule and which of its calendars hold. */
interface Tier {
  readonly target: number;
  readonly calendar: number;
  /** The warnings that are for the ticket. */
  readonly warnings: readonly number[];
}

interface Cycle {
  readonly number: number;
  /** From when it counts. */
  readonly startedAt: number;
  /** When a target first fitted. */
  readonly bornAt: number;
  /** From when its pauses count, before it was born. */
  readonly pausesFromAt: number;
  endedAt: number | null;
  ending: string | null;
  /** The tier of each step since it was born. */
  readonly tiers: Tier[];
  tier: Tier;
  tierSinceAt: number;
  /** The tier that held before the present one, and since when. */
  before?: readonly [tier: Tier, sinceAt: number];
  /** Since when no target fits. */
  unfitAt: number | null;
  /** Times between a stop and the reopening that resumed it. */
  readonly gaps: [from: number, to: number][];
  agreedAt: number | null;
}

/** What happened, as far as reports ask. */
interface Life {
  readonly cycles: readonly Cycle[];
  /** Whether the ticket was paused in the step that begins at an instant up to now. */
  readonly wasPaused: (at: number) => boolean;
  readonly isPaused: boolean;
  /** When the pause ends by itself. */
  readonly pauseEndsAt: number | null;
  /** Whether a start waits for a target. */
  readonly isWaiting: boolean;
}

/** Thrown when a cycle starts where the walk does not see. */
export const BEYOND_HORIZON: Error = new Error('a cycle starts beyond the horizon');

/** Walks a clock from its first event to `at`; the events lie on steps, in order, none after `at`. */
export function walkClock(
  rule: ClockRule,
  events: readonly ClockEvent[],
  at: number,
  world: ClockWorld,
): WalkedClock {
  const life = liveThrough(rule, events, at, world);
  const reports = life.cycles.map((cycle) => look(rule, cycle, life, at, world));
  const last = reports.at(-1);
  return {
    state: last?.report.state ?? (life.isWaiting ? 'no-target' : 'pending'),
    cycles: reports.map(({ report }) => report),
    nextChangeAt: last === undefined ? null : last.nextChangeAt,
    isFar: reports.some(({ isFar }) => isFar),
  };
}

// What happened

function liveThrough(
  rule: ClockRule,
  events: readonly ClockEvent[],
  until: number,
  world: ClockWorld,
): Life {
  const { stepMs, isOpen, horizonAt } = world;
  const cycles: Cycle[] = [];
  const firstAt = events.length === 0 ? until : Number(events[0]?.at);
  const pausedSteps: boolean[] = [];
  let attributes: Attributes = {};
  let waiting: { readonly startAt: number; readonly sinceAt: number; isReset: boolean } | undefined;
  let heldByEvent = false;
  let startHeld = false;
  let resetHeld = false;
  let isPaused = false;
  let pauseEndsAt: number | null = null;
  let wasPauseUsed = false;
  const past: string[] = [];

  const open = (): Cycle | undefined => cycles.find(({ endedAt }) => endedAt === null);
  const fits = ({ when }: { readonly when?: Condition | undefined }): boolean =>
    when === undefined || holds(when, '', { attributes, past });
  const fittingTier = (): Tier => ({
    target: rule.targets.findIndex(fits),
    calendar: rule.calendars?.findIndex(fits) ?? -1,
    warnings: (rule.warnings ?? []).flatMap((warning, i) => (fits(warning) ? [i] : [])),
  });
  const instantOf = (field: string): number | null => {
    const value = attributes[field];
    return typeof value === 'number' ? value : typeof value === 'string' ? Date.parse(value) : null;
  };
  const agreed = ({ target }: Tier): number | null => {
    const { dueAt } = rule.targets[target] as FixedTarget;
    return typeof dueAt === 'object' && 'field' in dueAt ? instantOf(dueAt.field) : Number(dueAt);
  };
  const end = (cycle: Cycle, at: number, ending: string): void => {
    cycle.endedAt = at;
    cycle.ending = ending;
    if (ending !== 'reset') heldByEvent = false;
  };
  const anchorOf = (at: number, startAt: number, isReset: boolean): number => {
    const { startAnchor = 'event' } = rule;
    if (cycles.length > 0) return startAt;
    if (startAnchor === 'applied') return at;
    if (startAnchor === 'event' || isReset) return startAt;
    return startAnchor === 'created' ? firstAt : (instantOf(startAnchor.field) ?? startAt);
  };
  const begin = (at: number, startAt: number): void => {
    const tier = fittingTier();
    if (tier.target < 0) {
      waiting ??= { startAt, sinceAt: at, isReset: false };
      return;
    }
    let startedAt = anchorOf(at, startAt, waiting?.isReset ?? false);
    const { startCalendar } = rule;
    while (startCalendar !== undefined && !isOpen(startCalendar, startedAt)) {
      if (startedAt > horizonAt) throw BEYOND_HORIZON;
      startedAt += stepMs;
    }
    cycles.push({
      number: cycles.length + 1,
      startedAt,
      bornAt: at,
      pausesFromAt: rule.retroactivePause === true ? firstAt : (waiting?.sinceAt ?? at),
      endedAt: null,
      ending: null,
      tiers: [],
      tier,
      // Until another target comes, this one held from the start.
      tierSinceAt: Number.NEGATIVE_INFINITY,
      unfitAt: null,
      gaps: [],
      agreedAt: null,
    });
    waiting = undefined;
  };
  const startAgain = (at: number): void => {
    const last = cycles.at(-1);
    const reopening = last?.ending === 'stopped' ? reopeningOf(last, at) : 'newCycle';
    if (reopening === 'ignore') return;
    if (last === undefined || reopening !== 'resume') {
      if (last !== undefined && reopening === 'restart') last.ending = 'superseded';
      begin(at, last !== undefined && reopening === 'sequential' ? laterDue(last, at) : at);
      return;
    }
    last.gaps.push([last.endedAt as number, at]);
    while (last.bornAt + last.tiers.length * stepMs < at) last.tiers.push(last.tier);
    last.endedAt = null;
    last.ending = null;
  };
  const reopeningOf = (last: Cycle, at: number): string => {
    const { reopening = 'newCycle' } = rule;
    if (typeof reopening === 'string') return reopening;
    const id = reopening.measuredOn === 'clock' ? calendarIdOf(rule, last.tier) : undefined;
    let age = 0;
    for (let time = last.endedAt as number; time < at; time += stepMs)
      if (id === undefined || isOpen(id, time)) age += stepMs;
    return age <= msOf(reopening.within) ? reopening.inTime : reopening.later;
  };
  const laterDue = (cycle: Cycle, at: number): number => {
    const due = look(rule, cycle, lifeNow(), at, world).report.projectedDueAt;
    if (due === 'later') throw BEYOND_HORIZON;
    return Math.max(at, due);
  };
  const lifeNow = (): Life => ({
    cycles,
    wasPaused: (at) => pausedSteps[(at - firstAt) / stepMs] === true,
    isPaused,
    pauseEndsAt,
    isWaiting: waiting !== undefined,
  });

  const happen = (at: number, { type, set }: ClockEvent): void => {
    attributes = { ...attributes, ...set };
    past.push(type);
    if (pauseEndsAt !== null && pauseEndsAt <= at) {
      heldByEvent = false;
      wasPauseUsed = true;
      pauseEndsAt = null;
    }
    const fires = (condition: Condition | undefined): boolean =>
      condition !== undefined && holds(condition, type, { attributes, past });
    const isState = (condition: Condition | undefined): boolean =>
      condition !== undefined && !speaksOfEvents(condition);

    const stops = fires(rule.stop);
    const cancels = fires(rule.cancel);
    const releases = fires(rule.release);
    const resets = fires(rule.reset) && !(isState(rule.reset) && resetHeld);
    const starts = fires(rule.start) && !(isState(rule.start) && startHeld);
    startHeld = fires(rule.start) && isState(rule.start);
    resetHeld = fires(rule.reset);

    if (rule.pause !== undefined && !isState(rule.pause)) {
      if (fires(rule.pause)) heldByEvent = true;
      else if (fires(rule.resume)) heldByEvent = false;
    }
    const ending = stops ? 'stopped' : cancels ? 'cancelled' : releases ? 'released' : undefined;
    const running = open();
    if (running !== undefined) {
      if (ending !== undefined) end(running, at, ending);
      else if (resets) {
        end(running, at, 'reset');
        begin(at, at);
      }
    }
    if (waiting !== undefined && running === undefined && resets && ending === undefined) {
      waiting = { startAt: at, sinceAt: at, isReset: true };
    }
    if (waiting !== undefined && running === undefined) begin(at, waiting.startAt);
    else if (starts && running === undefined && !releases) startAgain(at);

    const current = open();
    if (current !== undefined) {
      const tier = fittingTier();
      if (tier.target < 0) {
        if (rule.withoutTarget === 'cancelled') end(current, at, 'no-match');
        else current.unfitAt ??= at;
      } else {
        const { target, calendar } = current.tier;
        current.unfitAt = null;
        const isOther = tier.target !== target || tier.calendar !== calendar;
        if (isOther && current.bornAt < at) {
          // What holds for no time at all has not held.
          const [before, sinceAt] = current.before ?? [undefined, 0];
          const isBack =
            current.tierSinceAt === at &&
            before?.target === tier.target &&
            before.calendar === tier.calendar;
          if (!isBack && current.tierSinceAt !== at)
            current.before = [current.tier, current.tierSinceAt];
          current.tierSinceAt = isBack ? sinceAt : at;
        }
        current.tier = tier;
      }
      const held = rule.targets[current.tier.target] as Target;
      if (current.endedAt === null && 'dueAt' in held) current.agreedAt = agreed(current.tier);
    }
    // What began while nothing ran, and was over at once. No event of the tests both starts and stops.
    if (running === undefined && ending !== undefined) {
      const opened = open();
      if (opened !== undefined) end(opened, at, ending);
      waiting = undefined;
    }

    const asks = isState(rule.pause) ? fires(rule.pause) : heldByEvent;
    if (rule.pauseUntil !== undefined) {
      const date = asks ? instantOf(rule.pauseUntil.field) : null;
      const isAhead = date !== null && date > at;
      if (!asks || isAhead) wasPauseUsed = false;
      pauseEndsAt = isAhead ? date : null;
    }
    isPaused = asks && !wasPauseUsed;
    if (!isPaused) pauseEndsAt = null;
  };

  let next = 0;
  for (let at = firstAt; at <= until; at += stepMs) {
    const now: ClockEvent[] = [];
    while (events[next]?.at === at) now.push(events[next++] as ClockEvent);
    for (const event of now) happen(at, event);
    if (at === until) break;
    pausedSteps.push(isPaused && (pauseEndsAt === null || at < pauseEndsAt));
    const cycle = open();
    cycle?.tiers.push(cycle.tier);
  }
  return lifeNow();
}

// What it comes to

/** How a cycle goes on: pauses count up to here, and none does afterwards. */
interface Course {
  readonly resumedAt: number;
}

function look(
  rule: ClockRule,
  cycle: Cycle,
  life: Life,
  at: number,
  { stepMs, isOpen, dayDue, horizonAt }: ClockWorld,
): { readonly report: WalkedCycle; readonly nextChangeAt: Found | null; readonly isFar: boolean } {
  const { startedAt, bornAt, endedAt } = cycle;
  const until = endedAt ?? at;
  const target = rule.targets[cycle.tier.target] as Target;
  const isPausable = !('dueAt' in target) && target.pausable !== false;
  const gives = rule.pauseExtends ?? 'clock';
  const change = rule.targetChange ?? 'carryOver';
  const landsOnClose = rule.boundary !== 'nextOpen';
  const calendarOf = (tier: Tier): string | undefined => calendarIdOf(rule, tier);
  const calendar = calendarOf(cycle.tier);
  const isIn = (id: string | undefined, time: number): boolean =>
    id === undefined || isOpen(id, time);

  // Pauses, step by step and within their caps

  const { pauseEndsAt: dateAt } = life;
  const isPausedNow = endedAt === null && isPausable && life.isPaused;
  const wasHeld = (time: number): boolean => {
    if (time >= until) return isPausedNow && (dateAt === null || time < dateAt);
    if (time < bornAt) return time >= cycle.pausesFromAt && life.wasPaused(time);
    return cycle.gaps.some(([from, to]) => from <= time && time < to) || life.wasPaused(time);
  };
  const capped = new Set<number>();
  const { each, total, count = Number.POSITIVE_INFINITY, measuredOn } = rule.pauseCaps ?? {};
  const limit = (length: typeof each): number =>
    length === undefined ? Number.POSITIVE_INFINITY : msOf(length);
  let inThis = 0;
  let inAll = 0;
  let pauses = 0;
  for (let time = startedAt; time < horizonAt; time += stepMs) {
    if (time >= until && !isPausedNow) break;
    if (!wasHeld(time)) {
      inThis = -1;
      continue;
    }
    if (inThis < 0 || time === startedAt) {
      pauses++;
      inThis = 0;
    }
    if (pauses > count || inThis >= limit(each) || inAll >= limit(total)) continue;
    capped.add(time);
    if (measuredOn === 'wall' || isIn(calendar, time)) {
      inThis += stepMs;
      inAll += stepMs;
    }
  }
  const isPaused = (time: number, { resumedAt }: Course): boolean =>
    time < resumedAt && isPausable && capped.has(time);

  const now = Math.max(at, startedAt);
  const isStanding = isPausedNow && capped.has(now);
  let pausedAt = now;
  while (isStanding && capped.has(pausedAt - stepMs)) pausedAt -= stepMs;
  let pauseEndsAt = now;
  while (isStanding && capped.has(pauseEndsAt)) pauseEndsAt += stepMs;
  const isForEver = isStanding && each === undefined && total === undefined && dateAt === null;
  const isHeld = isStanding && gives !== 'none';

  // Counting

  const lengthOf = (from: number, to: number, counts: (time: number) => boolean): number => {
    let sum = 0;
    for (let time = from; time < to; time += stepMs) if (counts(time)) sum += stepMs;
    return sum;
  };
  const tierAt = (time: number): Tier => {
    if (time >= until) return cycle.tier;
    return cycle.tiers[Math.max(0, (time - bornAt) / stepMs)] ?? cycle.tier;
  };
  const mayMove = (time: number, course: Course): boolean => {
    if (change === 'restart' && time < cycle.tierSinceAt) return false;
    return !(gives === 'clock' && isPaused(time, course));
  };
  const moves = (time: number, course: Course): boolean =>
    mayMove(time, course) &&
    isIn(change === 'carryOver' ? calendarOf(tierAt(time)) : calendar, time);

  /** The instant at which the counted time comes to the amount. */
  const reach = (amount: number, course: Course): Found => {
    let sum = 0;
    for (let time = startedAt; time < horizonAt; time += stepMs) {
      if (amount === 0 && landsOnClose && mayMove(time, course)) return time;
      if (!moves(time, course)) continue;
      if (landsOnClose ? sum + stepMs >= amount : sum + stepMs > amount)
        return time + (amount - sum);
      sum += stepMs;
    }
    return 'later';
  };
  /** So much of the calendar after an instant, or before it; not before the start. */
  const shift = (from: Found, by: number): Found => {
    if (from === 'later' || by === 0) return from;
    let left = Math.abs(by);
    if (by < 0) {
      for (let time = from - stepMs; time >= startedAt; time -= stepMs) {
        if (!isIn(calendar, time)) continue;
        if (left <= stepMs) return time + stepMs - left;
        left -= stepMs;
      }
      return startedAt;
    }
    for (let time = from; time < horizonAt; time += stepMs) {
      if (!isIn(calendar, time)) continue;
      if (left <= stepMs) return time + left;
      left -= stepMs;
    }
    return 'later';
  };
  /** So much of another calendar after an instant, or before it. */
  const shiftIn = (id: string, from: number, by: number): Found => {
    let left = Math.abs(by);
    if (left === 0) return from;
    const forward = by > 0;
    for (
      let time = forward ? from : from - stepMs;
      time < horizonAt;
      time += forward ? stepMs : -stepMs
    ) {
      if (time < startedAt && !forward) return startedAt;
      if (!isIn(id, time)) continue;
      if (left <= stepMs) return forward ? time + left : time + stepMs - left;
      left -= stepMs;
    }
    return 'later';
  };
  const nextOpen = (id: string | undefined, from: Found): Found => {
    if (from === 'later' || id === undefined) return from;
    const step = from - (from % stepMs);
    if (isOpen(id, step)) return from;
    for (let time = step + stepMs; time < horizonAt; time += stepMs)
      if (isOpen(id, time)) return time;
    return 'later';
  };
  const pausesOf = (course: Course): [from: number, to: number][] => {
    const runs: [number, number][] = [];
    for (const time of capped) {
      if (!isPaused(time, course)) continue;
      const run = runs.at(-1);
      if (run?.[1] === time) run[1] = time + stepMs;
      else runs.push([time, time + stepMs]);
    }
    return runs;
  };

  // The deadline

  const graceMs = target.grace === undefined ? 0 : msOf(target.grace);

  const base = (course: Course): Found => {
    if ('elapsed' in target) return reach(msOf(target.elapsed), course);
    if ('dueAt' in target) return cycle.agreedAt ?? 'later';
    let due: Found = dayDue(calendar as string, startedAt, target as BusinessDayTarget);
    for (const [from, to] of gives === 'clock' && isPausable ? pausesOf(course) : []) {
      if (due === 'later' || from >= due) break;
      const isOpenEnd = to >= horizonAt;
      due = isOpenEnd
        ? 'later'
        : shift(
            due,
            lengthOf(from, to, (time) => isIn(calendar, time)),
          );
      if (due !== 'later') due = Math.max(due, to);
    }
    return landsOnClose ? due : nextOpen(calendar, due);
  };
  const wallGiven = (course: Course, from: Found = base(course)): number => {
    let given = 0;
    if (gives !== 'wall' || from === 'later') return 0;
    for (const [start, end] of pausesOf(course)) {
      if (start >= from + given) break;
      given += end - start;
    }
    return given;
  };
  const later = (found: Found, byMs: number): Found =>
    found === 'later' || found + byMs > horizonAt ? 'later' : found + byMs;
  const rounded = (found: Found): Found => {
    const { roundUpToClose } = target;
    if (found === 'later' || roundUpToClose === undefined || calendar === undefined) return found;
    let gap = 0;
    for (let close = found; close < horizonAt; close += stepMs) {
      const isClose = isOpen(calendar, close - stepMs) && !isOpen(calendar, close);
      if (roundUpToClose !== 'always' && gap >= msOf(roundUpToClose)) return found;
      if (isClose) return close;
      if (isOpen(calendar, close)) gap += stepMs;
    }
    return 'later';
  };
  const due = (course: Course): Found => rounded(later(base(course), wallGiven(course)));
  const { acceptable } = target as ElapsedTarget;
  /** An amount of the clock, and what the wall's pauses before its end add to it. */
  const reachOnWall = (amountMs: number, course: Course): Found => {
    const end = reach(amountMs, course);
    return later(end, wallGiven(course, end));
  };
  const softer = (course: Course): Found | undefined =>
    acceptable === undefined ? undefined : rounded(reachOnWall(msOf(acceptable), course));
  const isAmount = 'elapsed' in target && target.roundUpToClose === undefined;
  const isGiven = isPausable && gives !== 'none';
  /** So much of the clock after a deadline, without the pauses in between. */
  const shiftUnpaused = (from: Found, by: number, course: Course): Found => {
    if (from === 'later' || by <= 0) return shift(from, by);
    let left = by;
    for (let time = from; time < horizonAt; time += stepMs) {
      const isHeldThen = isGiven && isPaused(time - (time % stepMs), course);
      if (isHeldThen || !isIn(calendar, time)) continue;
      if (left <= stepMs) return time + left;
      left -= stepMs;
    }
    return 'later';
  };
  /** The wall's pauses that began after a deadline make nothing later. */
  const pastPauses = (deadline: Found, found: Found, course: Course): Found => {
    if (gives !== 'wall' || !isPausable || deadline === 'later') return found;
    let at = found;
    for (const [from, to] of pausesOf(course)) {
      if (at === 'later' || from >= at) break;
      if (from >= deadline) at = to >= horizonAt ? 'later' : later(at, to - from);
    }
    return at;
  };
  /** So much of the clock after the end of a level, or before it. */
  const fromLevel = (
    amountMs: number | undefined,
    end: Found,
    by: number,
    course: Course,
  ): Found => {
    if (!isAmount || amountMs === undefined) return shiftUnpaused(end, by, course);
    const given = wallGiven(course, reach(amountMs, course));
    const found = later(reach(Math.max(0, amountMs + by), course), given);
    return pastPauses(end, found, course);
  };
  const ownMs = 'elapsed' in target ? msOf(target.elapsed) : undefined;
  const fromDue = (by: number, course: Course): Found => fromLevel(ownMs, due(course), by, course);
  const keptOf = (course: Course): Found =>
    graceMs === 0 ? due(course) : fromDue(graceMs, course);
  const softerKeptOf = (course: Course): Found | undefined => {
    const end = softer(course);
    if (end === undefined || acceptable === undefined) return undefined;
    return graceMs === 0 ? end : fromLevel(msOf(acceptable), end, graceMs, course);
  };

  const asItIs: Course = { resumedAt: Math.max(horizonAt, until) };
  const resumedNow: Course = isStanding ? { resumedAt: at } : asItIs;
  const projected = due(resumedNow);
  const settled = isHeld ? due(asItIs) : projected;
  const keptUntil = keptOf(resumedNow);
  const settledUntil = isHeld ? keptOf(asItIs) : keptUntil;
  const softerKept = softerKeptOf(isHeld ? asItIs : resumedNow);
  const hasTarget = cycle.unfitAt === null;
  const isAfter = (limit: Found): boolean => limit !== 'later' && until > limit;
  const isLate = hasTarget && isAfter(settledUntil);
  const isMissed = isLate && (softerKept === undefined || isAfter(softerKept));

  const elapsedMs = lengthOf(startedAt, until, (time) => moves(time, resumedNow));
  const targetMs = targetLength();
  const remainingMs = remaining();

  function targetLength(): Found {
    if ('elapsed' in target) return msOf(target.elapsed);
    const end = base({ resumedAt: Number.NEGATIVE_INFINITY });
    if (end !== 'later') return lengthOf(startedAt, end, (time) => isIn(calendar, time));
    return 'dueAt' in target ? 0 : 'later';
  }
  function remaining(): Found {
    if (!hasTarget) return 0;
    if (isAmount && gives !== 'wall') return msOf((target as ElapsedTarget).elapsed) - elapsedMs;
    if (projected === 'later') return 'dueAt' in target ? 0 : 'later';
    const isCounted = (time: number): boolean => isIn(calendar, time);
    const isLateTime = (time: number): boolean =>
      isCounted(time) && !(isGiven && isPaused(time - (time % stepMs), resumedNow));
    return lengthOf(until, projected, isCounted) - lengthOf(projected, until, isLateTime);
  }

  function measureLeft(): string {
    if (!hasTarget || ('dueAt' in target && cycle.agreedAt === null)) return 'nothing';
    if (isAmount && gives !== 'wall') return 'amount';
    return projected === 'later' && 'elapsed' in target ? 'amount' : 'deadline';
  }

  // Warnings

  const reached = (level: Warning, course: Course): Found => {
    const end = level.level === 'acceptable' ? (softer(course) ?? due(course)) : due(course);
    const amount =
      level.level === 'acceptable' && acceptable !== undefined ? msOf(acceptable) : ownMs;
    const { measuredOn = 'clock' } = level;
    let found: Found;
    if (measuredOn === 'clock') {
      const by = distance(level, amount ?? targetMs);
      found = by === 'later' ? by : fromLevel(amount, end, by, course);
    } else if (end === 'later') found = end;
    else {
      const id = measuredOn === 'wall' ? undefined : measuredOn.calendar;
      const isCounted = (time: number): boolean => isIn(id, time);
      const whole = lengthOf(startedAt, end, isCounted) - lengthOf(end, startedAt, isCounted);
      const by = distance(level, whole);
      found = by === 'later' ? by : id === undefined ? later(end, by) : shiftIn(id, end, by);
    }
    return found === 'later' ? found : Math.max(found, startedAt);
  };
  const warnings = cycle.tier.warnings.map((i) => rule.warnings?.[i] as Warning);
  const alarms = warnings.map((level) => {
    const wasFound = reached(level, isHeld ? { resumedAt: pausedAt } : resumedNow);
    const isReached =
      !isHeld ||
      (wasFound !== 'later' &&
        pausedAt <= at &&
        (landsOnClose ? wasFound <= pausedAt : wasFound < pausedAt));
    const ahead = isReached ? wasFound : reached(level, resumedNow);
    const found = isReached || ahead === 'later' ? ahead : Math.max(ahead, at);
    const firesAt = nextOpen(level.notifyWithin, found);
    const end = Math.min(until, cycle.unfitAt ?? until);
    const hasFired = isReached && firesAt !== 'later' && firesAt <= end;
    const isOver = endedAt !== null || !hasTarget;
    return { firesAt: isOver && !hasFired ? ('later' as const) : firesAt, isReached, hasFired };
  });

  const isPending = endedAt === null && startedAt > at;
  const beforeNow: Course = { resumedAt: until };
  const report: WalkedCycle = {
    number: cycle.number,
    startedAt: endedAt === null ? startedAt : Math.min(startedAt, endedAt),
    endedAt,
    ending: cycle.ending === 'stopped' && !hasTarget ? 'no-match' : cycle.ending,
    state: verdictOf(cycle.ending, { hasTarget, isMissed, isLate, isPending, isStanding }),
    phase: endedAt !== null ? 'ended' : isPending ? 'pending' : isStanding ? 'paused' : 'running',
    target: cycle.tier.target,
    targetMs,
    acceptableMs: acceptable === undefined ? null : msOf(acceptable),
    elapsedMs,
    remainingMs,
    overrunMs: isLate && remainingMs !== 'later' ? Math.max(0, -remainingMs) : 0,
    dueAt: hasTarget && isHeld && isForEver && settled === 'later' ? null : known(settled),
    projectedDueAt: known(projected),
    acceptableUntilAt: hasTarget ? (softer(resumedNow) ?? null) : null,
    acceptableSinceAt: isLate && softerKept !== undefined ? (settledUntil as number) + 1 : null,
    withoutTargetSinceAt: cycle.unfitAt,
    standsBecause: standsBecause(),
    pausedMs: lengthOf(
      startedAt,
      until,
      (time) => isGiven && isPaused(time, beforeNow) && isIn(calendar, time),
    ),
    wallPausedMs: lengthOf(startedAt, until, (time) => isGiven && isPaused(time, beforeNow)),
    calendar: calendar ?? null,
    isOpen: endedAt === null && isIn(calendar, at),
    targetKind: 'elapsed' in target ? 'elapsed' : 'dueAt' in target ? 'fixed' : 'businessDays',
    remainingOf: measureLeft(),
    missedAt: isMissed ? ((softerKept ?? settledUntil) as number) + 1 : null,
    pausedSinceAt: isStanding ? pausedAt : null,
    pauseEndsAt: isStanding && !isForEver ? pauseEndsAt : null,
    isHeld,
    warnings: alarms.map(({ firesAt, hasFired }) => ({ firesAt, hasFired })),
  };
  function known(found: Found): Found {
    return hasTarget ? found : 'later';
  }
  function standsBecause(): string | null {
    if (endedAt !== null) return 'ended';
    if (!hasTarget) return 'no-target';
    if (isHeld && pausedAt <= at) return 'paused';
    if (isPending) return rule.startCalendar === undefined ? 'start-ahead' : 'start-calendar';
    return isIn(calendar, at) ? null : 'closed';
  }
  const isFar = !hasTarget && projected === 'later';
  if (endedAt !== null) return { report, nextChangeAt: null, isFar };
  const isUndated = !hasTarget || ('dueAt' in target && cycle.agreedAt === null);
  const isOpenEnded = isHeld && isForEver && settledUntil === 'later';
  const changes: Found[] = [
    ...(isPending ? [startedAt] : []),
    ...(isStanding && !isPending && !isForEver ? [pauseEndsAt] : []),
    ...alarms.flatMap(({ firesAt, isReached }) => (isReached && !isUndated ? [firesAt] : [])),
    ...(isOpenEnded || isUndated ? [] : [later(settledUntil, 1)]),
    ...(isUndated || softerKept === undefined || (isHeld && isForEver && softerKept === 'later')
      ? []
      : [later(softerKept, 1)]),
  ];
  const ahead = changes.filter((one): one is number => one !== 'later' && one > at);
  const nextChangeAt =
    ahead.length > 0 ? Math.min(...ahead) : changes.includes('later') ? 'later' : null;
  return { report, nextChangeAt, isFar };
}

/** The most specific calendar. */
function calendarIdOf(rule: ClockRule, tier: Tier): string | undefined {
  return (
    rule.targets[tier.target]?.calendar ??
    rule.calendars?.[tier.calendar]?.calendar ??
    rule.calendar
  );
}

function verdictOf(
  ending: string | null,
  is: Readonly<Record<'hasTarget' | 'isMissed' | 'isLate' | 'isPending' | 'isStanding', boolean>>,
): string {
  if (ending !== null && ending !== 'stopped' && ending !== 'released') return 'cancelled';
  if (!is.hasTarget) return ending === null ? 'no-target' : 'cancelled';
  if (is.isMissed) return 'missed';
  if (is.isLate) return 'acceptable';
  if (ending === 'released') return 'cancelled';
  if (ending === 'stopped') return 'met';
  if (is.isPending) return 'pending';
  return is.isStanding ? 'paused' : 'running';
}

/** A length of a rule; the rules of the tests say all of theirs in milliseconds. */
function msOf(length: RuleDuration): number {
  if (typeof length === 'object' && length.milliseconds !== undefined) return length.milliseconds;
  throw new Error('the walk reads { milliseconds } only');
}

/** How far from the deadline a level lies. */
function distance(level: Warning, targetMs: Found): Found {
  if ('before' in level) return -msOf(level.before);
  if ('after' in level) return msOf(level.after);
  if (targetMs === 'later') return targetMs;
  // In whole hundredths of a percent, to keep clear of fractions that no double holds.
  return Math.ceil((targetMs * Math.round(Number(level.percent) * 100)) / 10_000) - targetMs;
}

// Conditions

function speaksOfEvents(condition: Condition): boolean {
  if ('on' in condition) return true;
  if ('not' in condition) return speaksOfEvents(condition.not);
  if ('all' in condition) return condition.all.some(speaksOfEvents);
  return 'any' in condition && condition.any.some(speaksOfEvents);
}

interface Past {
  readonly attributes: Attributes;
  /** The types of all events so far. */
  readonly past: readonly string[];
}

function holds(condition: Condition, type: string, now: Past): boolean {
  if ('on' in condition) return [condition.on].flat().includes(type);
  if ('not' in condition) return !holds(condition.not, type, now);
  if ('all' in condition) return condition.all.every((part) => holds(part, type, now));
  if ('any' in condition) return condition.any.some((part) => holds(part, type, now));
  if ('once' in condition) {
    const began = [condition.once].flat();
    const ended = [condition.until ?? []].flat();
    return now.past.reduce(
      (held, one) => began.includes(one) || (held && !ended.includes(one)),
      false,
    );
  }
  const value: Scalar | undefined = now.attributes[condition.field];
  const { equals, gte, exists } = condition;
  return (
    (exists === undefined || exists === (value !== undefined)) &&
    (equals === undefined || equals === value) &&
    (condition.in === undefined || (value !== undefined && condition.in.includes(value))) &&
    (gte === undefined || (typeof value === 'number' && value >= Number(gte)))
  );
}
