import { DAY_MS } from '../core/civil.js';
import { fail, type Path, SlaError, shown } from '../core/error.js';
import { MAX_INSTANT, MIN_INSTANT } from '../core/instant.js';
import { BLOCK_MS } from '../zone/zone.js';
import { blockOf, NO_BLOCK } from './block.js';
import type { Block, CompiledCalendar, DayBlock } from './compiled.js';
import { ALL_DAYS, type DaySpan } from './date-span.js';
import type { CalendarDefinition } from './definition.js';
import type { HolidayRule } from './holiday.js';
import type { CalendarIssue, Findings } from './issues.js';
import type { CalendarPlan, LayerPlan } from './plan.js';
import { readCalendar } from './read.js';
import { hasHours } from './week.js';

/**
 * Compiles a calendar. Cheap: years are resolved when a question first touches them.
 *
 * @param definition - The calendar as data; it must not change afterwards.
 * @throws {@link SlaError} with the first error that `checkCalendar` would list, among them
 * `calendar-never-opens`.
 * @example
 * import { compileCalendar, isOpen } from 'slakit/calendar'
 * const office = compileCalendar({ timeZone: 'Europe/Paris', weekly: { 'mon-fri': '09:00-17:30' } })
 * isOpen(office, '2026-03-02T08:00:00Z') // => true
 */
export function compileCalendar(definition: CalendarDefinition, path: Path = []): CompiledCalendar {
  const findings: Findings = { list: [] };
  const plan = readCalendar(definition, path, findings);
  const error = findings.list.find((issue) => issue.severity === 'error');
  if (error !== undefined) throw new SlaError(error as CalendarIssue & { code: SlaError['code'] });
  if (plan === undefined)
    fail({
      code: 'invalid-calendar',
      path,
      expected: 'a calendar definition',
      received: shown(definition),
    });
  const compiled = compilePlan(definition, plan);
  if (neverOpens(compiled)) {
    fail({
      code: 'calendar-never-opens',
      path,
      expected: 'a calendar with some open time',
      received: 'one that is closed for ever',
      hint: 'check the weekly hours, and whether holidays or an intersection remove all of them',
    });
  }
  return compiled;
}

/** Wraps a plan that was read without errors. */
export function compilePlan(definition: CalendarDefinition, plan: CalendarPlan): CompiledCalendar {
  const days = openDays(plan);
  const compiled: CompiledCalendar = {
    definition,
    plan,
    firstBlock: Math.max(
      Math.floor(MIN_INSTANT / BLOCK_MS),
      Math.floor(((days.first - 2) * DAY_MS) / BLOCK_MS),
    ),
    lastBlock: Math.min(
      Math.floor(MAX_INSTANT / BLOCK_MS),
      Math.floor(((days.last + 3) * DAY_MS) / BLOCK_MS),
    ),
    alwaysOpen: alwaysOpenBlocks(plan),
    blocks: new Map<number, Block | number>(),
    recent: NO_BLOCK,
    dayBlocks: undefined,
    keptDayBlocks: 0,
    recentDays: NO_DAYS,
  };
  return compiled;
}

const NO_DAYS: DayBlock = {
  index: Number.NaN,
  count: 0,
  ranks: new Uint16Array(),
  days: new Uint16Array(),
};

/** Weeks that a year has at least: so often does every weekday come. */
const WEEKS_A_YEAR = 52;
/** The years that must pass closed before a calendar counts as closed for ever: a rota of 52 weeks against one of 53 meets within 53 years. */
const PROOF_BLOCKS = 60;

/**
 * Whether there is no open time at all. Outside the dates that the definition names, hours repeat;
 * so the named stretch and sixty years on either side of it tell.
 */
export function neverOpens(calendar: CompiledCalendar): boolean {
  const { firstBlock, lastBlock, plan } = calendar;
  if (lastBlock < firstBlock) return true;
  if (surelyOpens(plan)) return false;
  const named = namedEnds(plan);
  const blockOfDay = (day: number): number => Math.floor((day * DAY_MS) / BLOCK_MS);
  const from = Math.max(
    firstBlock,
    Math.min(blockOfDay(named.first) - PROOF_BLOCKS, PRESENT_BLOCK),
  );
  const to = Math.min(lastBlock, Math.max(blockOfDay(named.last), PRESENT_BLOCK) + PROOF_BLOCKS);
  for (let block = Math.max(from, PRESENT_BLOCK); block <= to; block++)
    if (opensIn(calendar, block)) return false;
  for (let block = Math.min(to, PRESENT_BLOCK - 1); block >= from; block--)
    if (opensIn(calendar, block)) return false;
  return true;
}

/**
 * The proof that nearly every calendar passes without compiling a year: hours every week, no breaks,
 * and fewer closings in a year than the year has weeks.
 */
function surelyOpens(plan: CalendarPlan): boolean {
  if (plan.kind !== 'plain' || plan.breaks.length > 0) return false;
  const closings = plan.holidays.length + plan.overrides.length;
  const [base] = plan.layers;
  return (
    plan.layers.length === 1 &&
    base !== undefined &&
    isAlways(base) &&
    base.week.kind === 'single' &&
    hasHours(base.week) &&
    closings < WEEKS_A_YEAR &&
    plan.holidays.every(isShort) &&
    plan.overrides.length === 0
  );
}

function isShort(rule: HolidayRule): boolean {
  return !('span' in rule.when) || rule.when.span.last - rule.when.span.first < 7;
}

/** Where the search begins: about the year 2025, a year that most calendars have. */
const PRESENT_BLOCK = 51;

function opensIn(calendar: CompiledCalendar, block: number): boolean {
  return blockOf(calendar, block).openMs > 0;
}

/** Where a calendar is open round the clock for good: there a question needs no block after block. */
function alwaysOpenBlocks(plan: CalendarPlan): CompiledCalendar['alwaysOpen'] {
  if (!isRoundTheClock(plan))
    return { before: Number.NEGATIVE_INFINITY, after: Number.POSITIVE_INFINITY };
  const named = namedDays(plan);
  return {
    before: Math.floor(((named.first - 3) * DAY_MS) / BLOCK_MS),
    after: Math.floor(((named.last + 4) * DAY_MS) / BLOCK_MS),
  };
}

/** Whether a plan is open at every instant outside the days that it names. */
function isRoundTheClock(plan: CalendarPlan): boolean {
  if (plan.kind !== 'plain') {
    if (plan.kind === 'union') return plan.parts.some(isRoundTheClock);
    return plan.kind === 'intersection' && plan.parts.every(isRoundTheClock);
  }
  const [base] = plan.layers;
  const recurring = [...plan.holidays, ...plan.breaks, ...plan.layers.slice(1)].some(
    (item) => !('span' in item.when),
  );
  return (
    base !== undefined &&
    isAlways(base) &&
    !recurring &&
    base.week.weeks.every(
      (week) =>
        week.length === 7 &&
        week.every((hours) => hours[0] === 0 && (hours[1] as number) >= DAY_MS),
    )
  );
}

/** The days outside of which a plan is surely closed. */
function openDays(plan: CalendarPlan): DaySpan {
  if (plan.kind === 'plain') {
    const weekly = plan.layers
      .filter((layer) => hasHours(layer.week))
      .map((layer) => ('span' in layer.when ? layer.when.span : ALL_DAYS));
    const dated = plan.overrides
      .filter((override) => override.hours.length > 0)
      .map((override) => override.span);
    return hull([...weekly, ...dated]);
  }
  const parts = plan.parts.map(openDays);
  if (plan.kind === 'difference') return parts[0] as DaySpan;
  if (plan.kind === 'union') return hull(parts);
  return {
    first: Math.max(...parts.map((part) => part.first)),
    last: Math.min(...parts.map((part) => part.last)),
  };
}

/** The days between the first and the last date that a definition names. */
function namedDays(plan: CalendarPlan): DaySpan {
  if (plan.kind !== 'plain') return hull(plan.parts.map(namedDays));
  const spans = [...plan.layers, ...plan.holidays, ...plan.breaks].map((item) => item.when);
  return hull([
    ...spans.flatMap((when) => ('span' in when && when.span !== ALL_DAYS ? [when.span] : [])),
    ...plan.overrides.map((override) => override.span),
  ]);
}

/**
 * The days between the first and the last at which something changes: a layer without an end changes
 * the hours once, where it begins, and not in the year 9999.
 */
function namedEnds(plan: CalendarPlan): DaySpan {
  if (plan.kind !== 'plain') return hull(plan.parts.map(namedEnds));
  const layers = plan.layers.flatMap(({ when }) =>
    'span' in when && when.span !== ALL_DAYS ? [when.span] : [],
  );
  const { first, last } = ALL_DAYS;
  const ends = layers.map((span) => ({
    first: span.first === first ? span.last : span.first,
    last: span.last === last ? span.first : span.last,
  }));
  return hull([...ends, namedDays({ ...plan, layers: [] })]);
}

/** Whether a layer holds on every day: weekly hours do, and a layer without dates. */
function isAlways(layer: LayerPlan): boolean {
  return 'span' in layer.when && layer.when.span === ALL_DAYS;
}

function hull(spans: readonly DaySpan[]): DaySpan {
  return spans.reduce(
    (all, span) => ({
      first: Math.min(all.first, span.first),
      last: Math.max(all.last, span.last),
    }),
    { first: Number.POSITIVE_INFINITY, last: Number.NEGATIVE_INFINITY },
  );
}
