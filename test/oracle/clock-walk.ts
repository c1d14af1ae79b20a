import type {
  Attributes,
  ClockEvent,
  ClockRule,
  Condition,
  ElapsedTarget,
  Scalar,
} from '../../src/clock.js';

/**
 * An SLA clock worked out the long way: time passes step by step, what happens at a step is applied
 * in the documented order, every step of a cycle remembers whether it was paused and which target
 * held, and every question is answered by counting steps. It shares no code with the library, only
 * the types of the rule.
 */
export interface ClockWorld {
  /** All instants, lengths and hours are whole multiples of it. */
  readonly stepMs: number;
  /** Whether a calendar is open in the step that begins at the instant. */
  isOpen(calendar: string, at: number): boolean;
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
  readonly elapsedMs: number;
  readonly remainingMs: number | 'later';
  readonly dueAt: number | 'later' | null;
  readonly projectedDueAt: number | 'later';
  readonly pausedMs: number;
  readonly wallPausedMs: number;
  readonly warnings: readonly { readonly firesAt: number | 'later'; readonly hasFired: boolean }[];
}

export interface WalkedClock {
  readonly state: string;
  readonly cycles: readonly WalkedCycle[];
  readonly nextChangeAt: number | 'later' | null;
}

type Warning = NonNullable<ClockRule['warnings']>[number];

/** One step of a cycle. */
interface Step {
  readonly isPaused: boolean;
  readonly target: number;
}

interface Cycle {
  readonly number: number;
  readonly startedAt: number;
  endedAt: number | null;
  ending: string | null;
  readonly steps: Step[];
  target: number;
  targetSinceAt: number;
}

/** Walks a clock from its first event to `at`; the events lie on steps, in order, none after `at`. */
export function walkClock(
  rule: ClockRule,
  events: readonly ClockEvent[],
  at: number,
  world: ClockWorld,
): WalkedClock {
  const life = liveThrough(rule, events, at, world);
  const reports = life.cycles.map((cycle) => look(rule, cycle, life.isPaused, at, world));
  const last = reports.at(-1);
  return {
    state: last?.report.state ?? 'pending',
    cycles: reports.map(({ report }) => report),
    nextChangeAt: last === undefined ? null : last.nextChangeAt,
  };
}

// What happened

function liveThrough(
  rule: ClockRule,
  events: readonly ClockEvent[],
  until: number,
  { stepMs }: ClockWorld,
): { readonly cycles: readonly Cycle[]; readonly isPaused: boolean } {
  const cycles: Cycle[] = [];
  let attributes: Attributes = {};
  let waiting: { readonly sinceAt: number; readonly paused: boolean[] } | undefined;
  let heldByEvent = false;
  let startHeld = false;
  let resetHeld = false;
  let isPaused = false;

  const open = (): Cycle | undefined => cycles.find(({ endedAt }) => endedAt === null);
  const fittingTarget = (): number =>
    rule.targets.findIndex(({ when }) => when === undefined || holds(when, '', attributes));
  const end = (cycle: Cycle, at: number, ending: string): void => {
    cycle.endedAt = at;
    cycle.ending = ending;
    if (ending !== 'reset') heldByEvent = false;
  };
  const begin = (sinceAt: number, paused: boolean[]): void => {
    const target = fittingTarget();
    waiting = target < 0 ? { sinceAt, paused } : undefined;
    if (target < 0) return;
    const steps = paused.map((wasPaused) => ({ isPaused: wasPaused, target }));
    cycles.push({
      number: cycles.length + 1,
      startedAt: sinceAt,
      endedAt: null,
      ending: null,
      steps,
      target,
      // A target that came late held from the start: there was none before it.
      targetSinceAt: sinceAt,
    });
  };
  const startAgain = (at: number): void => {
    const last = cycles.at(-1);
    const reopening = last?.ending === 'stopped' ? (rule.reopening ?? 'newCycle') : 'newCycle';
    if (reopening === 'ignore') return;
    if (reopening !== 'resume' || last === undefined) {
      if (reopening === 'restart' && last !== undefined) last.ending = 'superseded';
      begin(at, []);
      return;
    }
    while (last.startedAt + last.steps.length * stepMs < at) {
      last.steps.push({ isPaused: true, target: last.target });
    }
    last.endedAt = null;
    last.ending = null;
  };

  const happen = (at: number, now: readonly ClockEvent[]): void => {
    const seen = now.map(({ type, set }) => {
      attributes = { ...attributes, ...set };
      return { type, attributes };
    });
    const fires = (condition: Condition | undefined): boolean =>
      condition !== undefined &&
      (speaksOfEvents(condition)
        ? seen.some((event) => holds(condition, event.type, event.attributes))
        : holds(condition, '', attributes));
    const isState = (condition: Condition | undefined): boolean =>
      condition !== undefined && !speaksOfEvents(condition);

    const stops = fires(rule.stop);
    const cancels = fires(rule.cancel);
    const resets = fires(rule.reset) && !(isState(rule.reset) && resetHeld);
    const starts = fires(rule.start) && !(isState(rule.start) && startHeld);
    // A state that began and was over within the instant, ended by the stop: a cycle without length.
    const began = seen.some((event) => holds(rule.start, event.type, event.attributes));
    const values = new Map<string, Set<unknown>>();
    for (const { set = {} } of now) {
      for (const [name, value] of Object.entries(set)) {
        values.set(name, (values.get(name) ?? new Set()).add(value));
      }
    }
    const wasOverwritten = [...values.values()].some((seenValues) => seenValues.size > 1);
    const passes = stops && began && wasOverwritten && !startHeld && open() === undefined;
    startHeld = fires(rule.start) && isState(rule.start);
    resetHeld = fires(rule.reset);

    if (rule.pause !== undefined && !isState(rule.pause)) {
      if (fires(rule.pause)) heldByEvent = true;
      else if (fires(rule.resume)) heldByEvent = false;
    }
    const running = open();
    if (running !== undefined) {
      if (stops) end(running, at, 'stopped');
      else if (cancels) end(running, at, 'cancelled');
      else if (resets) {
        end(running, at, 'reset');
        begin(at, []);
      }
    }
    if (waiting !== undefined) begin(waiting.sinceAt, waiting.paused);
    else if ((starts || passes) && running === undefined) startAgain(at);

    const current = open();
    if (current !== undefined) {
      const target = fittingTarget();
      if (target < 0) end(current, at, 'no-match');
      else if (target !== current.target) {
        current.target = target;
        current.targetSinceAt = at;
      }
    }
    if (running === undefined && (stops || cancels)) {
      const opened = open();
      if (opened !== undefined) end(opened, at, stops ? 'stopped' : 'cancelled');
      waiting = undefined;
    }
    isPaused = isState(rule.pause) ? fires(rule.pause) : heldByEvent;
  };

  for (let at = events.length === 0 ? until : Number(events[0]?.at); at <= until; at += stepMs) {
    const now = events.filter((event) => event.at === at);
    if (now.length > 0) happen(at, now);
    if (at === until) break;
    const cycle = open();
    if (cycle !== undefined) cycle.steps.push({ isPaused, target: cycle.target });
    waiting?.paused.push(isPaused && rule.retroactivePause === true);
  }
  return { cycles, isPaused };
}

// What it comes to

function look(
  rule: ClockRule,
  cycle: Cycle,
  isPausedNow: boolean,
  at: number,
  { stepMs, isOpen, horizonAt }: ClockWorld,
): { readonly report: WalkedCycle; readonly nextChangeAt: number | 'later' | null } {
  const target = rule.targets[cycle.target] as ElapsedTarget;
  const targetMs = Number(target.elapsed);
  const until = cycle.endedAt ?? at;
  const isPaused = cycle.endedAt === null && isPausedNow;
  const isPausable = target.pausable !== false;
  const gives = rule.pauseGives ?? 'clock';
  const change = rule.targetChange ?? 'carryOver';
  const stands = isPaused && isPausable && gives !== 'none';
  const landsOnClose = rule.boundary !== 'nextOpen';

  /** What lies ahead of the cycle goes on unpaused, under the target that holds. */
  const stepAt = (time: number): Step =>
    time < until
      ? (cycle.steps[(time - cycle.startedAt) / stepMs] as Step)
      : { isPaused: false, target: cycle.target };
  const isIn = (calendar: string | undefined, time: number): boolean => {
    const id = calendar ?? rule.calendar;
    return id === undefined || isOpen(id, time);
  };
  const mayMove = (time: number): boolean => {
    if (change === 'restart' && time < cycle.targetSinceAt) return false;
    return !(stepAt(time).isPaused && gives === 'clock' && isPausable);
  };
  const moves = (time: number): boolean => {
    const measuring =
      change === 'carryOver' ? (rule.targets[stepAt(time).target] as ElapsedTarget) : target;
    return mayMove(time) && isIn(measuring.calendar, time);
  };
  const count = (from: number, to: number, counts: (time: number) => boolean): number => {
    let total = 0;
    for (let time = from; time < to; time += stepMs) if (counts(time)) total += stepMs;
    return total;
  };

  /** Pauses that stop nothing are none. */
  const isPausing = (time: number): boolean =>
    stepAt(time).isPaused && isPausable && gives !== 'none';
  const elapsedMs = count(cycle.startedAt, until, moves);
  const wallPausedMs = count(cycle.startedAt, until, isPausing);
  const shiftMs = gives === 'wall' && isPausable ? wallPausedMs : 0;

  /** The instant at which the counted time comes to the amount. */
  const reach = (amount: number): number | 'later' => {
    let total = 0;
    for (let time = cycle.startedAt; time < horizonAt; time += stepMs) {
      if (amount === 0 && landsOnClose && mayMove(time)) return time + shiftMs;
      if (!moves(time)) continue;
      const isReached = landsOnClose ? total + stepMs >= amount : total + stepMs > amount;
      if (isReached) return time + (amount - total) + shiftMs;
      total += stepMs;
    }
    return 'later';
  };

  const due = reach(targetMs);
  const isLate = due !== 'later' && until > due;
  const warnings = (rule.warnings ?? []).map((threshold) => {
    const firesAt = reach(amountOf(threshold, targetMs));
    // With `nextOpen` it fires as the clock moves on, and a standing clock does not.
    const atOnce = landsOnClose || !stands;
    const hasFired = firesAt !== 'later' && (firesAt < until || (firesAt === until && atOnce));
    return { firesAt, hasFired };
  });
  const report: WalkedCycle = {
    number: cycle.number,
    startedAt: cycle.startedAt,
    endedAt: cycle.endedAt,
    ending: cycle.ending,
    state: verdictOf(cycle.ending, isLate, isPaused),
    phase: cycle.endedAt !== null ? 'ended' : isPaused ? 'paused' : 'running',
    target: cycle.target,
    elapsedMs,
    remainingMs:
      gives !== 'wall'
        ? targetMs - elapsedMs
        : due === 'later'
          ? 'later'
          : count(until, due, (time) => isIn(target.calendar, time)) -
            count(due, until, (time) => isIn(target.calendar, time)),
    dueAt: stands && !isLate ? null : due,
    projectedDueAt: due,
    pausedMs: count(
      cycle.startedAt,
      until,
      (time) => isPausing(time) && isIn(target.calendar, time),
    ),
    wallPausedMs,
    warnings,
  };
  if (cycle.endedAt !== null || stands) return { report, nextChangeAt: null };
  const changes = [due === 'later' ? due : due + 1, ...warnings.map(({ firesAt }) => firesAt)];
  const ahead = changes.filter((one): one is number => one !== 'later' && one > at);
  const nextChangeAt =
    ahead.length > 0 ? Math.min(...ahead) : changes.includes('later') ? 'later' : null;
  return { report, nextChangeAt };
}

function verdictOf(ending: string | null, isLate: boolean, isPaused: boolean): string {
  if (ending !== null && ending !== 'stopped') return 'cancelled';
  if (isLate) return 'missed';
  if (ending === 'stopped') return 'met';
  return isPaused ? 'paused' : 'running';
}

function amountOf(threshold: Warning, targetMs: number): number {
  if ('before' in threshold) return Math.max(0, targetMs - Number(threshold.before));
  if ('after' in threshold) return targetMs + Number(threshold.after);
  // In whole hundredths of a percent, to keep clear of fractions that no double holds.
  return Math.ceil((targetMs * Math.round(threshold.percent * 100)) / 10_000);
}

// Conditions

function speaksOfEvents(condition: Condition): boolean {
  if ('on' in condition) return true;
  if ('not' in condition) return speaksOfEvents(condition.not);
  if ('all' in condition) return condition.all.some(speaksOfEvents);
  return 'any' in condition && condition.any.some(speaksOfEvents);
}

function holds(condition: Condition, type: string, attributes: Attributes): boolean {
  if ('on' in condition) return [condition.on].flat().includes(type);
  if ('not' in condition) return !holds(condition.not, type, attributes);
  if ('all' in condition) return condition.all.every((part) => holds(part, type, attributes));
  if ('any' in condition) return condition.any.some((part) => holds(part, type, attributes));
  const value: Scalar | undefined = attributes[condition.field];
  const { equals, gte, exists } = condition;
  return (
    (exists === undefined || exists === (value !== undefined)) &&
    (equals === undefined || equals === value) &&
    (condition.in === undefined || (value !== undefined && condition.in.includes(value))) &&
    (gte === undefined || (typeof value === 'number' && value >= Number(gte)))
  );
}
