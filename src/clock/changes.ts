import { fail, guarded, shown } from '../core/error.js';
import { readerOf } from '../core/read.js';
import type { CycleReport } from './cycle/cycle-report.js';
import type { CycleEnding } from './cycle/state.js';
import { readReport } from './read-report.js';
import type { ClockReport } from './report.js';

/** The fields of every change. */
export interface ClockChangeCommon {
  /** Names what happened: the same for the same thing, so that a host tells it once. */
  readonly key: string;
  /** The number of the cycle. */
  readonly cycle: number;
}

/** One thing that differs between two reports on a clock. */
export type ClockChange = ClockChangeCommon &
  /** It has begun to count; a cycle without length is told by its end alone. */
  (
    | { readonly kind: 'started'; readonly startedAt: number }
    | { readonly kind: 'warning-fired'; readonly warning: string; readonly firesAt: number }
    /** It had fired, and lies ahead again, or is no longer there: a pause on the wall moved it back. */
    | { readonly kind: 'warning-withdrawn'; readonly warning: string }
    /** The target is missed, and the second level is not. */
    | { readonly kind: 'acceptable'; readonly acceptableSinceAt: number }
    | { readonly kind: 'missed'; readonly missedAt: number }
    | { readonly kind: 'met'; readonly endedAt: number }
    /** It was met, acceptable or missed, and that holds no longer. */
    | { readonly kind: 'verdict-withdrawn'; readonly was: ToldVerdict }
    | { readonly kind: 'paused'; readonly pausedSinceAt: number }
    /** The pause is over, also by the end of the cycle. */
    | { readonly kind: 'resumed' }
    | { readonly kind: 'due-moved'; readonly fromAt: number | null; readonly toAt: number | null }
    | { readonly kind: 'ended'; readonly ending: CycleEnding; readonly endedAt: number }
    | { readonly kind: 'reopened' }
    /** The cycle is no longer there: an event that arrived late took its start away. */
    | { readonly kind: 'removed' }
  );

/**
 * Lists what differs between two reports on a clock: what fired, was missed or met, started, was
 * paused, went on, ended, and how the deadline moved. The differences from a first report to a third
 * are those to the second and from there, less what was taken back in between: nothing is lost
 * between two looks, whatever happened there, and nothing is told twice.
 *
 * A key names a change: a host that crashes between telling and storing finds the same keys again. A
 * warning that was withdrawn and fires anew, and a cycle that is missed anew, have their old key.
 *
 * @param before - The report that was told last; `null` when none was.
 * @param after - A later report on the same clock and ticket.
 * @returns The changes by cycle; within one in the order of the kinds of {@link ClockChange}.
 * @throws {@link SlaError} `invalid-option` when the reports are on two clocks; `invalid-type`,
 * `missing-field` or `unknown-field` when one is none.
 * @example
 * import { changesBetween, compileClock, evaluateClock } from 'slakit/clock'
 * const clock = compileClock({
 *   id: 'reply', start: { on: 'created' }, stop: { on: 'reply' },
 *   targets: [{ elapsed: 'PT1H' }], warnings: [{ percent: 50 }],
 * })
 * const events = [{ at: 0, type: 'created' }]
 * const [before, after] = [1_000_000, 4_000_000].map((at) => evaluateClock(clock, events, { at }))
 * after && changesBetween(before ?? null, after).map(({ key }) => key)
 * // => ['reply/1/warning-fired/50%', 'reply/1/missed']
 */
export function changesBetween(before: ClockReport | null, after: ClockReport): ClockChange[] {
  return guarded(() => {
    readReport(readerOf(after, null, 'after'));
    if (before !== null) readReport(readerOf(before, null, 'before'));
    return changesOf(before, after);
  });
}

/** {@link changesBetween} for reports as read. */
export function changesOf(before: ClockReport | null, after: ClockReport): ClockChange[] {
  if (before !== null && before.clockId !== after.clockId) {
    fail({
      code: 'invalid-option',
      path: ['after', 'clockId'],
      expected: `the clock of the report before, ${shown(before.clockId)}`,
      received: shown(after.clockId),
    });
  }
  const count = Math.max(before?.cycles.length ?? 0, after.cycles.length);
  const changes: ClockChange[] = [];
  for (let i = 0; i < count; i++) {
    const was = before?.cycles[i];
    const is = after.cycles[i];
    const context = { key: `${after.clockId}/${i + 1}`, cycle: i + 1 };
    if (is === undefined) changes.push(change(context, { kind: 'removed' }));
    else for (const find of FINDERS) changes.push(...find(was, is, context));
  }
  return changes;
}

/** A change without what all changes of its cycle have. */
type Difference = ClockChange extends infer Change
  ? Change extends ClockChange
    ? Omit<Change, keyof ClockChangeCommon>
    : never
  : never;

/** Finds the changes of one kind, or of a kind and its contrary. */
type Finder = (
  was: CycleReport | undefined,
  is: CycleReport,
  context: ClockChangeCommon,
) => readonly ClockChange[];

const FINDERS: readonly Finder[] = [
  (was, is, context) =>
    hasStarted(is) && !hasStarted(was)
      ? [change(context, { kind: 'started', startedAt: is.startedAt })]
      : [],
  warningChanges,
  verdictChanges,
  pauseChanges,
  (was, is, context) => {
    const fromAt = was?.dueAt ?? null;
    const { dueAt: toAt } = is;
    return fromAt === toAt
      ? []
      : [change(context, { kind: 'due-moved', fromAt, toAt }, `${fromAt}-${toAt}`)];
  },
  endChanges,
];

function warningChanges(
  was: CycleReport | undefined,
  is: CycleReport,
  context: ClockChangeCommon,
): readonly ClockChange[] {
  const before = firedBy(was);
  const after = firedBy(is);
  const fired = [...after].flatMap(([name, { id: warning, firesAt }]) =>
    before.has(name)
      ? []
      : [change(context, { kind: 'warning-fired', warning, firesAt: firesAt as number }, name)],
  );
  const withdrawn = [...before].flatMap(([name, { id: warning }]) =>
    after.has(name) ? [] : [change(context, { kind: 'warning-withdrawn', warning }, name)],
  );
  return [...fired, ...withdrawn];
}

/** The warnings that have fired, by id; several of one id are told apart by their place. */
function firedBy(
  cycle: CycleReport | undefined,
): ReadonlyMap<string, CycleReport['warnings'][number]> {
  const counts = new Map<string, number>();
  const fired = new Map<string, CycleReport['warnings'][number]>();
  for (const warning of cycle?.warnings ?? []) {
    const count = (counts.get(warning.id) ?? 0) + 1;
    counts.set(warning.id, count);
    if (warning.hasFired) fired.set(count === 1 ? warning.id : `${warning.id}#${count}`, warning);
  }
  return fired;
}

function verdictChanges(
  was: CycleReport | undefined,
  is: CycleReport,
  context: ClockChangeCommon,
): readonly ClockChange[] {
  const before = verdictOf(was);
  const after = verdictOf(is);
  // Met a second time, after it went on, is met anew.
  const isAnew = after === 'met' && was?.endedAt !== is.endedAt;
  if (before === after && !isAnew) return [];
  if (after === 'met') {
    const endedAt = is.endedAt as number;
    return [change(context, { kind: 'met', endedAt }, `${endedAt}`)];
  }
  if (after === null) return before === null ? [] : [change(context, withdrawn(before))];
  const { acceptableSinceAt, missedAt } = is;
  const softer =
    acceptableSinceAt === null || before === 'acceptable'
      ? []
      : [change(context, { kind: 'acceptable', acceptableSinceAt })];
  if (missedAt !== null) return [...softer, change(context, { kind: 'missed', missedAt })];
  return before === 'missed' ? [change(context, withdrawn(before)), ...softer] : softer;
}

function withdrawn(was: ToldVerdict): {
  readonly kind: 'verdict-withdrawn';
  readonly was: ToldVerdict;
} {
  return { kind: 'verdict-withdrawn', was };
}

/** A verdict that a change tells of. */
export type ToldVerdict = 'met' | 'acceptable' | 'missed';

function verdictOf(cycle: CycleReport | undefined): ToldVerdict | null {
  const state = cycle?.state;
  return state === 'met' || state === 'acceptable' || state === 'missed' ? state : null;
}

function pauseChanges(
  was: CycleReport | undefined,
  is: CycleReport,
  context: ClockChangeCommon,
): readonly ClockChange[] {
  const before = pausedSince(was);
  const after = pausedSince(is);
  if (after === before) return [];
  return after === null
    ? [change(context, { kind: 'resumed' }, `${before}`)]
    : [change(context, { kind: 'paused', pausedSinceAt: after }, `${after}`)];
}

function pausedSince(cycle: CycleReport | undefined): number | null {
  return cycle?.phase === 'paused' ? cycle.pausedSinceAt : null;
}

function endChanges(
  was: CycleReport | undefined,
  is: CycleReport,
  context: ClockChangeCommon,
): readonly ClockChange[] {
  const { ending, endedAt } = is;
  if (was?.ending === ending && was.endedAt === endedAt) return [];
  if (ending === null || endedAt === null)
    return was === undefined ? [] : [change(context, { kind: 'reopened' }, `${was.endedAt}`)];
  return [change(context, { kind: 'ended', ending, endedAt }, `${ending}-${endedAt}`)];
}

/** A cycle that ended where it began, perhaps before its anchor, is told by its end alone. */
function hasStarted(cycle: CycleReport | undefined): boolean {
  if (cycle === undefined || cycle.phase === 'pending') return false;
  return cycle.endedAt !== cycle.startedAt;
}

/** A change with its key: the cycle, the kind, and what tells it from others of its kind. */
function change(context: ClockChangeCommon, difference: Difference, detail?: string): ClockChange {
  const parts = [context.key, difference.kind, ...(detail === undefined ? [] : [detail])];
  return { ...difference, cycle: context.cycle, key: parts.join('/') };
}
